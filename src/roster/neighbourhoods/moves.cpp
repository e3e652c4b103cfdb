#include "moves.hpp"

#include <algorithm>

namespace muster::roster {
namespace {

MemberId any_member(const Problem& problem, Random& random)
{
    return MemberId(random.below(static_cast<std::uint32_t>(problem.members().size())));
}

Line with(Line line, const Stood& stood)
{
    line.insert(std::ranges::lower_bound(line, stood), stood);
    return line;
}

Line without(Line line, std::size_t at)
{
    line.erase(line.begin() + static_cast<std::ptrdiff_t>(at));
    return line;
}

// Days `first` to `last` of `line` replaced by those of `other`.
Line spliced(const Line& line, const Line& other, int first, int last)
{
    Line made;
    const auto inside = [&](const Stood& each) { return each.day >= first && each.day <= last; };
    for (const Stood& each : line)
        if (!inside(each))
            made.push_back(each);
    for (const Stood& each : other)
        if (inside(each))
            made.push_back(each);
    std::ranges::sort(made);
    return made;
}

using Changes = std::vector<Change>;

Changes hand_over(const SearchState& state, Random& random)
{
    const MemberId from = any_member(state.problem(), random);
    const MemberId to = any_member(state.problem(), random);
    if (from == to || state.line(from).empty())
        return {};
    const std::size_t at = random.below(static_cast<std::uint32_t>(state.line(from).size()));
    return {{from, without(state.line(from), at)}, {to, with(state.line(to), state.line(from)[at])}};
}

Changes add_or_drop(const SearchState& state, Random& random)
{
    const Problem& problem = state.problem();
    const MemberId member = any_member(problem, random);
    if (random.below(2) == 0 && !state.line(member).empty())
        return {
            {member, without(state.line(member), random.below(static_cast<std::uint32_t>(state.line(member).size())))}};
    if (problem.cover().empty())
        return {};
    const Cover& cover = problem.cover()[random.below(static_cast<std::uint32_t>(problem.cover().size()))];
    return {{member, with(state.line(member), {problem.index_of(cover.shift.day), cover.shift.type.row()})}};
}

Changes retype(const SearchState& state, Random& random)
{
    const MemberId member = any_member(state.problem(), random);
    if (state.line(member).empty())
        return {};
    const std::size_t at = random.below(static_cast<std::uint32_t>(state.line(member).size()));
    const Stood other{state.line(member)[at].day,
                      random.below(static_cast<std::uint32_t>(state.problem().shift_types().size()))};
    return {{member, with(without(state.line(member), at), other)}};
}

Changes exchange(const SearchState& state, Random& random)
{
    const MemberId one = any_member(state.problem(), random);
    const MemberId two = any_member(state.problem(), random);
    if (one == two)
        return {};
    const int first = static_cast<int>(random.below(static_cast<std::uint32_t>(state.problem().day_count())));
    const int last = first + static_cast<int>(random.below(10));
    return {{one, spliced(state.line(one), state.line(two), first, last)},
            {two, spliced(state.line(two), state.line(one), first, last)}};
}

// Two shifts of different days change hands, so that loads stay as they are.
Changes trade(const SearchState& state, Random& random)
{
    const MemberId one = any_member(state.problem(), random);
    const MemberId two = any_member(state.problem(), random);
    if (one == two || state.line(one).empty() || state.line(two).empty())
        return {};
    const std::size_t mine = random.below(static_cast<std::uint32_t>(state.line(one).size()));
    const std::size_t theirs = random.below(static_cast<std::uint32_t>(state.line(two).size()));
    return {{one, with(without(state.line(one), mine), state.line(two)[theirs])},
            {two, with(without(state.line(two), theirs), state.line(one)[mine])}};
}

Changes fill(const SearchState& state, Random& random)
{
    const Problem& problem = state.problem();
    const MemberId member = any_member(problem, random);
    const int first = static_cast<int>(random.below(static_cast<std::uint32_t>(problem.day_count())));
    const int last = std::min(problem.day_count() - 1, first + static_cast<int>(random.below(6)));
    const std::uint32_t type = random.below(static_cast<std::uint32_t>(problem.shift_types().size()) + 1);
    Line block;
    if (type < problem.shift_types().size())
        for (int day = first; day <= last; ++day)
            block.push_back({day, type});
    return {{member, spliced(state.line(member), block, first, last)}};
}

}  // namespace

std::vector<Change> draw_move(const SearchState& state, Random& random)
{
    Changes changes;
    switch (random.below(8)) {
    case 0:
    case 1:
        changes = hand_over(state, random);
        break;
    case 2:
        changes = add_or_drop(state, random);
        break;
    case 3:
        changes = retype(state, random);
        break;
    case 4:
        changes = fill(state, random);
        break;
    case 5:
    case 6:
        changes = trade(state, random);
        break;
    default:
        changes = exchange(state, random);
    }
    for (const Change& change : changes)
        if (!state.is_allowed(change))
            return {};
    return changes;
}

}  // namespace muster::roster
