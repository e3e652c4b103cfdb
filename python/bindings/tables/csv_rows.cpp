// Records of a ledger as rows of CSV.
#include "tables/parts.hpp"

#include "muster/record/ledger.hpp"

#include <pybind11/pybind11.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace record;

// As a cell: in quotation marks where it has to be.
std::string cell_of(std::string_view word)
{
    if (word.find_first_of(",;\t\"\r\n") == std::string_view::npos)
        return std::string(word);
    std::string quoted = "\"";
    for (const char one : word)
        quoted.append(one == '"' ? 2 : 1, one);
    return quoted + '"';
}

template <class WordsOf>
std::vector<std::string> cells_of(const WordsOf& words)
{
    std::vector<std::string> cells;
    cells.reserve(words.size());
    for (const auto& word : words)
        cells.push_back(cell_of(word));
    return cells;
}

void write_number(std::string& to, std::int64_t millionths)
{
    std::array<char, 24> text{};
    auto at = text.size();
    std::uint64_t left =
        millionths < 0 ? 0 - static_cast<std::uint64_t>(millionths) : static_cast<std::uint64_t>(millionths);
    bool has_places = false;
    for (int place = 0; place < 6; ++place, left /= 10) {
        const auto digit = static_cast<char>('0' + left % 10);
        has_places = has_places || digit != '0';
        if (has_places)
            text[--at] = digit;
    }
    if (has_places)
        text[--at] = '.';
    do {
        text[--at] = static_cast<char>('0' + left % 10);
        left /= 10;
    } while (left != 0);
    if (millionths < 0)
        text[--at] = '-';
    to.append(text.data() + at, text.size() - at);
}

// Texts of days, most of which stand in many rows.
class DayTexts {
public:
    void write(std::string& to, Day day)
    {
        Kept& kept = kept_[day.day_number() % kept_.size()];
        if (kept.number != day.day_number()) {
            const auto parts = day.year_month_day();
            const unsigned year = parts.year, month = parts.month, of_month = parts.day;
            kept.number = day.day_number();
            kept.text = {digit(year / 1000),
                         digit(year / 100),
                         digit(year / 10),
                         digit(year),
                         '-',
                         digit(month / 10),
                         digit(month),
                         '-',
                         digit(of_month / 10),
                         digit(of_month)};
        }
        to.append(kept.text.data(), kept.text.size());
    }

private:
    struct Kept {
        std::uint32_t number = 0;
        std::array<char, 10> text{};
    };
    static char digit(unsigned number) { return static_cast<char>('0' + number % 10); }

    std::array<Kept, 1024> kept_{};
};

struct LedgerCells {
    std::vector<std::string> members, indicators, sources, activities, events, levels, places;

    explicit LedgerCells(const Ledger& ledger)
        : members(cells_of(ledger.members().words())), indicators(cells_of(ledger.indicators().words())),
          sources(cells_of(ledger.sources().words())), events(cells_of(ledger.events().words())),
          levels(cells_of(ledger.levels().words())), places(cells_of(ledger.places().words()))
    {
        for (const Activity& activity : ledger.activities())
            activities.push_back(cell_of(activity.code()));
    }
};

/// Rows of a ledger, as many at a time as are asked for; the ledger is the one it was made of.
class CsvRows {
public:
    explicit CsvRows(const Ledger& ledger) : ledger_(ledger), words_(ledger_) {}

    [[nodiscard]] std::string header() const
    {
        std::string names = "member,indicator,quantity,day,source";
        names += ledger_.activity_column().empty() ? "" : ",activity";
        names += ledger_.event_column().empty() ? "" : ",event";
        names += ledger_.level_column().empty() ? "" : ",level";
        names += ledger_.place_column().empty() ? "" : ",place";
        return names + '\n';
    }

    py::bytes rows(std::size_t begin, std::size_t end)
    {
        end = std::min(end, ledger_.size());
        {
            const py::gil_scoped_release others_may_run;
            text_.clear();
            for (std::size_t row = begin; row < end; ++row)
                write(row);
        }
        return py::bytes(text_);
    }

private:
    void write(std::size_t row)
    {
        text_ += words_.members[ledger_.member_column()[row].row()];
        text_ += ',';
        text_ += words_.indicators[ledger_.indicator_column()[row].row()];
        text_ += ',';
        write_number(text_, ledger_.quantity_column()[row].millionths());
        text_ += ',';
        days_.write(text_, ledger_.day_column()[row]);
        text_ += ',';
        const auto put = [&](const auto& column, const std::vector<std::string>& cells) {
            if (column[row].is_set())
                text_ += cells[column[row].row()];
        };
        put(ledger_.source_column(), words_.sources);
        const auto put_more = [&](const auto& column, const std::vector<std::string>& cells) {
            if (column.empty())
                return;
            text_ += ',';
            put(column, cells);
        };
        put_more(ledger_.activity_column(), words_.activities);
        put_more(ledger_.event_column(), words_.events);
        put_more(ledger_.level_column(), words_.levels);
        put_more(ledger_.place_column(), words_.places);
        text_ += '\n';
    }

    Ledger ledger_;
    LedgerCells words_;
    DayTexts days_;
    std::string text_;
};

}  // namespace

void bind_tables_csv_rows(py::module_& tables)
{
    py::class_<CsvRows>(tables, "CsvRows", "A ledger's records as rows of CSV.")
        .def(py::init<const Ledger&>(), py::arg("ledger"))
        .def_property_readonly("header", &CsvRows::header, "A line.")
        .def("rows", &CsvRows::rows, py::arg("begin"), py::arg("end"), "Bytes of so many rows, in UTF-8.");
}

}  // namespace muster::python
