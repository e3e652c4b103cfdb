// Pairings: the problem in columns, the result with its proof, and the fit it came from.
#pragma once

#include "apart.hpp"
#include "core.hpp"

#include "muster/pairing/fit.hpp"
#include "muster/pairing/mentee_set.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

CEREAL_CLASS_VERSION(muster::pairing::FreeSpan, 1)
CEREAL_CLASS_VERSION(muster::pairing::SubjectLevel, 1)
CEREAL_CLASS_VERSION(muster::pairing::Home, 1)
CEREAL_CLASS_VERSION(muster::pairing::MentorProfile, 1)
CEREAL_CLASS_VERSION(muster::pairing::MenteeProfile, 1)
CEREAL_CLASS_VERSION(muster::pairing::EarlierPairing, 1)
CEREAL_CLASS_VERSION(muster::pairing::FitWeights, 1)
CEREAL_CLASS_VERSION(muster::pairing::FitRules, 1)
CEREAL_CLASS_VERSION(muster::pairing::Fit, 1)
CEREAL_CLASS_VERSION(muster::pairing::MenteeSet, 1)
CEREAL_CLASS_VERSION(muster::pairing::Problem, 1)
CEREAL_CLASS_VERSION(muster::pairing::Pairing, 1)
CEREAL_CLASS_VERSION(muster::pairing::Certificate, 1)
CEREAL_CLASS_VERSION(muster::pairing::OptimalPairing, 1)

MUSTER_ARCHIVE_WORDS(muster::pairing::EarlierPairs, "ignore", "keep", "avoid", "never_repeat")

namespace muster::inline v0_2::archive {

template <>
struct Blank<pairing::Fit> {
    static pairing::Fit make() { return {{}, {}}; }
};
template <>
struct Blank<pairing::Problem> {
    static pairing::Problem make() { return {{}, 0, {}}; }
};

}  // namespace muster::archive

namespace muster::inline v0_2::pairing {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, FreeSpan& span, std::uint32_t version)
{
    require_known<FreeSpan>(version);
    archive(named("weekday", span.weekday), named("from", span.from), named("to", span.to));
}

template <class Archive>
void save(Archive& archive, const FreeTime& time)
{
    archive(named("spans", time.spans()));
}
template <class Archive>
void load(Archive& archive, FreeTime& time)
{
    std::vector<FreeSpan> spans;
    archive(named("spans", spans));
    time = {};
    for (const auto& [weekday, from, to] : spans)
        time = time.with(weekday, from, to);
}

template <class Archive>
void serialize(Archive& archive, SubjectLevel& level, std::uint32_t version)
{
    require_known<SubjectLevel>(version);
    archive(named("subject", level.subject), named("level", level.level));
}

template <class Archive>
void serialize(Archive& archive, Home& home, std::uint32_t version)
{
    require_known<Home>(version);
    archive(named("building", home.building), named("floor", home.floor), named("room", home.room));
}

template <class Archive>
void serialize(Archive& archive, MentorProfile& mentor, std::uint32_t version)
{
    require_known<MentorProfile>(version);
    archive(named("code", mentor.code), named("strengths", mentor.strengths), named("major", mentor.major),
            named("year", mentor.year), named("free_time", mentor.free_time), named("home", mentor.home),
            named("languages", mentor.languages));
}

template <class Archive>
void serialize(Archive& archive, MenteeProfile& mentee, std::uint32_t version)
{
    require_known<MenteeProfile>(version);
    archive(named("code", mentee.code), named("needs", mentee.needs), named("major", mentee.major),
            named("year", mentee.year), named("free_time", mentee.free_time), named("home", mentee.home),
            named("languages", mentee.languages));
}

template <class Archive>
void serialize(Archive& archive, EarlierPairing& pair, std::uint32_t version)
{
    require_known<EarlierPairing>(version);
    archive(named("mentor", pair.mentor), named("mentee", pair.mentee), named("terms_ago", pair.terms_ago));
}

template <class Archive>
void serialize(Archive& archive, FitWeights& weights, std::uint32_t version)
{
    require_known<FitWeights>(version);
    archive(named("subjects", weights.subjects), named("major", weights.major), named("year_above", weights.year_above),
            named("free_time", weights.free_time), named("home", weights.home), named("language", weights.language),
            named("earlier", weights.earlier), named("wanted_together", weights.wanted_together));
}

template <class Archive>
void serialize(Archive& archive, FitRules& rules, std::uint32_t version)
{
    require_known<FitRules>(version);
    archive(named("helper_in_later_year", rules.helper_in_later_year),
            named("language_in_common", rules.language_in_common), named("covers_a_need", rules.covers_a_need),
            named("least_together", rules.least_together), named("earlier_pairs", rules.earlier_pairs));
}

template <class Archive>
void save(Archive& archive, const Fit& fit, std::uint32_t)
{
    archive(named("mentors", archive::Column<MentorProfile>{fit.mentors().rows()}),
            named("mentees", archive::Column<MenteeProfile>{fit.mentees().rows()}), named("weights", fit.weights()),
            named("rules", fit.rules()), named("earlier", archive::Column<EarlierPairing>{fit.earlier()}));
}
template <class Archive>
void load(Archive& archive, Fit& fit, std::uint32_t version)
{
    require_known<Fit>(version);
    std::vector<MentorProfile> mentors;
    std::vector<MenteeProfile> mentees;
    FitWeights weights;
    FitRules rules;
    std::vector<EarlierPairing> earlier;
    archive(named("mentors", mentors), named("mentees", mentees), named("weights", weights), named("rules", rules),
            named("earlier", earlier));
    fit = Fit(std::move(mentors), std::move(mentees), weights, rules, std::move(earlier));
}

template <class Archive>
void serialize(Archive& archive, MenteeSet& set, std::uint32_t version)
{
    require_known<MenteeSet>(version);
    archive(named("name", set.name), named("mentees", set.mentees));
}

// Candidates are three columns: how many each mentee has, then their mentors and scores, mentee by mentee.
template <class Archive>
void save(Archive& archive, const Problem& problem, std::uint32_t)
{
    std::vector<std::uint32_t> minima;
    std::vector<std::uint32_t> maxima;
    for (const Capacity& capacity : problem.mentors()) {
        minima.push_back(capacity.minimum);
        maxima.push_back(capacity.maximum);
    }
    std::vector<std::int32_t> even;
    std::vector<Score> steps;
    for (const LoadPrice& price : problem.load_prices()) {
        even.push_back(price.even);
        steps.push_back(price.step);
    }
    std::vector<std::uint32_t> counts;
    std::vector<std::uint32_t> wanted;
    std::vector<MentorId> mentors;
    std::vector<Score> scores;
    mentors.reserve(problem.candidate_count());
    scores.reserve(problem.candidate_count());
    for (std::uint32_t mentee = 0; mentee < problem.mentee_count(); ++mentee) {
        const auto row = problem.candidates_of(MenteeId(mentee));
        counts.push_back(static_cast<std::uint32_t>(row.mentors.size()));
        mentors.insert(mentors.end(), row.mentors.begin(), row.mentors.end());
        scores.insert(scores.end(), row.scores.begin(), row.scores.end());
        if (!problem.first_seats().empty())
            wanted.push_back(problem.wanted(MenteeId(mentee)));
    }
    std::vector<MenteeId> required_mentees;
    std::vector<MentorId> required_mentors;
    for (const auto& [mentee, mentor] : problem.required()) {
        required_mentees.push_back(mentee);
        required_mentors.push_back(mentor);
    }
    archive(named("minima", minima), named("maxima", maxima), named("unmatched_price", problem.unmatched_price()),
            named("wanted", wanted), named("load_even", even), named("load_steps", steps),
            named("required_mentees", required_mentees), named("required_mentors", required_mentors),
            named("candidate_counts", counts), named("candidate_mentors", mentors), named("candidate_scores", scores));
}
template <class Archive>
void load(Archive& archive, Problem& problem, std::uint32_t version)
{
    require_known<Problem>(version);
    std::vector<std::uint32_t> minima;
    std::vector<std::uint32_t> maxima;
    std::vector<std::int32_t> even;
    std::vector<Score> steps;
    std::vector<std::uint32_t> counts;
    std::vector<MenteeId> required_mentees;
    std::vector<MentorId> required_mentors;
    std::vector<MentorId> mentors;
    std::vector<Score> scores;
    ProblemOptions options;
    archive(named("minima", minima), named("maxima", maxima), named("unmatched_price", options.unmatched_price),
            named("wanted", options.wanted), named("load_even", even), named("load_steps", steps),
            named("required_mentees", required_mentees), named("required_mentors", required_mentors),
            named("candidate_counts", counts), named("candidate_mentors", mentors), named("candidate_scores", scores));
    const auto refuse = [] {
        throw InvalidInput(archive::in_content, "columns of a pairing problem differ in length",
                           "give an archive that Muster saved");
    };
    if (minima.size() != maxima.size() || mentors.size() != scores.size() || even.size() != steps.size() ||
        required_mentees.size() != required_mentors.size())
        refuse();
    std::vector<Capacity> capacities(minima.size());
    for (std::size_t row = 0; row < minima.size(); ++row)
        capacities[row] = {minima[row], maxima[row]};
    for (std::size_t row = 0; row < even.size(); ++row)
        options.load_prices.push_back({even[row], steps[row]});
    for (std::size_t row = 0; row < required_mentees.size(); ++row)
        options.required.emplace_back(required_mentees[row], required_mentors[row]);
    std::vector<Candidate> candidates;
    candidates.reserve(mentors.size());
    for (std::uint32_t mentee = 0; mentee < counts.size(); ++mentee) {
        if (counts[mentee] > mentors.size() - candidates.size())
            refuse();
        for (std::uint32_t left = counts[mentee]; left > 0; --left) {
            const std::size_t at = candidates.size();
            candidates.push_back({MenteeId(mentee), mentors[at], scores[at]});
        }
    }
    if (candidates.size() != mentors.size())
        refuse();
    problem = Problem(std::move(capacities), counts.size(), candidates, options);
}

template <class Archive>
void serialize(Archive& archive, Pairing& pairing, std::uint32_t version)
{
    require_known<Pairing>(version);
    archive(named("mentor_of", pairing.mentor_of), named("total", pairing.total),
            named("first_seat", pairing.first_seat));
    // Each seat belongs to one mentee: spans of seats are taken from these without a look.
    const auto& first = pairing.first_seat;
    if (!first.empty() &&
        (first.front() != 0 || first.back() != pairing.mentor_of.size() || !std::is_sorted(first.begin(), first.end())))
        throw InvalidInput(archive::in_content, "the seats of a pairing do not add up",
                           "give an archive that Muster saved");
}

template <class Archive>
void serialize(Archive& archive, Certificate& certificate, std::uint32_t version)
{
    require_known<Certificate>(version);
    archive(named("mentee_gain", certificate.mentee_gain), named("mentor_price", certificate.mentor_price));
}

template <class Archive>
void serialize(Archive& archive, OptimalPairing& result, std::uint32_t version)
{
    require_known<OptimalPairing>(version);
    archive(named("pairing", result.pairing), named("certificate", result.certificate));
}

}  // namespace muster::pairing

MUSTER_SAVED_APART(extern, muster::pairing, Fit)
MUSTER_SAVED_APART(extern, muster::pairing, Problem)
MUSTER_SERIALISED_APART(extern, muster::pairing, Pairing)
MUSTER_SERIALISED_APART(extern, muster::pairing, OptimalPairing)
