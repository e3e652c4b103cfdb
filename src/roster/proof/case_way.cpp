#include "roster/proof/case_way.hpp"

#include "muster/core/error.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {

std::ptrdiff_t CaseWay::open() const { return std::ranges::count(branches_, false, &Branch::is_second) + 1; }

void CaseWay::split(const CoverSplit& split, const std::string& name)
{
    const std::size_t row = split.row;
    if (row >= common_.could.size())
        throw InvalidInput({"bound certificate"},
                           name + " splits row " + std::to_string(row) + " of " + std::to_string(common_.could.size()),
                           "name a row of the problem's cover");
    const Headcount before = common_.could[row];
    const std::int64_t people = std::min(split.people, before.most);
    branches_.push_back({.row = row, .before = before, .with_more = {std::max(before.least, people + 1), before.most}});
    common_.could[row].most = people;
}

void CaseWay::split(const DutySplit& split, const std::string& name)
{
    if (!split.member.is_set() || split.member.row() >= problem_.members().size() || split.day < 0 ||
        split.day >= problem_.day_count() || (split.type.is_set() && split.type.row() >= problem_.shift_types().size()))
        throw InvalidInput({"bound certificate"}, name + " splits a member's day that the problem has not",
                           "name a row of its members, a day from 0 and a row of its types");
    branches_.push_back({});
    common_.held.push_back({split.member, {split.day, split.type, false}});
}

void CaseWay::narrow(Common left, std::int64_t below)
{
    branches_.push_back({.below = below, .whole = std::exchange(common_, std::move(left)), .is_second = true});
}

std::optional<std::int64_t> CaseWay::with_others(std::optional<std::int64_t> bound) const
{
    for (const Branch& branch : branches_)
        if (branch.below)
            bound = std::min(*branch.below, bound.value_or(*branch.below));
    return bound;
}

void CaseWay::close()
{
    for (; !branches_.empty() && branches_.back().is_second; branches_.pop_back()) {
        Branch& branch = branches_.back();
        if (branch.below)
            common_ = std::move(branch.whole);
        else if (branch.row)
            common_.could[*branch.row] = branch.before;
        else
            common_.held.pop_back();
    }
    if (branches_.empty())
        return;
    Branch& branch = branches_.back();
    branch.is_second = true;
    if (branch.row)
        common_.could[*branch.row] = branch.with_more;
    else
        common_.held.back().day.stands = true;
}

}  // namespace muster::roster
