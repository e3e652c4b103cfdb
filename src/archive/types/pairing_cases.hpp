// Pairings whose proofs go by cases: several answers, apart from each other; weights, together and apart.
#pragma once

#include "pairing.hpp"

#include "muster/pairing/alternatives.hpp"
#include "muster/pairing/cases.hpp"
#include "muster/pairing/weighted.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

CEREAL_CLASS_VERSION(muster::pairing::ApartPrices, 1)
CEREAL_CLASS_VERSION(muster::pairing::ApartProof, 1)
CEREAL_CLASS_VERSION(muster::pairing::Alternative, 1)
CEREAL_CLASS_VERSION(muster::pairing::Alternatives, 1)
CEREAL_CLASS_VERSION(muster::pairing::Hours, 1)
CEREAL_CLASS_VERSION(muster::pairing::WeightedProblem, 1)
CEREAL_CLASS_VERSION(muster::pairing::WeightedPrices, 1)
CEREAL_CLASS_VERSION(muster::pairing::WeightedProof, 1)
CEREAL_CLASS_VERSION(muster::pairing::WeightedPairing, 1)

namespace muster::inline v0_2::archive {

template <>
struct Blank<pairing::WeightedProblem> {
    static pairing::WeightedProblem make() { return {Blank<pairing::Problem>::make(), {}}; }
};

}  // namespace muster::archive

namespace muster::inline v0_2::pairing {

// Steps are four columns.
template <class Archive>
void save_steps(Archive& archive, const std::vector<CaseStep>& steps)
{
    std::vector<MenteeId> mentees;
    std::vector<MentorId> mentors;
    std::vector<std::uint32_t> prices;
    std::vector<std::uint32_t> impossible;
    for (const CaseStep& step : steps) {
        mentees.push_back(step.mentee);
        mentors.push_back(step.mentor);
        prices.push_back(step.prices);
        impossible.push_back(step.is_impossible ? 1 : 0);
    }
    archive(named("step_mentees", mentees), named("step_mentors", mentors), named("step_prices", prices),
            named("step_impossible", impossible));
}
template <class Archive>
void load_steps(Archive& input, std::vector<CaseStep>& steps)
{
    std::vector<MenteeId> mentees;
    std::vector<MentorId> mentors;
    std::vector<std::uint32_t> prices;
    std::vector<std::uint32_t> impossible;
    input(named("step_mentees", mentees), named("step_mentors", mentors), named("step_prices", prices),
          named("step_impossible", impossible));
    if (mentors.size() != mentees.size() || prices.size() != mentees.size() || impossible.size() != mentees.size())
        throw InvalidInput(archive::in_content, "columns of a proof by cases differ in length",
                           "give an archive that Muster saved");
    steps.clear();
    for (std::size_t at = 0; at < mentees.size(); ++at)
        steps.push_back({mentees[at], mentors[at], prices[at], impossible[at] != 0});
}

// Steps and the prices that they name, of whatever kind these are.
template <class Archive, class Proof>
void save_proof(Archive& archive, const Proof& proof)
{
    save_steps(archive, proof.steps);
    archive(named("prices", proof.prices));
}
template <class Archive, class Proof>
void load_proof(Archive& archive, Proof& proof)
{
    load_steps(archive, proof.steps);
    archive(named("prices", proof.prices));
}

template <class Archive>
void serialize(Archive& archive, ApartPrices& prices, std::uint32_t version)
{
    require_known<ApartPrices>(version);
    archive(named("unit", prices.unit), named("mentor_price", prices.mentor_price),
            named("kept_price", prices.kept_price));
}

template <class Archive>
void save(Archive& archive, const ApartProof& proof, std::uint32_t)
{
    save_proof(archive, proof);
}
template <class Archive>
void load(Archive& archive, ApartProof& proof, std::uint32_t version)
{
    require_known<ApartProof>(version);
    load_proof(archive, proof);
}

template <class Archive>
void serialize(Archive& archive, Alternative& answer, std::uint32_t version)
{
    require_known<Alternative>(version);
    archive(named("pairing", answer.pairing), named("bound", answer.bound), named("proof", answer.proof));
}

template <class Archive>
void serialize(Archive& archive, Alternatives& made, std::uint32_t version)
{
    require_known<Alternatives>(version);
    archive(named("apart", made.apart), named("answers", made.answers), named("no_more", made.no_more));
}

template <class Archive>
void serialize(Archive& archive, Hours& hours, std::uint32_t version)
{
    require_known<Hours>(version);
    archive(named("minimum", hours.minimum), named("maximum", hours.maximum));
}

template <class Archive>
void save(Archive& archive, const WeightedProblem& problem, std::uint32_t)
{
    const WeightedRules& rules = problem.rules();
    archive(named("pairs", problem.pairs()), named("weights", rules.weights), named("hours", rules.hours),
            named("together", rules.together), named("apart", rules.apart));
}
template <class Archive>
void load(Archive& archive, WeightedProblem& problem, std::uint32_t version)
{
    require_known<WeightedProblem>(version);
    auto pairs = archive::Blank<Problem>::make();
    WeightedRules rules;
    archive(named("pairs", pairs), named("weights", rules.weights), named("hours", rules.hours),
            named("together", rules.together), named("apart", rules.apart));
    problem = WeightedProblem(std::move(pairs), std::move(rules));
}

template <class Archive>
void serialize(Archive& archive, WeightedPrices& prices, std::uint32_t version)
{
    require_known<WeightedPrices>(version);
    archive(named("unit", prices.unit), named("cell", prices.cell), named("mentee_price", prices.mentee_price));
}

template <class Archive>
void save(Archive& archive, const WeightedProof& proof, std::uint32_t)
{
    save_proof(archive, proof);
}
template <class Archive>
void load(Archive& archive, WeightedProof& proof, std::uint32_t version)
{
    require_known<WeightedProof>(version);
    load_proof(archive, proof);
}

template <class Archive>
void serialize(Archive& archive, WeightedPairing& made, std::uint32_t version)
{
    require_known<WeightedPairing>(version);
    archive(named("pairing", made.pairing), named("bound", made.bound), named("proof", made.proof));
}

}  // namespace muster::pairing
