#include "record/ledger_columns.hpp"

#include <algorithm>
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
constexpr std::size_t all = std::numeric_limits<std::size_t>::max();  // rows
constexpr std::size_t rows_together = std::size_t{1} << 20;

// No calendar day, which the ledger refuses by its line, where the calendar does not go so far.
Day day_of(std::int32_t since_epoch)
{
    static const std::int32_t first = static_cast<std::int32_t>((Day(boost::gregorian::min_date_time) - epoch).days());
    static const std::int32_t last = static_cast<std::int32_t>((Day(boost::gregorian::max_date_time) - epoch).days());
    return since_epoch < first || since_epoch > last ? Day(boost::gregorian::not_a_date_time)
                                                     : epoch + Days(since_epoch);
}

// Some rows of a column; none where it is not given.
template <class To, class From, class Make>
std::vector<To> made_from(std::span<const From> given, std::size_t first, std::size_t count, Make make)
{
    std::vector<To> values;
    if (given.empty())
        return values;
    values.reserve(count);
    for (const From value : given.subspan(first, count))
        values.push_back(make(value));
    return values;
}

template <class Value>
std::span<const Value> read(const MaybeColumn<Value>& column, const char* name)
{
    return column ? column->read(name) : std::span<const Value>{};
}

// Columns as they are read: views of what Python gave.
struct ReadColumns {
    std::span<const std::uint32_t> members, indicators;
    std::span<const std::int32_t> days;
    std::span<const std::int64_t> quantities;
    std::span<const std::uint32_t> sources, activities, events, levels, places;

    explicit ReadColumns(const LedgerColumns& given)
        : members(given.members.read("members")), indicators(given.indicators.read("indicators")),
          days(given.days.read("days")), quantities(read(given.quantities, "quantities")),
          sources(read(given.sources, "sources")), activities(read(given.activities, "activities")),
          events(read(given.events, "events")), levels(read(given.levels, "levels")),
          places(read(given.places, "places"))
    {
    }

    [[nodiscard]] bool are_of_one_length() const
    {
        bool is_so = indicators.size() == members.size() && days.size() == members.size();
        for (const std::size_t size :
             {quantities.size(), sources.size(), activities.size(), events.size(), levels.size(), places.size()})
            is_so = is_so && (size == 0 || size == members.size());
        return is_so;
    }
};

// Rows of words as ids.
template <class IdOfRow>
std::vector<IdOfRow> ids_from(std::span<const std::uint32_t> given, std::size_t first, std::size_t count)
{
    return made_from<IdOfRow>(given, first, count,
                              [](std::uint32_t row) { return row == unset_row ? IdOfRow{} : IdOfRow(row); });
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
    const ReadColumns read(given);
    const auto append = [&](Ledger& to, std::size_t first, std::size_t count) {
        // Each column whole where they are not of one length, which the ledger tells of.
        const auto some = [&](const auto& column) { return count == all ? column.size() : count; };
        const auto members = ids_from<MemberId>(read.members, first, some(read.members));
        const auto indicators = ids_from<IndicatorId>(read.indicators, first, some(read.indicators));
        const auto days = made_from<Day>(read.days, first, some(read.days), &day_of);
        const auto quantities =
            made_from<Quantity>(read.quantities, first, some(read.quantities), &Quantity::from_millionths);
        const auto sources = ids_from<SourceId>(read.sources, first, some(read.sources));
        const auto activities = ids_from<ActivityId>(read.activities, first, some(read.activities));
        const auto events = ids_from<EventId>(read.events, first, some(read.events));
        const auto levels = ids_from<AwardLevelId>(read.levels, first, some(read.levels));
        const auto places = ids_from<AwardPlaceId>(read.places, first, some(read.places));
        return to.append(EvidenceColumns{.members = members,
                                         .indicators = indicators,
                                         .quantities = quantities,
                                         .days = days,
                                         .sources = sources,
                                         .activities = activities,
                                         .events = events,
                                         .levels = levels,
                                         .places = places,
                                         .from = from,
                                         .first_line = first_line + first});
    };
    // Long columns by parts, so that they are not there a third time: in a copy, as all are appended or none.
    const std::size_t rows = read.members.size();
    if (rows > rows_together && read.are_of_one_length()) {
        Ledger grown = ledger;
        if (grown.empty())
            grown.reserve(rows);
        try {
            const EvidenceId begin(static_cast<EvidenceId::Value>(grown.size()));
            for (std::size_t first = 0; first < rows; first += rows_together)
                append(grown, first, std::min(rows_together, rows - first));
            ledger = std::move(grown);
            return begin;
        } catch (const Error&) {  // told of below, all faults at once
        }
    }
    return append(ledger, 0, all);
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
