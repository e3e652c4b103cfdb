// Schemes, and evaluations as what they were made from: they are made again when they are loaded, and the totals that
// were saved must come out.
#pragma once

#include "apart.hpp"
#include "listed.hpp"
#include "org.hpp"
#include "record.hpp"

#include "muster/evaluation/evaluate.hpp"
#include "muster/evaluation/roll.hpp"
#include "muster/evaluation/scheme.hpp"

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

CEREAL_CLASS_VERSION(muster::evaluation::Scheme, muster::latest_version<muster::evaluation::SchemeParts>())
CEREAL_CLASS_VERSION(muster::evaluation::Roll, 1)
CEREAL_CLASS_VERSION(muster::evaluation::Evaluation, 2)

MUSTER_ARCHIVE_WORDS(muster::Rounding, "half_even", "half_up")

namespace muster::inline v0_2::archive {

template <>
inline constexpr bool has_version<evaluation::rule::Band> = false;
template <>
inline constexpr bool has_version<evaluation::rule::Knot> = false;
template <>
inline constexpr bool has_version<evaluation::rule::AwardEntry> = false;
template <>
inline constexpr bool has_version<evaluation::rule::OncePerEvent> = false;

}  // namespace muster::archive

namespace cereal {

// A rule by its name, then itself. Templates, so that what converts to a rule is not taken for one.
template <class Archive, class Rule>
requires std::is_same_v<Rule, muster::evaluation::Rule>
void save(Archive& archive, const Rule& rule)
{
    archive(muster::archive::named("name", std::string(muster::evaluation::name_of(rule))));
    std::visit([&](const auto& one) { archive(muster::archive::named("rule", one)); }, rule);
}

template <class Archive, class Rule>
requires std::is_same_v<Rule, muster::evaluation::Rule>
void load(Archive& archive, Rule& rule)
{
    std::string name;
    archive(muster::archive::named("name", name));
    bool is_known = false;
    const auto try_one = [&]<class One>(std::type_identity<One>) {
        if (name != One::name)
            return;
        One one;
        archive(muster::archive::named("rule", one));
        rule = std::move(one);
        is_known = true;
    };
    [&]<class... Each>(std::type_identity<std::variant<Each...>>) {
        (try_one(std::type_identity<Each>{}), ...);
    }(std::type_identity<muster::evaluation::Rule>{});
    if (!is_known)
        throw muster::InvalidInput(muster::archive::in_content,
                                   "it has a scoring rule \"" + std::string(muster::beginning_of(name, 60)) +
                                       "\", which is not known here",
                                   "update Muster");
}

}  // namespace cereal

namespace muster::inline v0_2::evaluation {

using archive::named;
using archive::require_known;

template <class Archive>
void save(Archive& archive, const Scheme& scheme, std::uint32_t version)
{
    SchemeParts parts = scheme.parts();
    archive::exchange_fields(archive, parts, version);
}
template <class Archive>
void load(Archive& archive, Scheme& scheme, std::uint32_t version)
{
    require_known<Scheme>(version);
    SchemeParts parts;
    archive::exchange_fields(archive, parts, version);
    scheme = Scheme(std::move(parts));
}

template <class Archive>
void save(Archive& archive, const Roll& roll, std::uint32_t)
{
    archive(named("members", archive::Column<RollMember>{roll.members().rows()}),
            named("units", archive::Column<RollUnit>{roll.units().rows()}));
}
template <class Archive>
void load(Archive& archive, Roll& roll, std::uint32_t version)
{
    require_known<Roll>(version);
    std::vector<RollMember> members;
    std::vector<RollUnit> units;
    archive(named("members", members), named("units", units));
    roll = Roll(std::move(members), std::move(units));
}

}  // namespace muster::evaluation

namespace muster::inline v0_2::archive {

template <>
struct Blank<evaluation::Scheme> {
    static evaluation::Scheme make()
    {
        return evaluation::Scheme(
            {.code = "blank",
             .areas = {{.code = "area"}},
             .indicators = {{.code = "indicator", .area = "area", .rule = evaluation::rule::Count{}}}});
    }
};
template <>
struct Blank<evaluation::Evaluation> {
    static evaluation::Evaluation make() { return evaluate(Blank<evaluation::Scheme>::make(), record::Ledger()); }
};

}  // namespace muster::archive

namespace muster::inline v0_2::evaluation {

/// All of an evaluation but its ledger, which a term has already.
template <class Archive>
void save_without_ledger(Archive& archive, const Evaluation& evaluation)
{
    std::vector<std::string> totals;
    for (const MemberScore& score : evaluation.members())
        totals.push_back(to_string(score.total));
    archive(named("scheme", evaluation.scheme()), named("roll", evaluation.roll()),
            named("period", evaluation.period()), named("is_ranked", evaluation.is_ranked()),
            named("ignores_strangers", evaluation.ignores_strangers()), named("totals", totals),
            named("ignores_unanswered", evaluation.ignores_unanswered()),
            named("refuses_other_days", evaluation.refuses_other_days()));
}

/// `knows_misfits`: it was saved with what is done about records that do not fit.
///
/// @throws InvalidInput  if the scores of today are not those that were saved.
template <class Archive>
Evaluation load_with_ledger(Archive& archive, const record::Ledger& ledger, bool knows_misfits)
{
    Scheme scheme = archive::Blank<Scheme>::make();
    EvaluationOptions options{.roll = Roll()};
    std::vector<std::string> totals;
    archive(named("scheme", scheme), named("roll", *options.roll), named("period", options.period),
            named("is_ranked", options.is_ranked), named("ignores_strangers", options.ignores_strangers),
            named("totals", totals));
    if (knows_misfits)
        archive(named("ignores_unanswered", options.ignores_unanswered),
                named("refuses_other_days", options.refuses_other_days));
    const double indicators = static_cast<double>(scheme.indicators().size() + scheme.areas().size() + 1);
    archive::require_in_proportion(static_cast<double>(options.roll->members().size()) * indicators * 64,
                                   options.roll->members().size() + scheme.indicators().size() + ledger.size());
    Evaluation made = evaluate(scheme, ledger, options);
    bool is_same = made.members().size() == totals.size();
    for (std::size_t row = 0; is_same && row < totals.size(); ++row)
        is_same = to_string(made.members()[row].total) == totals[row];
    if (!is_same)
        throw InvalidInput(archive::in_content, "its scheme and ledger do not give the totals that were saved",
                           "evaluate again");
    return made;
}

template <class Archive>
void save(Archive& archive, const Evaluation& evaluation, std::uint32_t)
{
    archive(named("ledger", evaluation.ledger()));
    save_without_ledger(archive, evaluation);
}
template <class Archive>
void load(Archive& archive, Evaluation& evaluation, std::uint32_t version)
{
    require_known<Evaluation>(version);
    record::Ledger ledger;
    archive(named("ledger", ledger));
    evaluation = load_with_ledger(archive, ledger, version >= 2);
}

}  // namespace muster::evaluation

MUSTER_SAVED_APART(extern, muster::evaluation, Scheme)
extern template void muster::evaluation::save_without_ledger(muster::archive::BinaryOutput&,
                                                             const muster::evaluation::Evaluation&);
extern template muster::evaluation::Evaluation
muster::evaluation::load_with_ledger(muster::archive::BinaryInput&, const muster::record::Ledger&, bool);
extern template void muster::evaluation::save_without_ledger(muster::archive::TextOutput&,
                                                             const muster::evaluation::Evaluation&);
extern template muster::evaluation::Evaluation
muster::evaluation::load_with_ledger(muster::archive::TextInput&, const muster::record::Ledger&, bool);
