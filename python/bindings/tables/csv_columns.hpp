// Columns of a CSV file: distinct cells, or millionths.
#pragma once

#include "tables/texts.hpp"
#include "tools/column.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace muster::python {

/// Millionths of a decimal of at most twelve digits and six places, and of nothing else.
inline std::optional<std::int64_t> millionths_of(std::string_view text)
{
    const bool is_negative = !text.empty() && text.front() == '-';
    text.remove_prefix(is_negative ? 1 : 0);
    std::int64_t value = 0;
    std::size_t at = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
        value = value * 10 + (text[at] - '0');
    if (at == 0 || at > 12)
        return std::nullopt;
    std::int64_t unit = 1'000'000;
    if (at < text.size()) {
        if (text[at] != '.' || text.size() - at - 1 == 0 || text.size() - at - 1 > 6)
            return std::nullopt;
        for (++at; at < text.size(); ++at, unit /= 10) {
            if (text[at] < '0' || text[at] > '9')
                return std::nullopt;
            value = value * 10 + (text[at] - '0');
        }
    }
    return (is_negative ? -value : value) * unit;
}

/// The same as an array of NumPy's.
template <class Value>
Column<Value> array_of(const std::vector<Value>& values)
{
    Column<Value> made(static_cast<pybind11::ssize_t>(values.size()));
    std::copy(values.begin(), values.end(), made.mutable_data());
    return made;
}

/// Distinct cells, and of each row the number of its own.
struct CsvWords {
    Texts texts;
    std::vector<std::uint32_t> rows;

    void put(std::string_view cell) { rows.push_back(texts.number_of(cell)); }
};

/// Millionths of each row, and rows whose cell is no plain decimal, with these cells.
struct CsvAmounts {
    std::vector<std::int64_t> millionths;
    std::vector<std::int64_t> odd_rows;
    CsvWords odd;

    void put(std::size_t row, std::string_view cell)
    {
        const auto value = millionths_of(cell);
        millionths.push_back(value.value_or(0));
        if (!value) {
            odd_rows.push_back(static_cast<std::int64_t>(row));
            odd.put(cell);
        }
    }

    /// A last cell that was no plain decimal.
    void take_back()
    {
        millionths.pop_back();
        odd_rows.pop_back();
        odd.rows.pop_back();
    }
};

}  // namespace muster::python
