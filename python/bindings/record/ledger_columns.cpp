#include "record/ledger_columns.hpp"

#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace record;

const Day epoch(1970, 1, 1);
constexpr std::uint32_t unset_row = std::numeric_limits<std::uint32_t>::max();

// No calendar day, which the ledger refuses by its line, where the calendar does not go so far.
Day day_of(std::int32_t since_epoch)
{
    static const std::int32_t first = static_cast<std::int32_t>((Day(boost::gregorian::min_date_time) - epoch).days());
    static const std::int32_t last = static_cast<std::int32_t>((Day(boost::gregorian::max_date_time) - epoch).days());
    return since_epoch < first || since_epoch > last ? Day(boost::gregorian::not_a_date_time)
                                                     : epoch + Days(since_epoch);
}

template <class To, class From, class Make>
std::vector<To> made_from(const GivenColumn<From>& column, const char* name, Make make)
{
    const std::span<const From> given = column.read(name);
    std::vector<To> values;
    values.reserve(given.size());
    for (const From value : given)
        values.push_back(make(value));
    return values;
}

template <class IdOfRow>
std::vector<IdOfRow> ids_from(const GivenColumn<std::uint32_t>& column, const char* name)
{
    return made_from<IdOfRow>(column, name,
                              [](std::uint32_t row) { return row == unset_row ? IdOfRow{} : IdOfRow(row); });
}

template <class IdOfRow>
std::vector<IdOfRow> ids_from(const MaybeColumn<std::uint32_t>& column, const char* name)
{
    return column ? ids_from<IdOfRow>(*column, name) : std::vector<IdOfRow>{};
}

template <class IdOfRow>
Column<std::uint32_t> rows_of(std::span<const IdOfRow> ids)
{
    Column<std::uint32_t> rows(static_cast<py::ssize_t>(ids.size()));
    for (std::size_t at = 0; at < ids.size(); ++at)
        rows.mutable_data()[at] = ids[at].is_set() ? ids[at].row() : unset_row;
    return rows;
}

}  // namespace

EvidenceId append_columns(Ledger& ledger, const LedgerColumns& given, std::string from, std::size_t first_line)
{
    const auto members = ids_from<MemberId>(given.members, "members");
    const auto indicators = ids_from<IndicatorId>(given.indicators, "indicators");
    const auto days = made_from<Day>(given.days, "days", &day_of);
    std::vector<Quantity> quantities;
    if (given.quantities)
        quantities = made_from<Quantity>(*given.quantities, "quantities", &Quantity::from_millionths);
    const auto sources = ids_from<SourceId>(given.sources, "sources");
    const auto activities = ids_from<ActivityId>(given.activities, "activities");
    const auto events = ids_from<EventId>(given.events, "events");
    const auto levels = ids_from<AwardLevelId>(given.levels, "levels");
    const auto places = ids_from<AwardPlaceId>(given.places, "places");
    return ledger.append(EvidenceColumns{.members = members,
                                         .indicators = indicators,
                                         .quantities = quantities,
                                         .days = days,
                                         .sources = sources,
                                         .activities = activities,
                                         .events = events,
                                         .levels = levels,
                                         .places = places,
                                         .from = std::move(from),
                                         .first_line = first_line});
}

py::dict columns_of(const Ledger& ledger)
{
    Column<std::int64_t> quantities(static_cast<py::ssize_t>(ledger.size()));
    Column<std::int32_t> days(static_cast<py::ssize_t>(ledger.size()));
    for (std::size_t at = 0; at < ledger.size(); ++at) {
        quantities.mutable_data()[at] = ledger.quantity_column()[at].millionths();
        days.mutable_data()[at] = static_cast<std::int32_t>((ledger.day_column()[at] - epoch).days());
    }
    py::dict columns;
    columns["members"] = rows_of(ledger.member_column());
    columns["indicators"] = rows_of(ledger.indicator_column());
    columns["quantities"] = quantities;
    columns["days"] = days;
    columns["sources"] = rows_of(ledger.source_column());
    const auto put = [&](const char* name, const auto& column) {
        if (!column.empty())
            columns[name] = rows_of(column);
    };
    put("activities", ledger.activity_column());
    put("events", ledger.event_column());
    put("levels", ledger.level_column());
    put("places", ledger.place_column());
    return columns;
}

}  // namespace muster::python
