#include "muster/evaluation/digest.hpp"

#include "evaluation/canonical_text.hpp"
#include "muster/core/digest.hpp"

#include <optional>
#include <variant>

namespace muster::inline v0_2::evaluation {
namespace {

void write(std::optional<Rounding> rounding, CanonicalText& text)
{
    if (rounding)
        text.number("rounding", static_cast<int>(*rounding));
}

void write(const Area& area, CanonicalText& text)
{
    text.begin("area");
    text.word("code", area.code);
    text.label("label", area.label);
    text.word("parent", area.parent);
    text.decimal("weight", area.weight);
    text.number("aggregation", static_cast<int>(area.aggregation));
    text.number("position_weights", area.position_weights.size());
    for (const Weight weight : area.position_weights)
        text.decimal("weight", weight);
    text.decimal("base", area.base);
    if (area.least)
        text.decimal("least", *area.least);
    if (area.most)
        text.decimal("most", *area.most);
    if (area.round_to)
        text.number("round_to", *area.round_to);
    write(area.rounding, text);
    text.word("source", area.source);
    if (area.least_data != Weight{})
        text.decimal("least_data", area.least_data);
    if (area.power)
        text.decimal("power", *area.power);
    if (needs_all_members(area.aggregation))
        text.decimal("full", area.full);
}

void write(const rule::Cap& cap, CanonicalText& text)
{
    if (cap.per_item)
        text.decimal("cap.per_item", *cap.per_item);
    if (cap.per_period) {
        text.decimal("cap.per_period", *cap.per_period);
        text.number("cap.period", static_cast<int>(cap.period));
    }
    if (cap.total)
        text.decimal("cap.total", *cap.total);
}

void write(const Indicator& indicator, CanonicalText& text)
{
    text.begin("indicator");
    text.word("code", indicator.code);
    text.label("label", indicator.label);
    text.word("area", indicator.area);
    text.label("unit", indicator.unit);
    text.word("source", indicator.source);
    text.decimal("weight", indicator.weight);
    text.word("rule", name_of(indicator.rule));
    std::visit([&](const auto& rule) { text.fields(rule); }, indicator.rule);
    text.number("combine", static_cast<int>(indicator.combine));
    write(indicator.cap, text);
    text.number("once_per_event", static_cast<int>(indicator.once_per_event.applies));
    text.number("missing", static_cast<int>(indicator.missing));
    text.decimal("missing_points", indicator.missing_points);
    text.number("round_to", indicator.round_to);
    write(indicator.rounding, text);
    if (indicator.is_bonus)
        text.number("is_bonus", 1);
    if (!indicator.assigned.empty())
        text.word("assigned", indicator.assigned);
    if (indicator.decay.applies()) {
        text.begin("decay");
        text.fields(indicator.decay);
    }
    for (const std::string& source : indicator.trusted)
        text.word("trusted", source);
}

void write(const Grade& grade, CanonicalText& text)
{
    text.begin("grade");
    text.word("code", grade.code);
    text.label("label", grade.label);
    if (grade.from)
        text.decimal("from", *grade.from);
    if (!grade.quota)
        return;
    text.number("quota.numerator", grade.quota->numerator);
    text.number("quota.denominator", grade.quota->denominator);
    text.number("quota.ties", static_cast<int>(grade.quota->ties));
    text.word("quota.key", grade.quota->key);
    text.number("quota.among", static_cast<int>(grade.quota->among));
}

}  // namespace

std::string canonical_text(const SchemeParts& parts)
{
    CanonicalText text;
    text.begin("muster scheme 2");
    text.word("code", parts.code);
    text.word("version", parts.version);
    text.label("label", parts.label);
    text.word("source", parts.source);
    text.number("rounding", static_cast<int>(parts.rounding));
    for (const Area& area : parts.areas)
        write(area, text);
    for (const Indicator& indicator : parts.indicators)
        write(indicator, text);
    for (const rule::Exclusive& exclusive : parts.exclusives) {
        text.begin("exclusive");
        text.word("code", exclusive.code);
        for (const std::string& indicator : exclusive.indicators)
            text.word("indicator", indicator);
        if (exclusive.by != rule::ExclusiveBy::most_points)
            text.number("by", static_cast<int>(exclusive.by));
    }
    for (const Grade& grade : parts.grades)
        write(grade, text);
    for (const Panel& panel : parts.panels) {
        text.begin("panel");
        text.fields(panel);
    }
    text.begin("ungraded stages");
    for (const org::Stage stage : parts.ungraded_stages)
        text.number("stage", static_cast<int>(stage));
    return text.text();
}

std::string Scheme::digest() const { return sha256_hex(canonical_text(parts_)); }

}  // namespace muster::evaluation
