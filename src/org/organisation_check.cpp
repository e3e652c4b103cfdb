#include "organisation_check.hpp"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>

namespace muster::inline v0_2::org {
namespace {

std::string quoted(const std::string& code) { return "\"" + code + "\""; }

// Looks at one row after the other; `here` is the row in question.
class Examiner {
public:
    Examiner(const OrganisationParts& parts, Faults& faults) : parts_(parts), faults_(faults) {}

    void units();
    void members();
    void offices();
    void places();
    void classes();
    void students();
    void posts();

private:
    void at(const char* thing, const std::string& code) { here_ = {std::string(thing) + " " + quoted(code)}; }
    void fault(std::string fault, std::string remedy) { faults_.add(here_, std::move(fault), std::move(remedy)); }

    template <class IdOfRow, class Row>
    bool names_row(IdOfRow id, const std::vector<Row>& rows, const char* what)
    {
        if (id.row() < rows.size())
            return true;
        fault(std::string("its ") + what + " is row " + std::to_string(id.row()) + " of a list of " +
                  std::to_string(rows.size()),
              "give a row of the list, counted from 0");
        return false;
    }
    template <class IdOfRow, class Row>
    bool names_row_if_set(IdOfRow id, const std::vector<Row>& rows, const char* what)
    {
        return id.is_set() && names_row(id, rows, what);
    }

    void day(Day day, const char* what)
    {
        if (day.is_special())
            fault(std::string("its ") + what + " is not a calendar day", "give a day such as 2026-09-07");
    }
    void day(const std::optional<Day>& day_or_none, const char* what)
    {
        if (day_or_none)
            day(*day_or_none, what);
    }
    void days(std::span<const Day> days, const char* what)
    {
        for (const Day one : days)
            day(one, what);
    }
    void titles(std::span<const Title> titles);
    void subjects(std::span<const SubjectLevel> levels);
    void home(PlaceId home, const char* thing, const std::string& code);
    void cohort(int cohort)
    {
        if (cohort != 0 && (cohort < 1900 || cohort > 9999))
            fault("its cohort is " + std::to_string(cohort), "give the year of entry, or 0 where it is not known");
    }
    void timetable_fits(const Timetable& own, ClassId study_class);
    void development(const Member& member, MemberId self);
    void votes(std::span<const Vote> votes);
    void findings(std::span<const Finding> findings, const char* what);
    void life(const Member& member);

    template <class Row>
    void ring(const std::vector<Row>& rows, const char* thing, const Forest& tree)
    {
        for (const Forest::Row row : tree.rows_on_rings()) {
            at(thing, rows[row].code);
            fault("it stands below itself", "break the ring");
        }
    }

    const OrganisationParts& parts_;
    Faults& faults_;
    Where here_{};
    std::unordered_map<Forest::Row, std::string> sleeper_of_;  // bed -> who sleeps there
};

// The rows above, with what names no row left out.
template <class Row, class IdOfRow>
Forest tree_of(const std::vector<Row>& rows, IdOfRow Row::*above)
{
    std::vector<Forest::Row> parents;
    for (const Row& row : rows)
        parents.push_back((row.*above).row() < rows.size() ? (row.*above).row() : Forest::none);
    return Forest(std::move(parents));
}

void Examiner::units()
{
    for (const Unit& unit : parts_.units) {
        at("unit", unit.code);
        if (names_row_if_set(unit.above, parts_.units, "unit above") &&
            parts_.units[unit.above.row()].level >= unit.level)
            fault("it is a " + label_of(unit.level).en + " below a " +
                      label_of(parts_.units[unit.above.row()].level).en,
                  "put it below a unit of a higher level");
        day(unit.founded, "founding day");
        for (const Channel& channel : unit.channels) {
            day(channel.since, "channel's first day");
            day(channel.until, "channel's last day");
            if (channel.until && *channel.until < channel.since)
                fault("its channel " + quoted(channel.name.in(Language::en)) + " ends before it begins",
                      "exchange the two days");
        }
    }
    ring(parts_.units, "unit", tree_of(parts_.units, &Unit::above));
}

void Examiner::places()
{
    for (const Place& place : parts_.places) {
        at("place", place.code);
        if (names_row_if_set(place.within, parts_.places, "place around it") &&
            parts_.places[place.within.row()].level >= place.level)
            fault("it is a " + label_of(place.level).en + " within a " +
                      label_of(parts_.places[place.within.row()].level).en,
                  "put it within a larger place");
        titles(place.titles);
    }
    ring(parts_.places, "place", tree_of(parts_.places, &Place::within));
}

void Examiner::titles(std::span<const Title> titles)
{
    for (const Title& title : titles) {
        const std::string name = "title " + quoted(title.name.in(Language::en));
        if (title.given.is_special() || (title.last_review && title.last_review->is_special()) ||
            (title.withdrawn && title.withdrawn->is_special()))
            fault("a day of its " + name + " is not a calendar day", "give a day such as 2026-09-07");
        else if (title.withdrawn && *title.withdrawn < title.given)
            fault("its " + name + " is withdrawn before it is given", "exchange the two days");
    }
}

void Examiner::subjects(std::span<const SubjectLevel> levels)
{
    std::set<std::string> seen;
    for (const auto& [subject, level] : levels) {
        if (subject.empty())
            fault("a subject has no name", "name it");
        if (!seen.insert(subject).second)
            fault("its subject " + quoted(subject) + " stands twice", "keep one of the levels");
        if (level.millionths() < 0 || level > Weight::whole(1))
            fault("its level in " + quoted(subject) + " is " + to_string(level), "give a level from 0 to 1");
    }
}

void Examiner::home(PlaceId home, const char* thing, const std::string& code)
{
    if (!names_row_if_set(home, parts_.places, "home"))
        return;
    const Place& place = parts_.places[home.row()];
    if (place.level < PlaceLevel::room)
        fault("its home " + quoted(place.code) + " is a " + label_of(place.level).en, "give a room or a bed");
    if (place.level != PlaceLevel::bed)
        return;
    const auto [sleeper, is_first] = sleeper_of_.emplace(home.row(), std::string(thing) + " " + quoted(code));
    if (!is_first)
        fault("its bed " + quoted(place.code) + " is that of " + sleeper->second,
              "give each person a bed of their own");
}

void Examiner::timetable_fits(const Timetable& own, ClassId study_class)
{
    if (study_class.row() >= parts_.classes.size())
        return;
    const auto of_class = parts_.classes[study_class.row()].timetable.week_one();
    if (own.week_one() && of_class && *own.week_one() != *of_class)
        fault("its week 1 begins on " + muster::to_string(*own.week_one()) + ", that of its class on " +
                  muster::to_string(*of_class),
              "give both the same first Monday");
}

void Examiner::members()
{
    for (Forest::Row row = 0; row < parts_.members.size(); ++row) {
        const Member& member = parts_.members[row];
        at("member", member.code);
        if (!member.unit.is_set())
            fault("it has no unit", "give the unit it belongs to");
        else
            names_row(member.unit, parts_.units, "unit");
        day(member.birth_day, "birth day");
        names_row_if_set(member.study_class, parts_.classes, "class");
        home(member.home, "member", member.code);
        cohort(member.cohort);
        subjects(member.strengths);
        titles(member.titles);
        timetable_fits(member.timetable, member.study_class);
        development(member, MemberId(row));
        life(member);
    }
}

void Examiner::development(const Member& member, MemberId self)
{
    const Development& file = member.development;
    days(file.conversations, "conversation's day");
    days(file.thought_reports, "thought report's day");
    days(file.half_year_reviews, "half-year review's day");
    for (const Training& training : file.trainings) {
        day(training.finished, "training's last day");
        if (training.length < Minutes{0} || training.days < 0)
            fault("its training has a length below 0", "give the hours or the days it took");
    }
    votes(file.votes);
    for (const Approval& approval : file.approvals) {
        day(approval.given, "approval's day");
        names_row_if_set(approval.by, parts_.units, "approval's unit");
    }
    for (const auto& [people, what] :
         {std::pair(&file.contacts, "contact"), std::pair(&file.introducers, "introducer")}) {
        std::set<MemberId> seen;
        for (const MemberId person : *people) {
            names_row(person, parts_.members, what);
            if (person == self)
                fault(std::string("it is its own ") + what, "name another member");
            if (!seen.insert(person).second)
                fault(std::string("one ") + what + " stands twice", "keep one of them");
        }
    }
    day(file.leaves_on, "day of leaving");
    if (file.probation_extended_by < 0)
        fault("its probation is extended by " + std::to_string(file.probation_extended_by) + " months",
              "give the months, or 0");
    if (file.extension_vote) {
        votes(std::span(&*file.extension_vote, 1));
        if (file.probation_extended_by == 0)
            fault("its probation was voted longer, by 0 months", "give the months of the extension");
    }
    findings(file.recommendations, "recommendation");
    findings(file.political_reviews, "political review");
    findings(file.pre_reviews, "pre-review");
    day(file.contacts_unrelated, "declaration of the contacts");
}

void Examiner::findings(std::span<const Finding> findings, const char* what)
{
    for (const Finding& finding : findings) {
        day(finding.given, (std::string(what) + "'s day").c_str());
        names_row_if_set(finding.by, parts_.units, (std::string(what) + "'s unit").c_str());
    }
}

// Transfers and the departure.
void Examiner::life(const Member& member)
{
    std::optional<Day> before;
    for (const Transfer& transfer : member.transfers) {
        names_row(transfer.from, parts_.units, "transfer's unit");
        day(transfer.on, "transfer's day");
        if (before && !transfer.on.is_special() && transfer.on <= *before)
            fault("its transfer on " + muster::to_string(transfer.on) + " does not come after the one before",
                  "list transfers oldest first");
        before = transfer.on;
    }
    if (!member.departure)
        return;
    const Departure& departure = *member.departure;
    day(departure.on, "day of departure");
    if (departure.on.is_special())
        return;
    if (before && departure.on <= *before)
        fault("it left on " + muster::to_string(departure.on) + ", before its last transfer",
              "correct one of the days");
    if (departure.kind == DepartureKind::probation_cancelled &&
        member.stages.stage_on(departure.on) != Stage::probationary)
        fault("its probation is cancelled on " + muster::to_string(departure.on) + ", when it is not on probation",
              "correct the day, or how it left");
}

void Examiner::votes(std::span<const Vote> votes)
{
    for (const Vote& vote : votes) {
        day(vote.held, "vote's day");
        if (vote.entitled < 0 || vote.present < 0 || vote.in_favour < 0 || vote.present > vote.entitled ||
            vote.in_favour > vote.entitled)
            fault("its vote counts " + std::to_string(vote.entitled) + " entitled, " + std::to_string(vote.present) +
                      " present, " + std::to_string(vote.in_favour) + " in favour",
                  "neither those present nor those in favour can be more than those entitled");
    }
}

void Examiner::offices()
{
    for (const Office& office : parts_.offices) {
        at("office", office.code);
        names_row(office.unit, parts_.units, "unit");
        names_row(office.holder, parts_.members, "holder");
    }
}

void Examiner::classes()
{
    for (const StudyClass& study_class : parts_.classes) {
        at("class", study_class.code);
        cohort(study_class.cohort);
    }
}

void Examiner::students()
{
    for (const Student& student : parts_.students) {
        at("student", student.code);
        names_row_if_set(student.study_class, parts_.classes, "class");
        home(student.home, "student", student.code);
        cohort(student.cohort);
        subjects(student.needs);
        timetable_fits(student.timetable, student.study_class);
    }
}

void Examiner::posts()
{
    for (const Post& post : parts_.posts) {
        at("post", post.code);
        names_row_if_set(post.place, parts_.places, "place");
        names_row_if_set(post.unit, parts_.units, "unit");
        names_row_if_set(post.responsible, parts_.members, "responsible member");
    }
}

}  // namespace

void find_faults(const OrganisationParts& parts, Faults& faults)
{
    Examiner examiner(parts, faults);
    examiner.units();
    examiner.places();
    examiner.classes();
    examiner.members();
    examiner.offices();
    examiner.students();
    examiner.posts();
}

}  // namespace muster::org
