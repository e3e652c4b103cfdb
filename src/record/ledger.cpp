// Checks at the door and appends. A batch is checked in one pass over each column that only looks for the largest id;
// the slow pass that words the faults runs where that pass found one.
#include "muster/record/ledger.hpp"

#include "muster/core/faults.hpp"
#include "record/ledger_rows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace muster::inline v0_2::record {
namespace {

std::uint64_t size_of(Quantity quantity)
{
    const auto millionths = static_cast<std::uint64_t>(quantity.millionths());
    return quantity.millionths() < 0 ? ~millionths + 1 : millionths;
}

template <class IdOfRow>
void check_id(IdOfRow id, std::size_t known, const char* thing, const Where& here, Faults& faults)
{
    if (!id.is_set())
        faults.add(here, std::string("it has no ") + thing, std::string("say which ") + thing + " it belongs to");
    else if (id.row() >= known)
        faults.add(here, std::string(thing) + " " + std::to_string(id.row()) + " is not in the ledger",
                   "admit it first or correct the id");
}

template <class IdOfRow>
void check_optional_id(IdOfRow id, std::size_t known, const char* thing, const Where& here, Faults& faults)
{
    if (id.is_set())
        check_id(id, known, thing, here, faults);
}

void check_day(Day day, const Where& here, Faults& faults)
{
    if (day.is_special())
        faults.add(here, "its day is not a calendar day", "give a day such as 2026-09-07");
}

void check(const LedgerRows& rows, const Evidence& record, const Where& here, Faults& faults)
{
    check_id(record.member, rows.members->size(), "member", here, faults);
    check_id(record.indicator, rows.indicators->size(), "indicator", here, faults);
    check_day(record.day, here, faults);
    check_optional_id(record.source, rows.sources->size(), "source", here, faults);
    check_optional_id(record.activity, rows.activities->size(), "activity", here, faults);
    check_optional_id(record.event, rows.events->size(), "event", here, faults);
    check_optional_id(record.level, rows.levels->size(), "award level", here, faults);
    check_optional_id(record.place, rows.places->size(), "award place", here, faults);
}

// Every id below `known`; unset ones too where they may be.
template <class IdOfRow>
bool all_known(std::span<const IdOfRow> ids, std::size_t known, bool may_be_unset)
{
    if (known >= std::numeric_limits<std::uint32_t>::max())
        return false;
    bool good = true;
    for (const IdOfRow id : ids)
        good &= id.row() < known || (may_be_unset && !id.is_set());
    return good;
}

Evidence row_of(const EvidenceColumns& columns, std::size_t i)
{
    const auto at = [i](const auto& column, auto otherwise) { return column.empty() ? otherwise : column[i]; };
    return {.member = columns.members[i],
            .indicator = columns.indicators[i],
            .quantity = at(columns.quantities, Quantity::from_millionths(decimal::per_one)),
            .day = columns.days[i],
            .source = at(columns.sources, SourceId{}),
            .activity = at(columns.activities, ActivityId{}),
            .event = at(columns.events, EventId{}),
            .level = at(columns.levels, AwardLevelId{}),
            .place = at(columns.places, AwardPlaceId{})};
}

template <class IdOfRow>
void append_optional_column(Column<IdOfRow>& column, std::span<const IdOfRow> values, std::size_t before,
                            std::size_t added)
{
    const bool is_used = std::ranges::any_of(values, [](IdOfRow id) { return id.is_set(); });
    if (column.empty() && !is_used)
        return;
    column.resize(before);
    if (values.empty())
        column.resize(before + added);
    else
        column.append(values);
}

template <class IdOfRow>
void append_optional(Column<IdOfRow>& column, IdOfRow value, std::size_t before)
{
    if (column.empty() && !value.is_set())
        return;
    column.resize(before);
    column.push_back(value);
}

void require_room(std::size_t records)
{
    if (records >= std::numeric_limits<EvidenceId::Value>::max())
        throw Overflow({"ledger"}, std::to_string(records) + " records", "keep one ledger a term or a branch");
}

void push(LedgerRows& rows, const Evidence& record)
{
    const std::size_t before = rows.member.size();
    rows.member.push_back(record.member);
    rows.look_at_order();
    rows.indicator.push_back(record.indicator);
    rows.quantity.push_back(record.quantity);
    rows.day.push_back(record.day);
    rows.source.push_back(record.source);
    append_optional(rows.activity, record.activity, before);
    append_optional(rows.event, record.event, before);
    append_optional(rows.level, record.level, before);
    append_optional(rows.place, record.place, before);
    rows.largest_millionths = std::max(rows.largest_millionths, size_of(record.quantity));
}

void require_name(const std::string& word, const char* thing)
{
    if (word.empty())
        throw InvalidInput({"ledger"}, std::string(thing) + " without a name", "give it one");
}

}  // namespace

Ledger::Ledger(std::vector<std::string> members, std::vector<std::string> indicators)
    : rows_(std::make_shared<LedgerRows>())
{
    rows_->members.own() = Vocabulary<MemberId>("member", std::move(members));
    rows_->indicators.own() = Vocabulary<IndicatorId>("indicator", std::move(indicators));
}

LedgerRows& Ledger::own()
{
    if (rows_.use_count() > 1)
        rows_ = std::make_shared<LedgerRows>(*rows_);
    return *rows_;
}

const Vocabulary<MemberId>& Ledger::members() const noexcept { return *rows_->members; }
const Vocabulary<IndicatorId>& Ledger::indicators() const noexcept { return *rows_->indicators; }
const Vocabulary<SourceId>& Ledger::sources() const noexcept { return *rows_->sources; }
const Vocabulary<EventId>& Ledger::events() const noexcept { return *rows_->events; }
const Vocabulary<AwardLevelId>& Ledger::levels() const noexcept { return *rows_->levels; }
const Vocabulary<AwardPlaceId>& Ledger::places() const noexcept { return *rows_->places; }

MemberId Ledger::admit_member(std::string code)
{
    require_name(code, "a member");
    const auto known = rows_->members->find(code);
    return known ? *known : own().members.own().add(std::move(code));
}

IndicatorId Ledger::admit_indicator(std::string code)
{
    require_name(code, "an indicator");
    const auto known = rows_->indicators->find(code);
    return known ? *known : own().indicators.own().add(std::move(code));
}

SourceId Ledger::admit_source(std::string word)
{
    require_name(word, "a source");
    const auto known = rows_->sources->find(word);
    return known ? *known : own().sources.own().add(std::move(word));
}

EventId Ledger::admit_event(std::string word)
{
    require_name(word, "an event");
    const auto known = rows_->events->find(word);
    return known ? *known : own().events.own().add(std::move(word));
}

AwardLevelId Ledger::admit_level(std::string word)
{
    require_name(word, "an award level");
    const auto known = rows_->levels->find(word);
    return known ? *known : own().levels.own().add(std::move(word));
}

AwardPlaceId Ledger::admit_place(std::string word)
{
    require_name(word, "an award place");
    const auto known = rows_->places->find(word);
    return known ? *known : own().places.own().add(std::move(word));
}

ActivityId Ledger::add_activity(Activity activity)
{
    const Where here{"activity \"" + activity.code() + "\""};
    if (rows_->activity_codes->find(activity.code()))
        throw InvalidInput::duplicate(here, "it");
    Faults faults;
    check_optional_id(activity.plan().responsible, rows_->members->size(), "member", here, faults);
    for (const ActivityMove& move : activity.moves())
        check_optional_id(move.by, rows_->members->size(), "member", here, faults);
    for (const std::string& indicator : activity.plan().indicators)
        if (!rows_->indicators->find(indicator))
            faults.add(here, "indicator \"" + indicator + "\" is not in the ledger", "add it there or correct the id");
    faults.throw_if_any();
    LedgerRows& rows = own();
    const ActivityId id = rows.activity_codes.own().add(activity.code());
    rows.activities.own().push_back(std::move(activity));
    return id;
}

void Ledger::move_activity(ActivityId activity, ActivityMove move)
{
    Faults faults;
    check_id(activity, rows_->activities->size(), "activity", {"move of an activity"}, faults);
    check_optional_id(move.by, rows_->members->size(), "member", {"move of an activity"}, faults);
    faults.throw_if_any();
    Activity moved = (*rows_->activities)[activity.row()].with_move(std::move(move));
    own().activities.own()[activity.row()] = std::move(moved);
}

std::span<const Activity> Ledger::activities() const noexcept { return *rows_->activities; }

std::optional<ActivityId> Ledger::find_activity(std::string_view code) const
{
    return rows_->activity_codes->find(code);
}

ActivityId Ledger::activity_of(std::string_view code, Where place) const
{
    return rows_->activity_codes->id_of(code, std::move(place));
}

EvidenceId Ledger::append(const Evidence& evidence)
{
    Faults faults;
    check(*rows_, evidence, {"evidence"}, faults);
    faults.throw_if_any();
    require_room(size() + 1);
    push(own(), evidence);
    return EvidenceId(static_cast<EvidenceId::Value>(size() - 1));
}

EvidenceId Ledger::append(const EvidenceColumns& columns)
{
    const std::size_t added = columns.members.size();
    Faults faults;
    const auto check_length = [&](const char* name, std::size_t length, bool may_be_empty) {
        if (length != added && !(may_be_empty && length == 0))
            faults.add({columns.from},
                       std::string("column ") + name + " has " + std::to_string(length) + " rows and members has " +
                           std::to_string(added),
                       "give columns of one length");
    };
    check_length("indicators", columns.indicators.size(), false);
    check_length("quantities", columns.quantities.size(), true);
    check_length("days", columns.days.size(), false);
    check_length("sources", columns.sources.size(), true);
    check_length("activities", columns.activities.size(), true);
    check_length("events", columns.events.size(), true);
    check_length("levels", columns.levels.size(), true);
    check_length("places", columns.places.size(), true);
    faults.throw_if_any();

    bool good = all_known(columns.members, rows_->members->size(), false) &&
                all_known(columns.indicators, rows_->indicators->size(), false) &&
                all_known(columns.sources, rows_->sources->size(), true) &&
                all_known(columns.activities, rows_->activities->size(), true) &&
                all_known(columns.events, rows_->events->size(), true) &&
                all_known(columns.levels, rows_->levels->size(), true) &&
                all_known(columns.places, rows_->places->size(), true);
    for (const Day day : columns.days)
        good &= !day.is_special();
    if (!good)
        for (std::size_t i = 0; i < added; ++i)
            check(*rows_, row_of(columns, i), {columns.from, columns.first_line + i}, faults);
    faults.throw_if_any();
    require_room(size() + added);

    LedgerRows& rows = own();
    const std::size_t before = rows.member.size();
    rows.member.append(columns.members);
    rows.look_at_order();
    rows.indicator.append(columns.indicators);
    if (columns.quantities.empty())
        rows.quantity.resize(before + added, Quantity::from_millionths(decimal::per_one));
    else
        rows.quantity.append(columns.quantities);
    rows.day.append(columns.days);
    if (columns.sources.empty())
        rows.source.resize(before + added);
    else
        rows.source.append(columns.sources);
    append_optional_column(rows.activity, columns.activities, before, added);
    append_optional_column(rows.event, columns.events, before, added);
    append_optional_column(rows.level, columns.levels, before, added);
    append_optional_column(rows.place, columns.places, before, added);
    for (std::size_t i = before; i < before + added; ++i)
        rows.largest_millionths = std::max(rows.largest_millionths, size_of(rows.quantity[i]));
    return EvidenceId(static_cast<EvidenceId::Value>(before));
}

void Ledger::reserve(std::size_t records)
{
    LedgerRows& rows = own();
    rows.member.reserve(records);
    rows.indicator.reserve(records);
    rows.quantity.reserve(records);
    rows.day.reserve(records);
    rows.source.reserve(records);
}

std::size_t Ledger::size() const noexcept { return rows_->member.size(); }

Evidence Ledger::operator[](EvidenceId record) const noexcept
{
    const std::size_t i = record.row();
    const auto at = [i](const auto& column) {
        using Value = std::decay_t<decltype(column[0])>;
        return column.empty() ? Value{} : column[i];
    };
    return {.member = rows_->member[i],
            .indicator = rows_->indicator[i],
            .quantity = rows_->quantity[i],
            .day = rows_->day[i],
            .source = rows_->source[i],
            .activity = at(rows_->activity),
            .event = at(rows_->event),
            .level = at(rows_->level),
            .place = at(rows_->place)};
}

bool Ledger::is_effective(EvidenceId record) const noexcept { return !rows_->is_corrected(record); }

std::size_t Ledger::effective_size() const noexcept { return size() - rows_->corrections->size(); }

bool Ledger::is_waiting(EvidenceId record) const noexcept
{
    if (rows_->activity.empty() || !is_effective(record))
        return false;
    const ActivityId activity = rows_->activity[record.row()];
    return activity.is_set() && !(*rows_->activities)[activity.row()].is_reviewed();
}

std::span<const MemberId> Ledger::member_column() const noexcept { return rows_->member; }
std::span<const IndicatorId> Ledger::indicator_column() const noexcept { return rows_->indicator; }
std::span<const Quantity> Ledger::quantity_column() const noexcept { return rows_->quantity; }
std::span<const Day> Ledger::day_column() const noexcept { return rows_->day; }
std::span<const SourceId> Ledger::source_column() const noexcept { return rows_->source; }
std::span<const ActivityId> Ledger::activity_column() const noexcept { return rows_->activity; }
std::span<const EventId> Ledger::event_column() const noexcept { return rows_->event; }
std::span<const AwardLevelId> Ledger::level_column() const noexcept { return rows_->level; }
std::span<const AwardPlaceId> Ledger::place_column() const noexcept { return rows_->place; }
std::span<const std::uint64_t> Ledger::corrected_bits() const noexcept { return *rows_->corrected_bits; }
std::uint64_t Ledger::largest_millionths() const noexcept { return rows_->largest_millionths; }

bool operator==(const Ledger& left, const Ledger& right)
{
    const LedgerRows& one = *left.rows_;
    const LedgerRows& other = *right.rows_;
    return &one == &other ||
           (one.members == other.members && one.indicators == other.indicators && one.sources == other.sources &&
            one.events == other.events && one.levels == other.levels && one.places == other.places &&
            one.activities == other.activities && one.member == other.member && one.indicator == other.indicator &&
            one.quantity == other.quantity && one.day == other.day && one.source == other.source &&
            one.activity == other.activity && one.event == other.event && one.level == other.level &&
            one.place == other.place && one.corrections == other.corrections && one.appeals == other.appeals);
}

}  // namespace muster::record
