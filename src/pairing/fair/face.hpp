// What is left to decide of a fair pairing: a pairing, and the choices that some fairest pairing may still make.
//
// A node is a mentor, or nobody, who has all the unmatched. Whoever is with node a and may go to node b makes a way
// from a to b; a mentor below the maximum has a way to nobody, and nobody one to a mentor above the minimum. Only what
// lies on a circle of ways can change, so the nodes fall into pieces with no way between them that is worth keeping.
// The nodes of a piece are a stretch of one array; when a piece falls apart, its parts are stretches of that stretch,
// in such an order that ways between them, if any, lead onward.
#pragma once

#include "muster/pairing/problem.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::fair_engine {

using Node = std::uint32_t;
using Mentee = std::uint32_t;
using Rank = std::uint32_t;  // of a level, rising, from 1
using PieceId = std::uint32_t;

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
inline constexpr Rank kept = std::numeric_limits<Rank>::max();  // a choice of a decided level that is still open

struct FairChoice {
    Node node;
    Rank rank;
};

struct FairWish {
    Mentee mentee;
    Rank rank;
};

/// A candidate, or a mentee who may be left alone.
struct FairEdge {
    Score level;
    Mentee mentee;
    Node node;
};

/// Lists that only ever shrink, one after another in one array.
template <class Entry>
class ShrinkingLists {
public:
    /// `first[i]` is where list `i` begins; one more than there are lists.
    void lay_out(std::vector<std::size_t> first)
    {
        entries_.resize(first.back());
        end_.assign(first.begin(), first.end() - 1);
        first_ = std::move(first);
    }
    void clear(std::size_t list) { end_[list] = first_[list]; }
    void push(std::size_t list, Entry entry) { entries_[end_[list]++] = entry; }
    [[nodiscard]] std::span<Entry> operator[](std::size_t list)
    {
        return {entries_.data() + first_[list], end_[list] - first_[list]};
    }
    [[nodiscard]] std::span<const Entry> operator[](std::size_t list) const
    {
        return {entries_.data() + first_[list], end_[list] - first_[list]};
    }

    /// Drops what `keep(entry)` refuses; what comes after `keep` has set `enough` stays unseen.
    template <class Keep>
    void sieve(std::size_t list, const bool& enough, Keep keep)
    {
        const auto all = (*this)[list];
        std::size_t write = 0;
        std::size_t read = 0;
        for (; read < all.size() && !enough; ++read)
            if (keep(all[read]))
                all[write++] = all[read];
        if (write < read)
            for (; read < all.size(); ++read)
                all[write++] = all[read];
        else
            write = all.size();
        end_[list] = first_[list] + write;
    }

private:
    std::vector<std::size_t> first_;
    std::vector<std::size_t> end_;
    std::vector<Entry> entries_;
};

struct FairPiece {
    std::uint32_t begin;  // in `FairFace::order`
    std::uint32_t end;
    std::uint32_t origin = none;  // the piece it was part of when the level began; none: the same
    bool is_decided = false;      // all ties of this level are
    std::int64_t lowest = 0;      // of the shifts of its nodes on this level
    std::int64_t highest = 0;
};

class FairFace {
public:
    /// `edges` by rising level; `ranks[e]` is the rank of its level.
    FairFace(const Problem& problem, std::span<const FairEdge> edges, std::span<const Rank> ranks);

    [[nodiscard]] Node nobody() const noexcept { return static_cast<Node>(capacity_.size()); }
    [[nodiscard]] std::size_t node_count() const noexcept { return capacity_.size() + 1; }
    /// Of a mentor, not of nobody.
    [[nodiscard]] bool may_gain(Node node) const { return load_[node] < capacity_[node].maximum; }
    [[nodiscard]] bool may_lose(Node node) const { return load_[node] > capacity_[node].minimum; }
    [[nodiscard]] Capacity capacity(Node node) const { return capacity_[node]; }
    /// From now on the mentor has as many as it has.
    void fix_load(Node node) { capacity_[node] = {load_[node], load_[node]}; }
    [[nodiscard]] std::uint32_t load(Node node) const { return load_[node]; }
    [[nodiscard]] Node node_of(Mentee mentee) const { return node_of_[mentee]; }
    [[nodiscard]] std::span<const Mentee> held_by(Node node) const { return held_[node]; }
    [[nodiscard]] PieceId piece_of(Node node) const { return piece_of_[node]; }
    [[nodiscard]] const FairPiece& piece(PieceId id) const { return pieces_[id]; }
    [[nodiscard]] FairPiece& piece(PieceId id) { return pieces_[id]; }
    [[nodiscard]] std::size_t piece_count() const noexcept { return pieces_.size(); }
    [[nodiscard]] std::span<const Node> nodes_of(PieceId id) const
    {
        return stretch(pieces_[id].begin, pieces_[id].end);
    }
    [[nodiscard]] std::span<const Node> stretch(std::uint32_t begin, std::uint32_t end) const
    {
        return std::span(order_).subspan(begin, end - begin);
    }
    [[nodiscard]] std::uint32_t position(Node node) const { return position_[node]; }

    /// Takes a mentee away from a node, or gives one to it; loads are the caller's matter.
    void release(Mentee mentee);
    void seat(Mentee mentee, Node node);
    void count(Node node, int more) { load_[node] += static_cast<std::uint32_t>(more); }
    void move(Mentee mentee, Node node);

    /// Makes `part` a piece of its own, at the end of its stretch or at its beginning.
    void split(PieceId id, std::span<const Node> part, bool at_end);
    /// Cuts a stretch, whose nodes now stand in this order, into pieces of these sizes.
    void cut(PieceId id, std::span<const Node> order, std::span<const std::uint32_t> sizes);

    /// Gives choices another rank: `kept`, or 0 for those that are open no more. Sorts them.
    void set_rank(std::vector<std::pair<Node, Mentee>>& pairs, Rank rank);

    ShrinkingLists<FairChoice> choices;  // of each mentee
    ShrinkingLists<FairWish> wishes;     // for each node

private:
    std::vector<Capacity> capacity_;
    std::vector<std::uint32_t> load_;
    std::vector<Node> node_of_;
    std::vector<std::uint32_t> place_of_;  // in `held_` of the node
    std::vector<std::vector<Mentee>> held_;
    std::vector<FairPiece> pieces_;
    std::vector<PieceId> piece_of_;
    std::vector<Node> order_;
    std::vector<std::uint32_t> position_;
};

}  // namespace muster::pairing::fair_engine
