// Cases of a search while they are split: from where each came, and how it ends.
#pragma once

#include "muster/pairing/cases.hpp"
#include "muster/pairing/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::cases {

using Pair = std::pair<MenteeId, MentorId>;

/// What is settled in a case.
struct Settled {
    std::vector<Pair> made{};    // pairs that are made
    std::vector<Pair> barred{};  // pairs that are not
};

/// Case 0 is everything. Prices are rows of a list that its user keeps.
class Tree {
public:
    using Case = std::uint32_t;

    /// Splits a case that has not been split: the case in which the pair is made, and the next one, in which it is not.
    Case split(Case of, Pair pair)
    {
        const auto first = static_cast<Case>(nodes_.size());
        nodes_[of].pair = pair;
        nodes_[of].first = first;
        nodes_.push_back({.parent = of, .is_made = true, .prices = nodes_[of].prices});
        nodes_.push_back({.parent = of, .is_made = false, .prices = nodes_[of].prices});
        return first;
    }
    /// What bounds a case, and those that it is split into until they have prices of their own.
    void set_prices(Case of, std::uint32_t row) { nodes_[of].prices = row; }
    /// The prices show that nothing is in this case.
    void set_impossible(Case of, std::uint32_t row)
    {
        nodes_[of].prices = row;
        nodes_[of].is_impossible = true;
    }

    [[nodiscard]] Settled settled_in(Case at) const
    {
        Settled settled;
        for (; at != 0; at = nodes_[at].parent) {
            const Pair& pair = nodes_[nodes_[at].parent].pair;
            (nodes_[at].is_made ? settled.made : settled.barred).push_back(pair);
        }
        return settled;
    }

    /// All cases in the order of a walk; prices that none ends with are left out, `rows` gets those that remain.
    [[nodiscard]] std::vector<CaseStep> steps(std::vector<std::uint32_t>& rows) const
    {
        std::vector<CaseStep> steps;
        std::vector<std::uint32_t> named;
        std::vector<Case> waiting{0};
        while (!waiting.empty()) {
            const Node& node = nodes_[waiting.back()];
            waiting.pop_back();
            if (node.first != 0) {
                steps.push_back({.mentee = node.pair.first, .mentor = node.pair.second});
                waiting.push_back(node.first + 1);
                waiting.push_back(node.first);
                continue;
            }
            if (named.size() <= node.prices)
                named.resize(node.prices + 1, 0);
            if (named[node.prices] == 0) {
                rows.push_back(node.prices);
                named[node.prices] = static_cast<std::uint32_t>(rows.size());
            }
            steps.push_back({.prices = named[node.prices] - 1, .is_impossible = node.is_impossible});
        }
        return steps;
    }

private:
    struct Node {
        Case parent = 0;
        bool is_made = false;
        std::uint32_t prices = 0;
        bool is_impossible = false;
        Pair pair{};     // it is split on
        Case first = 0;  // of the two it is split into; 0: it is not split
    };

    std::vector<Node> nodes_{1};
};

/// The greatest of a total that was found, if any, and of what cases that are still open allow.
template <class Open, class Within>
[[nodiscard]] std::optional<Score> bound_of(std::optional<Score> found, const std::vector<Open>& open,
                                            const Within& within)
{
    for (const Open& each : open) {
        const Score total = within(each.worth);
        found = found ? std::max(*found, total) : total;
    }
    return found;
}

}  // namespace muster::pairing::cases
