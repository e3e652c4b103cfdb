// Schemes for Python: rules, indicators, areas, grades.
#include "tools/bind.hpp"
#include "tools/record_class.hpp"
#include "tools/table_class.hpp"

#include "muster/evaluation/scheme.hpp"

#include <optional>
#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;
namespace rules = evaluation::rule;

void bind_rules(py::module_& evaluation)
{
    record_class<rules::Count>(evaluation, "Count", "Points for each record.",
                               field("each", &rules::Count::each, Points::whole(1)));
    record_class<rules::Sum>(evaluation, "Sum", "Points for each unit of quantity.",
                             field("each", &rules::Sum::each, Points::whole(1)));
    record_class<rules::Rate>(evaluation, "Rate", "Amount over exposure.", field("exposure", &rules::Rate::exposure),
                              field("at_one", &rules::Rate::at_one, Points::whole(100)));
    record_class<rules::Band>(evaluation, "Band", "Points from an amount on.", field("from_", &rules::Band::from),
                              field("points", &rules::Band::points));
    record_class<rules::Bands>(evaluation, "Bands", "Points by band of the amount.",
                               field("bands", &rules::Bands::bands), field("below", &rules::Bands::below, {}));
    record_class<rules::Knot>(evaluation, "Knot", "Points at an amount.", field("at", &rules::Knot::at),
                              field("points", &rules::Knot::points));
    record_class<rules::Piecewise>(evaluation, "Piecewise", "Straight lines between knots, level outside.",
                                   field("knots", &rules::Piecewise::knots));
    record_class<rules::AwardEntry>(
        evaluation, "AwardEntry", "Points of a level and place.", field("level", &rules::AwardEntry::level),
        field("place", &rules::AwardEntry::place), field("points", &rules::AwardEntry::points));
    record_class<rules::AwardTable>(evaluation, "AwardTable", "Points by level and place of an award.",
                                    field("entries", &rules::AwardTable::entries));
    py::enum_<rules::LagFrom>(evaluation, "LagFrom", "What lateness is counted from.")
        .value("activity_end", rules::LagFrom::activity_end)
        .value("fixed_day", rules::LagFrom::fixed_day)
        .value("quantity", rules::LagFrom::quantity);
    record_class<rules::Lag>(
        evaluation, "Lag", "Points for being in time.", field("from_", &rules::Lag::from, rules::LagFrom::activity_end),
        field("day", &rules::Lag::day, {}), field("within", &rules::Lag::within, Days(0)),
        field("on_time", &rules::Lag::on_time, Points::whole(1)), field("per_day_late", &rules::Lag::per_day_late, {}),
        field("least", &rules::Lag::least, {}));
    record_class<rules::Deduction>(evaluation, "Deduction", "Points taken off.", field("each", &rules::Deduction::each),
                                   field("by_quantity", &rules::Deduction::by_quantity, false));
    py::enum_<rules::VetoEffect>(evaluation, "VetoEffect", "What a veto does.")
        .value("bar_grade", rules::VetoEffect::bar_grade)
        .value("void_area", rules::VetoEffect::void_area)
        .value("void_total", rules::VetoEffect::void_total);
    py::enum_<rules::VetoWhen>(evaluation, "VetoWhen", "On which side of its limit a veto strikes.")
        .value("more_than", rules::VetoWhen::more_than)
        .value("fewer_than", rules::VetoWhen::fewer_than);
    record_class<rules::Veto>(evaluation, "Veto", "Bars a grade or voids a score.",
                              field("effect", &rules::Veto::effect, rules::VetoEffect::bar_grade),
                              field("when", &rules::Veto::when, rules::VetoWhen::more_than),
                              field("limit", &rules::Veto::limit, {}), field("exposure", &rules::Veto::exposure, {}),
                              field("best_grade", &rules::Veto::best_grade, {}));
    py::enum_<rules::CapPeriod>(evaluation, "CapPeriod", "What a cap is counted in.")
        .value("day", rules::CapPeriod::day)
        .value("week", rules::CapPeriod::week)
        .value("month", rules::CapPeriod::month)
        .value("quarter", rules::CapPeriod::quarter)
        .value("year", rules::CapPeriod::year);
    record_class<rules::Cap>(
        evaluation, "Cap", "Most that counts, of a record, of a period, of the indicator.",
        field("per_item", &rules::Cap::per_item, {}), field("per_period", &rules::Cap::per_period, {}),
        field("period", &rules::Cap::period, rules::CapPeriod::day), field("total", &rules::Cap::total, {}));
    record_class<rules::OncePerEvent>(evaluation, "OncePerEvent", "Highest only within an event.",
                                      field("applies", &rules::OncePerEvent::applies, false));
    record_class<rules::Exclusive>(evaluation, "Exclusive", "One event counts under one of these indicators.",
                                   field("code", &rules::Exclusive::code),
                                   field("indicators", &rules::Exclusive::indicators));
}

void bind_nodes(py::module_& evaluation)
{
    py::enum_<Combine>(evaluation, "Combine", "How records become one amount.")
        .value("sum", Combine::sum)
        .value("mean", Combine::mean)
        .value("best", Combine::best)
        .value("worst", Combine::worst)
        .value("latest", Combine::latest);
    py::enum_<Missing>(evaluation, "Missing", "What a member scores who has no record.")
        .value("as_zero", Missing::as_zero)
        .value("stated", Missing::stated)
        .value("leave_out", Missing::leave_out)
        .value("incomplete", Missing::incomplete);
    py::enum_<Aggregation>(evaluation, "Aggregation", "How an area's parts become its total.")
        .value("sum", Aggregation::sum)
        .value("arithmetic", Aggregation::arithmetic)
        .value("geometric", Aggregation::geometric)
        .value("harmonic", Aggregation::harmonic)
        .value("ordered", Aggregation::ordered);
    py::enum_<Rounding>(evaluation, "Rounding",
                        "Where a number half-way goes: to the even neighbour, or up, away from 0 (-2.5 to -3).")
        .value("half_even", Rounding::half_even)
        .value("half_up", Rounding::half_up);
    record_class<Indicator>(
        evaluation, "Indicator", "One thing that is counted, and how it is made into points.",
        field("code", &Indicator::code), field("label", &Indicator::label, {}), field("area", &Indicator::area),
        field("unit", &Indicator::unit, {}), field("source", &Indicator::source, {}),
        field("weight", &Indicator::weight, Weight::whole(1)), field("rule", &Indicator::rule, rules::Count{}),
        field("combine", &Indicator::combine, Combine::sum), field("cap", &Indicator::cap, {}),
        field("once_per_event", &Indicator::once_per_event, {}),
        field("missing", &Indicator::missing, Missing::as_zero),
        field("missing_points", &Indicator::missing_points, {}), field("round_to", &Indicator::round_to, 6),
        field("rounding", &Indicator::rounding, {}));
    record_class<Area>(
        evaluation, "Area", "A node of the scheme.", field("code", &Area::code), field("label", &Area::label, {}),
        field("parent", &Area::parent, {}), field("weight", &Area::weight, Weight::whole(1)),
        field("aggregation", &Area::aggregation, Aggregation::arithmetic),
        field("position_weights", &Area::position_weights, {}), field("base", &Area::base, {}),
        field("least", &Area::least, {}), field("most", &Area::most, {}), field("round_to", &Area::round_to, {}),
        field("rounding", &Area::rounding, {}), field("source", &Area::source, {}));
}

void bind_grades(py::module_& evaluation)
{
    py::enum_<Ties>(evaluation, "Ties", "What happens to those level at a quota's cut.")
        .value("all_out", Ties::all_out)
        .value("all_in", Ties::all_in)
        .value("by_key", Ties::by_key);
    py::enum_<QuotaAmong>(evaluation, "QuotaAmong", "Among whom a quota is counted.")
        .value("all", QuotaAmong::all)
        .value("unit", QuotaAmong::unit);
    record_class<Quota>(evaluation, "Quota", "At most numerator / denominator of those graded.",
                        field("numerator", &Quota::numerator, 1), field("denominator", &Quota::denominator, 3),
                        field("ties", &Quota::ties, Ties::all_out), field("key", &Quota::key, {}),
                        field("among", &Quota::among, QuotaAmong::all));
    record_class<Grade>(evaluation, "Grade", "One grade.", field("code", &Grade::code),
                        field("label", &Grade::label, {}), field("from_", &Grade::from, {}),
                        field("quota", &Grade::quota, {}));
}

}  // namespace

void bind_evaluation_scheme(py::module_& muster)
{
    auto evaluation = muster.def_submodule("evaluation", "How well it went: schemes and scores.");
    bind_rules(evaluation);
    bind_nodes(evaluation);
    bind_grades(evaluation);
    record_class<SchemeParts>(
        evaluation, "SchemeParts", "All of a scheme, as one writes it down.", field("code", &SchemeParts::code),
        field("version", &SchemeParts::version, {}), field("label", &SchemeParts::label, {}),
        field("source", &SchemeParts::source, {}), field("areas", &SchemeParts::areas, {}),
        field("indicators", &SchemeParts::indicators, {}), field("exclusives", &SchemeParts::exclusives, {}),
        field("grades", &SchemeParts::grades, {}), field("ungraded_stages", &SchemeParts::ungraded_stages, {}),
        field("rounding", &SchemeParts::rounding, Rounding::half_even));
    table_class<AreaId, Area>(evaluation, "Areas");
    table_class<IndicatorId, Indicator>(evaluation, "Indicators");
    table_class<GradeId, Grade>(evaluation, "Grades");
    py::class_<Scheme>(evaluation, "Scheme", "A scheme that was checked. Immutable.")
        // Construction
        .def(py::init<SchemeParts>(), py::arg("parts"), "InvalidInput with every fault.")
        // Properties
        .def_property_readonly("code", &Scheme::code)
        .def_property_readonly("version", &Scheme::version)
        .def_property_readonly("parts", &Scheme::parts)
        .def_property_readonly("areas", &Scheme::areas)
        .def_property_readonly("indicators", &Scheme::indicators)
        .def_property_readonly("grades", &Scheme::grades, "Best first.")
        .def_property_readonly("top", &Scheme::top, "Row of the area at the top.")
        .def_property_readonly("digest", &Scheme::digest, "SHA-256 of everything in it.")
        // Derived values
        .def("with_weight", &Scheme::with_weight, py::arg("code"), py::arg("share"),
             "Another share of one area or indicator, 0 to 1; the others of its area keep their proportions.")
        // Python protocol
        .def(py::self == py::self)
        .def("__hash__", [](const Scheme& scheme) { return py::hash(py::str(scheme.digest())); })
        .def("__repr__",
             [](const Scheme& scheme) {
                 return "<muster.evaluation.Scheme " + scheme.code() + " " + scheme.version() + ": " +
                        std::to_string(scheme.indicators().size()) + " indicators, digest " +
                        scheme.digest().substr(0, 12) + ">";
             })
        .def(py::pickle([](const Scheme& scheme) { return py::make_tuple(scheme.parts()); },
                        [](const py::tuple& saved) { return Scheme(saved[0].cast<SchemeParts>()); }));
}

}  // namespace muster::python
