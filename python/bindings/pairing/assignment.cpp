// muster.pairing for Python: full matrices of scores, read where NumPy has them.
#include "pairing/assignment.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/assignment.hpp"
#include "muster/pairing/assignment_check.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;
bool is_readable(const py::array& scores)
{
    return is_of<double>(scores) || is_of<std::int32_t>(scores) || is_of<std::int64_t>(scores) || is_of<float>(scores);
}

// Scores of other kinds as the narrowest kind that holds them all.
py::array in_a_readable_kind(const py::array& scores)
{
    const char kind = scores.dtype().kind();
    const auto size = scores.itemsize();
    if (kind == 'b' || ((kind == 'i' || kind == 'u') && size < 4))
        return py::array_t<std::int32_t, py::array::c_style | py::array::forcecast>(scores);
    if ((kind == 'i' && size <= 8) || (kind == 'u' && size == 4))
        return py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>(scores);
    if (kind == 'f' && size == 2)
        return py::array_t<float, py::array::c_style | py::array::forcecast>(scores);
    if (kind == 'f' && size <= 8)
        return py::array_t<double, py::array::c_style | py::array::forcecast>(scores);
    throw InvalidInput({"scores"}, "they are of type " + py::str(scores.dtype()).cast<std::string>(),
                       "give int32, int64, float32 or float64");
}

bool rows_lie_whole(const py::array& scores)
{
    const auto size = scores.itemsize();
    return (scores.shape(1) <= 1 || scores.strides(1) == size) &&
           (scores.shape(0) <= 1 || scores.strides(0) % size == 0);
}

// What is copied is a matrix of another kind, and one whose rows do not lie in one piece.
py::array readable(const py::object& given)
{
    const bool is_plain = Py_IS_TYPE(given.ptr(), py::detail::npy_api::get().PyArray_Type_);
    if (!is_plain && py::isinstance(given, py::module_::import("numpy").attr("ma").attr("MaskedArray")))
        throw InvalidInput({"scores"}, "some may be masked", "fill them: minus infinity says that a pair may not be");
    py::array scores = is_plain ? py::reinterpret_borrow<py::array>(given) : py::array::ensure(given);
    if (!scores) {
        PyErr_Clear();
        throw InvalidInput({"scores"}, "they are no matrix", "pass a row a mentee and a column a mentor");
    }
    if (scores.ndim() != 2)
        throw InvalidInput({"scores"}, "an array of " + std::to_string(scores.ndim()) + " dimensions",
                           "pass a row a mentee and a column a mentor");
    if (!is_readable(scores))
        return in_a_readable_kind(scores);
    return rows_lie_whole(scores) ? scores : py::array::ensure(scores, py::array::c_style);
}

// So few cells that the solver has no time to report or to hear of a stop.
bool is_done_at_once(const py::array& scores)
{
    constexpr py::ssize_t few = 64;
    return scores.shape(0) <= few && scores.shape(1) <= few;
}

AssignedScores assigned(const py::object& given, bool maximize, unsigned threads, std::optional<py::function> callable)
{
    py::array scores = readable(given);
    const Sense sense = maximize ? Sense::greatest : Sense::least;
    Solved solved = with_matrix(scores, [&](const auto& matrix) -> Solved {
        if (is_done_at_once(scores))
            return assign(matrix, {.sense = sense, .threads = threads});
        const Progress progress = PythonProgress(callable ? py::object(*callable) : py::none());
        return released(progress, [&] { return assign(matrix, {sense, threads, progress}); });
    });
    return {std::move(scores), std::move(solved)};
}

// Whether it is a number of threads that may be given. How many does not matter to small matrices.
bool are_threads(PyObject* given)
{
    int is_beyond = 0;
    const long count = PyLong_CheckExact(given) != 0 ? PyLong_AsLongAndOverflow(given, &is_beyond) : 0;
    return count > 0 && count <= 1 << 20;
}

// The sense asked for by a call with a matrix and, by name, maximize, threads, progress=None; nothing of any other
// call.
std::optional<Sense> sense_of(PyObject* const* given, PyObject* names)
{
    auto sense = Sense::greatest;
    for (Py_ssize_t at = 0; names != nullptr && at < PyTuple_GET_SIZE(names); ++at) {
        PyObject* const value = given[1 + at];
        const auto is_called = [&](const char* name) {
            return PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(names, at), name) == 0;
        };
        if (is_called("maximize") && (value == Py_True || value == Py_False))
            sense = value == Py_True ? Sense::greatest : Sense::least;
        else if (!(is_called("threads") && are_threads(value)) && !(is_called("progress") && value == Py_None))
            return std::nullopt;
    }
    return sense;
}

// Small matrices that can be read as they lie are paired without the detour of a general call, which takes as long as
// they do. All else, and whatever is at fault, goes to the general function: it is `general`, and says so in its words.
PyObject* assign_quickly(PyObject* general, PyObject* const* given, Py_ssize_t count, PyObject* names)
{
    const auto sense = count == 1 ? sense_of(given, names) : std::nullopt;
    if (sense && Py_IS_TYPE(given[0], py::detail::npy_api::get().PyArray_Type_)) {
        try {
            auto scores = py::reinterpret_borrow<py::array>(given[0]);
            if (scores.ndim() == 2 && is_done_at_once(scores) && is_readable(scores) && rows_lie_whole(scores)) {
                Solved solved = with_matrix(
                    scores, [&](const auto& matrix) -> Solved { return assign(matrix, {.sense = *sense}); });
                return py::cast(AssignedScores{std::move(scores), std::move(solved)}).release().ptr();
            }
        } catch (const std::exception&) {
            PyErr_Clear();
        }
    }
    return PyObject_Vectorcall(general, given, static_cast<std::size_t>(count), names);
}

// A function like the general one in name and words.
void make_quick(py::module_& pairing)
{
    const py::object general = pairing.attr("assign");
    static PyMethodDef quick{"assign", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(&assign_quickly)),
                             METH_FASTCALL | METH_KEYWORDS, nullptr};
    quick.ml_doc = reinterpret_cast<PyCFunctionObject*>(general.ptr())->m_ml->ml_doc;  // lives as long as the general
    pairing.attr("assign") = py::reinterpret_steal<py::object>(
        PyCFunction_NewEx(&quick, general.ptr(), py::object(pairing.attr("__name__")).ptr()));
}

AssignmentVerdict verify(const AssignedScores& result)
{
    return with_matrix(result.scores, [&]<class Value>(const ScoreMatrix<Value>& matrix) {
        const auto& solved = std::get<Assignment<Total<Value>>>(result.solved);
        const py::gil_scoped_release no_gil;
        return verify_assignment(matrix, solved);
    });
}

template <class Value>
py::array_t<Value> column_of(const std::vector<Value>& values)
{
    return py::array_t<Value>(static_cast<py::ssize_t>(values.size()), values.data());
}

py::array_t<std::int64_t> columns_of(const AssignedScores& result)
{
    return std::visit(
        [](const auto& solved) {
            py::array_t<std::int64_t> columns(static_cast<py::ssize_t>(solved.mentor_of.size()));
            for (std::size_t row = 0; row < solved.mentor_of.size(); ++row)
                columns.mutable_data()[row] =
                    solved.mentor_of[row].is_set() ? static_cast<std::int64_t>(solved.mentor_of[row].row()) : -1;
            return columns;
        },
        result.solved);
}

template <class Number>
Solved solved_from(const py::tuple& saved)
{
    Assignment<Number> solved;
    solved.sense = saved[1].cast<bool>() ? Sense::greatest : Sense::least;
    for (const std::int64_t column : saved[2].cast<std::vector<std::int64_t>>())
        solved.mentor_of.push_back(column < 0 ? MentorId() : MentorId(static_cast<MentorId::Value>(column)));
    solved.total = saved[3].cast<Number>();
    solved.row_gain = saved[4].cast<std::vector<Number>>();
    solved.column_price = saved[5].cast<std::vector<Number>>();
    return solved;
}

bool is_greatest(const AssignedScores& result)
{
    return std::visit([](const auto& solved) { return solved.sense == Sense::greatest; }, result.solved);
}

std::variant<std::int64_t, double> total_of(const AssignedScores& result)
{
    return std::visit([](const auto& solved) -> std::variant<std::int64_t, double> { return solved.total; },
                      result.solved);
}

py::array gains_of(const AssignedScores& result)
{
    return std::visit([](const auto& solved) -> py::array { return column_of(solved.row_gain); }, result.solved);
}

py::array prices_of(const AssignedScores& result)
{
    return std::visit([](const auto& solved) -> py::array { return column_of(solved.column_price); }, result.solved);
}

void bind_assignment_result(py::module_& pairing)
{
    py::class_<AssignmentVerdict>(pairing, "AssignmentVerdict",
                                  "Whether an assignment is proven best; true or false as it is.")
        .def_readonly("holds", &AssignmentVerdict::holds)
        .def_readonly("fault", &AssignmentVerdict::fault, "The first thing that breaks it; empty when it holds.")
        .def_readonly("gap", &AssignmentVerdict::gap, "No assignment's total is better by more than this.")
        .def("__bool__", [](const AssignmentVerdict& verdict) { return verdict.holds; })
        .def("__repr__",
             [](const AssignmentVerdict& verdict) {
                 return verdict.holds ? "<muster.pairing.AssignmentVerdict: holds, gap " +
                                            py::repr(py::float_(verdict.gap)).cast<std::string>() + ">"
                                      : "<muster.pairing.AssignmentVerdict: " + verdict.fault + ">";
             })
        .def(py::self == py::self)
        .def(pickled(&AssignmentVerdict::holds, &AssignmentVerdict::fault, &AssignmentVerdict::gap));

    py::class_<AssignedScores>(pairing, "Assignment", R"doc(
The best one-to-one pairing of a matrix of scores, and the prices that prove it.

It keeps the matrix, for `verify`; a pickle holds it too. Two are equal when all but the matrix is.
)doc")
        // Properties
        .def_property_readonly("columns", &columns_of, "int64 array, shape (rows,): each row's column, -1 for none.")
        .def_property_readonly("total", &total_of, "Sum of the pairs' scores: an int, exact, or a float.")
        .def_property_readonly("row_gain", &gains_of, "What each row's being there adds; 0 where it is left over.")
        .def_property_readonly("column_price", &prices_of, "What each column is worth; 0 where it is left over.")
        .def_property_readonly("maximize", &is_greatest, "Whether the total is the greatest, not the least.")
        // Questions
        .def("verify", &verify, "Proven best by the prices? One pass over the matrix, shared with no solver.")
        // Python protocol
        .def(py::self == py::self)
        .def("__repr__",
             [](const AssignedScores& result) {
                 return "<muster.pairing.Assignment: " + std::to_string(result.scores.shape(0)) + " rows, " +
                        std::to_string(result.scores.shape(1)) + " columns, total " +
                        py::repr(py::cast(total_of(result))).cast<std::string>() + ">";
             })
        .def(py::pickle(
            [](const AssignedScores& result) {
                return py::make_tuple(result.scores, is_greatest(result), columns_of(result), total_of(result),
                                      gains_of(result), prices_of(result));
            },
            [](const py::tuple& saved) {
                py::array scores = readable(saved[0]);
                const bool is_float = is_of<float>(scores) || is_of<double>(scores);
                return AssignedScores{std::move(scores),
                                      is_float ? solved_from<double>(saved) : solved_from<std::int64_t>(saved)};
            }));
}

}  // namespace

void bind_pairing_assignment(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_assignment_result(pairing);
    pairing.def("assign", &assigned, py::arg("scores"), py::kw_only(), py::arg("maximize") = true,
                py::arg("threads") = 1, py::arg("progress") = py::none(), R"doc(
The one-to-one pairing of greatest (or least) total over a full matrix of scores, with its proof.

All of the smaller side get a partner. Of several best ones the same is found on every machine.

Parameters
----------
scores : int32, int64, float32 or float64 array, shape (rows, columns)
    A row a mentee, a column a mentor. Read where it lies when the scores of a row lie side by side; other layouts
    and kinds are copied. Minus infinity (plus infinity for the least total) is a pair that may not be.
maximize : bool
threads : int
    Does not change the result.
progress : callable(step, done, best, bound), optional
    Called now and then; returning False stops the work.

Returns
-------
Assignment

Raises
------
InvalidInput
    Names the score at fault, or the rows that have too few columns.
)doc");
    make_quick(pairing);
}

}  // namespace muster::python
