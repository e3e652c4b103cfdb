#include "ties.hpp"

#include <algorithm>

namespace muster::inline v0_2::pairing::fair_engine {
namespace {

constexpr auto unreached = std::numeric_limits<std::int64_t>::max();
constexpr bool never = false;

}  // namespace

FairTies::FairTies(FairFace& face, Score unit)
    : face_(face), unit_(unit), owed_(face.node_count(), 0), potential_(face.node_count(), 0),
      distance_(face.node_count(), unreached), steps_(face.node_count(), none), cursors_(face.node_count()),
      entered_(face.node_count(), none), earliest_(face.node_count(), none), part_of_(face.node_count(), none)
{
}

void FairTies::decide(PieceId piece, Rank level, std::vector<Score>& price)
{
    piece_ = piece;
    level_ = level;
    const auto nodes = face_.nodes_of(piece);
    nodes_.assign(nodes.begin(), nodes.end());
    set_free();
    while (!free_.empty()) {
        measure();
        while (!free_.empty() && seat_some()) {
        }
    }
    find_parts();
    set_prices(price);
    fix_loads();
    // Parts were found from the ends of ways to their beginnings.
    std::ranges::reverse(parts_);
    std::ranges::reverse(part_sizes_);
    face_.cut(piece_, parts_, part_sizes_);
    drop_choices();
}

void FairTies::set_free()
{
    people_.clear();
    free_.clear();
    for (const Node node : nodes_) {
        potential_[node] = 0;
        people_.insert(people_.end(), face_.held_by(node).begin(), face_.held_by(node).end());
    }
    for (const Mentee mentee : people_) {
        const Node own = face_.node_of(mentee);
        if (own_cost_.size() <= mentee)
            own_cost_.resize(mentee + 1, 0);
        own_cost_[mentee] = 0;
        face_.choices.sieve(mentee, never, [&](FairChoice choice) {
            if (choice.rank < level_ || !is_here(choice.node))
                return false;
            if (choice.node == own)
                own_cost_[mentee] = cost_of(choice);
            return true;
        });
        if (own_cost_[mentee] == 0)
            continue;
        face_.release(mentee);
        ++owed_[own];
        free_.push_back(mentee);
    }
}

void FairTies::relax(Node node, Distance distance)
{
    if (distance >= distance_[node])
        return;
    distance_[node] = distance;
    const auto at = static_cast<std::size_t>(distance);
    if (reach_.size() <= at)
        reach_.resize(at + 1);
    reach_[at].push_back(node);
}

void FairTies::expand(Node node, Distance distance)
{
    const Distance here = distance + potential_[node];
    if (node == face_.nobody()) {
        for (const Node other : nodes_)
            if (other != node && face_.may_lose(other))
                relax(other, here - potential_[other]);
    } else if (is_here(face_.nobody()) && face_.may_gain(node)) {
        relax(face_.nobody(), here - potential_[face_.nobody()]);
    }
    for (const Mentee mentee : face_.held_by(node)) {
        work_ += face_.choices[mentee].size();
        for (const FairChoice& choice : face_.choices[mentee])
            if (choice.node != node)
                relax(choice.node, here + cost_of(choice) - own_cost_[mentee] - potential_[choice.node]);
    }
}

// Distances by buckets (Dial), up to the nearest node with a place owed; potentials rise by what is nearer.
void FairTies::measure()
{
    for (const Node node : nodes_)
        distance_[node] = unreached;
    for (auto& bucket : reach_)
        bucket.clear();
    for (const Mentee mentee : free_)
        for (const FairChoice& choice : face_.choices[mentee])
            relax(choice.node, cost_of(choice) - potential_[choice.node]);
    Distance nearest = unreached;
    for (std::size_t at = 0; at < reach_.size() && nearest == unreached; ++at)
        for (std::size_t i = 0; i < reach_[at].size() && nearest == unreached; ++i) {
            const Node node = reach_[at][i];
            const auto distance = static_cast<Distance>(at);
            if (distance > distance_[node])
                continue;
            if (owed_[node] > 0)
                nearest = distance;
            else
                expand(node, distance);
        }
    for (const Node node : nodes_)
        potential_[node] += std::min(distance_[node], nearest);
}

// How many steps that cost nothing more lead to each node, up to the nearest with a place owed.
bool FairTies::measure_steps()
{
    for (const Node node : nodes_) {
        steps_[node] = none;
        cursors_[node] = {};
    }
    open_.clear();
    const auto reach = [&](Node node, std::uint32_t steps) {
        if (steps_[node] != none)
            return;
        steps_[node] = steps;
        open_.push_back(node);
    };
    for (const Mentee mentee : free_)
        for (const FairChoice choice : face_.choices[mentee])
            if (cost_of(choice) == potential_[choice.node])
                reach(choice.node, 0);
    std::uint32_t nearest = none;
    for (std::size_t at = 0; at < open_.size() && steps_[open_[at]] <= nearest; ++at) {
        const Node node = open_[at];
        if (owed_[node] > 0)
            nearest = steps_[node];
        Arc arc{};
        while (nearest == none && next_tight(node, arc))
            reach(arc.to, steps_[node] + 1);
        cursors_[node] = {};
    }
    open_.clear();
    return nearest != none;
}

// As many of the free as can go along shortest ways that cost no more than they must (Dinic).
bool FairTies::seat_some()
{
    if (!measure_steps())
        return false;
    std::erase_if(free_, [&](Mentee mentee) { return seat_one(mentee); });
    return true;
}

bool FairTies::next_tight(Node node, Arc& arc)
{
    Cursor& cursor = cursors_[node];
    const Node nobody = face_.nobody();
    if (node == nobody) {
        while (cursor.other < nodes_.size()) {
            const Node other = nodes_[cursor.other++];
            if (other != node && face_.may_lose(other) && potential_[node] == potential_[other]) {
                arc = {none, other, 0};
                return true;
            }
        }
    } else if (cursor.other == 0) {
        cursor.other = 1;
        if (is_here(nobody) && face_.may_gain(node) && potential_[node] == potential_[nobody]) {
            arc = {none, nobody, 0};
            return true;
        }
    }
    const auto held = face_.held_by(node);
    for (; cursor.holder < held.size(); ++cursor.holder, cursor.choice = 0) {
        const Mentee mentee = held[cursor.holder];
        const auto choices = face_.choices[mentee];
        while (cursor.choice < choices.size()) {
            const FairChoice choice = choices[cursor.choice++];
            if (choice.node != node &&
                potential_[node] + cost_of(choice) == own_cost_[mentee] + potential_[choice.node]) {
                arc = {mentee, choice.node, cost_of(choice)};
                return true;
            }
        }
    }
    return false;
}

bool FairTies::seat_one(Mentee mentee)
{
    for (const FairChoice first : face_.choices[mentee]) {
        if (steps_[first.node] != 0 || cost_of(first) != potential_[first.node])
            continue;
        frames_.assign(1, {{mentee, first.node, cost_of(first)}, first.node});
        while (!frames_.empty()) {
            const Node node = frames_.back().node;
            if (owed_[node] > 0)
                break;
            Arc arc{};
            if (!next_tight(node, arc)) {
                steps_[node] = none;
                frames_.pop_back();
            } else if (steps_[arc.to] == frames_.size()) {
                frames_.push_back({arc, arc.to});
            }
        }
        if (frames_.empty())
            continue;
        --owed_[frames_.back().node];
        face_.count(frames_.back().node, -1);
        for (const Frame& frame : frames_) {
            const Arc& arc = frame.entered_by;
            cursors_[frame.node].choice = 0;  // another may hold the place that was looked at
            if (arc.via == none)
                continue;
            if (arc.via == mentee) {
                face_.seat(mentee, arc.to);
                face_.count(arc.to, 1);
            } else {
                face_.move(arc.via, arc.to);
            }
            own_cost_[arc.via] = arc.cost;
        }
        return true;
    }
    return false;
}

void FairTies::find_parts()
{
    parts_.clear();
    part_sizes_.clear();
    clock_ = 0;
    for (const Node node : nodes_) {
        entered_[node] = none;
        part_of_[node] = none;
    }
    for (const Node node : nodes_)
        if (entered_[node] == none)
            walk_parts(node);
}

void FairTies::walk_parts(Node root)
{
    const auto enter = [&](Node node) {
        entered_[node] = earliest_[node] = clock_++;
        open_.push_back(node);
        cursors_[node] = {};
        frames_.push_back({{}, node});
    };
    frames_.clear();
    enter(root);
    while (!frames_.empty()) {
        Arc arc{};
        const Node node = frames_.back().node;
        if (next_tight(node, arc)) {
            if (entered_[arc.to] == none)
                enter(arc.to);
            else if (part_of_[arc.to] == none)
                earliest_[node] = std::min(earliest_[node], entered_[arc.to]);
            continue;
        }
        frames_.pop_back();
        if (!frames_.empty()) {
            auto& above = earliest_[frames_.back().node];
            above = std::min(above, earliest_[node]);
        }
        if (earliest_[node] == entered_[node])
            close_part(node);
    }
}

void FairTies::close_part(Node root)
{
    std::uint32_t size = 0;
    for (Node node = none; node != root; ++size) {
        node = open_.back();
        open_.pop_back();
        part_of_[node] = static_cast<std::uint32_t>(part_sizes_.size());
        parts_.push_back(node);
    }
    part_sizes_.push_back(size);
}

// A part that others lead to is a little dearer than they, which makes every choice between parts cost something.
void FairTies::set_prices(std::vector<Score>& price) const
{
    Score least = std::numeric_limits<Score>::max();
    for (const Node node : nodes_) {
        price[node] = -potential_[node] * unit_ - static_cast<Score>(part_of_[node]);
        least = std::min(least, price[node]);
    }
    for (const Node node : nodes_)
        price[node] -= least;
}

// A dear mentor stays full, and one below nothing keeps the minimum.
void FairTies::fix_loads()
{
    if (!is_here(face_.nobody()))
        return;
    for (const Node node : nodes_)
        if (node != face_.nobody() && potential_[node] != potential_[face_.nobody()])
            face_.fix_load(node);
}

void FairTies::drop_choices()
{
    for (const Node node : nodes_)
        face_.wishes.clear(node);
    for (const Mentee mentee : people_) {
        const Node own = face_.node_of(mentee);
        face_.choices.sieve(mentee, never, [&](FairChoice& choice) {
            const bool is_tight = potential_[own] + cost_of(choice) == own_cost_[mentee] + potential_[choice.node];
            if (!is_tight || part_of_[choice.node] != part_of_[own])
                return false;
            if (choice.rank == level_)
                choice.rank = kept;
            return true;
        });
        if (face_.choices[mentee].size() < 2)
            face_.choices.clear(mentee);
        for (const FairChoice& choice : face_.choices[mentee])
            face_.wishes.push(choice.node, {mentee, choice.rank});
    }
}

}  // namespace muster::pairing::fair_engine
