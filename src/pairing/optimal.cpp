// Successive shortest paths over the mentors alone (Ahuja, Magnanti and Orlin, "Network Flows", 1993, chapter 9; the
// many-to-one form keeps one node per mentor and never copies it per place).
//
// A mentor with a minimum has two sinks: the first `minimum` places, each worth a bonus above anything scores can add
// up to, and the rest. Mentees are brought in one at a time. For each, Dijkstra runs over the sinks: the length of the
// way to a sink is what is lost against the mentee's best choice, places being paid for at their price; from a full
// sink the way goes on through each of its holders to every sink that holder may go to. It ends at a sink with a free
// place or where someone is best left unmatched. Sinks nearer than the end then rise in price by the difference, and
// everyone along the way moves on by one.
//
// Invariants after each mentee: price >= 0, and 0 while a place is free; every holder has his best choice at these
// prices (gain = worth - price, and no sink offers more). These are the conditions of optimality for the mentees so
// far.
#include "muster/pairing/optimal.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <string>
#include <utility>

namespace muster::pairing {
namespace {

using Sink = std::uint32_t;
using Mentee = std::uint32_t;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

class Solver {
public:
    explicit Solver(const Problem& problem) : problem_(problem), bonus_(bonus_of(problem))
    {
        for (std::size_t row = 0; row < problem.mentors().size(); ++row) {
            const Capacity capacity = problem.mentors()[row];
            minimum_sink_.push_back(none);
            if (capacity.minimum > 0)
                minimum_sink_.back() = add_sink(row, capacity.minimum, bonus_);
            rest_sink_.push_back(add_sink(row, capacity.maximum - capacity.minimum, 0));
        }
        sink_of_.assign(problem.mentee_count(), none);
        gain_.assign(problem.mentee_count(), 0);
        distance_.assign(sinks_.size(), unreached);
        reached_from_.assign(sinks_.size(), none);
    }

    void bring_in(Mentee mentee)
    {
        search(mentee);
        if (end_.sink == none && end_.mentee == none)
            throw Infeasible(too_few_places(mentee));
        raise_prices(mentee);
        move_along(mentee);
        forget();
    }

    [[nodiscard]] OptimalPairing result() const
    {
        std::vector<MentorId> mentor_of(problem_.mentee_count());
        for (std::size_t mentee = 0; mentee < mentor_of.size(); ++mentee)
            if (sink_of_[mentee] != none)
                mentor_of[mentee] = MentorId(sinks_[sink_of_[mentee]].mentor);
        return {with_total(problem_, std::move(mentor_of)), {gain_, prices_without_bonus()}};
    }

    void require_minima() const
    {
        for (const Sink sink : minimum_sink_)
            if (sink != none && sinks_[sink].holders.size() < sinks_[sink].capacity)
                throw Infeasible(too_few_mentees(sink));
    }

private:
    struct Place {
        std::uint32_t mentor;
        std::uint32_t capacity;
        Score bonus;
        Score price = 0;
        std::vector<Mentee> holders{};
    };
    struct End {
        Score distance = unreached;
        Sink sink = none;      // a free place here, or
        Mentee mentee = none;  // this mentee left alone
    };
    using Reached = std::pair<Score, Sink>;

    static constexpr Score unreached = std::numeric_limits<Score>::max();

    // Above what any chain of moves can add up to, or 0 where there are no minima.
    static Score bonus_of(const Problem& problem)
    {
        WideInteger largest = 1;
        for (std::size_t row = 0; row < problem.mentee_count(); ++row) {
            const MenteeId mentee(static_cast<Mentee>(row));
            for (const Score score : problem.candidates_of(mentee).scores)
                largest = std::max<WideInteger>(largest, score < 0 ? -score : score);
            const Score price = problem.unmatched_price(mentee).value_or(0);
            largest = std::max<WideInteger>(largest, price < 0 ? -price : price);
        }
        const WideInteger bonus = 2 * largest * (static_cast<WideInteger>(problem.mentee_count()) + 1) + 1;
        const bool has_minima = std::ranges::any_of(problem.mentors(), [](const Capacity& c) { return c.minimum > 0; });
        const WideInteger longest = has_minima ? bonus * 8 : bonus * 4;
        if (longest > std::numeric_limits<Score>::max())
            throw Overflow({"pairing"}, "scores times mentees leave 64 bits", "use a larger unit for scores");
        return has_minima ? static_cast<Score>(bonus) : 0;
    }

    Sink add_sink(std::size_t mentor, std::uint32_t capacity, Score bonus)
    {
        sinks_.push_back({static_cast<std::uint32_t>(mentor), capacity, bonus});
        return static_cast<Sink>(sinks_.size() - 1);
    }

    // Calls `visit(sink, worth)` for every sink this mentee may go to; worth is score and bonus less price.
    template <class Visit>
    void for_each_choice(Mentee mentee, Visit visit) const
    {
        const auto row = problem_.candidates_of(MenteeId(mentee));
        for (std::size_t at = 0; at < row.mentors.size(); ++at) {
            const std::uint32_t mentor = row.mentors[at].row();
            for (const Sink sink : {minimum_sink_[mentor], rest_sink_[mentor]})
                if (sink != none && sinks_[sink].capacity > 0)
                    visit(sink, row.scores[at] + sinks_[sink].bonus - sinks_[sink].price);
        }
    }

    void relax(Sink sink, Score distance, Mentee from)
    {
        if (distance >= distance_[sink] || distance >= end_.distance)
            return;
        if (distance_[sink] == unreached)
            touched_.push_back(sink);
        distance_[sink] = distance;
        reached_from_[sink] = from;
        queue_.emplace(distance, sink);
    }

    void offer_end(Score distance, Sink sink, Mentee mentee)
    {
        if (distance < end_.distance)
            end_ = {distance, sink, mentee};
    }

    void search(Mentee mentee)
    {
        const auto price = problem_.unmatched_price(MenteeId(mentee));
        Score best = price ? -*price : std::numeric_limits<Score>::min();
        for_each_choice(mentee, [&](Sink, Score worth) { best = std::max(best, worth); });
        gain_[mentee] = best;
        end_ = {};
        if (price)
            offer_end(best + *price, none, mentee);
        for_each_choice(mentee, [&](Sink sink, Score worth) { relax(sink, best - worth, mentee); });

        while (!queue_.empty()) {
            const auto [distance, sink] = queue_.top();
            queue_.pop();
            if (distance >= end_.distance)
                break;
            if (distance > distance_[sink])
                continue;
            if (sinks_[sink].holders.size() < sinks_[sink].capacity) {
                offer_end(distance, sink, none);
                break;
            }
            for (const Mentee holder : sinks_[sink].holders) {
                const Score here = distance + gain_[holder];
                if (const auto alone = problem_.unmatched_price(MenteeId(holder)))
                    offer_end(here + *alone, none, holder);
                for_each_choice(holder, [&, at = sink](Sink other, Score worth) {
                    if (other != at)
                        relax(other, here - worth, holder);
                });
            }
        }
    }

    void raise_prices(Mentee mentee)
    {
        for (const Sink sink : touched_) {
            const Score rise = end_.distance - distance_[sink];
            if (rise <= 0)
                continue;
            sinks_[sink].price += rise;
            for (const Mentee holder : sinks_[sink].holders)
                gain_[holder] -= rise;
        }
        gain_[mentee] -= end_.distance;
    }

    // From the end of the way back to its start: each mentee on it takes the place that the next one leaves.
    void move_along(Mentee start)
    {
        Sink into = end_.sink;
        Mentee mover = into == none ? end_.mentee : reached_from_[into];
        while (true) {
            const Sink left = sink_of_[mover];
            sink_of_[mover] = into;
            if (into != none)
                sinks_[into].holders.push_back(mover);
            if (mover == start)
                return;
            std::erase(sinks_[left].holders, mover);
            into = left;
            mover = reached_from_[into];
        }
    }

    void forget()
    {
        for (const Sink sink : touched_) {
            distance_[sink] = unreached;
            reached_from_[sink] = none;
        }
        touched_.clear();
        queue_ = {};
    }

    // Every sink that was reached is full, and their holders may go nowhere else.
    [[nodiscard]] HallWitness too_few_places(Mentee mentee) const
    {
        HallWitness witness;
        witness.mentees.emplace_back(mentee);
        for (const Sink sink : touched_) {
            witness.mentors.emplace_back(sinks_[sink].mentor);
            for (const Mentee holder : sinks_[sink].holders)
                witness.mentees.emplace_back(holder);
        }
        for (const MentorId mentor : sorted_once(witness.mentors))
            witness.places += problem_.mentors()[mentor.row()].maximum;
        std::ranges::sort(witness.mentees);
        return witness;
    }

    // Mentors that can be fed only from one another, closed under "somebody here could help fill it".
    [[nodiscard]] HallWitness too_few_mentees(Sink unfilled) const
    {
        HallWitness witness;
        witness.kind = HallWitness::Kind::too_few_mentees;
        std::vector<bool> is_in(problem_.mentors().size(), false);
        std::vector<bool> is_counted(problem_.mentee_count(), false);
        is_in[sinks_[unfilled].mentor] = true;
        for (bool grew = true; grew;) {
            grew = false;
            for (std::size_t row = 0; row < is_counted.size(); ++row) {
                const auto mentors = problem_.candidates_of(MenteeId(static_cast<Mentee>(row))).mentors;
                if (is_counted[row] || std::ranges::none_of(mentors, [&](MentorId m) { return is_in[m.row()]; }))
                    continue;
                is_counted[row] = grew = true;
                if (sink_of_[row] != none)
                    is_in[sinks_[sink_of_[row]].mentor] = true;
            }
        }
        for (std::size_t row = 0; row < is_counted.size(); ++row)
            if (is_counted[row])
                witness.mentees.emplace_back(static_cast<Mentee>(row));
        for (std::size_t row = 0; row < is_in.size(); ++row)
            if (is_in[row]) {
                witness.mentors.emplace_back(static_cast<std::uint32_t>(row));
                witness.places += problem_.mentors()[row].minimum;
            }
        return witness;
    }

    static std::vector<MentorId>& sorted_once(std::vector<MentorId>& mentors)
    {
        std::ranges::sort(mentors);
        const auto rest = std::ranges::unique(mentors);
        mentors.erase(rest.begin(), rest.end());
        return mentors;
    }

    // A mentor's price without the bonus: of the places that decide, those of the minimum while there are no others.
    [[nodiscard]] std::vector<Score> prices_without_bonus() const
    {
        std::vector<Score> prices;
        for (std::size_t row = 0; row < rest_sink_.size(); ++row) {
            const Place& rest = sinks_[rest_sink_[row]];
            const bool only_minimum = minimum_sink_[row] != none && rest.holders.empty();
            prices.push_back(only_minimum ? sinks_[minimum_sink_[row]].price - bonus_ : rest.price);
        }
        // Who takes nobody was never looked at: dear enough that nobody wants to go there.
        for (std::size_t mentee = 0; mentee < gain_.size(); ++mentee) {
            const auto row = problem_.candidates_of(MenteeId(static_cast<Mentee>(mentee)));
            for (std::size_t at = 0; at < row.mentors.size(); ++at)
                if (const auto mentor = row.mentors[at].row(); problem_.mentors()[mentor].maximum == 0)
                    prices[mentor] = std::max(prices[mentor], row.scores[at] - gain_[mentee]);
        }
        return prices;
    }

    const Problem& problem_;
    Score bonus_;
    std::vector<Place> sinks_;
    std::vector<Sink> minimum_sink_;  // of each mentor; `none` without a minimum
    std::vector<Sink> rest_sink_;
    std::vector<Sink> sink_of_;  // of each mentee; `none` while unmatched
    std::vector<Score> gain_;
    std::vector<Score> distance_;
    std::vector<Mentee> reached_from_;
    std::vector<Sink> touched_;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> queue_;
    End end_;
};

std::string fault_of(const HallWitness& witness)
{
    const std::string mentees = std::to_string(witness.mentees.size()) + " mentees";
    const std::string mentors = std::to_string(witness.mentors.size()) + " mentors";
    const std::string places = std::to_string(witness.places);
    return witness.kind == HallWitness::Kind::too_few_places
               ? mentees + " (the first is " + std::to_string(witness.mentees.front().row()) + ") have only " +
                     mentors + " with " + places + " places open to them"
               : mentors + " (the first is " + std::to_string(witness.mentors.front().row()) + ") must take " + places +
                     " mentees and only " + mentees + " may go to them";
}

}  // namespace

Infeasible::Infeasible(HallWitness witness)
    : InvalidInput({"pairing"}, fault_of(witness),
                   witness.kind == HallWitness::Kind::too_few_places
                       ? "raise a maximum, add candidates, or allow unmatched mentees at a price"
                       : "lower a minimum or add candidates"),
      witness_(std::move(witness))
{
}

OptimalPairing optimal(const Problem& problem, const OptimalOptions& options)
{
    Solver solver(problem);
    for (std::size_t row = 0; row < problem.mentee_count(); ++row) {
        constexpr std::size_t often = 1024;
        if (options.progress && row % often == 0 &&
            !options.progress({"pairing", static_cast<double>(row) / static_cast<double>(problem.mentee_count())}))
            throw Stopped({"pairing"}, "stopped by the caller before the last mentee", "let it run on for an answer");
        solver.bring_in(static_cast<Mentee>(row));
    }
    solver.require_minima();
    return solver.result();
}

}  // namespace muster::pairing
