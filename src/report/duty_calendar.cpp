#include "muster/report/duty_calendar.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace muster::report {
namespace {

using Slot = std::pair<Day, ShiftTypeId>;

const std::string& or_code(const std::string& name, const std::string& code) { return name.empty() ? code : name; }

std::string place_of(const programme::Term& term, const roster::ShiftType& type, Language language)
{
    const auto& organisation = term.organisation();
    if (!type.post.is_set())
        return {};
    const std::string& code = term.parts().roster->problem.posts()[type.post].code;
    const auto post = organisation.posts().find(code);
    if (!post || !organisation.posts()[*post].place.is_set())
        return {};
    const auto& place = organisation.places()[organisation.posts()[*post].place];
    return or_code(place.name.in(language), place.code);
}

}  // namespace

std::vector<CalendarEvent> duty_events(const programme::Term& term, Language language, std::optional<MemberId> member)
{
    if (!term.parts().roster)
        return {};
    const auto& [problem, solution] = *term.parts().roster;
    const auto name_of = [&](MemberId row) -> const std::string& {
        return term.organisation().members()[term.on_roster(row)].name;
    };
    std::map<Slot, std::vector<MemberId>> on_duty;
    for (const auto& assignment : solution.roster.assignments())
        on_duty[{assignment.shift.day, assignment.shift.type}].push_back(assignment.member);

    std::vector<CalendarEvent> events;
    for (const auto& [slot, people] : on_duty)
        for (const MemberId row : people) {
            if (member && term.on_roster(row) != *member)
                continue;
            const auto& type = problem.shift_types()[slot.second];
            const std::string& duty = or_code(type.name.in(language), type.code);
            std::string others;
            for (const MemberId other : people)
                if (other != row)
                    others += (others.empty() ? "" : language == Language::zh ? "、" : ", ") + name_of(other);
            if (!others.empty())
                others = (language == Language::zh ? "同班：" : "with ") + others;
            events.push_back(
                {.key = "duty|" + type.code + "|" + to_string(slot.first) + "|" + problem.members()[row].code,
                 .summary = member ? duty : duty + " · " + name_of(row),
                 .location = place_of(term, type, language),
                 .description = others,
                 .day = slot.first,
                 .start = type.start,
                 .length = type.length});
        }
    return events;
}

}  // namespace muster::report
