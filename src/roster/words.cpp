#include "words.hpp"

namespace muster::inline v0_2::roster::words {
namespace {

Label name_or_code(const Label& name, const std::string& code)
{
    return {name.zh.empty() && name.en.empty() ? code : name.in(Language::zh),
            name.zh.empty() && name.en.empty() ? code : name.in(Language::en)};
}

Label quoted(const Label& text) { return {"“" + text.zh + "”", "\"" + text.en + "\""}; }

}  // namespace

Label of_member(const Problem& problem, MemberId member)
{
    return name_or_code(problem.members()[member].name, problem.members()[member].code);
}

Label of_type(const Problem& problem, ShiftTypeId type)
{
    if (!type.is_set())
        return {"上一份值班表的最后一班", "the last shift of the roster before"};
    const ShiftType& shift = problem.shift_types()[type];
    const Label name = name_or_code(shift.name, shift.code);
    if (name.en == shift.code && name.zh == shift.code)
        return quoted(name);
    return quoted({shift.code + " " + name.zh, shift.code + " " + name.en});
}

Label of_skill(const Problem& problem, SkillId skill)
{
    return quoted(name_or_code(problem.skills()[skill].name, problem.skills()[skill].code));
}

Label of_contract(const Problem& problem, ContractId contract)
{
    return quoted(name_or_code(problem.contracts()[contract].name, problem.contracts()[contract].code));
}

Label of_pattern(const Problem& problem, PatternId pattern)
{
    return quoted(name_or_code(problem.patterns()[pattern].name, problem.patterns()[pattern].code));
}

Label of_kind(const std::string& kind) { return quoted({kind, kind}); }

std::string of_day(const Problem& problem, int day) { return to_string(problem.day(day)); }

Label of_minutes(std::int64_t minutes)
{
    if (minutes < 0) {
        const Label positive = of_minutes(-minutes);
        return {"-" + positive.zh, "-" + positive.en};
    }
    const std::int64_t hours = minutes / 60;
    const std::int64_t rest = minutes % 60;
    if (hours == 0)
        return {std::to_string(rest) + " 分钟", std::to_string(rest) + " min"};
    if (rest == 0)
        return {std::to_string(hours) + " 小时", std::to_string(hours) + " h"};
    return {std::to_string(hours) + " 小时 " + std::to_string(rest) + " 分钟",
            std::to_string(hours) + " h " + std::to_string(rest) + " min"};
}

Label of_load(const Problem& problem, const WindowMaximum& window, std::int64_t amount)
{
    if (window.measure == Measure::minutes)
        return of_minutes(amount);
    const std::string number = std::to_string(amount) + " ";
    if (window.type.is_set()) {
        const Label type = of_type(problem, window.type);
        return {number + type.zh, number + type.en};
    }
    if (window.measure == Measure::shifts)
        return {number + "班", count(amount, "shift", "shifts")};
    const Label what = label_of(window.measure);
    return {number + what.zh, number + what.en};
}

std::string count(std::int64_t number, const std::string& one, const std::string& many)
{
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

}  // namespace muster::roster::words
