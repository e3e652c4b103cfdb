// A pairing under shared capacities as a flow: mentees, mentors, the tree of capacities, the root.
//
// A mentee sends what it wants over candidates, each once, or straight to the root at the price of missing a mentor.
// A mentor and a shared capacity send up what they take, place by place: what a minimum asks for keeps a limit, what
// comes after costs the load price. A mentee who may not miss a mentor and does breaks a limit, and so does a required
// pair that is not made. Costs are scores with their sign turned, so least is best. Once no limit is broken, prices
// are reckoned anew by shortest paths over what may change without breaking one: the least prices of mentors there are,
// where a place more or less leads to the root, so that they say what they are called.
//
// Of a flow whose limits change every place is an arc of its own, also those above the maximum, which break a limit: a
// limit is changed by costs alone, and what flows is a start for the next answer. Who has left keeps a limit by missing
// all mentors.
#pragma once

#include "family.hpp"
#include "network.hpp"

#include "muster/core/progress.hpp"
#include "muster/core/wide_integer.hpp"
#include "muster/pairing/shared.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::shared {

class Flow {
public:
    /// Whether limits may change later on.
    enum class Limits : std::uint8_t { fixed, changing };

    /// Keeps a reference to the problem. @throws Overflow
    explicit Flow(const SharedProblem& problem, Limits limits = Limits::fixed);

    /// @throws InvalidInput  where no pairing keeps all limits. @throws Stopped
    void solve(const Progress& progress);

    /// The same where limits may change: whether some pairing keeps all; if none does, the flow is of no use until
    /// limits are others.
    [[nodiscard]] bool solve_again();

    // Of changing limits; mentors and capacities by row.
    void set_limits_of_mentor(std::size_t row, Capacity limits) { set_limits(mentor_node(row), limits); }
    void set_limits_of_shared(std::size_t at, Capacity limits) { set_limits(shared_node(at), limits); }
    void set_gone(std::size_t mentee, bool is_gone);
    [[nodiscard]] Capacity limits_of_mentor(std::size_t row) const noexcept { return limits_[row]; }
    [[nodiscard]] Capacity limits_of_shared(std::size_t at) const noexcept { return limits_[mentors_ + at]; }
    [[nodiscard]] bool is_gone(std::size_t mentee) const noexcept { return is_gone_[mentee]; }

    /// Seats of those who have left are unset.
    [[nodiscard]] std::vector<MentorId> mentors_of_seats() const;
    [[nodiscard]] SharedCertificate certificate() const;

private:
    using Node = Network::Node;
    using Arc = Network::Arc;

    [[nodiscard]] Node mentor_node(std::size_t row) const noexcept { return static_cast<Node>(mentees_ + row); }
    [[nodiscard]] Node shared_node(std::size_t at) const noexcept
    {
        return static_cast<Node>(mentees_ + mentors_ + at);
    }
    [[nodiscard]] Node root() const noexcept { return static_cast<Node>(mentees_ + mentors_ + family_.rising.size()); }
    [[nodiscard]] Node above(Node node) const noexcept;
    [[nodiscard]] Arc missing_arc(std::size_t mentee) const noexcept { return static_cast<Arc>(pairs_ + mentee); }

    void find_closed();
    void add_pairs();
    void add_missing();
    void add_places(Node node, Capacity capacity, std::uint32_t most, MentorId priced_by);
    void add_every_place(Node node, Capacity capacity, std::uint32_t most);
    [[nodiscard]] Network::Cost cost_of_place(Node node, std::uint32_t place) const noexcept;
    [[nodiscard]] Network::Cost cost_of_missing(std::size_t mentee) const noexcept;
    void set_limits(Node node, Capacity limits);
    [[nodiscard]] std::uint64_t taken_by(Node node) const noexcept;
    void hang_all();
    void require_in_range() const;

    // What may flow more, or back, without breaking a limit.
    struct Residual {
        std::vector<std::size_t> first;  // of each node
        std::vector<Node> to;
        std::vector<Score> cost;
    };
    [[nodiscard]] Residual residual(bool forward) const;

    void require_kept() const;
    [[noreturn]] void refuse_missing(std::size_t mentee) const;
    [[noreturn]] void refuse_minimum(Node node, std::uint64_t has) const;
    [[nodiscard]] std::string name_of_node(Node node) const;

    [[nodiscard]] std::vector<WideInteger> plain_prices() const;
    [[nodiscard]] std::vector<WideInteger> least_prices() const;
    void price_closed(SharedCertificate& made) const;

    const SharedProblem& problem_;
    Family family_;
    std::size_t mentees_;
    std::size_t mentors_;
    Network network_;
    Limits kind_;
    std::vector<bool> is_closed_;   // by node: nothing can flow through it
    std::vector<bool> is_gone_;     // by mentee
    std::size_t pairs_ = 0;         // number of arcs of pairs; those of missing mentors follow
    std::vector<Arc> first_place_;  // by node from the first mentor on, and one past the last
    std::vector<Capacity> limits_;  // by the same
    Score step_ = 1;                // the most one pair more or less can change the total by
};

/// As `market::largest_step`; of limits that may change with every place that a mentor can ever fill.
[[nodiscard]] Score largest_step(const Problem& pairs, Flow::Limits limits);

}  // namespace muster::pairing::shared
