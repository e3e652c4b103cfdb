// Several branches of one unit side by side: what each planned and reached, and how they stand to each other.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"
#include "muster/core/period.hpp"
#include "muster/evaluation/evaluate.hpp"
#include "muster/programme/management.hpp"
#include "muster/programme/term.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

/// How many members of a branch have a grade.
struct GradeCount {
    /// What it is, in a sentence.
    static constexpr const char* summary = "How many members of a branch have a grade.";

    std::string code;          ///< of the grade
    Label label{};             ///< of the grade, for reports
    std::int64_t members = 0;  ///< number of members

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &GradeCount::code).needed(), field("label", &GradeCount::label),
                    field("members", &GradeCount::members));
    }

    friend bool operator==(const GradeCount&, const GradeCount&) = default;
};

/// A branch's term in numbers, without names of people: small enough to go from where the term was planned to where
/// branches are compared.
struct BranchResult {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A branch's term in numbers.";

    std::string code;                     ///< of the branch
    Label name{};                         ///< of the branch, for reports
    std::optional<Day> founded{};         ///< first day of the branch; not set: not known
    std::int64_t members = 0;             ///< with a stage on the last day
    std::int64_t serving = 0;             ///< of those evaluated, who have evidence that counts
    std::int64_t mentees = 0;             ///< students who are to be helped
    std::int64_t paired = 0;              ///< of them, those with a mentor
    std::int64_t turns = 0;               ///< stood on duty
    std::int64_t least_turns = 0;         ///< of one member
    std::int64_t most_turns = 0;          ///< of one member
    std::int64_t records = 0;             ///< of the ledger that count or wait
    std::int64_t waiting = 0;             ///< of them, those that wait
    std::int64_t due = 0;                 ///< things that fell due, meetings and reports
    std::int64_t done = 0;                ///< of them, on file
    std::int64_t duties = 0;              ///< that somebody answers for
    std::int64_t overdue = 0;             ///< of them, not done in time
    std::int64_t evaluated = 0;           ///< members on the roll
    std::int64_t incomplete = 0;          ///< of them, without a total that compares
    Points sum{};                         ///< of the totals of the others
    std::vector<GradeCount> grades{};     ///< best first
    std::optional<Points> mean_before{};  ///< of the term before, of those who stood in the branch; not set: not known

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        using Result = BranchResult;
        return take(
            field("code", &Result::code).needed(), field("name", &Result::name), field("founded", &Result::founded),
            field("members", &Result::members), field("serving", &Result::serving), field("mentees", &Result::mentees),
            field("paired", &Result::paired), field("turns", &Result::turns),
            field("least_turns", &Result::least_turns), field("most_turns", &Result::most_turns),
            field("records", &Result::records), field("waiting", &Result::waiting), field("due", &Result::due),
            field("done", &Result::done), field("duties", &Result::duties), field("overdue", &Result::overdue),
            field("evaluated", &Result::evaluated), field("incomplete", &Result::incomplete),
            field("sum", &Result::sum), field("grades", &Result::grades), field("mean_before", &Result::mean_before));
    }

    /// Members with a total that compares; 0 where the numbers can be no branch's.
    [[nodiscard]] std::int64_t compared() const noexcept
    {
        return incomplete >= 0 && evaluated > incomplete ? evaluated - incomplete : 0;
    }
    /// Mean total, half to even, to six places; nothing where nobody has one.
    [[nodiscard]] std::optional<Points> mean() const;
    /// After less before; nothing where one of the two is not known.
    [[nodiscard]] std::optional<Points> gain() const;
    /// Share of those evaluated who have the best grade, in per cent; nothing where nobody is evaluated.
    [[nodiscard]] std::optional<Points> best_share() const;

    friend bool operator==(const BranchResult&, const BranchResult&) = default;
};

/// The branch of the term in numbers.
[[nodiscard]] BranchResult branch_result(const Term& term);

/// How branches are rated.
struct RatingOptions {
    std::optional<Period> period{};  ///< records of other days do not count; not set: all do
    Day day{};                       ///< on which the age of a branch is taken
    int least_months = 12;           ///< branches founded less than so many months ago are not rated
    record::Ledger records{};        ///< what is recorded of branches; its members are branches
};

/// Scores branches by a scheme whose members are branches, with ranks: each indicator of these codes has a record of
/// the branch's numbers, and those of `records` besides. `mean_total` points; `best_share`, `coverage` (serving of
/// those evaluated), `paired_share`, `done_share` (of what fell due) per cent; `overdue`, `waiting` items; `gain`
/// points. Branches that are too young are not on the roll.
///
/// @throws InvalidInputs  as `Department` for numbers that can be no branch's, and as `evaluate`.
[[nodiscard]] evaluation::Evaluation rate_branches(std::span<const BranchResult> branches,
                                                   const evaluation::Scheme& scheme, const RatingOptions& options);

/// Stars for branches: five at most 30 % of those rated, from 90, 80, 70 and 60 points, and a veto keeps below three.
/// The numbers are typical of what universities publish; weights are the library's own.
[[nodiscard]] evaluation::SchemeParts department_stars();

/// What a department is made from.
struct DepartmentParts {
    Label name{};                                   ///< of the term, for reports
    Period period;                                  ///< first and last day
    std::string code{};                             ///< of the unit above the branches
    Label unit{};                                   ///< its name, for reports
    std::vector<BranchResult> branches{};           ///< each code once
    std::optional<evaluation::Evaluation> stars{};  ///< of the branches; not set: not rated
    std::vector<GoalResult> goals{};                ///< of the unit and of the branches

    friend bool operator==(const DepartmentParts&, const DepartmentParts&) = default;
};

/// Branches of one unit in one term, side by side. Immutable.
///
/// Always true: codes of branches stand once; whoever is rated is one of them; numbers of people and things are from 0
/// to 10^9, a part no greater than its whole.
class Department {
public:
    /// @throws InvalidInputs  naming every branch that stands twice, each number that can be no branch's, and
    ///                        who is rated and not among them.
    explicit Department(DepartmentParts parts);

    /// All of it.
    [[nodiscard]] const DepartmentParts& parts() const noexcept { return parts_; }
    /// By mean total from 1, equal ones share the better rank; 0: nobody there has a total. Rows are unchecked.
    [[nodiscard]] std::uint32_t rank(std::size_t branch) const noexcept { return ranks_[branch]; }
    /// As `rank`, of the term before.
    [[nodiscard]] std::uint32_t rank_before(std::size_t branch) const noexcept { return ranks_before_[branch]; }
    /// Ranks gained, lost where negative; nothing where one of the two is not known.
    [[nodiscard]] std::optional<std::int64_t> ranks_gained(std::size_t branch) const noexcept;
    /// The branch's standing in stars; null where it is not rated.
    [[nodiscard]] const evaluation::MemberScore* rating(std::size_t branch) const;
    /// All branches as one: sums, and least and most turns of one member anywhere.
    [[nodiscard]] BranchResult total() const;

    friend bool operator==(const Department& left, const Department& right) { return left.parts_ == right.parts_; }

private:
    DepartmentParts parts_;
    std::vector<std::uint32_t> ranks_;
    std::vector<std::uint32_t> ranks_before_;
};

}  // namespace muster::programme

#pragma GCC visibility pop
