// Stable pairings in which some go two and two, and the proof that there is none.
#pragma once

#include "pairing_results.hpp"

#include "muster/pairing/couples.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

CEREAL_CLASS_VERSION(muster::pairing::Couple, 1)
CEREAL_CLASS_VERSION(muster::pairing::CouplesProblem, 1)
CEREAL_CLASS_VERSION(muster::pairing::CouplesMatching, 1)

MUSTER_ARCHIVE_WORDS(muster::pairing::CouplesStepKind, "split", "blocked", "overfull")

namespace muster::inline v0_2::archive {

template <>
struct Blank<pairing::CouplesProblem> {
    static pairing::CouplesProblem make() { return {Blank<pairing::StableProblem>::make(), {}}; }
};

}  // namespace muster::archive

namespace muster::inline v0_2::pairing {

// Places of two are two columns.
template <class Archive>
void save_places(Archive& archive, const std::vector<TwoPlaces>& places)
{
    std::vector<MentorId> first;
    std::vector<MentorId> second;
    for (const TwoPlaces& two : places) {
        first.push_back(two.first);
        second.push_back(two.second);
    }
    archive(named("first_mentors", first), named("second_mentors", second));
}
template <class Archive>
void load_places(Archive& input, std::vector<TwoPlaces>& places)
{
    std::vector<MentorId> first;
    std::vector<MentorId> second;
    input(named("first_mentors", first), named("second_mentors", second));
    if (first.size() != second.size())
        throw InvalidInput(archive::in_content, "columns of places of two differ in length",
                           "give an archive that Muster saved");
    places.clear();
    for (std::size_t at = 0; at < first.size(); ++at)
        places.push_back({first[at], second[at]});
}

template <class Archive>
void save(Archive& archive, const Couple& couple, std::uint32_t)
{
    archive(named("first", couple.first), named("second", couple.second));
    save_places(archive, couple.choices);
}
template <class Archive>
void load(Archive& archive, Couple& couple, std::uint32_t version)
{
    require_known<Couple>(version);
    archive(named("first", couple.first), named("second", couple.second));
    load_places(archive, couple.choices);
}

template <class Archive>
void save(Archive& archive, const CouplesProblem& problem, std::uint32_t)
{
    archive(named("people", problem.people()),
            named("couples", std::vector<Couple>(problem.couples().begin(), problem.couples().end())));
}
template <class Archive>
void load(Archive& archive, CouplesProblem& problem, std::uint32_t version)
{
    require_known<CouplesProblem>(version);
    auto people = archive::Blank<StableProblem>::make();
    std::vector<Couple> couples;
    archive(named("people", people), named("couples", couples));
    problem = CouplesProblem(std::move(people), std::move(couples));
}

// Steps of the proof are four columns.
template <class Archive>
void save(Archive& archive, const CouplesMatching& made, std::uint32_t)
{
    std::vector<CouplesStepKind> kinds;
    std::vector<MenteeId> mentees;
    std::vector<TwoPlaces> places;
    for (const CouplesStep& step : made.none) {
        kinds.push_back(step.kind);
        mentees.push_back(step.mentee);
        places.push_back(step.places);
    }
    archive(named("is_found", made.is_found), named("mentor_of", made.mentor_of), named("work", made.work),
            named("step_kinds", kinds), named("step_mentees", mentees));
    save_places(archive, places);
}
template <class Archive>
void load(Archive& archive, CouplesMatching& made, std::uint32_t version)
{
    require_known<CouplesMatching>(version);
    std::vector<CouplesStepKind> kinds;
    std::vector<MenteeId> mentees;
    std::vector<TwoPlaces> places;
    archive(named("is_found", made.is_found), named("mentor_of", made.mentor_of), named("work", made.work),
            named("step_kinds", kinds), named("step_mentees", mentees));
    load_places(archive, places);
    if (mentees.size() != kinds.size() || places.size() != kinds.size())
        throw InvalidInput(archive::in_content, "columns of a proof that no pairing is stable differ in length",
                           "give an archive that Muster saved");
    made.none.clear();
    for (std::size_t at = 0; at < kinds.size(); ++at)
        made.none.push_back({kinds[at], mentees[at], places[at]});
}

}  // namespace muster::pairing
