// The way back from a score. Takes the member's records through the same plan and the same settling of items as the
// scoring does, and says at each what became of it. (That the scores are right is the checker's matter, see check.cpp.)
#include "evaluation/facts.hpp"
#include "evaluation/imputation.hpp"
#include "evaluation/items.hpp"
#include "evaluation/rule/population.hpp"
#include "evaluation/rule/questions.hpp"
#include "muster/core/error.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

using Steps = std::vector<DerivationStep>;

// The member's records and what became of each, by indicator.
std::vector<std::vector<DerivedRecord>> records_of(const EvaluationFacts& facts, const Plan& plan, MemberId member)
{
    std::vector<std::vector<DerivedRecord>> by_indicator(facts.scheme.indicators().size());
    const auto of_ledger = plan.ledger_row(member);
    if (!of_ledger)
        return by_indicator;
    std::vector<Item> items;
    for (const EvidenceId id : facts.ledger.records_of(*of_ledger)) {
        const std::uint32_t row = id.row();
        const record::Evidence evidence = facts.ledger[id];
        const std::uint32_t indicator = plan.indicator_of[evidence.indicator.row()];
        if (indicator == nothing)
            continue;
        DerivedRecord record{.id = id, .evidence = evidence, .source = {}, .counted = {}};
        if (evidence.source.is_set())
            record.source = facts.ledger.sources()[evidence.source];
        if (const record::Correction* const correction = facts.ledger.correction_of(id)) {
            record.fate = correction->is_void() ? RecordFate::void_record : RecordFate::replaced;
            record.replacement = correction->replacement;
            record.reason = correction->note.reason;
        } else if (!plan.is_in_period(evidence.day.day_number())) {
            record.fate = RecordFate::outside_period;
        } else if (facts.ledger.is_waiting(id)) {
            record.fate = RecordFate::waiting;
        } else {
            const rule::ItemAmount item = amount_of(plan, plan.indicators[indicator], row);
            record.fate = item.fault != nullptr ? RecordFate::no_answer
                          : item.is_capped      ? RecordFate::capped
                          : item.is_aged        ? RecordFate::aged
                                                : RecordFate::counted;
            if (record.fate != RecordFate::no_answer)
                items.push_back({.member = member.row(),
                                 .indicator = indicator,
                                 .record = row,
                                 .event = evidence.event.is_set() ? evidence.event.row() : nothing,
                                 .day = evidence.day.day_number(),
                                 .amount = item.amount,
                                 .counted = item.amount});
        }
        by_indicator[indicator].push_back(std::move(record));
    }
    resolve(plan, items);
    for (const Item& item : items) {
        auto& records = by_indicator[item.indicator];
        DerivedRecord& record = *std::ranges::lower_bound(records, EvidenceId(item.record), {}, &DerivedRecord::id);
        record.counted = Quantity::from_millionths(item.counted);
        if (item.fate != RecordFate::counted)
            record.fate = item.fate;
    }
    return by_indicator;
}

Label combined_as(Combine combine, std::uint32_t records)
{
    const std::string number = std::to_string(records);
    switch (combine) {
    case Combine::sum:
        return {"计入 " + number + " 条记录，合计",
                number + (records == 1 ? " record counts, in all" : " records count, in all")};
    case Combine::mean:
        return {number + " 条记录的平均数", "mean of " + number + (records == 1 ? " record" : " records")};
    case Combine::best:
        return {"取最高一条", "the highest record"};
    case Combine::worst:
        return {"取最低一条", "the lowest record"};
    case Combine::latest:
        return {"取最近一条", "the latest record"};
    }
    return {};
}

// What the rule does.
Label in_words(const Rule& rule)
{
    return rule::ask(rule, [](const auto& one, auto questions) { return questions.in_words(one); });
}

// What stands in for points.
Label missing_as(Missing missing)
{
    switch (missing) {
    case Missing::peer_mean:
        return {"无数据，取全体得分的平均数", "no data: the mean of all who have"};
    case Missing::peer_median:
        return {"无数据，取全体得分的中位数", "no data: the median of all who have"};
    case Missing::unit_mean:
        return {"无数据，取本单位得分的平均数", "no data: the mean of those of the unit who have"};
    case Missing::unit_median:
        return {"无数据，取本单位得分的中位数", "no data: the median of those of the unit who have"};
    case Missing::as_zero:
    case Missing::stated:
    case Missing::leave_out:
    case Missing::incomplete:
        break;
    }
    return {"无数据，按办法给分", "no data: points as stated"};
}

// What all members' amounts come to, and what the member's is drawn in to.
void add_population(const Population& population, const IndicatorScore& score, Label& text, Steps& steps)
{
    const ExactAmount amount{score.amount.millionths(), 1};
    if (const ExactAmount drawn = population.winsorised(amount); drawn != amount)
        steps.push_back({{"极端值缩尾", "drawn in, as it lies far out"},
                         Exact(drawn.sum, decimal::places) * Exact::ratio(1, drawn.divisor)});
    const Label all = population.in_words();
    text.zh += "；" + all.zh;
    text.en += "; " + all.en;
}

Steps steps_of(const Indicator& indicator, const IndicatorScore& score, const Population* population)
{
    Steps steps;
    const Exact points(score.points);
    switch (score.state) {
    case ScoreState::left_out:
        steps.push_back({{"无数据，不计入", "no data: left out"}, Exact()});
        return steps;
    case ScoreState::incomplete:
        steps.push_back({{"无数据，暂不定等次", "no data: no grade"}, Exact()});
        return steps;
    case ScoreState::missing:
        if (indicator.missing == Missing::stated || imputes(indicator.missing))
            steps.push_back({missing_as(indicator.missing), points});
        else
            steps.push_back({{"无数据，按零计", "no data: counts as zero"}, Exact(score.amount)});
        break;
    case ScoreState::counted:
    case ScoreState::extra:
        steps.push_back({combined_as(indicator.combine, score.records), Exact(score.amount)});
        break;
    }
    if (indicator.role() == rule::Role::strikes) {
        Label text = in_words(indicator.rule);
        text.zh += score.is_vetoed ? "，触发" : "，未触发";
        text.en += score.is_vetoed ? ": strikes" : ": does not strike";
        steps.push_back({std::move(text), Exact()});
        return steps;
    }
    if (score.state == ScoreState::missing && indicator.missing != Missing::as_zero)
        return steps;
    Label text = in_words(indicator.rule);
    if (population != nullptr && score.state != ScoreState::missing)
        add_population(*population, score, text, steps);
    if (indicator.cap.total && score.points == *indicator.cap.total) {
        text.zh += "，最多 " + to_string(*indicator.cap.total) + " 分";
        text.en += ", at most " + to_string(*indicator.cap.total);
    }
    steps.push_back({std::move(text), points});
    return steps;
}

class AreaInWords {
public:
    AreaInWords(const Scheme& scheme, const AreaTotals& totals, MemberId member, const MemberRow& row)
        : scheme_(scheme), totals_(totals), member_(member), row_(row)
    {
    }

    [[nodiscard]] AreaDerivation operator()(AreaId id) const
    {
        AreaDerivation derived{.area = id,
                               .total = row_.totals[id.row()],
                               .is_left_out = row_.states[id.row()] == AreaState::left_out,
                               .is_extra = row_.states[id.row()] == AreaState::extra,
                               .steps = {}};
        const Area& area = scheme_.areas()[id];
        const std::string least = to_string(area.least_data);
        if (derived.is_left_out) {
            Label text{"计权各项均无数据，不计入", "no part that weighs has data: left out"};
            if (area.least_data > Weight{})
                text = {"有数据的权重不足 " + least + "，不计入",
                        "data of less than " + least + " of its weight: left out"};
            derived.steps.push_back({std::move(text), Exact()});
            return derived;
        }
        if (area.base != Points{} && !derived.is_extra)
            derived.steps.push_back({{"基础分", "base"}, Exact(area.base)});
        add_parts(id, area, derived.steps);
        add_comparison(id, area, derived.steps);
        for (const IndicatorId indicator : scheme_.unweighted_of(id)) {
            const IndicatorScore& score = row_.scores[indicator.row()];
            const Indicator& rules = scheme_.indicators()[indicator];
            if (score.points != Points{} && rules.is_bonus)
                derived.steps.push_back({{"加分：" + name(rules.label, rules.code, Language::zh),
                                          "bonus: " + name(rules.label, rules.code, Language::en)},
                                         Exact(score.points)});
            else if (score.points != Points{})
                derived.steps.push_back({{"扣分：" + name(rules.label, rules.code, Language::zh),
                                          "less " + name(rules.label, rules.code, Language::en)},
                                         -Exact(score.points)});
            if (score.is_vetoed && sanction_of(rules.rule)->effect == rule::VetoEffect::void_area)
                derived.steps.push_back({{"一票否决，本项记零：" + name(rules.label, rules.code, Language::zh),
                                          "void: " + name(rules.label, rules.code, Language::en)},
                                         Exact()});
        }
        Label text{"合计", "total"};
        if (derived.is_extra) {
            Label why{"合计，计权各项均无数据，仅按权重计加减分",
                      "total; no part that weighs has data: its share is added or taken off"};
            if (area.least_data > Weight{})
                why = {"合计，有数据的权重不足 " + least + "，仅按权重计加减分",
                       "total; data of less than " + least + " of its weight: its share is added or taken off"};
            derived.steps.push_back({std::move(why), derived.total});
            return derived;
        }
        if (const auto how = how_it_is_made(id))
            text = *how;
        if (const auto places = scheme_.places_of(id)) {
            const bool is_half_up = scheme_.rounding_of(id) == Rounding::half_up;
            text.zh += "，" + std::string(is_half_up ? "四舍五入" : "") + "保留 " + std::to_string(*places) + " 位";
            text.en += ", rounded " + std::string(is_half_up ? "half up " : "") + "to " + std::to_string(*places) +
                       (*places == 1 ? " place" : " places");
        }
        if (area.least && derived.total == Exact(*area.least))
            text = {text.zh + "，最少 " + to_string(*area.least), text.en + ", at least " + to_string(*area.least)};
        if (area.most && derived.total == Exact(*area.most))
            text = {text.zh + "，最多 " + to_string(*area.most), text.en + ", at most " + to_string(*area.most)};
        derived.steps.push_back({std::move(text), derived.total});
        return derived;
    }

private:
    static std::string name(const Label& label, const std::string& code, Language language)
    {
        const std::string& text = label.in(language);
        return text.empty() ? code : text;
    }

    // One part of an area, and what it is for the member.
    struct Shown {
        Label text;
        Exact value;
        std::int64_t weight;
        AreaState state;
    };

    [[nodiscard]] AreaState state_of(const AreaPart& part) const
    {
        if (part.area.is_set())
            return row_.states[part.area.row()];
        const ScoreState state = row_.scores[part.indicator.row()].state;
        return state == ScoreState::left_out ? AreaState::left_out
               : state == ScoreState::extra  ? AreaState::extra
                                             : AreaState::weighs;
    }

    [[nodiscard]] Shown shown(const AreaPart& part) const
    {
        const bool is_area = part.area.is_set();
        const Label& label = is_area ? scheme_.areas()[part.area].label : scheme_.indicators()[part.indicator].label;
        const std::string& code = is_area ? scheme_.areas()[part.area].code : scheme_.indicators()[part.indicator].code;
        const Exact value = is_area ? row_.totals[part.area.row()] : Exact(row_.scores[part.indicator.row()].points);
        return {{name(label, code, Language::zh), name(label, code, Language::en)}, value, part.weight, state_of(part)};
    }

    // Of what does not add up.
    [[nodiscard]] std::optional<Label> how_it_is_made(AreaId id) const
    {
        switch (scheme_.aggregation_of(id)) {
        case Aggregation::sum:
        case Aggregation::arithmetic:
        case Aggregation::ordered:
            return std::nullopt;
        case Aggregation::geometric:
            return Label{"以加权几何平均合计", "total, by their weighted geometric mean"};
        case Aggregation::harmonic:
            return Label{"以加权调和平均合计", "total, by their weighted harmonic mean"};
        case Aggregation::generalised: {
            const std::string power = to_string(*scheme_.areas()[id].power);
            return Label{"以 " + power + " 次加权幂平均合计", "total, by their weighted power mean of power " + power};
        }
        case Aggregation::median:
            return Label{"以加权中位数合计", "total, by their weighted median"};
        case Aggregation::lowest:
            return Label{"取最低一项合计", "total, by the lowest of them"};
        case Aggregation::highest:
            return Label{"取最高一项合计", "total, by the highest of them"};
        case Aggregation::copeland:
            return Label{"按两两比较胜负合计", "total, by wins less losses in pairs"};
        case Aggregation::topsis:
            return Label{"按与优劣解的距离合计", "total, by the distances"};
        }
        return std::nullopt;
    }

    // How the member stands against all others.
    void add_comparison(AreaId id, const Area& area, Steps& steps) const
    {
        const SettledArea* const settled = totals_.settled(id.row());
        if (settled == nullptr || row_.states[id.row()] != AreaState::weighs)
            return;
        const SettledMember& own = settled->members[member_.row()];
        if (!own.takes_part) {
            steps.push_back({{"不参与比较", "is not compared with others"}, Exact()});
            return;
        }
        const std::size_t others = settled->taking_part - 1;
        if (!settled->topsis) {
            const std::string all = std::to_string(others);
            const std::string wins = std::to_string(own.wins);
            const std::string losses = std::to_string(own.losses);
            const std::string level = std::to_string(others - own.wins - own.losses);
            steps.push_back({{"与 " + all + " 人两两比较：胜 " + wins + "，负 " + losses + "，平 " + level + "；净胜",
                              "against " + all + " others: " + wins + " wins, " + losses + " losses, " + level +
                                  " level; wins less losses"},
                             Exact::whole(std::int64_t{own.wins} - std::int64_t{own.losses})});
            return;
        }
        std::vector<std::optional<Exact>> values;
        for (const AreaPart& part : scheme_.parts_of(id))
            if (part.weight > 0) {
                const Shown one = shown(part);
                values.push_back(one.state == AreaState::weighs ? std::optional(one.value) : std::nullopt);
            }
        const Topsis::Squares squares = settled->topsis->of(values);
        steps.push_back({{"与最优值的距离", "distance to the highest there is"},
                         Topsis::distance(squares.to_highest, squares.under)});
        steps.push_back({{"与最劣值的距离", "distance to the lowest there is"},
                         Topsis::distance(squares.to_lowest, squares.under)});
        const std::string full = to_string(area.full);
        steps.push_back({{full + " × 与最劣值的距离占两者之和的比例，未取整前保留 6 位",
                          full + " x the distance to the lowest over the sum of both, to 6 places"},
                         Topsis::points(squares, Exact(), {.full = area.full})});
    }

    static void put_before(const std::string& factor, Label& text) { text = {factor + text.zh, factor + text.en}; }

    void add_parts(AreaId id, const Area& area, Steps& steps) const
    {
        std::vector<Shown> there;
        std::vector<Shown> extra;
        std::int64_t all_weights = 0;
        for (const AreaPart& part : scheme_.parts_of(id)) {
            all_weights += part.weight;
            const Shown one = shown(part);
            if (one.state == AreaState::weighs && row_.states[id.row()] == AreaState::extra)
                continue;  // for want of data
            if (one.state != AreaState::left_out)
                (one.state == AreaState::extra ? extra : there).push_back(one);
        }
        if (area.aggregation == Aggregation::ordered) {
            std::ranges::stable_sort(there, std::ranges::greater{}, &Shown::value);
            for (std::size_t i = 0; i < there.size(); ++i)
                there[i].weight = scheme_.positions_of(id)[i];
        }
        std::int64_t weights = 0;  // of what is there: it shares the weight of what is left out
        for (const Shown& part : there)
            weights += part.weight;
        const bool adds_up = !how_it_is_made(id);
        const bool is_one_of_them = area.aggregation == Aggregation::lowest || area.aggregation == Aggregation::highest;
        const auto step = [&](Shown& part, std::int64_t of, bool is_weighted) {
            const bool weighs = area.aggregation != Aggregation::sum && of > 0 && (!is_one_of_them || is_weighted);
            const Exact share = weighs ? Exact::ratio(part.weight, of) : Exact::whole(1);
            if (weighs)
                put_before(to_string(share) + " × " + to_decimal_string(part.value) + " ", part.text);
            steps.push_back({std::move(part.text), is_weighted ? share * part.value : part.value});
        };
        for (Shown& part : there)
            step(part, weights, adds_up);
        for (Shown& part : extra) {
            part.text = {part.text.zh + "（另加）", part.text.en + " (added on top)"};
            step(part, all_weights, true);
        }
    }

    const Scheme& scheme_;
    const AreaTotals& totals_;
    MemberId member_;
    MemberRow row_;
};

}  // namespace

Derivation Evaluation::explain(MemberId member) const
{
    if (!facts_->roll.members().contains(member))
        throw InvalidInput::unknown({"explain"}, "the member", "the roll");
    const Plan& plan = facts_->plan;
    Faults none;  // they were told when all were scored
    const MemberRows rows(plan, *facts_->totals, member, 1, none);
    const MemberRow row = rows[0];
    Derivation derivation{.member = member,
                          .code = facts_->roll.members()[member].code,
                          .scheme = facts_->scheme.code(),
                          .version = facts_->scheme.version(),
                          .digest = facts_->scheme.digest(),
                          .score = of(member),
                          .areas = {},
                          .indicators = {},
                          .vetoes = {}};
    std::vector<std::vector<DerivedRecord>> records = records_of(*facts_, plan, member);
    for (std::uint32_t i = 0; i < records.size(); ++i) {
        const IndicatorId id(i);
        const IndicatorScore& score = row.scores[i];
        derivation.indicators.push_back(
            {.indicator = id,
             .score = score,
             .steps = steps_of(facts_->scheme.indicators()[id], score, plan.indicators[i].population.get()),
             .records = std::move(records[i])});
        if (score.is_vetoed)
            derivation.vetoes.push_back(id);
    }
    const AreaInWords in_words(facts_->scheme, *facts_->totals, member, row);
    for (std::uint32_t area = 0; area < facts_->scheme.areas().size(); ++area)
        derivation.areas.push_back(in_words(AreaId(area)));
    return derivation;
}

}  // namespace muster::evaluation
