// Rules are counted pair by pair; bounds are reckoned anew from cases and prices, in 128 bits, as `WeightedPrices`
// says.
#include "muster/pairing/weighted.hpp"

#include "pairing/checking/broken.hpp"
#include "pairing/checking/cases.hpp"
#include "pairing/checking/gains.hpp"

#include "muster/core/wide_integer.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing {
namespace {

using checking::broken;
using checking::CasesBound;
using checking::SettledPair;
using Wide = WideInteger;

constexpr Score largest_weighted_unit = Score{1} << 20;
constexpr Wide most_states = 1 << 22;  // of one mentor's sets, beyond which prices are not reckoned

std::int64_t weight_of(const WeightedProblem& problem, MenteeId mentee)
{
    return problem.rules().weights.empty() ? 1 : problem.rules().weights[mentee.row()];
}

// Those it has, missing ones left out.
std::set<MentorId> mentors_of(const Pairing& pairing, MenteeId mentee)
{
    const auto mentors = pairing.mentors_of(mentee);
    std::set<MentorId> made(mentors.begin(), mentors.end());
    made.erase(MentorId{});
    return made;
}

Verdict verify_rules(const WeightedProblem& problem, const Pairing& pairing)
{
    const WeightedRules& rules = problem.rules();
    std::vector<Wide> weights(problem.pairs().mentors().size(), 0);
    for (std::uint32_t row = 0; row < problem.pairs().mentee_count(); ++row)
        for (const MentorId mentor : mentors_of(pairing, MenteeId(row)))
            weights[mentor.row()] += weight_of(problem, MenteeId(row));
    for (std::size_t row = 0; row < rules.hours.size(); ++row)
        if (weights[row] < rules.hours[row].minimum || weights[row] > rules.hours[row].maximum)
            return broken("the mentees of " + checking::mentor_name(row) + " weigh " +
                          std::to_string(static_cast<std::int64_t>(weights[row])) + " together, outside " +
                          std::to_string(rules.hours[row].minimum) + " to " + std::to_string(rules.hours[row].maximum));
    const auto is_there = [&](MenteeId mentee) { return problem.pairs().wanted(mentee) > 0; };
    for (const MenteeSet& set : rules.together) {
        std::optional<std::set<MentorId>> common;
        for (const MenteeId mentee : set.mentees)
            if (is_there(mentee) && mentors_of(pairing, mentee) != common.value_or(mentors_of(pairing, mentee)))
                return broken(checking::mentee_name(mentee.row()) + " is not with those it is kept together with");
            else if (is_there(mentee))
                common = mentors_of(pairing, mentee);
    }
    for (const MenteeSet& set : rules.apart) {
        std::set<MentorId> taken;
        for (const MenteeId mentee : set.mentees)
            for (const MentorId mentor : mentors_of(pairing, mentee))
                if (!taken.insert(mentor).second)
                    return broken(checking::mentee_name(mentee.row()) + " has the mentor of one it is kept apart from");
    }
    return {};
}

// Mentees kept together, as one.
struct Party {
    std::vector<MenteeId> mentees{};
    std::set<std::size_t> apart{};  // sets kept apart that it stands in
    std::set<MentorId> required{};  // pairs that must be
    std::size_t wanted = 1;         // mentors of each of them
    std::int64_t weight = 0;
    bool may_be_alone = true;
    bool is_split = false;  // two of it are to be apart
    Wide alone = 0;         // what it is worth to miss one mentor
};

class WeightedEnds {
public:
    explicit WeightedEnds(const WeightedProblem& problem) : problem_(problem), pairs_(problem.pairs())
    {
        party_of_.resize(pairs_.mentee_count());
        std::iota(party_of_.begin(), party_of_.end(), std::size_t{0});
        // Who is together with one takes its name, until nothing changes.
        for (bool has_changed = true; has_changed;) {
            has_changed = false;
            for (const MenteeSet& set : problem.rules().together) {
                std::size_t least = party_of_.size();
                for (const MenteeId mentee : set.mentees)
                    if (pairs_.wanted(mentee) > 0)
                        least = std::min(least, party_of_[mentee.row()]);
                for (const MenteeId mentee : set.mentees)
                    if (pairs_.wanted(mentee) > 0 && party_of_[mentee.row()] != least) {
                        party_of_[mentee.row()] = least;
                        has_changed = true;
                    }
            }
        }
        for (std::uint32_t row = 0; row < party_of_.size(); ++row)
            if (pairs_.wanted(MenteeId(row)) > 0)
                join(MenteeId(row));
        for (const auto& [mentee, mentor] : pairs_.required())
            parties_[party_of_[mentee.row()]].required.insert(mentor);
        for (std::size_t at = 0; at < problem.rules().apart.size(); ++at)
            for (const MenteeId mentee : problem.rules().apart[at].mentees)
                if (pairs_.wanted(mentee) > 0) {
                    Party& party = parties_[party_of_[mentee.row()]];
                    party.is_split = !party.apart.insert(at).second || party.is_split;
                }
        for (const auto& [name, party] : parties_) {
            if (party.may_be_alone)
                step_ = muster::detail::common_divisor(step_, party.alone);
            for (std::uint32_t mentor = 0; mentor < pairs_.mentors().size(); ++mentor)
                if (const auto score = score_of(party, MentorId(mentor)))
                    step_ = muster::detail::common_divisor(step_, *score);
        }
    }

    [[nodiscard]] CasesBound bound(const WeightedProof& proof) const
    {
        for (const WeightedPrices& each : proof.prices) {
            if (each.unit < 1 || each.unit > largest_weighted_unit || each.cell < 1 ||
                each.mentee_price.size() != pairs_.mentee_count())
                return {broken("prices have not a unit of 1 to 2^20, a cell of 1 or more and one price per mentee"),
                        {}};
            for (std::uint32_t mentor = 0; mentor < pairs_.mentors().size(); ++mentor)
                if (states_of(mentor, each) > most_states)
                    return {broken("the cells of prices are too fine to be reckoned"), {}};
        }
        return checking::bound_by_cases(
            std::span(proof.steps),
            [&](std::span<const SettledPair> settled, const CaseStep& step) { return end(proof, settled, step); });
    }

private:
    // Which parties are with which mentors in a case.
    struct Case {
        std::map<std::size_t, std::set<MentorId>> made{};
        std::set<std::pair<std::size_t, MentorId>> barred{};
        std::map<MentorId, std::set<std::size_t>> sets{};  // kept apart, of which one is with the mentor
        bool is_sound = true;

        [[nodiscard]] std::size_t count_made(std::size_t name) const
        {
            const auto found = made.find(name);
            return found == made.end() ? 0 : found->second.size();
        }
        [[nodiscard]] bool is_made(std::size_t name, MentorId mentor) const
        {
            const auto found = made.find(name);
            return found != made.end() && found->second.contains(mentor);
        }
    };

    void join(MenteeId mentee)
    {
        Party& party = parties_[party_of_[mentee.row()]];
        party.mentees.push_back(mentee);
        party.weight += weight_of(problem_, mentee);
        party.wanted = pairs_.wanted(mentee);
        const auto price = pairs_.unmatched_price(mentee);
        party.may_be_alone = party.may_be_alone && price;
        party.alone -= price.value_or(0);
    }

    [[nodiscard]] std::optional<Wide> score_of(const Party& party, MentorId mentor) const
    {
        if (party.is_split)
            return std::nullopt;
        Wide sum = 0;
        for (const MenteeId mentee : party.mentees) {
            const auto score = pairs_.score_of(mentee, mentor);
            if (!score)
                return std::nullopt;
            sum += *score;
        }
        return sum;
    }

    // How far numbers and cells of weight go for one mentor; nothing where there is no limit to keep.
    [[nodiscard]] std::pair<std::optional<Wide>, std::optional<Wide>> reach_of(std::uint32_t mentor,
                                                                               const WeightedPrices& prices) const
    {
        Wide all_count = 0;
        Wide all_cells = 0;
        for (const auto& [name, party] : parties_) {
            all_count += static_cast<Wide>(party.mentees.size());
            all_cells += party.weight / prices.cell;
        }
        const Capacity& capacity = pairs_.mentors()[mentor];
        std::optional<Wide> count;
        if (capacity.minimum > 0 || capacity.maximum < all_count)
            count = std::min<Wide>(capacity.maximum, all_count);
        if (problem_.rules().hours.empty())
            return {count, std::nullopt};
        const Hours& hours = problem_.rules().hours[mentor];
        if (hours.minimum <= 0 && hours.maximum / prices.cell >= all_cells)
            return {count, std::nullopt};
        return {count, std::min<Wide>(hours.maximum / prices.cell, all_cells)};
    }

    [[nodiscard]] Wide states_of(std::uint32_t mentor, const WeightedPrices& prices) const
    {
        const auto [count, cells] = reach_of(mentor, prices);
        return (count.value_or(0) + 1) * (cells.value_or(0) + 1);
    }

    [[nodiscard]] Case read(std::span<const SettledPair> settled) const
    {
        Case made;
        for (const auto& [name, party] : parties_)
            if (!party.required.empty())
                made.made[name] = party.required;
        for (const SettledPair& each : settled) {
            if (!each.mentee.is_set() || each.mentee.row() >= party_of_.size() || pairs_.wanted(each.mentee) == 0)
                continue;  // a split on nobody settles nothing
            const std::size_t name = party_of_[each.mentee.row()];
            if (!each.is_made) {
                made.barred.emplace(name, each.mentor);
                continue;
            }
            made.made[name].insert(each.mentor);
        }
        for (const auto& [name, mentors] : made.made) {
            const Party& party = parties_.at(name);
            made.is_sound = made.is_sound && mentors.size() <= party.wanted;
            for (const MentorId mentor : mentors) {
                made.is_sound = made.is_sound && !made.barred.contains({name, mentor}) && score_of(party, mentor);
                for (const std::size_t set : party.apart)
                    made.is_sound = made.sets[mentor].insert(set).second && made.is_sound;
            }
        }
        return made;
    }

    [[nodiscard]] bool may_be(const Case& in, std::size_t name, MentorId mentor) const
    {
        if (in.is_made(name, mentor))
            return true;
        if (in.count_made(name) >= parties_.at(name).wanted || in.barred.contains({name, mentor}))
            return false;
        const auto taken = in.sets.find(mentor);
        return taken == in.sets.end() || std::ranges::none_of(parties_.at(name).apart, [&](std::size_t set) {
                   return taken->second.contains(set);
               });
    }

    [[nodiscard]] CasesBound end(const WeightedProof& proof, std::span<const SettledPair> settled,
                                 const CaseStep& step) const
    {
        if (step.prices >= proof.prices.size())
            return {broken("a case ends with prices that are not there"), {}};
        const WeightedPrices& prices = proof.prices[step.prices];
        const Case in = read(settled);
        if (!in.is_sound)
            return {};
        const Wide counted = step.is_impossible ? 0 : prices.unit;
        Wide sum = 0;
        std::map<std::size_t, Wide> price;
        std::map<std::size_t, std::size_t> open;  // mentors that each may be with
        for (const auto& [name, party] : parties_) {
            for (const MenteeId mentee : party.mentees)
                price[name] += prices.mentee_price[mentee.row()];
            sum += price[name] * static_cast<Wide>(party.wanted);
            const auto left = static_cast<Wide>(party.wanted - in.count_made(name));
            if (party.may_be_alone)
                sum += std::max<Wide>(party.alone * counted - price[name], 0) * left;
        }
        for (std::uint32_t mentor = 0; mentor < pairs_.mentors().size(); ++mentor) {
            const auto best = best_set(mentor, prices, in, price, counted, open);
            if (!best)
                return {};  // no set keeps this one's limits
            sum += *best;
        }
        for (const auto& [name, party] : parties_)
            if (!party.may_be_alone && open[name] < party.wanted)
                return {};  // somebody has too few and may miss none
        if (step.is_impossible)
            return sum < 0 ? CasesBound{} : CasesBound{broken("the prices do not show that a case has no pairing"), {}};
        const auto down = [](Wide value, Wide by) { return value / by - (value % by != 0 && value < 0 ? 1 : 0); };
        const Wide whole = down(sum, prices.unit);
        return {{}, step_ == 0 ? std::min<Wide>(whole, 0) : down(whole, step_) * step_};
    }

    // The most that a set of parties is worth above their prices; nothing where none keeps the limits.
    [[nodiscard]] std::optional<Wide> best_set(std::uint32_t mentor, const WeightedPrices& prices, const Case& in,
                                               const std::map<std::size_t, Wide>& price, Wide counted,
                                               std::map<std::size_t, std::size_t>& open) const
    {
        const auto [most_count, most_cells] = reach_of(mentor, prices);
        using Best = std::map<std::pair<Wide, Wide>, Wide>;  // by number and cells
        Best best{{{0, 0}, 0}};
        std::map<std::size_t, std::vector<std::size_t>> sets;
        std::vector<std::vector<std::size_t>> rounds;
        bool are_cells_whole = true;
        Wide who_may = 0;
        Wide all_weight = 0;
        Wide made_weight = 0;
        for (const auto& [name, party] : parties_) {
            are_cells_whole = are_cells_whole && party.weight % prices.cell == 0;
            if (!score_of(party, MentorId(mentor)) || !may_be(in, name, MentorId(mentor)))
                continue;
            ++open[name];
            ++who_may;
            all_weight += party.weight;
            made_weight += in.is_made(name, MentorId(mentor)) ? Wide{party.weight} : Wide{0};
            if (party.apart.empty())
                rounds.push_back({name});
            else
                sets[*party.apart.begin()].push_back(name);
        }
        if (!problem_.rules().hours.empty() && (made_weight > problem_.rules().hours[mentor].maximum ||
                                                all_weight < problem_.rules().hours[mentor].minimum))
            return std::nullopt;
        for (const auto& [set, names] : sets)
            rounds.push_back(names);
        for (const auto& names : rounds) {
            const bool is_made =
                std::ranges::any_of(names, [&](std::size_t name) { return in.is_made(name, MentorId(mentor)); });
            Best next = is_made ? Best{} : best;
            for (const std::size_t name : names) {
                const Party& party = parties_.at(name);
                const Wide value = *score_of(party, MentorId(mentor)) * counted - price.at(name);
                for (const auto& [state, worth] : best) {
                    const std::pair<Wide, Wide> to{most_count ? state.first + static_cast<Wide>(party.mentees.size())
                                                              : Wide{0},
                                                   most_cells ? state.second + party.weight / prices.cell : Wide{0}};
                    if ((most_count && to.first > *most_count) || (most_cells && to.second > *most_cells))
                        continue;
                    const auto [found, is_new] = next.emplace(to, worth + value);
                    if (!is_new)
                        found->second = std::max(found->second, worth + value);
                }
            }
            best = std::move(next);
        }
        const Wide least_count = pairs_.mentors()[mentor].minimum;
        Wide least_cells = 0;
        if (!problem_.rules().hours.empty()) {
            const Wide lost = are_cells_whole ? Wide{0} : who_may * (prices.cell - 1);
            const Wide least = std::max<Wide>(Wide{problem_.rules().hours[mentor].minimum} - lost, 0);
            least_cells = (least + prices.cell - 1) / prices.cell;
        }
        std::optional<Wide> most;
        for (const auto& [state, worth] : best)
            if (state.first >= least_count && state.second >= least_cells && (!most || worth > *most))
                most = worth;
        return most;
    }

    const WeightedProblem& problem_;
    const Problem& pairs_;
    std::vector<std::size_t> party_of_;
    std::map<std::size_t, Party> parties_;
    Wide step_ = 0;
};

CasesBound bound_of(const WeightedProblem& problem, const WeightedProof& proof)
{
    return WeightedEnds(problem).bound(proof);
}

}  // namespace

Verdict verify_weighted(const WeightedProblem& problem, const WeightedPairing& made)
{
    if (auto feasible = verify_feasible(problem.pairs(), made.pairing); !feasible)
        return feasible;
    if (auto kept = verify_rules(problem, made.pairing); !kept)
        return kept;
    const CasesBound bound = bound_of(problem, made.proof);
    if (!bound.verdict)
        return bound.verdict;
    if (!bound.most || *bound.most > made.bound)
        return broken("its cases do not prove the bound " + std::to_string(made.bound));
    if (made.bound < made.pairing.total)
        return broken("the bound " + std::to_string(made.bound) + " is below the total");
    return {};
}

Verdict verify_clash(const WeightedProblem& problem, const WeightedClash& clash)
{
    const CasesBound bound = bound_of(only(problem, clash), clash.proof);
    if (!bound.verdict)
        return bound.verdict;
    return bound.most ? broken("its cases do not show that there is no pairing") : Verdict{};
}

}  // namespace muster::pairing
