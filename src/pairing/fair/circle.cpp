#include "circle.hpp"

#include <algorithm>

namespace muster::inline v0_2::pairing::fair_engine {

FairCircle::FairCircle(FairFace& face, std::size_t mentees)
    : face_(face), mark_(face.node_count(), unseen), step_(face.node_count()), own_cost_(mentees, 0),
      shift_(face.node_count(), 0)
{
}

FairCircle::Found FairCircle::search(Mentee mentee)
{
    const Node start = face_.node_of(mentee);
    mentee_ = mentee;
    piece_ = face_.piece_of(start);
    is_met_ = false;
    is_bridged_ = false;
    closed_.clear();

    reach_behind({start, none, start});
    if (!is_met_)
        look_ahead(mentee, start);
    auto found = Found::circle;
    while (!is_met_) {
        Node node = none;
        if (work_to_come(ahead_) <= work_to_come(behind_)) {
            if (!take(ahead_, face_.nobody(), node)) {
                found = Found::end_ahead;
                conclude(ahead_, ahead);
                break;
            }
            go_ahead(node);
        } else {
            if (!take(behind_, face_.nobody(), node)) {
                found = Found::end_behind;
                conclude(behind_, behind);
                break;
            }
            go_behind(node);
        }
    }
    if (is_met_)
        go_along(start);
    forget();
    return found;
}

// Of an end, the next node included where that is nobody, who alone may take longer than all the other end.
std::uint64_t FairCircle::work_to_come(const End& end) const
{
    return end.next == end.queue.size() && end.nobody_waits ? end.work + face_.nodes_of(piece_).size() : end.work;
}

bool FairCircle::take(End& end, Node nobody, Node& node)
{
    if (end.next < end.queue.size()) {
        node = end.queue[end.next++];
        return true;
    }
    if (!end.nobody_waits)
        return false;
    end.nobody_waits = false;
    node = nobody;
    return true;
}

void FairCircle::reach_ahead(Step step)
{
    const Node node = step.to;
    if (is_met_ || mark_[node] == ahead)
        return;
    if (mark_[node] == behind) {
        is_met_ = true;
        meeting_ = step;
        return;
    }
    mark_[node] = ahead;
    step_[node] = step;
    touched_.push_back(node);
    if (node == face_.nobody()) {
        ahead_.nobody_waits = true;
        return;
    }
    ahead_.queue.push_back(node);
    if (mark_[face_.nobody()] == behind && may_gain(node)) {
        is_met_ = true;
        meeting_ = {node, none, face_.nobody()};
    }
}

void FairCircle::reach_behind(Step step)
{
    const Node node = step.from;
    if (is_met_ || mark_[node] == behind)
        return;
    if (mark_[node] == ahead) {
        is_met_ = true;
        meeting_ = step;
        return;
    }
    mark_[node] = behind;
    step_[node] = step;
    touched_.push_back(node);
    if (node == face_.nobody()) {
        behind_.nobody_waits = true;
        return;
    }
    behind_.queue.push_back(node);
    if (mark_[face_.nobody()] == ahead && may_lose(node)) {
        is_met_ = true;
        meeting_ = {face_.nobody(), none, node};
    }
}

void FairCircle::look_ahead(Mentee mentee, Node from)
{
    ahead_.work += face_.choices[mentee].size() + 1;
    face_.choices.sieve(mentee, is_met_, [&](FairChoice choice) {
        if (choice.rank < level_ || !is_here(choice.node))
            return false;
        if (choice.node == from)
            return true;
        if (cost_of(mentee, from, choice.node, choice.rank) == 0)
            reach_ahead({from, mentee, choice.node, cost_of(choice.rank)});
        else if (mentee != mentee_)
            ahead_.bridges.emplace_back(from, choice.node);
        return true;
    });
}

// A way over nobody that costs something is a bridge like any other.
void FairCircle::go_over_nobody_ahead(Node from, Node to)
{
    if (shift_[from] == shift_[to])
        reach_ahead({from, none, to});
    else
        ahead_.bridges.emplace_back(from, to);
}

void FairCircle::go_over_nobody_behind(Node from, Node to)
{
    if (shift_[from] == shift_[to])
        reach_behind({from, none, to});
    else
        behind_.bridges.emplace_back(from, to);
}

void FairCircle::go_ahead(Node node)
{
    if (node == face_.nobody()) {
        const auto nodes = face_.nodes_of(piece_);
        ahead_.work += nodes.size();
        for (const Node other : nodes)
            if (other != node && face_.may_lose(other))
                go_over_nobody_ahead(node, other);
    } else if (is_here(face_.nobody()) && face_.may_gain(node)) {
        go_over_nobody_ahead(node, face_.nobody());
    }
    for (const Mentee mentee : face_.held_by(node)) {
        if (is_met_)
            return;
        look_ahead(mentee, node);
    }
}

void FairCircle::go_behind(Node node)
{
    if (node == face_.nobody()) {
        const auto nodes = face_.nodes_of(piece_);
        behind_.work += nodes.size();
        for (const Node other : nodes)
            if (other != node && face_.may_gain(other))
                go_over_nobody_behind(other, node);
    } else if (is_here(face_.nobody()) && face_.may_lose(node)) {
        go_over_nobody_behind(face_.nobody(), node);
    }
    if (is_met_)
        return;
    behind_.work += face_.wishes[node].size() + 1;
    face_.wishes.sieve(node, is_met_, [&](FairWish wish) {
        const Node from = face_.node_of(wish.mentee);
        if (wish.rank < level_ || !is_here(from))
            return false;
        if (from == node || wish.mentee == mentee_)
            return true;
        if (cost_of(wish.mentee, from, node, wish.rank) == 0)
            reach_behind({from, wish.mentee, node, cost_of(wish.rank)});
        else
            behind_.bridges.emplace_back(from, node);
        return true;
    });
}

// The way from the meeting back to the start and on to it again; each mentee on it moves one step.
void FairCircle::go_along(Node start)
{
    std::vector<Step> steps{meeting_};
    for (Step step = meeting_; step.via != mentee_ || step.from != start;) {
        step = step_[step.from];
        steps.push_back(step);
    }
    for (Node node = meeting_.to; node != start; node = step_[node].to)
        steps.push_back(step_[node]);
    for (const Step& step : steps)
        if (step.via != none) {
            face_.move(step.via, step.to);
            set_own_cost(step.via, step.cost);
        }
}

void FairCircle::conclude(const End& end, Mark mark)
{
    for (const Node node : touched_)
        if (mark_[node] == mark)
            closed_.push_back(node);
    is_bridged_ = std::ranges::any_of(end.bridges, [&](const auto& bridge) {
        return (mark_[bridge.first] == mark) != (mark_[bridge.second] == mark);
    });
}

void FairCircle::set_own_cost(Mentee mentee, std::uint8_t cost)
{
    own_cost_[mentee] = cost;
    if (cost > 0)
        counted_.push_back(mentee);
}

void FairCircle::count_mentee() { set_own_cost(mentee_, 1); }

void FairCircle::shift(Found found)
{
    for (const Node node : closed_) {
        if (shift_[node] == 0)
            shifted_.push_back(node);
        shift_[node] += found == Found::end_ahead ? 1 : -1;
        FairPiece& piece = face_.piece(piece_);
        piece.lowest = std::min(piece.lowest, shift_[node]);
        piece.highest = std::max(piece.highest, shift_[node]);
    }
}

void FairCircle::sort_out(Mentee mentee, Node from, Node to, Rank rank)
{
    if (rank < level_ || from == to || face_.piece_of(from) != face_.piece_of(to))
        return;
    const bool costs = cost_of(mentee, from, to, rank) > 0;
    if (costs && rank > level_)
        to_drop_.emplace_back(to, mentee);
    if (!costs && rank == level_)
        to_keep_.emplace_back(to, mentee);
}

void FairCircle::end_level()
{
    for (const Mentee mentee : counted_) {
        if (own_cost_[mentee] == 0)
            continue;
        const Node own = face_.node_of(mentee);
        to_keep_.emplace_back(own, mentee);
        for (const FairChoice choice : face_.choices[mentee])
            sort_out(mentee, own, choice.node, choice.rank);
    }
    for (const Node node : shifted_) {
        for (const Mentee mentee : face_.held_by(node))
            for (const FairChoice choice : face_.choices[mentee])
                sort_out(mentee, node, choice.node, choice.rank);
        for (const FairWish wish : face_.wishes[node])
            sort_out(wish.mentee, face_.node_of(wish.mentee), node, wish.rank);
        if (node != face_.nobody() && face_.piece_of(node) == face_.piece_of(face_.nobody()) &&
            shift_[node] != shift_[face_.nobody()])
            face_.fix_load(node);
    }
    if (shift_[face_.nobody()] != 0)
        for (const Node node : face_.nodes_of(face_.piece_of(face_.nobody())))
            if (shift_[node] != shift_[face_.nobody()])
                face_.fix_load(node);
    face_.set_rank(to_keep_, kept);
    face_.set_rank(to_drop_, 0);
    to_keep_.clear();
    to_drop_.clear();
    for (const Mentee mentee : counted_)
        own_cost_[mentee] = 0;
    counted_.clear();
    for (const Node node : shifted_)
        shift_[node] = 0;
    shifted_.clear();
}

void FairCircle::forget()
{
    work_ += ahead_.work + behind_.work;
    for (const Node node : touched_)
        mark_[node] = unseen;
    touched_.clear();
    for (End* const end : {&ahead_, &behind_}) {
        end->queue.clear();
        end->next = 0;
        end->nobody_waits = false;
        end->work = 0;
        end->bridges.clear();
    }
}

}  // namespace muster::pairing::fair_engine
