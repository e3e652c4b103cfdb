#include "draw.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/problem.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

namespace muster::roster::truth {
namespace {

const Day monday(2026, 9, 7);

/// Values for the rows of one draft.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(Seed{seed}) {}

    /// 0 .. bound-1
    int below(int bound) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(bound))); }
    int from(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <class Value>
    Value one_of(std::initializer_list<Value> values)
    {
        return values.begin()[below(static_cast<int>(values.size()))];
    }

    /// 0 to the most that is allowed, each magnitude as often as the next.
    std::int64_t weight()
    {
        if (chance(10))
            return 0;
        if (chance(5))
            return greatest_weight;
        std::int64_t most = 10;
        for (int zeros = below(6); zeros > 0; --zeros)
            most *= 10;
        return from(static_cast<int>(most / 10), static_cast<int>(most));
    }
    /// `usual`, and now and then a value of another size.
    int or_far(int usual, std::initializer_list<int> far) { return chance(7) ? one_of(far) : usual; }
    Penalty penalty() { return chance(60) ? Penalty::hard() : Penalty::soft(weight()); }

    Day day(const Draft& draft) { return draft.period.first() + Days(below(static_cast<int>(draft.period.length()))); }
    MemberId member(const Draft& draft) { return id<MemberId>(draft.members); }
    ShiftTypeId type(const Draft& draft) { return id<ShiftTypeId>(draft.shift_types); }
    ShiftTypeId type_or_any(const Draft& draft) { return chance(50) ? type(draft) : ShiftTypeId(); }
    Shift shift(const Draft& draft) { return {day(draft), type(draft)}; }

private:
    template <class IdOfRow, class Row>
    IdOfRow id(const std::vector<Row>& rows)
    {
        return IdOfRow(random_.below(static_cast<std::uint32_t>(rows.size())));
    }

    Random random_;
};

/// A rule and rows, limits or penalties that make it count.
struct Asked {
    const char* name;
    std::function<void(Draft&, Dice&)> ask;
};

/// A limit of members' lines: the same for all, or each their own; some have none.
template <class Change>
Asked of_members(const char* name, Penalty Penalties::*penalty, Change change)
{
    return {name, [penalty, change](Draft& draft, Dice& dice) {
                const bool is_for_all = dice.chance(50);
                Member like = draft.members.front();
                change(like, dice, draft);
                for (Member& member : draft.members)
                    if (is_for_all) {
                        const Member own = member;
                        member = like;
                        member.code = own.code;
                        member.skills = own.skills;
                        member.share = own.share;
                        member.history = own.history;
                    } else if (dice.chance(75)) {
                        change(member, dice, draft);
                    }
                draft.penalties.*penalty = dice.penalty();
            }};
}

Minutes some_minutes(Dice& dice, const Draft& draft)
{
    const auto whole = static_cast<int>(draft.period.length()) * dice.or_far(480, {1440, 6000});
    return Minutes(dice.chance(50) ? 60 * dice.below(whole / 60 + 1) : dice.below(whole + 1));
}

SkillId some_skill(Draft& draft, Dice& dice)
{
    if (draft.skills.empty() || (draft.skills.size() < 2 && dice.chance(30))) {
        draft.skills.push_back({.code = "skill" + std::to_string(draft.skills.size())});
        for (Member& member : draft.members)
            if (dice.chance(60))
                member.skills.emplace_back(static_cast<SkillId::Value>(draft.skills.size() - 1));
    }
    return SkillId(static_cast<SkillId::Value>(dice.below(static_cast<int>(draft.skills.size()))));
}

/// Every rule there is. A new one is an entry here, and its fields are lines of fields.hpp.
const std::vector<Asked>& rules()
{
    static const std::vector<Asked> all{
        {"availability",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 3); rows > 0; --rows)
                 draft.unavailable.push_back(
                     {dice.member(draft), dice.day(draft), dice.type_or_any(draft),
                      dice.one_of({Bar::unavailable, Bar::leave, Bar::timetable, Bar::frozen})});
         }},
        {"pinned",
         [](Draft& draft, Dice& dice) {
             draft.pinned.push_back({dice.member(draft), dice.shift(draft)});
         }},
        {"required_skill",
         [](Draft& draft, Dice& dice) {
             draft.shift_types[dice.type(draft).row()].required_skill = some_skill(draft, dice);
         }},
        of_members("shifts_a_day", &Penalties::shifts_a_day,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.maximum_a_day = dice.or_far(dice.from(1, 3), {0, 9});
                   }),
        of_members("rest", &Penalties::rest,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.minimum_rest = Minutes(dice.or_far(
                           dice.one_of({1, 60, 480, 600, 660, 720, 960, 1440, 2160}), {2881, 4321, 20'000}));
                   }),
        {"succession",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 2); rows > 0; --rows)
                 draft.forbidden_successions.push_back({dice.type(draft), dice.type(draft)});
             draft.penalties.succession = dice.penalty();
         }},
        of_members("minimum_minutes", &Penalties::minimum_minutes,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.minimum_minutes =
                           std::min(some_minutes(dice, draft), member.limits.maximum_minutes);
                   }),
        of_members("maximum_minutes", &Penalties::maximum_minutes,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.maximum_minutes =
                           std::max(some_minutes(dice, draft), member.limits.minimum_minutes);
                   }),
        of_members("shift_type_maximum", &Penalties::shift_type_maximum,
                   [](Member& member, Dice& dice, const Draft& draft) {
                       member.limits.of_type = {{dice.type(draft), dice.or_far(dice.below(3), {5, 30})}};
                       if (dice.chance(30) && draft.shift_types.size() > 1) {
                           const ShiftTypeId other((member.limits.of_type[0].type.row() + 1) %
                                                   static_cast<std::uint32_t>(draft.shift_types.size()));
                           member.limits.of_type.push_back({other, dice.below(3)});
                       }
                   }),
        of_members("maximum_consecutive", &Penalties::maximum_consecutive,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.maximum_consecutive =
                           std::max(dice.or_far(dice.from(1, 4), {0, 7, 30}), member.limits.minimum_consecutive);
                   }),
        of_members("minimum_consecutive", &Penalties::minimum_consecutive,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.minimum_consecutive =
                           std::min(dice.or_far(dice.from(2, 3), {5, 8, 30}), member.limits.maximum_consecutive);
                   }),
        of_members("minimum_days_off", &Penalties::minimum_days_off,
                   [](Member& member, Dice& dice, const Draft&) {
                       member.limits.minimum_days_off = dice.or_far(dice.from(2, 4), {6, 9, 30});
                   }),
        of_members("weekends", &Penalties::weekends,
                   [](Member& member, Dice& dice, const Draft&) { member.limits.maximum_weekends = dice.below(2); }),
        {"history",
         [](Draft& draft, Dice& dice) {
             for (Member& member : draft.members) {
                 History& history = member.history;
                 if (dice.chance(25))
                     continue;
                 const bool worked = dice.chance(50);
                 history.days_worked = worked ? dice.or_far(dice.from(1, 4), {9, 400}) : 0;
                 history.days_off = worked ? 0 : dice.or_far(dice.from(1, 3), {9, 400});
                 if (!worked && dice.chance(50))
                     continue;
                 const Day last = draft.period.first() - Days(1 + history.days_off);
                 for (const ShiftType& type : draft.shift_types)
                     if (dice.chance(draft.shift_types.size() == 1 ? 100 : 50))
                         history.last_shifts.push_back(LastShift::of(type, last));
             }
         }},
        {"carry_over",
         [](Draft& draft, Dice& dice) {
             for (Member& member : draft.members)
                 for (const Measure measure : all_measures)
                     if (dice.chance(40)) {
                         const int most =
                             measure == Measure::minutes ? dice.one_of({30, 480, 2000}) : dice.or_far(3, {40});
                         member.history.carry_over[index(measure)] = Surplus::from_millionths(
                             dice.from(-most, most) * std::int64_t{1'000'000} / dice.from(1, 3));
                     }
         }},
        {"shares",
         [](Draft& draft, Dice& dice) {
             for (Member& member : draft.members)
                 member.share = Share::from_millionths(dice.or_far(dice.from(0, 3), {100}) * std::int64_t{1'000'000} /
                                                       dice.from(1, 2));
         }},
        {"membership",
         [](Draft& draft, Dice& dice) {
             const auto days = static_cast<int>(draft.period.length());
             for (Member& member : draft.members) {
                 const int first = dice.chance(50) ? dice.below(days) : 0;
                 if (first > 0)
                     member.from = draft.period.first() + Days(first);
                 if (dice.chance(50))
                     member.until = draft.period.first() + Days(dice.from(first, days));
             }
         }},
        {"spacing",
         [](Draft& draft, Dice& dice) {
             draft.spacing = Spacing{.weight = dice.weight()};
             if (dice.chance(50))
                 draft.spacing->distance = dice.or_far(dice.from(1, 5), {9, 366});
         }},
        {"minimum_cover",
         [](Draft& draft, Dice& dice) {
             for (Cover& cover : draft.cover)
                 if (dice.chance(60)) {
                     cover.minimum = dice.from(1, 2);
                     cover.wanted = std::max(cover.wanted, cover.minimum);
                     cover.maximum = std::max(cover.maximum, cover.wanted);
                 }
             draft.penalties.minimum_cover = dice.penalty();
         }},
        {"maximum_cover",
         [](Draft& draft, Dice& dice) {
             for (Cover& cover : draft.cover)
                 if (dice.chance(60))
                     cover.maximum = cover.wanted + dice.below(2);
             draft.penalties.maximum_cover = dice.penalty();
         }},
        {"skilled_cover",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 3); rows > 0; --rows) {
                 Cover row{.shift = dice.shift(draft), .skill = some_skill(draft, dice)};
                 row.minimum = dice.chance(40) ? 1 : 0;
                 row.wanted = dice.from(std::max(row.minimum, 1), 2);
                 row.maximum = dice.chance(30) ? row.wanted : no_limit;
                 row.under_weight = dice.weight();
                 row.over_weight = dice.chance(30) ? dice.weight() : 0;
                 draft.cover.push_back(row);
             }
         }},
        {"requests",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 4); rows > 0; --rows)
                 draft.requests.push_back({dice.member(draft), dice.day(draft), dice.type_or_any(draft),
                                           dice.one_of({Wish::on, Wish::off}), dice.weight()});
         }},
        {"company",
         [](Draft& draft, Dice& dice) {
             Company company{.members = {},
                             .keep = dice.one_of({Keep::together, Keep::apart}),
                             .within = dice.one_of({Within::shift, Within::day}),
                             .penalty = dice.penalty()};
             const MemberId left_out = dice.member(draft);
             for (std::uint32_t row = 0; row < draft.members.size(); ++row)
                 if (draft.members.size() == 2 || MemberId(row) != left_out || dice.chance(20))
                     company.members.emplace_back(row);
             while (company.members.size() > 2 && dice.chance(50))
                 company.members.pop_back();
             draft.companies.push_back(std::move(company));
         }},
        {"published",
         [](Draft& draft, Dice& dice) {
             for (int rows = dice.from(1, 5); rows > 0; --rows) {
                 const Assignment row{dice.member(draft), dice.shift(draft)};
                 if (std::ranges::count(draft.published.assignments, row) == 0)
                     draft.published.assignments.push_back(row);
             }
             if (dice.chance(40)) {
                 const Day first = dice.day(draft);
                 draft.published.period = Period(first, std::max(first, dice.day(draft)));
             }
             draft.published.change = dice.chance(10) ? Penalty::hard() : Penalty::soft(dice.weight());
         }},
        {"fairness",
         [](Draft& draft, Dice& dice) {
             const Measure measure = all_measures[static_cast<std::size_t>(dice.below(all_measures.size()))];
             if (std::ranges::count(draft.fairness, measure, &Fairness::measure) > 0)
                 return;
             const bool is_time = measure == Measure::minutes;
             draft.fairness.push_back({.measure = measure,
                                       .above_weight = dice.weight(),
                                       .below_weight = dice.chance(60) ? dice.weight() : 0,
                                       .step = dice.chance(40) ? 0
                                               : is_time       ? dice.one_of({1, 60, 240, 480})
                                                               : dice.from(1, 2),
                                       .tolerance = dice.chance(70) ? 0
                                                    : is_time       ? dice.below(600)
                                                                    : dice.below(2)});
             if (measure == Measure::disliked && draft.posts.size() < 2) {
                 draft.posts.push_back({.code = "gate" + std::to_string(draft.posts.size()), .is_disliked = true});
                 draft.shift_types[dice.type(draft).row()].post =
                     PostId(static_cast<PostId::Value>(draft.posts.size() - 1));
             }
         }},
    };
    return all;
}

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
    };
    // Those of every day come more often.
    const Kind& kind = kinds[static_cast<std::size_t>(dice.chance(50) ? dice.below(3) : dice.below(kinds.size()))];
    ShiftType type{
        .code = kind.name + std::to_string(number), .length = Minutes(kind.length), .is_night = kind.is_night};
    if (kind.start >= 0)
        type.start = ClockTime(Minutes(kind.start));
    return type;
}

/// Most have few rosters.
Draft some_frame(Dice& dice)
{
    int members = 0;
    int days = 0;
    int types = 0;
    double doublings = 0.0;
    const double most = dice.chance(70) ? 16.5 : 1000.0;  // of all rosters
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

Draft draw(std::uint64_t seed)
{
    Dice dice(seed);
    Draft draft = some_frame(dice);
    ask_for_cover(draft, dice);
    for (int asked = dice.from(1, 14); asked > 0; --asked) {
        Draft with = draft;
        rules()[static_cast<std::size_t>(dice.below(static_cast<int>(rules().size())))].ask(with, dice);
        if (is_a_problem(with))
            draft = std::move(with);
    }
    return draft;
}

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
    for (Post& post : draft.posts)
        post.is_disliked = false;
    for (Member& member : draft.members)
        member.limits.of_type = draft.members.front().limits.of_type;
    if (!is_a_problem(draft))  // nobody with the skill may stand there
        std::erase_if(draft.cover, [](const Cover& row) { return row.skill.is_set(); });
    if (!is_a_problem(draft))  // more are pinned than the first member's maxima allow
        draft.pinned.clear();
    std::ranges::sort(draft.cover, [](const Cover& left, const Cover& right) {
        return std::tie(left.shift.day, left.shift.type, right.skill) <
               std::tie(right.shift.day, right.shift.type, left.skill);  // everybody first
    });
    return draft;
}

}  // namespace muster::roster::truth
