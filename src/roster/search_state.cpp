#include "search_state.hpp"

#include <algorithm>
#include <utility>

namespace muster::roster {

SearchState::SearchState(const Problem& problem)
    : problem_(&problem), lines_(problem.members().size()), people_(problem.cover().size(), 0),
      companies_of_(problem.members().size())
{
    for (std::size_t row = 0; row < problem.companies().size(); ++row)
        for (const MemberId member : problem.companies()[row].members)
            companies_of_[member.row()].push_back(row);
    for (const Assignment& pinned : problem.pinned()) {
        const Stood stood{problem.index_of(pinned.shift.day), pinned.shift.type.row()};
        lines_[pinned.member.row()].push_back(stood);
    }
    for (std::uint32_t row = 0; row < lines_.size(); ++row) {
        std::ranges::sort(lines_[row]);
        count(MemberId(row), lines_[row], {}, 1);
        line_costs_.push_back(line_cost(problem, MemberId(row), lines_[row]));
        cost_ += line_costs_.back();
    }
    for (std::size_t row = 0; row < people_.size(); ++row)
        cost_ += cover_cost(row);
    for (const Company& company : problem.companies())
        for (int day = 0; day < problem.day_count(); ++day)
            cost_ += company_cost(company, day);
}

bool SearchState::is_allowed(const Change& change) const
{
    for (std::size_t at = 0; at < change.line.size(); ++at)
        if ((at > 0 && change.line[at] == change.line[at - 1]) ||
            !problem_->may_stand(change.member, change.line[at].day, ShiftTypeId(change.line[at].type)))
            return false;
    return std::ranges::all_of(problem_->pinned_of(change.member), [&](const Assignment& pinned) {
        return std::ranges::binary_search(change.line,
                                          Stood{problem_->index_of(pinned.shift.day), pinned.shift.type.row()});
    });
}

Cost SearchState::cover_cost(std::size_t row) const
{
    const Cover& cover = problem_->cover()[row];
    const std::int64_t people = people_[row];
    Cost cost;
    cost.add(problem_->penalties().minimum_cover, cover.minimum - people);
    cost.add(Penalty::soft(cover.under_weight), cover.wanted - people);
    cost.add(Penalty::soft(cover.over_weight), people - cover.wanted);
    cost.add(problem_->penalties().maximum_cover, people - cover.maximum);
    return cost;
}

Cost SearchState::company_cost(const Company& company, int day) const
{
    Cost cost;
    const auto count_of = [&](const auto& stands) {
        const auto serving = std::ranges::count_if(
            company.members, [&](MemberId member) { return std::ranges::any_of(lines_[member.row()], stands); });
        if (company.keep == Keep::apart)
            cost.add(company.penalty, serving - 1);
        else if (serving > 0)
            cost.add(company.penalty, static_cast<std::int64_t>(company.members.size()) - serving);
    };
    if (company.within == Within::day)
        count_of([&](const Stood& each) { return each.day == day; });
    else
        for (std::uint32_t type = 0; type < problem_->shift_types().size(); ++type)
            count_of([&](const Stood& each) { return each.day == day && each.type == type; });
    return cost;
}

// Counts the shifts that are in `from` and not in `to` into the cover, with `sign`.
void SearchState::count(MemberId member, const Line& from, const Line& to, int sign)
{
    for (const Stood& each : from) {
        if (std::ranges::binary_search(to, each))
            continue;
        const auto rows = problem_->cover_of(each.day, ShiftTypeId(each.type));
        for (const Cover& cover : rows)
            if (!cover.skill.is_set() || problem_->has_skill(member, cover.skill)) {
                const auto row = static_cast<std::size_t>(&cover - problem_->cover().data());
                const Cost before = cover_cost(row);
                people_[row] += sign;
                if (line_costs_.size() == lines_.size())
                    cost_ += cover_cost(row) - before;
            }
    }
}

Cost SearchState::companies_touched(const std::vector<Change>& changes) const
{
    Cost cost;
    std::vector<std::size_t> seen;
    for (const Change& change : changes)
        for (const std::size_t company : companies_of_[change.member.row()])
            if (std::ranges::find(seen, company) == seen.end()) {
                seen.push_back(company);
                for (const int day : days_touched_)
                    cost += company_cost(problem_->companies()[company], day);
            }
    return cost;
}

void SearchState::put(MemberId member, const Line& line)
{
    Line& now = lines_[member.row()];
    count(member, now, line, -1);
    count(member, line, now, 1);
    now = line;
    const Cost before = std::exchange(line_costs_[member.row()], line_cost(*problem_, member, now));
    cost_ += line_costs_[member.row()] - before;
}

Cost SearchState::apply(const std::vector<Change>& changes)
{
    const Cost before = cost_;
    undo_.clear();
    days_touched_.clear();
    for (const Change& change : changes) {
        undo_.push_back({change.member, lines_[change.member.row()]});
        if (!companies_of_[change.member.row()].empty())
            for (const Line* line : {&change.line, static_cast<const Line*>(&undo_.back().line)})
                for (const Stood& each : *line)
                    days_touched_.push_back(each.day);
    }
    std::ranges::sort(days_touched_);
    days_touched_.erase(std::ranges::unique(days_touched_).begin(), days_touched_.end());
    const Cost companies_before = companies_touched(changes);
    for (const Change& change : changes)
        put(change.member, change.line);
    cost_ += companies_touched(changes) - companies_before;
    return cost_ - before;
}

void SearchState::take_back()
{
    const std::vector<Change> back = undo_;
    apply(back);
}

Roster SearchState::roster() const
{
    std::vector<Assignment> assignments;
    for (std::uint32_t row = 0; row < lines_.size(); ++row)
        for (const auto [day, type] : lines_[row])
            assignments.push_back({MemberId(row), {problem_->day(day), ShiftTypeId(type)}});
    return Roster(problem_->period(), lines_.size(), std::move(assignments));
}

}  // namespace muster::roster
