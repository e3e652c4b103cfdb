// Lagrangian relaxation (Held, Wolfe and Crowder, "Validation of subgradient optimization", 1974). That each mentee is
// in one group is given up for a price u: then every mentor takes the best group above the prices, and all prices plus
// what these groups are worth bound every grouping, whatever the prices are, as long as u is not below what leaving
// the mentee alone is worth. Prices start from the dual prices of the pairing by scores alone, at which this bound is
// no worse than that pairing's total. A mentee in no group becomes cheaper by one step, one in several dearer; the
// step is a share of what is between bound and target over the number of wrong mentees squared, and the share is
// halved whenever eight rounds brought nothing. All in whole numbers, so every machine takes the same steps.
//
// Which kind rule and which balance are followed exactly is tried out: a few rounds for every choice that the work
// allows, then the rest for the best of them.
#include "prices.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing::groups_engine {
namespace {

constexpr std::uint64_t steps_a_group = 256;  // as long as it takes to assess a group

struct Limits {
    std::vector<Score> lowest;  // price of each mentee
    Score highest;
};

Limits limits_of(const Problem& open)
{
    Limits limits;
    const auto people = static_cast<Score>(open.mentee_count());
    limits.highest = (Score{1} << 58) / (people + 1);
    for (std::uint32_t mentee = 0; mentee < open.mentee_count(); ++mentee) {
        const auto alone = open.unmatched_price(MenteeId(mentee));
        limits.lowest.push_back(alone ? std::max(-*alone * GroupPrices::unit, -limits.highest) : -limits.highest);
    }
    return limits;
}

Score kept_in(const Limits& limits, std::size_t mentee, WideInteger price)
{
    const WideInteger highest = std::max<WideInteger>(limits.highest, limits.lowest[mentee]);
    return static_cast<Score>(std::clamp<WideInteger>(price, limits.lowest[mentee], highest));
}

class Descent {
public:
    Descent(const Problem& open, GroupPricing pricing, std::vector<Score> prices, Score target)
        : open_(open), limits_(limits_of(open)), target_(static_cast<WideInteger>(target) * GroupPrices::unit),
          pricing_(std::move(pricing)), prices_(std::move(prices))
    {
        best_.followed = pricing_.followed();
    }

    /// False where some mentor can have no group.
    bool run(std::uint64_t rounds, const Budget& budget)
    {
        for (; rounds > 0 && !is_done_ && !budget.is_spent(); --rounds)
            if (!round())
                return false;
        return true;
    }

    [[nodiscard]] const PricedBound& best() const noexcept { return best_; }
    [[nodiscard]] bool is_done() const noexcept { return is_done_; }
    [[nodiscard]] std::uint64_t work_a_round() const noexcept { return pricing_.steps_a_round() / steps_a_group + 1; }

private:
    bool round()
    {
        WideInteger bound = 0;
        std::vector<Score> values;
        std::vector<WideInteger> wanted(prices_.size(), 1);  // less the groups that hold a mentee
        for (const Score price : prices_)
            bound += price;
        for (std::uint32_t mentor = 0; mentor < open_.mentors().size(); ++mentor) {
            const auto group = pricing_.best_group(mentor, prices_);
            if (!group)
                return false;
            bound += group->value;
            values.push_back(group->value);
            for (const std::uint32_t mentee : group->mentees)
                --wanted[mentee];
        }
        if (best_.mentor_value.empty() || bound < best_.in_units) {
            best_ = {best_.followed, false, prices_, std::move(values), bound};
            idle_ = 0;
        } else if (++idle_ == 8) {
            share_ /= 2;
            idle_ = 0;
            prices_ = best_.mentee_price;
        }
        step(bound, wanted);
        return true;
    }

    void step(WideInteger bound, const std::vector<WideInteger>& wanted)
    {
        WideInteger squares = 0;
        for (std::size_t mentee = 0; mentee < prices_.size(); ++mentee)
            if (wanted[mentee] < 0 || prices_[mentee] > limits_.lowest[mentee])
                squares += wanted[mentee] * wanted[mentee];
        const WideInteger above = std::max<WideInteger>(bound - target_, 1);
        const WideInteger length = squares == 0 ? 0 : above * share_ / (whole_share * squares);
        if (length == 0 || best_.in_units - target_ < GroupPrices::unit) {
            is_done_ = true;  // nothing is wrong, a step is too small to count, or the target is reached
            return;
        }
        for (std::size_t mentee = 0; mentee < prices_.size(); ++mentee)
            prices_[mentee] = kept_in(limits_, mentee, prices_[mentee] - length * wanted[mentee]);
    }

    static constexpr WideInteger whole_share = 1024;

    const Problem& open_;
    Limits limits_;
    WideInteger target_;
    GroupPricing pricing_;
    std::vector<Score> prices_;
    PricedBound best_;
    WideInteger share_ = whole_share;
    int idle_ = 0;
    bool is_done_ = false;
};

// Every choice of what to follow that leaves enough rounds, the finest cells first.
std::vector<Followed> choices_within(const GroupProblem& problem, const Problem& open, const GroupAssessor& assessor,
                                     std::span<const std::vector<MeetingPool>> pools, std::uint64_t work)
{
    constexpr std::uint64_t fewest_rounds = 60;
    const auto is_affordable = [&](const Followed& followed) {
        return GroupPricing(problem, open, assessor, pools, followed).steps_a_round() / steps_a_group * fewest_rounds <=
               work;
    };
    std::vector<std::optional<std::size_t>> rules{std::nullopt};
    for (std::size_t rule = 0; rule < problem.rules().kinds.size(); ++rule)
        rules.emplace_back(rule);
    std::vector<Followed> choices;
    for (const auto& rule : rules) {
        if (rule && !is_affordable({rule, std::nullopt, 1}))
            continue;
        choices.push_back({rule, std::nullopt, 1});
        for (std::size_t row = 0; row < problem.rules().balances.size(); ++row) {
            const auto& levels = problem.rules().balances[row].levels;
            if (levels.empty())
                continue;
            const auto [lowest, highest] = std::ranges::minmax(levels);
            constexpr std::int64_t cells[] = {32, 16, 8, 4, 2};
            for (const std::int64_t each : cells) {
                const Followed followed{rule, row, std::max<std::int64_t>(1, (highest - lowest) / each)};
                if (!is_affordable(followed))
                    continue;
                choices.push_back(followed);
                break;
            }
        }
    }
    return choices;
}

}  // namespace

Score PricedBound::bound() const noexcept
{
    return static_cast<Score>(in_units / GroupPrices::unit - (in_units % GroupPrices::unit < 0 ? 1 : 0));
}

std::optional<PricedBound> price_mentees(const GroupProblem& problem, const Problem& open,
                                         const GroupAssessor& assessor, std::span<const Score> start, Score target,
                                         std::uint64_t work, std::uint64_t& spent, const Budget& budget)
{
    const Limits limits = limits_of(open);
    std::vector<Score> prices;
    for (std::size_t mentee = 0; mentee < start.size(); ++mentee)
        prices.push_back(kept_in(limits, mentee, static_cast<WideInteger>(start[mentee]) * GroupPrices::unit));

    const auto pools = meeting_pools(problem, open, assessor);
    const auto choices = choices_within(problem, open, assessor, pools, work);
    const std::uint64_t end = spent + work;
    std::optional<Descent> best;
    for (const Followed& followed : choices) {
        Descent descent(open, GroupPricing(problem, open, assessor, pools, followed), prices, target);
        constexpr std::uint64_t trial_rounds = 12;
        const std::uint64_t share = work / (2 * choices.size());
        const std::uint64_t rounds = std::clamp<std::uint64_t>(share / descent.work_a_round(), 1, trial_rounds);
        spent += rounds * descent.work_a_round();
        // The first round is done whatever happens: a bound is due.
        bool is_first = true;
        if (!descent.run(rounds, Budget([&] { return !std::exchange(is_first, false) && budget.is_spent(); })))
            return std::nullopt;
        if (!best || descent.best().in_units < best->best().in_units)
            best.emplace(std::move(descent));
    }
    while (spent < end && !best->is_done() && !budget.is_spent()) {
        constexpr std::uint64_t rounds = 8;
        spent += rounds * best->work_a_round();
        if (!best->run(rounds, budget))
            return std::nullopt;
    }
    return best->best();
}

}  // namespace muster::pairing::groups_engine
