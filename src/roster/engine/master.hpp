// The linear program that weighs lines against each other: one unit of lines for each member, people on each row at a
// convex price.
//
//   minimise   sum of cost(line) share(line) + sum over rows of what too few and too many people cost
//   subject to the shares of a member's lines add up to 1, none below 0
//
// A row's toll is pieces of constant slope on either side of the number of people that costs least; each piece is a
// bounded variable. Bounded primal simplex with an explicit inverse kept by columns, so that every inner loop is a
// vector plus a multiple of a vector: quick without reordering sums, and the same on every machine. Columns are added
// between solves and the basis goes on. Targets are moved by some millionths, each by another amount, so that no step
// has length 0 and the method ends; prices are optimal for targets so near that no bound suffers.
// (Dantzig, "Linear Programming and Extensions", 1963, chapters 7 and 18; Harris 1973 for the choice of pivots.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::roster::engine {

/// What people on a row cost, from the number that costs least outwards.
struct Demand {
    struct Piece {
        double slope = 0.0;   ///< cost of each person, 0 or more
        double length = 0.0;  ///< people; of the last piece as many as may be
    };
    double target = 0.0;
    std::vector<Piece> below{};  ///< slopes rise
    std::vector<Piece> above{};
};

/// Always true after `begin`: the basis is feasible, and `price` and `share` are those of it.
class Master {
public:
    Master(std::span<const Demand> demands, int members);

    /// A line of a member: its cost, and the rows that count one person for it. Returns its index.
    int add(int member, double cost, std::span<const std::uint16_t> rows);
    /// Starts at one line for each member.
    void begin(std::span<const int> first);
    /// Goes on to the optimum over the lines there are, or for so many pivots. Whether it came to the optimum.
    bool solve(int most_pivots = 100'000);

    /// Of all lines at these shares, without the constant cost of the targets.
    [[nodiscard]] double objective() const;
    /// What one person more on the row would save.
    [[nodiscard]] double price(int row) const { return price_[static_cast<std::size_t>(row)]; }
    /// Cost of a line beyond what its rows pay and what its member's lines cost.
    [[nodiscard]] double reduced_cost(int line) const;
    [[nodiscard]] double share(int line) const;
    [[nodiscard]] int lines() const { return static_cast<int>(columns_.size()); }
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    struct Slack {
        int row = 0;
        double sign = 1.0;
        double slope = 0.0;
        double length = 0.0;
    };
    struct Column {
        int member = 0;
        double cost = 0.0;
        std::uint32_t first = 0;
        std::uint32_t end = 0;
    };
    [[nodiscard]] int slack_count() const { return static_cast<int>(slacks_.size()); }
    [[nodiscard]] bool is_slack(int variable) const { return variable < slack_count(); }
    [[nodiscard]] double cost_of(int variable) const;
    [[nodiscard]] double length_of(int variable) const;
    [[nodiscard]] double slack_cost(int slack) const;
    void enter(int variable);
    void pivot(int position, double reduced);
    int choose();
    void list_candidates();
    double steepness(int variable);
    bool invert();
    void find_values();
    void find_prices();

    int rows_ = 0;
    int size_ = 0;  ///< rows and members
    std::vector<double> targets_;
    std::vector<Slack> slacks_;
    std::vector<Column> columns_;
    std::vector<std::uint16_t> entries_;
    std::vector<int> basis_;             ///< by position: a slack, or `slack_count()` and a line
    std::vector<int> position_of_;       ///< by variable; -1 outside the basis
    std::vector<std::uint8_t> is_full_;  ///< by slack outside the basis: at its length
    std::vector<double> inverse_;        ///< by column
    std::vector<double> value_;          ///< by position
    std::vector<double> price_;          ///< by row, then member
    std::vector<double> direction_;      ///< the entering variable in terms of the basis
    std::vector<double> longest_;        ///< by position: the greatest value it may have
    struct Candidate {
        int line = 0;
        double weight = 1.0;
    };
    std::vector<Candidate> candidates_;
    std::vector<double> row_weight_;  ///< of the row's slacks
    std::uint64_t work_ = 0;
    int since_inverted_ = 0;
};

}  // namespace muster::roster::engine
