// A table of a result as a stream of Arrow's, one batch: its buffers are made by the package and kept here as they are.
#include "tables/arrow_stream.hpp"
#include "tables/parts.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using Bytes = std::shared_ptr<const std::vector<std::uint8_t>>;

// A column that is not made of others; one of words has their numbers and a dictionary.
struct ColumnBuffers {
    std::string name{};
    std::string format{};
    std::size_t length = 0;
    std::int64_t nulls = 0;
    std::vector<Bytes> buffers{};  // null: there is none
    std::shared_ptr<const ColumnBuffers> dictionary{};
};

// As the package gives it: name, format, length, how many are missing, buffers, and a dictionary of the same kind.
using GivenBuffer = std::variant<py::bytes, py::array>;
template <class Dictionary>
using Given = std::tuple<std::string, std::string, std::size_t, std::int64_t, std::vector<std::optional<GivenBuffer>>,
                         Dictionary>;
using GivenWords = Given<py::none>;
using GivenColumn = Given<std::optional<GivenWords>>;

Bytes bytes_of(const std::optional<GivenBuffer>& given)
{
    if (!given)
        return nullptr;
    const auto info = std::visit([](const auto& buffer) { return py::buffer(buffer).request(); }, *given);
    const auto* const begin = static_cast<const std::uint8_t*>(info.ptr);
    return std::make_shared<const std::vector<std::uint8_t>>(begin, begin + info.size * info.itemsize);
}

template <class Dictionary>
std::shared_ptr<ColumnBuffers> column_of(const Given<Dictionary>& given)
{
    auto made = std::make_shared<ColumnBuffers>();
    made->name = std::get<0>(given);
    made->format = std::get<1>(given);
    made->length = std::get<2>(given);
    made->nulls = std::get<3>(given);
    for (const std::optional<GivenBuffer>& buffer : std::get<4>(given))
        made->buffers.push_back(bytes_of(buffer));
    return made;
}

std::shared_ptr<const ColumnBuffers> column_with_words(const GivenColumn& given)
{
    std::shared_ptr<ColumnBuffers> made = column_of(given);
    if (const std::optional<GivenWords>& words = std::get<5>(given))
        made->dictionary = column_of(*words);
    return made;
}

std::unique_ptr<ArrowSchema> schema_of_column(const std::shared_ptr<const ColumnBuffers>& column, bool may_be_unset)
{
    auto dictionary = column->dictionary ? schema_of_column(column->dictionary, false) : nullptr;
    return schema_of(column->name, column->format, may_be_unset ? arrow_nullable : 0, std::move(dictionary));
}

std::unique_ptr<ArrowArray> array_of_column(const std::shared_ptr<const ColumnBuffers>& column)
{
    auto held = std::make_unique<Held<ArrowArray>>();
    for (const Bytes& buffer : column->buffers)
        held->buffers.push_back(buffer ? place_of(*buffer) : nullptr);
    held->values = {column};
    if (column->dictionary)
        held->dictionary = array_of_column(column->dictionary);
    return new_array(column->length, column->nulls, std::move(held));
}

struct TableSource {
    std::size_t length = 0;
    std::vector<std::shared_ptr<const ColumnBuffers>> columns{};
    bool is_read = false;
    std::string error{};

    void put_schema(ArrowSchema& out) const
    {
        auto held = std::make_unique<Held<ArrowSchema>>();
        for (const auto& column : columns)
            held->parts.push_back(schema_of_column(column, true));
        put_table(out, std::move(held));
    }

    void put_next(ArrowArray& out)
    {
        if (std::exchange(is_read, true))
            return;
        auto held = std::make_unique<Held<ArrowArray>>();
        for (const auto& column : columns)
            held->parts.push_back(array_of_column(column));
        put_table(out, length, std::move(held));
    }
};

}  // namespace

void bind_tables_arrow_columns(py::module_& tables)
{
    tables.def(
        "arrow_stream_of_columns",
        [](std::size_t length, const std::vector<GivenColumn>& columns) {
            auto source = std::make_unique<TableSource>();
            source->length = length;
            for (const GivenColumn& column : columns)
                source->columns.push_back(column_with_words(column));
            return arrow_stream(std::move(source));
        },
        py::arg("length"), py::arg("columns"),
        "A capsule of an ArrowArrayStream of one batch. Of each column its name, its format in Arrow's words, its "
        "length,\n"
        "how many of its values are missing, its buffers, which are copied, and its dictionary, likewise, or None.");
}

}  // namespace muster::python
