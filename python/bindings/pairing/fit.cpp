// Fit for Python: features into scores, and scores into reasons.
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/fit.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;
using Levels = std::map<std::string, Weight>;

std::vector<SubjectLevel> list_of(const Levels& levels)
{
    std::vector<SubjectLevel> list;
    for (const auto& [subject, level] : levels)
        list.push_back({subject, level});
    return list;
}

Levels levels_of(const std::vector<SubjectLevel>& list)
{
    Levels levels;
    for (const auto& [subject, level] : list)
        levels.emplace(subject, level);
    return levels;
}

using Span = std::tuple<int, ClockTime, ClockTime>;

std::vector<Span> spans_of(const FreeTime& time)
{
    std::vector<Span> spans;
    for (const auto& [weekday, from, to] : time.spans())
        spans.emplace_back(weekday, from, to);
    return spans;
}

void bind_profiles(py::module_& pairing)
{
    py::class_<FreeTime>(pairing, "FreeTime", "Parts of a week that are free, in quarters of an hour. Immutable.")
        .def(py::init<>())
        .def_static("daily", &FreeTime::daily, py::arg("from_"), py::arg("to"), "Free every day between two times.")
        .def("with_time", &FreeTime::with, py::arg("weekday"), py::arg("from_"), py::arg("to"),
             "And a stretch of one weekday (Monday is 1) as well.")
        .def("without", &FreeTime::without, py::arg("weekday"), py::arg("from_"), py::arg("to"),
             "Without a stretch that is taken.")
        .def("common_with", &FreeTime::common_with, py::arg("other"))
        .def_property_readonly("length", &FreeTime::length, "Minutes in a week.")
        .def_property_readonly("spans", &spans_of, "Longest runs as (weekday, from, to), Monday first.")
        .def(py::self == py::self)
        .def("__hash__", [](const FreeTime& time) { return py::hash(py::tuple(py::cast(spans_of(time)))); })
        .def("__repr__",
             [](const FreeTime& time) {
                 return "<muster.pairing.FreeTime: " + std::to_string(time.length().count()) + " minutes a week>";
             })
        .def(py::pickle([](const FreeTime& time) { return py::make_tuple(spans_of(time)); },
                        [](const py::tuple& saved) {
                            FreeTime time;
                            for (const auto& [weekday, from, to] : saved[0].cast<std::vector<Span>>())
                                time = time.with(weekday, from, to);
                            return time;
                        }));

    const auto home = [](const std::string& building, const std::string& floor, const std::string& room) {
        return Home{building, floor, room};
    };
    py::class_<Home>(pairing, "Home", "Where somebody lives, by codes; empty where not known.")
        .def(py::init(home), py::arg("building") = "", py::arg("floor") = "", py::arg("room") = "")
        .def_readonly("building", &Home::building)
        .def_readonly("floor", &Home::floor)
        .def_readonly("room", &Home::room)
        .def(py::self == py::self)
        .def(pickled(&Home::building, &Home::floor, &Home::room));

    py::class_<MentorProfile>(pairing, "MentorProfile", "One who helps; levels are 0 to 1.")
        .def(py::init([](const std::string& code, const Levels& strengths, const std::string& major, int year,
                         const FreeTime& free_time, const Home& home_, const std::vector<std::string>& languages) {
                 return MentorProfile{code, list_of(strengths), major, year, free_time, home_, languages};
             }),
             py::arg("code"), py::kw_only(), py::arg("strengths") = Levels{}, py::arg("major") = "",
             py::arg("year") = 0, py::arg("free_time") = FreeTime{}, py::arg("home") = Home{},
             py::arg("languages") = std::vector<std::string>{})
        .def_readonly("code", &MentorProfile::code)
        .def_property_readonly("strengths", [](const MentorProfile& person) { return levels_of(person.strengths); })
        .def(py::self == py::self)
        .def(py::pickle(
            [](const MentorProfile& person) {
                return py::make_tuple(person.code, levels_of(person.strengths), person.major, person.year,
                                      person.free_time, person.home, person.languages);
            },
            [](const py::tuple& saved) {
                return MentorProfile{saved[0].cast<std::string>(),
                                     list_of(saved[1].cast<Levels>()),
                                     saved[2].cast<std::string>(),
                                     saved[3].cast<int>(),
                                     saved[4].cast<FreeTime>(),
                                     saved[5].cast<Home>(),
                                     saved[6].cast<std::vector<std::string>>()};
            }));

    py::class_<MenteeProfile>(pairing, "MenteeProfile", "One who is helped; levels are 0 to 1.")
        .def(py::init([](const std::string& code, const Levels& needs, const std::string& major, int year,
                         const FreeTime& free_time, const Home& home_, const std::vector<std::string>& languages) {
                 return MenteeProfile{code, list_of(needs), major, year, free_time, home_, languages};
             }),
             py::arg("code"), py::kw_only(), py::arg("needs") = Levels{}, py::arg("major") = "", py::arg("year") = 0,
             py::arg("free_time") = FreeTime{}, py::arg("home") = Home{},
             py::arg("languages") = std::vector<std::string>{})
        .def_readonly("code", &MenteeProfile::code)
        .def_property_readonly("needs", [](const MenteeProfile& person) { return levels_of(person.needs); })
        .def(py::self == py::self)
        .def(py::pickle(
            [](const MenteeProfile& person) {
                return py::make_tuple(person.code, levels_of(person.needs), person.major, person.year, person.free_time,
                                      person.home, person.languages);
            },
            [](const py::tuple& saved) {
                return MenteeProfile{saved[0].cast<std::string>(),
                                     list_of(saved[1].cast<Levels>()),
                                     saved[2].cast<std::string>(),
                                     saved[3].cast<int>(),
                                     saved[4].cast<FreeTime>(),
                                     saved[5].cast<Home>(),
                                     saved[6].cast<std::vector<std::string>>()};
            }));

    py::class_<GradeScale>(pairing, "GradeScale", "Grade averages into strengths and needs.")
        .def(py::init([](Quantity top, Quantity helper_from, Quantity helped_below) {
                 return GradeScale{top, helper_from, helped_below};
             }),
             py::arg("top") = GradeScale{}.top, py::arg("helper_from") = GradeScale{}.helper_from,
             py::arg("helped_below") = GradeScale{}.helped_below)
        .def("strength", &GradeScale::strength, py::arg("grade"))
        .def("need", &GradeScale::need, py::arg("grade"))
        .def(py::self == py::self)
        .def(pickled(&GradeScale::top, &GradeScale::helper_from, &GradeScale::helped_below));

    py::class_<EarlierPairing>(pairing, "EarlierPairing", "Two who were paired in an earlier term, by code.")
        .def(py::init([](const std::string& mentor, const std::string& mentee, int terms_ago) {
                 return EarlierPairing{mentor, mentee, terms_ago};
             }),
             py::arg("mentor"), py::arg("mentee"), py::arg("terms_ago") = 1)
        .def_readonly("mentor", &EarlierPairing::mentor)
        .def_readonly("mentee", &EarlierPairing::mentee)
        .def_readonly("terms_ago", &EarlierPairing::terms_ago)
        .def(py::self == py::self)
        .def(pickled(&EarlierPairing::mentor, &EarlierPairing::mentee, &EarlierPairing::terms_ago));
}

void bind_weights(py::module_& pairing)
{
    py::enum_<Feature>(pairing, "Feature", "What a fit is made of.")
        .value("subjects", Feature::subjects)
        .value("major", Feature::major)
        .value("year_above", Feature::year_above)
        .value("free_time", Feature::free_time)
        .value("home", Feature::home)
        .value("language", Feature::language)
        .value("earlier", Feature::earlier);
    py::enum_<PoorPair>(pairing, "PoorPair", "What makes a pair a poor one, though it may be.")
        .value("never_free_together", PoorPair::never_free_together)
        .value("covers_no_need", PoorPair::covers_no_need)
        .value("no_need_known", PoorPair::no_need_known)
        .def_property_readonly(
            "label", [](PoorPair flag) { return label_of(flag); }, "The flag in words, a Label.");
    py::enum_<EarlierPairs>(pairing, "EarlierPairs", "What to do with pairs of earlier terms.")
        .value("ignore", EarlierPairs::ignore)
        .value("keep", EarlierPairs::keep)
        .value("avoid", EarlierPairs::avoid)
        .value("never_repeat", EarlierPairs::never_repeat);
    py::class_<FitWeights>(pairing, "FitWeights", "Points each feature is worth at its best; they sum to 100.")
        .def(py::init<>())
        .def_readwrite("subjects", &FitWeights::subjects)
        .def_readwrite("major", &FitWeights::major)
        .def_readwrite("year_above", &FitWeights::year_above)
        .def_readwrite("free_time", &FitWeights::free_time)
        .def_readwrite("home", &FitWeights::home)
        .def_readwrite("language", &FitWeights::language)
        .def_readwrite("earlier", &FitWeights::earlier)
        .def_readwrite("wanted_together", &FitWeights::wanted_together, "Minutes in a week; more is worth no more.")
        .def(py::self == py::self)
        .def(pickled(&FitWeights::subjects, &FitWeights::major, &FitWeights::year_above, &FitWeights::free_time,
                     &FitWeights::home, &FitWeights::language, &FitWeights::earlier, &FitWeights::wanted_together));
    py::class_<FitRules>(pairing, "FitRules", "What no points make up for.")
        .def(py::init<>())
        .def_readwrite("helper_in_later_year", &FitRules::helper_in_later_year)
        .def_readwrite("language_in_common", &FitRules::language_in_common)
        .def_readwrite("covers_a_need", &FitRules::covers_a_need)
        .def_readwrite("least_together", &FitRules::least_together, "Minutes free together in a week.")
        .def_readwrite("earlier_pairs", &FitRules::earlier_pairs)
        .def(py::self == py::self)
        .def(pickled(&FitRules::helper_in_later_year, &FitRules::language_in_common, &FitRules::covers_a_need,
                     &FitRules::least_together, &FitRules::earlier_pairs));
    py::class_<FitPart>(pairing, "FitPart", "One feature's part of a score.")
        .def_readonly("feature", &FitPart::feature)
        .def_readonly("share", &FitPart::share)
        .def_readonly("points", &FitPart::points)
        .def_readonly("reason", &FitPart::reason)
        .def(py::self == py::self)
        .def(pickled(&FitPart::feature, &FitPart::share, &FitPart::points, &FitPart::reason));
    py::class_<FitScore>(pairing, "FitScore", "A score and what it is made of.")
        .def_readonly("total", &FitScore::total)
        .def_readonly("parts", &FitScore::parts)
        .def_readonly("refusals", &FitScore::refusals, "Why the pair may not be; empty when it may.")
        .def_property_readonly("is_refused", &FitScore::is_refused)
        .def(py::self == py::self)
        .def(pickled(&FitScore::total, &FitScore::parts, &FitScore::refusals));
}

py::tuple candidate_columns(const Fit& fit, std::optional<std::size_t> best_per_mentee,
                            std::optional<std::size_t> best_per_mentor, std::optional<Points> at_least,
                            unsigned threads)
{
    std::vector<FitCandidate> pairs;
    {
        const py::gil_scoped_release no_gil;
        pairs = fit.candidates({best_per_mentee, best_per_mentor, at_least, threads});
    }
    py::array_t<std::uint32_t> mentee(static_cast<py::ssize_t>(pairs.size()));
    py::array_t<std::uint32_t> mentor(static_cast<py::ssize_t>(pairs.size()));
    py::array_t<std::int64_t> score(static_cast<py::ssize_t>(pairs.size()));
    for (std::size_t at = 0; at < pairs.size(); ++at) {
        mentee.mutable_data()[at] = pairs[at].mentee.row();
        mentor.mutable_data()[at] = pairs[at].mentor.row();
        score.mutable_data()[at] = pairs[at].score.millionths();
    }
    return py::make_tuple(mentee, mentor, score);
}

template <class Rows>
std::vector<std::string> codes_of(const Rows& rows)
{
    std::vector<std::string> codes;
    for (const auto& row : rows)
        codes.push_back(row.code);
    return codes;
}

}  // namespace

void bind_pairing_fit(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_profiles(pairing);
    bind_weights(pairing);
    py::class_<Fit>(pairing, "Fit", "Mentors and mentees of one pairing, and how well each two fit. Immutable.")
        // Construction
        .def(py::init<std::vector<MentorProfile>, std::vector<MenteeProfile>, FitWeights, FitRules,
                      std::vector<EarlierPairing>>(),
             py::arg("mentors"), py::arg("mentees"), py::kw_only(), py::arg("weights") = FitWeights{},
             py::arg("rules") = FitRules{}, py::arg("earlier") = std::vector<EarlierPairing>{})
        // Properties
        .def_property_readonly(
            "mentors", [](const Fit& fit) { return codes_of(fit.mentors().rows()); }, "Codes, in rows.")
        .def_property_readonly(
            "mentees", [](const Fit& fit) { return codes_of(fit.mentees().rows()); }, "Codes, in rows.")
        // Questions
        .def("score", &Fit::score, py::arg("mentor"), py::arg("mentee"), "Total, parts and refusals of a pair, by row.")
        .def("flags", &Fit::flags, py::arg("mentor"), py::arg("mentee"),
             "What makes a pair a poor one, by row: a list of PoorPair.")
        .def("allows", &Fit::allows, py::arg("mentor"), py::arg("mentee"))
        .def("earlier_without_people", &Fit::earlier_without_people, "Earlier pairings of which one side is not here.")
        // Derived values
        .def("candidates", &candidate_columns, py::kw_only(), py::arg("best_per_mentee") = py::none(),
             py::arg("best_per_mentor") = py::none(), py::arg("at_least") = py::none(), py::arg("threads") = 1,
             "Columns mentee, mentor (rows) and score (millionths of a point) of the pairs that may be.")
        // Python protocol
        .def(py::self == py::self)
        .def(pickled_as_archived<Fit>())
        .def("__repr__", [](const Fit& fit) {
            return "<muster.pairing.Fit: " + std::to_string(fit.mentors().size()) + " mentors, " +
                   std::to_string(fit.mentees().size()) + " mentees>";
        });
}

}  // namespace muster::python
