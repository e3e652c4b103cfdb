// Bids: how most seats find their mentor before any path is searched.
//
// A seat goes to the mentor that is worth most to it. Where all places are taken, the one who would lose least by going
// elsewhere leaves (the newcomer counts), and the price rises to the least that any of those who stay would lose. It is
// the auction of Bertsekas (1988) with many places a mentor and no least increment: prices rise only as far as they
// must, so the conditions of market.hpp hold after each bid. Ties do not raise prices and could go round for ever;
// whoever ends in one, or comes after too many bids, waits for a shortest path.
//
// Where prices have far to go, bids turn into a war that no rise is large enough for. It shows in that bids enough for
// everybody leave many who have not begun; then either rises are larger at first, or, where paths stay short, those who
// are still out wait for one.
#include "market.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::market {

class Bidding {
public:
    Bidding(Market& market, const Progress& progress)
        : market_(market), progress_(progress), bids_(market.nodes_.size())
    {
        for (const auto& node : market.nodes_)
            first_prices_.push_back(node.price);
    }

    // Straight to large rises. False as below.
    [[nodiscard]] bool run_in_scales()
    {
        bid_in_scales();
        return end();
    }

    // False where a price would pass every limit and leave somebody with less than its best: nothing is handed over.
    [[nodiscard]] bool run()
    {
        if (!bid_all(most_bids, true) && !paths_are_short())
            bid_in_scales();
        return end();
    }

private:
    using Seat = Market::Seat;
    using Mentee = Market::Mentee;
    using Mentor = Market::Mentor;

    static constexpr std::uint64_t most_bids = 8;  // a seat, on average
    static constexpr std::uint64_t most_bids_of_first_rise = 3;
    static constexpr int most_ties = 4;               // one after the other
    static constexpr std::uint64_t most_offers = 32;  // a mentor, on average and of one rise
    static constexpr std::uint64_t hopeless = 4;      // one of so many has not begun, for each bid of a seat
    static constexpr Score finer = 8;                 // from one rise to the next

    /// At which price a seat would leave, and what that was reckoned from.
    struct Bid {
        Score leaves_at;
        Score score;        // of the pair
        Score other_price;  // of `other`, then
        Mentor other;       // the best that the mentee does not hold; `out`: being alone, or nothing
        Seat seat;

        // The first to leave in front of a heap.
        friend bool operator<(const Bid& left, const Bid& right)
        {
            return left.leaves_at != right.leaves_at ? left.leaves_at > right.leaves_at : left.seat > right.seat;
        }
    };
    using Bids = std::vector<Bid>;
    struct Choice {
        Score worth = -Market::endless;
        Score score = 0;
        Mentor mentor = Market::out;
    };

    [[nodiscard]] bool end()
    {
        if (is_beyond_limit_ && market_.has_seats_)
            return false;
        hand_over();
        market_.fit_prices_to_loads();
        return true;
    }

    // Rises are too small for the way they have to go: large ones first, which leave everybody within `rise_` of its
    // best, then smaller ones from the prices so far. Prices that were too high fall in between.
    void bid_in_scales()
    {
        if (market_.has_seats_) {
            begin_anew();
            for (rise_ = largest_step(market_.problem_) / 4; rise_ > 0; rise_ /= finer) {
                static_cast<void>(bid_all());
                begin_again();
            }
        } else {
            // Where many bids lead nowhere at the first rise, prices have further to go than candidates differ.
            rise_ = first_rise();
            const Score largest = largest_step(market_.problem_) / 4;
            const bool is_near = rise_ < largest / (2 * finer);
            if (!is_near || !bid_all(most_bids_of_first_rise)) {
                begin_anew();
                rise_ = std::max(rise_, largest);
            }
            for (; rise_ > 0; rise_ /= finer) {
                static_cast<void>(bid_all());
                offer_all();
                look_again(rise_ / finer);
            }
            std::ranges::fill(market_.gain_, 0);
        }
        static_cast<void>(bid_all());
    }

    // Whether to search paths from all who are out is less than to bid in scales: each mentor's mentees have nearly the
    // same candidates, so that there are few ways on (see `Ways`), and either not many are out or two steps lead hardly
    // further than one, as on a line, where prices would have to move from end to end at each rise.
    [[nodiscard]] bool paths_are_short() const
    {
        constexpr std::size_t samples = 8;
        constexpr std::size_t alike = 4;  // mentees, on average, with a candidate
        constexpr std::size_t few = 4;    // are one of so many
        if (market_.has_seats_ || bids_.empty())
            return false;
        std::size_t candidates = 0;
        std::size_t one_step = 0;
        std::size_t two_steps = 0;
        std::vector<Mentor> reached;
        std::vector<bool> is_reached(bids_.size(), false);
        const auto reach_from = [&](Mentee mentee) {
            const auto mentors = market_.problem_.candidates_of(MenteeId(mentee)).mentors;
            for (const MentorId mentor : mentors) {
                if (!is_reached[mentor.row()])
                    reached.push_back(mentor.row());
                is_reached[mentor.row()] = true;
            }
            return mentors.size();
        };
        for (std::size_t sample = 0; sample < samples; ++sample) {
            for (const Bid& bid : bids_[sample * bids_.size() / samples])
                candidates += reach_from(bid.seat);
            const std::size_t near = reached.size();
            one_step += near;
            for (std::size_t at = 0; at < near; ++at)
                if (const Bids& bids = bids_[reached[at]]; !bids.empty())
                    static_cast<void>(reach_from(bids.front().seat));
            two_steps += reached.size();
            for (const Mentor mentor : std::exchange(reached, {}))
                is_reached[mentor] = false;
        }
        const bool are_few = few * seats_out().size() <= market_.seat_count();
        return one_step > 0 && candidates >= alike * one_step && (are_few || 10 * two_steps <= 21 * one_step);
    }

    // Of the size of what candidates differ by, to whom it is who chooses.
    [[nodiscard]] Score first_rise() const
    {
        constexpr Score part = 16;
        WideInteger sum = 0;
        Score rows = 0;
        for (Mentee mentee = 0; mentee < market_.gain_.size(); ++mentee) {
            const auto scores = market_.problem_.candidates_of(MenteeId(mentee)).scores;
            if (scores.empty())
                continue;
            const auto [least, most] = std::ranges::minmax_element(scores);
            sum += *most - *least;
            ++rows;
        }
        return rows == 0 ? 1 : std::max<Score>(1, static_cast<Score>(sum / rows) / part);
    }

    // Whom a smaller rise leaves too far from its best goes out; the others' bids are reckoned at the prices of now.
    void look_again(Score rise)
    {
        is_beyond_limit_ = false;
        std::ranges::replace(market_.mentor_of_, Market::alone, Market::out);
        for (Mentor mentor = 0; mentor < bids_.size(); ++mentor) {
            Bids& bids = bids_[mentor];
            std::size_t kept = 0;
            for (const Bid& bid : bids) {
                const Choice other = best_above(market_.mentee_of(bid.seat), -Market::endless);
                if (other.worth > bid.score - market_.nodes_[mentor].price + rise) {
                    market_.mentor_of_[bid.seat] = Market::out;
                    --market_.load_[mentor];
                } else {
                    bids[kept++] = bid_of(bid.seat, bid.score, other);
                }
            }
            bids.erase(bids.begin() + static_cast<std::ptrdiff_t>(kept), bids.end());
            std::make_heap(bids.begin(), bids.end());
        }
    }

    // Bids the other way round (Bertsekas and Castanon, 1992): a mentor with a free place that asks more than the place
    // costs lowers its price until somebody comes or it asks no more than that; where that one leaves, a place is free.
    // Heaps are in no order afterwards.
    void offer_all()
    {
        std::vector<Mentor> waiting;
        for (Mentor mentor = 0; mentor < bids_.size(); ++mentor)
            if (asks_too_much(mentor))
                waiting.push_back(mentor);
        if (waiting.empty())
            return;
        market_.turn_candidates();
        std::ranges::fill(market_.gain_, Market::endless);
        for (Mentor mentor = 0; mentor < bids_.size(); ++mentor)
            for (const Bid& bid : bids_[mentor])
                market_.gain_[bid.seat] = bid.score - market_.nodes_[mentor].price;
        for (Mentee mentee = 0; mentee < market_.gain_.size(); ++mentee)
            if (market_.mentor_of_[mentee] == Market::alone)
                market_.gain_[mentee] = -market_.problem_.unmatched_price(MenteeId(mentee)).value_or(0);
        std::uint64_t left = most_offers * bids_.size();
        while (!waiting.empty() && left > 0) {
            std::vector<Mentor> next;
            for (const Mentor mentor : waiting)
                offer(mentor, left, next);
            waiting = std::move(next);
        }
    }

    [[nodiscard]] bool asks_too_much(Mentor mentor) const
    {
        return market_.nodes_[mentor].price > market_.marginal_up(mentor);
    }

    // Who would gain most by coming, at a price of 0, and how much the next would.
    struct Comer {
        Score first = -Market::endless;
        Score second = -Market::endless;
        Score score = 0;
        Mentee mentee = Market::out;
    };
    [[nodiscard]] Comer best_comer(Mentor mentor) const
    {
        Comer comer;
        for (std::size_t at = market_.turned_first_[mentor]; at < market_.turned_first_[mentor + 1]; ++at) {
            const Mentee mentee = market_.turned_mentee_[at];
            const Score worth = market_.turned_score_[at] - market_.gain_[mentee];
            if (worth <= comer.second || market_.mentor_of_[mentee] == mentor)
                continue;
            if (worth > comer.first)
                comer = {worth, comer.first, market_.turned_score_[at], mentee};
            else
                comer.second = worth;
        }
        return comer;
    }

    // Whoever is left with a free place asking too much is put into `next`.
    void offer(Mentor mentor, std::uint64_t& left, std::vector<Mentor>& next)
    {
        Score& price = market_.nodes_[mentor].price;
        int ties = 0;
        for (; left > 0 && asks_too_much(mentor); --left) {
            if (progress_ && ++bids_made_ % often == 0)
                market_.tell(progress_, "bids");
            const Score least = market_.marginal_up(mentor);
            const Comer comer = best_comer(mentor);
            const bool comes = comer.mentee != Market::out && comer.first > least + rise_;
            const Score fallen = comes ? std::clamp(comer.second - rise_, least, price) : least;
            const bool is_tie = fallen == price;
            for (const Bid& bid : bids_[mentor])
                market_.gain_[bid.seat] += price - fallen;
            price = fallen;
            if (!comes || (is_tie && ++ties > most_ties))
                return;
            if (const Mentor from = market_.mentor_of_[comer.mentee]; from != Market::alone) {
                std::erase_if(bids_[from], [&](const Bid& bid) { return bid.seat == comer.mentee; });
                --market_.load_[from];
                if (asks_too_much(from))
                    next.push_back(from);
            }
            bids_[mentor].push_back({0, comer.score, 0, Market::out, comer.mentee});
            market_.mentor_of_[comer.mentee] = mentor;
            ++market_.load_[mentor];
            market_.gain_[comer.mentee] = comer.score - price;
        }
    }

    // False where there were too many bids: whoever waits still waits. `gives_up`: each time that seats have driven out
    // as many as there are, too, where so many have not even begun that the rest would hardly suffice for them.
    bool bid_all(std::uint64_t most = most_bids, bool gives_up = false)
    {
        const std::uint64_t seats = market_.seat_count();
        std::vector<Seat> waiting = seats_out();
        std::uint64_t round = 1;
        const std::uint64_t rounds = gives_up ? most : 1;
        std::uint64_t left = most / rounds * seats;
        // Whoever waits may find its tie broken by now: again, while that helps a good part of them.
        for (std::size_t before = 2 * waiting.size(); waiting.size() + before / 8 < before;) {
            before = waiting.size();
            for (std::size_t at = 0; at < waiting.size(); ++at) {
                settle(waiting[at], left);
                if (left > 0 || round == rounds)
                    continue;
                if (hopeless * round * (waiting.size() - at) > seats)
                    return false;
                ++round;
                left = seats;
            }
            waiting = seats_out();
        }
        return left > 0;
    }

    // Everybody out again, at the prices of the beginning.
    void begin_anew()
    {
        begin_again();
        for (Mentor mentor = 0; mentor < first_prices_.size(); ++mentor)
            market_.nodes_[mentor].price = first_prices_[mentor];
    }

    // Everybody out again; prices stay.
    void begin_again()
    {
        is_beyond_limit_ = false;
        for (Mentor mentor = 0; mentor < bids_.size(); ++mentor) {
            market_.load_[mentor] -= static_cast<std::uint32_t>(bids_[mentor].size());
            for (const Bid& bid : bids_[mentor])
                market_.mentor_of_[bid.seat] = Market::out;
            bids_[mentor].clear();
        }
        std::ranges::replace(market_.mentor_of_, Market::alone, Market::out);
    }

    [[nodiscard]] std::vector<Seat> seats_out() const
    {
        std::vector<Seat> seats;
        for (Seat seat = 0; seat < market_.seat_count(); ++seat)
            if (market_.mentor_of_[seat] == Market::out)
                seats.push_back(seat);
        return seats;
    }

    // The two best of what the mentee does not hold, being alone among them. Of equals, `avoided` comes second.
    [[nodiscard]] std::pair<Choice, Choice> two_best(Mentee mentee, Mentor avoided) const
    {
        Choice best;
        Choice second;
        const auto row = market_.problem_.candidates_of(MenteeId(mentee));
        for (std::size_t at = 0; at < row.mentors.size(); ++at) {
            const Mentor mentor = row.mentors[at].row();
            const Score worth = row.scores[at] - market_.nodes_[mentor].price;
            if (worth <= second.worth || !market_.is_open(mentor) || market_.holds(mentee, mentor))
                continue;
            const Choice choice{worth, row.scores[at], mentor};
            second = worth > best.worth ? std::exchange(best, choice) : choice;
        }
        if (const auto price = market_.problem_.unmatched_price(MenteeId(mentee))) {
            const Choice being_alone{-*price, 0, Market::out};
            if (being_alone.worth >= best.worth)
                second = std::exchange(best, being_alone);
            else if (being_alone.worth > second.worth)
                second = being_alone;
        }
        if (best.mentor == avoided && best.worth == second.worth && second.mentor != Market::out)
            std::swap(best, second);
        return {best, second};
    }

    // The first of `two_best`, where it is worth more than so much.
    [[nodiscard]] Choice best_above(Mentee mentee, Score bound) const
    {
        Choice best{.worth = bound};
        const auto row = market_.problem_.candidates_of(MenteeId(mentee));
        const MentorId* const mentors = row.mentors.data();
        const Score* const scores = row.scores.data();
        const Market::Node* const nodes = market_.nodes_.data();
        for (std::size_t at = 0; at < row.mentors.size(); ++at) {
            const Mentor mentor = mentors[at].row();
            const Score worth = scores[at] - nodes[mentor].price;
            if (worth > best.worth && market_.is_open(mentor) && !market_.holds(mentee, mentor))
                best = {worth, scores[at], mentor};
        }
        if (const auto price = market_.problem_.unmatched_price(MenteeId(mentee)); price && -*price >= best.worth)
            best = {-*price, 0, Market::out};
        return best;
    }

    [[nodiscard]] Bid bid_of(Seat seat, Score score, const Choice& other) const
    {
        const Score price = other.mentor == Market::out ? 0 : market_.nodes_[other.mentor].price;
        const Score leaves_at = other.worth == -Market::endless ? Market::endless : score - other.worth;
        return {leaves_at, score, price, other.mentor, seat};
    }

    // Prices only rise, so a bid reckoned at older ones is at most too low: the front is renewed until it is true.
    void renew_front(Bids& bids)
    {
        while (true) {
            const Bid& front = bids.front();
            const Mentee mentee = market_.mentee_of(front.seat);
            if (front.other == Market::out ||
                (market_.nodes_[front.other].price == front.other_price && !market_.holds(mentee, front.other)))
                return;
            // What was the best other is nearly the best still: few candidates are looked at more closely.
            const Score other_score = front.score - front.leaves_at + front.other_price;
            const bool may_be = market_.is_open(front.other) && !market_.holds(mentee, front.other);
            const Score bound = may_be ? other_score - market_.nodes_[front.other].price - 1 : -Market::endless;
            const Bid renewed = bid_of(front.seat, front.score, best_above(mentee, bound));
            std::pop_heap(bids.begin(), bids.end());
            bids.back() = renewed;
            std::push_heap(bids.begin(), bids.end());
        }
    }

    // Follows the seat, then whom it drives out, until somebody finds a free place or has to wait.
    void settle(Seat seat, std::uint64_t& left)
    {
        int ties = 0;
        Mentor avoided = Market::out;
        for (; left > 0; --left) {
            if (progress_ && ++bids_made_ % often == 0)
                market_.tell(progress_, "bids");
            const auto [best, second] = two_best(market_.mentee_of(seat), avoided);
            if (best.mentor == Market::out) {
                if (best.worth > -Market::endless)
                    market_.mentor_of_[seat] = Market::alone;
                return;
            }
            const Mentor mentor = best.mentor;
            Score& price = market_.nodes_[mentor].price;
            Bids& bids = bids_[mentor];
            const Score next_place = market_.marginal_up(mentor);
            market_.mentor_of_[seat] = mentor;
            ++market_.load_[mentor];
            bids.push_back(bid_of(seat, best.score, second));
            std::push_heap(bids.begin(), bids.end());
            if (next_place <= price)
                return;
            renew_front(bids);
            if (next_place <= bids.front().leaves_at && next_place < Market::endless) {
                price = next_place;
                return;
            }

            std::pop_heap(bids.begin(), bids.end());
            const Bid leaver = bids.back();
            bids.pop_back();
            market_.mentor_of_[leaver.seat] = Market::out;
            --market_.load_[mentor];
            Score least = leaver.leaves_at;
            if (!bids.empty()) {
                renew_front(bids);
                least = bids.front().leaves_at;
            }
            const Score risen = std::min(least + rise_, next_place);
            if (risen > market_.price_limit_) {
                is_beyond_limit_ = true;
                return;
            }
            if (risen == price && (leaver.seat == seat || ++ties > most_ties)) {
                left += static_cast<std::uint64_t>(ties);
                return;
            }
            price = risen;
            seat = leaver.seat;
            avoided = mentor;
        }
    }

    void hand_over()
    {
        for (Mentor mentor = 0; mentor < bids_.size(); ++mentor) {
            market_.load_[mentor] -= static_cast<std::uint32_t>(bids_[mentor].size());
            market_.holders_[mentor].reserve(bids_[mentor].size() + 1);
            for (const Bid& bid : bids_[mentor]) {
                market_.hold(bid.seat, mentor);
                market_.gain_[market_.mentee_of(bid.seat)] = bid.score - market_.nodes_[mentor].price;
            }
            bids_[mentor] = {};
        }
        for (Mentee mentee = 0; mentee < market_.gain_.size(); ++mentee) {
            const auto [from, to] = market_.seats_of(mentee);
            bool is_alone = false;
            for (Seat seat = from; seat < to; ++seat)
                is_alone |= market_.mentor_of_[seat] == Market::alone;
            if (is_alone)
                market_.gain_[mentee] = -market_.problem_.unmatched_price(MenteeId(mentee)).value_or(0);
            else if (to - from > 1)
                market_.set_gain_of_several(mentee);
        }
    }

    static constexpr std::uint64_t often = 1 << 16;

    Market& market_;
    const Progress& progress_;
    std::vector<Bids> bids_;
    std::vector<Score> first_prices_;
    std::uint64_t bids_made_ = 0;
    Score rise_ = 0;  // above what a bid must
    bool is_beyond_limit_ = false;
};

bool Market::open_by_bids(const Progress& progress)
{
    if (progress)
        tell(progress, "bids");
    return Bidding(*this, progress).run();
}

bool Market::open_in_scales(const Progress& progress) { return Bidding(*this, progress).run_in_scales(); }

}  // namespace muster::pairing::market
