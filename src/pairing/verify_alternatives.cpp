// Every answer by itself; how far it is from those before by counting; its bound from cases and prices, reckoned anew
// in 128 bits as `ApartPrices` says.
#include "muster/pairing/alternatives.hpp"

#include "pairing/checking/broken.hpp"
#include "pairing/checking/cases.hpp"

#include "muster/core/wide_integer.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing {
namespace {

using checking::broken;
using checking::CasesBound;
using checking::SettledPair;
using Wide = WideInteger;

constexpr Score largest_apart_unit = Score{1} << 40;  // no sum leaves 128 bits

bool has(const Pairing& pairing, MenteeId mentee, MentorId mentor)
{
    const auto mentors = pairing.mentors_of(mentee);
    return std::ranges::find(mentors, mentor) != mentors.end();
}

std::uint64_t pairs_in(const Pairing& pairing)
{
    return static_cast<std::uint64_t>(
        std::ranges::count_if(pairing.mentor_of, [](MentorId mentor) { return mentor.is_set(); }));
}

std::uint64_t given_up(const Pairing& earlier, const Pairing& later)
{
    std::uint64_t pairs = 0;
    for (std::uint32_t row = 0; row < earlier.mentee_count(); ++row)
        for (const MentorId mentor : earlier.mentors_of(MenteeId(row)))
            if (mentor.is_set() && !has(later, MenteeId(row), mentor))
                ++pairs;
    return pairs;
}

// Bounds of the ends of cases.
class ApartEnds {
public:
    ApartEnds(const Problem& problem, std::span<const Alternative> earlier, std::uint32_t apart)
        : problem_(problem), earlier_(earlier), apart_(apart), degrees_(problem.mentors().size(), 0)
    {
        if (problem.unmatched_price())
            step_ = *problem.unmatched_price();
        for (const LoadPrice& price : problem.load_prices())
            step_ = std::gcd(step_, price.step);
        for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
            const auto pairs = problem.candidates_of(MenteeId(row));
            for (std::size_t at = 0; at < pairs.mentors.size(); ++at) {
                step_ = std::gcd(step_, pairs.scores[at]);
                ++degrees_[pairs.mentors[at].row()];
            }
        }
        if (step_ < 0)
            step_ = -step_;
    }

    // What no answer is worth more than, by a proof of it.
    [[nodiscard]] CasesBound bound(const ApartProof& proof) const
    {
        for (const ApartPrices& each : proof.prices)
            if (each.unit < 1 || each.unit > largest_apart_unit ||
                each.mentor_price.size() != problem_.mentors().size() || each.kept_price.size() != earlier_.size() ||
                std::ranges::any_of(each.kept_price, [](Score price) { return price < 0; }))
                return {broken("a case has not a unit of 1 to 2^40, one price per mentor and one of 0 or more per "
                               "earlier answer"),
                        {}};
        return checking::bound_by_cases(
            std::span(proof.steps),
            [&](std::span<const SettledPair> settled, const CaseStep& step) { return end(proof, settled, step); });
    }

private:
    [[nodiscard]] CasesBound end(const ApartProof& proof, std::span<const SettledPair> settled,
                                 const CaseStep& step) const
    {
        if (step.prices >= proof.prices.size())
            return {broken("a case ends with prices that are not there"), {}};
        const ApartPrices& prices = proof.prices[step.prices];
        const Score counted = step.is_impossible ? 0 : 1;
        Wide sum = 0;
        for (std::size_t at = 0; at < earlier_.size(); ++at)
            sum += Wide{prices.kept_price[at]} * (Wide{static_cast<Score>(pairs_in(earlier_[at].pairing))} - apart_);
        for (std::uint32_t row = 0; row < problem_.mentors().size(); ++row) {
            const auto worth = load_at_best(row, prices, counted);
            if (!worth)
                return {};  // too few may go to this one
            sum += *worth;
        }
        std::vector<SettledPair> by_mentee(settled.begin(), settled.end());
        std::ranges::stable_sort(by_mentee, {}, &SettledPair::mentee);
        for (std::uint32_t row = 0; row < problem_.mentee_count(); ++row) {
            const auto first = std::ranges::lower_bound(by_mentee, MenteeId(row), {}, &SettledPair::mentee);
            const auto end = std::ranges::upper_bound(by_mentee, MenteeId(row), {}, &SettledPair::mentee);
            const auto worth = mentee_at_best(MenteeId(row), prices, std::span(first, end), counted);
            if (!worth)
                return {};  // this one can be served in no way
            sum += *worth;
        }
        if (step.is_impossible)
            return sum < 0 ? CasesBound{} : CasesBound{broken("the prices do not show that a case has no answer"), {}};
        const Wide whole = down(sum, prices.unit);
        return {{}, step_ == 0 ? std::min<Wide>(whole, 0) : down(whole, step_) * step_};
    }

    [[nodiscard]] static Wide down(Wide value, Wide by) { return value / by - (value % by != 0 && value < 0 ? 1 : 0); }

    [[nodiscard]] std::optional<Wide> load_at_best(std::uint32_t row, const ApartPrices& prices, Score counted) const
    {
        const Capacity& capacity = problem_.mentors()[row];
        const std::uint32_t most = std::min(capacity.maximum, degrees_[row]);
        const Wide price = prices.mentor_price[row];
        if (capacity.minimum > most)
            return std::nullopt;
        if (problem_.load_prices().empty())
            return price * (price > 0 ? most : capacity.minimum);
        Wide worth = 0;
        std::optional<Wide> best;
        for (std::uint32_t load = 0; load <= most; ++load) {
            if (load > 0)
                worth += price - Wide{problem_.place_price(MentorId(row), load)} * prices.unit * counted;
            if (load >= capacity.minimum)
                best = best ? std::max(*best, worth) : worth;
        }
        return best;
    }

    [[nodiscard]] std::optional<Wide> mentee_at_best(MenteeId mentee, const ApartPrices& prices,
                                                     std::span<const SettledPair> settled, Score counted) const
    {
        const auto row = problem_.candidates_of(mentee);
        const auto settled_of = [&](MentorId mentor) -> std::optional<bool> {
            for (const SettledPair& each : settled)
                if (each.mentor == mentor)
                    return each.is_made;
            if (problem_.is_required(mentee, mentor))
                return true;
            return std::nullopt;
        };
        Wide worth = 0;
        std::int64_t seats = problem_.wanted(mentee);
        std::vector<Wide> free;
        for (std::size_t at = 0; at < row.mentors.size(); ++at) {
            const auto made = settled_of(row.mentors[at]);
            if (made == false)
                continue;
            Wide value = Wide{row.scores[at]} * prices.unit * counted - prices.mentor_price[row.mentors[at].row()];
            for (std::size_t each = 0; each < earlier_.size(); ++each)
                if (prices.kept_price[each] != 0 && has(earlier_[each].pairing, mentee, row.mentors[at]))
                    value -= prices.kept_price[each];
            if (made) {
                worth += value;
                --seats;
            } else {
                free.push_back(value);
            }
        }
        if (seats < 0)
            return std::nullopt;
        if (const auto price = problem_.unmatched_price(mentee))
            free.insert(free.end(), static_cast<std::size_t>(seats), -Wide{*price} * prices.unit * counted);
        if (free.size() < static_cast<std::size_t>(seats))
            return std::nullopt;
        std::ranges::sort(free, std::greater<>());
        return std::accumulate(free.begin(), free.begin() + seats, worth);
    }

    const Problem& problem_;
    std::span<const Alternative> earlier_;
    std::int64_t apart_;
    std::vector<std::uint32_t> degrees_;
    Score step_ = 0;
};

Verdict verify_one(const Problem& problem, const Alternatives& made, std::size_t at)
{
    const Alternative& answer = made.answers[at];
    const std::string name = "answer " + std::to_string(at + 1) + ": ";
    if (const auto feasible = verify_feasible(problem, answer.pairing); !feasible)
        return broken(name + feasible.fault);
    for (std::size_t before = 0; before < at; ++before)
        if (const auto pairs = given_up(made.answers[before].pairing, answer.pairing); pairs < made.apart)
            return broken(name + "it gives up " + std::to_string(pairs) + " pairs of answer " +
                          std::to_string(before + 1) + ", and " + std::to_string(made.apart) + " are asked");
    const auto bound = ApartEnds(problem, std::span(made.answers).first(at), made.apart).bound(answer.proof);
    if (!bound.verdict)
        return broken(name + bound.verdict.fault);
    if (!bound.most || *bound.most > answer.bound)
        return broken(name + "its cases do not prove the bound " + std::to_string(answer.bound));
    if (answer.bound < answer.pairing.total)
        return broken(name + "the bound " + std::to_string(answer.bound) + " is below the total");
    return {};
}

}  // namespace

Verdict verify_alternatives(const Problem& problem, const Alternatives& made)
{
    if (made.apart < 1 || made.answers.empty())
        return broken("there is no answer, or none is to be apart");
    for (std::size_t at = 0; at < made.answers.size(); ++at)
        if (const auto verdict = verify_one(problem, made, at); !verdict)
            return verdict;
    if (!made.no_more)
        return {};
    const auto bound = ApartEnds(problem, made.answers, made.apart).bound(*made.no_more);
    if (!bound.verdict)
        return broken("no further answer: " + bound.verdict.fault);
    return bound.most ? broken("it is not shown that there is no further answer") : Verdict{};
}

}  // namespace muster::pairing
