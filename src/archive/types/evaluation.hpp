// Schemes, and evaluations as what they were made from: they are made again when they are loaded, and the totals that
// were saved must come out.
#pragma once

#include "apart.hpp"
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

CEREAL_CLASS_VERSION(muster::evaluation::rule::Count, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Sum, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Rate, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Bands, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Piecewise, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::AwardTable, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Lag, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Deduction, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Veto, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Cap, 1)
CEREAL_CLASS_VERSION(muster::evaluation::rule::Exclusive, 1)
CEREAL_CLASS_VERSION(muster::evaluation::Indicator, 1)
CEREAL_CLASS_VERSION(muster::evaluation::Area, 1)
CEREAL_CLASS_VERSION(muster::evaluation::Quota, 1)
CEREAL_CLASS_VERSION(muster::evaluation::Grade, 1)
CEREAL_CLASS_VERSION(muster::evaluation::Scheme, 1)
CEREAL_CLASS_VERSION(muster::evaluation::RollMember, 1)
CEREAL_CLASS_VERSION(muster::evaluation::RollUnit, 1)
CEREAL_CLASS_VERSION(muster::evaluation::Roll, 1)
CEREAL_CLASS_VERSION(muster::evaluation::Evaluation, 1)

MUSTER_ARCHIVE_WORDS(muster::Rounding, "half_even", "half_up")
MUSTER_ARCHIVE_WORDS(muster::evaluation::rule::CapPeriod, "day", "week", "month", "quarter", "year")
MUSTER_ARCHIVE_WORDS(muster::evaluation::rule::LagFrom, "activity_end", "fixed_day", "quantity")
MUSTER_ARCHIVE_WORDS(muster::evaluation::rule::VetoEffect, "bar_grade", "void_area", "void_total")
MUSTER_ARCHIVE_WORDS(muster::evaluation::rule::VetoWhen, "more_than", "fewer_than")
MUSTER_ARCHIVE_WORDS(muster::evaluation::Combine, "sum", "mean", "best", "worst", "latest")
MUSTER_ARCHIVE_WORDS(muster::evaluation::Missing, "as_zero", "stated", "leave_out", "incomplete")
MUSTER_ARCHIVE_WORDS(muster::evaluation::Ties, "all_out", "all_in", "by_key")
MUSTER_ARCHIVE_WORDS(muster::evaluation::QuotaAmong, "all", "unit")
MUSTER_ARCHIVE_WORDS(muster::evaluation::Aggregation, "sum", "arithmetic", "geometric", "harmonic", "ordered")

namespace muster::evaluation::rule {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, Count& rule, std::uint32_t version)
{
    require_known<Count>(version);
    archive(named("each", rule.each));
}

template <class Archive>
void serialize(Archive& archive, Sum& rule, std::uint32_t version)
{
    require_known<Sum>(version);
    archive(named("each", rule.each));
}

template <class Archive>
void serialize(Archive& archive, Rate& rule, std::uint32_t version)
{
    require_known<Rate>(version);
    archive(named("exposure", rule.exposure), named("at_one", rule.at_one));
}

template <class Archive>
void serialize(Archive& archive, Band& band)
{
    archive(named("from", band.from), named("points", band.points));
}

template <class Archive>
void serialize(Archive& archive, Bands& rule, std::uint32_t version)
{
    require_known<Bands>(version);
    archive(named("bands", rule.bands), named("below", rule.below));
}

template <class Archive>
void serialize(Archive& archive, Knot& knot)
{
    archive(named("at", knot.at), named("points", knot.points));
}

template <class Archive>
void serialize(Archive& archive, Piecewise& rule, std::uint32_t version)
{
    require_known<Piecewise>(version);
    archive(named("knots", rule.knots));
}

template <class Archive>
void serialize(Archive& archive, AwardEntry& entry)
{
    archive(named("level", entry.level), named("place", entry.place), named("points", entry.points));
}

template <class Archive>
void serialize(Archive& archive, AwardTable& rule, std::uint32_t version)
{
    require_known<AwardTable>(version);
    archive(named("entries", rule.entries));
}

template <class Archive>
void serialize(Archive& archive, Lag& rule, std::uint32_t version)
{
    require_known<Lag>(version);
    archive(named("from", rule.from), named("day", rule.day), named("within", rule.within),
            named("on_time", rule.on_time), named("per_day_late", rule.per_day_late), named("least", rule.least));
}

template <class Archive>
void serialize(Archive& archive, Deduction& rule, std::uint32_t version)
{
    require_known<Deduction>(version);
    archive(named("each", rule.each), named("by_quantity", rule.by_quantity));
}

template <class Archive>
void serialize(Archive& archive, Veto& rule, std::uint32_t version)
{
    require_known<Veto>(version);
    archive(named("effect", rule.effect), named("when", rule.when), named("limit", rule.limit),
            named("exposure", rule.exposure), named("best_grade", rule.best_grade));
}

template <class Archive>
void serialize(Archive& archive, Cap& cap, std::uint32_t version)
{
    require_known<Cap>(version);
    archive(named("per_item", cap.per_item), named("per_period", cap.per_period), named("period", cap.period),
            named("total", cap.total));
}

template <class Archive>
void serialize(Archive& archive, OncePerEvent& once)
{
    archive(named("applies", once.applies));
}

template <class Archive>
void serialize(Archive& archive, Exclusive& exclusive, std::uint32_t version)
{
    require_known<Exclusive>(version);
    archive(named("code", exclusive.code), named("indicators", exclusive.indicators));
}

}  // namespace muster::evaluation::rule

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
                                   "it has a scoring rule \"" + name.substr(0, 60) + "\", which is not known here",
                                   "update Muster");
}

}  // namespace cereal

namespace muster::evaluation {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, Indicator& indicator, std::uint32_t version)
{
    require_known<Indicator>(version);
    archive(named("code", indicator.code), named("label", indicator.label), named("area", indicator.area),
            named("unit", indicator.unit), named("source", indicator.source), named("weight", indicator.weight),
            named("rule", indicator.rule), named("combine", indicator.combine), named("cap", indicator.cap),
            named("once_per_event", indicator.once_per_event), named("missing", indicator.missing),
            named("missing_points", indicator.missing_points), named("round_to", indicator.round_to),
            named("rounding", indicator.rounding));
}

template <class Archive>
void serialize(Archive& archive, Area& area, std::uint32_t version)
{
    require_known<Area>(version);
    archive(named("code", area.code), named("label", area.label), named("parent", area.parent),
            named("weight", area.weight), named("aggregation", area.aggregation),
            named("position_weights", area.position_weights), named("base", area.base), named("least", area.least),
            named("most", area.most), named("round_to", area.round_to), named("rounding", area.rounding),
            named("source", area.source));
}

template <class Archive>
void serialize(Archive& archive, Quota& quota, std::uint32_t version)
{
    require_known<Quota>(version);
    archive(named("numerator", quota.numerator), named("denominator", quota.denominator), named("ties", quota.ties),
            named("key", quota.key), named("among", quota.among));
}

template <class Archive>
void serialize(Archive& archive, Grade& grade, std::uint32_t version)
{
    require_known<Grade>(version);
    archive(named("code", grade.code), named("label", grade.label), named("from", grade.from),
            named("quota", grade.quota));
}

template <class Archive>
void exchange(Archive& archive, SchemeParts& parts)
{
    archive(named("code", parts.code), named("version", parts.version), named("label", parts.label),
            named("source", parts.source), named("areas", parts.areas), named("indicators", parts.indicators),
            named("exclusives", parts.exclusives), named("grades", parts.grades),
            named("ungraded_stages", parts.ungraded_stages), named("rounding", parts.rounding));
}
template <class Archive>
void save(Archive& archive, const Scheme& scheme, std::uint32_t)
{
    SchemeParts parts = scheme.parts();
    exchange(archive, parts);
}
template <class Archive>
void load(Archive& archive, Scheme& scheme, std::uint32_t version)
{
    require_known<Scheme>(version);
    SchemeParts parts;
    exchange(archive, parts);
    scheme = Scheme(std::move(parts));
}

template <class Archive>
void serialize(Archive& archive, RollMember& member, std::uint32_t version)
{
    require_known<RollMember>(version);
    archive(named("code", member.code), named("unit", member.unit), named("stage", member.stage));
}

template <class Archive>
void serialize(Archive& archive, RollUnit& unit, std::uint32_t version)
{
    require_known<RollUnit>(version);
    archive(named("code", unit.code), named("label", unit.label), named("parent", unit.parent));
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

namespace muster::archive {

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

namespace muster::evaluation {

/// All of an evaluation but its ledger, which a term has already.
template <class Archive>
void save_without_ledger(Archive& archive, const Evaluation& evaluation)
{
    std::vector<std::string> totals;
    for (const MemberScore& score : evaluation.members())
        totals.push_back(to_string(score.total));
    archive(named("scheme", evaluation.scheme()), named("roll", evaluation.roll()),
            named("period", evaluation.period()), named("is_ranked", evaluation.is_ranked()),
            named("ignores_strangers", evaluation.ignores_strangers()), named("totals", totals));
}

/// @throws InvalidInput  if the scores of today are not those that were saved.
template <class Archive>
Evaluation load_with_ledger(Archive& archive, const record::Ledger& ledger)
{
    Scheme scheme = archive::Blank<Scheme>::make();
    EvaluationOptions options{.roll = Roll()};
    std::vector<std::string> totals;
    archive(named("scheme", scheme), named("roll", *options.roll), named("period", options.period),
            named("is_ranked", options.is_ranked), named("ignores_strangers", options.ignores_strangers),
            named("totals", totals));
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
    evaluation = load_with_ledger(archive, ledger);
}

}  // namespace muster::evaluation

MUSTER_SAVED_APART(extern, muster::evaluation, Scheme)
extern template void muster::evaluation::save_without_ledger(muster::archive::BinaryOutput&,
                                                             const muster::evaluation::Evaluation&);
extern template muster::evaluation::Evaluation muster::evaluation::load_with_ledger(muster::archive::BinaryInput&,
                                                                                    const muster::record::Ledger&);
extern template void muster::evaluation::save_without_ledger(muster::archive::TextOutput&,
                                                             const muster::evaluation::Evaluation&);
extern template muster::evaluation::Evaluation muster::evaluation::load_with_ledger(muster::archive::TextInput&,
                                                                                    const muster::record::Ledger&);
