#include "face.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::pairing::fair_engine {

FairFace::FairFace(const Problem& problem, std::span<const FairEdge> edges, std::span<const Rank> ranks)
    : capacity_(problem.mentors().begin(), problem.mentors().end()), load_(capacity_.size() + 1, 0),
      node_of_(problem.mentee_count(), none), place_of_(problem.mentee_count(), 0), held_(capacity_.size() + 1)
{
    std::vector<std::size_t> first_choice(node_of_.size() + 1, 0);
    std::vector<std::size_t> first_wish(node_count() + 1, 0);
    for (const FairEdge& edge : edges) {
        ++first_choice[edge.mentee + 1];
        ++first_wish[edge.node + 1];
    }
    std::partial_sum(first_choice.begin(), first_choice.end(), first_choice.begin());
    std::partial_sum(first_wish.begin(), first_wish.end(), first_wish.begin());
    choices.lay_out(std::move(first_choice));
    wishes.lay_out(std::move(first_wish));
    for (std::size_t at = edges.size(); at-- > 0;) {  // the best first
        choices.push(edges[at].mentee, {edges[at].node, ranks[at]});
        wishes.push(edges[at].node, {edges[at].mentee, ranks[at]});
    }
    order_.resize(node_count());
    std::iota(order_.begin(), order_.end(), Node{0});
    position_ = order_;
    pieces_.push_back({0, static_cast<std::uint32_t>(node_count())});
    piece_of_.assign(node_count(), 0);
}

void FairFace::release(Mentee mentee)
{
    auto& held = held_[node_of_[mentee]];
    const std::uint32_t place = place_of_[mentee];
    held[place] = held.back();
    place_of_[held[place]] = place;
    held.pop_back();
    node_of_[mentee] = none;
}

void FairFace::seat(Mentee mentee, Node node)
{
    node_of_[mentee] = node;
    place_of_[mentee] = static_cast<std::uint32_t>(held_[node].size());
    held_[node].push_back(mentee);
}

void FairFace::move(Mentee mentee, Node node)
{
    count(node_of_[mentee], -1);
    release(mentee);
    seat(mentee, node);
    count(node, 1);
}

void FairFace::split(PieceId id, std::span<const Node> part, bool at_end)
{
    const auto fresh = static_cast<PieceId>(pieces_.size());
    pieces_.push_back(pieces_[id]);
    FairPiece& rest = pieces_[id];
    for (const Node node : part) {
        const std::uint32_t target = at_end ? --rest.end : rest.begin++;
        const std::uint32_t from = position_[node];
        const Node other = order_[target];
        std::swap(order_[target], order_[from]);
        position_[other] = from;
        position_[node] = target;
        piece_of_[node] = fresh;
    }
    if (at_end)
        pieces_[fresh].begin = rest.end;
    else
        pieces_[fresh].end = rest.begin;
}

void FairFace::cut(PieceId id, std::span<const Node> order, std::span<const std::uint32_t> sizes)
{
    std::uint32_t begin = pieces_[id].begin;
    std::size_t at = 0;
    for (std::size_t part = 0; part < sizes.size(); ++part) {
        PieceId made = id;
        if (part > 0) {
            made = static_cast<PieceId>(pieces_.size());
            pieces_.push_back(pieces_[id]);
        }
        pieces_[made].begin = begin;
        pieces_[made].end = begin + sizes[part];
        for (; begin < pieces_[made].end; ++begin, ++at) {
            order_[begin] = order[at];
            position_[order[at]] = begin;
            piece_of_[order[at]] = made;
        }
    }
}

void FairFace::set_rank(std::vector<std::pair<Node, Mentee>>& pairs, Rank rank)
{
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
        const Node node = pairs[begin].first;
        for (; end < pairs.size() && pairs[end].first == node; ++end)
            for (FairChoice& choice : choices[pairs[end].second])
                if (choice.node == node)
                    choice.rank = rank;
        // The lowest ranks mostly stand last, and it is these that are asked for.
        const std::span of_node(pairs.data() + begin, end - begin);
        const auto of_all = wishes[node];
        for (std::size_t at = of_all.size(), left = of_node.size(); at-- > 0 && left > 0;)
            if (std::ranges::binary_search(of_node, std::pair(node, of_all[at].mentee))) {
                of_all[at].rank = rank;
                --left;
            }
    }
}

}  // namespace muster::pairing::fair_engine
