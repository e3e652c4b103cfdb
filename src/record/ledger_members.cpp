// Records of one member. Where they stand member by member they are found by halving, and only what was appended since
// is looked through. Else one look through the member column is quick, so records are brought together, by counting,
// only where it would be done over and over.
#include "muster/record/ledger.hpp"
#include "record/ledger_rows.hpp"

#include <algorithm>

namespace muster::inline v0_2::record {
namespace {

constexpr std::size_t looks_before = 4;

// Whether so many records are so few that each look goes through them.
bool are_few(std::size_t apart, std::size_t together)
{
    return apart <= std::min<std::size_t>(std::max<std::size_t>(together / 8, 1), 65'536);
}

}  // namespace

RowsByMember::SharedIndex RowsByMember::brought_together(std::span<const MemberId> column, std::size_t members)
{
    Index made{.first = std::vector<std::uint32_t>(members + 1), .records = std::vector<EvidenceId>(column.size())};
    for (const MemberId member : column)
        ++made.first[member.row() + 1];
    for (std::size_t at = 1; at < made.first.size(); ++at)
        made.first[at] += made.first[at - 1];
    std::vector<std::uint32_t> next(made.first.begin(), made.first.end() - 1);
    for (std::uint32_t row = 0; row < column.size(); ++row)
        made.records[next[column[row].row()]++] = EvidenceId(row);
    return std::make_shared<const Index>(std::move(made));
}

RowsByMember::SharedIndex RowsByMember::index_of_origin() const
{
    const auto origin = origin_.lock();
    if (!origin)
        return nullptr;
    const std::lock_guard lock(origin->asking_);
    return origin->index_->records.size() <= inherited_ ? origin->index_ : nullptr;
}

std::vector<EvidenceId> RowsByMember::of(MemberId member, std::span<const MemberId> column, std::size_t members)
{
    const std::lock_guard lock(asking_);
    if (!are_few(column.size() - index_->records.size(), index_->records.size())) {
        if (auto index = index_of_origin(); index && index->records.size() > index_->records.size())
            index_ = std::move(index);
        if (!are_few(column.size() - index_->records.size(), index_->records.size()) && ++asked_ > looks_before) {
            index_ = brought_together(column, members);
            asked_ = 0;
        }
    }
    const auto& [first, records] = *index_;
    std::vector<EvidenceId> found;
    if (member.row() + std::size_t{1} < first.size())
        found.assign(records.begin() + first[member.row()], records.begin() + first[member.row() + 1]);
    find_apart(member, column, found);
    return found;
}

// Rows after those of the index, which are few. They are put in order where looks at them come to more than that.
void RowsByMember::find_apart(MemberId member, std::span<const MemberId> column, std::vector<EvidenceId>& found)
{
    const std::size_t from = index_->records.size();
    if (apart_from_ != from) {
        apart_.clear();
        apart_from_ = from;
    }
    looked_at_ += column.size() - from - apart_.size();
    if (looked_at_ > 16 * (column.size() - from)) {
        for (std::size_t row = from + apart_.size(); row < column.size(); ++row)
            apart_.push_back({column[row], static_cast<std::uint32_t>(row)});
        std::ranges::sort(apart_);
        looked_at_ = 0;
    }
    for (auto at = std::ranges::lower_bound(apart_, member, {}, &Apart::member);
         at != apart_.end() && at->member == member; ++at)
        found.emplace_back(at->row);
    for (std::size_t row = from + apart_.size(); row < column.size(); ++row)
        if (column[row] == member)
            found.emplace_back(static_cast<std::uint32_t>(row));
}

std::vector<EvidenceId> Ledger::records_of(MemberId member) const
{
    const std::span<const MemberId> column = rows_->member;
    const std::size_t grouped = rows_->grouped;
    if (are_few(column.size() - grouped, grouped)) {
        std::vector<EvidenceId> found;
        const auto whole = column.first(grouped);
        const auto [first, last] = std::equal_range(whole.begin(), whole.end(), member);
        for (auto row = first; row != last; ++row)
            found.emplace_back(static_cast<std::uint32_t>(row - column.begin()));
        for (std::size_t row = grouped; row < column.size(); ++row)
            if (column[row] == member)
                found.emplace_back(static_cast<std::uint32_t>(row));
        return found;
    }
    return rows_->by_member->of(member, rows_->member, rows_->members->size());
}

}  // namespace muster::record
