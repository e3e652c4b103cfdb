// Shapley's value (1953) over the causes there are. An evaluation is made for every set of causes that are let in: of
// the later ledger or the earlier, the later roles or the earlier, and a scheme mixed of both. A cause's part is the
// mean, over all orders, of what it adds when it is let in: over each set S of the others, |S|! (n - |S| - 1)! / n!
// times the total with it less the total without. The weights of all sets after which a given total is reached and of
// those before which it is left are the same but at both ends, so the parts sum to the whole change.
#include "muster/evaluation/causes.hpp"

#include "evaluation/area_totals.hpp"
#include "evaluation/imputation.hpp"
#include "evaluation/mixed_schemes.hpp"
#include "evaluation/rule/population.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// What an evaluation of some of the causes says of members.
class Mixed {
public:
    explicit Mixed(Evaluation evaluation) : evaluation_(std::move(evaluation)), totals_(evaluation_.scheme()) {}

    [[nodiscard]] const Exact& total(const std::string& member) const { return evaluation_.of(row(member)).total; }
    [[nodiscard]] const Scheme& scheme() const noexcept { return evaluation_.scheme(); }
    [[nodiscard]] std::vector<IndicatorScore> scores(const std::string& member) const
    {
        std::vector<IndicatorScore> made;
        const MemberId own = row(member);
        for (std::uint32_t i = 0; i < scheme().indicators().size(); ++i)
            made.push_back(evaluation_.of(own, IndicatorId(i)));
        return made;
    }
    // Whether an area holds members against each other.
    [[nodiscard]] bool is_of_all() const noexcept { return totals_.needs_all_members(); }
    // What scores come to under its scheme, where none does.
    [[nodiscard]] Exact total_of(const std::vector<IndicatorScore>& scores) const
    {
        for (std::uint32_t i = 0; i < scores.size(); ++i) {
            const auto sanction = sanction_of(scheme().indicators()[IndicatorId(i)].rule);
            if (sanction && sanction->effect == rule::VetoEffect::void_total && scores[i].is_vetoed)
                return {};
        }
        std::vector<Exact> areas(scheme().areas().size());
        std::vector<AreaState> states(areas.size());
        totals_.fill(0, scores, areas, states);
        return areas[scheme().top().row()];
    }

private:
    [[nodiscard]] MemberId row(const std::string& member) const { return *evaluation_.roll().members().find(member); }

    Evaluation evaluation_;
    AreaTotals totals_;
};

bool have_same_roles(const Roll& before, const Roll& after)
{
    return std::ranges::all_of(after.members().rows(), [&](const RollMember& member) {
        const auto then = before.members().find(member.code);
        return !then || before.members()[*then].roles == member.roles;
    });
}

// Whether who else is there, and of which unit, is part of a member's total.
bool looks_at_all(const Scheme& scheme)
{
    return std::ranges::any_of(scheme.areas().rows(),
                               [](const Area& area) { return needs_all_members(area.aggregation); }) ||
           std::ranges::any_of(scheme.indicators().rows(), [](const Indicator& indicator) {
               return normalised(indicator.rule) != nullptr || imputes(indicator.missing);
           });
}

std::vector<Cause> causes_between(const Evaluation& before, const Evaluation& after)
{
    const Mixture differs = differences(before.scheme().parts(), after.scheme().parts());
    std::vector<Cause> found;
    const auto note = [&](bool is_so, Cause cause) {
        if (is_so)
            found.push_back(cause);
    };
    note(before.period() != after.period() || !(before.ledger() == after.ledger()), Cause::records);
    note(differs.rules, Cause::rules);
    note(differs.missing, Cause::missing);
    note(differs.weights, Cause::weights);
    const bool is_another_roll =
        (looks_at_all(before.scheme()) || looks_at_all(after.scheme())) && !(before.roll() == after.roll());
    note(is_another_roll || !have_same_roles(before.roll(), after.roll()), Cause::roles);
    return found;
}

class Decomposition {
public:
    Decomposition(const Evaluation& before, const Evaluation& after, std::vector<Cause> found, unsigned threads)
        : found_(std::move(found)), records_(place_of(Cause::records))
    {
        const std::size_t all = (std::size_t{1} << found_.size()) - 1;
        for (std::size_t set = 0; set <= all; ++set)
            sets_.emplace_back(set == 0 ? before : set == all ? after : evaluated(before, after, set, threads));
        for (const Indicator& indicator : after.scheme().indicators().rows())
            order_.emplace(indicator.code, order_.size());
        for (const Indicator& indicator : before.scheme().indicators().rows())
            order_.emplace(indicator.code, order_.size());
    }

    [[nodiscard]] std::vector<CauseGain> of(const std::string& member) const
    {
        std::vector<CauseGain> made;
        for (std::size_t place = 0; place < found_.size(); ++place) {
            Exact gain;
            std::map<std::size_t, CauseGain> by_indicator;
            for (std::size_t set = 0; set < sets_.size(); ++set) {
                const std::size_t with = set | (std::size_t{1} << place);
                if (with == set)
                    continue;
                const Exact added = sets_[with].total(member) - sets_[set].total(member);
                const Exact weight = weight_of(set);
                if (place == records_)
                    add_by_indicator(by_indicator, member, {set, with}, weight);
                else
                    gain += weight * added;
            }
            for (const auto& [row, part] : by_indicator)
                if (!part.gain.is_zero())
                    made.push_back(part);
            if (!gain.is_zero())
                made.push_back({.cause = found_[place], .gain = gain});
        }
        return made;
    }

private:
    [[nodiscard]] std::size_t place_of(Cause cause) const
    {
        return static_cast<std::size_t>(std::ranges::find(found_, cause) - found_.begin());
    }
    [[nodiscard]] bool has(std::size_t set, Cause cause) const { return (set >> place_of(cause)) % 2 == 1; }

    [[nodiscard]] Evaluation evaluated(const Evaluation& before, const Evaluation& after, std::size_t set,
                                       unsigned threads) const
    {
        std::size_t of_scheme = 0;
        for (const Cause cause : {Cause::rules, Cause::missing, Cause::weights})
            if (place_of(cause) < found_.size())
                of_scheme |= std::size_t{1} << place_of(cause);
        const auto scheme = [&] {
            if ((set & of_scheme) == 0)
                return before.scheme();
            if ((set & of_scheme) == of_scheme)
                return after.scheme();
            return Scheme(mixed(before.scheme().parts(), after.scheme().parts(),
                                {has(set, Cause::rules), has(set, Cause::missing), has(set, Cause::weights)}));
        };
        const Evaluation& records = has(set, Cause::records) ? after : before;
        const bool are_other_roles = place_of(Cause::roles) < found_.size();
        const Roll& roll = are_other_roles && !has(set, Cause::roles) ? before.roll() : after.roll();
        return evaluate(scheme(), records.ledger(),
                        {.roll = roll, .period = records.period(), .ignores_strangers = true, .threads = threads});
    }

    [[nodiscard]] Exact weight_of(std::size_t set) const
    {
        const auto factorial = [](std::size_t number) {
            std::int64_t product = 1;
            for (std::size_t i = 2; i <= number; ++i)
                product *= static_cast<std::int64_t>(i);
            return product;
        };
        const auto size = static_cast<std::size_t>(std::popcount(set));
        return Exact::ratio(factorial(size) * factorial(found_.size() - size - 1), factorial(found_.size()));
    }

    // One indicator's points after the other change, in the order of the scheme; each adds what the total then does.
    // Where an area holds members against each other, all of it is of the records together.
    void add_by_indicator(std::map<std::size_t, CauseGain>& parts, const std::string& member,
                          std::pair<std::size_t, std::size_t> sets, const Exact& weight) const
    {
        const Mixed& then = sets_[sets.first];
        const Mixed& now = sets_[sets.second];
        if (then.total(member) == now.total(member) && found_.size() == 1)
            return;
        if (then.is_of_all() || now.is_of_all()) {  // what others have is part of each total
            CauseGain& part = parts[order_.size()];
            part.cause = Cause::records;
            part.gain += weight * (now.total(member) - then.total(member));
            return;
        }
        std::vector<IndicatorScore> scores = then.scores(member);
        const std::vector<IndicatorScore> later = now.scores(member);
        std::vector<std::size_t> changed;
        for (std::size_t i = 0; i < scores.size(); ++i)
            if (scores[i].points != later[i].points || scores[i].state != later[i].state ||
                scores[i].is_vetoed != later[i].is_vetoed)
                changed.push_back(i);
        Exact total = then.total(member);
        for (const std::size_t i : changed) {
            scores[i] = later[i];
            const Exact next = i == changed.back() ? now.total(member) : then.total_of(scores);
            const std::string& code = then.scheme().indicators().rows()[i].code;
            CauseGain& part = parts[order_.at(code)];
            part.cause = Cause::records;
            part.indicator = code;
            part.gain += weight * (next - total);
            total = next;
        }
    }

    std::vector<Cause> found_;
    std::size_t records_;
    std::vector<Mixed> sets_{};                   // by set of causes, a bit each
    std::map<std::string, std::size_t> order_{};  // of indicators
};

// Of the later roll, those who are complete in both.
template <class Gains>
void fill_causes(Causes& made, const Evaluation& before, const Evaluation& after, Gains gains_of)
{
    for (std::uint32_t row = 0; row < after.members().size(); ++row) {
        const MemberScore& now = after.of(MemberId(row));
        const std::string& code = after.roll().members()[MemberId(row)].code;
        const auto then = before.roll().members().find(code);
        if (!then || now.is_incomplete || before.of(*then).is_incomplete)
            continue;
        made.members.push_back({code, before.of(*then).total, now.total, {}});
        made.members.back().causes = gains_of(made.members.back());
    }
}

std::vector<CauseGain> gap_parts(const MemberCauses& winner, const MemberCauses& loser)
{
    std::vector<CauseGain> parts = winner.causes;
    for (const CauseGain& theirs : loser.causes) {
        const auto own = std::ranges::find_if(parts, [&](const CauseGain& each) {
            return each.cause == theirs.cause && each.indicator == theirs.indicator;
        });
        if (own == parts.end())
            parts.push_back({theirs.cause, theirs.indicator, -theirs.gain});
        else
            own->gain -= theirs.gain;
    }
    std::erase_if(parts, [](const CauseGain& each) { return each.gain.is_zero(); });
    std::ranges::stable_sort(parts, std::ranges::greater{}, &CauseGain::gain);
    return parts;
}

}  // namespace

Causes causes(const Evaluation& before, const Evaluation& after, unsigned threads)
{
    Causes made{.found = causes_between(before, after)};
    try {
        const Decomposition parts(before, after, made.found, threads);
        fill_causes(made, before, after, [&](const MemberCauses& member) { return parts.of(member.code); });
    } catch (const InvalidInput&) {  // one scheme has no answer for what the other's ledger says
        made = {.found = {Cause::together}};
        fill_causes(made, before, after, [](const MemberCauses& member) {
            std::vector<CauseGain> whole;
            if (member.before != member.after)
                whole.push_back({.cause = Cause::together, .gain = member.after - member.before});
            return whole;
        });
    }
    return made;
}

std::vector<Overtaking> overtakings(const Causes& causes, std::string_view member)
{
    const auto own = std::ranges::find(causes.members, member, &MemberCauses::code);
    if (own == causes.members.end())
        throw InvalidInput({"member \"" + std::string(member) + "\""}, "their change has no causes here",
                           "name somebody who is complete in both evaluations");
    std::vector<Overtaking> made;
    for (const MemberCauses& other : causes.members) {
        const auto was = own->before <=> other.before;
        const auto is = own->after <=> other.after;
        if (was == is)
            continue;
        const bool own_wins = (is > 0 && was <= 0) || (is == 0 && was < 0);
        const MemberCauses& winner = own_wins ? *own : other;
        const MemberCauses& loser = own_wins ? other : *own;
        made.push_back({winner.code, loser.code, winner.before - loser.before, winner.after - loser.after,
                        gap_parts(winner, loser)});
    }
    return made;
}

}  // namespace muster::evaluation
