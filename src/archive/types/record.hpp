// Ledgers in columns, activities, corrections, appeals, and incidents with their reporters under seal.
#pragma once

#include "apart.hpp"
#include "core.hpp"
#include "listed.hpp"

#include "muster/record/area_records.hpp"
#include "muster/record/incident.hpp"
#include "muster/record/ledger.hpp"
#include "muster/record/publicity.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

CEREAL_CLASS_VERSION(muster::record::ActivityPlan, 2)
CEREAL_CLASS_VERSION(muster::record::ActivityMove, 1)
CEREAL_CLASS_VERSION(muster::record::Activity, 1)
CEREAL_CLASS_VERSION(muster::record::CorrectionNote, 1)
CEREAL_CLASS_VERSION(muster::record::Correction, 1)
CEREAL_CLASS_VERSION(muster::record::Appeal, 1)
CEREAL_CLASS_VERSION(muster::record::AppealAnswer, 1)
CEREAL_CLASS_VERSION(muster::record::AppealRecord, 1)
CEREAL_CLASS_VERSION(muster::record::Ledger, 1)
CEREAL_CLASS_VERSION(muster::record::IncidentStep, 1)
CEREAL_CLASS_VERSION(muster::record::Incident, 1)

MUSTER_ARCHIVE_WORDS(muster::record::ActivityState, "planned", "approved", "running", "evidenced", "reviewed", "closed")
MUSTER_ARCHIVE_WORDS(muster::record::IncidentState, "discovered", "reported", "handled", "closed")
MUSTER_ARCHIVE_WORDS(muster::record::Severity, "minor", "serious")

namespace muster::inline v0_2::archive {

template <>
struct Blank<record::ActivityPlan> {
    static record::ActivityPlan make() { return {.code = {}, .days = Blank<Period>::make()}; }
};
template <>
struct Blank<record::Activity> {
    static record::Activity make() { return record::Activity({.code = "blank", .days = Blank<Period>::make()}); }
};
template <>
struct Blank<record::Incident> {
    static record::Incident make()
    {
        return {{.code = "blank"}, {{record::IncidentState::discovered, Blank<Day>::make()}}};
    }
};

}  // namespace muster::archive

namespace muster::inline v0_2::record {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, ActivityPlan& plan, std::uint32_t version)
{
    require_known<ActivityPlan>(version);
    archive(named("code", plan.code), named("label", plan.label), named("platform", plan.platform),
            named("indicators", plan.indicators), named("days", plan.days), named("responsible", plan.responsible));
    if (version >= 2)
        archive(named("part_of", plan.part_of), named("named_programme", plan.named_programme));
}

template <class Archive>
void serialize(Archive& archive, ActivityMove& move, std::uint32_t version)
{
    require_known<ActivityMove>(version);
    archive(named("to", move.to), named("day", move.day), named("by", move.by), named("note", move.note));
}

template <class Archive>
void save(Archive& archive, const Activity& activity, std::uint32_t)
{
    archive(named("plan", activity.plan()), named("moves", archive::Column<ActivityMove>{activity.moves()}));
}
template <class Archive>
void load(Archive& archive, Activity& activity, std::uint32_t version)
{
    require_known<Activity>(version);
    ActivityPlan plan = archive::Blank<ActivityPlan>::make();
    std::vector<ActivityMove> moves;
    archive(named("plan", plan), named("moves", moves));
    activity = Activity(std::move(plan), std::move(moves));
}

template <class Archive>
void serialize(Archive& archive, CorrectionNote& note, std::uint32_t version)
{
    require_known<CorrectionNote>(version);
    archive(named("reason", note.reason), named("day", note.day), named("by", note.by));
}

template <class Archive>
void serialize(Archive& archive, Correction& correction, std::uint32_t version)
{
    require_known<Correction>(version);
    archive(named("corrected", correction.corrected), named("replacement", correction.replacement),
            named("note", correction.note));
}

template <class Archive>
void serialize(Archive& archive, Appeal& appeal, std::uint32_t version)
{
    require_known<Appeal>(version);
    archive(named("by", appeal.by), named("about", appeal.about), named("reason", appeal.reason),
            named("day", appeal.day));
}

template <class Archive>
void serialize(Archive& archive, AppealAnswer& answer, std::uint32_t version)
{
    require_known<AppealAnswer>(version);
    archive(named("is_upheld", answer.is_upheld), named("note", answer.note));
}

template <class Archive>
void serialize(Archive& archive, AppealRecord& record, std::uint32_t version)
{
    require_known<AppealRecord>(version);
    archive(named("appeal", record.appeal), named("answer", record.answer));
}

template <class Archive>
void save(Archive& archive, const Ledger& ledger, std::uint32_t)
{
    using archive::Column;
    if constexpr (archive::Binary<Archive>)
        archive.expect(ledger.size() * 40);
    archive(named("members", Column<std::string>{ledger.members().words()}),
            named("indicators", Column<std::string>{ledger.indicators().words()}),
            named("sources", Column<std::string>{ledger.sources().words()}),
            named("events", Column<std::string>{ledger.events().words()}),
            named("levels", Column<std::string>{ledger.levels().words()}),
            named("places", Column<std::string>{ledger.places().words()}),
            named("activities", Column<Activity>{ledger.activities()}));
    archive(named("member_column", Column<MemberId>{ledger.member_column()}),
            named("indicator_column", Column<IndicatorId>{ledger.indicator_column()}),
            named("quantity_column", Column<Quantity>{ledger.quantity_column()}),
            named("day_column", Column<Day>{ledger.day_column()}),
            named("source_column", Column<SourceId>{ledger.source_column()}),
            named("activity_column", Column<ActivityId>{ledger.activity_column()}),
            named("event_column", Column<EventId>{ledger.event_column()}),
            named("level_column", Column<AwardLevelId>{ledger.level_column()}),
            named("place_column", Column<AwardPlaceId>{ledger.place_column()}));
    archive(named("corrections", Column<Correction>{ledger.corrections()}),
            named("appeals", Column<AppealRecord>{ledger.appeals()}));
}
template <class Archive>
void load(Archive& archive, Ledger& ledger, std::uint32_t version)
{
    require_known<Ledger>(version);
    std::vector<std::string> members, indicators, sources, events, levels, places;
    std::vector<Activity> activities;
    archive(named("members", members), named("indicators", indicators), named("sources", sources),
            named("events", events), named("levels", levels), named("places", places), named("activities", activities));
    Ledger loaded(std::move(members), std::move(indicators));
    const auto admit = [](std::vector<std::string>& words, const char* what, const auto& admitted) {
        for (std::size_t row = 0; row < words.size(); ++row)
            if (admitted(std::move(words[row])).row() != row)
                throw InvalidInput(archive::in_content, std::string("one ") + what + " stands twice",
                                   "give an archive that Muster saved");
    };
    admit(sources, "source", [&](std::string word) { return loaded.admit_source(std::move(word)); });
    admit(events, "event", [&](std::string word) { return loaded.admit_event(std::move(word)); });
    admit(levels, "award level", [&](std::string word) { return loaded.admit_level(std::move(word)); });
    admit(places, "award place", [&](std::string word) { return loaded.admit_place(std::move(word)); });
    for (Activity& activity : activities)
        loaded.add_activity(std::move(activity));

    std::vector<MemberId> member;
    std::vector<IndicatorId> indicator;
    std::vector<Quantity> quantity;
    std::vector<Day> day;
    std::vector<SourceId> source;
    std::vector<ActivityId> activity;
    std::vector<EventId> event;
    std::vector<AwardLevelId> level;
    std::vector<AwardPlaceId> place;
    archive(named("member_column", member), named("indicator_column", indicator), named("quantity_column", quantity),
            named("day_column", day), named("source_column", source), named("activity_column", activity),
            named("event_column", event), named("level_column", level), named("place_column", place));
    loaded.append({.members = member,
                   .indicators = indicator,
                   .quantities = quantity,
                   .days = day,
                   .sources = source,
                   .activities = activity,
                   .events = event,
                   .levels = level,
                   .places = place,
                   .from = "record"});

    std::vector<Correction> corrections;
    std::vector<AppealRecord> appeals;
    archive(named("corrections", corrections), named("appeals", appeals));
    loaded.correct(corrections);
    for (AppealRecord& record : appeals) {
        const AppealId appeal = loaded.appeal(std::move(record.appeal));
        if (record.answer)
            loaded.answer(appeal, std::move(*record.answer));
    }
    ledger = std::move(loaded);
}

template <class Archive>
void serialize(Archive& archive, IncidentStep& step, std::uint32_t version)
{
    require_known<IncidentStep>(version);
    archive(named("state", step.state), named("day", step.day), named("by", step.by));
}

// The reporter's box goes in as it is: encrypted. Nothing here could open it.
template <class Archive>
void save(Archive& archive, const Incident& incident, std::uint32_t)
{
    const IncidentFacts& facts = incident.facts();
    archive(named("code", facts.code), named("label", facts.label), named("severity", facts.severity),
            named("place", facts.place), named("reporter", facts.reporter.text().box()),
            named("reporter_context", facts.reporter.text().context()),
            named("steps", archive::Column<IncidentStep>{incident.steps()}));
}
template <class Archive>
void load(Archive& archive, Incident& incident, std::uint32_t version)
{
    require_known<Incident>(version);
    IncidentFacts facts{.code = {}};
    std::string box;
    std::string context;
    std::vector<IncidentStep> steps;
    archive(named("code", facts.code), named("label", facts.label), named("severity", facts.severity),
            named("place", facts.place), named("reporter", box), named("reporter_context", context),
            named("steps", steps));
    if (!box.empty())
        facts.reporter = Sealed<std::string>::from_text(SealedText::from_box(std::move(box), std::move(context)));
    incident = Incident(std::move(facts), std::move(steps));
}

}  // namespace muster::record

MUSTER_SAVED_APART(extern, muster::record, Ledger)
MUSTER_SAVED_APART(extern, muster::record, Incident)
