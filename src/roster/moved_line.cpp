#include "moved_line.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {

using engine::model::HardSoftCost;

bool MovedLine::begin(int member, std::span<const Slot> dropped, std::span<const Slot> added)
{
    member_ = member;
    dropped_.assign(dropped.begin(), dropped.end());
    added_.assign(added.begin(), added.end());
    is_as_it_is_ = dropped.empty() && added.empty();
    toll_ = {};
    LineChanges& now = table_->line(member);
    const Moved moved{member, dropped_, added_};
    is_listed_ = table_->is_told(member);
    if (is_as_it_is_)
        return true;
    if (is_listed_ && table_->find_changes(moved, changes_)) {
        toll_ = now.toll(changes_);
        changed_.set(now, changes_);
        return true;
    }
    if (is_listed_ && is_impossible({}))
        return false;
    is_listed_ = false;
    toll_ = table_->checked(moved);
    return true;
}

MovedLine::More MovedLine::more(const Slot& slot)
{
    More more{.slot = slot, .is = More::Is::unlisted};
    if (!is_listed_)
        return more;
    LineChanges& line = line_at_hand();
    if (const auto duty = table_->toggles().with(line.line()[slot.day], slot.type)) {
        more.is = More::Is::walked;
        more.walked = line.walk({slot.day, *duty});
    } else if (is_impossible({&slot, 1})) {
        more.is = More::Is::impossible;
    }
    return more;
}

void MovedLine::set_moved(std::span<const Slot> more)
{
    const Slots& movable = table_->movable(member_);
    all_dropped_ = dropped_;
    all_added_ = added_;
    for (const Slot& slot : more)
        (std::ranges::binary_search(movable, slot) ? all_dropped_ : all_added_).push_back(slot);
}

bool MovedLine::is_impossible(std::span<const Slot> more)
{
    set_moved(more);
    return table_->is_impossible({member_, all_dropped_, all_added_});
}

/// Told anew from the line as it is.
std::optional<HardSoftCost> MovedLine::toll_with(std::span<const Slot> more)
{
    set_moved(more);
    const Moved moved{member_, all_dropped_, all_added_};
    if (!table_->is_told(member_))
        return table_->checked(moved);
    if (table_->find_changes(moved, changes_))
        return table_->line(member_).toll(changes_);
    return table_->is_impossible(moved) ? std::nullopt : std::optional(table_->checked(moved));
}

}  // namespace muster::roster
