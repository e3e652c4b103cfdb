// Paths along which places are taken up: from a seat that comes in, or a mentor that must give a place up, to a free
// place or to someone who is best left alone.
#include "market.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing::market {

void Market::bring_in(Seat seat)
{
    const Mentee mentee = mentee_of(seat);
    if (!is_in(mentee))
        gain_[mentee] = best_worth(mentee);
    end_ = {};
    if (gain_[mentee] > -endless)
        expand(mentee, seat, 0);
    search();
    if (end_.distance == unreached) {
        HallWitness witness = too_few_places(mentee);
        forget();
        throw Infeasible(std::move(witness));
    }
    raise_prices();
    if (!has_seats_)
        gain_[mentee] -= end_.distance;
    move_along(seat, out);
    forget();
}

// The mentor gives up one holder, or, where its price is below what its last place costs, raises it that far.
void Market::push(Mentor mentor)
{
    end_ = {};
    const bool must = load_[mentor] > capacity_[mentor].maximum;
    if (!must)
        end_ = {marginal_down(mentor) - nodes_[mentor].price, out, out};
    nodes_[mentor].distance = 0;
    touched_.push_back(mentor);
    queue(mentor, 0);
    search();
    if (end_.distance == unreached) {
        HallWitness witness = too_few_places(out);
        forget();
        throw Infeasible(std::move(witness));
    }
    raise_prices();
    if (end_.mentor != out || end_.seat != out)
        move_along(out, mentor);
    forget();
}

// From a mentee that is reached at `base` with this seat: it may stay alone, or go to any mentor it does not hold.
void Market::expand(Mentee mentee, Seat seat, Score base)
{
    if (has_seats_) {
        if (base >= mentee_distance_[mentee])
            return;
        if (mentee_distance_[mentee] == unreached)
            touched_mentees_.push_back(mentee);
        mentee_distance_[mentee] = base;
    }
    const Score start = base + gain_[mentee];
    if (const auto price = problem_.unmatched_price(MenteeId(mentee)); price && start + *price < end_.distance)
        end_ = {start + *price, out, seat};
    // Most candidates are no nearer this way: this loop is where the time goes, so nothing else stands in it.
    const auto row = problem_.candidates_of(MenteeId(mentee));
    const MentorId* const mentors = row.mentors.data();
    const Score* const scores = row.scores.data();
    const Node* const nodes = nodes_.data();
    Score limit = end_.distance;
    for (std::size_t at = 0; at < row.mentors.size(); ++at) {
        const Mentor mentor = mentors[at].row();
        const Score distance = start + nodes[mentor].price - scores[at];
        if (distance < nodes[mentor].distance && distance < limit) {
            reach(mentor, distance, seat);
            limit = end_.distance;
        }
    }
    for_each_home(mentee, [&](Mentor mentor, Score score) {
        const Score distance = start + nodes_[mentor].price - score;
        if (distance < nodes_[mentor].distance && distance < end_.distance)
            reach(mentor, distance, seat);
    });
}

// The same from all who are with a mentor that is reached at `base`.
void Market::expand_ways(Mentor mentor, Score base)
{
    const Ways::Row& row = ways_.from(mentor, holders_[mentor]);
    const Score start = base - nodes_[mentor].price;
    if (row.alone != Ways::nobody && start + row.alone_loss < end_.distance)
        end_ = {start + row.alone_loss, out, row.alone};
    const Node* const nodes = nodes_.data();
    Score limit = end_.distance;
    for (const Ways::Way& way : row.ways) {
        const Score distance = start + nodes[way.to].price + way.loss;
        if (distance < nodes[way.to].distance && distance < limit) {
            reach(way.to, distance, way.mentee);
            limit = end_.distance;
        }
    }
}

void Market::reach(Mentor mentor, Score distance, Seat seat)
{
    if (!is_open(mentor) || (has_seats_ && holds(mentee_of(seat), mentor)))
        return;
    if (nodes_[mentor].distance == unreached)
        touched_.push_back(mentor);
    nodes_[mentor].distance = distance;
    reached_from_[mentor] = seat;
    if (load_[mentor] < capacity_[mentor].maximum) {
        const Score at_end = distance + marginal_up(mentor) - nodes_[mentor].price;
        if (at_end < end_.distance)
            end_ = {at_end, mentor, out};
        if (at_end == distance)
            return;
    }
    queue(mentor, distance);
}

void Market::search()
{
    const bool is_plain = !has_seats_ && homes_.first.empty();
    while (const auto next = take_nearest()) {
        const auto [distance, mentor] = *next;
        if (distance >= end_.distance)
            break;
        if (is_plain && ways_.are_worth_it()) {
            expand_ways(mentor, distance);
            continue;
        }
        for (const Seat seat : holders_[mentor])
            if (has_seats_) {
                const Mentee mentee = mentee_of(seat);
                expand(mentee, seat, distance + held_score(seat) - gain_[mentee] - nodes_[mentor].price);
            } else {
                expand(seat, seat, distance);
            }
    }
}

void Market::raise_prices()
{
    for (const Mentor mentor : touched_) {
        const Score rise = end_.distance - nodes_[mentor].distance;
        if (rise <= 0)
            continue;
        nodes_[mentor].price += rise;
        if (!has_seats_)
            for (const Seat seat : holders_[mentor])
                gain_[seat] -= rise;
    }
    for (const Mentee mentee : touched_mentees_)
        if (const Score fall = end_.distance - mentee_distance_[mentee]; fall > 0)
            gain_[mentee] -= fall;
}

// From the end of the way back to its start: each seat on it takes the place that the next one leaves.
void Market::move_along(Seat first, Mentor source)
{
    Mentor into = end_.mentor;
    Seat mover = into == out ? end_.seat : reached_from_[into];
    while (true) {
        const Mentor left = mentor_of_[mover];
        let_go(mover);
        if (into == out)
            stay_alone(mover);
        else
            hold(mover, into);
        if (mover == first || left == source)
            return;
        into = left;
        mover = reached_from_[into];
    }
}

void Market::forget()
{
    for (const Mentor mentor : touched_) {
        nodes_[mentor].distance = unreached;
        reached_from_[mentor] = out;
    }
    for (const Mentee mentee : touched_mentees_)
        mentee_distance_[mentee] = unreached;
    touched_.clear();
    touched_mentees_.clear();
    queue_.clear();
    at_nearest_.clear();
    nearest_ = 0;
}

// Mentors at the distance that is being looked at wait on a stack, so that ties cost no heap.
void Market::queue(Mentor mentor, Score distance)
{
    if (distance == nearest_) {
        at_nearest_.push_back(mentor);
        return;
    }
    queue_.push_back({distance, mentor});
    std::push_heap(queue_.begin(), queue_.end());
}

std::optional<Market::Reached> Market::take_nearest()
{
    if (!at_nearest_.empty()) {
        const Mentor mentor = at_nearest_.back();
        at_nearest_.pop_back();
        return Reached{nearest_, mentor};
    }
    while (!queue_.empty()) {
        const Reached next = queue_.front();
        std::pop_heap(queue_.begin(), queue_.end());
        queue_.pop_back();
        if (next.distance > nodes_[next.mentor].distance)
            continue;  // reached on a shorter way since
        nearest_ = next.distance;
        return next;
    }
    return std::nullopt;
}

// Every mentor that was reached is full, and their holders may go nowhere else.
HallWitness Market::too_few_places(Mentee first) const
{
    HallWitness witness;
    std::vector<bool> is_counted(problem_.mentee_count(), false);
    const auto count = [&](Mentee mentee) {
        if (!is_counted[mentee])
            witness.mentees.emplace_back(mentee);
        is_counted[mentee] = true;
    };
    if (first != out)
        count(first);
    for (const Mentor mentor : touched_) {
        for (const Seat seat : holders_[mentor])
            count(mentee_of(seat));
        witness.mentors.emplace_back(mentor);
    }
    std::ranges::sort(witness.mentors);
    const auto is_named = [&](MentorId mentor) { return std::ranges::binary_search(witness.mentors, mentor); };
    for (const auto& [mentee, mentor] : problem_.required())
        if (problem_.wanted(mentee) == 1 && is_named(mentor))
            count(mentee.row());
    std::ranges::sort(witness.mentees);
    for (const MentorId mentor : witness.mentors)
        witness.places += capacity_[mentor.row()].maximum;
    for (const MenteeId mentee : witness.mentees) {
        witness.wanted += problem_.wanted(mentee);
        if (problem_.wanted(mentee) > 1)
            for (const MentorId mentor : problem_.candidates_of(mentee).mentors)
                witness.elsewhere += is_open(mentor.row()) && !is_named(mentor) ? 1U : 0U;
    }
    for (const auto& [mentee, mentor] : problem_.required())
        if (is_named(mentor) && !std::ranges::binary_search(witness.mentees, mentee))
            --witness.places;
    return witness;
}

}  // namespace muster::pairing::market
