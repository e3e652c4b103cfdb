// Columns of text that lie one behind another, as Arrow has them.
#include "tables/parts.hpp"
#include "tables/texts.hpp"
#include "tools/column.hpp"

#include "muster/core/error.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace py = pybind11;

namespace muster::python {
namespace {

py::tuple texts_of(const Column<std::int64_t>& ends, const Column<std::uint8_t>& bytes)
{
    const std::string_view all(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(bytes.size()));
    const auto count = static_cast<std::size_t>(ends.size());
    Column<std::uint32_t> rows(count == 0 ? 0 : static_cast<py::ssize_t>(count - 1));
    Texts texts;
    for (std::size_t row = 0; row + 1 < count; ++row) {
        const std::int64_t begin = ends.data()[row], end = ends.data()[row + 1];
        if (begin < 0 || end < begin || static_cast<std::size_t>(end) > all.size())
            throw InvalidInput({"ends", row + 1}, "a text that lies outside the bytes", "give a whole column");
        rows.mutable_data()[row] =
            texts.number_of(all.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    }
    py::list words(texts.size());
    for (std::size_t number = 0; number < texts.size(); ++number)
        words[number] = py::str(texts[number].data(), texts[number].size());
    return py::make_tuple(rows, words);
}

}  // namespace

void bind_tables_texts_of(py::module_& tables)
{
    tables.def("texts_of", &texts_of, py::arg("ends"), py::arg("bytes"),
               "Of texts that lie one behind another, from one end to the next: the number of each, and each once.");
}

}  // namespace muster::python
