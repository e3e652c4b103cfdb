// All ways that one member's line may go, for the checker of bounds.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/proof/line_facts.hpp"
#include "roster/proof/line_prices.hpp"
#include "roster/proof/line_sums.hpp"
#include "roster/proof/stand_tolls.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster {

/// From the facts of a day to those of the next, by what is stood: every rule about the line but windows, as it is
/// written, sums apart.
class LineWays {
public:
    struct Extent {
        std::size_t most = 0;                   ///< ways
        std::size_t longest = longest_pattern;  ///< days of a pattern; longer ones are left out
    };
    /// The problem and the stands have to live as long. Nothing where there are more ways.
    [[nodiscard]] static std::optional<LineWays> of(const Problem& problem, MemberId member,
                                                    const std::vector<Stand>& stands, const LinePrices& prices,
                                                    const Extent& extent);

    /// Ways, on all days.
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Facts of the day that has most.
    [[nodiscard]] std::size_t heads() const { return heads_; }

    /// Least toll of any line in parts of the scale, what it is paid taken off; `never` if there is none.
    [[nodiscard]] std::int64_t least(const LinePrices& prices, const LineSums& sums) const;
    /// The same of lines with each stand on each day, by day and stand.
    [[nodiscard]] std::vector<std::int64_t> least_by_stand(const LinePrices& prices, const LineSums& sums) const;

private:
    struct Way {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::int64_t toll = 0;
    };
    /// Those of stands that are alike.
    struct Group {
        std::vector<std::size_t> stands{};
        std::vector<Way> ways[2]{};  ///< with no first shift of a weekend, and with one
    };
    struct DayOfWays {
        std::vector<Group> groups{};
        std::size_t heads = 0;  ///< facts after it
    };

    LineWays(const Problem& problem, MemberId member, const std::vector<Stand>& stands, std::int64_t scale,
             std::size_t longest);
    bool lay_out(const LineSums& sums, std::size_t most);
    [[nodiscard]] std::vector<std::vector<std::size_t>> groups(const LineSums& sums) const;
    [[nodiscard]] Toll step(int day, std::size_t stand, const Facts& before, Facts& after) const;
    [[nodiscard]] Toll end(const Facts& facts) const;
    [[nodiscard]] std::int64_t cheapest_of(int day, const Group& group, const LinePrices& prices,
                                           const LineSums& sums) const;
    [[nodiscard]] std::vector<std::int64_t> carried(int day, const LinePrices& prices, const LineSums& sums,
                                                    const std::vector<std::int64_t>& now) const;
    [[nodiscard]] std::vector<std::int64_t> at_the_end(const LineSums& sums) const;
    static void go(const Way& way, std::int64_t price, const LineSums::Successors& successors,
                   const std::vector<std::int64_t>& now, std::vector<std::int64_t>& next);
    [[nodiscard]] std::int64_t price_of(int day, std::size_t stand, const LinePrices& prices,
                                        const LineSums& sums) const;

    const Problem& problem_;
    const std::vector<Stand>& stands_;
    std::int64_t scale_;
    std::unique_ptr<StandTolls> tolls_;
    std::vector<SeenStand> seen_;
    std::vector<std::unique_ptr<FactsOfRules>> rules_;
    std::vector<DayOfWays> days_;
    std::size_t count_ = 0;
    std::size_t heads_ = 1;
    std::vector<std::int64_t> ends_;  ///< by facts after the last day: what they cost in the end
};

/// Where a member's ways are kept from one reckoning to the next, if they are no more than `most`.
struct KeptWays {
    std::unique_ptr<const LineWays> ways{};
    std::size_t most = 0;
    bool are_too_many = false;  ///< to be found at all
};

}  // namespace muster::roster
