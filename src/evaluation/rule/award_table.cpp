#include "evaluation/rule/rules.hpp"

#include <set>
#include <utility>

namespace muster::evaluation::rule {

void check(const AwardTable& rule, const Scope& scope, Faults& faults)
{
    if (rule.entries.empty())
        faults.add(scope.place, "its table is empty", "give points for at least one level and place");
    std::set<std::pair<std::string, std::string>> seen;
    for (const AwardEntry& entry : rule.entries)
        if (!seen.emplace(entry.level, entry.place).second)
            faults.add(scope.place,
                       "level \"" + entry.level + "\", place \"" + entry.place + "\" stands in its table twice",
                       "keep one of the entries");
}

void write(const AwardTable& rule, CanonicalText& text)
{
    text.number("entries", rule.entries.size());
    for (const AwardEntry& entry : rule.entries) {
        text.word("level", entry.level);
        text.word("place", entry.place);
        text.decimal("points", entry.points);
    }
}

Fraction points_of(const AwardTable&, const Amount& amount, const Amount&) { return {amount.sum, amount.divisor}; }

}  // namespace muster::evaluation::rule
