// Columns of NumPy and the vectors of the pairing area.
#pragma once

#include "tools/column.hpp"

#include "muster/core/error.hpp"
#include "muster/pairing/pairing.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster::python {

/// @throws InvalidInput  naming both columns.
inline void require_same_length(std::size_t left, std::size_t right, const char* names)
{
    if (left != right)
        throw InvalidInput({names}, std::to_string(left) + " and " + std::to_string(right) + " rows",
                           "pass columns of one length");
}

template <class Value>
Column<Value> column_of(const std::vector<Value>& values)
{
    return Column<Value>(static_cast<pybind11::ssize_t>(values.size()), values.data());
}

/// Mentor rows with -1 for nobody, as NumPy has no integer that is missing.
inline Column<std::int64_t> rows_of(const std::vector<MentorId>& mentors)
{
    Column<std::int64_t> rows(static_cast<pybind11::ssize_t>(mentors.size()));
    for (std::size_t at = 0; at < mentors.size(); ++at)
        rows.mutable_data()[at] = mentors[at].is_set() ? static_cast<std::int64_t>(mentors[at].row()) : -1;
    return rows;
}

/// The way back. @throws InvalidInput  for a row that is no row.
inline std::vector<MentorId> mentors_of_rows(const GivenColumn<std::int64_t>& rows, const char* name)
{
    std::vector<MentorId> mentors;
    for (const std::int64_t row : rows.read(name)) {
        if (row < -1 || row >= std::int64_t{MentorId{}.row()})
            throw InvalidInput({name}, std::to_string(row) + " is no row", "give a mentor's row, or -1 for nobody");
        mentors.push_back(row < 0 ? MentorId{} : MentorId(static_cast<MentorId::Value>(row)));
    }
    return mentors;
}

}  // namespace muster::python
