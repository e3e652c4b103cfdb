// What a rule costs one member's line, for solvers that have no better place for it.
//
// Neutral: it knows days and what is stood on them, no prices and no planner, so that a rule's file can say it. It only
// adds to what a line costs otherwise. So it is counted on whole lines, exactly, and left out of tables and bounds,
// which hold without it; where it is hard, a planner bars days of what is too much and plans again.
#pragma once

#include "muster/roster/rule/entry.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::rule {

/// A line: what is stood on each day, by its number among the `Stands`.
using StandLine = std::span<const std::uint16_t>;

/// Days of which one has to be given up, in groups that each would be enough.
struct Excess {
    std::vector<std::vector<int>> groups;
    std::vector<std::uint8_t> counts;  ///< by stand: it counts; empty: whatever is stood
};

/// What a line costs by one rule.
struct Bent {
    std::int64_t soft = 0;  ///< cost
    std::int64_t hard = 0;  ///< amounts, where the rule is hard
};

/// Of one member. May look at the problem, as long as that lives.
class LineTerm {
public:
    virtual ~LineTerm() = default;

    /// Never below 0.
    [[nodiscard]] virtual Bent bent(StandLine line) const = 0;
    /// No line costs more, hard amounts apart.
    [[nodiscard]] virtual double greatest_soft() const = 0;
    /// Where it is hard: the first that a line has too much of. Nothing where nothing is bent, or giving up days does
    /// not help. Unless said otherwise, any day of the line.
    [[nodiscard]] virtual std::optional<Excess> excess(StandLine line) const;
};

/// A term that is so much a unit.
class CountedTerm : public LineTerm {
public:
    explicit CountedTerm(Penalty penalty) : penalty_(penalty) {}

    [[nodiscard]] virtual std::int64_t amount(StandLine line) const = 0;
    /// No line has more.
    [[nodiscard]] virtual double greatest_amount() const = 0;

    [[nodiscard]] bool is_hard() const noexcept { return penalty_.is_hard; }
    [[nodiscard]] Bent bent(StandLine line) const override;
    [[nodiscard]] double greatest_soft() const override;

private:
    Penalty penalty_;
};

/// A term that is counted day by day, by what is stood on that day and on some before it.
class DailyTerm : public CountedTerm {
public:
    /// `reach` is 1 for a day alone.
    DailyTerm(Penalty penalty, int reach) : CountedTerm(penalty), reach_(reach) {}

    /// What is counted on this day: of the line, only it and the `reach - 1` days before are looked at.
    [[nodiscard]] virtual std::int64_t amount_on(StandLine line, int day) const = 0;
    [[nodiscard]] std::int64_t amount(StandLine line) const override;
    /// Of the first day on which anything is counted, any day that it looks at.
    [[nodiscard]] std::optional<Excess> excess(StandLine line) const override;

private:
    int reach_;
};

/// What the rule itself finds on a line: the fall-back of those that bring no term. Makes a roster each time.
class FoundTerm : public LineTerm {
public:
    FoundTerm(const Entry& entry, const Problem& problem, MemberId member, Stands stands);

    [[nodiscard]] Bent bent(StandLine line) const override;
    [[nodiscard]] double greatest_soft() const override;

private:
    const Entry& entry_;
    const Problem& problem_;
    MemberId member_;
    std::vector<std::vector<ShiftTypeId>> stands_;
};

/// Each worked day of [from, to) a group of its own; `counts` is left empty.
[[nodiscard]] Excess any_day_of(StandLine line, int from, int to);

/// The term of a rule that the solver has no place for, nor a machine; null where nothing is asked of the member.
[[nodiscard]] std::unique_ptr<LineTerm> term_of(const Entry& entry, const Problem& problem, MemberId member,
                                                Stands stands);

}  // namespace muster::roster::rule
