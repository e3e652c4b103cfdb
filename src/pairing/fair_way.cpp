#include "fair_way.hpp"

#include <algorithm>

namespace muster::pairing::detail {

FairWay::FairWay(FairFace& face) : face_(face), mark_(face.node_count(), unseen), step_(face.node_count()) {}

FairWay::Found FairWay::search(Mentee mentee, Rank level)
{
    const Node start = face_.node_of(mentee);
    mentee_ = mentee;
    level_ = level;
    piece_ = face_.piece_of(start);
    is_met_ = false;
    is_bridged_ = false;
    closed_.clear();

    reach_behind({start, none, start});
    if (!is_met_)
        look_ahead(mentee, start);
    auto found = Found::way;
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
std::uint64_t FairWay::work_to_come(const End& end) const
{
    return end.next == end.queue.size() && end.nobody_waits ? end.work + face_.nodes_of(piece_).size() : end.work;
}

bool FairWay::take(End& end, Node nobody, Node& node)
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

void FairWay::reach_ahead(Step step)
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
    if (mark_[face_.nobody()] == behind && face_.may_gain(node)) {
        is_met_ = true;
        meeting_ = {node, none, face_.nobody()};
    }
}

void FairWay::reach_behind(Step step)
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
    if (mark_[face_.nobody()] == ahead && face_.may_lose(node)) {
        is_met_ = true;
        meeting_ = {face_.nobody(), none, node};
    }
}

void FairWay::look_ahead(Mentee mentee, Node from)
{
    ahead_.work += face_.choices[mentee].size() + 1;
    face_.choices.sieve(mentee, is_met_, [&](FairChoice choice) {
        if (choice.rank < level_ || !is_here(choice.node))
            return false;
        if (choice.node == from)
            return true;
        if (choice.rank > level_)
            reach_ahead({from, mentee, choice.node});
        else if (mentee != mentee_)
            ahead_.bridges.emplace_back(from, choice.node);
        return true;
    });
}

void FairWay::go_ahead(Node node)
{
    if (node == face_.nobody()) {
        const auto nodes = face_.nodes_of(piece_);
        ahead_.work += nodes.size();
        for (const Node other : nodes)
            if (other != node && face_.may_lose(other))
                reach_ahead({node, none, other});
    } else if (is_here(face_.nobody()) && face_.may_gain(node)) {
        reach_ahead({node, none, face_.nobody()});
    }
    for (const Mentee mentee : face_.held_by(node)) {
        if (is_met_)
            return;
        look_ahead(mentee, node);
    }
}

void FairWay::go_behind(Node node)
{
    if (node == face_.nobody()) {
        const auto nodes = face_.nodes_of(piece_);
        behind_.work += nodes.size();
        for (const Node other : nodes)
            if (other != node && face_.may_gain(other))
                reach_behind({other, none, node});
    } else if (is_here(face_.nobody()) && face_.may_lose(node)) {
        reach_behind({face_.nobody(), none, node});
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
        if (wish.rank > level_)
            reach_behind({from, wish.mentee, node});
        else
            behind_.bridges.emplace_back(from, node);
        return true;
    });
}

// The way from the meeting back to the start and on to it again; each mentee on it moves one step.
void FairWay::go_along(Node start)
{
    std::vector<Step> steps{meeting_};
    for (Step step = meeting_; step.via != mentee_ || step.from != start;) {
        step = step_[step.from];
        steps.push_back(step);
    }
    for (Node node = meeting_.to; node != start; node = step_[node].to)
        steps.push_back(step_[node]);
    for (const Step& step : steps)
        if (step.via != none)
            face_.move(step.via, step.to);
}

void FairWay::conclude(const End& end, Mark mark)
{
    for (const Node node : touched_)
        if (mark_[node] == mark)
            closed_.push_back(node);
    is_bridged_ = std::ranges::any_of(end.bridges, [&](const auto& bridge) {
        return (mark_[bridge.first] == mark) != (mark_[bridge.second] == mark);
    });
}

void FairWay::forget()
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

}  // namespace muster::pairing::detail
