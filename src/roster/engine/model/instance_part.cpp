// Parts of a problem, and rows of cover that are counted together.
#include "roster/engine/model/instance.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster::engine::model {
namespace {

/// Keeps `size` elements of each of these blocks, in their order.
template <class T>
void keep_blocks(List<T>& all, View<const int> blocks, std::size_t size)
{
    if (all.empty())
        return;
    List<T> kept;
    kept.reserve(blocks.size() * size);
    for (const int block : blocks) {
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(block) * size);
        kept.insert(kept.end(), first, first + static_cast<std::ptrdiff_t>(size));
    }
    all = std::move(kept);
}

}  // namespace

Instance Instance::of_cover(View<const int> members_kept, View<const int> rows_kept) const
{
    Instance part(*this);
    part.members = static_cast<int>(members_kept.size());
    keep_blocks(part.rules, members_kept, 1);
    keep_blocks(part.terms, members_kept, 1);
    const std::size_t cells = static_cast<std::size_t>(days) * static_cast<std::size_t>(duty_count);
    keep_blocks(part.linear, members_kept, cells);
    part.bent.resize(bent.empty() ? 0 : linear.size(), HardSoftCost{0, -1});
    keep_blocks(part.bent, members_kept, cells);
    keep_blocks(part.has_skill_, members_kept, skills_);
    part.companies.clear();
    part.company_rows.clear();
    part.companies_of_.assign(members_kept.size(), {});
    part.together_.clear();
    part.rows.clear();
    part.skill_of_row_.clear();
    std::size_t row = 0;
    for (std::size_t slot = 0; slot + 1 < cover_begin_.size(); ++slot) {
        part.cover_begin_[slot] = static_cast<std::uint32_t>(part.rows.size());
        for (; row < rows_kept.size() && static_cast<std::uint32_t>(rows_kept[row]) < cover_begin_[slot + 1]; ++row) {
            part.rows.push_back(rows[rows_kept[row]]);
            part.skill_of_row_.push_back(skill_of_row_[rows_kept[row]]);
        }
    }
    part.cover_begin_.back() = static_cast<std::uint32_t>(part.rows.size());
    return part;
}

Row Instance::row_of(const List<int>& group) const
{
    Row sum{.below_minimum = Penalty::hard(), .above_maximum = Penalty::hard()};
    for (const int row : group)
        sum.most += rows[row].most;
    sum.maximum = sum.most;
    return sum;
}

void Instance::count_together(const List<List<int>>& groups)
{
    rows.resize(skill_of_row_.size());
    together_.assign(groups.empty() ? 0 : rows.size(), {});
    for (const List<int>& group : groups) {
        for (const int row : group)
            together_[row].push_back(static_cast<int>(rows.size()));
        rows.push_back(row_of(group));
    }
}

}  // namespace muster::roster::engine::model
