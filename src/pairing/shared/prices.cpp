#include "flow.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <queue>
#include <utility>

namespace muster::inline v0_2::pairing::shared {
namespace {

using Node = Network::Node;

struct Reached {
    WideInteger distance;
    Node node;
    friend bool operator<(const Reached& left, const Reached& right)
    {
        return std::pair(left.distance, left.node) > std::pair(right.distance, right.node);
    }
};

}  // namespace

// The arcs that lead on, or the same turned round.
Flow::Residual Flow::residual(bool forward) const
{
    const auto each = [&](auto&& take) {
        for (Arc arc = 0; arc < network_.arc_count(); ++arc) {
            const Network::Cost cost = network_.cost(arc);
            const Node from = forward ? network_.from(arc) : network_.to(arc);
            const Node to = forward ? network_.to(arc) : network_.from(arc);
            if (cost.broken <= 0 && network_.flow(arc) < network_.capacity(arc))
                take(from, to, cost.rest);
            if (cost.broken >= 0 && network_.flow(arc) > 0)
                take(to, from, -cost.rest);
        }
    };
    Residual made;
    made.first.assign(network_.node_count() + 1, 0);
    each([&](Node from, Node, Score) { ++made.first[from + 1]; });
    for (std::size_t node = 0; node < network_.node_count(); ++node)
        made.first[node + 1] += made.first[node];
    made.to.resize(made.first.back());
    made.cost.resize(made.first.back());
    auto next = made.first;
    each([&](Node from, Node to, Score cost) {
        made.to[next[from]] = to;
        made.cost[next[from]++] = cost;
    });
    return made;
}

// One number for both parts of a price, the first part worth more than any second.
std::vector<WideInteger> Flow::plain_prices() const
{
    const WideInteger level = WideInteger{1} << 63;
    std::vector<WideInteger> prices;
    for (Node node = 0; node < network_.node_count(); ++node)
        prices.push_back(level * network_.price(node).broken + network_.price(node).rest);
    return prices;
}

// Three sets: what the root can send something back to has its least distance from there; what else leads to those has
// the least price that they allow; and the rest, which nothing ties to the root, has distances within itself, put so
// that the least price of a mentor in it is 0 or what those before allow. Each is one search by the reduced costs of
// the prices before, which are not below 0.
std::vector<WideInteger> Flow::least_prices() const
{
    const std::vector<WideInteger> before = plain_prices();
    std::vector<std::optional<WideInteger>> price(before.size());
    std::vector<std::optional<WideInteger>> label(before.size());
    // Distances over arcs of `graph`, `sign` turning them round, to nodes without a price.
    const auto search = [&](const Residual& graph, int sign) {
        std::priority_queue<Reached> waiting;
        for (Node node = 0; node < label.size(); ++node)
            if (label[node])
                waiting.push({*label[node], node});
        while (!waiting.empty()) {
            const Reached top = waiting.top();
            waiting.pop();
            if (top.distance > *label[top.node])
                continue;
            for (std::size_t at = graph.first[top.node]; at < graph.first[top.node + 1]; ++at) {
                const Node to = graph.to[at];
                const WideInteger reduced = graph.cost[at] + sign * (before[top.node] - before[to]);
                const WideInteger distance = top.distance + reduced;
                if (!price[to] && (!label[to] || distance < *label[to])) {
                    label[to] = distance;
                    waiting.push({distance, to});
                }
            }
        }
    };
    const Residual onward = residual(true);
    label[root()] = 0;
    search(onward, 1);
    for (std::size_t node = 0; node < label.size(); ++node)
        if (label[node])
            price[node] = *label[node] + before[node];

    for (std::size_t node = 0; node < label.size(); ++node)
        if (price[node])
            label[node] = before[node] - *price[node];
    search(residual(false), -1);
    for (std::size_t node = 0; node < label.size(); ++node)
        if (!price[node] && label[node])
            price[node] = before[node] - *label[node];

    std::vector<Node> loose;
    label.assign(label.size(), std::nullopt);
    for (Node node = 0; node < label.size(); ++node)
        if (!price[node]) {
            loose.push_back(node);
            label[node] = -before[node];
        }
    search(onward, 1);
    std::optional<WideInteger> shift;
    const auto keep_below = [&](WideInteger most) { shift = std::min(shift.value_or(most), most); };
    for (const Node node : loose)
        if (node >= mentees_ && node < shared_node(0) && !is_closed_[node])
            keep_below(-(*label[node] + before[node]));
    for (Node node = 0; node < label.size(); ++node)
        for (std::size_t at = onward.first[node]; price[node] && at < onward.first[node + 1]; ++at)
            if (!price[onward.to[at]])
                keep_below(*price[node] + onward.cost[at] - *label[onward.to[at]] - before[onward.to[at]]);
    std::vector<WideInteger> prices;
    for (Node node = 0; node < label.size(); ++node)
        prices.push_back(price[node] ? *price[node] : *label[node] + before[node] + shift.value_or(0));
    return prices;
}

SharedCertificate Flow::certificate() const
{
    const std::vector<WideInteger> prices = least_prices();
    SharedCertificate made;
    for (std::size_t row = 0; row < mentees_; ++row)
        made.pairs.mentee_gain.push_back(static_cast<Score>(prices[row]));
    const auto own = [&](Node node) {
        return is_closed_[node] ? Score{0} : static_cast<Score>(prices[above(node)] - prices[node]);
    };
    for (std::size_t row = 0; row < mentors_; ++row)
        made.pairs.mentor_price.push_back(own(mentor_node(row)));
    for (std::size_t at = 0; at < family_.rising.size(); ++at)
        made.shared_price.push_back(own(shared_node(at)));
    price_closed(made);
    return made;
}

// What takes nobody is as dear as it has to be, so that nobody would have it.
void Flow::price_closed(SharedCertificate& made) const
{
    std::vector<std::optional<Score>> asked(mentors_);  // the most that anybody would pay for a place
    for (std::uint32_t row = 0; row < mentees_; ++row) {
        const auto candidates = problem_.pairs().candidates_of(MenteeId(row));
        for (std::size_t at = 0; at < candidates.mentors.size(); ++at) {
            const std::size_t mentor = candidates.mentors[at].row();
            const Score worth = candidates.scores[at] - made.pairs.mentee_gain[row];
            if (is_closed_[mentor_node(mentor)])
                asked[mentor] = std::max(asked[mentor].value_or(worth), worth);
        }
    }
    for (std::size_t row = 0; row < mentors_; ++row) {
        if (!asked[row])
            continue;
        Score open = 0;                     // prices of what lies above and takes somebody
        std::size_t highest = Family::top;  // that takes nobody
        for (std::size_t at = family_.above_mentor[row]; at != Family::top; at = family_.above_shared[at])
            if (is_closed_[shared_node(at)])
                highest = at;
            else
                open += made.shared_price[at];
        Score& price = highest == Family::top ? made.pairs.mentor_price[row] : made.shared_price[highest];
        price = std::max(price, *asked[row] - open);
    }
}

}  // namespace muster::pairing::shared
