#include "muster/roster/element.hpp"

#include "words.hpp"

#include <string>

namespace muster::roster {

Element element_of(const Violation& violation)
{
    Element element{.rule = violation.rule, .member = violation.member};
    switch (violation.rule) {
    case Rule::availability:
    case Rule::pinned:
    case Rule::published:
        element.day = violation.day;
        element.type = violation.type;
        break;
    case Rule::shift_type_maximum:
        element.type = violation.type;
        break;
    case Rule::windows:
    case Rule::minimum_cover:
    case Rule::maximum_cover:
    case Rule::together:
    case Rule::apart:
        element.row = violation.row;
        break;
    default:
        break;
    }
    return element;
}

namespace {

Label cover_in_words(const Problem& problem, const Element& element)
{
    const Cover& cover = problem.cover()[element.row];
    const Label type = words::of_type(problem, cover.shift.type);
    const std::string day = to_string(cover.shift.day);
    const bool is_least = element.rule == Rule::minimum_cover;
    const std::string number = std::to_string(is_least ? cover.minimum : cover.maximum);
    const Label skill = cover.skill.is_set() ? words::of_skill(problem, cover.skill) : Label{};
    return {day + "：" + type.zh + (is_least ? "至少 " : "最多 ") + number +
                (skill.zh.empty() ? " 人" : " 名" + skill.zh),
            day + ": " + type.en + (is_least ? " needs at least " : " takes at most ") + number +
                (skill.en.empty() ? "" : " with " + skill.en)};
}

Label company_in_words(const Problem& problem, const Element& element)
{
    Label names;
    for (const MemberId member : problem.companies()[element.row].members) {
        const Label one = words::of_member(problem, member);
        names.zh += (names.zh.empty() ? "" : "、") + one.zh;
        names.en += (names.en.empty() ? "" : ", ") + one.en;
    }
    return element.rule == Rule::together ? Label{names.zh + " 必须同班", names.en + " serve together"}
                                          : Label{names.zh + " 不得同班", names.en + " serve apart"};
}

/// A member's own limit, in words.
Label limit_in_words(const Problem& problem, const Element& element)
{
    const Limits& limits = problem.limits(element.member);
    const auto days = [](std::int32_t count, const char* zh, const char* en) {
        return Label{zh + std::to_string(count) + " 天", en + words::count(count, "day", "days")};
    };
    switch (element.rule) {
    case Rule::overlap:
        return {"不能同时在两处值班", "cannot stand two shifts at once"};
    case Rule::shifts_a_day:
        return {"每天最多 " + std::to_string(limits.maximum_a_day) + " 班",
                "stands at most " + words::count(limits.maximum_a_day, "shift", "shifts") + " a day"};
    case Rule::rest: {
        const Label rest = words::of_minutes(limits.minimum_rest.count());
        return {"两班之间至少休息 " + rest.zh, "rests at least " + rest.en + " between shifts"};
    }
    case Rule::succession:
        return {"须遵守班次衔接规定", "keeps to the forbidden successions"};
    case Rule::minimum_minutes: {
        const Label time = words::of_minutes(limits.minimum_minutes.count());
        return {"至少值 " + time.zh, "stands at least " + time.en + " in all"};
    }
    case Rule::maximum_minutes: {
        const Label time = words::of_minutes(limits.maximum_minutes.count());
        return {"最多值 " + time.zh, "stands at most " + time.en + " in all"};
    }
    case Rule::shift_type_maximum: {
        const Label type = words::of_type(problem, element.type);
        const std::string most = std::to_string(problem.maximum_of(element.member, element.type));
        return {type.zh + "最多 " + most + " 次", "stands " + type.en + " at most " + most + " times"};
    }
    case Rule::maximum_consecutive:
        return days(limits.maximum_consecutive, "最多连续值班 ", "is on duty in a row at most ");
    case Rule::minimum_consecutive:
        return days(limits.minimum_consecutive, "至少连续值班 ", "is on duty in a row at least ");
    case Rule::minimum_days_off:
        return days(limits.minimum_days_off, "至少连续休息 ", "is off in a row at least ");
    case Rule::weekends:
        return {"最多 " + std::to_string(limits.maximum_weekends) + " 个周末值班",
                "is on duty on at most " + words::count(limits.maximum_weekends, "weekend", "weekends")};
    case Rule::consecutive_weekends:
        return {"最多连续 " + std::to_string(limits.maximum_consecutive_weekends) + " 个周末值班",
                "is on duty on at most " + words::count(limits.maximum_consecutive_weekends, "weekend", "weekends") +
                    " in a row"};
    case Rule::windows: {
        const WindowMaximum& window = limits.windows[element.row];
        const Label most = words::of_load(problem, window, window.most);
        return {"任意 " + std::to_string(window.days) + " 天内最多 " + most.zh,
                "has at most " + most.en + " in any " + words::count(window.days, "day", "days")};
    }
    default:
        return label_of(element.rule);
    }
}

}  // namespace

Label in_words(const Problem& problem, const Element& element)
{
    switch (element.rule) {
    case Rule::minimum_cover:
    case Rule::maximum_cover:
        return cover_in_words(problem, element);
    case Rule::together:
    case Rule::apart:
        return company_in_words(problem, element);
    default:
        break;
    }
    const Label who = words::of_member(problem, element.member);
    if (element.rule != Rule::availability && element.rule != Rule::pinned && element.rule != Rule::published) {
        const Label limit = limit_in_words(problem, element);
        return {who.zh + " " + limit.zh, who.en + " " + limit.en};
    }
    const Label type = words::of_type(problem, element.type);
    const std::string day = words::of_day(problem, element.day);
    if (element.rule == Rule::pinned)
        return {day + "：" + who.zh + " 固定值" + type.zh, day + ": " + who.en + " is pinned to " + type.en};
    if (element.rule == Rule::published)
        return {day + "：" + who.zh + " 的" + type.zh + "已公布",
                day + ": " + type.en + " of " + who.en + " is published"};
    const Label why = label_of(problem.bar(element.member, element.day, element.type));
    return {day + "：" + who.zh + " 不能值" + type.zh + "，" + why.zh,
            day + ": " + who.en + " cannot stand " + type.en + ": " + why.en};
}

Label remedy_for(const Problem& problem, const Element& element)
{
    switch (element.rule) {
    case Rule::availability:
        switch (problem.bar(element.member, element.day, element.type)) {
        case Bar::skill:
            return {"让其取得资格，或放宽该班要求", "give the skill, or ask less of the shift"};
        case Bar::not_a_member:
            return {"请其提前加入或推迟离开", "let the member join earlier or leave later"};
        default:
            return {"请其当天到岗", "free the member that day"};
        }
    case Rule::pinned:
        return {"取消固定", "unpin it"};
    case Rule::minimum_cover:
        return {"减少该班最少人数，或取消该班", "lower the minimum of that shift, or drop the shift"};
    case Rule::maximum_cover:
        return {"增加该班最多人数", "raise the maximum of that shift"};
    case Rule::together:
    case Rule::apart:
        return {"改为软性要求", "make it a wish"};
    case Rule::published:
        return {"允许变动", "let it change"};
    default:
        return {"为该成员放宽，或改为软性要求", "relax it for this member, or make the rule soft"};
    }
}

}  // namespace muster::roster
