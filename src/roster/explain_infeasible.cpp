// An exhausted search proves that what it branched upon cannot hold together (mend.cpp). Searches of parts exhaust
// soonest and give the smallest clashes, so they come first: one member's own rules; the cover of one day, of two, of a
// week, with all rules about members. The clash is then made irreducible by deletion: give up one element, search the
// rest; when that exhausts too, the element was not needed, and what the new search used is the clash.
//
// Branching can be long even where there is little to look at: minutes that cannot be had, in every order in which
// shifts can be added. Of a small problem all lines are listed then (relaxations.hpp), and decide.
#include "muster/roster/explain_infeasible.hpp"

#include "mend.hpp"

#include "muster/roster/rotate.hpp"
#include "muster/roster/rule/list.hpp"
#include "roster/relaxations.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

using Elements = std::set<Element>;

constexpr std::size_t few_nodes = 300;  // of a search, where all lines can decide after it

class Prover {
public:
    Prover(const Problem& problem, const InfeasibilityOptions& options)
        : problem_(problem), options_(options), empty_(problem.period(), problem.members().size(), {})
    {
    }

    /// Searches with only what `counts` counting, and that nobody stands two shifts at once.
    template <class Counts>
    [[nodiscard]] Mended search(const Roster& start, const Counts& counts)
    {
        Mended found = mend(
            problem_, start,
            {.most_nodes = is_small_ ? std::min(few_nodes, options_.most_nodes) : options_.most_nodes,
             .is_given_up = [&](const Element& element) { return element.rule != Rule::overlap && !counts(element); },
             .progress = &options_.progress});
        is_stopped_ = is_stopped_ || found.is_stopped;
        std::erase_if(found.used, [](const Element& element) { return element.rule == Rule::overlap; });
        return found;
    }

    /// Of a small problem: whether these can hold together.
    [[nodiscard]] Relaxations::Answer decide(const Elements& elements)
    {
        if (!is_small_ || is_stopped_)
            return {};
        if (!relaxations_)
            relaxations_.emplace(problem_);
        return relaxations_->can_hold(elements);
    }

    [[nodiscard]] std::optional<Elements> clash_of_one_member()
    {
        for (int row = 0; row < problem_.member_count() && !is_stopped_; ++row) {
            const MemberId member(static_cast<MemberId::Value>(row));
            const Mended found = search(empty_, [&](const Element& element) { return element.member == member; });
            if (found.is_exhausted)
                return found.used;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Elements> clash_of_days(int length)
    {
        for (int first = 0; first < problem_.day_count() && !is_stopped_; first += (length + 1) / 2) {
            const auto is_within = [&](int day) { return first <= day && day < first + length; };
            const Mended found = search(empty_, [&](const Element& element) {
                const rule::Entry& entry = rule::entry_of(element.rule);
                if (entry.day_of != nullptr)
                    return is_within(entry.day_of(problem_, element));
                return !entry.is_of_many_days || length > 2;
            });
            if (found.is_exhausted)
                return found.used;
        }
        return std::nullopt;
    }

    /// The clash without what it does not need; sets `is_smallest`.
    [[nodiscard]] Elements irreducible(Elements clash, bool& is_smallest)
    {
        is_smallest = true;
        const std::vector<Element> all(clash.begin(), clash.end());
        for (auto element = all.rbegin(); element != all.rend() && !is_stopped_; ++element) {
            if (!clash.contains(*element))
                continue;
            Elements rest = clash;
            rest.erase(*element);
            const Mended found = search(empty_, [&](const Element& each) { return rest.contains(each); });
            if (found.is_exhausted) {
                clash = found.used;
            } else if (!found.roster) {
                const auto answer = decide(rest);
                if (!answer.is_decided)
                    is_smallest = false;
                else if (!answer.roster)
                    clash = std::move(rest);
            }
        }
        is_smallest = is_smallest && !is_stopped_;
        return clash;
    }

    [[nodiscard]] Infeasibility explain()
    {
        constexpr auto everything = [](const Element&) { return true; };
        Mended whole = search(problem_.members().empty() ? empty_ : rotate(problem_), everything);
        if (whole.roster)
            return {.verdict = Verdict::feasible, .roster = std::move(whole.roster)};
        std::optional<Elements> all;
        if (!whole.is_exhausted && is_small_) {
            relaxations_.emplace(problem_);
            all = relaxations_->all_elements();
            auto answer = decide(*all);
            if (answer.roster)
                return {.verdict = Verdict::feasible, .roster = std::move(answer.roster)};
            if (!answer.is_decided)
                all.reset();
        }
        std::optional<Elements> clash = clash_of_one_member();
        for (const int length : {1, 2, 4, 7, 14})
            if (!clash)
                clash = clash_of_days(length);
        if (!clash && whole.is_exhausted)
            clash = whole.used;
        if (!clash)
            clash = std::move(all);
        if (!clash)
            return {};
        Infeasibility told{.verdict = Verdict::infeasible};
        const Elements needed = irreducible(*std::move(clash), told.is_smallest);
        for (const Element& element : needed) {
            told.clash.push_back(element);
            told.words.push_back(in_words(problem_, element));
            told.remedies.push_back(remedy_for(problem_, element));
        }
        return told;
    }

private:
    const Problem& problem_;
    const InfeasibilityOptions& options_;
    Roster empty_;
    bool is_small_ = Relaxations::suit(problem_);
    std::optional<Relaxations> relaxations_;
    bool is_stopped_ = false;
};

}  // namespace

Infeasibility explain_infeasible(const Problem& problem, const InfeasibilityOptions& options)
{
    return Prover(problem, options).explain();
}

std::vector<Label> in_words(const Infeasibility& infeasibility)
{
    if (infeasibility.verdict == Verdict::feasible)
        return {{"所有硬性规则可以同时满足", "all hard rules can hold together"}};
    if (infeasibility.verdict == Verdict::unknown)
        return {{"在限定的搜索内未能判定", "neither a roster nor a clash was found within the limit"}};
    std::vector<Label> lines{{"以下各项不能同时满足：", "these cannot hold together:"}};
    for (std::size_t at = 0; at < infeasibility.words.size(); ++at) {
        const Label& what = infeasibility.words[at];
        const Label& remedy = infeasibility.remedies[at];
        lines.push_back({what.zh + "（可" + remedy.zh + "）", what.en + " (" + remedy.en + ")"});
    }
    return lines;
}

}  // namespace muster::roster
