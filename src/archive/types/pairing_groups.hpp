// Study groups: the problem with its rules, and the grouping with the prices that bound it.
#pragma once

#include "apart.hpp"
#include "pairing.hpp"

#include "muster/pairing/groups.hpp"

#include <utility>

CEREAL_CLASS_VERSION(muster::pairing::BalanceStep, 1)
CEREAL_CLASS_VERSION(muster::pairing::LevelBalance, 1)
CEREAL_CLASS_VERSION(muster::pairing::KindRule, 1)
CEREAL_CLASS_VERSION(muster::pairing::TimeTogether, 1)
CEREAL_CLASS_VERSION(muster::pairing::GroupRules, 2)
CEREAL_CLASS_VERSION(muster::pairing::GroupProblem, 1)
CEREAL_CLASS_VERSION(muster::pairing::GroupParts, 1)
CEREAL_CLASS_VERSION(muster::pairing::StudyGroup, 1)
CEREAL_CLASS_VERSION(muster::pairing::GroupPrices, 2)
CEREAL_CLASS_VERSION(muster::pairing::Grouping, 1)

MUSTER_ARCHIVE_WORDS(muster::pairing::LevelMeasure, "mean", "sum")
MUSTER_ARCHIVE_WORDS(muster::pairing::Mixture, "any", "mixed", "alike")
MUSTER_ARCHIVE_WORDS(muster::pairing::Alone, "allowed", "priced", "never")
MUSTER_ARCHIVE_WORDS(muster::pairing::GroupProof, "prices", "search")

namespace muster::inline v0_2::archive {

template <>
struct Blank<pairing::GroupProblem> {
    static pairing::GroupProblem make() { return {Blank<pairing::Problem>::make(), {}}; }
};

}  // namespace muster::archive

namespace muster::inline v0_2::pairing {

template <class Archive>
void serialize(Archive& archive, BalanceStep& step, std::uint32_t version)
{
    require_known<BalanceStep>(version);
    archive(named("beyond", step.beyond), named("price", step.price));
}

template <class Archive>
void serialize(Archive& archive, LevelBalance& balance, std::uint32_t version)
{
    require_known<LevelBalance>(version);
    archive(named("name", balance.name), named("levels", balance.levels), named("measure", balance.measure),
            named("target", balance.target), named("steps", balance.steps));
}

template <class Archive>
void serialize(Archive& archive, KindRule& rule, std::uint32_t version)
{
    require_known<KindRule>(version);
    archive(named("name", rule.name), named("kind_of", rule.kind_of), named("mixture", rule.mixture),
            named("pair_price", rule.pair_price), named("alone", rule.alone), named("alone_price", rule.alone_price),
            named("watched", rule.watched));
}

template <class Archive>
void serialize(Archive& archive, TimeTogether& time, std::uint32_t version)
{
    require_known<TimeTogether>(version);
    archive(named("mentors", time.mentors), named("mentees", time.mentees), named("least", time.least),
            named("short_price", time.short_price));
}

template <class Archive>
void serialize(Archive& archive, GroupRules& rules, std::uint32_t version)
{
    require_known<GroupRules>(version);
    archive(named("balances", rules.balances), named("kinds", rules.kinds), named("time", rules.time),
            named("mentors_may_rest", rules.mentors_may_rest));
    if (version >= 2)
        archive(named("together", rules.together), named("apart", rules.apart));
}

template <class Archive>
void save(Archive& archive, const GroupProblem& problem, std::uint32_t)
{
    archive(named("pairs", problem.pairs()), named("rules", problem.rules()));
}
template <class Archive>
void load(Archive& archive, GroupProblem& problem, std::uint32_t version)
{
    require_known<GroupProblem>(version);
    Problem pairs = archive::Blank<Problem>::make();
    GroupRules rules;
    archive(named("pairs", pairs), named("rules", rules));
    problem = GroupProblem(std::move(pairs), std::move(rules));
}

template <class Archive>
void serialize(Archive& archive, GroupParts& parts, std::uint32_t version)
{
    require_known<GroupParts>(version);
    archive(named("scores", parts.scores), named("balance", parts.balance), named("mixture", parts.mixture),
            named("alone", parts.alone), named("time", parts.time));
}

template <class Archive>
void serialize(Archive& archive, StudyGroup& group, std::uint32_t version)
{
    require_known<StudyGroup>(version);
    archive(named("mentor", group.mentor), named("mentees", group.mentees), named("parts", group.parts),
            named("together", group.together));
}

template <class Archive>
void serialize(Archive& archive, GroupPrices& prices, std::uint32_t version)
{
    require_known<GroupPrices>(version);
    archive(named("mentee_price", prices.mentee_price), named("kind_rule", prices.kind_rule),
            named("balance", prices.balance), named("cell", prices.cell), named("bound", prices.bound));
    if (version >= 2)
        archive(named("is_exact", prices.is_exact));
}

template <class Archive>
void serialize(Archive& archive, Grouping& made, std::uint32_t version)
{
    require_known<Grouping>(version);
    archive(named("mentor_of", made.mentor_of), named("groups", made.groups), named("unmatched", made.unmatched),
            named("total", made.total), named("bound", made.bound), named("proof", made.proof),
            named("prices", made.prices), named("work", made.work));
}

}  // namespace muster::pairing

MUSTER_SAVED_APART(extern, muster::pairing, GroupProblem)
MUSTER_SERIALISED_APART(extern, muster::pairing, Grouping)
