#include "line_term.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::rule {

Excess any_day_of(StandLine line, int from, int to)
{
    Excess found;
    for (int day = std::max(0, from); day < std::min(to, static_cast<int>(line.size())); ++day)
        if (line[static_cast<std::size_t>(day)] != 0)
            found.groups.push_back({day});
    return found;
}

std::optional<Excess> LineTerm::excess(StandLine line) const
{
    if (bent(line).hard == 0)
        return std::nullopt;
    return any_day_of(line, 0, static_cast<int>(line.size()));
}

Bent CountedTerm::bent(StandLine line) const
{
    const std::int64_t units = amount(line);
    return is_hard() ? Bent{.hard = units} : Bent{.soft = penalty_.weight * units};
}

double CountedTerm::greatest_soft() const
{
    return is_hard() ? 0.0 : static_cast<double>(penalty_.weight) * greatest_amount();
}

std::int64_t DailyTerm::amount(StandLine line) const
{
    std::int64_t all = 0;
    for (int day = 0; day < static_cast<int>(line.size()); ++day)
        all += amount_on(line, day);
    return all;
}

std::optional<Excess> DailyTerm::excess(StandLine line) const
{
    for (int day = 0; is_hard() && day < static_cast<int>(line.size()); ++day)
        if (amount_on(line, day) > 0)
            return any_day_of(line, day - reach_ + 1, day + 1);
    return std::nullopt;
}

FoundTerm::FoundTerm(const Entry& entry, const Problem& problem, MemberId member, Stands stands)
    : entry_(entry), problem_(problem), member_(member), stands_(stands.begin(), stands.end())
{
}

Bent FoundTerm::bent(StandLine line) const
{
    std::vector<Assignment> assignments;
    for (std::size_t day = 0; day < line.size(); ++day)
        for (const ShiftTypeId type : stands_[line[day]])
            assignments.push_back({member_, {problem_.day(static_cast<int>(day)), type}});
    const Roster roster(problem_.period(), problem_.members().size(), std::move(assignments));
    Findings findings;
    entry_.find(problem_, roster, {{member_}, {}}, findings);
    Bent bent;
    for (const Violation& violation : findings.all()) {
        bent.soft += violation.cost;
        bent.hard += violation.is_hard ? violation.amount : 0;
    }
    return bent;
}

double FoundTerm::greatest_soft() const { return static_cast<double>(entry_.greatest_cost(problem_, member_)); }

std::unique_ptr<LineTerm> term_of(const Entry& entry, const Problem& problem, MemberId member, Stands stands)
{
    if (entry.is_planned || entry.machine != nullptr || !entry.is_about_a_line(problem) ||
        !entry.asks_of(problem, member))
        return nullptr;
    if (entry.term != nullptr)
        return entry.term(problem, member, stands);
    return std::make_unique<FoundTerm>(entry, problem, member, stands);
}

}  // namespace muster::roster::rule
