// Meetings go by the calendar; what concerns a person goes by that person's file. What fell due before the period and
// is not done by then comes along.
#include "muster/org/obligations.hpp"

#include "calendar_spans.hpp"

#include "muster/org/eligibility.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::org {
namespace {

ObligationKind owed_as(MeetingKind kind)
{
    switch (kind) {
    case MeetingKind::members_meeting:
        return ObligationKind::members_meeting;
    case MeetingKind::committee_meeting:
        return ObligationKind::committee_meeting;
    case MeetingKind::group_meeting:
        return ObligationKind::group_meeting;
    case MeetingKind::lecture:
        return ObligationKind::lecture;
    case MeetingKind::theme_day:
        return ObligationKind::theme_day;
    case MeetingKind::organisational_life:
        return ObligationKind::organisational_life;
    case MeetingKind::democratic_review:
        return ObligationKind::democratic_review;
    case MeetingKind::talks:
        return ObligationKind::talks;
    }
    return ObligationKind::members_meeting;
}

// For each span the first day within it; where there is none, a later day that no span of its own needs. Spans and days
// rise.
std::vector<std::optional<Day>> done_in(std::span<const Period> spans, std::span<const Day> days)
{
    std::vector<std::optional<Day>> done(spans.size());
    std::size_t row = 0;
    std::vector<Day> spare;
    for (const Day day : days) {
        while (row < spans.size() && spans[row].last() < day)
            ++row;
        if (row < spans.size() && spans[row].contains(day) && !done[row])
            done[row] = day;
        else
            spare.push_back(day);
    }
    for (const Day day : spare)
        for (std::size_t earlier = 0; earlier < spans.size() && spans[earlier].last() < day; ++earlier)
            if (!done[earlier]) {
                done[earlier] = day;
                break;
            }
    return done;
}

using Meetings = std::map<std::pair<UnitId, ObligationKind>, std::vector<Day>>;
using OneOffice = std::tuple<UnitId, OfficeKind, std::string>;

class Search {
public:
    Search(const Organisation& organisation, UnitId unit, const Period& period, const ObligationOptions& options)
        : organisation_(organisation), period_(period), stages_(options.stages), branches_(options.branches),
          units_(organisation.units_within(unit)), is_within_(organisation.units().size(), false),
          meetings_from_(options.meetings_from)
    {
        for (const UnitId below : units_)
            is_within_[below.row()] = true;
        std::optional<Day> first;
        for (const MeetingHeld& meeting : options.meetings) {
            meetings_[{meeting.unit, owed_as(meeting.kind)}].push_back(meeting.day);
            first = first ? std::min(*first, meeting.day) : meeting.day;
        }
        for (auto& [key, days] : meetings_)
            std::ranges::sort(days);
        if (first && !meetings_from_)
            meetings_from_ = Day(first->year(), first->month(), 1);
        for (const auto& office : organisation.offices().rows())
            terms_[office_of(office)].push_back(office.term.first());
    }

    std::vector<Obligation> all()
    {
        for (const UnitId unit : units_)
            meetings(unit);
        for (std::uint32_t row = 0; row < organisation_.members().size(); ++row)
            person(MemberId(row));
        for (std::uint32_t row = 0; row < organisation_.offices().size(); ++row)
            if (is_within_[organisation_.offices().rows()[row].unit.row()])
                term(OfficeId(row));
        std::ranges::stable_sort(found_, {}, [](const Obligation& one) {
            return std::tuple(one.within.last(), one.kind, one.unit, one.about, one.office);
        });
        return std::move(found_);
    }

private:
    static OneOffice office_of(const Office& row) { return {row.unit, row.kind, row.name.zh + "/" + row.name.en}; }

    void meetings(UnitId unit);
    void recurring_meeting(UnitId unit, ObligationKind kind, const Rule& rule);
    void person(MemberId member);
    void first_talk(MemberId member);
    void end_of_probation(MemberId member);
    void approvals(MemberId member);
    void recurring_paper(MemberId member, ObligationKind kind, std::vector<Day> on_file);
    void term(OfficeId office);

    [[nodiscard]] bool is_done_before(std::optional<Day> done) const { return done && *done < period_.first(); }

    // Of a member: once, by a day. `stays` is whether it is still owed where it is overdue.
    void add(MemberId member, ObligationKind kind, const Period& within, std::optional<Day> done, const Rule& rule,
             bool stays)
    {
        const Member& row = organisation_.members()[member];
        const Day last = within.last();
        const bool falls_due = period_.contains(last) && row.is_there_on(last);
        const bool is_overdue =
            stays && last < period_.first() && !is_done_before(done) && row.is_there_on(period_.first());
        const UnitId unit = row.unit_on(std::max(last, period_.first()));
        if ((falls_due || is_overdue) && is_within_[unit.row()])
            found_.push_back({kind, unit, member, {}, within, done, rule.source});
    }

    const Organisation& organisation_;
    Period period_;
    const StageRules& stages_;
    const BranchRules& branches_;
    std::vector<UnitId> units_;
    std::vector<bool> is_within_;
    std::optional<Day> meetings_from_;
    Meetings meetings_;
    std::map<OneOffice, std::vector<Day>> terms_;  // first days of all terms of one office
    std::vector<Obligation> found_;
};

void Search::meetings(UnitId unit)
{
    switch (organisation_.units()[unit].level) {
    case UnitLevel::committee:
        recurring_meeting(unit, ObligationKind::committee_meeting, branches_.committee_session_every);
        return;
    case UnitLevel::general_branch:
        recurring_meeting(unit, ObligationKind::committee_meeting, branches_.general_branch_meeting_every);
        return;
    case UnitLevel::group:
        recurring_meeting(unit, ObligationKind::group_meeting, branches_.group_meeting_every);
        return;
    case UnitLevel::branch:
        break;
    }
    recurring_meeting(unit, ObligationKind::members_meeting, branches_.members_meeting_every);
    recurring_meeting(unit, ObligationKind::committee_meeting, branches_.committee_meeting_every);
    recurring_meeting(unit, ObligationKind::lecture, branches_.lecture_every);
    recurring_meeting(unit, ObligationKind::theme_day, branches_.theme_day_every);
    recurring_meeting(unit, ObligationKind::organisational_life, branches_.organisational_life_every);
    recurring_meeting(unit, ObligationKind::democratic_review, branches_.democratic_review_every);
    recurring_meeting(unit, ObligationKind::talks, branches_.talks_every);
}

void Search::recurring_meeting(UnitId unit, ObligationKind kind, const Rule& rule)
{
    if (rule.number <= 0)
        return;
    const Unit& row = organisation_.units()[unit];
    const auto is_owed = [&](const Period& span) {
        if (row.founded && *row.founded > span.first())
            return false;
        return kind != ObligationKind::committee_meeting || row.level != UnitLevel::branch ||
               std::ssize(organisation_.members_at(unit, Stage::full, span.last())) >= branches_.committee_from.number;
    };
    const Day from = meetings_from_ ? std::min(*meetings_from_, period_.first()) : period_.first();
    std::vector<Period> spans = spans_ending_in(Period(from, period_.last()), rule.number);
    std::erase_if(spans, [&](const Period& span) { return !is_owed(span); });
    const auto held = meetings_.find({unit, kind});
    const auto done = done_in(spans, held == meetings_.end() ? std::span<const Day>() : std::span(held->second));
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const bool is_before = spans[i].last() < period_.first();
        if (is_before && (is_done_before(done[i]) || spans[i].first() < *meetings_from_))
            continue;
        found_.push_back({kind, unit, {}, {}, spans[i], done[i], rule.source});
    }
}

void Search::person(MemberId member)
{
    const Member& row = organisation_.members()[member];
    if (!is_within_[row.unit.row()] && row.transfers.empty())
        return;
    first_talk(member);
    end_of_probation(member);
    approvals(member);
    recurring_paper(member, ObligationKind::thought_report, row.development.thought_reports);
    recurring_paper(member, ObligationKind::half_year_review, row.development.half_year_reviews);
}

void Search::first_talk(MemberId member)
{
    const Member& row = organisation_.members()[member];
    const auto since = row.stages.since(Stage::applicant);
    if (!since || stages_.first_talk_within.number <= 0)
        return;
    std::optional<Day> talked;
    for (const Day day : row.development.conversations)
        if (day >= *since && (!talked || day < *talked))
            talked = day;
    add(member, ObligationKind::first_talk, Period(*since, months_later(*since, stages_.first_talk_within.number)),
        talked, stages_.first_talk_within, row.stage_on(period_.first()) == Stage::applicant);
}

void Search::end_of_probation(MemberId member)
{
    const Member& row = organisation_.members()[member];
    const auto began = probation_began(row, stages_);
    if (!began)
        return;
    const int months = stages_.probation_for.number + row.development.probation_extended_by;
    add(member, ObligationKind::end_of_probation, Period(*began, months_later(*began, months)),
        row.stages.since(Stage::full), stages_.probation_for, true);
}

// A vote that failed asks nobody for a word.
void Search::approvals(MemberId member)
{
    const Member& row = organisation_.members()[member];
    const auto stage = row.stage_on(period_.first());
    for (const Vote& vote : row.development.votes) {
        if (!passed(vote, stages_) || stages_.approval_within.number <= 0)
            continue;
        std::optional<Day> approved;
        for (const Approval& approval : row.development.approvals)
            if (approval.to == vote.on && approval.given >= vote.held && (!approved || approval.given < *approved))
                approved = approval.given;
        add(member, ObligationKind::approval,
            Period(vote.held, months_later(vote.held, stages_.approval_within.number)), approved,
            stages_.approval_within, !(stage && *stage > vote.on));
    }
}

// Owed from activist to the end of probation, for spans that lie wholly between.
void Search::recurring_paper(MemberId member, ObligationKind kind, std::vector<Day> on_file)
{
    const Rule& rule = kind == ObligationKind::thought_report ? stages_.thought_report_every : stages_.review_every;
    const Member& row = organisation_.members()[member];
    const auto steps = row.stages.steps();
    const auto first = std::ranges::find_if(steps, [](const auto& step) { return step.stage > Stage::applicant; });
    if (rule.number <= 0 || first == steps.end() || first->stage == Stage::full || first->since > period_.last())
        return;
    const auto owes_on = [&](Day day) {
        const auto stage = row.stage_on(day);
        return stage && *stage > Stage::applicant && *stage < Stage::full &&
               !(row.development.leaves_on && *row.development.leaves_on < day);
    };
    std::vector<Period> spans = spans_ending_in(Period(first->since, period_.last()), rule.number);
    std::erase_if(spans, [&](const Period& span) { return !owes_on(span.first()) || !owes_on(span.last()); });
    std::ranges::sort(on_file);
    const auto done = done_in(spans, on_file);
    const bool stays = owes_on(period_.first());
    for (std::size_t i = 0; i < spans.size(); ++i)
        add(member, kind, spans[i], done[i], rule, stays);
}

// A term ends on its last day, or when the rules end it; it is done when another term of the office begins.
void Search::term(OfficeId office)
{
    const Office& row = organisation_.offices()[office];
    const Rule& length =
        organisation_.units()[row.unit].level == UnitLevel::committee ? branches_.committee_term : branches_.term;
    Day last = row.term.last();
    if (length.number > 0)
        last = std::min(last, months_later(row.term.first(), length.number) - Days(1));
    std::optional<Day> done;
    for (const Day begins : terms_[office_of(row)])
        if (begins > row.term.first() && (!done || begins < *done))
            done = begins;
    const Day reminder = std::max(row.term.first(), months_later(last, -branches_.reminder_before.number));
    const Period within(reminder, last);
    if (within.overlaps(period_) || (last < period_.first() && !is_done_before(done)))
        found_.push_back({ObligationKind::end_of_term, row.unit, row.holder, office, within, done,
                          branches_.reminder_before.source});
}

}  // namespace

std::vector<Obligation> due(const Organisation& organisation, UnitId unit, const Period& period,
                            const ObligationOptions& options)
{
    return Search(organisation, unit, period, options).all();
}

}  // namespace muster::org
