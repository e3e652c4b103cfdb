// For each member a table of the least cost of every state after a day, carried forward day by day: (days in the
// present run, last shifts while they matter) x (minutes) x (weekends) x (each measure fairness asks about). No
// pointers, no profiles, no floating point; only the last day's table is kept. Counters stop counting where the
// member's line can no longer become dearer by it, and then count as if they stood there: since the true toll does not
// fall beyond, the result is no greater than the truth. Sums that are priced are no part of a state: the line is paid
// for each unit, and the limits take the amount that is cheapest for them.
#include "roster/proof/line_bound.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace muster::roster {
namespace {

/// A sum over the line, held between 0 and `top` units, or paid for.
struct Sum {
    bool is_weekends = false;
    ShiftTypeId type{};  ///< set: shifts of this type
    Measure measure = Measure::minutes;
    std::int64_t unit = 1;
    std::int64_t top = 0;
    bool cuts = false;  ///< beyond `top` a hard rule is bent
    std::size_t stride = 1;
    std::int64_t possible = 0;  ///< units of any line at most
    std::int64_t price = 0;     ///< paid to the line for a unit
};

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
        : problem_(problem), member_(member), limits_(problem.limits(member)), spacing_(problem.draft().spacing),
          fair_(problem.fair_distance(member)), stands_(stands), scale_(prices.scale),
          tolls_(problem, member, stands, prices.scale), reached_(days_reached(problem, member))
    {
        const int longest_run = problem.day_count() + std::min(problem.history(member).days_worked, 1000);
        most_off_ = problem.day_count() + std::min(problem.history(member).days_off, 1000);
        longest_ = std::max({1, std::min(limits_.minimum_consecutive, longest_run + 1),
                             limits_.maximum_consecutive < longest_run ? limits_.maximum_consecutive + 1 : 1});
        rested_ = std::max({1, std::min(limits_.minimum_days_off, most_off_ + 1), tolls_.reach() - 1,
                            problem.draft().spacing ? 3 * problem.fair_distance(member) : 0, place_weekend_days() - 1});
        off_heads_ = static_cast<std::size_t>(rested_) * (tolls_.reach() > 1 ? tolls_.before_count() : 1);
        heads_ = off_heads_ + tolls_.before_count() * static_cast<std::size_t>(longest_);
        choose_sums(prices.counted, prices.sums, most_states);
    }

    /// Entries looked at by `least`.
    [[nodiscard]] double steps() const
    {
        return static_cast<double>(heads_ * states_) * static_cast<double>(stands_.size()) * problem_.day_count();
    }

    /// Least toll of any line in parts of `scale`, `reward` (by day and type) taken off; `never` if there is none.
    [[nodiscard]] std::int64_t least(const std::vector<std::int64_t>& reward)
    {
        const std::size_t types = problem_.shift_types().size();
        // Heads: by (last stand, while it matters, and days off), then by (last stand, days on).
        std::vector<std::int64_t> now(heads_ * states_, never);
        now[start_head() * states_] = 0;
        for (int day = 0; day < problem_.day_count(); ++day) {
            std::vector<std::int64_t> next(heads_ * states_, never);
            for (std::size_t stand = 0; stand < stands_.size(); ++stand) {
                std::int64_t price = 0;
                if (!tolls_.on_day(day, stand, price))
                    continue;
                for (const ShiftTypeId type : stands_[stand])
                    price -= reward[static_cast<std::size_t>(day) * types + type.row()];
                for (const Sum& sum : paid_)
                    price -= sum.price * amount_of(sum, day, stands_[stand]) / sum.unit;
                set_successors(day, stands_[stand]);
                for (std::size_t head = 0; head < heads_; ++head)
                    extend(day, stand, price, head, now, next);
            }
            now.swap(next);
        }
        std::int64_t best = never;
        for (std::size_t state = 0; state < states_; ++state) {
            std::int64_t end = 0;
            if (!end_toll(state, end))
                continue;
            for (std::size_t head = 0; head < heads_; ++head)
                if (now[head * states_ + state] < never)
                    best = std::min(best, now[head * states_ + state] + end);
        }
        for (const Sum& sum : paid_) {
            const std::int64_t limits = least_of_limits(sum);
            best = best >= never || limits >= never ? never : best + limits;
        }
        return best;
    }

private:
    [[nodiscard]] std::int64_t amount_of(const Sum& sum, int day, const Stand& stand) const
    {
        std::int64_t amount = 0;
        for (const ShiftTypeId type : stand)
            if (sum.type.is_set())
                amount += type == sum.type ? 1 : 0;
            else if (!sum.is_weekends)
                amount += problem_.load_of(sum.measure, day, type);
        return amount;
    }

    /// Greatest common unit of what duties add, and the units of a line at most.
    void set_units(Sum& sum) const
    {
        sum.unit = 0;
        std::int64_t possible = 0;
        for (int day = 0; day < problem_.day_count(); ++day) {
            std::int64_t most = 0;
            for (const Stand& stand : stands_) {
                sum.unit = std::gcd(sum.unit, amount_of(sum, day, stand));
                most = std::max(most, amount_of(sum, day, stand));
            }
            possible += most;
        }
        if (sum.is_weekends || sum.unit == 0)
            sum.unit = 1;
        if (sum.is_weekends)
            possible = problem_.weekend_count();
        sum.possible = possible / sum.unit;
    }

    void choose_sums(const std::vector<ShiftTypeId>& counted, const std::vector<SumPrice>& prices,
                     std::size_t most_states)
    {
        for (const SumPrice& priced : prices) {
            Sum sum{.is_weekends = priced.sum == SumKind::weekends, .measure = priced.measure};
            if (priced.sum == SumKind::type)
                sum.type = priced.type;
            sum.price = priced.price;
            set_units(sum);
            if (sum.is_weekends)
                weekend_price_ = sum.price;
            paid_.push_back(sum);
        }
        const auto is_paid = [&](const Sum& asked) {
            return std::ranges::any_of(paid_, [&](const Sum& sum) {
                return sum.is_weekends == asked.is_weekends && sum.type == asked.type &&
                       (sum.is_weekends || sum.type.is_set() || sum.measure == asked.measure);
            });
        };
        std::vector<Sum> asked;
        const auto ask = [&](Measure measure) {
            if (std::ranges::none_of(asked, [&](const Sum& sum) { return !sum.is_weekends && sum.measure == measure; }))
                asked.push_back({.measure = measure});
        };
        if (limits_.minimum_minutes.count() > 0 || limits_.maximum_minutes.count() != no_limit)
            ask(Measure::minutes);
        if (limits_.maximum_weekends < problem_.weekend_count())
            asked.push_back({.is_weekends = true});
        for (const Fairness& fairness : problem_.fairness())
            ask(fairness.measure);
        for (const ShiftTypeId type : counted)
            asked.push_back({.type = type});
        std::erase_if(asked, is_paid);
        for (Sum& sum : asked) {
            set_units(sum);
            const std::int64_t possible = sum.possible * sum.unit;
            // Beyond this, standing more never costs less.
            std::int64_t calm = 0;
            std::int64_t limit = never;
            bool is_hard = false;
            if (sum.is_weekends) {
                limit = limits_.maximum_weekends;
                is_hard = problem_.penalties().weekends.is_hard;
            } else if (sum.type.is_set()) {
                limit = problem_.maximum_of(member_, sum.type);
                is_hard = problem_.penalties().shift_type_maximum.is_hard;
            } else if (sum.measure == Measure::minutes) {
                calm = limits_.minimum_minutes.count();
                limit = limits_.maximum_minutes.count() == no_limit ? never : limits_.maximum_minutes.count();
                is_hard = problem_.penalties().maximum_minutes.is_hard;
            }
            for (const Fairness& fairness : problem_.fairness())
                if (!sum.is_weekends && !sum.type.is_set() && fairness.measure == sum.measure)
                    calm = std::max(calm, 2 * (std::max<std::int64_t>(0, problem_.fair_load(sum.measure, member_)) +
                                               fairness.tolerance + 4 * sum.unit));
            if (is_hard && limit < never) {
                sum.cuts = limit < possible;
                sum.top = std::min(possible, limit) / sum.unit;
            } else {
                if (limit < never)
                    calm = std::max(calm, limit + 4 * sum.unit);
                sum.top = std::min(possible, calm) / sum.unit + 1;
            }
        }
        for (Sum& sum : asked) {
            const std::size_t extent = static_cast<std::size_t>(sum.top) + 1;
            if (states_ * extent * heads_ > most_states)
                continue;
            sum.stride = states_;
            states_ *= extent;
            sums_.push_back(sum);
        }
        for (std::vector<std::size_t>& successors : successors_)
            successors.resize(states_);
    }

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
            const bool goes_on =
                day > 0 && problem_.weekend_of(day) >= 0 && problem_.weekend_of(day - 1) == problem_.weekend_of(day);
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
                !pay(problem_.penalties().minimum_days_off, limits_.minimum_days_off - days_off))
                return;
            if (day >= reached_ && days_on + 1 > limits_.maximum_consecutive &&
                !pay(problem_.penalties().maximum_consecutive, 1))
                return;
            if (is_spaced())
                price += spacing_->too_close(days_off + 1, fair_) * scale_;
            goal = head_on(stand, days_on + 1);
        } else if (was_on) {
            const bool waived = is_open && days_on == day;
            if (!waived && days_on < limits_.minimum_consecutive &&
                !pay(problem_.penalties().minimum_consecutive, limits_.minimum_consecutive - days_on))
                return;
            goal = head_off(stood, 1);
        } else {
            goal = head_off(stood, days_off + 1);
        }
        if (!works && is_spaced())
            price += (spacing_->too_long(days_off + 2, fair_) - spacing_->too_long(days_off + 1, fair_)) * scale_;
        const int weekend = problem_.weekend_of(day);
        const bool opens = works && weekend >= 0 && days_off >= place_in_weekend_[static_cast<std::size_t>(day)];
        if (opens)
            price -= weekend_price_;
        const std::vector<std::size_t>& successors = successors_[opens ? 1 : 0];
        for (std::size_t state = 0; state < states_; ++state) {
            const std::int64_t value = now[head * states_ + state];
            if (value < never && successors[state] != nowhere)
                next[goal * states_ + successors[state]] =
                    std::min(next[goal * states_ + successors[state]], value + price);
        }
    }

    /// Where a stand on this day leads from each state of the sums, if it opens no weekend and if it does.
    void set_successors(int day, const Stand& stand)
    {
        for (const bool opens : {false, true}) {
            std::vector<std::size_t>& successors = successors_[opens ? 1 : 0];
            for (std::size_t state = 0; state < states_; ++state)
                successors[state] = state;
            for (const Sum& sum : sums_) {
                const std::int64_t step = sum.is_weekends ? (opens ? 1 : 0) : amount_of(sum, day, stand) / sum.unit;
                for (std::size_t state = 0; step > 0 && state < states_; ++state) {
                    const auto held = static_cast<std::int64_t>(state / sum.stride) % (sum.top + 1);
                    const std::int64_t then = std::min(held + step, sum.top);
                    if (successors[state] != nowhere)
                        successors[state] += static_cast<std::size_t>(then - held) * sum.stride;
                    if (held + step > sum.top && sum.cuts)
                        successors[state] = nowhere;
                }
            }
        }
    }

    /// Toll of so much of a sum; false if a hard rule forbids it.
    bool toll_of(const Sum& sum, std::int64_t value, std::int64_t& toll) const
    {
        const auto pay = [&](Penalty penalty, std::int64_t amount) {
            toll += penalty.is_hard || amount <= 0 ? 0 : penalty.weight * amount * scale_;
            return !penalty.is_hard || amount <= 0;
        };
        if (sum.is_weekends)
            return pay(problem_.penalties().weekends, value - limits_.maximum_weekends);
        if (sum.type.is_set())
            return pay(problem_.penalties().shift_type_maximum, value - problem_.maximum_of(member_, sum.type));
        if (sum.measure == Measure::minutes) {
            if (!pay(problem_.penalties().minimum_minutes, limits_.minimum_minutes.count() - value))
                return false;
            if (limits_.maximum_minutes.count() != no_limit &&
                !pay(problem_.penalties().maximum_minutes, value - limits_.maximum_minutes.count()))
                return false;
        }
        for (const Fairness& fairness : problem_.fairness())
            if (fairness.measure == sum.measure)
                toll += fairness.cost(value - problem_.fair_load(sum.measure, member_)) * scale_;
        return true;
    }

    bool end_toll(std::size_t state, std::int64_t& toll) const
    {
        return std::ranges::all_of(sums_, [&](const Sum& sum) {
            return toll_of(sum, static_cast<std::int64_t>(state / sum.stride) % (sum.top + 1) * sum.unit, toll);
        });
    }

    /// The least that the limits on a sum cost when they pay its price for each unit.
    [[nodiscard]] std::int64_t least_of_limits(const Sum& sum) const
    {
        std::int64_t least = never;
        for (std::int64_t units = 0; units <= sum.possible; ++units)
            if (std::int64_t toll = sum.price * units; toll_of(sum, units * sum.unit, toll))
                least = std::min(least, toll);
        return least;
    }

    const Problem& problem_;
    MemberId member_;
    const Limits& limits_;
    const std::optional<Spacing>& spacing_;
    std::int64_t fair_;
    const std::vector<Stand>& stands_;
    std::int64_t scale_;
    StandTolls tolls_;
    int reached_ = 0;  ///< days that the history lasts on, which no run is too long by
    int longest_ = 1;
    int most_off_ = 0;  ///< days off in a row, those of the history counted
    int rested_ = 1;
    std::vector<Sum> sums_;  ///< counted
    std::vector<Sum> paid_;
    std::int64_t weekend_price_ = 0;
    std::vector<int> place_in_weekend_;  ///< by day: days of the same weekend before it
    std::size_t off_heads_ = 1;
    std::size_t heads_ = 1;
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    std::vector<std::size_t> successors_[2];  ///< by state, for the stand and day at hand
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

}  // namespace

std::optional<std::int64_t> least_of_line(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                          const LinePrices& prices, Reckoning& reckoning)
{
    if (least_table(problem, member, stands.size()) > static_cast<double>(reckoning.most_states))
        return std::nullopt;
    LineBound bound(problem, member, stands, prices, reckoning.most_states);
    if (!reckoning.take(bound.steps()))
        return std::nullopt;
    return bound.least(prices.reward);
}

}  // namespace muster::roster
