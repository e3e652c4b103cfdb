// A ledger as a stream of Arrow's: batches of a million records, each a struct of its columns.
//
// Codes and words are dictionaries of text, whose indices are the ledger's own columns and not copied; the ledger that
// is read is a snapshot, which lives as long as a batch. Quantities are decimal128(19, 6), days date32.
#include "tables/arrow_stream.hpp"
#include "tables/parts.hpp"

#include "muster/record/ledger.hpp"

#include <pybind11/pybind11.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace record;

constexpr std::size_t rows_a_batch = std::size_t{1} << 20;

// Words of a column as utf8: where each ends, and all their bytes.
struct WordBuffers {
    std::vector<std::int32_t> ends{0};
    std::string bytes;

    void add(std::string_view word)
    {
        bytes += word;
        if (bytes.size() > std::numeric_limits<std::int32_t>::max())
            throw std::bad_alloc();
        ends.push_back(static_cast<std::int32_t>(bytes.size()));
    }
};

struct WordColumn {
    const char* name = "";
    std::span<const std::uint32_t> rows;
    std::shared_ptr<const WordBuffers> words;
    bool may_be_unset = false;
};

template <class IdOfRow>
std::span<const std::uint32_t> plain_rows(std::span<const IdOfRow> ids)
{
    static_assert(sizeof(IdOfRow) == sizeof(std::uint32_t) && std::is_standard_layout_v<IdOfRow>);
    return {reinterpret_cast<const std::uint32_t*>(ids.data()), ids.size()};
}

template <class Words>
std::shared_ptr<const WordBuffers> buffers_of(const Words& words)
{
    auto made = std::make_shared<WordBuffers>();
    for (const auto& word : words)
        made->add(word);
    return made;
}

struct LedgerSource {
    explicit LedgerSource(const Ledger& given) : ledger(std::make_shared<const Ledger>(given))
    {
        WordBuffers codes;
        for (const Activity& activity : ledger->activities())
            codes.add(activity.code());
        add("member", ledger->member_column(), buffers_of(ledger->members().words()), false);
        add("indicator", ledger->indicator_column(), buffers_of(ledger->indicators().words()), false);
        add("source", ledger->source_column(), buffers_of(ledger->sources().words()), true);
        add("activity", ledger->activity_column(), std::make_shared<const WordBuffers>(std::move(codes)), true);
        add("event", ledger->event_column(), buffers_of(ledger->events().words()), true);
        add("level", ledger->level_column(), buffers_of(ledger->levels().words()), true);
        add("place", ledger->place_column(), buffers_of(ledger->places().words()), true);
    }

    template <class IdOfRow>
    void add(const char* name, std::span<const IdOfRow> ids, std::shared_ptr<const WordBuffers> words,
             bool may_be_unset)
    {
        if (!may_be_unset || !ids.empty() || std::string_view(name) == "source")
            columns.push_back({name, plain_rows(ids), std::move(words), may_be_unset});
    }

    std::shared_ptr<const Ledger> ledger;
    std::vector<WordColumn> columns;
    std::size_t begin = 0;
    std::string error;

    void put_schema(ArrowSchema& out) const;
    void put_next(ArrowArray& out);
};

void LedgerSource::put_schema(ArrowSchema& out) const
{
    auto held = std::make_unique<Held<ArrowSchema>>();
    for (const WordColumn& column : columns) {
        held->parts.push_back(
            schema_of(column.name, "I", column.may_be_unset ? arrow_nullable : 0, schema_of("", "u", 0)));
        if (std::string_view(column.name) == "indicator") {
            held->parts.push_back(schema_of("quantity", "d:19,6", 0));
            held->parts.push_back(schema_of("day", "tdD", 0));
        }
    }
    put_table(out, std::move(held));
}

std::unique_ptr<ArrowArray> words_of(const WordColumn& column)
{
    auto held = std::make_unique<Held<ArrowArray>>();
    held->buffers = {nullptr, column.words->ends.data(), column.words->bytes.data()};
    held->values = {column.words};
    return new_array(column.words->ends.size() - 1, 0, std::move(held));
}

std::unique_ptr<ArrowArray> rows_of(const LedgerSource& source, const WordColumn& column, std::size_t length)
{
    auto held = std::make_unique<Held<ArrowArray>>();
    const auto rows = column.rows.subspan(source.begin, length);
    std::int64_t nulls = 0;
    if (column.may_be_unset) {
        auto bits = std::make_shared<std::vector<std::uint8_t>>((length + 7) / 8);
        for (std::size_t row = 0; row < length; ++row) {
            const bool is_set = rows[row] != std::numeric_limits<std::uint32_t>::max();
            nulls += is_set ? 0 : 1;
            (*bits)[row / 8] = static_cast<std::uint8_t>((*bits)[row / 8] | (is_set ? 1U : 0U) << (row % 8));
        }
        held->buffers.push_back(nulls == 0 ? nullptr : place_of(*bits));
        held->values.push_back(std::move(bits));
    } else {
        held->buffers.push_back(nullptr);
    }
    held->buffers.push_back(rows.data());
    held->values.push_back(source.ledger);
    held->dictionary = words_of(column);
    return new_array(length, nulls, std::move(held));
}

template <class Value>
std::unique_ptr<ArrowArray> values_of(std::size_t length, std::shared_ptr<std::vector<Value>> values)
{
    auto held = std::make_unique<Held<ArrowArray>>();
    held->buffers = {nullptr, place_of(*values)};
    held->values = {std::move(values)};
    return new_array(length, 0, std::move(held));
}

void LedgerSource::put_next(ArrowArray& out)
{
    if (begin == ledger->size())
        return;
    const std::size_t length = std::min(rows_a_batch, ledger->size() - begin);
    auto held = std::make_unique<Held<ArrowArray>>();
    for (const WordColumn& column : columns) {
        held->parts.push_back(rows_of(*this, column, length));
        if (std::string_view(column.name) != "indicator")
            continue;
        auto quantities = std::make_shared<std::vector<std::int64_t>>(2 * length);  // the low half, then the sign's
        auto days = std::make_shared<std::vector<std::int32_t>>(length);
        const Day epoch(1970, 1, 1);
        for (std::size_t row = 0; row < length; ++row) {
            const std::int64_t millionths = ledger->quantity_column()[begin + row].millionths();
            (*quantities)[2 * row] = millionths;
            (*quantities)[2 * row + 1] = millionths < 0 ? -1 : 0;
            (*days)[row] = static_cast<std::int32_t>((ledger->day_column()[begin + row] - epoch).days());
        }
        held->parts.push_back(values_of(length, std::move(quantities)));
        held->parts.push_back(values_of(length, std::move(days)));
    }
    put_table(out, length, std::move(held));
    begin += length;
}

}  // namespace

void bind_tables_arrow_out(py::module_& tables)
{
    tables.def(
        "arrow_stream_of", [](const Ledger& ledger) { return arrow_stream(std::make_unique<LedgerSource>(ledger)); },
        py::arg("ledger"), "A capsule of an ArrowArrayStream.");
}

}  // namespace muster::python
