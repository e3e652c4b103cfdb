// The linear program that weighs lines: what it gives satisfies the conditions of its optimum, which are worked out
// here from the lines and demands alone.
#include "roster/engine/master.hpp"

#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace muster::roster::engine {
namespace {

struct Line {
    int member;
    double cost;
    std::vector<std::uint16_t> rows;
};

// Slope of a row's cost just above (or below) a number of people.
double slope_at(const Demand& demand, double people, bool above)
{
    const double away = people - demand.target;
    const bool is_over = above ? away >= 0 : away > 0;
    double distance = is_over ? away : -away;
    const auto& pieces = is_over ? demand.above : demand.below;
    for (const Demand::Piece& piece : pieces) {
        const bool ends_here = is_over == above ? distance < piece.length : distance <= piece.length;
        if (ends_here)
            return is_over ? piece.slope : -piece.slope;
        distance -= piece.length;
    }
    return is_over ? 1e18 : -1e18;
}

TEST(Master, SatisfiesTheConditionsOfItsOptimum)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const int rows = 1 + static_cast<int>(random.below(8));
        const int members = 1 + static_cast<int>(random.below(6));
        std::vector<Demand> demands;
        for (int row = 0; row < rows; ++row) {
            const double steep = 1 + random.below(50);
            demands.push_back({static_cast<double>(random.below(4)),
                               {{steep, 1.0}, {steep + random.below(30), 1e6}},
                               {{static_cast<double>(random.below(5)), 2.0}, {5.0 + random.below(9), 1e6}}});
        }
        Master master(demands, members);
        std::vector<Line> lines;
        std::vector<int> first;
        const auto add = [&](int member) {
            Line line{member, static_cast<double>(random.below(20)), {}};
            for (int row = 0; row < rows; ++row)
                if (random.below(2) == 0)
                    line.rows.push_back(static_cast<std::uint16_t>(row));
            EXPECT_EQ(master.add(member, line.cost, line.rows), static_cast<int>(lines.size()));
            lines.push_back(line);
        };
        for (int member = 0; member < members; ++member) {
            first.push_back(static_cast<int>(lines.size()));
            add(member);
        }
        master.begin(first);
        for (int more = 0; more < 3; ++more) {  // lines come between solves
            for (int line = 0; line < 6; ++line)
                add(static_cast<int>(random.below(static_cast<std::uint32_t>(members))));
            ASSERT_TRUE(master.solve());
            std::vector<double> people(static_cast<std::size_t>(rows), 0.0);
            std::vector<double> whole(static_cast<std::size_t>(members), 0.0);
            for (int at = 0; at < static_cast<int>(lines.size()); ++at) {
                const double share = master.share(at);
                EXPECT_GE(share, -1e-6);
                EXPECT_GE(master.reduced_cost(at), -1e-4);
                if (share > 1e-4) {
                    EXPECT_NEAR(master.reduced_cost(at), 0.0, 1e-4);
                }
                const Line& line = lines[static_cast<std::size_t>(at)];
                whole[static_cast<std::size_t>(line.member)] += share;
                for (const std::uint16_t row : line.rows)
                    people[row] += share;
            }
            for (const double share : whole)
                EXPECT_NEAR(share, 1.0, 1e-6);
            for (int row = 0; row < rows; ++row) {
                const auto at = static_cast<std::size_t>(row);
                EXPECT_LE(-slope_at(demands[at], people[at] + 1e-3, true), master.price(row) + 1e-4);
                EXPECT_GE(-slope_at(demands[at], people[at] - 1e-3, false), master.price(row) - 1e-4);
            }
        }
    }
}

}  // namespace
}  // namespace muster::roster::engine
