// muster.evaluation for Python: who is evaluated, scores, and the way to each of them.
#include "evaluation/parts.hpp"
#include "tools/bind.hpp"
#include "tools/own_class.hpp"
#include "tools/pickled.hpp"
#include "tools/table_class.hpp"

#include "muster/evaluation/check.hpp"
#include "muster/evaluation/derivation.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

void bind_roll(py::module_& evaluation)
{
    own_class<RollMember>(evaluation);
    own_class<RollUnit>(evaluation);
    table_class<MemberId, RollMember>(evaluation, "RollMembers");
    table_class<UnitId, RollUnit>(evaluation, "RollUnits");
    const auto rows = [](const auto& table) { return std::vector(table.rows().begin(), table.rows().end()); };
    py::class_<Roll>(evaluation, "Roll", "Members and the tree of their units. Immutable.")
        .def(py::init<std::vector<RollMember>, std::vector<RollUnit>>(), py::arg("members"),
             py::arg("units") = std::vector<RollUnit>{})
        .def_property_readonly("members", &Roll::members)
        .def_property_readonly("units", &Roll::units)
        .def(py::self == py::self)
        .def("__repr__",
             [](const Roll& roll) {
                 return "<muster.evaluation.Roll: " + std::to_string(roll.members().size()) + " members, " +
                        std::to_string(roll.units().size()) + " units>";
             })
        .def(py::pickle([rows](const Roll& roll) { return py::make_tuple(rows(roll.members()), rows(roll.units())); },
                        [](const py::tuple& saved) {
                            return Roll(saved[0].cast<std::vector<RollMember>>(),
                                        saved[1].cast<std::vector<RollUnit>>());
                        }));
}

void bind_scores(py::module_& evaluation)
{
    py::enum_<ScoreState>(evaluation, "ScoreState", "How an indicator's points came about.")
        .value("counted", ScoreState::counted)
        .value("missing", ScoreState::missing)
        .value("left_out", ScoreState::left_out)
        .value("incomplete", ScoreState::incomplete)
        .value("extra", ScoreState::extra);
    py::enum_<GradeReason>(evaluation, "GradeReason", "Why a member has the grade they have.")
        .value("by_points", GradeReason::by_points)
        .value("quota", GradeReason::quota)
        .value("veto", GradeReason::veto)
        .value("ungraded_stage", GradeReason::ungraded_stage)
        .value("incomplete", GradeReason::incomplete)
        .value("no_grades", GradeReason::no_grades);
    py::class_<IndicatorScore>(evaluation, "IndicatorScore", "One member's score in one indicator.")
        .def_readonly("points", &IndicatorScore::points)
        .def_readonly("amount", &IndicatorScore::amount)
        .def_readonly("records", &IndicatorScore::records)
        .def_readonly("waiting", &IndicatorScore::waiting)
        .def_readonly("state", &IndicatorScore::state)
        .def_readonly("is_vetoed", &IndicatorScore::is_vetoed)
        .def(py::self == py::self)
        .def(pickled(&IndicatorScore::points, &IndicatorScore::amount, &IndicatorScore::records,
                     &IndicatorScore::waiting, &IndicatorScore::state, &IndicatorScore::is_vetoed))
        .def("__repr__", [](const IndicatorScore& score) {
            return "<muster.evaluation.IndicatorScore " + to_string(score.points) + ", " +
                   std::to_string(score.records) + " records>";
        });
    py::class_<MemberScore>(evaluation, "MemberScore", "A member's standing.")
        .def_readonly("total", &MemberScore::total, "Exact where it is a decimal, else to twelve places.")
        .def_property_readonly(
            "exact_total", [](const MemberScore& score) { return Fraction{score.total}; },
            "What ranks and grades compare.")
        .def_readonly("grade", &MemberScore::grade, "Row of the scheme's grades, or None.")
        .def_readonly("reason", &MemberScore::reason)
        .def_readonly("rank", &MemberScore::rank, "From 1; 0 where not ranked.")
        .def_readonly("is_incomplete", &MemberScore::is_incomplete,
                      "The total is not to be held against others': an indicator is incomplete, or nothing that weighs "
                      "has data.")
        .def(py::self == py::self)
        .def(pickled(&MemberScore::total, &MemberScore::grade, &MemberScore::reason, &MemberScore::rank,
                     &MemberScore::is_incomplete))
        .def("__repr__", [](const MemberScore& score) {
            return "<muster.evaluation.MemberScore " +
                   (score.is_incomplete ? "incomplete" : to_decimal_string(score.total)) + ">";
        });
    py::class_<UnitScore>(
        evaluation, "UnitScore",
        "A unit with everyone in it and below it. Totals are those of members who are not incomplete.")
        .def_readonly("members", &UnitScore::members)
        .def_readonly("incomplete", &UnitScore::incomplete, "How many of the members.")
        .def_readonly("sum", &UnitScore::sum)
        .def_readonly("mean", &UnitScore::mean)
        .def_readonly("lowest", &UnitScore::lowest)
        .def_readonly("highest", &UnitScore::highest)
        .def_readonly("area_means", &UnitScore::area_means)
        .def_readonly("grades", &UnitScore::grades)
        .def_readonly("ungraded", &UnitScore::ungraded)
        .def(py::self == py::self)
        .def(pickled(&UnitScore::members, &UnitScore::incomplete, &UnitScore::sum, &UnitScore::mean, &UnitScore::lowest,
                     &UnitScore::highest, &UnitScore::area_means, &UnitScore::grades, &UnitScore::ungraded));
    record_class<EvaluationWarning>(evaluation, "EvaluationWarning", "An area without any evidence.",
                                    field("area", &EvaluationWarning::area), field("text", &EvaluationWarning::text));
    py::class_<Finding>(evaluation, "Finding", "Something an evaluation says that its scheme and ledger do not.")
        .def_readonly("place", &Finding::place)
        .def_readonly("claimed", &Finding::claimed)
        .def_readonly("computed", &Finding::computed)
        .def(py::self == py::self)
        .def(pickled(&Finding::place, &Finding::claimed, &Finding::computed))
        .def("__repr__", [](const Finding& finding) {
            return "<muster.evaluation.Finding " + finding.place + ": " + finding.claimed + ", not " +
                   finding.computed + ">";
        });
}

template <class IdOfRow>
void require_row(IdOfRow row, std::size_t size, const char* thing)
{
    if (!row.is_set() || row.row() >= size)
        throw NotFound({thing}, "there is none in row " + std::to_string(row.row()),
                       "give a row below " + std::to_string(size));
}

void bind_result(py::module_& evaluation)
{
    py::class_<Evaluation>(evaluation, "Evaluation",
                           "Scores, grades and ranks, and the way to each of them. Immutable.")
        // Properties
        .def_property_readonly("scheme", &Evaluation::scheme)
        .def_property_readonly("ledger", &Evaluation::ledger)
        .def_property_readonly("roll", &Evaluation::roll)
        .def_property_readonly("period", &Evaluation::period)
        .def_property_readonly("is_ranked", &Evaluation::is_ranked)
        .def_property_readonly("ignores_strangers", &Evaluation::ignores_strangers)
        .def_property_readonly("ignores_unanswered", &Evaluation::ignores_unanswered)
        .def_property_readonly("refuses_other_days", &Evaluation::refuses_other_days)
        .def_property_readonly("scheme_digest", &Evaluation::scheme_digest)
        .def_property_readonly(
            "members", [](const Evaluation& done) { return std::vector(done.members().begin(), done.members().end()); },
            "MemberScore by row of the roll.")
        .def_property_readonly(
            "units", [](const Evaluation& done) { return std::vector(done.units().begin(), done.units().end()); },
            "UnitScore by row of the roll's units.")
        .def_property_readonly(
            "waiting", [](const Evaluation& done) { return std::vector(done.waiting().begin(), done.waiting().end()); },
            "Records that score nothing until their activity is reviewed.")
        // Questions
        .def(
            "indicator_score",
            [](const Evaluation& done, MemberId member, IndicatorId indicator) {
                require_row(member, done.members().size(), "member");
                require_row(indicator, done.scheme().indicators().size(), "indicator");
                return done.of(member, indicator);
            },
            py::arg("member"), py::arg("indicator"), "Points and state of a member's indicator; both by row.")
        .def(
            "area_total",
            [](const Evaluation& done, MemberId member, AreaId area) {
                require_row(member, done.members().size(), "member");
                require_row(area, done.scheme().areas().size(), "area");
                return done.of(member, area);
            },
            py::arg("member"), py::arg("area"), "Exact where it is a decimal, else to twelve places.")
        .def(
            "exact_area_total",
            [](const Evaluation& done, MemberId member, AreaId area) {
                require_row(member, done.members().size(), "member");
                require_row(area, done.scheme().areas().size(), "area");
                return Fraction{done.of(member, area)};
            },
            py::arg("member"), py::arg("area"), "As `area_total`, but never rounded: a Fraction.")
        .def(
            "is_left_out",
            [](const Evaluation& done, MemberId member, AreaId area) {
                require_row(member, done.members().size(), "member");
                require_row(area, done.scheme().areas().size(), "area");
                return done.is_left_out(member, area);
            },
            py::arg("member"), py::arg("area"),
            "Whether there is nothing of the area: it is no part of the total above.")
        .def(
            "is_extra",
            [](const Evaluation& done, MemberId member, AreaId area) {
                require_row(member, done.members().size(), "member");
                require_row(area, done.scheme().areas().size(), "area");
                return done.is_extra(member, area);
            },
            py::arg("member"), py::arg("area"),
            "Whether no part of the area weighs and it has something to add or take off: its share of that is added to "
            "the total above.")
        .def("with_ledger", &Evaluation::with_ledger, py::arg("ledger"), py::kw_only(), py::arg("threads") = 1,
             py::call_guard<py::gil_scoped_release>(),
             "The same on another ledger. Where it has only grown or been corrected since, only members whose records "
             "changed are scored anew.")
        .def("warnings", &Evaluation::warnings, "Areas of which no member has a record, and what that does to totals.")
        .def("by_total", &Evaluation::by_total, "Members, highest total first, the incomplete last.")
        .def(
            "explain",
            [](const Evaluation& done, const std::string& code) {
                return done.explain(done.roll().members().id_of(code, {"explain"}));
            },
            py::arg("member"), "The score of a member (by code) unfolded to the records.")
        .def("explain", &Evaluation::explain, py::arg("member"), "The same by row of the roll.")
        // Python protocol
        .def(py::self == py::self)
        .def("__repr__",
             [](const Evaluation& done) {
                 const std::vector<FateCount> misfits = done.misfits();
                 return "<muster.evaluation.Evaluation: " + std::to_string(done.members().size()) +
                        " members, scheme " + done.scheme_digest().substr(0, 12) +
                        (misfits.empty() ? "" : "; left aside, " + in_words(misfits).en) + ">";
             })
        .def(py::pickle(
            [](const Evaluation& done) {
                return py::make_tuple(done.scheme(), done.ledger(), done.roll(), done.period(), done.is_ranked(),
                                      done.ignores_strangers(), done.ignores_unanswered(), done.refuses_other_days());
            },
            [](const py::tuple& saved) {  // the same input gives the same scores
                return evaluate(saved[0].cast<Scheme>(), saved[1].cast<record::Ledger>(),
                                {.roll = saved[2].cast<Roll>(),
                                 .period = saved[3].cast<std::optional<Period>>(),
                                 .is_ranked = saved[4].cast<bool>(),
                                 .ignores_strangers = saved[5].cast<bool>(),
                                 .ignores_unanswered = saved[6].cast<bool>(),
                                 .refuses_other_days = saved[7].cast<bool>()});
            }));
}

}  // namespace

void bind_evaluation(py::module_& muster)
{
    auto evaluation = muster.attr("evaluation").cast<py::module_>();
    bind_roll(evaluation);
    bind_scores(evaluation);
    bind_evaluation_derivation(evaluation);
    bind_result(evaluation);
    bind_evaluation_fates(evaluation);
    bind_evaluation_columns(evaluation);
    bind_evaluation_tally(evaluation);
    evaluation.def(
        "evaluate",
        [](const Scheme& scheme, const record::Ledger& ledger, const std::optional<Roll>& roll,
           const std::optional<Period>& period, bool is_ranked, bool ignores_strangers, bool ignores_unanswered,
           bool refuses_other_days, unsigned threads, const Progress& progress) {
            return released(progress, [&] {
                return evaluate(scheme, ledger,
                                {.roll = roll,
                                 .period = period,
                                 .is_ranked = is_ranked,
                                 .ignores_strangers = ignores_strangers,
                                 .ignores_unanswered = ignores_unanswered,
                                 .refuses_other_days = refuses_other_days,
                                 .threads = threads,
                                 .progress = progress});
            });
        },
        py::arg("scheme"), py::arg("ledger"), py::kw_only(), py::arg("roll") = py::none(),
        py::arg("period") = py::none(), py::arg("is_ranked") = false, py::arg("ignores_strangers") = false,
        py::arg("ignores_unanswered") = false, py::arg("refuses_other_days") = false, py::arg("threads") = 1,
        py::arg("progress") = py::none(),
        R"doc(
Scores every member of the roll (default: of the ledger). Exact: the same with any number of threads.

Raises
------
InvalidInput
    Names every member and indicator that is not known, every record its rule has no answer for, and every member whose
    rate or veto would divide by less than 0.
)doc");
    evaluation.def("check", &check, py::arg("evaluation"), py::call_guard<py::gil_scoped_release>(),
                   "Recomputes everything by other means; a list of what differs, empty when the evaluation is right.");
}

}  // namespace muster::python
