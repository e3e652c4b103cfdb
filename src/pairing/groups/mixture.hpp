// Groups in parts: each mentor has a mixture of groups, whose shares add up to 1, and each mentee is in one in all.
//
//   maximise   sum of worth(group) share(group) - sum over mentees of what leaving the rest of them alone costs
//
// over the groups there are: the program of column generation, solved without a matrix by an augmented Lagrangian. A
// mentee's price rises with the share that groups have of it. One mentor after another moves share from the group that
// is worth least above the prices to the one that is worth most, as far as it pays; levels follow the prices. At rest
// the prices are those of the dual. (Hestenes 1969 and Powell 1969; Lacoste-Julien and Jaggi 2015.)
#pragma once

#include "muster/core/exact.hpp"
#include "muster/pairing/groups.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

class GroupMixture {
public:
    /// A group of a mentor, and how much of it there is.
    struct Share {
        std::uint32_t mentor = 0;
        std::vector<std::uint32_t> mentees{};
        double share = 0.0;
        WideInteger above = 0;  // what it is worth above prices that were given, in units
    };

    /// At these prices, in scores. `stiffness`: how much a mentee's price rises with each group more.
    GroupMixture(const Problem& open, std::vector<double> prices, double stiffness);

    /// The first of a mentor has the whole share; no mentees is a group, too. Once for each group.
    void add(std::uint32_t mentor, std::span<const std::uint32_t> mentees, Score worth);
    /// The mentor's group that is worth most above these prices, in units, among those there are.
    [[nodiscard]] std::optional<Share> best_at(std::uint32_t mentor, std::span<const Score> prices) const;
    /// The group with the greatest share, of mentors not told; nothing where none of them has a group.
    [[nodiscard]] std::optional<Share> greatest(const std::vector<bool>& but) const;
    /// The mentor has this group whole, and no other has one with these mentees any more.
    void fix(const Share& group);
    /// Moves shares, every mentor who has a group so many times.
    void mix(int rounds);

    /// Of mentees, in scores.
    [[nodiscard]] const std::vector<double>& prices() const { return prices_; }
    /// Added so far.
    [[nodiscard]] std::size_t groups() const { return groups_; }
    /// Mentees and groups gone through so far.
    [[nodiscard]] std::uint64_t steps() const { return steps_; }

private:
    struct Part {
        std::vector<std::uint32_t> mentees;
        Score worth = 0;
        double share = 0.0;
    };

    void set_price(std::uint32_t mentee);
    void move(const Part& part, double share);
    [[nodiscard]] double above_price(const Part& part) const;
    bool shift(std::vector<Part>& parts);

    std::vector<double> lowest_;  // price: what leaving that mentee alone is worth
    double stiffness_;
    std::vector<double> levels_;
    std::vector<double> prices_;
    std::vector<double> taken_;             // share of each mentee in all
    std::vector<std::vector<Part>> parts_;  // by mentor
    std::vector<std::set<std::vector<std::uint32_t>>> known_;
    std::vector<double> left_;  // scratch, by mentee
    std::size_t groups_ = 0;
    std::uint64_t steps_ = 0;
};

}  // namespace muster::pairing::groups_engine
