// Paths along which mentees are drawn to a mentor with a place to fill: from whoever else can spare one.
//
// The mirror of search.cpp. Distances run from the drawing mentor against the way mentees move: over a candidate
// that could come to the mentor who holds it now, and on. Prices fall where they are nearer than the end.
#include "market.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing::market {

void Market::set_capacity(Mentor mentor, Capacity capacity)
{
    require_required_fit(mentor, capacity.maximum);
    const Capacity before = capacity_[mentor];
    if (before.maximum == 0 && capacity.maximum > 0)
        nodes_[mentor].price = price_to_reopen(mentor);
    capacity_[mentor] = capacity;
    try {
        settle(mentor);
    } catch (const Infeasible&) {
        capacity_[mentor] = before;
        settle(mentor);
        throw;
    }
}

void Market::fill_minima(const Progress& progress)
{
    for (Mentor mentor = 0; mentor < nodes_.size(); ++mentor)
        capacity_[mentor].minimum = problem_.mentors()[mentor].minimum;
    constexpr Mentor often = 64;
    Mentor settled = 0;
    for (Mentor mentor = 0; mentor < nodes_.size(); ++mentor) {
        if (load_[mentor] >= capacity_[mentor].minimum)
            continue;
        if (progress && settled++ % often == 0)
            tell(progress, "minima");
        settle(mentor);
    }
}

// Load within the limits, price within what the last place and the next one cost.
void Market::settle(Mentor mentor)
{
    while (load_[mentor] > capacity_[mentor].maximum)
        push(mentor);
    while (load_[mentor] < capacity_[mentor].minimum)
        draw(mentor);
    while (is_open(mentor) && nodes_[mentor].price > marginal_up(mentor))
        draw(mentor);
    while (nodes_[mentor].price < marginal_down(mentor))
        push(mentor);
}

// Draws one mentee, or lowers the price to what the next place costs: whichever loses less.
bool Market::draw(Mentor mentor)
{
    turn_candidates();
    end_ = {};
    end_towards_ = out;
    if (load_[mentor] >= capacity_[mentor].minimum)
        end_.distance = nodes_[mentor].price - marginal_up(mentor);
    nodes_[mentor].distance = 0;
    touched_.push_back(mentor);
    queue(mentor, 0);
    search_draw();
    if (end_.distance == unreached) {
        HallWitness witness = too_few_mentees();
        forget();
        throw Infeasible(std::move(witness));
    }
    lower_prices();
    const bool is_drawn = end_towards_ != out || end_.mentor != out;
    if (is_drawn)
        draw_along(mentor);
    forget();
    return is_drawn;
}

void Market::search_draw()
{
    while (const auto next = take_nearest()) {
        const auto [distance, mentor] = *next;
        if (distance >= end_.distance)
            break;
        if (reached_from_[mentor] != out && load_[mentor] > capacity_[mentor].minimum) {
            const Score at_end = distance + nodes_[mentor].price - marginal_down(mentor);
            if (at_end < end_.distance) {
                end_ = {at_end, mentor, out};
                end_towards_ = out;
            }
        }
        expand_draw(mentor, distance);
    }
}

// Where each mentee wants one mentor and had none before: this loop is where the time goes, so nothing else stands in
// it.
void Market::expand_draw_plainly(Mentor mentor, Score base)
{
    const Score start = base + nodes_[mentor].price;
    const Mentee* const mentees = turned_mentee_.data();
    const Score* const scores = turned_score_.data();
    const Score* const gains = gain_.data();
    for (std::size_t at = turned_first_[mentor]; at < turned_first_[mentor + 1]; ++at) {
        const Mentee mentee = mentees[at];
        const Score distance = start + gains[mentee] - scores[at];
        if (distance >= end_.distance)
            continue;
        const Mentor holder = mentor_of_[mentee];
        if (holder == out || holder == mentor || (!is_fixed_.empty() && is_fixed_[mentee]))
            continue;
        if (holder == alone) {
            end_ = {distance, out, mentee};
            end_towards_ = mentor;
        } else if (distance < nodes_[holder].distance) {
            reach_draw(holder, distance, mentee, mentor);
        }
    }
}

// Every candidate of this mentor may come from wherever it is.
void Market::expand_draw(Mentor mentor, Score base)
{
    if (!has_seats_ && homes_.first.empty()) {
        expand_draw_plainly(mentor, base);
        return;
    }
    for (std::size_t at = turned_first_[mentor]; at < turned_first_[mentor + 1]; ++at) {
        const Mentee mentee = turned_mentee_[at];
        const Score score = turned_score_[at] + home_bonus(mentee, mentor);
        const Score distance = base + gain_[mentee] + nodes_[mentor].price - score;
        if (distance >= end_.distance || !is_in(mentee) || holds(mentee, mentor))
            continue;
        if (has_seats_) {
            if (distance >= mentee_distance_[mentee])
                continue;
            if (mentee_distance_[mentee] == unreached)
                touched_mentees_.push_back(mentee);
            mentee_distance_[mentee] = distance;
        }
        const auto [from, to] = seats_of(mentee);
        for (Seat seat = from; seat < to; ++seat) {
            if (mentor_of_[seat] == out || (!is_fixed_.empty() && is_fixed_[seat]))
                continue;
            if (mentor_of_[seat] == alone) {
                end_ = {distance, out, seat};
                end_towards_ = mentor;
            } else {
                const Score back = !has_seats_ ? 0 : held_score(seat) - gain_[mentee] - nodes_[mentor_of_[seat]].price;
                reach_draw(mentor_of_[seat], distance + back, seat, mentor);
            }
        }
    }
}

void Market::reach_draw(Mentor mentor, Score distance, Seat seat, Mentor towards)
{
    if (distance >= nodes_[mentor].distance || distance >= end_.distance)
        return;
    if (nodes_[mentor].distance == unreached)
        touched_.push_back(mentor);
    nodes_[mentor].distance = distance;
    reached_from_[mentor] = seat;
    drawn_to_[mentor] = towards;
    queue(mentor, distance);
}

void Market::lower_prices()
{
    for (const Mentor mentor : touched_) {
        const Score fall = end_.distance - nodes_[mentor].distance;
        if (fall <= 0)
            continue;
        nodes_[mentor].price -= fall;
        if (!has_seats_)
            for (const Seat seat : holders_[mentor])
                gain_[seat] += fall;
    }
    for (const Mentee mentee : touched_mentees_)
        if (const Score rise = end_.distance - mentee_distance_[mentee]; rise > 0)
            gain_[mentee] += rise;
}

// From the end to the drawing mentor: each seat on the way goes where it was drawn to.
void Market::draw_along(Mentor source)
{
    Seat mover = end_.mentor == out ? end_.seat : reached_from_[end_.mentor];
    Mentor into = end_.mentor == out ? end_towards_ : drawn_to_[end_.mentor];
    while (true) {
        const Seat next = into == source ? out : reached_from_[into];
        const Mentor after = into == source ? out : drawn_to_[into];
        let_go(mover);
        hold(mover, into);
        if (next == out)
            return;
        mover = next;
        into = after;
    }
}

// Candidates by mentor, as the problem has them by mentee.
void Market::turn_candidates()
{
    if (!turned_first_.empty())
        return;
    drawn_to_.assign(nodes_.size(), out);
    turned_first_.assign(nodes_.size() + 1, 0);
    for (Mentee mentee = 0; mentee < problem_.mentee_count(); ++mentee)
        for (const MentorId mentor : problem_.candidates_of(MenteeId(mentee)).mentors)
            ++turned_first_[mentor.row() + 1];
    for (std::size_t row = 0; row < nodes_.size(); ++row)
        turned_first_[row + 1] += turned_first_[row];
    turned_mentee_.resize(problem_.candidate_count());
    turned_score_.resize(problem_.candidate_count());
    auto next = turned_first_;
    for (Mentee mentee = 0; mentee < problem_.mentee_count(); ++mentee) {
        const auto row = problem_.candidates_of(MenteeId(mentee));
        for (std::size_t at = 0; at < row.mentors.size(); ++at) {
            const std::size_t to = next[row.mentors[at].row()]++;
            turned_mentee_[to] = mentee;
            turned_score_[to] = row.scores[at];
        }
    }
}

// The least price at which nobody who is in would rather have the mentor, and not below the first place's.
Score Market::price_to_reopen(Mentor mentor)
{
    turn_candidates();
    Score price = problem_.place_price(MentorId(mentor), 1);
    for (std::size_t at = turned_first_[mentor]; at < turned_first_[mentor + 1]; ++at)
        if (const Mentee mentee = turned_mentee_[at]; is_in(mentee))
            price = std::max(price, turned_score_[at] + home_bonus(mentee, mentor) - gain_[mentee]);
    return price;
}

// Mentors that can be fed only from one another, and all who may go to them.
HallWitness Market::too_few_mentees() const
{
    HallWitness witness;
    witness.kind = HallWitness::Kind::too_few_mentees;
    std::vector<bool> is_counted(problem_.mentee_count(), false);
    for (const Mentor mentor : touched_) {
        witness.mentors.emplace_back(mentor);
        witness.places += capacity_[mentor].minimum;
        for (std::size_t at = turned_first_[mentor]; at < turned_first_[mentor + 1]; ++at) {
            const Mentee mentee = turned_mentee_[at];
            if (!is_counted[mentee] && (is_in(mentee) || holds(mentee, mentor))) {
                is_counted[mentee] = true;
                witness.mentees.emplace_back(mentee);
            }
        }
    }
    std::ranges::sort(witness.mentors);
    std::ranges::sort(witness.mentees);
    const auto is_named = [&](MentorId mentor) { return std::ranges::binary_search(witness.mentors, mentor); };
    for (const MenteeId mentee : witness.mentees) {
        std::uint64_t open = 0;
        std::uint64_t seats = problem_.wanted(mentee);
        for (const MentorId mentor : problem_.candidates_of(mentee).mentors) {
            open += is_named(mentor) ? 1U : 0U;
            seats -= !is_named(mentor) && problem_.is_required(mentee, mentor) ? 1U : 0U;
        }
        witness.wanted += std::min(open, seats);
    }
    return witness;
}

}  // namespace muster::pairing::market
