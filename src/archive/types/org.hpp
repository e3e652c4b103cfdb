// The organisation's types. A type's number is its newest version; older ones are read for ever.
#pragma once

#include "apart.hpp"
#include "core.hpp"
#include "listed.hpp"
#include "words.hpp"

#include "muster/org/goals.hpp"
#include "muster/org/obligations.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/responsibility.hpp"

#include <span>
#include <utility>
#include <vector>

CEREAL_CLASS_VERSION(muster::org::SubjectLevel, 1)
CEREAL_CLASS_VERSION(muster::org::Title, 1)
CEREAL_CLASS_VERSION(muster::org::TakenTime, 1)
CEREAL_CLASS_VERSION(muster::org::Timetable, 1)
CEREAL_CLASS_VERSION(muster::org::StageHistory, 2)
CEREAL_CLASS_VERSION(muster::org::StageHistory::Step, 1)
CEREAL_CLASS_VERSION(muster::org::StageHistory::Correction, 1)
CEREAL_CLASS_VERSION(muster::org::Training, 1)
CEREAL_CLASS_VERSION(muster::org::Publicity, 1)
CEREAL_CLASS_VERSION(muster::org::Vote, 1)
CEREAL_CLASS_VERSION(muster::org::Approval, 1)
CEREAL_CLASS_VERSION(muster::org::Finding, 1)
CEREAL_CLASS_VERSION(muster::org::Transfer, 1)
CEREAL_CLASS_VERSION(muster::org::Departure, 1)
CEREAL_CLASS_VERSION(muster::org::WorkingDays, 1)
CEREAL_CLASS_VERSION(muster::org::Channel, 1)
CEREAL_CLASS_VERSION(muster::org::Unit, 1)
CEREAL_CLASS_VERSION(muster::org::Office, 1)
CEREAL_CLASS_VERSION(muster::org::Place, 1)
CEREAL_CLASS_VERSION(muster::org::StudyClass, 1)
CEREAL_CLASS_VERSION(muster::org::Student, 1)
CEREAL_CLASS_VERSION(muster::org::Post, 1)
CEREAL_CLASS_VERSION(muster::org::Organisation, 1)
CEREAL_CLASS_VERSION(muster::org::Duty, 1)
CEREAL_CLASS_VERSION(muster::org::Responsibility, 1)
CEREAL_CLASS_VERSION(muster::org::Goal, 1)
CEREAL_CLASS_VERSION(muster::org::Goals, 1)

MUSTER_ARCHIVE_WORDS(muster::org::Stage, "applicant", "activist", "candidate", "probationary", "full")
MUSTER_ARCHIVE_WORDS(muster::org::UnitLevel, "committee", "general_branch", "branch", "group")
MUSTER_ARCHIVE_WORDS(muster::org::OfficeKind, "secretary", "deputy_secretary", "organisation", "publicity",
                     "discipline", "other")
MUSTER_ARCHIVE_WORDS(muster::org::PlaceLevel, "building", "floor", "room", "bed")
MUSTER_ARCHIVE_WORDS(muster::org::PostKind, "service", "supervision", "venue_role", "other")
MUSTER_ARCHIVE_WORDS(muster::org::Severity, "bars", "warns")

namespace muster::inline v0_2::archive {

template <>
struct Blank<org::Office> {
    static org::Office make() { return {.code = {}, .term = Blank<Period>::make()}; }
};
template <>
struct Blank<org::Publicity> {
    static org::Publicity make() { return {{}, Blank<Period>::make()}; }
};

}  // namespace muster::archive

namespace muster::inline v0_2::org {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, SubjectLevel& level, std::uint32_t version)
{
    require_known<SubjectLevel>(version);
    archive(named("subject", level.subject), named("level", level.level));
}

template <class Archive>
void serialize(Archive& archive, Title& title, std::uint32_t version)
{
    require_known<Title>(version);
    archive(named("name", title.name), named("given", title.given), named("last_review", title.last_review),
            named("withdrawn", title.withdrawn));
}

// Teaching weeks: "1-8,10", or bits.
template <archive::Text Archive>
std::string save_minimal(const Archive&, const TeachingWeeks& weeks)
{
    return to_string(weeks);
}
template <archive::Text Archive>
void load_minimal(const Archive&, TeachingWeeks& weeks, const std::string& text)
{
    weeks = TeachingWeeks::parse(text, archive::in_content);
}
template <archive::Binary Archive>
std::uint64_t save_minimal(const Archive&, const TeachingWeeks& weeks)
{
    return weeks.bits();
}
template <archive::Binary Archive>
void load_minimal(const Archive&, TeachingWeeks& weeks, const std::uint64_t& bits)
{
    weeks = TeachingWeeks::from_bits(bits);
}

template <class Archive>
void serialize(Archive& archive, TakenTime& time, std::uint32_t version)
{
    require_known<TakenTime>(version);
    archive(named("weekday", time.weekday), named("from", time.from), named("to", time.to), named("weeks", time.weeks));
}

template <class Archive>
void save(Archive& archive, const Timetable& timetable, std::uint32_t)
{
    archive(named("week_one", timetable.week_one()),
            named("taken", std::vector(timetable.taken().begin(), timetable.taken().end())));
}
template <class Archive>
void load(Archive& archive, Timetable& timetable, std::uint32_t version)
{
    require_known<Timetable>(version);
    std::optional<Day> week_one;
    std::vector<TakenTime> taken;
    archive(named("week_one", week_one), named("taken", taken));
    if (!week_one && !taken.empty())
        throw InvalidInput(archive::in_content, "a timetable has times and no first week", "give the Monday of week 1");
    timetable = week_one ? Timetable(*week_one, std::move(taken)) : Timetable();
}

template <class Archive>
void serialize(Archive& archive, StageHistory::Step& step, std::uint32_t version)
{
    require_known<StageHistory::Step>(version);
    archive(named("stage", step.stage), named("since", step.since));
}
template <class Archive>
void serialize(Archive& archive, StageHistory::Correction& correction, std::uint32_t version)
{
    require_known<StageHistory::Correction>(version);
    archive(named("was", correction.was), named("now", correction.now), named("on", correction.on),
            named("by", correction.by), named("why", correction.why));
}
template <class Archive>
void save(Archive& archive, const StageHistory& history, std::uint32_t)
{
    archive(named("steps", std::vector(history.steps().begin(), history.steps().end())),
            named("corrections", std::vector(history.corrections().begin(), history.corrections().end())));
}
template <class Archive>
void load(Archive& archive, StageHistory& history, std::uint32_t version)
{
    require_known<StageHistory>(version);
    std::vector<StageHistory::Step> steps;
    std::vector<StageHistory::Correction> corrections;
    archive(named("steps", steps));
    if (version >= 2)
        archive(named("corrections", corrections));
    history = StageHistory(std::move(steps), std::move(corrections));
}

template <class Archive>
void serialize(Archive& archive, Training& training, std::uint32_t version)
{
    require_known<Training>(version);
    archive(named("finished", training.finished), named("length", training.length), named("days", training.days));
}

template <class Archive>
void serialize(Archive& archive, Publicity& publicity, std::uint32_t version)
{
    require_known<Publicity>(version);
    archive(named("before", publicity.before), named("posted", publicity.posted));
}

template <class Archive>
void serialize(Archive& archive, Vote& vote, std::uint32_t version)
{
    require_known<Vote>(version);
    archive(named("on", vote.on), named("held", vote.held), named("entitled", vote.entitled),
            named("present", vote.present), named("in_favour", vote.in_favour), named("was_secret", vote.was_secret),
            named("was_separate", vote.was_separate));
}

template <class Archive>
void serialize(Archive& archive, Approval& approval, std::uint32_t version)
{
    require_known<Approval>(version);
    archive(named("to", approval.to), named("given", approval.given), named("by", approval.by));
}

template <class Archive>
void serialize(Archive& archive, Finding& finding, std::uint32_t version)
{
    require_known<Finding>(version);
    archive(named("given", finding.given), named("is_positive", finding.is_positive), named("by", finding.by));
}

template <class Archive>
void serialize(Archive& archive, Transfer& transfer, std::uint32_t version)
{
    require_known<Transfer>(version);
    archive(named("from", transfer.from), named("on", transfer.on), named("reason", transfer.reason));
}

template <class Archive>
void serialize(Archive& archive, Departure& departure, std::uint32_t version)
{
    require_known<Departure>(version);
    archive(named("on", departure.on), named("kind", departure.kind), named("reason", departure.reason));
}

template <class Archive>
void serialize(Archive& archive, Channel& channel, std::uint32_t version)
{
    require_known<Channel>(version);
    archive(named("name", channel.name), named("since", channel.since), named("until", channel.until));
}

template <class Archive>
void serialize(Archive& archive, Unit& unit, std::uint32_t version)
{
    require_known<Unit>(version);
    archive(named("code", unit.code), named("name", unit.name), named("level", unit.level), named("above", unit.above),
            named("founded", unit.founded), named("channels", unit.channels));
}

template <class Archive>
void serialize(Archive& archive, Office& office, std::uint32_t version)
{
    require_known<Office>(version);
    archive(named("code", office.code), named("kind", office.kind), named("unit", office.unit),
            named("holder", office.holder), named("term", office.term), named("name", office.name));
}

template <class Archive>
void serialize(Archive& archive, Place& place, std::uint32_t version)
{
    require_known<Place>(version);
    archive(named("code", place.code), named("name", place.name), named("level", place.level),
            named("within", place.within), named("titles", place.titles));
}

template <class Archive>
void serialize(Archive& archive, StudyClass& study_class, std::uint32_t version)
{
    require_known<StudyClass>(version);
    archive(named("code", study_class.code), named("name", study_class.name), named("cohort", study_class.cohort),
            named("major", study_class.major), named("timetable", study_class.timetable));
}

template <class Archive>
void serialize(Archive& archive, Student& student, std::uint32_t version)
{
    require_known<Student>(version);
    archive(named("code", student.code), named("name", student.name), named("study_class", student.study_class),
            named("home", student.home), named("cohort", student.cohort), named("major", student.major),
            named("needs", student.needs), named("languages", student.languages),
            named("timetable", student.timetable));
}

template <class Archive>
void serialize(Archive& archive, Post& post, std::uint32_t version)
{
    require_known<Post>(version);
    archive(named("code", post.code), named("name", post.name), named("kind", post.kind), named("place", post.place),
            named("unit", post.unit), named("responsible", post.responsible));
}

template <class Archive>
void exchange(Archive& archive, OrganisationParts& parts)
{
    archive(named("units", parts.units), named("members", parts.members), named("offices", parts.offices),
            named("places", parts.places), named("classes", parts.classes), named("students", parts.students),
            named("posts", parts.posts));
}
template <class Archive>
void save(Archive& archive, const Organisation& organisation, std::uint32_t)
{
    OrganisationParts parts = organisation.parts();
    exchange(archive, parts);
}
template <class Archive>
void load(Archive& archive, Organisation& organisation, std::uint32_t version)
{
    require_known<Organisation>(version);
    OrganisationParts parts;
    exchange(archive, parts);
    organisation = Organisation(std::move(parts));
}

template <class Archive>
void serialize(Archive& archive, Duty& duty, std::uint32_t version)
{
    require_known<Duty>(version);
    archive(named("code", duty.code), named("name", duty.name), named("unit", duty.unit), named("post", duty.post),
            named("accountable", duty.accountable), named("acknowledged", duty.acknowledged), named("due", duty.due),
            named("done", duty.done));
}

template <class Archive>
void save(Archive& archive, const Responsibility& responsibility, std::uint32_t)
{
    const auto duties = responsibility.duties().rows();
    archive(named("organisation", responsibility.organisation()),
            named("duties", std::vector(duties.begin(), duties.end())));
}
template <class Archive>
void load(Archive& archive, Responsibility& responsibility, std::uint32_t version)
{
    require_known<Responsibility>(version);
    auto organisation = std::make_shared<Organisation>();
    std::vector<Duty> duties;
    archive(named("organisation", *organisation), named("duties", duties));
    responsibility = Responsibility(std::move(organisation), std::move(duties));
}

template <class Archive>
void save(Archive& archive, const Goals& goals, std::uint32_t)
{
    const auto rows = goals.goals().rows();
    archive(named("organisation", goals.organisation()), named("goals", std::vector(rows.begin(), rows.end())));
}
template <class Archive>
void load(Archive& archive, Goals& goals, std::uint32_t version)
{
    require_known<Goals>(version);
    auto organisation = std::make_shared<Organisation>();
    std::vector<Goal> rows;
    archive(named("organisation", *organisation), named("goals", rows));
    goals = Goals(std::move(organisation), std::move(rows));
}

template <class Archive>
void save(Archive& archive, const WorkingDays& days, std::uint32_t)
{
    archive(named("off", days.off()), named("worked_besides", days.worked_besides()),
            named("known_from", days.known_from()), named("known_until", days.known_until()));
}
template <class Archive>
void load(Archive& archive, WorkingDays& days, std::uint32_t version)
{
    require_known<WorkingDays>(version);
    std::vector<Day> off;
    std::vector<Day> worked_besides;
    std::optional<Day> from;
    std::optional<Day> until;
    archive(named("off", off), named("worked_besides", worked_besides), named("known_from", from),
            named("known_until", until));
    days = WorkingDays::restored(std::move(off), std::move(worked_besides), from, until);
}

}  // namespace muster::org

namespace muster::inline v0_2::archive {

template <>
struct Blank<org::Responsibility> {
    static org::Responsibility make() { return {std::make_shared<const org::Organisation>(), {}}; }
};

}  // namespace muster::archive

MUSTER_SAVED_APART(extern, muster::org, Organisation)
