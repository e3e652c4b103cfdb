#include "roster/proof/facts_of_patterns.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {

FactsOfPatterns::FactsOfPatterns(const Problem& problem, MemberId member, std::size_t longest)
    : problem_(problem), member_(member)
{
    for (const PatternId id : problem.limits(member).patterns) {
        Asked asked{.pattern = &problem.patterns()[id]};
        if (!matters(asked.pattern->penalty) || asked.pattern->days.size() > longest)
            continue;
        for (const PatternDay& day : asked.pattern->days)
            asked.kinds.push_back(day.stand == PatternStand::kind ? problem.kind_named(day.kind) : -1);
        patterns_.push_back(std::move(asked));
    }
    if (!problem.stands_alone() && problem.draft().next_begins)
        off_after_ = std::min(problem.index_of(*problem.draft().next_begins) - problem.day_count(),
                              static_cast<int>(longest_pattern));
}

bool FactsOfPatterns::is_as(const Asked& asked, std::size_t at, const SeenStand& stand)
{
    switch (asked.pattern->days[at].stand) {
    case PatternStand::anything:
        return true;
    case PatternStand::off:
        return !stand.works();
    case PatternStand::duty:
        return stand.works();
    case PatternStand::kind:
        return asked.kinds[at] >= 0 && stand.has(asked.kinds[at]);
    }
    return false;
}

/// With this day, also what is whole; nothing that cannot become whole any more.
Fact FactsOfPatterns::extended(const Asked& asked, Fact so_far, int day, const SeenStand& stand) const
{
    const std::int32_t weekday = asked.pattern->weekday;
    const bool may_begin = day < problem_.day_count() && (weekday == 0 || iso_weekday(problem_.day(day)) == weekday);
    const int length = static_cast<int>(asked.pattern->days.size());
    const int left = problem_.day_count() + off_after_ - 1 - day;
    Fact after = 0;
    for (int at = std::max(0, length - 1 - left); at < length; ++at)
        if ((at == 0 ? may_begin : (so_far >> (at - 1) & 1) != 0) && is_as(asked, static_cast<std::size_t>(at), stand))
            after |= Fact{1} << at;
    return after;
}

void FactsOfPatterns::start(std::span<Fact> facts) const
{
    for (int back = static_cast<int>(longest_pattern); back >= 1; --back) {
        const auto seen = seen_before(problem_, member_, back);
        for (std::size_t at = 0; at < patterns_.size(); ++at)
            facts[at] = seen ? extended(patterns_[at], facts[at], -back, *seen) : 0;
    }
    for (std::size_t at = 0; at < patterns_.size(); ++at)
        facts[at] &= (Fact{1} << (patterns_[at].pattern->days.size() - 1)) - 1;
}

void FactsOfPatterns::step(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
                           Toll& toll) const
{
    for (std::size_t at = 0; at < patterns_.size(); ++at) {
        const Fact whole = Fact{1} << (patterns_[at].pattern->days.size() - 1);
        after[at] = extended(patterns_[at], before[at], day, stand);
        toll.pay(patterns_[at].pattern->penalty, (after[at] & whole) != 0 ? 1 : 0);
        after[at] &= whole - 1;
    }
}

void FactsOfPatterns::end(std::span<const Fact> facts, Toll& toll) const
{
    const SeenStand day_off;
    Facts before(facts.begin(), facts.end());
    for (int day = 0; day < off_after_; ++day) {
        Facts after(before.size(), 0);
        step(problem_.day_count() + day, day_off, before, after, toll);
        before = std::move(after);
    }
}

void FactsOfPatterns::tell(const SeenStand& stand, std::vector<std::int64_t>& what) const
{
    for (const Asked& asked : patterns_)
        for (std::size_t at = 0; at < asked.pattern->days.size(); ++at)
            what.push_back(is_as(asked, at, stand) ? 1 : 0);
}

}  // namespace muster::roster
