// What is unusual in a ledger, for Python.
#include "record/parts.hpp"
#include "tools/bind.hpp"
#include "tools/record_class.hpp"

#include "muster/record/anomalies.hpp"

#include <optional>

namespace py = pybind11;

namespace muster::python {

using namespace record;  // every name of this file is that area's

void bind_record_anomalies(py::module_& record)
{
    py::enum_<AnomalyKind>(record, "AnomalyKind", "In what way records are unusual.")
        .value("burst_day", AnomalyKind::burst_day)
        .value("burst_week", AnomalyKind::burst_week)
        .value("repeated", AnomalyKind::repeated)
        .value("two_sources", AnomalyKind::two_sources)
        .value("copied_down", AnomalyKind::copied_down)
        .value("last_days", AnomalyKind::last_days)
        .value("outlier", AnomalyKind::outlier)
        .def_property_readonly("label", [](AnomalyKind kind) { return label_of(kind); });
    record_class<Anomaly>(record, "Anomaly", "Records that belong together, and why they are listed.",
                          field("kind", &Anomaly::kind), field("member", &Anomaly::member, {}),
                          field("indicator", &Anomaly::indicator, {}), field("records", &Anomaly::records),
                          field("reason", &Anomaly::reason));
    const AnomalyOptions standing{};
    record.def(
        "anomalies",
        [](const Ledger& ledger, int burst_least, int burst_times, int copied_least, int last_days, int last_least,
           int outlier_least, int outlier_tenths, const std::optional<Period>& period) {
            const py::gil_scoped_release released;
            return anomalies(ledger, {.burst_least = burst_least,
                                      .burst_times = burst_times,
                                      .copied_least = copied_least,
                                      .last_days = last_days,
                                      .last_least = last_least,
                                      .outlier_least = outlier_least,
                                      .outlier_tenths = outlier_tenths,
                                      .period = period});
        },
        py::arg("ledger"), py::kw_only(), py::arg("burst_least") = standing.burst_least,
        py::arg("burst_times") = standing.burst_times, py::arg("copied_least") = standing.copied_least,
        py::arg("last_days") = standing.last_days, py::arg("last_least") = standing.last_least,
        py::arg("outlier_least") = standing.outlier_least, py::arg("outlier_tenths") = standing.outlier_tenths,
        py::arg("period") = py::none(), R"doc(
What is unusual in a ledger: listed with its reason, not judged. Records that were corrected are not looked at.

Parameters
----------
burst_least, burst_times : int
    A day or week of a member with at least so many records, and more than so many times the median of their days or
    weeks that have any.
copied_least : int
    So many members given the same quantity, other than 1, by one source, of one indicator and day.
last_days, last_least : int
    More than half of a member's records, and at least so many, are of so many days at the end.
outlier_least : int
    An indicator has outliers from so many records on.
outlier_tenths : int
    Tenths of a modified z-score, by medians, above which a quantity is an outlier.
period : Period, optional
    Only records of these days. Default: from the first to the last in the ledger.
)doc");
}

}  // namespace muster::python
