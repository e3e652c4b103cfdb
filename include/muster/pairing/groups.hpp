// Study groups led by mentors: balanced, mixed or alike, free at the same hours.
#pragma once

#include "muster/core/minutes.hpp"
#include "muster/core/progress.hpp"
#include "muster/core/seed.hpp"
#include "muster/pairing/group_problem.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// How long `groups` looks.
struct GroupOptions {
    Seed seed{};  ///< where the search starts
    /// Limit on groups looked at, in search and in bound together. The result depends on it and on the seed alone.
    std::uint64_t work = 3'000'000;
    std::optional<std::chrono::milliseconds> time_limit{};  ///< outer stop; results then depend on the machine
    Progress progress{};                                    ///< false ends the search; the best so far is returned
};

/// What a group is worth, part by part. Costs are not negative.
struct GroupParts {
    Score scores = 0;   ///< of the mentor with each mentee
    Score balance = 0;  ///< cost of levels off their targets
    Score mixture = 0;  ///< cost of pairs too like or too unlike
    Score alone = 0;    ///< cost of those alone of a kind
    Score time = 0;     ///< cost of time together that is missing

    /// Scores less all costs.
    [[nodiscard]] constexpr Score worth() const noexcept { return scores - balance - mixture - alone - time; }
    friend bool operator==(const GroupParts&, const GroupParts&) = default;
};

/// One mentor and those led.
struct StudyGroup {
    MentorId mentor;                ///< who leads it
    std::vector<MenteeId> mentees;  ///< whom the mentor leads, rising, at least one
    GroupParts parts;               ///< what it is worth, part by part
    Minutes together{0};            ///< when all are free, in a week; 0 where no times are given

    friend bool operator==(const StudyGroup&, const StudyGroup&) = default;
};

/// Prices that bound every grouping (Lagrangian relaxation of "each mentee is in one group").
///
/// No grouping is worth more than all prices together and, for each mentor, the most that one group is worth above the
/// prices of those in it. Of that group's costs one kind rule and one balance, levels rounded down to multiples of
/// `cell` from the lowest, are reckoned exactly; of every other mixture what a group of its size costs at least; of
/// time what the mentor and one mentee alone miss at most, or all where no quarter of an hour suits the group. Mentees
/// kept together are taken all or none, those of each kind by themselves where a kind rule is reckoned, and none where
/// there is no place for all or two of them are kept apart; of those of one kind whose first set kept apart is the
/// same, at most one is. Where the prices are `is_exact`, all costs and rules of that group are reckoned. A price is
/// never below what leaving that mentee alone is worth.
struct GroupPrices {
    static constexpr Score unit = 256;  ///< prices are in 256ths of a score

    std::vector<Score> mentee_price;         ///< price of each mentee
    std::optional<std::size_t> kind_rule{};  ///< the one reckoned exactly
    std::optional<std::size_t> balance{};    ///< the one reckoned exactly
    std::int64_t cell = 1;                   ///< at least 1, in the unit of that balance
    Score bound = 0;                         ///< what follows, in scores
    bool is_exact = false;                   ///< groups are reckoned with all costs; no rule or balance is named

    friend bool operator==(const GroupPrices&, const GroupPrices&) = default;
};

/// How a bound is known.
enum class GroupProof : std::uint8_t {
    prices,  ///< from the prices; `verify_groups` reckons it again
    search   ///< every group that could be part of something better was looked at, and there is nothing better
};

/// Groups, what they are worth, and what none can be worth more than.
struct Grouping {
    std::vector<MentorId> mentor_of;        ///< by mentee; an unset id: in no group
    std::vector<StudyGroup> groups;         ///< by rising mentor, without the empty ones
    Score unmatched = 0;                    ///< cost of mentees in no group
    Score total = 0;                        ///< worth of all groups less `unmatched`
    Score bound = 0;                        ///< no grouping has a greater total
    GroupProof proof = GroupProof::prices;  ///< how the bound is known
    GroupPrices prices;                     ///< a bound that can be reckoned again; not below `bound`
    std::uint64_t work = 0;                 ///< number of groups looked at

    /// How far the total may be from the best at most.
    [[nodiscard]] constexpr Score gap() const noexcept { return difference(bound, total); }
    /// Whether no grouping has a greater total.
    [[nodiscard]] constexpr bool is_optimal() const noexcept { return gap() == 0; }

    friend bool operator==(const Grouping&, const Grouping&) = default;
};

/// The groups of greatest total that the work allows: optimal where few mentees or a small gap allow it, else a good
/// answer and a bound. The same problem, seed and work give the same groups on any machine.
///
/// @throws Infeasible    with a Hall witness where capacities and candidates alone allow no grouping.
/// @throws InvalidInput  if no grouping keeps every rule, or the work did not suffice to find one; the fault says
///                       which of the two, and which rules stood in the way.
/// @throws Overflow      as `optimal`.
/// @throws Stopped       if `progress` or the time limit ended it before there was an answer.
[[nodiscard]] Grouping groups(const GroupProblem& problem, const GroupOptions& options = {});

/// The groups that `mentor_of` makes with their parts, whether or not rules are kept.
///
/// @throws InvalidInput  unless `mentor_of` has one mentor of the problem, or none, for each mentee, and each pair is a
///                       candidate.
[[nodiscard]] std::vector<StudyGroup> study_groups_of(const GroupProblem& problem, std::span<const MentorId> mentor_of);

}  // namespace muster::pairing

#pragma GCC visibility pop
