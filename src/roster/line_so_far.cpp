#include "line_so_far.hpp"

#include "muster/roster/rule/list.hpp"

namespace muster::inline v0_2::roster {

bool LineSoFar::stands(int day, ShiftTypeId type) const
{
    return std::ranges::binary_search(stood_, Assignment{member_, {problem_->day(day), type}}, std::less<>{});
}

int LineSoFar::count(int day) const
{
    const auto first =
        std::ranges::lower_bound(stood_, Assignment{member_, {problem_->day(day), ShiftTypeId(0)}}, std::less<>{});
    const auto end = std::find_if(first, stood_.end(),
                                  [&](const Assignment& stood) { return stood.shift.day != problem_->day(day); });
    return static_cast<int>(end - first);
}

void LineSoFar::add(int day, ShiftTypeId type)
{
    const Assignment added{member_, {problem_->day(day), type}};
    stood_.insert(std::ranges::upper_bound(stood_, added, std::less<>{}), added);
}

bool LineSoFar::fits(int day, ShiftTypeId type) const
{
    return !stands(day, type) && std::ranges::all_of(rule::list(), [&](const rule::Entry& entry) {
        return entry.fits == nullptr || !entry.asks_of(*problem_, member_) || entry.fits(*this, day, type);
    });
}

}  // namespace muster::roster
