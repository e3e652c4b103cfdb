#include "draw.hpp"

#include "dice.hpp"
#include "draw_rules.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/problem.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::roster::truth {
namespace {

const Day monday(2026, 9, 7);

ShiftType some_type(int number, Dice& dice)
{
    struct Kind {
        const char* name;
        int start;  // minutes since midnight; -1 where it is not known
        int length;
        bool is_night;
    };
    static constexpr std::array kinds{
        Kind{"early", 360, 480, false},  Kind{"late", 840, 480, false}, Kind{"night", 1320, 600, true},
        Kind{"long", 480, 720, false},   Kind{"dark", 1200, 720, true}, Kind{"whole", 480, 1440, true},
        Kind{"double", 480, 2880, true}, Kind{"brief", 720, 90, false}, Kind{"evening", 1280, 40, false},
        Kind{"loose", -1, 480, false},   Kind{"first", 0, 360, true},   Kind{"odd", 601, 1439, false},
        Kind{"day", 0, 1440, false},     Kind{"tour", -1, 2880, true},  Kind{"guard", 1000, 2000, true},
    };
    // Those of every day come more often.
    const Kind& kind = kinds[static_cast<std::size_t>(dice.chance(40) ? dice.below(3) : dice.below(kinds.size()))];
    ShiftType type{
        .code = kind.name + std::to_string(number), .length = Minutes(kind.length), .is_night = kind.is_night};
    if (kind.start >= 0)
        type.start = ClockTime(Minutes(kind.start));
    return type;
}

/// Most have few rosters.
Draft some_frame(Dice& dice, std::optional<double> most_doublings)
{
    int members = 0;
    int days = 0;
    int types = 0;
    double doublings = 0.0;
    const double few = dice.chance(70) ? 16.5 : 1000.0;
    const double most = most_doublings.value_or(few);
    do {
        members = dice.from(2, 4);
        days = dice.from(3, 6);
        types = dice.from(1, 3);
        doublings = members * days * std::log2(1.0 + types);
    } while (doublings > most);
    const Day first = monday + Days(dice.below(7));
    Draft draft{.period = Period(first, first + Days(days - 1))};
    for (int type = 0; type < types; ++type)
        draft.shift_types.push_back(some_type(type, dice));
    for (int member = 0; member < members; ++member)
        draft.members.push_back({.code = std::string(1, static_cast<char>('a' + member))});
    return draft;
}

void ask_for_cover(Draft& draft, Dice& dice)
{
    const bool is_like = dice.chance(50);
    const std::int64_t under = dice.weight();
    const std::int64_t over = dice.weight();
    const int filled = dice.or_far(dice.one_of({50, 75, 100}), {0, 10});
    const int most = dice.from(1, static_cast<int>(draft.members.size()) + (dice.chance(15) ? 2 : 0));
    for (std::size_t day = 0; day < draft.period.length(); ++day)
        for (std::uint32_t type = 0; type < draft.shift_types.size(); ++type)
            if (dice.chance(filled))
                draft.cover.push_back({.shift = {draft.period.first() + Days(static_cast<int>(day)), ShiftTypeId(type)},
                                       .wanted = dice.from(0, most),
                                       .under_weight = is_like ? under : dice.weight(),
                                       .over_weight = is_like ? over : dice.weight()});
}

bool is_a_problem(const Draft& draft)
{
    try {
        const Problem problem(draft);
        return true;
    } catch (const InvalidInput&) {
        return false;
    }
}

}  // namespace

Draft draw(std::uint64_t seed, const DrawOptions& options)
{
    Dice dice(seed, options.first);
    Draft draft = some_frame(dice, options.most_doublings);
    ask_for_cover(draft, dice);
    for (int asked = dice.from(1, 14); asked > 0; --asked) {
        Draft with = draft;
        rules()[static_cast<std::size_t>(dice.below(static_cast<int>(rules().size())))].ask(with, dice);
        if (is_a_problem(with))
            draft = std::move(with);
    }
    return draft;
}

namespace {

/// Rows of `more` about something that `rows` has none about.
template <class Row, class About>
void add_missing(std::vector<Row>& rows, const std::vector<Row>& more, const About& about)
{
    for (const Row& row : more)
        if (std::ranges::find(rows, about(row), about) == rows.end())
            rows.push_back(row);
}

/// Lists of limits are everybody's, but for rows of a contract about something else.
void share_lists(Draft& draft)
{
    const auto own = std::ranges::find_if(draft.members, [](const Member& each) { return !each.contract.is_set(); });
    const Limits shared = own == draft.members.end() ? Limits{} : own->limits;
    for (Member& member : draft.members)
        if (!member.contract.is_set()) {
            member.limits.of_type = shared.of_type;
            member.limits.windows = shared.windows;
            member.limits.kind_runs = shared.kind_runs;
        }
    for (Contract& contract : draft.contracts) {
        add_missing(contract.limits.of_type, shared.of_type, [](const ShiftTypeMaximum& each) { return each.type; });
        add_missing(contract.limits.windows, shared.windows,
                    [](const WindowMaximum& each) { return std::tuple(each.days, each.measure, each.type); });
        add_missing(contract.limits.kind_runs, shared.kind_runs, [](const KindRun& each) { return each.kind; });
    }
}

/// Each line's list of unwanted patterns, of who has one of their own.
template <class Change>
void each_unwanted(Draft& draft, const Change& change)
{
    for (Member& member : draft.members)
        if (!member.contract.is_set())
            change(member.limits.patterns);
    for (Contract& contract : draft.contracts)
        change(contract.limits.patterns);
}

/// A pattern that nobody names is everybody's.
void share_patterns(Draft& draft)
{
    for (std::uint32_t row = 0; row < draft.patterns.size(); ++row) {
        bool is_named = false;
        each_unwanted(draft, [&](const std::vector<PatternId>& unwanted) {
            is_named = is_named || std::ranges::count(unwanted, PatternId(row)) > 0;
        });
        if (!is_named)
            each_unwanted(draft, [&](std::vector<PatternId>& unwanted) { unwanted.push_back(PatternId(row)); });
    }
    if (is_a_problem(draft))
        return;
    draft.patterns.clear();
    each_unwanted(draft, [](std::vector<PatternId>& unwanted) { unwanted.clear(); });
}

}  // namespace

Draft as_tables_say(Draft draft)
{
    if (draft.cover.empty() || draft.cover.front().skill.is_set())
        draft.cover.insert(draft.cover.begin(), {.shift = {draft.period.first(), ShiftTypeId(0)}, .under_weight = 100});
    const std::int64_t under = draft.cover.front().under_weight;
    const std::int64_t over = draft.cover.front().over_weight;
    const auto need_row = [&](Day day, ShiftTypeId type) {
        const auto is_it = [&](const Cover& row) { return row.shift == Shift{day, type} && !row.skill.is_set(); };
        if (std::ranges::none_of(draft.cover, is_it))
            draft.cover.push_back({.shift = {day, type}});
    };
    for (std::uint32_t type = 0; type < draft.shift_types.size(); ++type)
        need_row(draft.period.first(), ShiftTypeId(type));
    need_row(draft.period.last(), ShiftTypeId(0));
    for (std::size_t at = draft.cover.size(); at-- > 0;)
        if (const Cover row = draft.cover[at]; row.skill.is_set())
            need_row(row.shift.day, row.shift.type);
    for (Cover& row : draft.cover)
        row = row.skill.is_set() ? Cover{.shift = row.shift, .skill = row.skill, .minimum = 1, .wanted = 1}
                                 : Cover{.shift = row.shift,
                                         .minimum = row.minimum,
                                         .wanted = row.wanted,
                                         .maximum = row.maximum,
                                         .under_weight = under,
                                         .over_weight = over};
    draft.published = {};
    share_lists(draft);
    if (!is_a_problem(draft))  // nobody with the skill may stand there
        std::erase_if(draft.cover, [](const Cover& row) { return row.skill.is_set(); });
    if (!is_a_problem(draft))  // more are pinned than the first member's maxima allow
        draft.pinned.clear();
    share_patterns(draft);
    for (Day day = draft.period.first(); day <= draft.period.last(); day = day + Days(1))
        for (std::uint32_t type = 0; type < draft.shift_types.size(); ++type) {
            const Shift shift{day, ShiftTypeId(type)};
            if (std::ranges::find(draft.cover, shift, &Cover::shift) == draft.cover.end() &&
                std::ranges::find(draft.pinned, shift, &Assignment::shift) == draft.pinned.end())
                draft.cover.push_back({.shift = shift, .maximum = 0, .under_weight = under, .over_weight = over});
        }
    std::ranges::sort(draft.cover, [](const Cover& left, const Cover& right) {
        return std::tie(left.shift.day, left.shift.type, right.skill) <
               std::tie(right.shift.day, right.shift.type, left.skill);  // everybody first
    });
    return draft;
}

}  // namespace muster::roster::truth
