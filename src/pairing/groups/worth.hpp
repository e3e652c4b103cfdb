// What one group is worth and how far it breaks the rules; the solver's own reckoning.
#pragma once

#include "units.hpp"

#include "muster/pairing/groups.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

/// How far a group breaks rules that have no price.
struct BrokenRules {
    std::int64_t size = 0;    ///< mentees below the minimum
    std::int64_t alone = 0;   ///< mentees who must not be alone of a kind and are
    std::int64_t time = 0;    ///< quarters of an hour together that are missing
    std::int64_t parted = 0;  ///< mentees missing who are kept together with some who are here
    std::int64_t near = 0;    ///< mentees with one here from whom they are kept apart, in each set but for the first

    [[nodiscard]] constexpr std::int64_t sum() const noexcept { return size + alone + time + parted + near; }
};

struct AssessedGroup {
    GroupParts parts;
    BrokenRules broken;
    Minutes together{0};
};

/// Assesses groups of one problem, which must outlive this. Has scratch space: one for each thread.
class GroupAssessor {
public:
    explicit GroupAssessor(const GroupProblem& problem);

    /// O(mentees of the group times rules). Each pair must be a candidate.
    [[nodiscard]] AssessedGroup assess(std::uint32_t mentor, std::span<const std::uint32_t> mentees);

    /// Whether the pair is a candidate, and its score.
    [[nodiscard]] bool may_lead(std::uint32_t mentor, std::uint32_t mentee) const noexcept;
    [[nodiscard]] Score score(std::uint32_t mentor, std::uint32_t mentee) const noexcept;

    /// Quarters of an hour missing when just these two meet.
    [[nodiscard]] std::int64_t short_quarters(std::uint32_t mentor, std::uint32_t mentee) const noexcept;

    /// Kinds of one rule numbered from 0; `unknown_kind` stays.
    [[nodiscard]] std::span<const std::uint32_t> kinds(std::size_t rule) const noexcept { return kinds_[rule].kind_of; }
    [[nodiscard]] std::size_t kind_count(std::size_t rule) const noexcept { return kinds_[rule].is_watched.size(); }
    [[nodiscard]] bool is_watched(std::size_t rule, std::uint32_t kind) const noexcept
    {
        return kinds_[rule].is_watched[kind];
    }

    /// Some rule of kinds has a price for each two.
    [[nodiscard]] bool prices_pairs() const noexcept;
    /// What two units cost for each two who are not of one unit, by such rules.
    [[nodiscard]] Score cost_of_two(std::uint32_t left, std::uint32_t right) const noexcept;
    /// The same of each two within a unit.
    [[nodiscard]] Score cost_within(std::uint32_t unit) const noexcept;

    [[nodiscard]] const Units& units() const noexcept { return units_; }

private:
    struct Kinds {
        std::vector<std::uint32_t> kind_of;
        std::vector<bool> is_watched;      // by kind
        std::vector<std::uint32_t> count;  // scratch, all 0 between calls
    };

    [[nodiscard]] Score cost_of_pair(std::uint32_t left, std::uint32_t right) const noexcept;
    void assess_kinds(std::size_t rule, std::span<const std::uint32_t> mentees, AssessedGroup& group);
    void assess_time(std::uint32_t mentor, std::span<const std::uint32_t> mentees, AssessedGroup& group) const;
    void assess_sets(std::span<const std::uint32_t> mentees, BrokenRules& broken);
    [[nodiscard]] std::int64_t quarters_missing(Minutes together) const noexcept;

    const GroupProblem& problem_;
    Units units_;
    std::vector<std::uint32_t> of_unit_;  // scratch, all 0 between calls
    std::vector<std::uint32_t> of_set_;   // the same
    std::vector<Kinds> kinds_;
    std::vector<Score> dense_;  // by mentee, then mentor; empty where that would be large
};

/// Cost of a group of `size` whose levels add up to `sum`.
[[nodiscard]] Score balance_cost(const LevelBalance& balance, std::int64_t size, std::int64_t sum) noexcept;

}  // namespace muster::pairing::groups_engine
