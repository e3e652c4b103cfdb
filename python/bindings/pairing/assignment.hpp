// The answer of a full matrix, as Python holds it: shared by the binding of `assign` and by archives.
#pragma once

#include "muster/pairing/assignment.hpp"

#include <pybind11/numpy.h>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <variant>

namespace muster::python {

using Solved = std::variant<pairing::Assignment<std::int64_t>, pairing::Assignment<double>>;

/// A result and the matrix it is of, which is the caller's own where it could be read as it lies.
struct AssignedScores {
    pybind11::array scores;
    Solved solved;

    friend bool operator==(const AssignedScores& left, const AssignedScores& right)
    {
        return left.solved == right.solved;
    }
};

template <class Value>
bool is_of(const pybind11::array& scores)
{
    constexpr char kind = std::is_floating_point_v<Value> ? 'f' : 'i';
    const pybind11::dtype type = scores.dtype();
    return type.kind() == kind && type.itemsize() == sizeof(Value) &&
           (type.byteorder() == '=' || type.byteorder() == '|');
}

template <class Value>
pairing::ScoreMatrix<Value> matrix_of(const pybind11::array& scores)
{
    return {static_cast<const Value*>(scores.data()), static_cast<std::size_t>(scores.shape(0)),
            static_cast<std::size_t>(scores.shape(1)), scores.strides(0) / scores.itemsize()};
}

/// Calls `work` with the matrix in its own type: one of int32, int64, float32 and float64.
template <class Work>
auto with_matrix(const pybind11::array& scores, Work work)
{
    if (is_of<std::int32_t>(scores))
        return work(matrix_of<std::int32_t>(scores));
    if (is_of<std::int64_t>(scores))
        return work(matrix_of<std::int64_t>(scores));
    if (is_of<float>(scores))
        return work(matrix_of<float>(scores));
    return work(matrix_of<double>(scores));
}

}  // namespace muster::python
