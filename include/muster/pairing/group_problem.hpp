// Study groups before they are made: who may be led by whom, and what makes a group good.
#pragma once

#include "muster/core/minutes.hpp"
#include "muster/pairing/free_time.hpp"
#include "muster/pairing/mentee_set.hpp"
#include "muster/pairing/problem.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// What of a group's levels is to be near the target.
enum class LevelMeasure : std::uint8_t {
    mean,  ///< the mean level of its mentees
    sum    ///< their levels added up
};

/// Each unit that a group is off by more than `beyond` costs `price`. Several steps add up, so the cost is convex.
struct BalanceStep {
    std::int64_t beyond = 0;  ///< units off that this step leaves free; 0 or more
    Score price = 1;          ///< of each unit further off

    friend bool operator==(const BalanceStep&, const BalanceStep&) = default;
};

/// Groups are to be alike in level.
///
/// Of `mean` a group of s mentees with levels adding up to L is off by |L - s target|, its size times what its mean is
/// off, and a step begins at s `beyond`; of `sum` it is off by |L - target|. So costs are whole numbers.
struct LevelBalance {
    std::string name;                           ///< what the levels are, as "grade average"
    std::vector<std::int64_t> levels;           ///< by mentee, in a unit of the caller's
    LevelMeasure measure = LevelMeasure::mean;  ///< what of the levels is to be near the target
    /// Not set: the mean of all mentees, or of `sum` all levels over all mentors with places; rounded half to even.
    std::optional<std::int64_t> target{};
    std::vector<BalanceStep> steps{{}};  ///< what being off costs

    friend bool operator==(const LevelBalance&, const LevelBalance&) = default;
};

/// A mentee whose kind is not known: neither like nor unlike anyone, and never alone.
inline constexpr std::uint32_t unknown_kind = std::numeric_limits<std::uint32_t>::max();

/// What is asked of each two in a group.
enum class Mixture : std::uint8_t {
    any,    ///< nothing is asked
    mixed,  ///< each two of one kind in a group cost `pair_price`
    alike   ///< each two of different kinds in a group cost `pair_price`
};

/// Of one who is the only one of a kind in a group of two or more.
enum class Alone : std::uint8_t {
    allowed,  ///< costs nothing
    priced,   ///< costs `KindRule::alone_price`
    never,    ///< may not be
};

/// What is asked about one attribute, as major, class or gender.
struct KindRule {
    std::string name;                      ///< of the attribute, for messages
    std::vector<std::uint32_t> kind_of;    ///< by mentee: equal numbers, one kind
    Mixture mixture = Mixture::any;        ///< whether a group is to be mixed or alike
    Score pair_price = 0;                  ///< of each two too like or too unlike, as `mixture` says
    Alone alone = Alone::allowed;          ///< of those who are alone of a kind
    Score alone_price = 0;                 ///< of each who is alone, where that is priced
    std::vector<std::uint32_t> watched{};  ///< kinds that `alone` is about; empty: all

    friend bool operator==(const KindRule&, const KindRule&) = default;
};

/// How long in a week a whole group and its mentor are to be free at once.
struct TimeTogether {
    std::vector<FreeTime> mentors;       ///< when each mentor is free
    std::vector<FreeTime> mentees;       ///< when each mentee is free
    Minutes least{60};                   ///< minutes in a week, 0 to a week
    std::optional<Score> short_price{};  ///< of each quarter of an hour begun that is missing; not set: none may be

    friend bool operator==(const TimeTogether&, const TimeTogether&) = default;
};

/// What besides scores and sizes makes a group good. By default nothing.
struct GroupRules {
    std::vector<LevelBalance> balances{};  ///< groups are to be alike in these levels
    std::vector<KindRule> kinds{};         ///< groups are to be mixed or alike in these attributes
    std::optional<TimeTogether> time{};    ///< how long a group is free at once; not set: not asked
    bool mentors_may_rest = false;         ///< a mentor may have nobody in place of the minimum or more
    std::vector<MenteeSet> together{};     ///< all are in the same group, or none is in one
    std::vector<MenteeSet> apart{};        ///< no two are in the same group

    friend bool operator==(const GroupRules&, const GroupRules&) = default;
};

/// One term's study groups before they are made: each mentor leads one, its size within the mentor's capacity.
///
/// Immutable. Always true: columns have a row for everybody, prices are not negative, targets are set, sets name
/// mentees of the problem, and no sum of scores and costs leaves 2^52.
class GroupProblem {
public:
    /// Largest level or target, in size: about 10^12.
    static constexpr std::int64_t largest_level = std::int64_t{1} << 40;

    /// `pairs` says who may be led by whom, at what score, and how large groups are.
    ///
    /// @throws InvalidInput  naming the rule and the row at fault.
    /// @throws Overflow      if scores and costs could add up to more than 2^52.
    GroupProblem(Problem pairs, GroupRules rules);

    /// Who may be led by whom, at what score, and how large groups are.
    [[nodiscard]] const Problem& pairs() const noexcept { return pairs_; }
    /// With every target set.
    [[nodiscard]] const GroupRules& rules() const noexcept { return rules_; }

    friend bool operator==(const GroupProblem&, const GroupProblem&) = default;

private:
    Problem pairs_;
    GroupRules rules_;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
