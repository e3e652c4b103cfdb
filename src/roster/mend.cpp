// Branching on broken rules. Take a hard violation of the roster at hand. Whatever roster mends it must make at least
// one of a few changes: a shift that nobody stands must get one of those who can, a run that is too long must lose one
// of its days, and so on (`mending`). Try each, and go on from there; a change that was tried and led nowhere is
// forbidden in the branches after it, and a change that was made is not undone below it. So no roster is met twice, the
// tree is finite, and when it is exhausted there is no roster without violations. The violation with the fewest changes
// that could mend it is taken first; among changes, those that leave the least hard score, then the least cost.
//
// With a limit on the number of changes that count (moves.hpp) the tree is cut where those made and the least number
// still needed go beyond it. Raising the limit step by step finds a roster with the fewest, and shows that there is
// none with fewer. What is still needed: one for each violation that only changes which count can mend, in a set of
// which no two can be mended by one change. Nor by two that count as one, which there are: whoever is added to a full
// shift counts no more once another has left it. So of two violations with changes to the same shift both are taken
// only if all these add, or if all drop and nobody stands there beyond those wanted; then each counts by itself.
//
// When the tree is exhausted without a limit, the rules that were branched upon, and those that ruled a change out (a
// member who is barred), cannot hold together: a proof, and the start of a smallest such set.
#include "mend.hpp"

#include "found_within.hpp"
#include "rule/mending.hpp"

#include "muster/roster/rule/list.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

class Search {
public:
    Search(const Problem& problem, const MendOptions& options) : problem_(problem), options_(options) {}

    [[nodiscard]] Mended run(const Roster& start)
    {
        const std::vector<Violation> broken = counted(check(problem_, start).violations);
        const bool is_done = visit(start, broken, 0);
        result_.is_exhausted = !is_done && !is_cut_short_;
        return std::move(result_);
    }

    /// Changes that count and that are still needed, at least.
    [[nodiscard]] std::size_t bound(const Roster& roster, const std::vector<Violation>& broken)
    {
        std::set<Change> taken;
        std::set<Shift, std::less<>> added_to;
        std::set<Shift, std::less<>> dropped_from;
        std::size_t least = 0;
        for (const Violation& violation : broken) {
            const std::vector<Change> changes = mending(roster, violation);
            const auto counts_with_others = [&](const Change& change) {
                const Shift& shift = change.assignment.shift;
                if (taken.contains(change))
                    return false;
                if (change.is_added)
                    return !dropped_from.contains(shift);
                return !added_to.contains(shift) && (!dropped_from.contains(shift) || beyond(roster, shift) == 0);
            };
            if (!std::ranges::all_of(changes, counts_with_others))
                continue;
            const std::size_t needed = counted_of(roster, violation, changes);
            if (needed == 0)
                continue;
            least += needed;
            taken.insert(changes.begin(), changes.end());
            for (const Change& change : changes)
                (change.is_added ? added_to : dropped_from).insert(change.assignment.shift);
        }
        return least;
    }

private:
    [[nodiscard]] std::vector<Violation> counted(const std::vector<Violation>& all) const
    {
        std::vector<Violation> hard;
        for (const Violation& violation : all)
            if (violation.is_hard && !(options_.is_given_up && options_.is_given_up(element_of(violation))))
                hard.push_back(violation);
        return hard;
    }

    /// Changes of which every roster that mends the violation makes at least one; those ruled out are left out, and
    /// what rules them out is noted.
    [[nodiscard]] std::vector<Change> mending(const Roster& roster, const Violation& violation)
    {
        rule::Mending mending(problem_, roster);
        if (const auto mend = rule::entry_of(violation.rule).mend; mend != nullptr)
            mend(violation, mending);
        else if (violation.member.is_set())
            mending.change_line(violation.member);
        else
            for (int row = 0; row < problem_.member_count(); ++row)
                mending.change_line(MemberId(static_cast<MemberId::Value>(row)));
        std::vector<Change> changes = std::move(mending).take();
        std::erase_if(changes, [&](const Change& change) { return is_ruled_out(change); });
        std::ranges::sort(changes, std::less<>{});
        changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
        return changes;
    }

    [[nodiscard]] int beyond(const Roster& roster, const Shift& shift) const
    {
        const int day = problem_.index_of(shift.day);
        return options_.moves->beyond(day, shift.type, options_.moves->people(roster, day, shift.type));
    }

    /// Changes that count without which none of `changes` mend the violation, at least.
    [[nodiscard]] std::size_t counted_of(const Roster& roster, const Violation& violation,
                                         const std::vector<Change>& changes) const
    {
        const Moves& moves = *options_.moves;
        const bool is_short = violation.rule == Rule::minimum_cover;
        if (!is_short && violation.rule != Rule::maximum_cover)
            return std::ranges::all_of(changes, [&](const Change& change) { return moves.counted(roster, change) > 0; })
                       ? 1
                       : 0;
        // Each change moves one person, those first that do not count: onto places still free, or off those beyond.
        const People people = moves.people(roster, violation.day, violation.type);
        const int free =
            is_short ? std::max(0, std::max(moves.wanted(violation.day, violation.type), people.kept) - people.all)
                     : moves.beyond(violation.day, violation.type, people);
        return static_cast<std::size_t>(std::max<std::int64_t>(0, violation.amount - free));
    }

    /// Made or tried above, or against a bar or a pin, which then belongs to the proof.
    [[nodiscard]] bool is_ruled_out(const Change& change)
    {
        const auto& [member, shift] = change.assignment;
        if (fixed_.contains(change.assignment))
            return true;
        const int day = problem_.index_of(shift.day);
        Element element{.member = member, .day = day, .type = shift.type};
        if (change.is_added) {
            if (problem_.may_stand(member, day, shift.type))
                return false;
            element.rule = Rule::availability;
        } else {
            if (!std::ranges::binary_search(problem_.pinned_of(member, day), change.assignment, std::less<>{}))
                return false;
            element.rule = Rule::pinned;
        }
        if (options_.is_given_up && options_.is_given_up(element))
            return false;
        result_.used.insert(element);
        return true;
    }

    struct Step {
        Change change;
        Roster roster;
        std::vector<Violation> broken;
        Score score;
        std::size_t counted = 0;  ///< of the change
    };

    [[nodiscard]] Step step(const Roster& roster, const std::vector<Violation>& broken, const Change& change) const
    {
        const MemberId member = change.assignment.member;
        const int day = problem_.index_of(change.assignment.shift.day);
        const std::span<const Assignment> one(&change.assignment, 1);
        Roster after = change.is_added ? roster.with({}, one) : roster.with(one, {});
        const Scope scope{{member}, {day}};
        const std::vector<Violation> found = found_within(problem_, after, scope);
        std::vector<Violation> now;
        for (const Violation& violation : broken)
            if (violation.member.is_set() ? violation.member != member : violation.day != day)
                now.push_back(violation);
        for (const Violation& violation : counted(found))
            now.push_back(violation);
        Score score = score_of(found);
        score.cost -= score_of(found_within(problem_, roster, scope)).cost;
        const int count = options_.moves ? options_.moves->counted(roster, change) : 0;
        return {change, std::move(after), std::move(now), score, static_cast<std::size_t>(count)};
    }

    /// Notes what the limit would have to be.
    [[nodiscard]] bool exceeds_limit(std::size_t needed)
    {
        if (!options_.most_changes || needed <= *options_.most_changes)
            return false;
        result_.next_limit = std::min(result_.next_limit, needed);
        return true;
    }

    bool visit(const Roster& roster, const std::vector<Violation>& broken, std::size_t made)
    {
        if (exceeds_limit(made))
            return false;
        if (broken.empty()) {
            result_.roster = roster;
            return true;
        }
        if (++result_.nodes > options_.most_nodes || is_cut_short_) {
            is_cut_short_ = true;
            return false;
        }
        if (options_.progress != nullptr && *options_.progress && result_.nodes % 256 == 0 &&
            !(*options_.progress)(
                {.step = "mending",
                 .done = static_cast<double>(result_.nodes) / static_cast<double>(options_.most_nodes)})) {
            is_cut_short_ = result_.is_stopped = true;
            return false;
        }
        if (options_.most_changes && exceeds_limit(made + bound(roster, broken)))
            return false;

        const Violation* narrowest = nullptr;
        std::vector<Change> changes;
        for (const Violation& violation : broken) {
            std::vector<Change> mends = mending(roster, violation);
            if (narrowest == nullptr || mends.size() < changes.size()) {
                narrowest = &violation;
                changes = std::move(mends);
            }
            if (changes.size() <= 1)
                break;
        }
        result_.used.insert(element_of(*narrowest));

        std::vector<Step> steps;
        for (const Change& change : changes)
            steps.push_back(step(roster, broken, change));
        std::ranges::stable_sort(steps, [](const Step& left, const Step& right) {
            return std::tuple(left.broken.size(), left.counted, left.score.cost) <
                   std::tuple(right.broken.size(), right.counted, right.score.cost);
        });
        bool is_done = false;
        std::size_t tried = 0;
        for (; tried < steps.size() && !is_done && !is_cut_short_; ++tried) {
            fixed_.insert(steps[tried].change.assignment);
            is_done = visit(steps[tried].roster, steps[tried].broken, made + steps[tried].counted);
        }
        for (std::size_t at = 0; at < tried; ++at)
            fixed_.erase(steps[at].change.assignment);
        return is_done;
    }

    const Problem& problem_;
    const MendOptions& options_;
    std::set<Assignment, std::less<>> fixed_;
    Mended result_;
    bool is_cut_short_ = false;
};

}  // namespace

Mended mend(const Problem& problem, const Roster& start, const MendOptions& options)
{
    return Search(problem, options).run(start);
}

}  // namespace muster::roster
