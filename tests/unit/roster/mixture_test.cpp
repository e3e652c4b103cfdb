// Lines in parts: what they cost comes near the least that prices prove, which is worked out here from the lines and
// demands alone.
#include "roster/engine/bound/restricted_master.hpp"

#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound::mixture_test {
namespace {

struct Sample {
    std::vector<Demand> demands;
    std::vector<std::vector<RestrictedMaster::Part>> lines;  ///< by member
};

RestrictedMaster::Part some_line(Random& random, int rows, int name)
{
    RestrictedMaster::Part part{
        .duties = {static_cast<DutyIndex>(name)}, .cost = static_cast<double>(random.below(20)), .rows = {}};
    for (int row = 0; row < rows; ++row)
        if (random.below(2) == 0)
            part.rows.push_back(static_cast<std::uint32_t>(row));
    return part;
}

std::vector<Demand> some_demands(Random& random, int rows)
{
    std::vector<Demand> demands;
    for (int row = 0; row < rows; ++row) {
        const double steep = 1 + random.below(50);
        demands.push_back({static_cast<double>(random.below(4)),
                           static_cast<double>(random.below(3)),
                           {{steep, 1.0}, {steep + random.below(30), 1e6}},
                           {{static_cast<double>(random.below(5)), 2.0}, {5.0 + random.below(9), 1e6}}});
    }
    return demands;
}

// What a row's people cost, reckoned person by person.
double cost_of(const Demand& demand, double people)
{
    double cost = demand.least;
    const auto& pieces = people < demand.target ? demand.below : demand.above;
    const double away = people < demand.target ? demand.target - people : people - demand.target;
    cost += pieces[0].slope * std::min(away, pieces[0].length);
    return away > pieces[0].length ? cost + pieces[1].slope * (away - pieces[0].length) : cost;
}

// The least that any mixture of these lines costs is no less than this.
double proved(const Sample& sample, const std::vector<double>& prices)
{
    double sum = 0.0;
    for (std::size_t row = 0; row < prices.size(); ++row) {
        double least = std::numeric_limits<double>::max();
        const Demand& demand = sample.demands[row];
        for (const double people : {0.0, demand.target - 1.0, demand.target, demand.target + 2.0, 50.0})
            if (people >= 0.0)
                least = std::min(least, cost_of(demand, people) + prices[row] * people);
        sum += least;
    }
    for (const auto& lines : sample.lines) {
        double least = std::numeric_limits<double>::max();
        for (const RestrictedMaster::Part& line : lines) {
            double cost = line.cost;
            for (const std::uint32_t row : line.rows)
                cost -= prices[row];
            least = std::min(least, cost);
        }
        sum += least;
    }
    return sum;
}

// What the shares cost, from the parts themselves.
double spent(const Sample& sample, const RestrictedMaster& mixture)
{
    std::vector<double> people(sample.demands.size(), 0.0);
    double sum = 0.0;
    for (int member = 0; member < static_cast<int>(sample.lines.size()); ++member) {
        double whole = 0.0;
        for (const RestrictedMaster::Part& part : mixture.parts(member)) {
            EXPECT_GE(part.share, 0.0);
            whole += part.share;
            sum += part.share * part.cost;
            for (const std::uint32_t row : part.rows)
                people[row] += part.share;
        }
        EXPECT_NEAR(whole, 1.0, 1e-6);
    }
    for (std::size_t row = 0; row < people.size(); ++row)
        sum += cost_of(sample.demands[row], people[row]);
    return sum;
}

TEST(RestrictedMaster, comes_to_what_its_prices_prove)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const int rows = 1 + static_cast<int>(random.below(8));
        const int members = 1 + static_cast<int>(random.below(6));
        Sample sample{some_demands(random, rows),
                      std::vector<std::vector<RestrictedMaster::Part>>(static_cast<std::size_t>(members))};
        RestrictedMaster mixture(sample.demands, members, 3.0, Seed{seed});
        int names = 0;
        const auto add = [&](int member) {
            RestrictedMaster::Part part = some_line(random, rows, names++);
            sample.lines[static_cast<std::size_t>(member)].push_back(part);
            EXPECT_TRUE(mixture.add(member, part));
            EXPECT_FALSE(mixture.add(member, part));
        };
        for (int member = 0; member < members; ++member)
            add(member);
        for (int more = 0; more < 3; ++more) {  // lines come between
            for (int line = 0; line < 6; ++line)
                add(static_cast<int>(random.below(static_cast<std::uint32_t>(members))));
            mixture.mix(400);
            const double objective = mixture.objective();
            EXPECT_NEAR(objective, spent(sample, mixture), 1e-6);
            double best = proved(sample, mixture.prices());
            EXPECT_NEAR(mixture.proved(), best, 1e-3);
            EXPECT_LE(best, objective + 1e-6);
            for (int longer = 0; longer < 40 && best < objective - 0.05; ++longer) {
                mixture.mix(400);
                best = std::max(best, proved(sample, mixture.prices()));
            }
            EXPECT_LE(mixture.objective() - best, 0.05 + 0.002 * std::abs(best));
        }
    }
}

TEST(RestrictedMaster, keeps_a_fixed_line_and_suits_the_others_to_it)
{
    // One place; the member who is dearer is fixed to it.
    const Demand demand{1.0, 0.0, {{100.0, 1e6}}, {{10.0, 1e6}}};
    RestrictedMaster mixture({demand}, 2, 10.0, Seed{1});
    for (const int member : {0, 1}) {
        mixture.add(member, {.duties = {0}, .cost = 0.0, .rows = {}});
        mixture.add(member, {.duties = {1}, .cost = member == 0 ? 5.0 : 1.0, .rows = {0}});
    }
    mixture.mix(200);
    EXPECT_NEAR(mixture.objective(), 1.0, 1e-3);
    EXPECT_EQ(mixture.lines_of(1, 1).front(), Line{1});
    mixture.fix(0, 1);
    mixture.mix(200);
    EXPECT_TRUE(mixture.is_fixed(0));
    EXPECT_FALSE(mixture.is_fixed(1));
    EXPECT_NEAR(mixture.objective(), 5.0, 1e-3);
    EXPECT_EQ(mixture.lines_of(1, 1).front(), Line{0});
}

TEST(RestrictedMaster, goes_on_with_fewer_lines_and_other_rows)
{
    const Demand one_place{1.0, 0.0, {{100.0, 1e6}}, {{10.0, 1e6}}};
    RestrictedMaster mixture({one_place}, 2, 10.0, Seed{1});
    for (const int member : {0, 1}) {
        mixture.add(member, {.duties = {0}, .cost = 0.0, .rows = {}});
        mixture.add(member, {.duties = {1}, .cost = member == 0 ? 5.0 : 1.0, .rows = {0}});
    }
    mixture.mix(200);
    mixture.keep_lines(1, [](const Line& line) { return line[0] == 0; });  // the line with the share goes
    mixture.mix(200);
    EXPECT_EQ(mixture.parts(1).size(), 1U);
    EXPECT_NEAR(mixture.objective(), 5.0, 1e-3);
    EXPECT_NEAR(mixture.proved(), 5.0, 1e-3);
    mixture.set_demand(0, {2.0, 0.0, {{100.0, 1e6}}, {{10.0, 1e6}}});
    mixture.mix(200);
    EXPECT_NEAR(mixture.objective(), 105.0, 1e-3);
    mixture.add(0, {.duties = {2}, .cost = 50.0, .rows = {0}});  // never worth a share
    mixture.keep_cheapest(2);
    EXPECT_EQ(mixture.parts(0).size(), 2U);
    EXPECT_EQ(mixture.lines_of(0, 1), List<Line>{Line{1}});
    mixture.keep_lines(0, [](const Line&) { return false; });
    EXPECT_TRUE(mixture.parts(0).empty());
}

}  // namespace
}  // namespace muster::roster::engine::bound::mixture_test
