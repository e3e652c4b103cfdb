#include "roster/engine/bound/case_tree.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

void narrow_day(const DutySplit& split, bool has_duty, Instance& narrowed)
{
    std::int32_t* tolls = narrowed.linear.data() +
                          (static_cast<std::size_t>(split.member.row()) * static_cast<std::size_t>(narrowed.days) +
                           static_cast<std::size_t>(split.day)) *
                              static_cast<std::size_t>(narrowed.duty_count);
    for (int duty = 0; duty < narrowed.duty_count; ++duty)
        if (is_split_by(narrowed, split, static_cast<DutyIndex>(duty)) != has_duty)
            tolls[duty] = barred;
}

}  // namespace

void Case::split_by(const Split& what, const std::shared_ptr<const RestrictedMaster>& lines)
{
    const auto half = [this, &lines] {
        auto one = std::make_unique<Case>();
        one->parent = this;
        one->bound = bound;
        one->value = value;
        one->proof = proof;
        one->prices = prices;
        one->cap = std::min(cap, narrowing_proof.below.value_or(cap));
        one->missing_when_narrowed = missing_when_narrowed;
        one->start = lines;
        return one;
    };
    split = what;
    more = half();
    fewer = half();
    prices = {};
}

void add_leaves(Case& from, List<Case*>& leaves)
{
    if (from.is_leaf()) {
        if (!from.is_empty)
            leaves.push_back(&from);
        return;
    }
    add_leaves(*from.fewer, leaves);
    add_leaves(*from.more, leaves);
}

List<std::uint32_t> groups_on_way(const Case& to, std::size_t cover_rows)
{
    List<std::uint32_t> all;
    for (const Case* at = to.parent; at != nullptr; at = at->parent)
        if (at->split.cover && at->split.cover->row >= cover_rows)
            all.push_back(at->split.cover->row);
    List<std::uint32_t> groups;
    for (auto group = all.rbegin(); group != all.rend(); ++group)
        if (std::ranges::find(groups, *group) == groups.end())
            groups.push_back(*group);
    return groups;
}

void tell(const Case& from, Cost enough, std::vector<BoundCase>& cases, std::vector<const Case*>& told)
{
    told.push_back(&from);
    if (from.is_leaf() || from.bound >= enough) {
        cases.push_back(from.proof);
        return;
    }
    if (from.narrowing_proof.below) {
        cases.push_back(from.narrowing_proof);
        told.push_back(&from);
    }
    cases.push_back({.split = from.split.cover, .prices = {}, .counted = {}, .duty = {}});
    if (!from.split.cover)
        cases.back().duty = from.split.duty;
    tell(*from.fewer, enough, cases, told);
    tell(*from.more, enough, cases, told);
}

bool is_split_by(const Instance& instance, const DutySplit& split, DutyIndex duty)
{
    if (!split.type.is_set())
        return duty != 0;
    const auto& types = instance.duties[duty].types;
    return std::ranges::find(types, split.type.row()) != types.end();
}

bool may_split(const Row& row)
{
    return !row.is_together && (row.minimum <= 0 || row.below_minimum.is_hard) &&
           (row.maximum >= row.most || row.above_maximum.is_hard);
}

Row narrowed_row(Row row, int people, bool has_more)
{
    if (has_more) {
        row.minimum = std::max(row.minimum, people + 1);
        row.below_minimum = Penalty::hard();
    } else {
        row.maximum = std::min(row.maximum, people);
        row.above_maximum = Penalty::hard();
    }
    return row;
}

void narrow(const Case& to, const Instance& whole, const List<List<int>>& groups, Instance& narrowed)
{
    const std::size_t cover_rows = whole.rows.size();
    const List<std::uint32_t> on_way = groups_on_way(to, cover_rows);
    List<List<int>> together;
    for (const std::uint32_t group : on_way)
        together.push_back(groups[group - cover_rows]);
    narrowed.rows = whole.rows;
    narrowed.count_together(together);
    narrowed.linear = whole.linear;
    for (const Case* at = &to; at->parent != nullptr; at = at->parent) {
        apply(at->parent->narrowing, narrowed);
        const Split& split = at->parent->split;
        const bool has_more = at == at->parent->more.get();
        if (split.cover) {
            std::size_t which = split.cover->row;
            if (which >= cover_rows)
                which = cover_rows + static_cast<std::size_t>(std::ranges::find(on_way, which) - on_way.begin());
            Row& row = narrowed.rows[which];
            row = narrowed_row(row, static_cast<int>(split.cover->people), has_more);
        } else {
            narrow_day(split.duty, has_more, narrowed);
        }
    }
}

}  // namespace muster::roster::engine::bound
