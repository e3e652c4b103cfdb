// CSV as RFC 4180 has it, read by parts of a file: distinct cells of each column, and of each row their numbers.
//
// A cell ends at a separator or at a line's end, one in quotation marks after the mark that closes it. What a part ends
// within is kept, and read again with the next. Columns of numbers are read as millionths; a cell that is no plain
// decimal is kept as it is, with its row, for Python to read or to refuse.
#include "tables/csv_columns.hpp"
#include "tables/parts.hpp"

#include "muster/core/error.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

constexpr std::size_t longest_cell = 1'000'000;
constexpr std::size_t most_columns = 1000;
constexpr std::size_t most_uneven = 100;  // rows that are told of; the rest are counted

class CsvCells {
public:
    CsvCells(std::string source, char separator, std::vector<std::string> numbers)
        : source_(std::move(source)), separator_(separator), numbers_(std::move(numbers))
    {
    }

    void feed(const py::bytes& part)
    {
        const std::string_view given = part;
        if (rest_.empty()) {
            rest_ = given.substr(read(given));
        } else {
            rest_ += given;
            rest_.erase(0, read(rest_));
        }
        if (rest_.size() > longest_cell)
            throw InvalidInput({source_, line_}, "a cell of more than a million bytes begins here",
                               "look for a quotation mark that is not closed");
    }

    void finish()
    {
        if (!rest_.empty() && rest_.front() == '"') {  // closed by its last byte, or not at all
            rest_ += '\n';
            if (read(rest_) != rest_.size())
                throw InvalidInput({source_, line_}, "a quotation mark that opens here is not closed",
                                   "close it, or take it out");
        } else if (!rest_.empty() || at_column_ > 0) {
            rest_ += '\n';
            read(rest_);
        }
        rest_.clear();
    }

    [[nodiscard]] std::size_t size() const { return row_; }
    [[nodiscard]] py::list header() const
    {
        py::list names;
        for (const std::string& name : header_)
            names.append(decoded(name));
        return names;
    }
    [[nodiscard]] const std::vector<std::pair<std::size_t, std::size_t>>& uneven() const { return uneven_; }
    [[nodiscard]] std::size_t uneven_count() const { return uneven_count_; }

    // Line of each row; nothing where the first follows the header and no other is longer or blank.
    [[nodiscard]] std::optional<Column<std::int64_t>> lines() const
    {
        if (lines_.empty())
            return std::nullopt;
        return array_of(lines_);
    }

    [[nodiscard]] py::tuple words(std::size_t column) const
    {
        const CsvWords& found = words_.at(column);
        return py::make_tuple(array_of(found.rows), list_of(found.texts));
    }

    [[nodiscard]] py::tuple amounts(std::size_t column) const
    {
        const CsvAmounts& found = amounts_.at(column);
        return py::make_tuple(array_of(found.millionths), array_of(found.odd_rows), array_of(found.odd.rows),
                              list_of(found.odd.texts));
    }

private:
    [[nodiscard]] py::list list_of(const Texts& texts) const
    {
        py::list made(texts.size());
        for (std::size_t number = 0; number < texts.size(); ++number)
            made[number] = decoded(texts[number]);
        return made;
    }

    [[nodiscard]] py::str decoded(std::string_view text) const
    {
        PyObject* const made = PyUnicode_DecodeUTF8(text.data(), static_cast<py::ssize_t>(text.size()), nullptr);
        if (made == nullptr) {
            PyErr_Clear();
            throw InvalidInput({source_}, "it is no text in UTF-8", "save it as CSV UTF-8");
        }
        return py::reinterpret_steal<py::str>(made);
    }

    // How far whole cells go.
    std::size_t read(std::string_view given)
    {
        std::size_t at = 0;
        while (at < given.size()) {
            const std::size_t next = given[at] == '"' ? quoted(given, at) : plain(given, at);
            if (next == 0)
                break;
            at = next;
        }
        return at;
    }

    // After the cell; 0 where it goes on in the next part.
    std::size_t plain(std::string_view given, std::size_t begin)
    {
        std::size_t end = begin;
        while (end < given.size() && given[end] != separator_ && given[end] != '\n')
            ++end;
        if (end == given.size())
            return 0;
        const bool ends_line = given[end] == '\n';
        std::string_view cell = given.substr(begin, end - begin);
        if (ends_line && cell.ends_with('\r'))
            cell.remove_suffix(1);
        take(cell);
        if (ends_line)
            end_row(at_column_ == 1 && cell.empty());
        return end + 1;
    }

    std::size_t quoted(std::string_view given, std::size_t begin)
    {
        scratch_.clear();
        for (std::size_t at = begin + 1;;) {
            const std::size_t mark = given.find('"', at);
            if (mark == std::string_view::npos || mark + 1 >= given.size())
                return 0;
            scratch_ += given.substr(at, mark - at);
            at = mark + 1;
            if (given[at] == '"') {
                scratch_ += '"';
                ++at;
                continue;
            }
            if (given[at] == '\r') {
                if (at + 1 >= given.size())
                    return 0;
                at += given[at + 1] == '\n' ? 1U : 0U;
            }
            if (given[at] != separator_ && given[at] != '\n')
                throw InvalidInput({source_, line_}, "text stands behind a closing quotation mark",
                                   "double the quotation marks within a cell");
            breaks_ += static_cast<std::size_t>(std::count(scratch_.begin(), scratch_.end(), '\n'));
            take(scratch_);
            if (given[at] == '\n')
                end_row(false);
            return at + 1;
        }
    }

    void take(std::string_view cell)
    {
        const std::size_t column = at_column_++;
        if (!has_header_) {
            if (column == most_columns)
                throw InvalidInput({source_, line_}, "the row has more than a thousand cells",
                                   "delete what stands beside the table");
            header_.emplace_back(cell);
        } else if (column < header_.size()) {
            put(column, cell);
        }
    }

    void put(std::size_t column, std::string_view cell)
    {
        if (is_number_[column])
            amounts_[column].put(row_, cell);
        else
            words_[column].put(cell);
    }

    void end_row(bool is_blank)
    {
        if (!has_header_) {
            if (is_blank)
                header_.clear();
            else
                begin_rows();
        } else if (is_blank && header_.size() > 1) {
            take_back();
        } else {
            end_record();
        }
        line_ += 1 + std::exchange(breaks_, 0);
        at_column_ = 0;
    }

    void begin_rows()
    {
        has_header_ = true;
        words_.resize(header_.size());
        amounts_.resize(header_.size());
        for (const std::string& name : header_)
            is_number_.push_back(std::find(numbers_.begin(), numbers_.end(), name) != numbers_.end());
    }

    void take_back()
    {
        if (is_number_.front())
            amounts_.front().take_back();
        else
            words_.front().rows.pop_back();
    }

    void end_record()
    {
        if (at_column_ != header_.size()) {
            if (uneven_count_++ < most_uneven)
                uneven_.emplace_back(line_, at_column_);
            for (std::size_t column = at_column_; column < header_.size(); ++column)
                put(column, {});
        }
        if (!lines_.empty() || line_ != row_ + 2) {
            for (std::size_t row = lines_.size(); row < row_; ++row)
                lines_.push_back(static_cast<std::int64_t>(row) + 2);
            lines_.push_back(static_cast<std::int64_t>(line_));
        }
        ++row_;
    }

    std::string source_;
    char separator_;
    std::vector<std::string> numbers_;
    std::string rest_, scratch_;
    std::vector<std::string> header_;
    bool has_header_ = false;
    std::vector<bool> is_number_;
    std::vector<CsvWords> words_;      // of columns of numbers nothing is in them
    std::vector<CsvAmounts> amounts_;  // of other columns nothing is in them
    std::size_t at_column_ = 0, row_ = 0, line_ = 1, breaks_ = 0;
    std::vector<std::int64_t> lines_;
    std::vector<std::pair<std::size_t, std::size_t>> uneven_;
    std::size_t uneven_count_ = 0;
};

}  // namespace

void bind_tables_csv_cells(py::module_& tables)
{
    py::class_<CsvCells>(tables, "CsvCells", "A CSV file that is read by parts; columns of `numbers` as millionths.")
        // Construction
        .def(py::init<std::string, char, std::vector<std::string>>(), py::arg("source"), py::arg("separator"),
             py::arg("numbers"))
        .def("feed", &CsvCells::feed, py::arg("part"), "The next bytes; InvalidInput has the line.")
        .def("finish", &CsvCells::finish, "After the last part.")
        // Properties
        .def_property_readonly("header", &CsvCells::header)
        .def_property_readonly("uneven", &CsvCells::uneven,
                               "Lines with more or fewer cells than the header, and how many "
                               "cells; the first hundred.")
        .def_property_readonly("uneven_count", &CsvCells::uneven_count)
        .def_property_readonly("lines", &CsvCells::lines,
                               "Line of each row, or None where they follow the header one by one.")
        // Questions
        .def("words", &CsvCells::words, py::arg("column"), "Of each row the number of its cell, and the cells.")
        .def("amounts", &CsvCells::amounts, py::arg("column"),
             "Millionths of each row, rows whose cell is no plain decimal, the number of each one's cell, and these "
             "cells.")
        // Python protocol
        .def("__len__", &CsvCells::size);
}

}  // namespace muster::python
