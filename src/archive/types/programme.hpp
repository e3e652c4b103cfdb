// A whole term.
#pragma once

#include "evaluation.hpp"
#include "listed.hpp"
#include "org.hpp"
#include "pairing.hpp"
#include "pairing_results.hpp"
#include "record.hpp"
#include "roster.hpp"

#include "muster/programme/department.hpp"
#include "muster/programme/term.hpp"

#include <cstdint>
#include <optional>
#include <utility>

CEREAL_CLASS_VERSION(muster::programme::TermPairing, 2)
CEREAL_CLASS_VERSION(muster::programme::TermRoster, 1)
CEREAL_CLASS_VERSION(muster::programme::Term, 4)
CEREAL_CLASS_VERSION(muster::programme::Department, 1)

namespace muster::inline v0_2::archive {

template <>
struct Blank<programme::TermPairing> {
    static programme::TermPairing make()
    {
        return {.fit = Blank<pairing::Fit>::make(),
                .problem = Blank<pairing::Problem>::make(),
                .result = {},
                .shared = {},
                .shared_price = {}};
    }
};
template <>
struct Blank<programme::TermRoster> {
    static programme::TermRoster make()
    {
        return {.problem = Blank<roster::Problem>::make(), .solution = Blank<roster::Solution>::make()};
    }
};
template <>
struct Blank<programme::Term> {
    static programme::Term make()
    {
        return programme::Term({.period = Blank<Period>::make(),
                                .branch = UnitId(0),
                                .organisation = org::Organisation({.units = {{.code = "blank"}}})});
    }
};
template <>
struct Blank<programme::Department> {
    static programme::Department make() { return programme::Department({.period = Blank<Period>::make()}); }
};

}  // namespace muster::archive

namespace muster::inline v0_2::programme {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, TermPairing& pairing, std::uint32_t version)
{
    require_known<TermPairing>(version);
    archive(named("fit", pairing.fit), named("problem", pairing.problem), named("result", pairing.result));
    if (version > 1)
        archive(named("shared", pairing.shared), named("shared_price", pairing.shared_price));
}

template <class Archive>
void serialize(Archive& archive, TermRoster& roster, std::uint32_t version)
{
    require_known<TermRoster>(version);
    archive(named("problem", roster.problem), named("solution", roster.solution));
}

/// An evaluation that may share its ledger with the term around it.
struct SavedEvaluation {
    std::optional<evaluation::Evaluation>* evaluation;
    const record::Ledger* ledger;
    bool knows_misfits;  // see load_with_ledger
};

template <class Archive>
void save(Archive& archive, const SavedEvaluation& saved)
{
    const bool is_given = saved.evaluation->has_value();
    archive(named("given", is_given));
    if (!is_given)
        return;
    const evaluation::Evaluation& evaluation = **saved.evaluation;
    const bool shares_ledger = evaluation.ledger() == *saved.ledger;
    archive(named("shares_ledger", shares_ledger));
    if (!shares_ledger)
        archive(named("ledger", evaluation.ledger()));
    save_without_ledger(archive, evaluation);
}
template <class Archive>
void load(Archive& archive, SavedEvaluation& saved)
{
    bool is_given = false;
    archive(named("given", is_given));
    if (!is_given)
        return;
    bool shares_ledger = false;
    record::Ledger ledger = *saved.ledger;
    archive(named("shares_ledger", shares_ledger));
    if (!shares_ledger)
        archive(named("ledger", ledger));
    *saved.evaluation = evaluation::load_with_ledger(archive, ledger, saved.knows_misfits);
}

template <class Archive>
void exchange(Archive& archive, TermParts& parts, std::uint32_t version)
{
    archive(named("name", parts.name), named("period", parts.period), named("branch", parts.branch),
            named("organisation", parts.organisation), named("pairing", parts.pairing), named("roster", parts.roster),
            named("ledger", parts.ledger), named("incidents", parts.incidents));
    if (version >= 2)
        archive(named("areas", parts.areas));
    SavedEvaluation evaluation{&parts.evaluation, &parts.ledger, version >= 4};
    archive(named("evaluation", evaluation));
    if (version >= 2)
        archive(named("meetings", parts.meetings), named("management", parts.management));
    if (version >= 3)
        archive(named("published", parts.published));
}
template <class Archive>
void save(Archive& archive, const Term& term, std::uint32_t version)
{
    TermParts parts = term.parts();
    exchange(archive, parts, version);
}
template <class Archive>
void load(Archive& archive, Term& term, std::uint32_t version)
{
    require_known<Term>(version);
    TermParts parts{.period = archive::Blank<Period>::make()};
    exchange(archive, parts, version);
    term = Term(std::move(parts));
}

template <class Archive>
void exchange(Archive& archive, DepartmentParts& parts)
{
    archive(named("name", parts.name), named("period", parts.period), named("code", parts.code),
            named("unit", parts.unit), named("branches", parts.branches), named("stars", parts.stars),
            named("goals", parts.goals));
}
template <class Archive>
void save(Archive& archive, const Department& department, std::uint32_t)
{
    DepartmentParts parts = department.parts();
    exchange(archive, parts);
}
template <class Archive>
void load(Archive& archive, Department& department, std::uint32_t version)
{
    require_known<Department>(version);
    DepartmentParts parts{.period = archive::Blank<Period>::make()};
    exchange(archive, parts);
    department = Department(std::move(parts));
}

}  // namespace muster::programme
