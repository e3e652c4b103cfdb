// What everybody asks of a rule. A rule's file, in src/roster/rule/, answers with one entry.
//
// What has no answer by default is `Needed`: an entry without it does not compile. Any other question may be left: the
// default is right for every rule about a member's line, only slower, weaker or without words of its own.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/label.hpp"
#include "muster/roster/element.hpp"
#include "muster/roster/penalty.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/rule.hpp"
#include "muster/roster/scope.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {
class LineSoFar;
}

namespace muster::inline v0_2::roster::rule {

class LineMachine;
class LineTerm;
class Mending;

/// Collects violations and prices them.
class Findings {
public:
    /// `violation.cost` and `is_hard` are set from `penalty` and `violation.amount`.
    void add(Violation violation, Penalty penalty)
    {
        violation.is_hard = penalty.is_hard;
        violation.cost = penalty.is_hard ? 0 : penalty.weight * violation.amount;
        all_.push_back(violation);
    }
    /// A soft violation whose cost is no multiple of its amount.
    void add_priced(Violation violation, std::int64_t cost)
    {
        violation.is_hard = false;
        violation.cost = cost;
        all_.push_back(violation);
    }

    /// All so far.
    [[nodiscard]] const std::vector<Violation>& all() const noexcept { return all_; }
    /// All of them, and none is kept.
    [[nodiscard]] std::vector<Violation> take() && { return std::move(all_); }

private:
    std::vector<Violation> all_;
};

/// What an entry has to answer.
template <class Answer>
class Needed {
public:
    template <std::convertible_to<Answer> Given>
    constexpr Needed(Given given) : answer_(given)
    {
    }
    [[nodiscard]] constexpr operator Answer() const noexcept { return answer_; }

private:
    Answer answer_;
};

/// What of a roster a rule looks at.
enum class Looks : std::uint8_t {
    at_days,         ///< shifts of one day, whatever stands on others
    at_neighbours,   ///< a shift and the one before it, also of the history
    at_days_worked,  ///< of a member's line, which days have shifts
    at_amounts,      ///< of a line, how often it has each set of shifts, on weekends and on other days
    at_line,         ///< anything of a line
    at_others,       ///< lines of several members
};

/// What tells one element of a rule from another, besides the member.
enum class ElementHas : std::uint8_t { nothing, type, day_and_type, row };

/// Types that can be stood on one day, by number; 0 is the day off.
using Stands = std::span<const std::vector<ShiftTypeId>>;

/// One rule, as all others see it.
struct Entry {
    Rule rule{};              ///< `list()` sets it
    std::string_view name{};  ///< the same: the enumerator's
    Needed<std::string_view> zh;
    Needed<std::string_view> en;
    /// Adding shifts never mends it, so that pinned shifts alone can break it for good.
    bool only_grows = false;
    /// A field of `Limits` says it, and so a contract may.
    bool is_of_contracts = false;

    // The checker
    /// Adds every violation of this rule within the scope, by member or row, then by day.
    Needed<void (*)(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)> find;
    Needed<Label (*)(const Problem& problem, const Violation& violation)> words;
    /// Whether anything is asked of the member; not set: it is.
    bool (*is_asked)(const Problem& problem, MemberId member) = nullptr;

    // The proof
    /// No line of the member costs more by it, hard rules apart. Of rules about several members nothing: rows are
    /// reckoned with apart.
    Needed<WideInteger (*)(const Problem& problem, MemberId member)> greatest_cost;
    /// Not set: at the line.
    Looks (*looks)(const Problem& problem) = nullptr;

    // Clashes and repair
    ElementHas element_has = ElementHas::nothing;
    /// What is asked, in words; not set: the label, and whose line it is about.
    Label (*asks)(const Problem& problem, const Element& element) = nullptr;
    /// How it could be relaxed; not set: for that member, or by making the rule soft.
    Label (*remedy)(const Problem& problem, const Element& element) = nullptr;
    /// The day that an element is about; not set: it is about no one day.
    int (*day_of)(const Problem& problem, const Element& element) = nullptr;
    /// Where a clash is looked for within one or two days, this is left out.
    bool is_of_many_days = false;
    /// Changes of which every roster without the violation makes at least one. Not set: any change of the member's line
    /// (of any line, where the violation has no member).
    void (*mend)(const Violation& violation, Mending& mending) = nullptr;

    // Those who make rosters
    /// Whether a shift can be added to the line of a plain rota, as far as the rule goes; not set: the rota is made
    /// without regard to it.
    bool (*fits)(const LineSoFar& line, int day, ShiftTypeId type) = nullptr;
    /// The solver has a place of its own for it. If not, its machine or its term is asked.
    bool is_planned = false;
    /// What it costs day by day, where it is told so. Of one that is planned, too: for members whose lines are planned
    /// by machines.
    std::unique_ptr<LineMachine> (*machine)(const Problem& problem, MemberId member) = nullptr;
    /// What is counted on whole lines, `stands` being what can be stood on a day; null: nothing is asked of the member.
    /// Not set: what `find` finds, which is slow.
    std::unique_ptr<LineTerm> (*term)(const Problem& problem, MemberId member, Stands stands) = nullptr;

    [[nodiscard]] bool asks_of(const Problem& problem, MemberId member) const
    {
        return is_asked == nullptr || is_asked(problem, member);
    }
    [[nodiscard]] Looks looks_of(const Problem& problem) const
    {
        return looks == nullptr ? Looks::at_line : looks(problem);
    }
    /// It can be told from a member's line alone.
    [[nodiscard]] bool is_about_a_line(const Problem& problem) const { return looks_of(problem) != Looks::at_others; }
};

/// The entry of one rule, which its file defines.
template <Rule rule>
[[nodiscard]] const Entry& entry();

}  // namespace muster::roster::rule

#pragma GCC visibility pop
