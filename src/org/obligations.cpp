// Meetings go by the calendar; what concerns a person goes by that person's file.
#include "muster/org/obligations.hpp"

#include "calendar_spans.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace muster::org {
namespace {

class Search {
public:
    Search(const Organisation& organisation, UnitId unit, const Period& period, const ObligationOptions& options)
        : organisation_(organisation), period_(period), stages_(options.stages), branches_(options.branches)
    {
        const auto within = organisation.units_within(unit);
        units_.insert(within.begin(), within.end());
    }

    std::vector<Obligation> all()
    {
        for (const UnitId unit : units_)
            meetings(unit);
        for (std::uint32_t row = 0; row < organisation_.members().size(); ++row)
            if (units_.contains(organisation_.members().rows()[row].unit))
                person(MemberId(row));
        for (std::uint32_t row = 0; row < organisation_.offices().size(); ++row)
            if (units_.contains(organisation_.offices().rows()[row].unit))
                term(OfficeId(row));
        std::ranges::stable_sort(found_, [](const Obligation& left, const Obligation& right) {
            const auto order = [](const Obligation& one) {
                return std::tuple(one.within.last(), one.kind, one.unit, one.about, one.office);
            };
            return order(left) < order(right);
        });
        return std::move(found_);
    }

private:
    void meetings(UnitId unit);
    void recurring_meeting(UnitId unit, ObligationKind kind, const Rule& rule);
    void person(MemberId member);
    void recurring_paper(MemberId member, ObligationKind kind, std::span<const Day> on_file);
    void term(OfficeId office);

    // Once, by a day.
    void add(MemberId member, ObligationKind kind, const Period& within, std::optional<Day> done, const Rule& rule)
    {
        if (period_.contains(within.last()))
            found_.push_back({kind, organisation_.members()[member].unit, member, {}, within, done, rule.source});
    }

    const Organisation& organisation_;
    Period period_;
    const StageRules& stages_;
    const BranchRules& branches_;
    std::set<UnitId> units_;
    std::vector<Obligation> found_;
};

void Search::meetings(UnitId unit)
{
    const UnitLevel level = organisation_.units()[unit].level;
    if (level == UnitLevel::group)
        recurring_meeting(unit, ObligationKind::group_meeting, branches_.group_meeting_every);
    if (level != UnitLevel::branch)
        return;
    recurring_meeting(unit, ObligationKind::members_meeting, branches_.members_meeting_every);
    recurring_meeting(unit, ObligationKind::committee_meeting, branches_.committee_meeting_every);
    recurring_meeting(unit, ObligationKind::theme_day, branches_.theme_day_every);
    recurring_meeting(unit, ObligationKind::organisational_life, branches_.organisational_life_every);
    recurring_meeting(unit, ObligationKind::democratic_review, branches_.democratic_review_every);
    recurring_meeting(unit, ObligationKind::talks, branches_.talks_every);
}

void Search::recurring_meeting(UnitId unit, ObligationKind kind, const Rule& rule)
{
    if (rule.number <= 0)
        return;
    const auto founded = organisation_.units()[unit].founded;
    for (const Period& span : spans_ending_in(period_, rule.number)) {
        if (founded && *founded > span.first())
            continue;
        if (kind == ObligationKind::committee_meeting &&
            std::ssize(organisation_.members_at(unit, Stage::full, span.last())) < branches_.committee_from.number)
            continue;  // a branch too small for a committee
        found_.push_back({kind, unit, {}, {}, span, {}, rule.source});
    }
}

void Search::person(MemberId member)
{
    const Development& file = organisation_.members()[member].development;
    for (const auto& [stage, since] : organisation_.members()[member].stages.steps()) {
        if (stage == Stage::applicant) {
            const Period within(since, months_later(since, stages_.first_talk_within.number));
            std::optional<Day> talked;
            for (const Day day : file.conversations)
                if (day >= since && (!talked || day < *talked))
                    talked = day;
            add(member, ObligationKind::first_talk, within, talked, stages_.first_talk_within);
        }
        if (stage == Stage::probationary) {
            const Period within(since, months_later(since, stages_.probation_for.number + file.probation_extended_by));
            std::optional<Day> converted;
            for (const auto& later : organisation_.members()[member].stages.steps())
                if (later.stage == Stage::full)
                    converted = later.since;
            add(member, ObligationKind::end_of_probation, within, converted, stages_.probation_for);
        }
    }
    for (const Vote& vote : file.votes) {
        std::optional<Day> approved;
        for (const Approval& approval : file.approvals)
            if (approval.to == vote.on && approval.given >= vote.held && (!approved || approval.given < *approved))
                approved = approval.given;
        add(member, ObligationKind::approval,
            Period(vote.held, months_later(vote.held, stages_.approval_within.number)), approved,
            stages_.approval_within);
    }
    recurring_paper(member, ObligationKind::thought_report, file.thought_reports);
    recurring_paper(member, ObligationKind::half_year_review, file.half_year_reviews);
}

// Owed from activist to the end of probation, for spans that lie wholly between.
void Search::recurring_paper(MemberId member, ObligationKind kind, std::span<const Day> on_file)
{
    const Rule& rule = kind == ObligationKind::thought_report ? stages_.thought_report_every : stages_.review_every;
    if (rule.number <= 0)
        return;
    const Member& row = organisation_.members()[member];
    const auto owes_on = [&](Day day) {
        const auto stage = row.stages.stage_on(day);
        return stage && *stage > Stage::applicant && *stage < Stage::full &&
               !(row.development.leaves_on && *row.development.leaves_on < day);
    };
    for (const Period& span : spans_ending_in(period_, rule.number)) {
        if (!owes_on(span.first()) || !owes_on(span.last()))
            continue;
        std::optional<Day> done;
        for (const Day day : on_file)
            if (span.contains(day) && (!done || day < *done))
                done = day;
        add(member, kind, span, done, rule);
    }
}

void Search::term(OfficeId office)
{
    const Office& row = organisation_.offices().rows()[office.row()];
    const Day last = row.term.last();
    const Day reminder = std::max(row.term.first(), months_later(last, -branches_.reminder_before.number));
    const Period within(reminder, last);
    if (within.overlaps(period_))
        found_.push_back(
            {ObligationKind::end_of_term, row.unit, row.holder, office, within, {}, branches_.reminder_before.source});
}

}  // namespace

std::vector<Obligation> due(const Organisation& organisation, UnitId unit, const Period& period,
                            const ObligationOptions& options)
{
    return Search(organisation, unit, period, options).all();
}

}  // namespace muster::org
