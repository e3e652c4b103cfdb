// What pairing finds besides the greatest total: fair, stable and repaired pairings, those under shared capacities, by
// the mentees' choices alone, and of a full matrix.
#pragma once

#include "pairing.hpp"

#include "muster/pairing/assignment.hpp"
#include "muster/pairing/fair.hpp"
#include "muster/pairing/one_sided.hpp"
#include "muster/pairing/repair.hpp"
#include "muster/pairing/shared.hpp"
#include "muster/pairing/shared_repair.hpp"
#include "muster/pairing/stable.hpp"

#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

CEREAL_CLASS_VERSION(muster::pairing::FairProof, 1)
CEREAL_CLASS_VERSION(muster::pairing::FairPairing, 1)
CEREAL_CLASS_VERSION(muster::pairing::RepairedPairing, 1)
CEREAL_CLASS_VERSION(muster::pairing::StableProblem, 1)
CEREAL_CLASS_VERSION(muster::pairing::StableMatching, 1)
CEREAL_CLASS_VERSION(muster::pairing::SharedCapacity, 1)
CEREAL_CLASS_VERSION(muster::pairing::SharedProblem, 1)
CEREAL_CLASS_VERSION(muster::pairing::SharedPairing, 1)
CEREAL_CLASS_VERSION(muster::pairing::RepairedSharedPairing, 1)
CEREAL_CLASS_VERSION(muster::pairing::RankMaximal, 1)
CEREAL_CLASS_VERSION(muster::pairing::Popular, 1)

MUSTER_ARCHIVE_WORDS(muster::pairing::HallWitness::Kind, "too_few_places", "too_few_mentees")
MUSTER_ARCHIVE_WORDS(muster::pairing::Proposer, "mentees", "mentors")
MUSTER_ARCHIVE_WORDS(muster::pairing::TieBreaking, "as_listed", "single_lottery", "lottery_per_list")
MUSTER_ARCHIVE_WORDS(muster::pairing::Sense, "greatest", "least")

namespace muster::inline v0_2::archive {

template <>
struct Blank<pairing::SharedProblem> {
    static pairing::SharedProblem make() { return {Blank<pairing::Problem>::make(), {}}; }
};

}  // namespace muster::archive

namespace muster::inline v0_2::pairing {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, HallWitness& witness)
{
    archive(named("kind", witness.kind), named("mentees", witness.mentees), named("mentors", witness.mentors),
            named("places", witness.places), named("wanted", witness.wanted), named("elsewhere", witness.elsewhere),
            named("required_only", witness.required_only));
}

template <class Archive>
void serialize(Archive& archive, FairLevel& level)
{
    archive(named("level", level.level), named("mentees", level.mentees));
}

template <class Archive>
void serialize(Archive& archive, LevelPrice& price)
{
    archive(named("level", price.level), named("amount", price.amount));
}

template <class Archive>
void serialize(Archive& archive, FairProof& proof, std::uint32_t version)
{
    require_known<FairProof>(version);
    archive(named("cut", proof.cut), named("unit", proof.unit), named("level_prices", proof.level_prices),
            named("mentor_price", proof.mentor_price));
}

template <class Archive>
void serialize(Archive& archive, FairPairing& result, std::uint32_t version)
{
    require_known<FairPairing>(version);
    archive(named("pairing", result.pairing), named("step", result.step), named("profile", result.profile),
            named("proof", result.proof));
}

template <class Archive>
void serialize(Archive& archive, RepairedPairing& repaired, std::uint32_t version)
{
    require_known<RepairedPairing>(version);
    archive(named("pairing", repaired.pairing), named("changed", repaired.changed),
            named("keep_worth", repaired.keep_worth), named("certificate", repaired.certificate));
}

// Lists are three columns: how many each person has, then whom, and whether each ranks alike with the one before.
template <class Archive, class Owner, class Other>
void save(Archive& archive, const PreferenceLists<Owner, Other>& lists)
{
    const PreferenceRows& rows = lists.rows();
    std::vector<std::uint32_t> lengths;
    std::vector<std::uint8_t> ties;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        lengths.push_back(static_cast<std::uint32_t>(rows.list(row).size()));
        for (std::size_t at = 0; rows.has_ties() && at < rows.list(row).size(); ++at)
            ties.push_back(rows.is_tied(row, at) ? 1 : 0);
    }
    archive(named("others", static_cast<std::uint64_t>(rows.others())), named("lengths", lengths),
            named("entries", archive::Column<std::uint32_t>{rows.entries()}), named("ties", ties));
}
template <class Archive, class Owner, class Other>
void load(Archive& archive, PreferenceLists<Owner, Other>& lists)
{
    std::uint64_t others = 0;
    std::vector<std::uint32_t> lengths;
    std::vector<std::uint32_t> entries;
    std::vector<std::uint8_t> ties;
    archive(named("others", others), named("lengths", lengths), named("entries", entries), named("ties", ties));
    std::vector<std::size_t> starts{0};
    for (const std::uint32_t length : lengths)
        starts.push_back(starts.back() + length);
    if (starts.back() != entries.size() || (!ties.empty() && ties.size() != entries.size()))
        throw InvalidInput(archive::in_content, "the lists of a stable problem do not add up",
                           "give an archive that Muster saved");
    archive::require_in_proportion(static_cast<double>(others), entries.size() + lengths.size());
    lists = PreferenceLists<Owner, Other>::from_columns(others, std::move(starts), std::move(entries),
                                                        {ties.begin(), ties.end()});
}

template <class Archive>
void save(Archive& archive, const StableProblem& problem, std::uint32_t)
{
    archive(named("mentees", problem.mentee_preferences()), named("mentors", problem.mentor_preferences()),
            named("capacities", archive::Column<std::int32_t>{problem.capacities()}));
}
template <class Archive>
void load(Archive& archive, StableProblem& problem, std::uint32_t version)
{
    require_known<StableProblem>(version);
    MenteePreferences mentees;
    MentorPreferences mentors;
    std::vector<std::int32_t> capacities;
    archive(named("mentees", mentees), named("mentors", mentors), named("capacities", capacities));
    problem = StableProblem(std::move(mentees), std::move(mentors), std::move(capacities));
}

template <class Archive>
void save(Archive& archive, const RankProfile& profile)
{
    archive(named("counts", std::vector<std::uint64_t>(profile.counts.begin(), profile.counts.end())),
            named("unmatched", static_cast<std::uint64_t>(profile.unmatched)));
}
template <class Archive>
void load(Archive& archive, RankProfile& profile)
{
    std::vector<std::uint64_t> counts;
    std::uint64_t unmatched = 0;
    archive(named("counts", counts), named("unmatched", unmatched));
    profile = {{counts.begin(), counts.end()}, static_cast<std::size_t>(unmatched)};
}

template <class Archive>
void serialize(Archive& archive, StableMatching& matching, std::uint32_t version)
{
    require_known<StableMatching>(version);
    archive(named("mentor_of", matching.mentor_of), named("mentees", matching.mentees),
            named("mentors", matching.mentors), named("proposals", matching.proposals));
}

template <class Archive>
void serialize(Archive& archive, SharedCapacity& each, std::uint32_t version)
{
    require_known<SharedCapacity>(version);
    archive(named("name", each.name), named("mentors", each.mentors), named("minimum", each.capacity.minimum),
            named("maximum", each.capacity.maximum));
}

template <class Archive>
void save(Archive& archive, const SharedProblem& problem, std::uint32_t)
{
    archive(named("pairs", problem.pairs()), named("shared", archive::Column<SharedCapacity>{problem.shared()}));
}
template <class Archive>
void load(Archive& archive, SharedProblem& problem, std::uint32_t version)
{
    require_known<SharedProblem>(version);
    auto pairs = archive::Blank<Problem>::make();
    std::vector<SharedCapacity> shared;
    archive(named("pairs", pairs), named("shared", shared));
    problem = SharedProblem(std::move(pairs), std::move(shared));
}

template <class Archive>
void serialize(Archive& archive, SharedPairing& result, std::uint32_t version)
{
    require_known<SharedPairing>(version);
    archive(named("pairing", result.pairing), named("prices", result.certificate.pairs),
            named("shared_price", result.certificate.shared_price));
}

template <class Archive>
void serialize(Archive& archive, RepairedSharedPairing& repaired, std::uint32_t version)
{
    require_known<RepairedSharedPairing>(version);
    archive(named("pairing", repaired.pairing), named("changed", repaired.changed),
            named("keep_worth", repaired.keep_worth), named("prices", repaired.certificate.pairs),
            named("shared_price", repaired.certificate.shared_price));
}

template <class Archive>
void serialize(Archive& archive, RankMaximal& made, std::uint32_t version)
{
    require_known<RankMaximal>(version);
    archive(named("mentor_of", made.mentor_of), named("mentees", made.mentees), named("mentee_gain", made.mentee_gain),
            named("mentor_price", made.mentor_price));
}

template <class Archive>
void serialize(Archive& archive, Popular& made, std::uint32_t version)
{
    require_known<Popular>(version);
    archive(named("mentor_of", made.mentor_of), named("mentees", made.mentees), named("votes", made.votes));
}

template <class Archive, class Number>
void serialize(Archive& archive, Assignment<Number>& made)
{
    archive(named("sense", made.sense), named("mentor_of", made.mentor_of), named("total", made.total),
            named("row_gain", made.row_gain), named("column_price", made.column_price));
}

}  // namespace muster::pairing
