// What one member's line is summed up in, for the checker of bounds: counted, or paid for.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/proof/line_prices.hpp"
#include "roster/proof/stand_tolls.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster {

/// Minutes, shifts, weekends, shifts of a type and what is to be fair. Some are counted from day to day: a state is
/// what each of them has come to. For others the line is paid by the unit, and the limits on them take the amount that
/// is cheapest for them.
///
/// A sum is counted up to where what it costs rises evenly; what is beyond is paid for as it comes. Where it never
/// does, it is paid as if it did from some place on: costs are convex, so that this is no more than the truth.
class LineSums {
public:
    /// The problem, the stands and the prices have to live as long.
    LineSums(const Problem& problem, MemberId member, const std::vector<Stand>& stands, const LinePrices& prices);

    /// Counts each sum that leaves no more than `most_states` states in all, where there are so many to each of theirs.
    void count(std::size_t heads, std::size_t most_states);
    /// Of what is counted; 0 is the first.
    [[nodiscard]] std::size_t states() const { return states_; }

    /// What a stand adds to each sum, weekends apart; those that add the same are alike.
    [[nodiscard]] std::vector<std::int64_t> amounts_of(const Stand& stand) const;
    /// What a stand is paid for what it adds, weekends apart.
    [[nodiscard]] std::int64_t paid_for(int day, const Stand& stand) const;
    /// What is paid for one more weekend.
    [[nodiscard]] std::int64_t weekend_price() const { return weekend_price_; }

    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    /// By state: where it leads, `nowhere` where a hard rule is bent, and what it costs.
    struct Successors {
        std::vector<std::size_t> state{};
        std::vector<std::int64_t> toll{};
        std::vector<std::int64_t> steps{};  ///< by sum, what they were made for
    };
    /// Of a stand on a day that is the first of a weekend on which there is a shift, or is not. Those that are of as
    /// much already are left as they are; false then.
    bool set_successors(int day, const Stand& stand, bool opens, Successors& successors) const;

    /// What a state costs in the end; false if a hard rule forbids it.
    bool end_toll(std::size_t state, std::int64_t& toll) const;
    /// The least that limits on what is paid for cost when they pay for it; `never` if a hard rule forbids every
    /// amount.
    [[nodiscard]] std::int64_t least_of_limits() const;

private:
    /// Held between 0 and `top` units, or paid for.
    struct Sum {
        bool is_weekends = false;
        ShiftTypeId type{};  ///< set: shifts of this type
        Measure measure = Measure::minutes;
        std::int64_t unit = 1;
        std::int64_t top = 0;
        bool cuts = false;        ///< beyond `top` a hard rule is bent
        std::int64_t beyond = 0;  ///< what a unit beyond `top` costs
        std::size_t stride = 1;
        std::int64_t possible = 0;  ///< units of any line at most
        std::int64_t price = 0;     ///< paid to the line for a unit
    };

    void ask(const std::vector<ShiftTypeId>& counted);
    [[nodiscard]] bool is_paid(const Sum& asked) const;
    [[nodiscard]] std::int64_t amount_of(const Sum& sum, int day, const Stand& stand) const;
    void set_units(Sum& sum) const;
    void set_top(Sum& sum) const;
    bool toll_of(const Sum& sum, std::int64_t value, std::int64_t& toll) const;

    const Problem& problem_;
    MemberId member_;
    const Limits& limits_;
    const Penalties& penalties_;
    const History& history_;
    const std::vector<Stand>& stands_;
    std::int64_t scale_;
    std::vector<Sum> asked_;  ///< not paid for
    std::vector<Sum> sums_;   ///< of these, counted
    std::vector<Sum> paid_;
    std::int64_t weekend_price_ = 0;
    std::size_t states_ = 1;
};

}  // namespace muster::roster
