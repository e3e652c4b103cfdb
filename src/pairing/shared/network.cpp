#include "network.hpp"

#include <algorithm>
#include <cmath>

namespace muster::inline v0_2::pairing::shared {
namespace {

constexpr std::uint32_t nobody = ~std::uint32_t{0};

}  // namespace

Network::Network(std::size_t nodes)
    : price_(nodes + 1, 0), level_(nodes + 1, 0), parent_(nodes + 1, nobody), arc_(nodes + 1, none),
      depth_(nodes + 1, 0), first_child_(nodes + 1, nobody), next_(nodes + 1, nobody), previous_(nodes + 1, nobody)
{
}

Network::Arc Network::add(Node from, Node to, Cost cost, std::uint32_t capacity)
{
    from_.push_back(from);
    to_.push_back(to);
    cost_.push_back(cost.rest);
    broken_.push_back(static_cast<std::int8_t>(cost.broken));
    capacity_.push_back(capacity);
    flow_.push_back(0);
    state_.push_back(State::empty);
    return static_cast<Arc>(from_.size() - 1);
}

void Network::hang(Node node, Arc arc, std::uint32_t flow)
{
    flow_[arc] = flow;
    state_[arc] = State::tree;
    attach(node, to_[arc], arc);
    reprice_below(node);
}

void Network::set_cost(Arc arc, Cost cost)
{
    cost_[arc] = cost.rest;
    broken_[arc] = static_cast<std::int8_t>(cost.broken);
    if (state_[arc] == State::tree)
        reprice_below(arc_[from_[arc]] == arc ? from_[arc] : to_[arc]);
}

void Network::solve(const std::function<void()>& tell)
{
    constexpr std::uint64_t often = 256;
    for (std::uint64_t step = 0;; ++step) {
        if (step % often == 0)
            tell();
        const Arc arc = entering();
        if (arc == none)
            return;
        const Leaving out = leaving(arc);
        send(arc, out);
        if (out.is_entering)
            state_[arc] = state_[arc] == State::empty ? State::full : State::empty;
        else
            move_tree(arc, out);
    }
}

// The arc of most negative reduced cost in the next block that has one.
Network::Arc Network::entering()
{
    const auto arcs = static_cast<Arc>(from_.size());
    const auto block = std::max<Arc>(16, static_cast<Arc>(std::sqrt(static_cast<double>(arcs))));
    Arc best = none;
    Score least = 0;
    std::int32_t least_broken = 0;
    Arc left = block;
    Arc arc = next_arc_;
    for (Arc seen = 0; seen < arcs; ++seen) {
        const auto sign = static_cast<std::int32_t>(state_[arc]);
        const Node from = from_[arc];
        const Node to = to_[arc];
        const std::int32_t broken = sign * (broken_[arc] + level_[from] - level_[to]);
        const Score reduced = sign * (cost_[arc] + price_[from] - price_[to]);
        if (broken < least_broken || (broken == least_broken && reduced < least)) {
            least_broken = broken;
            least = reduced;
            best = arc;
        }
        if (++arc == arcs)
            arc = 0;
        if (--left == 0) {
            if (best != none)
                break;
            left = block;
        }
    }
    next_arc_ = arc;
    return best;
}

Network::Node Network::join_of(Node left, Node right) const noexcept
{
    while (left != right)
        if (depth_[left] >= depth_[right])
            left = parent_[left];
        else
            right = parent_[right];
    return left;
}

std::uint32_t Network::room_up(Node node) const noexcept
{
    const Arc arc = arc_[node];
    return from_[arc] == node ? capacity_[arc] - flow_[arc] : flow_[arc];
}

std::uint32_t Network::room_down(Node node) const noexcept
{
    const Arc arc = arc_[node];
    return from_[arc] == node ? flow_[arc] : capacity_[arc] - flow_[arc];
}

Network::Leaving Network::leaving(Arc arc) const
{
    const bool grows = state_[arc] == State::empty;
    const Node first = grows ? from_[arc] : to_[arc];  // the flow goes from here over the arc
    const Node second = grows ? to_[arc] : from_[arc];
    Leaving out{nobody, nobody, join_of(first, second), capacity_[arc], true};
    for (Node node = first; node != out.join; node = parent_[node])
        if (const std::uint32_t room = room_down(node); room < out.sent)
            out = {node, first, out.join, room, false};
    for (Node node = second; node != out.join; node = parent_[node])
        if (const std::uint32_t room = room_up(node); room <= out.sent)
            out = {node, second, out.join, room, false};
    return out;
}

void Network::send(Arc arc, const Leaving& out)
{
    if (out.sent == 0)
        return;
    const bool grows = state_[arc] == State::empty;
    const auto change = [&](Arc each, bool adds) {
        flow_[each] = adds ? flow_[each] + out.sent : flow_[each] - out.sent;
    };
    change(arc, grows);
    for (Node node = grows ? from_[arc] : to_[arc]; node != out.join; node = parent_[node])
        change(arc_[node], from_[arc_[node]] != node);
    for (Node node = grows ? to_[arc] : from_[arc]; node != out.join; node = parent_[node])
        change(arc_[node], from_[arc_[node]] == node);
}

// What hangs below the leaving arc is turned to hang by the entering one.
void Network::move_tree(Arc arc, const Leaving& out)
{
    const Arc gone = arc_[out.node];
    state_[gone] = flow_[gone] == 0 ? State::empty : State::full;
    state_[arc] = State::tree;
    Node node = out.hangs;
    Node parent = from_[arc] == node ? to_[arc] : from_[arc];
    Arc by = arc;
    while (true) {
        const Node above = parent_[node];
        const Arc was = arc_[node];
        cut(node);
        attach(node, parent, by);
        if (node == out.node)
            break;
        parent = node;
        by = was;
        node = above;
    }
    reprice_below(out.hangs);
}

void Network::cut(Node node) noexcept
{
    if (previous_[node] == nobody)
        first_child_[parent_[node]] = next_[node];
    else
        next_[previous_[node]] = next_[node];
    if (next_[node] != nobody)
        previous_[next_[node]] = previous_[node];
}

void Network::attach(Node node, Node parent, Arc arc) noexcept
{
    parent_[node] = parent;
    arc_[node] = arc;
    previous_[node] = nobody;
    next_[node] = first_child_[parent];
    if (next_[node] != nobody)
        previous_[next_[node]] = node;
    first_child_[parent] = node;
}

void Network::reprice_below(Node top)
{
    const Arc arc = arc_[top];
    const Node parent = parent_[top];
    const std::int32_t sign = from_[arc] == top ? -1 : 1;
    const Score change = price_[parent] + sign * cost_[arc] - price_[top];
    const std::int32_t level_change = level_[parent] + sign * broken_[arc] - level_[top];
    waiting_.assign(1, top);
    while (!waiting_.empty()) {
        const Node node = waiting_.back();
        waiting_.pop_back();
        price_[node] += change;
        level_[node] += level_change;
        depth_[node] = depth_[parent_[node]] + 1;
        for (Node child = first_child_[node]; child != nobody; child = next_[child])
            waiting_.push_back(child);
    }
}

}  // namespace muster::pairing::shared
