// For each member a table of the least cost of every state after a day, carried forward day by day: (days in the
// present run, last shifts while they matter) x (what sums have come to, line_sums.hpp). No pointers, no profiles, no
// floating point; only the last day's table is kept. Days in a run stop counting where the line can no longer become
// dearer by it. Where more is asked of the member than runs, rest, successions and sums, line_ways.hpp takes its place.
#include "roster/proof/line_bound.hpp"

#include "roster/proof/line_facts.hpp"
#include "roster/proof/line_sums.hpp"
#include "roster/proof/line_ways.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace muster::roster {
namespace {

/// Days of the period that long shifts of the history last on.
int days_reached(const Problem& problem, MemberId member)
{
    constexpr std::int64_t day = 24 * 60;
    std::int64_t reached = 0;
    for (const ShiftBefore& shift : problem.shifts_before(member))
        if (const std::int64_t length = shift.length.count(); length >= day) {
            const std::int64_t start = shift.start ? shift.start->since_midnight().count() : 0;
            reached = std::max(reached, shift.day + (start + length + day - 1) / day);
        }
    return static_cast<int>(reached);
}

class LineBound {
public:
    LineBound(const Problem& problem, MemberId member, const std::vector<Stand>& stands, const LinePrices& prices,
              std::size_t most_states)
        : problem_(problem), member_(member), limits_(problem.limits(member)), penalties_(problem.penalties(member)),
          spacing_(problem.draft().spacing), fair_(problem.fair_distance(member)), stands_(stands),
          scale_(prices.scale), tolls_(problem, member, stands, prices.scale), sums_(problem, member, stands, prices),
          reached_(days_reached(problem, member))
    {
        const int longest_run = problem.day_count() + std::min(problem.history(member).days_worked, 1000);
        most_off_ = problem.day_count() + std::min(problem.history(member).days_off, 1000);
        longest_ = std::max({1, std::min(limits_.minimum_consecutive, longest_run + 1),
                             limits_.maximum_consecutive < longest_run ? limits_.maximum_consecutive + 1 : 1});
        rested_ = std::max({1, std::min(limits_.minimum_days_off, most_off_ + 1), tolls_.reach() - 1,
                            problem.draft().spacing ? 3 * problem.fair_distance(member) : 0, place_weekend_days() - 1});
        off_heads_ = static_cast<std::size_t>(rested_) * (tolls_.reach() > 1 ? tolls_.before_count() : 1);
        heads_ = off_heads_ + tolls_.before_count() * static_cast<std::size_t>(longest_);
        sums_.count(heads_, most_states);
        states_ = sums_.states();
    }

    /// Entries looked at by `least`.
    [[nodiscard]] double steps() const
    {
        return static_cast<double>(heads_ * states_) * static_cast<double>(stands_.size()) * problem_.day_count();
    }

    /// Least toll of any line in parts of the scale, what it is paid taken off; `never` if there is none.
    [[nodiscard]] std::int64_t least(const LinePrices& prices)
    {
        const std::vector<std::int64_t>& reward = prices.reward;
        const std::size_t types = problem_.shift_types().size();
        // Heads: by (last stand, while it matters, and days off), then by (last stand, days on).
        std::vector<std::int64_t> now(heads_ * states_, never);
        now[start_head() * states_] = 0;
        for (int day = 0; day < problem_.day_count(); ++day) {
            std::vector<std::int64_t> next(heads_ * states_, never);
            for (std::size_t stand = 0; stand < stands_.size(); ++stand) {
                std::int64_t price = 0;
                if (!prices.allow(day, stands_[stand]) || !tolls_.on_day(day, stand, price))
                    continue;
                for (const ShiftTypeId type : stands_[stand])
                    price -= reward[static_cast<std::size_t>(day) * types + type.row()];
                price -= sums_.paid_for(day, stands_[stand]);
                for (const bool opens : {false, true})
                    sums_.set_successors(day, stands_[stand], opens, successors_[opens ? 1 : 0]);
                for (std::size_t head = 0; head < heads_; ++head)
                    extend(day, stand, price, head, now, next);
            }
            now.swap(next);
        }
        std::int64_t best = never;
        for (std::size_t state = 0; state < states_; ++state) {
            std::int64_t end = 0;
            if (!sums_.end_toll(state, end))
                continue;
            for (std::size_t head = 0; head < heads_; ++head)
                if (now[head * states_ + state] < never)
                    best = std::min(best, now[head * states_ + state] + end);
        }
        const std::int64_t limits = sums_.least_of_limits();
        return best >= never || limits >= never ? never : best + limits;
    }

private:
    [[nodiscard]] std::size_t head_on(std::size_t stand, int days) const
    {
        return off_heads_ + stand * static_cast<std::size_t>(longest_) +
               static_cast<std::size_t>(std::min(days, longest_) - 1);
    }

    /// The stand before is kept as long as it can matter.
    [[nodiscard]] std::size_t head_off(std::size_t stand, int days) const
    {
        const std::size_t kept = days < tolls_.reach() ? stand : 0;
        return kept * static_cast<std::size_t>(rested_) + static_cast<std::size_t>(std::min(days, rested_) - 1);
    }

    [[nodiscard]] std::size_t start_head() const
    {
        const History& history = problem_.history(member_);
        const std::size_t last = tolls_.of_history();
        if (history.days_worked > 0)
            return head_on(last, history.days_worked);
        if (history.days_off > 0)
            return head_off(last, history.days_off);
        // Nothing is known: all that is asked of days off is kept, and a turn was the fair distance ago.
        return is_spaced() ? head_off(0, static_cast<int>(std::max<std::int64_t>(fair_ - 1, limits_.minimum_days_off)))
                           : head_off(0, std::max(rested_, tolls_.reach()));
    }

    /// Gives the days of the longest weekend.
    int place_weekend_days()
    {
        int longest = 1;
        for (int day = 0; day < problem_.day_count(); ++day) {
            const bool goes_on = day > 0 && problem_.weekend_of(member_, day) >= 0 &&
                                 problem_.weekend_of(member_, day - 1) == problem_.weekend_of(member_, day);
            place_in_weekend_.push_back(goes_on ? place_in_weekend_.back() + 1 : 0);
            longest = std::max(longest, place_in_weekend_.back() + 1);
        }
        return longest;
    }

    [[nodiscard]] bool is_spaced() const { return spacing_ && fair_ > 1; }

    void extend(int day, std::size_t stand, std::int64_t price, std::size_t head, const std::vector<std::int64_t>& now,
                std::vector<std::int64_t>& next) const
    {
        const History& history = problem_.history(member_);
        const bool is_open = history.days_worked == 0 && history.days_off == 0;
        const bool was_on = head >= off_heads_;
        const auto length = static_cast<std::size_t>(was_on ? longest_ : rested_);
        const std::size_t at_head = was_on ? head - off_heads_ : head;
        const std::size_t stood = at_head / length;
        const int days_on = was_on ? static_cast<int>(at_head % length) + 1 : 0;
        const int days_off = was_on ? 0 : static_cast<int>(at_head % length) + 1;
        const bool works = !stands_[stand].empty();
        const auto pay = [&](Penalty penalty, std::int64_t amount) {
            price += penalty.is_hard ? 0 : penalty.weight * amount * scale_;
            return !penalty.is_hard || amount <= 0;
        };
        std::size_t goal = 0;
        if (works) {
            const std::int64_t toll = days_off < tolls_.reach() ? tolls_.after(stood, days_off + 1, stand) : 0;
            if (toll >= never)
                return;
            price += toll;
            if (!was_on && days_off < limits_.minimum_days_off && days_off <= most_off_ &&
                !pay(penalties_.minimum_days_off, limits_.minimum_days_off - days_off))
                return;
            if (day >= reached_ && days_on + 1 > limits_.maximum_consecutive && !pay(penalties_.maximum_consecutive, 1))
                return;
            if (is_spaced())
                price += spacing_->too_close(days_off + 1, fair_) * scale_;
            goal = head_on(stand, days_on + 1);
        } else if (was_on) {
            const bool waived = is_open && days_on == day;
            if (!waived && days_on < limits_.minimum_consecutive &&
                !pay(penalties_.minimum_consecutive, limits_.minimum_consecutive - days_on))
                return;
            goal = head_off(stood, 1);
        } else {
            goal = head_off(stood, days_off + 1);
        }
        if (!works && is_spaced())
            price += (spacing_->too_long(days_off + 2, fair_) - spacing_->too_long(days_off + 1, fair_)) * scale_;
        const int weekend = problem_.weekend_of(member_, day);
        const bool opens = works && weekend >= 0 && days_off >= place_in_weekend_[static_cast<std::size_t>(day)];
        if (opens)
            price -= sums_.weekend_price();
        const LineSums::Successors& successors = successors_[opens ? 1 : 0];
        for (std::size_t state = 0; state < states_; ++state) {
            const std::int64_t value = now[head * states_ + state];
            if (value >= never || successors.state[state] == LineSums::nowhere)
                continue;
            std::int64_t& then = next[goal * states_ + successors.state[state]];
            then = std::min(then, value + price + successors.toll[state]);
        }
    }

    const Problem& problem_;
    MemberId member_;
    const Limits& limits_;
    const Penalties& penalties_;
    const std::optional<Spacing>& spacing_;
    std::int64_t fair_;
    const std::vector<Stand>& stands_;
    std::int64_t scale_;
    StandTolls tolls_;
    LineSums sums_;
    int reached_ = 0;  ///< days that the history lasts on, which no run is too long by
    int longest_ = 1;
    int most_off_ = 0;  ///< days off in a row, those of the history counted
    int rested_ = 1;
    std::vector<int> place_in_weekend_;  ///< by day: days of the same weekend before it
    std::size_t off_heads_ = 1;
    std::size_t heads_ = 1;
    LineSums::Successors successors_[2];  ///< for the stand and day at hand: it opens no weekend, it does
    std::size_t states_ = 1;
};

/// Entries of the largest table that a line needs, whatever sums are left out: of tolls between stands, or of heads.
double least_table(const Problem& problem, MemberId member, std::size_t stand_count)
{
    const Limits& limits = problem.limits(member);
    const History& history = problem.history(member);
    const auto stands = static_cast<double>(stand_count + 1);
    const double gaps = StandTolls::most_gaps(problem, member);
    const double on = std::min(std::max<double>(limits.minimum_consecutive, limits.maximum_consecutive),
                               problem.day_count() + 2.0 + history.days_worked);
    const double off =
        std::max({std::min<double>(limits.minimum_days_off, problem.day_count() + 2.0 + history.days_off), gaps,
                  static_cast<double>(problem.fair_distance(member))});
    return std::max(gaps * stands * stands, stands * (on + off));
}

constexpr double steps_of_way = 50;  // to find it

/// All ways, or those without the longest patterns, where there are too many. Nothing where there still are.
std::unique_ptr<const LineWays> ways_of(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                        const LinePrices& prices, Reckoning& reckoning)
{
    constexpr std::size_t usual_pattern = 5;
    std::size_t longest = 0;
    for (const PatternId pattern : problem.limits(member).patterns)
        longest = std::max(longest, problem.patterns()[pattern].days.size());
    for (const std::size_t each : {longest, usual_pattern, std::size_t{0}})
        if (each == longest || each < longest) {
            if (auto found = LineWays::of(problem, member, stands, prices, {reckoning.most_states, each}))
                return std::make_unique<const LineWays>(std::move(*found));
            if (!reckoning.take(steps_of_way * static_cast<double>(reckoning.most_states)))
                return nullptr;
            longest = std::min(longest, each);
        }
    return nullptr;
}

/// The same where more is asked than `LineBound` knows. Nothing where there is too much to it.
std::optional<std::int64_t> least_of_ways(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                          const LinePrices& prices, Reckoning& reckoning, KeptWays* kept)
{
    // Which stands are alike hangs on the sums that are told apart.
    const bool may_keep = kept != nullptr && prices.counted.empty() && prices.sums.empty();
    std::unique_ptr<const LineWays> made;
    if (!may_keep || !kept->ways)
        made = ways_of(problem, member, stands, prices, reckoning);
    if (may_keep && made && made->count() <= kept->most)
        kept->ways = std::move(made);
    const LineWays* ways = may_keep && kept->ways ? kept->ways.get() : made.get();
    if (ways == nullptr)
        return std::nullopt;
    LineSums sums(problem, member, stands, prices);
    sums.count(ways->heads(), reckoning.most_states);
    if (!reckoning.take(static_cast<double>(ways->count()) * (steps_of_way + static_cast<double>(sums.states()))))
        return std::nullopt;
    return ways->least(prices, sums);
}

}  // namespace

std::optional<std::int64_t> least_of_line(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                          const LinePrices& prices, Reckoning& reckoning, KeptWays* kept)
{
    if (least_table(problem, member, stands.size()) > static_cast<double>(reckoning.most_states))
        return std::nullopt;
    if (is_told_by_facts(problem, member))
        if (const auto least = least_of_ways(problem, member, stands, prices, reckoning, kept))
            return least;
    LineBound bound(problem, member, stands, prices, reckoning.most_states);
    if (!reckoning.take(bound.steps()))
        return std::nullopt;
    return bound.least(prices);
}

}  // namespace muster::roster
