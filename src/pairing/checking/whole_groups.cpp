// Shares nothing with the solver. Each mentor's groups are gone through one size after the other: a group of that size
// is added to, company by company (those kept together), and left where even the dearest companies still to come would
// not lift it above the best so far. What is reckoned of a group on the way are its mixture, which is a sum over every
// two, and its missing time, which nobody who joins takes away; when it has its size, all. Companies still to come are
// as dear as what they bring less what they pay with those who are there.
#include "whole_groups.hpp"

#include "group_costs.hpp"
#include "group_prices.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::checking {
namespace {

using Wide = WideInteger;

constexpr std::uint64_t most_groups = std::uint64_t{1} << 27;  // looked at in all
constexpr std::size_t most_offers = 2048;                      // of one mentor

struct Company {
    std::vector<MenteeId> mentees;
    Wide worth = 0;  // above the prices

    friend bool operator==(const Company&, const Company&) = default;
};

// All that a mentor's best group depends on.
struct Sight {
    Capacity capacity;
    Quarters free;
    std::vector<Company> offers;  // the dearest first

    friend bool operator==(const Sight&, const Sight&) = default;
};

class WholeGroups {
public:
    WholeGroups(const GroupProblem& problem, const GroupPrices& prices)
        : problem_(problem), rules_(problem.rules()), prices_(prices)
    {
        if (rules_.time)
            for (const FreeTime& time : rules_.time->mentees)
                free_.push_back(quarters_of(time));
        for (const auto& company : companies_of(problem))
            companies_.emplace_back(company.begin(), company.end());
    }

    [[nodiscard]] std::optional<Wide> in_scores()
    {
        return bound_of_all(problem_, prices_, [this](MentorId mentor) { return best_of(mentor); });
    }

private:
    static constexpr Wide unit = GroupPrices::unit;

    [[nodiscard]] Sight sight_of(MentorId mentor) const
    {
        Sight sight{problem_.pairs().mentors()[mentor.row()], {}, {}};
        if (rules_.time)
            sight.free = quarters_of(rules_.time->mentors[mentor.row()]);
        for (const auto& mentees : companies_) {
            Company company{mentees};
            const bool may_be = std::ranges::all_of(mentees, [&](MenteeId mentee) {
                const auto score = problem_.pairs().score_of(mentee, mentor);
                company.worth += score ? *score * unit - price_of(problem_, prices_, mentee) : 0;
                return score.has_value();
            });
            if (may_be)
                sight.offers.push_back(std::move(company));
        }
        std::ranges::stable_sort(sight.offers, std::ranges::greater(), &Company::worth);
        return sight;
    }

    // Of mentors who have the same before them, the first is gone through.
    [[nodiscard]] std::optional<Wide> best_of(MentorId mentor)
    {
        Sight sight = sight_of(mentor);
        for (const auto& [seen, best] : seen_)
            if (seen == sight)
                return best;
        const Capacity capacity = sight.capacity;
        const Quarters free = sight.free;
        offers_ = sight.offers;
        are_all_single_ = std::ranges::all_of(offers_, [](const Company& one) { return one.mentees.size() == 1; });
        if (offers_.size() > most_offers)
            return std::nullopt;
        pay_for_two();
        std::vector<Wide> bring;
        for (std::size_t at = 0; at < offers_.size(); ++at)
            bring.push_back(offers_[at].worth - of_two_[at * offers_.size() + at]);
        best_ = std::nullopt;
        if (capacity.minimum == 0 || rules_.mentors_may_rest)
            best_ = 0;
        for (size_ = std::max<std::size_t>(1, capacity.minimum); size_ <= capacity.maximum; ++size_) {
            group_.clear();
            if (!add_to(0, 0, bring, free))
                return std::nullopt;
        }
        if (best_)
            seen_.emplace_back(std::move(sight), *best_);
        return best_;
    }

    // What every two companies pay if both are in a group, and each alone.
    void pay_for_two()
    {
        const std::size_t count = offers_.size();
        of_two_.assign(count * count, 0);
        for (std::size_t one = 0; one < count; ++one)
            for (std::size_t other = one; other < count; ++other) {
                std::vector<MenteeId> both = offers_[one].mentees;
                if (other != one)
                    both.insert(both.end(), offers_[other].mentees.begin(), offers_[other].mentees.end());
                Wide cost = mixture_of(both);
                if (other != one)
                    cost -= of_two_[one * count + one] + mixture_of(offers_[other].mentees);
                of_two_[one * count + other] = cost;
            }
    }

    // By company from `from` on: the most that filling so many places with it and later ones brings.
    [[nodiscard]] std::vector<Wide> most_with(std::size_t from, std::size_t places,
                                              const std::vector<Wide>& bring) const
    {
        std::vector<Wide> most(bring.size(), 0);
        std::multiset<Wide, std::greater<>> later;  // the dearest, one fewer than places
        for (std::size_t at = bring.size(); at-- > from;) {
            most[at] = bring[at];
            for (const Wide worth : later)
                if (are_all_single_ || worth > 0)  // else fewer, larger companies may fill the places
                    most[at] += worth;
            later.insert(bring[at]);
            if (later.size() >= places)
                later.erase(std::prev(later.end()));
        }
        return most;
    }

    // `worth`: of the group so far, less what every two in it pay. False where too many were looked at.
    bool add_to(std::size_t from, Wide worth, const std::vector<Wide>& bring, const Quarters& free)
    {
        if (group_.size() == size_) {
            finish(worth, free);
            return true;
        }
        const std::vector<Wide> most = most_with(from, size_ - group_.size(), bring);
        const Wide so_far = worth - missing(free);
        for (std::size_t at = from; at < offers_.size(); ++at) {
            const Company& company = offers_[at];
            if (group_.size() + company.mentees.size() > size_ || (best_ && so_far + most[at] <= *best_))
                continue;
            if (++looked_at_ > most_groups)
                return false;
            Quarters all_free = free;
            if (rules_.time)
                for (const MenteeId mentee : company.mentees)
                    all_free &= free_[mentee.row()];
            group_.insert(group_.end(), company.mentees.begin(), company.mentees.end());
            std::vector<Wide> left = bring;
            for (std::size_t next = at + 1; next < left.size(); ++next)
                left[next] -= of_two_[at * left.size() + next];
            const bool goes_on =
                are_near() || breaks_time(all_free) || add_to(at + 1, worth + bring[at], left, all_free);
            group_.resize(group_.size() - company.mentees.size());
            if (!goes_on)
                return false;
        }
        return true;
    }

    [[nodiscard]] bool are_near() const
    {
        return std::ranges::any_of(rules_.apart, [&](const MenteeSet& set) {
            return std::ranges::count_if(group_, [&](MenteeId one) {
                       return std::ranges::find(set.mentees, one) != set.mentees.end();
                   }) > 1;
        });
    }

    [[nodiscard]] bool breaks_time(const Quarters& free) const
    {
        return rules_.time && !rules_.time->short_price && quarters_missing(*rules_.time, free) > 0;
    }

    [[nodiscard]] Wide missing(const Quarters& free) const
    {
        if (!rules_.time || group_.empty())
            return 0;
        return quarters_missing(*rules_.time, free) * rules_.time->short_price.value_or(0) * unit;
    }

    [[nodiscard]] Wide mixture_of(std::span<const MenteeId> mentees) const
    {
        Wide cost = 0;
        for (const KindRule& rule : rules_.kinds)
            cost += cost_of_kinds(rule, mentees).mixture;
        return cost * unit;
    }

    void finish(Wide worth, const Quarters& free)
    {
        worth -= missing(free);
        for (const LevelBalance& balance : rules_.balances)
            worth -= cost_of_levels(balance, group_) * unit;
        for (const KindRule& rule : rules_.kinds) {
            const KindCosts costs = cost_of_kinds(rule, group_);
            if (costs.breaks_never)
                return;
            worth -= costs.alone * unit;  // the mixture is paid
        }
        best_ = best_ ? std::max(*best_, worth) : worth;
    }

    const GroupProblem& problem_;
    const GroupRules& rules_;
    const GroupPrices& prices_;
    std::vector<Quarters> free_;  // by mentee, where time is asked for
    std::vector<std::vector<MenteeId>> companies_;
    std::vector<std::pair<Sight, Wide>> seen_;  // and what the best group is worth
    std::vector<Company> offers_;               // of the mentor at hand, the dearest first
    std::vector<Wide> of_two_;                  // by two of them; by one twice, what it pays alone
    bool are_all_single_ = true;
    std::size_t size_ = 0;
    std::vector<MenteeId> group_;
    std::optional<Wide> best_;
    std::uint64_t looked_at_ = 0;
};

}  // namespace

std::optional<WideInteger> exact_bound(const GroupProblem& problem, const GroupPrices& prices)
{
    return WholeGroups(problem, prices).in_scores();
}

}  // namespace muster::pairing::checking
