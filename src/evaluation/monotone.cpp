// The proof, indicator by indicator, from the leaf to the top.
//
// Every area rises with each of its parts (weights are not negative; sums, means, medians, majorities, limits and
// rounding keep order; the records of all others stay as they are), but for distances, of which it is not proved. So
// more of an indicator can only cost points where its own points fall, where it is what
// another is divided by, or where a first record makes a part weigh that was left out before. A part that joins a
// weighted mean with at least as many points as any other can have does not lower it; an area that had none that
// weighed joins the area above in the same way, and there must be nothing it added before that its limits or its
// rounding could now cut, and nothing it took off.
//
// That an event counts once costs nothing: of each event the record is taken that makes the amount of the indicator
// greatest, so with one more record there is one more choice, and every choice there was is there still. It does where
// a record of a source that is trusted more says less, and where an event goes to another indicator that makes less of
// it. It never makes less of it where all of the group add up, in one area that adds up, without limits, whole points
// for each unit and one record an event: then points are the sum over events of the greatest record's.
//
// A record that ages counts between nothing and what it says, so a first one is sure of no more than of nothing.
#include "muster/evaluation/monotone.hpp"

#include "evaluation/imputation.hpp"
#include "evaluation/monotone_witness.hpp"
#include "evaluation/rule/questions.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation {
namespace {

bool takes_readings(const Indicator& indicator)
{
    return indicator.combine == Combine::mean || indicator.combine == Combine::worst ||
           indicator.combine == Combine::latest;
}

class Prover {
public:
    explicit Prover(const Scheme& scheme) : scheme_(scheme), most_(scheme.areas().size())
    {
        for (const Indicator& indicator : scheme.indicators().rows())
            merits_.push_back(merit_of(indicator.rule));
        for (const AreaId id : scheme.bottom_up())
            most_[id.row()] = most_of_area(id);
    }

    [[nodiscard]] Monotonicity run() const
    {
        Monotonicity made;
        // Members who are made up and evaluated together change each other's totals where they are held together.
        const bool can_try = std::ranges::none_of(scheme_.areas().rows(),
                                                  [](const Area& area) { return needs_all_members(area.aggregation); });
        for (std::uint32_t row = 0; row < scheme_.indicators().size(); ++row) {
            const Indicator& indicator = scheme_.indicators()[IndicatorId(row)];
            if (!is_merit(row)) {
                made.no_merit.push_back(indicator.code);
                continue;
            }
            std::optional<Label> doubt = doubt_about(row);
            if (doubt)
                made.findings.push_back({indicator.code, std::move(*doubt),
                                         can_try ? find_witness(scheme_, IndicatorId(row)) : std::nullopt});
            else
                made.proved.push_back(indicator.code);
        }
        return made;
    }

private:
    [[nodiscard]] std::int64_t weight_of(std::uint32_t row) const
    {
        const AreaId area = *scheme_.areas().find(scheme_.indicators()[IndicatorId(row)].area);
        for (const AreaPart& part : scheme_.parts_of(area))
            if (part.indicator == IndicatorId(row))
                return part.weight;
        return 0;
    }

    [[nodiscard]] bool is_merit(std::uint32_t row) const
    {
        const Indicator& indicator = scheme_.indicators()[IndicatorId(row)];
        if (merits_[row].course == rule::Course::falls)
            return false;
        return indicator.is_bonus || (indicator.is_weighted() && weight_of(row) > 0);
    }

    [[nodiscard]] bool asks_for_data_above(const Indicator& indicator) const
    {
        for (std::string at = indicator.area; !at.empty(); at = scheme_.areas()[*scheme_.areas().find(at)].parent)
            if (scheme_.areas()[*scheme_.areas().find(at)].least_data > Weight{})
                return true;
        return false;
    }

    // Why it is not proved; nothing where it is.
    [[nodiscard]] std::optional<Label> doubt_about(std::uint32_t row) const
    {
        const Indicator& indicator = scheme_.indicators()[IndicatorId(row)];
        const rule::Merit& merit = merits_[row];
        if (merit.doubt)
            return merit.doubt;
        if (asks_for_data_above(indicator))
            return Label{"数据增多后，原先因数据不足不计的模块可能计入",
                         "with more data an area may begin to weigh that had too little"};
        if (merit.course == rule::Course::bends)
            return Label{"分值随数量先升后降", "its points fall where they rose before"};
        if (!indicator.trusted.empty())
            return Label{"更可信来源对同一事项的记录可能较少",
                         "a source that is trusted more may say less of an event"};
        if (const rule::Exclusive* const group = group_of(indicator); group != nullptr && !shares_safely(*group))
            return Label{"同一事项改在此指标计入，可能少于原处",
                         "an event may count under it in place of another indicator that makes more of it"};
        for (std::uint32_t other = 0; other < scheme_.indicators().size(); ++other) {
            const Indicator& divided = scheme_.indicators()[IndicatorId(other)];
            const auto sanction = sanction_of(divided.rule);
            const bool is_of_points = !sanction || sanction->effect != rule::VetoEffect::bar_grade;
            if (exposure_of(divided.rule) == indicator.code && merits_[other].falls_with_exposure && is_of_points)
                return Label{"它是“" + divided.code + "”的分母", "\"" + divided.code + "\" is divided by it"};
        }
        if (const Area* const area = topsis_above(indicator))
            return Label{"模块“" + area->code + "”按与优劣解的距离计分，距离随全体成员而变",
                         "area \"" + area->code + "\" goes by distances, which hang on all members"};
        if (!indicator.is_weighted() || !exposure_of(indicator.rule).empty())
            return std::nullopt;  // a rate is missing for want of what it divides by, not of records
        const std::optional<Points> joins_with = first_points(row);
        if (indicator.missing == Missing::as_zero && merit.least < Points{})
            return Label{"首条记录可能为负分", "a first record may give less than 0"};
        if (imputes(indicator.missing))
            return Label{"无记录时按他人得分计，首条记录可能更低",
                         "without a record others' points stand in, and the first one may give fewer"};
        if (indicator.missing == Missing::stated && joins_with && indicator.missing_points > *joins_with)
            return Label{"无记录时给分高于首条记录", "it gives more points without a record than with the first one"};
        if (indicator.missing == Missing::incomplete && joins_with && *joins_with < Points{})
            return Label{"首条记录可能为负分", "a first record may give less than 0"};
        if (indicator.missing == Missing::leave_out && joins_with && !joins_safely(row, Exact(*joins_with)))
            return Label{"无记录时不计权，首条记录可能低于其余部分",
                         "it does not weigh without a record, and the first one may lie below the rest"};
        return std::nullopt;
    }

    // The area by distances that its points go through; none where there is none.
    [[nodiscard]] const Area* topsis_above(const Indicator& indicator) const
    {
        // A bonus goes on top of its own area.
        const Area* at = &scheme_.areas()[*scheme_.areas().find(indicator.area)];
        if (!indicator.is_weighted())
            at = at->parent.empty() ? nullptr : &scheme_.areas()[*scheme_.areas().find(at->parent)];
        while (at != nullptr && at->aggregation != Aggregation::topsis)
            at = at->parent.empty() ? nullptr : &scheme_.areas()[*scheme_.areas().find(at->parent)];
        return at;
    }

    [[nodiscard]] const rule::Exclusive* group_of(const Indicator& indicator) const
    {
        for (const rule::Exclusive& group : scheme_.parts().exclusives)
            if (std::ranges::find(group.indicators, indicator.code) != group.indicators.end())
                return &group;
        return nullptr;
    }

    // Whether an event that goes from one of the group to another never gives less.
    [[nodiscard]] bool shares_safely(const rule::Exclusive& group) const
    {
        if (group.by != rule::ExclusiveBy::most_points)
            return false;
        std::optional<std::string> area;
        return std::ranges::all_of(group.indicators, [&](const std::string& code) {
            const Indicator& one = scheme_.indicators()[*scheme_.indicators().find(code)];
            const bool is_of_same = !area || *area == one.area;
            area = one.area;
            const Area& above = scheme_.areas()[*scheme_.areas().find(one.area)];
            const bool adds_up = above.aggregation == Aggregation::sum && one.is_weighted();
            const bool is_plain = !one.cap.total && !one.cap.per_period && one.combine == Combine::sum &&
                                  one.missing == Missing::as_zero && one.assigned.empty();
            const std::int64_t each = points_each_of(one.rule)->millionths();
            return is_of_same && adds_up && is_plain && one.once_per_event.applies && one.trusted.empty() && each > 0 &&
                   each % decimal::per_one == 0 && one.round_to == decimal::places;
        });
    }

    // What a first good record is sure to give; nothing where there is no limit to it.
    [[nodiscard]] std::optional<Points> first_points(std::uint32_t row) const
    {
        const Indicator& indicator = scheme_.indicators()[IndicatorId(row)];
        std::optional<Points> first = merits_[row].first;
        if (takes_readings(indicator))
            first = merits_[row].most_of_one;
        if (indicator.decay.applies())
            first = std::min(first.value_or(Points{}), Points{});
        if (indicator.cap.total)
            first = first ? std::min(*first, *indicator.cap.total) : *indicator.cap.total;
        return first;
    }

    // The most points of an indicator; nothing where there is no limit.
    [[nodiscard]] std::optional<Exact> most_of(std::uint32_t row) const
    {
        const Indicator& indicator = scheme_.indicators()[IndicatorId(row)];
        const rule::Merit& merit = merits_[row];
        std::optional<Points> most = indicator.combine == Combine::sum ? merit.most : merit.most_of_one;
        if (indicator.cap.total)
            most = most ? std::min(*most, *indicator.cap.total) : *indicator.cap.total;
        if (!most)
            return std::nullopt;
        if (indicator.missing == Missing::stated)
            most = std::max(*most, indicator.missing_points);
        const Exact exact(std::max(*most, Points{}));
        return std::max(exact, exact.rounded(indicator.round_to, Rounding::half_up));
    }

    [[nodiscard]] std::optional<Exact> most_of(const AreaPart& part) const
    {
        return part.area.is_set() ? most_[part.area.row()] : most_of(part.indicator.row());
    }

    [[nodiscard]] bool may_be_beside(const AreaPart& part) const
    {
        if (part.indicator.is_set())
            return scheme_.indicators()[part.indicator].may_be_left_out();
        return may_be_absent(part.area);
    }

    // Whether there are members for whom no part of it weighs.
    [[nodiscard]] bool may_be_absent(AreaId id) const
    {
        const auto parts = scheme_.parts_of(id);
        if (!parts.empty() && scheme_.areas()[id].least_data > Weight{})
            return true;
        return !parts.empty() && std::ranges::all_of(parts, [&](const AreaPart& part) {
            return part.weight == 0 || may_be_beside(part);
        });
    }

    // The most an area's total can be; nothing where there is no limit. Parts that only add are taken as if they did so
    // on top of all others.
    [[nodiscard]] std::optional<Exact> most_of_area(AreaId id) const
    {
        const Area& area = scheme_.areas()[id];
        const std::optional<Exact> limit = area.most ? std::optional(Exact(*area.most)) : std::nullopt;
        Exact top;
        Exact beside;
        WideInteger weights = 0;
        for (const AreaPart& part : scheme_.parts_of(id))
            weights += part.weight;
        for (const AreaPart& part : scheme_.parts_of(id)) {
            if (part.weight == 0)
                continue;
            const std::optional<Exact> most = most_of(part);
            if (!most)
                return limit;
            const bool adds = area.aggregation == Aggregation::sum;
            top = adds ? top + *most : std::max(top, *most);
            if (!adds && may_be_beside(part))
                beside += Exact::ratio(part.weight, weights) * *most;
        }
        for (const IndicatorId bonus : scheme_.unweighted_of(id)) {
            if (!scheme_.indicators()[bonus].is_bonus)
                continue;
            const std::optional<Exact> most = most_of(bonus.row());
            if (!most)
                return limit;
            beside += *most;
        }
        if (needs_all_members(area.aggregation))
            top = Exact(area.full);
        Exact most = top + beside + Exact(area.base);
        if (const auto places = scheme_.places_of(id))
            most = std::max(most, most.rounded(*places, Rounding::half_up));
        return limit ? std::min(most, *limit) : most;
    }

    // Whether an area may add or take off something where none of its parts weighs.
    [[nodiscard]] bool has_deductions(AreaId id) const
    {
        return std::ranges::any_of(scheme_.unweighted_of(id), [&](IndicatorId row) {
            return scheme_.indicators()[row].role() == rule::Role::taken_off;
        });
    }
    [[nodiscard]] bool has_extras(AreaId id) const
    {
        const auto may_add = [&](const AreaPart& part) {
            return part.area.is_set() || !scheme_.indicators()[part.indicator].assigned.empty();
        };
        const auto is_bonus = [&](IndicatorId row) { return scheme_.indicators()[row].is_bonus; };
        return std::ranges::any_of(scheme_.parts_of(id), may_add) ||
               std::ranges::any_of(scheme_.unweighted_of(id), is_bonus);
    }

    // Whether a part that did not weigh can begin to with so many points, and no total falls.
    [[nodiscard]] bool joins_safely(std::uint32_t row, Exact value) const
    {
        AreaPart joining{.indicator = IndicatorId(row)};
        AreaId at = *scheme_.areas().find(scheme_.indicators()[IndicatorId(row)].area);
        while (true) {
            const Area& area = scheme_.areas()[at];
            if (needs_all_members(area.aggregation))
                return false;
            const auto is_no_higher = [&](const AreaPart& part) {
                const bool is_it = part.area == joining.area && part.indicator == joining.indicator;
                const std::optional<Exact> most = most_of(part);
                return is_it || part.weight == 0 || (most && *most <= value);
            };
            if (area.aggregation == Aggregation::sum ? value < Exact()
                                                     : !std::ranges::all_of(scheme_.parts_of(at), is_no_higher))
                return false;
            if (!may_be_absent(at) || area.parent.empty())
                return true;
            if (has_deductions(at) || (has_extras(at) && (area.most || scheme_.places_of(at))))
                return false;
            value = value + Exact(area.base);
            if (area.most)
                value = std::min(value, Exact(*area.most));
            if (const auto places = scheme_.places_of(at))
                value = std::min(value, value.rounded(*places, scheme_.rounding_of(at)));
            joining = {.area = at};
            at = *scheme_.areas().find(area.parent);
        }
    }

    const Scheme& scheme_;
    std::vector<rule::Merit> merits_;         // by indicator
    std::vector<std::optional<Exact>> most_;  // by area
};

// `12 x study 60, duty 8`: records that are alike together.
std::string records_in_words(const std::vector<WitnessRecord>& records)
{
    std::string words;
    for (auto first = records.begin(); first != records.end();) {
        const auto last = std::find_if(first, records.end(), [&](const WitnessRecord& record) {
            return record.indicator != first->indicator || record.quantity != first->quantity;
        });
        words.append(words.empty() ? "" : ", ");
        if (last - first > 1)
            words.append(std::to_string(last - first)).append(" x ");
        words.append(first->indicator).append(" ").append(to_string(first->quantity));
        first = last;
    }
    return words;
}

}  // namespace

Monotonicity monotone(const Scheme& scheme) { return Prover(scheme).run(); }

Label in_words(const MonotoneFinding& finding)
{
    Label text{"指标“" + finding.indicator + "”：" + finding.reason.zh,
               "indicator \"" + finding.indicator + "\": " + finding.reason.en};
    if (!finding.witness) {
        text.zh += "；未证明多做不减分，也未找到反例";
        text.en += "; neither proved that more of it never lowers a total, nor a member found whom it costs points";
        return text;
    }
    const MonotoneWitness& witness = *finding.witness;
    const std::string held = records_in_words(witness.held);
    std::string roles;
    for (const std::string& role : witness.roles)
        roles.append(roles.empty() ? "" : ", ").append(role);
    const std::string added = to_string(witness.added.quantity);
    const std::string before = to_decimal_string(witness.before);
    const std::string after = to_decimal_string(witness.after);
    text.zh += "；反例：已有记录（" + (held.empty() ? "无" : held) + "）" +
               (roles.empty() ? "" : "、承担（" + roles + "）") + "的成员再加 " + added + "，总分由 " + before +
               " 变为 " + after;
    text.en += "; a member with " + (held.empty() ? "no records" : held) +
               (roles.empty() ? "" : " and the roles " + roles) + " has " + after + " with " + added + " more, and " +
               before + " without";
    return text;
}

}  // namespace muster::evaluation
