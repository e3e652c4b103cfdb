// A ledger's records as NumPy columns, in and out.
#pragma once

#include "tools/column.hpp"

#include "muster/record/ledger.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace muster::python {

template <class Value>
using MaybeColumn = std::optional<GivenColumn<Value>>;

/// Columns as Python gives them: rows of words (2**32 - 1 is unset), days since 1970-01-01, quantities in millionths.
struct LedgerColumns {
    GivenColumn<std::uint32_t> members, indicators;
    MaybeColumn<std::int64_t> quantities;
    GivenColumn<std::int32_t> days;
    MaybeColumn<std::uint32_t> sources, activities, events, levels, places;
};

/// All records or, where one is at fault, none. `from` and `first_line` are what messages call the input.
EvidenceId append_columns(record::Ledger& ledger, const LedgerColumns& given, std::string from, std::size_t first_line);

/// Dict of arrays, as `append_columns` takes them; without those the ledger does not have.
pybind11::dict columns_of(const record::Ledger& ledger);

}  // namespace muster::python
