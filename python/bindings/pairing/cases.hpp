// Proofs by cases for Python: steps as columns.
#pragma once

#include "pairing/columns.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/cases.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <cstdint>
#include <vector>

namespace muster::python {

/// int64 array, shape (steps, 4): mentee and mentor of a split (-1: none), row of prices, 1 where impossible.
inline Column<std::int64_t> steps_column(const std::vector<pairing::CaseStep>& steps)
{
    Column<std::int64_t> rows({static_cast<pybind11::ssize_t>(steps.size()), pybind11::ssize_t{4}});
    auto* cell = rows.mutable_data();
    for (const pairing::CaseStep& step : steps) {
        *cell++ = step.mentee.is_set() ? static_cast<std::int64_t>(step.mentee.row()) : -1;
        *cell++ = step.mentor.is_set() ? static_cast<std::int64_t>(step.mentor.row()) : -1;
        *cell++ = step.prices;
        *cell++ = step.is_impossible ? 1 : 0;
    }
    return rows;
}

/// Of pickles: as the same columns.
template <>
struct Pickled<std::vector<pairing::CaseStep>> {
    static Column<std::int64_t> of(const std::vector<pairing::CaseStep>& steps) { return steps_column(steps); }
    static std::vector<pairing::CaseStep> from(const pybind11::handle& saved)
    {
        std::vector<pairing::CaseStep> steps;
        const auto rows = saved.cast<pybind11::array_t<std::int64_t>>().unchecked<2>();
        for (pybind11::ssize_t at = 0; at < rows.shape(0); ++at) {
            pairing::CaseStep step{.prices = static_cast<std::uint32_t>(rows(at, 2)),
                                   .is_impossible = rows(at, 3) != 0};
            if (rows(at, 0) >= 0)
                step.mentee = MenteeId(static_cast<MenteeId::Value>(rows(at, 0)));
            if (rows(at, 1) >= 0)
                step.mentor = MentorId(static_cast<MentorId::Value>(rows(at, 1)));
            steps.push_back(step);
        }
        return steps;
    }
};

}  // namespace muster::python
