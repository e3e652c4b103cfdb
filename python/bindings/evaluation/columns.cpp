// Evaluations and rolls of many members as NumPy columns.
#include "tools/bind.hpp"
#include "tools/column.hpp"

#include "muster/evaluation/evaluate.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

// A column of Python objects, None until it is filled.
class Objects {
public:
    explicit Objects(std::size_t rows)
        : array_(py::dtype("O"), std::vector<py::ssize_t>{static_cast<py::ssize_t>(rows)}),
          at_(static_cast<PyObject**>(array_.mutable_data()))
    {
    }

    void put(std::size_t row, py::object value)
    {
        PyObject* const before = std::exchange(at_[row], value.release().ptr());
        Py_XDECREF(before);
    }
    [[nodiscard]] py::array release() { return std::move(array_); }

private:
    py::array array_;
    PyObject** at_;
};

// One Python number for all members who have it.
class Numbers {
public:
    explicit Numbers(const Exact& unit) : unit_(unit) {}

    py::object operator()(std::int64_t count)
    {
        const auto [found, is_new] = made_.try_emplace(count);
        if (is_new)
            found->second = decimal_(to_decimal_string(Exact(count, 0) * unit_));
        return found->second;
    }
    py::object operator()(const std::optional<Exact>& number)
    {
        return number ? py::object(decimal_(to_decimal_string(*number))) : py::none();
    }

private:
    py::object decimal_ = py::module_::import("decimal").attr("Decimal");
    Exact unit_;
    std::unordered_map<std::int64_t, py::object> made_;
};

py::array numbers_of(const AreaColumn& column, std::size_t members)
{
    Objects made(members);
    Numbers numbers(column.unit);
    for (std::size_t row = 0; row < column.counts.size(); ++row)
        made.put(row, numbers(column.counts[row]));
    for (const auto& [member, total] : column.others)
        made.put(member.row(), numbers(total));
    return made.release();
}

struct HashOfExact {
    std::size_t operator()(const Exact& number) const noexcept
    {
        return std::hash<std::int64_t>()(static_cast<std::int64_t>(number.digits()) * 64 + number.places());
    }
};

py::array totals_of(const Evaluation& done)
{
    Objects made(done.members().size());
    const py::object decimal = py::module_::import("decimal").attr("Decimal");
    std::unordered_map<Exact, py::object, HashOfExact> known;
    for (std::size_t row = 0; row < done.members().size(); ++row) {
        const MemberScore& score = done.members()[row];
        if (score.is_incomplete) {
            made.put(row, py::none());
            continue;
        }
        const auto [found, is_new] = known.try_emplace(score.total);
        if (is_new)
            found->second = decimal(to_decimal_string(score.total));
        made.put(row, found->second);
    }
    return made.release();
}

// What few members differ in, made once for each.
template <class KeyOf, class Make>
py::array shared(const Evaluation& done, KeyOf key_of, Make make)
{
    Objects made(done.members().size());
    std::map<decltype(key_of(done.members()[0])), py::object> known;
    for (std::size_t row = 0; row < done.members().size(); ++row) {
        const auto [found, is_new] = known.try_emplace(key_of(done.members()[row]));
        if (is_new)
            found->second = make(found->first);
        made.put(row, found->second);
    }
    return made.release();
}

// Codes of members' units; None of who is of no unit.
py::array units_of(const Evaluation& done)
{
    Objects made(done.members().size());
    std::unordered_map<std::string, py::object> known;
    for (std::size_t row = 0; row < done.members().size(); ++row) {
        const std::string& unit = done.roll().members().rows()[row].unit;
        const auto [found, is_new] = known.try_emplace(unit);
        if (is_new)
            found->second = unit.empty() ? py::object(py::none()) : py::object(py::str(unit));
        made.put(row, found->second);
    }
    return made.release();
}

void require_part(std::uint32_t row, std::size_t size, const char* thing)
{
    if (row >= size)
        throw NotFound({thing}, "there is none in row " + std::to_string(row),
                       "give a row below " + std::to_string(size));
}

// One indicator of all members, a column a field.
py::dict indicator_columns(const Evaluation& done, std::uint32_t indicator)
{
    require_part(indicator, done.scheme().indicators().size(), "indicator");
    const auto size = static_cast<py::ssize_t>(done.members().size());
    Column<std::int64_t> points(size), amounts(size);
    Column<std::uint32_t> records(size), waiting(size);
    Column<std::uint8_t> states(size), vetoed(size);
    {
        std::int64_t* const at_points = points.mutable_data();
        std::int64_t* const at_amounts = amounts.mutable_data();
        std::uint32_t* const at_records = records.mutable_data();
        std::uint32_t* const at_waiting = waiting.mutable_data();
        std::uint8_t* const at_states = states.mutable_data();
        std::uint8_t* const at_vetoed = vetoed.mutable_data();
        const py::gil_scoped_release released;
        for (std::uint32_t row = 0; row < done.members().size(); ++row) {
            const IndicatorScore& score = done.of(MemberId(row), IndicatorId(indicator));
            at_points[row] = score.points.millionths();
            at_amounts[row] = score.amount.millionths();
            at_records[row] = score.records;
            at_waiting[row] = score.waiting;
            at_states[row] = static_cast<std::uint8_t>(score.state);
            at_vetoed[row] = score.is_vetoed;
        }
    }
    py::dict made;
    made["points"] = points;
    made["amount"] = amounts;
    made["records"] = records;
    made["waiting"] = waiting;
    made["state"] = states;
    made["is_vetoed"] = vetoed;
    return made;
}

// What an area is in the total above, by member: 0 weighs, 1 is left out, 2 is added on top.
Column<std::uint8_t> area_states(const Evaluation& done, std::uint32_t area)
{
    require_part(area, done.scheme().areas().size(), "area");
    Column<std::uint8_t> states(static_cast<py::ssize_t>(done.members().size()));
    std::uint8_t* const at = states.mutable_data();
    const py::gil_scoped_release released;
    for (std::uint32_t row = 0; row < done.members().size(); ++row)
        at[row] = done.is_left_out(MemberId(row), AreaId(area)) ? 1
                  : done.is_extra(MemberId(row), AreaId(area))  ? 2
                                                                : 0;
    return states;
}

py::dict frame_columns(const Evaluation& done, unsigned threads, bool units)
{
    py::dict made;
    Objects codes(done.members().size());
    for (std::size_t row = 0; row < done.members().size(); ++row)
        codes.put(row, py::str(done.roll().members().rows()[row].code));
    made["member"] = codes.release();
    if (units)
        made["unit"] = units_of(done);
    const std::vector<AreaColumn> areas = [&] {
        const py::gil_scoped_release released;
        return done.area_columns(threads);
    }();
    for (std::size_t area = 0; area < areas.size(); ++area)
        if (const Area& each = done.scheme().areas().rows()[area]; !each.parent.empty())
            made[py::str(each.code)] = numbers_of(areas[area], done.members().size());
    made["total"] = totals_of(done);
    made["grade"] = shared(
        done, [](const MemberScore& score) { return score.grade; },
        [&](GradeId grade) -> py::object {
            return grade.is_set() ? py::object(py::str(done.scheme().grades()[grade].code)) : py::none();
        });
    made["reason"] = shared(
        done, [](const MemberScore& score) { return score.reason; },
        [](GradeReason reason) -> py::object { return py::cast(reason).attr("name"); });
    if (done.is_ranked()) {
        Column<std::int64_t> ranks(static_cast<py::ssize_t>(done.members().size()));
        for (std::size_t row = 0; row < done.members().size(); ++row)
            ranks.mutable_data()[row] = done.members()[row].rank;
        made["rank"] = ranks;
    }
    return made;
}

using MaybeRows = std::optional<GivenColumn<std::int64_t>>;

// Rows of units and of stages; below 0: none.
Roll roll_from(const std::vector<std::string>& codes, std::vector<RollUnit> units, const MaybeRows& unit_rows,
               const MaybeRows& stage_rows)
{
    const auto of_unit = unit_rows ? unit_rows->read("unit") : std::span<const std::int64_t>{};
    const auto of_stage = stage_rows ? stage_rows->read("stage") : std::span<const std::int64_t>{};
    std::vector<RollMember> members;
    members.reserve(codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
        members.push_back({.code = codes[row]});
        if (unit_rows && of_unit[row] >= 0)
            members.back().unit = units.at(static_cast<std::size_t>(of_unit[row])).code;
        if (stage_rows && of_stage[row] >= 0)
            members.back().stage = org::all_stages.at(static_cast<std::size_t>(of_stage[row]));
    }
    return Roll(std::move(members), std::move(units));
}

}  // namespace

void bind_evaluation_columns(py::module_& evaluation)
{
    py::class_<Evaluation>(evaluation.attr("Evaluation"))
        .def("columns", &frame_columns, py::kw_only(), py::arg("threads") = 1, py::arg("units") = false,
             "Dict of arrays with a value a member, as `to_frame` has them; a rank of 0 is none.")
        .def("indicator_columns", &indicator_columns, py::arg("indicator"),
             "Dict of arrays with a value a member, of an indicator by row: points and amount in millionths, records, "
             "waiting, state by its place in `ScoreState`, is_vetoed as 0 or 1.")
        .def(
            "member_score",
            [](const Evaluation& done, std::uint32_t member) {
                require_part(member, done.members().size(), "member");
                return done.of(MemberId(member));
            },
            py::arg("member"), "A member's standing, by row of the roll.")
        .def("area_states", &area_states, py::arg("area"),
             "By member, of an area by row: 0 where it weighs, 1 where it is left out, 2 where it is added on top.")
        .def(
            "ranks_in_units",
            [](const Evaluation& done, unsigned threads) {
                const std::vector<std::uint32_t> ranks = done.ranks_in_units(threads);
                return Column<std::uint32_t>(static_cast<py::ssize_t>(ranks.size()), ranks.data());
            },
            py::kw_only(), py::arg("threads") = 1,
            "By member, the rank among those of the same unit, not of units below it: from 1, equal totals share one "
            "and the next is one more; 0 for the incomplete and who is of no unit.")
        .def(
            "ranks_in_level",
            [](const Evaluation& done, std::size_t level, unsigned threads) {
                const std::vector<std::uint32_t> ranks = done.ranks_in_level(level, threads);
                return Column<std::uint32_t>(static_cast<py::ssize_t>(ranks.size()), ranks.data());
            },
            py::arg("level"), py::kw_only(), py::arg("threads") = 1,
            "By member, the rank among those of the same unit so many levels below the top and of all units below it; "
            "0 for the incomplete and who is of no unit so deep.");
    evaluation.def("roll_from_rows", &roll_from, py::arg("codes"), py::arg("units"), py::kw_only(),
                   py::arg("unit_rows") = py::none(), py::arg("stage_rows") = py::none(),
                   "A roll of codes, with the row of each member's unit and stage; below 0: none.");
}

}  // namespace muster::python
