#include "muster/report/duty_calendar.hpp"

#include "muster/core/error.hpp"
#include "muster/report/names.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::report {
namespace {

using Slot = std::pair<Day, ShiftTypeId>;
using Turn = std::tuple<Day, std::string, std::string>;   // day, post, member
using Hours = std::tuple<Minutes, Minutes, ShiftTypeId>;  // begin, length, what

const std::string& or_code(const std::string& name, const std::string& code) { return name.empty() ? code : name; }

template <class Members>
const std::string& code_in(const Members& members, MemberId member)
{
    if (!members.contains(member))
        throw InvalidInput({"calendar"}, "it has no member in row " + std::to_string(member.row()),
                           "give a row below " + std::to_string(members.size()));
    return members[member].code;
}

std::string event_key(const Turn& turn, int number)
{
    const auto& [day, post, member] = turn;
    return "duty|" + post + "|" + to_string(day) + "|" + member + (number > 1 ? "|" + std::to_string(number) : "");
}

/// What a roster does not know of itself.
struct Around {
    std::function<std::string(const std::string& code)> name_of;   ///< of a member
    std::function<std::string(const std::string& code)> place_of;  ///< of a post
};

const std::string& post_of(const roster::Problem& problem, const roster::ShiftType& type)
{
    return type.post.is_set() ? problem.posts()[type.post].code : type.code;
}

std::string others_of(const std::vector<std::string>& people, const std::string& member, const Around& around,
                      Language language)
{
    std::string others;
    for (const std::string& other : people)
        if (other != member)
            others += (others.empty() ? "" : language == Language::zh ? "、" : ", ") + around.name_of(other);
    if (!others.empty())
        others = (language == Language::zh ? "同班：" : "with ") + others;
    return others;
}

/// All of the roster; `only` is a member's code, or empty.
std::vector<CalendarEvent> events_of(const roster::Problem& problem, const roster::Roster& roster,
                                     const std::string& only, Language language, const Around& around)
{
    std::map<Slot, std::vector<std::string>> on_duty;
    for (const auto& [member, shift] : roster.assignments())
        on_duty[{shift.day, shift.type}].push_back(problem.members()[member].code);
    const auto hours_of = [&](ShiftTypeId row) {
        const auto& type = problem.shift_types()[row];
        return Hours{type.start.value_or(ClockTime{}).since_midnight(), type.length, row};
    };
    std::map<Turn, std::vector<Hours>> turns;  // a member's at one post on one day
    for (const auto& [slot, people] : on_duty)
        for (const std::string& member : people)
            turns[{slot.first, post_of(problem, problem.shift_types()[slot.second]), member}].push_back(
                hours_of(slot.second));
    for (auto& [turn, hours] : turns)
        std::ranges::sort(hours);

    std::vector<CalendarEvent> events;
    for (const auto& [slot, people] : on_duty)
        for (const std::string& member : people) {
            if (!only.empty() && member != only)
                continue;
            const auto& type = problem.shift_types()[slot.second];
            const Turn turn{slot.first, post_of(problem, type), member};
            const auto& hours = turns.at(turn);
            const auto at = std::ranges::find(hours, hours_of(slot.second));
            const std::string& duty = or_code(type.name.in(language), type.code);
            events.push_back({.key = event_key(turn, static_cast<int>(at - hours.begin()) + 1),
                              .summary = only.empty() ? duty + " · " + around.name_of(member) : duty,
                              .location = type.post.is_set() ? around.place_of(post_of(problem, type)) : std::string(),
                              .description = others_of(people, member, around, language),
                              .day = slot.first,
                              .start = type.start,
                              .length = type.length});
        }
    return events;
}

Around around(const programme::Term& term, Language language)
{
    const auto& organisation = term.organisation();
    return {.name_of =
                [&organisation, names = Names(organisation)](const std::string& code) {
                    const auto row = organisation.members().find(code);
                    return row ? names.of(*row) : code;
                },
            .place_of =
                [&organisation, language](const std::string& code) {
                    const auto post = organisation.posts().find(code);
                    if (!post || !organisation.posts()[*post].place.is_set())
                        return std::string();
                    const auto& place = organisation.places()[organisation.posts()[*post].place];
                    return or_code(place.name.in(language), place.code);
                }};
}

/// Gives the events their versions, and adds those that are told and stand in no roster of today: cancelled, or of
/// somebody who is not on file any more.
void follow(const programme::Term& term, const std::string& only, Language language, const Around& there,
            std::vector<CalendarEvent>& events)
{
    std::map<std::string, CalendarEvent*> by_key;
    for (CalendarEvent& event : events)
        by_key.emplace(event.key, &event);
    std::vector<CalendarEvent> cancelled;
    for (const programme::ToldTurn& turn : term.parts().published.turns) {
        const std::string key = event_key({turn.day, turn.post, turn.member}, turn.number);
        if (const auto known = by_key.find(key); known != by_key.end()) {
            known->second->version = turn.version;
            known->second->published = turn.told;
        } else if (only.empty() || turn.member == only) {
            const auto post = term.organisation().posts().find(turn.post);
            const std::string duty =
                post ? or_code(term.organisation().posts()[*post].name.in(language), turn.post) : turn.post;
            cancelled.push_back({.key = key,
                                 .summary = (!turn.is_cancelled         ? ""
                                             : language == Language::zh ? "已取消："
                                                                        : "Cancelled: ") +
                                            duty + (only.empty() ? " · " + there.name_of(turn.member) : ""),
                                 .location = there.place_of(turn.post),
                                 .day = turn.day,
                                 .start = turn.start,
                                 .length = turn.length,
                                 .version = turn.version,
                                 .published = turn.told,
                                 .is_cancelled = turn.is_cancelled});
        }
    }
    events.insert(events.end(), cancelled.begin(), cancelled.end());
}

}  // namespace

std::vector<CalendarEvent> duty_events(const programme::Term& term, Language language, std::optional<MemberId> member)
{
    return duty_events(term, language, member ? code_in(term.organisation().members(), *member) : std::string());
}

std::vector<CalendarEvent> duty_events(const programme::Term& term, Language language, const std::string& only)
{
    const Around there = around(term, language);
    std::vector<CalendarEvent> events;
    if (const auto& planned = term.parts().roster)
        events = events_of(planned->problem, planned->solution.roster, only, language, there);
    follow(term, only, language, there, events);
    return events;
}

std::vector<CalendarEvent> duty_events(const roster::Problem& problem, const roster::Roster& roster, Language language,
                                       std::optional<MemberId> member)
{
    const std::string only = member ? code_in(problem.members(), *member) : std::string();
    const Around there{.name_of =
                           [&](const std::string& code) {
                               return or_code(problem.members()[*problem.members().find(code)].name.in(language), code);
                           },
                       .place_of =
                           [&](const std::string& code) {
                               const auto& post = problem.posts()[*problem.posts().find(code)];
                               return or_code(post.name.in(language), code);
                           }};
    return events_of(problem, roster, only, language, there);
}

}  // namespace muster::report
