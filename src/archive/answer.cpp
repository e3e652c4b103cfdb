// The door of a saved result: rows that it names must be there, so that whoever loads it may look people up without
// fear.
#include "muster/archive/answer.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <span>
#include <type_traits>

namespace muster::inline v0_2::archive {
namespace {

[[noreturn]] void refuse(const std::string& fault)
{
    throw InvalidInput({"result"}, fault, "pass the result of this problem");
}

template <class Id>
void require_rows(std::span<const Id> ids, std::size_t size, const char* thing, bool may_be_unset = false)
{
    for (const Id id : ids)
        if (id.is_set() ? id.row() >= size : !may_be_unset)
            refuse(id.is_set() ? "it names " + std::string(thing) + " " + std::to_string(id.row()) + " of " +
                                     std::to_string(size)
                               : "it has a row without a " + std::string(thing));
}

template <class Id>
void require_rows(const std::vector<Id>& ids, std::size_t size, const char* thing, bool may_be_unset = false)
{
    require_rows(std::span(ids), size, thing, may_be_unset);
}

void require_size(std::size_t size, std::size_t wanted, const char* things)
{
    if (size != wanted)
        refuse("it has " + std::to_string(size) + " " + things + " where its problem has " + std::to_string(wanted));
}

void require_fit(const pairing::Problem& problem, const pairing::Pairing& made)
{
    require_size(made.mentor_of.size(), problem.seat_count(), "seats");
    require_size(made.mentee_count(), problem.mentee_count(), "mentees");
    require_rows(made.mentor_of, problem.mentors().size(), "mentor", true);
}

void require_fit(const pairing::Problem& problem, const pairing::OptimalPairing& result)
{
    require_fit(problem, result.pairing);
}

void require_fit(const pairing::Problem& problem, const pairing::FairPairing& result)
{
    require_fit(problem, result.pairing);
    require_rows(result.proof.cut.mentees, problem.mentee_count(), "mentee");
    require_rows(result.proof.cut.mentors, problem.mentors().size(), "mentor");
}

void require_fit(const pairing::Problem& problem, const PairingRepair& result)
{
    if (result.before.mentee_count() > problem.mentee_count())
        refuse("it knew more mentees before than there are");
    require_rows(result.before.mentor_of, problem.mentors().size(), "mentor", true);
    require_fit(problem, result.repaired.pairing);
    require_rows(result.repaired.changed, problem.mentee_count(), "mentee");
}

void require_fit(const pairing::GroupProblem& problem, const pairing::Grouping& result)
{
    const std::size_t mentees = problem.pairs().mentee_count();
    const std::size_t mentors = problem.pairs().mentors().size();
    require_size(result.mentor_of.size(), mentees, "mentees");
    require_rows(result.mentor_of, mentors, "mentor", true);
    for (const pairing::StudyGroup& group : result.groups) {
        require_rows(std::span(&group.mentor, 1), mentors, "mentor");
        require_rows(group.mentees, mentees, "mentee");
    }
}

void require_fit(const pairing::StableProblem& problem, const StablePairing& result)
{
    require_size(result.matching.mentor_of.size(), problem.mentees(), "mentees");
    require_rows(result.matching.mentor_of, problem.mentors(), "mentor", true);
}

// Where there is no pairing nobody is named but in its proof, whose places may be unset.
void require_fit(const pairing::CouplesProblem& problem, const pairing::CouplesMatching& result)
{
    const std::size_t mentees = problem.people().mentees();
    const std::size_t mentors = problem.people().mentors();
    require_size(result.mentor_of.size(), result.is_found ? mentees : 0, "mentees");
    require_rows(result.mentor_of, mentors, "mentor", true);
    for (const pairing::CouplesStep& step : result.none) {
        require_rows(std::span(&step.mentee, 1), mentees, "mentee", step.kind == pairing::CouplesStepKind::overfull);
        require_rows(std::span(&step.places.first, 1), mentors, "mentor",
                     step.kind != pairing::CouplesStepKind::overfull);
        require_rows(std::span(&step.places.second, 1), mentors, "mentor", true);
    }
}

void require_fit(const pairing::SharedProblem& problem, const pairing::SharedPairing& result)
{
    require_fit(problem.pairs(), result.pairing);
    require_size(result.certificate.pairs.mentor_price.size(), problem.pairs().mentors().size(), "prices of mentors");
    require_size(result.certificate.shared_price.size(), problem.shared().size(), "prices of shared capacities");
}

void require_fit(const pairing::SharedProblem& problem, const SharedPairingRepair& result)
{
    if (result.before.mentee_count() > problem.pairs().mentee_count())
        refuse("it knew more mentees before than there are");
    require_rows(result.before.mentor_of, problem.pairs().mentors().size(), "mentor", true);
    require_fit(problem, pairing::SharedPairing{result.repaired.pairing, result.repaired.certificate});
    require_rows(result.repaired.changed, problem.pairs().mentee_count(), "mentee");
}

void require_fit(const pairing::StableProblem& problem, const pairing::RankMaximal& result)
{
    require_size(result.mentor_of.size(), problem.mentees(), "mentees");
    require_rows(result.mentor_of, problem.mentors(), "mentor", true);
}

void require_fit(const pairing::StableProblem& problem, const pairing::Popular& result)
{
    require_size(result.mentor_of.size(), problem.mentees(), "mentees");
    require_rows(result.mentor_of, problem.mentors(), "mentor", true);
}

void require_fit(const pairing::Problem& problem, const pairing::Alternatives& result)
{
    for (const pairing::Alternative& answer : result.answers)
        require_fit(problem, answer.pairing);
}

void require_fit(const pairing::WeightedProblem& problem, const pairing::WeightedPairing& result)
{
    require_fit(problem.pairs(), result.pairing);
}

void require_fit(const FullScores& scores, const FullPairing& result)
{
    const std::size_t cells = std::visit([](const auto& values) { return values.size(); }, scores.cells);
    if (scores.columns == 0 ? cells != 0 : cells % scores.columns != 0 || cells / scores.columns != scores.rows)
        refuse("its matrix has " + std::to_string(cells) + " cells, not " + std::to_string(scores.rows) + " rows of " +
               std::to_string(scores.columns));
    const auto is_whole = [](const auto& values) {
        return !std::is_floating_point_v<typename std::decay_t<decltype(values)>::value_type>;
    };
    if (std::visit(is_whole, scores.cells) != std::holds_alternative<pairing::Assignment<std::int64_t>>(result.made))
        refuse("its matrix and its prices are numbers of two kinds");
    std::visit(
        [&](const auto& made) {
            require_size(made.mentor_of.size(), scores.rows, "rows");
            require_rows(made.mentor_of, scores.columns, "column", true);
            require_size(made.row_gain.size(), scores.rows, "gains of rows");
            require_size(made.column_price.size(), scores.columns, "prices of columns");
        },
        result.made);
}

void require_fit(const roster::Problem& problem, const roster::Solution& solution)
{
    static_cast<void>(check(problem, solution.roster));  // refuses a roster of other days, members or shift types
}

void require_fit(const roster::Problem& problem, const roster::Repair& repair)
{
    require_fit(problem, repair.solution);
    for (const auto* changes : {&repair.dropped, &repair.added})
        for (const roster::Assignment& each : *changes) {
            require_rows(std::span(&each.member, 1), problem.members().size(), "member");
            require_rows(std::span(&each.shift.type, 1), problem.shift_types().size(), "shift type");
        }
}

std::pair<std::size_t, std::size_t> people_in(const pairing::Problem& problem)
{
    return {problem.mentee_count(), problem.mentors().size()};
}
std::pair<std::size_t, std::size_t> people_in(const pairing::GroupProblem& problem)
{
    return people_in(problem.pairs());
}
std::pair<std::size_t, std::size_t> people_in(const pairing::SharedProblem& problem)
{
    return people_in(problem.pairs());
}
std::pair<std::size_t, std::size_t> people_in(const pairing::WeightedProblem& problem)
{
    return people_in(problem.pairs());
}
std::pair<std::size_t, std::size_t> people_in(const pairing::StableProblem& problem)
{
    return {problem.mentees(), problem.mentors()};
}
std::pair<std::size_t, std::size_t> people_in(const pairing::CouplesProblem& problem)
{
    return people_in(problem.people());
}
std::pair<std::size_t, std::size_t> people_in(const FullScores& scores) { return {scores.rows, scores.columns}; }

}  // namespace

template <class Question, class Result>
Answer<Question, Result>::Answer(Question problem, Result result)
    : problem_(std::move(problem)), result_(std::move(result))
{
    require_fit(problem_, result_);
}

template <class Question, class Result>
NamedAnswer<Question, Result>::NamedAnswer(People people, Answer<Question, Result> answer,
                                           std::optional<pairing::Fit> fit)
    : people_(std::move(people)), answer_(std::move(answer)), fit_(std::move(fit))
{
    const auto [mentees, mentors] = people_in(problem());
    require_size(people_.mentees.size(), mentees, "codes of mentees");
    require_size(people_.mentors.size(), mentors, "codes of mentors");
    if (fit_) {
        require_size(fit_->mentees().size(), mentees, "mentees in its fit");
        require_size(fit_->mentors().size(), mentors, "mentors in its fit");
    }
}

template class Answer<pairing::Problem, pairing::OptimalPairing>;
template class Answer<pairing::Problem, pairing::FairPairing>;
template class Answer<pairing::Problem, PairingRepair>;
template class Answer<pairing::GroupProblem, pairing::Grouping>;
template class Answer<pairing::StableProblem, StablePairing>;
template class Answer<pairing::CouplesProblem, pairing::CouplesMatching>;
template class Answer<pairing::SharedProblem, pairing::SharedPairing>;
template class Answer<pairing::SharedProblem, SharedPairingRepair>;
template class Answer<pairing::StableProblem, pairing::RankMaximal>;
template class Answer<pairing::StableProblem, pairing::Popular>;
template class Answer<pairing::Problem, pairing::Alternatives>;
template class Answer<pairing::WeightedProblem, pairing::WeightedPairing>;
template class Answer<FullScores, FullPairing>;
template class Answer<roster::Problem, roster::Solution>;
template class Answer<roster::Problem, roster::Repair>;
template class NamedAnswer<pairing::Problem, pairing::OptimalPairing>;
template class NamedAnswer<pairing::Problem, pairing::FairPairing>;
template class NamedAnswer<pairing::Problem, PairingRepair>;
template class NamedAnswer<pairing::GroupProblem, pairing::Grouping>;
template class NamedAnswer<pairing::StableProblem, StablePairing>;
template class NamedAnswer<pairing::CouplesProblem, pairing::CouplesMatching>;
template class NamedAnswer<pairing::SharedProblem, pairing::SharedPairing>;
template class NamedAnswer<pairing::SharedProblem, SharedPairingRepair>;
template class NamedAnswer<pairing::StableProblem, pairing::RankMaximal>;
template class NamedAnswer<pairing::StableProblem, pairing::Popular>;
template class NamedAnswer<pairing::Problem, pairing::Alternatives>;
template class NamedAnswer<pairing::WeightedProblem, pairing::WeightedPairing>;
template class NamedAnswer<FullScores, FullPairing>;

}  // namespace muster::archive
