// What lines add up to and may not exceed, as something to be priced: minutes, weekends, shifts of a type, loads that
// are to be fair.
//
// A counter of a line is a coupling like a row of cover: the line is paid for each unit, and the limit takes the amount
// that suits it best. With all of them priced, a line needs no table of what it has used so far.
#pragma once

#include "muster/roster/certificate.hpp"
#include "roster/engine/instance.hpp"

#include <cstdint>
#include <vector>

namespace muster::roster::engine {

/// Least toll of a coupling that pays `price` a unit, and the least and greatest amount that reach it.
struct Suit {
    Cost value = 0;
    int least = 0;
    int greatest = 0;
    bool exists = false;

    void see(Cost toll, int amount);
};

/// One counter of one member, in units that every amount is a whole number of.
class LineSum {
public:
    LineSum(const Instance& instance, int member, const Counter& counter);

    [[nodiscard]] int member() const { return member_; }
    [[nodiscard]] bool is_weekends() const { return counter_.counted == Counted::weekends; }
    /// It can cost something.
    [[nodiscard]] bool matters() const { return matters_; }
    /// Units of a duty; of weekends none.
    [[nodiscard]] int amount(bool on_weekend, int duty) const
    {
        return amounts_[on_weekend ? 1 : 0][static_cast<std::size_t>(duty)];
    }
    /// The most units of one duty, and of a whole line.
    [[nodiscard]] int most_a_day() const { return most_a_day_; }
    [[nodiscard]] int most() const { return most_; }
    [[nodiscard]] int amount_of(const Instance& instance, const Line& line) const;
    [[nodiscard]] Suit suit(std::int64_t price, Cost scale) const;
    [[nodiscard]] SumPrice priced(std::int64_t price) const;

private:
    int member_;
    Counter counter_;
    Cost unit_ = 0;
    int most_a_day_ = 0;
    int most_ = 0;
    bool matters_ = false;
    std::vector<int> amounts_[2];
    std::vector<int> bends_;  ///< amounts where the toll may be least, at any price; empty: any
};

/// Those that matter of all members, by member.
[[nodiscard]] std::vector<LineSum> sums_of_lines(const Instance& instance);

}  // namespace muster::roster::engine
