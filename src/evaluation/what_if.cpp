// What is supposed is put into a scheme, a roll and a copy of the ledger, and that is evaluated: by `with_ledger` where
// scheme and roll stay as they are, else anew. So what it gives is what evaluating anew gives, and nothing else is
// known here.
#include "muster/evaluation/what_if.hpp"

#include "evaluation/ratio.hpp"
#include "evaluation/weighs_parts.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// Puts each of `given` in the place of what has its code.
template <class Part, class WhereIs>
void exchange_parts(std::vector<Part>& parts, const std::vector<Part>& given, WhereIs where_is, Faults& faults)
{
    for (const Part& each : given) {
        const auto at = std::ranges::find(parts, each.code, &Part::code);
        if (at == parts.end())
            faults.add(where_is(each.code), "it is not in the scheme",
                       "give another one in the place of one that is there");
        else
            *at = each;
    }
}

// The weights of the parts beside `code`, its own first; empty where no area weighs it.
std::vector<Weight*> weights_beside(SchemeParts& parts, const std::string& code)
{
    std::string above;
    Weight* own = nullptr;
    for (Area& area : parts.areas)
        if (area.code == code) {
            above = area.parent;
            own = &area.weight;
        }
    for (Indicator& indicator : parts.indicators)
        if (indicator.code == code && indicator.is_weighted()) {
            above = indicator.area;
            own = &indicator.weight;
        }
    const auto at = std::ranges::find(parts.areas, above, &Area::code);
    if (own == nullptr || at == parts.areas.end() || !weighs_parts(at->aggregation))
        return {};
    std::vector<Weight*> weights{own};
    for (Area& area : parts.areas)
        if (area.parent == above && &area.weight != own)
            weights.push_back(&area.weight);
    for (Indicator& indicator : parts.indicators)
        if (indicator.area == above && indicator.is_weighted() && &indicator.weight != own)
            weights.push_back(&indicator.weight);
    return weights;
}

// The same ratio, so written that it is one whatever it sums to.
void write_as_ratio(const std::vector<Weight*>& weights)
{
    std::vector<Weight> given;
    for (const Weight* weight : weights)
        given.push_back(*weight);
    const std::vector<std::int64_t> ratio = ratio_of(given);
    const bool is_long = std::ranges::max(ratio) > most_weight;
    for (std::size_t i = 0; i < weights.size(); ++i)
        *weights[i] = is_long ? Weight::from_millionths(ratio[i]) : Weight::whole(ratio[i]);
}

Scheme supposed_scheme(const Scheme& scheme, const Scenario& scenario)
{
    SchemeParts parts = scheme.parts();
    Faults faults;
    exchange_parts(
        parts.areas, scenario.areas,
        [](const std::string& code) { return Where{"what is supposed of area \"" + code + "\""}; }, faults);
    exchange_parts(
        parts.indicators, scenario.indicators,
        [](const std::string& code) { return Where{"what is supposed of indicator \"" + code + "\""}; }, faults);
    std::vector<std::vector<Weight*>> changed;
    for (const auto& [code, weight] : scenario.weights) {
        const Where here{"weight of \"" + code + "\""};
        std::vector<Weight*> weights = weights_beside(parts, code);
        if (weights.empty())
            faults.add(here, "no area weighs it", "name an area or an indicator that has a weight");
        else if (weight < Weight{} || weight > Weight::whole(most_weight))
            check_weight(weight, here, faults);
        else {
            *weights[0] = weight;
            changed.push_back(std::move(weights));
        }
    }
    faults.throw_if_any();
    for (const std::vector<Weight*>& weights : changed)
        write_as_ratio(weights);
    Scheme made(std::move(parts));
    for (const auto& [code, share] : scenario.shares)
        made = made.with_weight(code, share);
    return made;
}

// Whether it is just the ledger's members, as where no roll is given.
bool is_of_ledger(const Roll& roll, const record::Ledger& ledger)
{
    return roll.units().empty() && std::ranges::equal(roll.members().rows(), ledger.members().words(),
                                                      [](const RollMember& member, const std::string& code) {
                                                          return member == RollMember{.code = code};
                                                      });
}

Roll supposed_roll(const Roll& roll, const Scenario& scenario)
{
    const std::unordered_set<std::string> leaving(scenario.leaving.begin(), scenario.leaving.end());
    Faults faults;
    for (const std::string& code : scenario.leaving)
        if (!roll.members().find(code))
            faults.add({"what is supposed of member \"" + code + "\""}, "nobody of this code is on the roll",
                       "let somebody leave who is there");
    faults.throw_if_any();
    std::vector<RollMember> members(roll.members().rows().begin(), roll.members().rows().end());
    for (const RollMember& member : scenario.members) {
        if (const auto at = roll.members().find(member.code))
            members[at->row()] = member;
        else
            members.push_back(member);
    }
    std::erase_if(members, [&](const RollMember& member) { return leaving.contains(member.code); });
    return Roll(std::move(members), {roll.units().rows().begin(), roll.units().rows().end()});
}

record::Evidence written(record::Ledger& ledger, const ProposedRecord& words, const Where& here)
{
    record::Evidence made{.member = ledger.admit_member(words.member),
                          .indicator = ledger.admit_indicator(words.indicator),
                          .quantity = words.quantity,
                          .day = words.day};
    if (!words.source.empty())
        made.source = ledger.admit_source(words.source);
    if (!words.activity.empty())
        made.activity = ledger.activity_of(words.activity, here);
    if (!words.event.empty())
        made.event = ledger.admit_event(words.event);
    if (!words.level.empty())
        made.level = ledger.admit_level(words.level);
    if (!words.place.empty())
        made.place = ledger.admit_place(words.place);
    return made;
}

// Where somebody leaves strangers are skipped, so that who is none is found here.
struct Known {
    const Roll& roll;
    const Scheme& scheme;
    bool takes_anybody;  // every member of the ledger is on the roll
    bool takes_strangers;
};

class SupposedRecords {
public:
    SupposedRecords(record::Ledger ledger, const Known& known) : ledger_(std::move(ledger)), known_(known) {}

    void add(const ProposedRecord& words, std::size_t number)
    {
        const Where here{"record " + std::to_string(number) + " that is supposed"};
        tried([&] {
            if (is_known(words, here))
                ledger_.append(written(ledger_, words, here));
        });
    }
    void withdraw(EvidenceId record)
    {
        tried([&] { ledger_.void_record(record, note(record)); });
    }
    void change(const RecordChange& change)
    {
        const Where here{"what is supposed of a record of member \"" + change.becomes.member + "\""};
        tried([&] {
            const record::CorrectionNote why = note(change.record);
            if (is_known(change.becomes, here))
                ledger_.replace(change.record, written(ledger_, change.becomes, here), why);
        });
    }
    // @throws InvalidInputs  with all that was wrong.
    [[nodiscard]] const record::Ledger& done()
    {
        faults_.throw_if_any();
        return ledger_;
    }

private:
    template <class Work>
    void tried(Work work)
    {
        try {
            work();
        } catch (const InvalidInputs& errors) {
            for (const Fault& fault : errors.faults())
                faults_.add(fault.place, fault.fault, fault.remedy);
        } catch (const InvalidInput& error) {
            faults_.add(error);
        }
    }

    [[nodiscard]] record::CorrectionNote note(EvidenceId record) const
    {
        return {.reason = "what if", .day = ledger_.contains(record) ? ledger_[record].day : Day(2000, 1, 1)};
    }

    bool is_known(const ProposedRecord& words, const Where& here)
    {
        if (known_.takes_strangers)
            return true;
        const bool has_member = known_.takes_anybody || known_.roll.members().find(words.member);
        const bool has_indicator = known_.scheme.indicators().find(words.indicator).has_value();
        if (!has_member)
            faults_.add(here, "member \"" + words.member + "\" is not on the roll",
                        "name somebody who is, or suppose that they are");
        if (!has_indicator)
            faults_.add(here, "indicator \"" + words.indicator + "\" is not in the scheme", "name one that is");
        return has_member && has_indicator;
    }

    record::Ledger ledger_;
    const Known& known_;
    Faults faults_;
};

record::Ledger supposed_ledger(const record::Ledger& ledger, const Scenario& scenario, const Known& known)
{
    if (scenario.added.empty() && scenario.withdrawn.empty() && scenario.changed.empty())
        return ledger;
    SupposedRecords records(ledger, known);
    for (const EvidenceId record : scenario.withdrawn)
        records.withdraw(record);
    for (const RecordChange& change : scenario.changed)
        records.change(change);
    for (std::size_t i = 0; i < scenario.added.size(); ++i)
        records.add(scenario.added[i], i + 1);
    return records.done();
}

std::string code_of_grade(const Evaluation& evaluation, MemberId member)
{
    const GradeId grade = evaluation.of(member).grade;
    return grade.is_set() ? evaluation.scheme().grades()[grade].code : std::string();
}

// As `compare`, but for areas and indicators.
Comparison standings_compared(const Evaluation& before, const Evaluation& after)
{
    Comparison made{.is_same_scheme = before.scheme() == after.scheme()};
    made.members.reserve(after.members().size());
    for (std::uint32_t row = 0; row < after.members().size(); ++row) {
        const MemberId now(row);
        MemberChange change{
            .code = after.roll().members()[now].code, .after = after.of(now), .grade_after = code_of_grade(after, now)};
        const bool is_same_row =
            row < before.members().size() && before.roll().members()[MemberId(row)].code == change.code;
        if (const auto then = is_same_row ? std::optional(now) : before.roll().members().find(change.code)) {
            change.before = before.of(*then);
            change.grade_before = code_of_grade(before, *then);
        }
        made.members.push_back(std::move(change));
    }
    for (std::uint32_t row = 0; row < before.members().size(); ++row) {
        const MemberId then(row);
        const std::string& code = before.roll().members()[then].code;
        if (!after.roll().members().find(code))
            made.members.push_back(
                {.code = code, .before = before.of(then), .grade_before = code_of_grade(before, then)});
    }
    for (std::uint32_t row = 0; row < after.units().size(); ++row) {
        const std::string& code = after.roll().units()[UnitId(row)].code;
        if (const auto was = before.roll().units().find(code))
            made.units.push_back({code, Exact(before.of(*was).mean), Exact(after.of(UnitId(row)).mean)});
    }
    return made;
}

}  // namespace

ProposedRecord in_words(const record::Ledger& ledger, EvidenceId record)
{
    if (!ledger.contains(record))
        throw InvalidInput({"record"}, "the ledger has no record of this number", "name one that it has");
    const record::Evidence row = ledger[record];
    ProposedRecord made{.member = ledger.members()[row.member],
                        .indicator = ledger.indicators()[row.indicator],
                        .day = row.day,
                        .quantity = row.quantity};
    if (row.source.is_set())
        made.source = ledger.sources()[row.source];
    if (row.activity.is_set())
        made.activity = ledger.activities()[row.activity.row()].plan().code;
    if (row.event.is_set())
        made.event = ledger.events()[row.event];
    if (row.level.is_set())
        made.level = ledger.levels()[row.level];
    if (row.place.is_set())
        made.place = ledger.places()[row.place];
    return made;
}

std::vector<MemberChange> ScenarioResult::moved() const
{
    std::vector<MemberChange> made;
    for (const MemberChange& change : comparison.members) {
        const bool is_in_both = change.before && change.after;
        if (!is_in_both || change.before->total != change.after->total || change.before->rank != change.after->rank ||
            change.before->is_incomplete != change.after->is_incomplete || change.grade_before != change.grade_after)
            made.push_back(change);
    }
    return made;
}

ScenarioResult what_if(const Evaluation& evaluation, const Scenario& scenario)
{
    const bool has_other_scheme = !scenario.areas.empty() || !scenario.indicators.empty() ||
                                  !scenario.weights.empty() || !scenario.shares.empty();
    const bool has_other_roll = !scenario.members.empty() || !scenario.leaving.empty();
    const Scheme scheme = has_other_scheme ? supposed_scheme(evaluation.scheme(), scenario) : evaluation.scheme();
    const Roll roll = has_other_roll ? supposed_roll(evaluation.roll(), scenario) : evaluation.roll();
    const bool is_of_all = !has_other_roll && is_of_ledger(evaluation.roll(), evaluation.ledger());
    const record::Ledger ledger =
        supposed_ledger(evaluation.ledger(), scenario, {roll, scheme, is_of_all, evaluation.ignores_strangers()});
    const auto made = [&] {
        if (!has_other_scheme && !has_other_roll)
            return evaluation.with_ledger(ledger, scenario.threads);
        EvaluationOptions options{.period = evaluation.period(),
                                  .is_ranked = evaluation.is_ranked(),
                                  .ignores_strangers = evaluation.ignores_strangers() || !scenario.leaving.empty(),
                                  .threads = scenario.threads};
        if (!is_of_all)
            options.roll = roll;
        return evaluate(scheme, ledger, options);
    };
    Evaluation then = made();
    Comparison comparison = standings_compared(evaluation, then);
    return {std::move(then), std::move(comparison)};
}

}  // namespace muster::evaluation
