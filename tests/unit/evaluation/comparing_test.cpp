// Areas in which members are held against each other: Copeland's wins and losses, TOPSIS' distances, and what pairwise
// majorities say.
#include "unit/evaluation/dice.hpp"
#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/fractions.hpp"
#include "unit/evaluation/marked.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace muster::inline v0_2::evaluation::comparing_test {
namespace {

using Totals = std::vector<std::string>;
const Area by_pairs{.code = "top", .aggregation = Aggregation::copeland};
const Area by_distance{.code = "top", .aggregation = Aggregation::topsis};

// The capital of Tennessee, the example of Condorcet's method in many textbooks: 42 % of voters live in Memphis, 26 %
// in Nashville, 15 % in Chattanooga, 17 % in Knoxville, and like what is near. Members are cities, parts are groups of
// voters, marks are places from the last.
const std::vector<std::string> voters{"42", "26", "15", "17"};
const std::vector<std::vector<std::string>> cities{
    {"4", "1", "1", "1"}, {"3", "4", "2", "2"}, {"2", "3", "4", "3"}, {"1", "2", "3", "4"}};

TEST(Copeland, CountsWinsLessLosses)
{
    Area area = by_pairs;
    area.full = points("6");  // 3 + wins less losses
    const Evaluation made = marked(area, voters, cities);
    EXPECT_EQ(totals(made), (Totals{"0", "6", "4", "2"}));
    EXPECT_EQ(totals(marked(by_pairs, voters, cities)), (Totals{"0", "100", "66.666667", "33.333333"}));
    const Derivation derivation = made.explain(MemberId(2));
    const auto& steps = derivation.areas[0].steps;
    EXPECT_EQ(steps[steps.size() - 2].text.en, "against 3 others: 2 wins, 1 losses, 0 level; wins less losses");
    EXPECT_EQ(steps[steps.size() - 2].text.zh, "与 3 人两两比较：胜 2，负 1，平 0；净胜");
    EXPECT_EQ(steps[steps.size() - 2].value, Exact::whole(1));
}

TEST(Copeland, HoldsOnlyThoseTogetherWhoHaveSomething)
{
    EXPECT_EQ(totals(marked(by_pairs, {"1", "1"}, {{"5", "5"}, {"", ""}, {"5", "4"}})),
              (Totals{"100", "incomplete", "0"}));
    EXPECT_EQ(totals(marked(by_pairs, {"1"}, {{"5"}})), Totals{"50"}) << "nobody to be compared with";
    // Of parts that one of the two leaves out neither decides; where they share none they are level.
    EXPECT_EQ(totals(marked(by_pairs, {"3", "1"}, {{"", "5"}, {"9", "4"}, {"9", ""}})), (Totals{"75", "25", "50"}));
    SchemeParts parts = marked_scheme(by_pairs, {"1", "1"});
    parts.indicators[1].missing = Missing::incomplete;
    const Evaluation made = evaluated(Scheme(parts), marked_ledger({{"5", "5"}, {"9", ""}, {"4", "1"}}));
    EXPECT_EQ(totals(made), (Totals{"100", "incomplete", "0"}));
    EXPECT_EQ(made.of(MemberId(1), AreaId(0)), Exact());
    EXPECT_EQ(made.explain(MemberId(1)).areas[0].steps[2].text.en, "is not compared with others");
}

TEST(Copeland, AddsBaseAndBonusesAndKeepsLimits)
{
    Area area = by_pairs;
    area.base = points("10");
    area.most = points("80");
    SchemeParts parts = marked_scheme(area, {"1"});
    parts.indicators.push_back({.code = "p1", .area = "top", .rule = rule::Sum{}, .is_bonus = true});
    parts.indicators.push_back({.code = "p2", .area = "top", .rule = rule::Deduction{points("1"), true}});
    EXPECT_EQ(totals(evaluated(Scheme(parts), marked_ledger({{"3", "1"}, {"2", "0.5"}, {"1", "", "4"}}))),
              (Totals{"80", "60.5", "6"}));
}

// Tzeng and Huang, Multiple Attribute Decision Making (2011), as the tests of scikit-criteria quote it, to four places.
TEST(Topsis, GivesWhatTheBookSays)
{
    Area area = by_distance;
    area.full = points("1");
    area.round_to = 4;
    const std::vector<std::vector<std::string>> marks{
        {"5", "8", "4"}, {"7", "6", "8"}, {"8", "8", "6"}, {"7", "4", "6"}};
    EXPECT_EQ(totals(marked(area, {"0.3", "0.4", "0.3"}, marks)), (Totals{"0.5037", "0.6581", "0.7482", "0.334"}));
    EXPECT_EQ(totals(marked(area, {"3", "4", "3"}, marks)), (Totals{"0.5037", "0.6581", "0.7482", "0.334"}));
    const Derivation derivation = marked(area, {"3", "4", "3"}, marks).explain(MemberId(0));
    const auto& steps = derivation.areas[0].steps;
    ASSERT_EQ(steps.size(), 7u);
    EXPECT_EQ(steps[3].text.en, "distance to the highest there is");
    // 5 of 8 over the root of 187, and 4 of 8 over the root of 152, each times 0.3.
    EXPECT_EQ(to_string(steps[3].value), "0.117496");
    EXPECT_EQ(to_string(steps[4].value), "0.119257");
    EXPECT_EQ(to_string(steps[5].value), "0.50372");
}

TEST(Topsis, IsHalfWhereAllHaveTheSame)
{
    EXPECT_EQ(totals(marked(by_distance, {"1", "1"}, {{"7", "0"}, {"7", "0"}})), (Totals{"50", "50"}));
    EXPECT_EQ(totals(marked(by_distance, {"1"}, {{"0"}})), Totals{"50"});
    EXPECT_EQ(totals(marked(by_distance, {"1", "1"}, {{"7", "4"}, {"3", "4"}, {"5", ""}, {"", ""}})),
              (Totals{"100", "0", "50", "incomplete"}));
}

using Long = boost::multiprecision::cpp_dec_float_100;
using naive::Fraction;

struct Table {
    std::vector<Fraction> weights{};
    std::vector<std::vector<std::optional<Fraction>>> marks{};
};

bool is_there(const std::vector<std::optional<Fraction>>& row)
{
    return std::ranges::any_of(row, [](const auto& mark) { return mark.has_value(); });
}

Fraction copeland_of(const Table& table, std::size_t own)
{
    int others = 0;
    int net = 0;
    for (std::size_t other = 0; other < table.marks.size(); ++other) {
        if (other == own || !is_there(table.marks[other]))
            continue;
        ++others;
        Fraction margin = 0;
        for (std::size_t part = 0; part < table.weights.size(); ++part) {
            const auto& mine = table.marks[own][part];
            const auto& theirs = table.marks[other][part];
            if (mine && theirs)
                margin += *mine > *theirs ? table.weights[part] : *mine < *theirs ? Fraction(-table.weights[part]) : 0;
        }
        net += margin > 0 ? 1 : margin < 0 ? -1 : 0;
    }
    return others == 0 ? Fraction(50) : Fraction(50) + Fraction(50 * net) / others;
}

Fraction topsis_of(const Table& table, std::size_t own)
{
    const auto as_long = [](const Fraction& value) { return Long(Long(numerator(value)) / Long(denominator(value))); };
    Long up = 0;
    Long down = 0;
    for (std::size_t part = 0; part < table.weights.size(); ++part) {
        Long length = 0;
        std::optional<Fraction> least;
        std::optional<Fraction> most;
        for (const auto& row : table.marks)
            if (row[part]) {
                length += as_long(*row[part]) * as_long(*row[part]);
                least = least ? std::min(*least, *row[part]) : *row[part];
                most = most ? std::max(*most, *row[part]) : *row[part];
            }
        if (length == 0 || !table.marks[own][part])
            continue;
        const auto distance = [&](const Fraction& end) {
            return Long(as_long(table.weights[part]) * as_long(*table.marks[own][part] - end) / sqrt(length));
        };
        up += distance(*most) * distance(*most);
        down += distance(*least) * distance(*least);
    }
    up = sqrt(up);
    down = sqrt(down);
    const Long closeness = up + down == 0 ? Long(50) : Long(100 * down / (up + down));
    const naive::Whole unit = pow(naive::Whole(10), 60);
    return Fraction(naive::Whole(round(closeness * Long(unit)))) / Fraction(unit);
}

TEST(Comparing, GivesWhatTheDefinitionsGive)
{
    for (int seed = 0; seed < 120; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 4'000);
        const std::size_t parts = 1 + static_cast<std::size_t>(dice.below(4));
        const std::size_t members = 1 + static_cast<std::size_t>(dice.below(12));
        std::vector<std::string> weights;
        Table table;
        for (const Weight each : dice.weights(parts)) {
            weights.push_back(to_string(each));
            table.weights.push_back(naive::value_of(each));
        }
        std::vector<std::vector<std::string>> marks(members);
        for (auto& row : marks) {
            auto& numbers = table.marks.emplace_back();
            for (std::size_t part = 0; part < parts; ++part) {
                const bool is_out = dice.one_in(5);
                const auto mark = dice.number<Quantity>(dice.one_in(4) ? -3 : 0, 6);
                row.push_back(is_out ? "" : to_string(mark));
                numbers.push_back(is_out || table.weights[part] == 0 ? std::nullopt
                                                                     : std::optional(naive::value_of(mark)));
            }
        }
        for (const Aggregation aggregation : {Aggregation::copeland, Aggregation::topsis}) {
            Area area{.code = "top", .aggregation = aggregation};
            area.rounding = dice.rounding();
            if (dice.heads())
                area.round_to = dice.below(6);
            const Evaluation made = marked(area, weights, marks);
            for (std::uint32_t row = 0; row < members; ++row) {
                if (!is_there(table.marks[row])) {
                    EXPECT_TRUE(made.of(MemberId(row)).is_incomplete);
                    continue;
                }
                const Fraction exact =
                    aggregation == Aggregation::copeland ? copeland_of(table, row) : topsis_of(table, row);
                EXPECT_EQ(naive::value_of(made.of(MemberId(row)).total),
                          naive::rounded(exact, area.round_to.value_or(6), area.rounding.value_or(Rounding::half_even)))
                    << "member " << row;
            }
            EXPECT_EQ(evaluate(made.scheme(), made.ledger(), {.is_ranked = true, .threads = 3}), made);
        }
    }
}

TEST(Comparing, LeavesOutWhoHasTooLittleData)
{
    for (const Aggregation aggregation : {Aggregation::topsis, Aggregation::copeland}) {
        SchemeParts parts{.code = "s", .areas = {{.code = "all", .aggregation = aggregation}}};
        parts.areas[0].least_data = weight("1");
        for (const char* const code : {"a", "b"})
            parts.indicators.push_back(
                {.code = code, .area = "all", .rule = rule::Sum{}, .missing = Missing::leave_out});
        record::Ledger ledger({"m0", "m1", "m2"}, {"a", "b"});
        const auto add = [&](std::uint32_t member, std::uint32_t indicator, int quantity) {
            ledger.append({.member = MemberId(member),
                           .indicator = IndicatorId(indicator),
                           .quantity = Quantity::whole(quantity),
                           .day = Day(2026, 9, 7)});
        };
        add(0, 0, 5);
        add(0, 1, 5);
        add(1, 0, 4);
        add(1, 1, 3);
        add(2, 0, 100);
        const Evaluation done = evaluate(Scheme(parts), ledger);
        EXPECT_EQ(done.of(MemberId(0)).total, Exact::whole(100));
        EXPECT_EQ(done.of(MemberId(1)).total, Exact());
        EXPECT_TRUE(done.of(MemberId(2)).is_incomplete);
        EXPECT_TRUE(check(done).empty());
    }
}

TEST(Comparing, StandsAnywhereInATreeAndIsChecked)
{
    int held = 0;
    for (int seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 7'000);
        SchemeParts parts = random_parts(dice);
        for (Area& area : parts.areas)
            if (area.aggregation != Aggregation::sum && area.aggregation != Aggregation::ordered && dice.heads() &&
                area.aggregation != Aggregation::lowest && area.aggregation != Aggregation::highest) {
                area.aggregation = dice.heads() ? Aggregation::copeland : Aggregation::topsis;
                area.power.reset();
                held += 1;
            }
        const record::Ledger ledger = random_ledger(dice, false);
        try {
            const Evaluation made = evaluated(Scheme(parts), ledger, {.roll = random_roll(dice), .is_ranked = true});
            EXPECT_EQ(made.with_ledger(ledger), made);
        } catch (const InvalidInput& error) {
            EXPECT_NE(std::string(error.what()).find("it divides by"), std::string::npos) << error.what();
        }
    }
    EXPECT_GT(held, 100);
}

TEST(Comparing, IsMadeAnewWhenOneMemberChanges)
{
    const Evaluation before = marked(by_pairs, {"1", "1"}, {{"1", "1"}, {"2", "2"}, {"3", "3"}});
    Book book({}, {});
    book.ledger = before.ledger();
    book.add("m0", "p0", "9");
    book.add("m0", "p1", "9");
    EXPECT_EQ(totals(before.with_ledger(book.ledger)), (Totals{"100", "0", "50"}));
    EXPECT_EQ(before.with_ledger(book.ledger), evaluate(before.scheme(), book.ledger, {.is_ranked = true}));
}

TEST(Comparing, RanksOverDrawnWeights)
{
    const Evaluation made = marked(by_pairs, voters, cities);
    for (const RankRange& range : rank_ranges(made, {.samples = 30, .spread = weight("0")}))
        EXPECT_EQ(range.unchanged, 30u);
    const auto ranges = rank_ranges(made, {.samples = 200, .spread = weight("0.9")});
    EXPECT_EQ(ranges[1].middle, 1u);
    EXPECT_EQ(ranges[0].best, 1u) << "where Memphis has more than half of the weight";
    EXPECT_THROW(static_cast<void>(rank_courses(made, "p0")), InvalidInput);
}

TEST(Comparing, IsProvedMonotoneInPairsAndNotByDistances)
{
    SchemeParts parts = marked_scheme(by_pairs, {"1", "1"});
    for (Indicator& indicator : parts.indicators)
        indicator.missing = Missing::as_zero;
    EXPECT_TRUE(monotone(Scheme(parts)).holds());
    parts.areas[0].aggregation = Aggregation::topsis;
    const Monotonicity found = monotone(Scheme(parts));
    ASSERT_EQ(found.findings.size(), 2u);
    EXPECT_EQ(in_words(found.findings[0]).en,
              "indicator \"p0\": area \"top\" goes by distances, which hang on all members; neither proved that more "
              "of it never lowers a total, nor a member found whom it costs points");
    parts.areas[0].aggregation = Aggregation::copeland;
    parts.indicators[0].missing = Missing::leave_out;
    EXPECT_EQ(monotone(Scheme(parts)).proved, std::vector<std::string>{"p1"});
}

TEST(Condorcet, NamesTheWinnerAndTheOrder)
{
    const Condorcet found = condorcet(marked(by_pairs, voters, cities), "top");
    EXPECT_EQ(found.winner, "m1");
    EXPECT_TRUE(found.is_transitive);
    std::string order;
    for (const MajorityGroup& group : found.groups)
        order += group.members.size() == 1 ? group.members[0] + " " : "? ";
    EXPECT_EQ(order, "m1 m2 m3 m0 ") << "Nashville, Chattanooga, Knoxville, Memphis";
}

// Condorcet's own paradox, with a member in front of the circle and one behind it.
TEST(Condorcet, NamesACircle)
{
    const Evaluation made =
        marked({.code = "top"}, {"1", "1", "1"},
               {{"1", "1", "1"}, {"4", "3", "2"}, {"3", "2", "4"}, {"2", "4", "3"}, {"", "", ""}, {"9", "9", "9"}});
    const Condorcet found = condorcet(made, "top");
    EXPECT_EQ(found.winner, "m5");
    EXPECT_FALSE(found.is_transitive);
    ASSERT_EQ(found.groups.size(), 3u);
    EXPECT_EQ(found.groups[1].members, (Totals{"m1", "m2", "m3"}));
    EXPECT_EQ(found.groups[1].circle.size(), 3u);
    EXPECT_EQ(found.groups[2].members, Totals{"m0"});
    EXPECT_EQ(found.left_out, Totals{"m4"});
    EXPECT_THROW(static_cast<void>(condorcet(made, "bottom")), InvalidInput);
}

TEST(Condorcet, FindsTheSmithSetThatLookingAtEverySetFinds)
{
    for (int seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 9'000);
        const int members = 1 + dice.below(7);
        std::vector<std::vector<std::string>> marks(static_cast<std::size_t>(members));
        for (auto& row : marks)
            for (int part = 0; part < 3; ++part)
                row.push_back(std::to_string(dice.below(4)));
        const Condorcet found = condorcet(marked({.code = "top"}, {"2", "2", "3"}, marks), "top");
        const auto margin = [&](int one, int other) {
            int sum = 0;
            for (std::size_t part = 0; part < 3; ++part) {
                const auto order =
                    marks[static_cast<std::size_t>(one)][part].compare(marks[static_cast<std::size_t>(other)][part]);
                sum += (part == 2 ? 3 : 2) * ((order > 0) - (order < 0));
            }
            return sum;
        };
        std::set<std::string> smith;
        for (int set = 1; set < 1 << members; ++set) {
            bool wins = true;
            std::set<std::string> in;
            for (int one = 0; one < members; ++one)
                for (int other = 0; other < members; ++other)
                    if ((set >> one & 1) != 0) {
                        in.insert("m" + std::to_string(one));
                        wins &= (set >> other & 1) != 0 || margin(one, other) > 0;
                    }
            if (wins && (smith.empty() || in.size() < smith.size()))
                smith = in;
        }
        EXPECT_EQ(std::set<std::string>(found.groups[0].members.begin(), found.groups[0].members.end()), smith);
        EXPECT_EQ(found.winner, smith.size() == 1 ? *smith.begin() : "");
        for (const MajorityGroup& group : found.groups)
            for (std::size_t at = 0; at < group.circle.size(); ++at)
                EXPECT_GT(margin(std::stoi(group.circle[at].substr(1)),
                                 std::stoi(group.circle[(at + 1) % group.circle.size()].substr(1))),
                          0);
    }
}

using Matrix = std::vector<std::vector<bool>>;

// Length of a shortest circle by powers of the matrix of who wins over whom; 0: there is none.
std::size_t shortest_by_powers(const Matrix& wins)
{
    Matrix ways = wins;
    for (std::size_t length = 1; length <= wins.size(); ++length) {
        for (std::size_t one = 0; one < wins.size(); ++one)
            if (ways[one][one])
                return length;
        Matrix next(wins.size(), std::vector<bool>(wins.size()));
        for (std::size_t one = 0; one < wins.size(); ++one)
            for (std::size_t by = 0; by < wins.size(); ++by)
                for (std::size_t other = 0; ways[one][by] && other < wins.size(); ++other)
                    next[one][other] = next[one][other] || wins[by][other];
        ways = std::move(next);
    }
    return 0;
}

TEST(Condorcet, FindsGroupsAndCirclesThatPowersOfTheMatrixFind)
{
    std::set<std::size_t> lengths;
    for (int seed = 0; seed < 120; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed) + 31'000);
        const auto members = static_cast<std::size_t>(1 + dice.below(seed % 10 == 0 ? 90 : 25));
        const auto parts = static_cast<std::size_t>(2 + dice.below(5));
        const auto different = static_cast<std::uint32_t>(2 + dice.below(6));
        std::vector<std::vector<std::string>> marks(members);
        for (auto& row : marks)
            for (std::size_t part = 0; part < parts; ++part)
                row.push_back(std::to_string(dice.below(different)));
        const Condorcet found = condorcet(marked({.code = "top"}, std::vector<std::string>(parts, "1"), marks), "top");
        std::vector<std::size_t> left;
        for (const MajorityGroup& group : found.groups) {
            std::vector<std::size_t> rows;
            for (const std::string& member : group.members)
                rows.push_back(static_cast<std::size_t>(std::stoi(member.substr(1))));
            Matrix wins(rows.size(), std::vector<bool>(rows.size()));
            const auto margin = [&](std::size_t one, std::size_t other) {
                int sum = 0;
                for (std::size_t part = 0; part < parts; ++part)
                    sum += (marks[one][part] > marks[other][part]) - (marks[one][part] < marks[other][part]);
                return sum;
            };
            bool is_level = true;
            for (std::size_t one = 0; one < rows.size(); ++one) {
                for (std::size_t other = 0; other < rows.size(); ++other) {
                    wins[one][other] = margin(rows[one], rows[other]) > 0;
                    is_level = is_level && !wins[one][other];
                }
                for (const std::size_t earlier : left)
                    EXPECT_GT(margin(earlier, rows[one]), 0);
            }
            left.insert(left.end(), rows.begin(), rows.end());
            EXPECT_EQ(group.is_level, is_level);
            EXPECT_EQ(group.circle.size(), shortest_by_powers(wins));
            for (std::size_t at = 0; at < group.circle.size(); ++at) {
                const auto row_of = [&](std::size_t place) {
                    return static_cast<std::size_t>(std::stoi(group.circle[place % group.circle.size()].substr(1)));
                };
                EXPECT_GT(margin(row_of(at), row_of(at + 1)), 0);
            }
            lengths.insert(group.circle.size());
        }
        EXPECT_EQ(left.size(), members);
    }
    EXPECT_TRUE(lengths.contains(0) && lengths.contains(3) && lengths.contains(4)) << "hardly tests anything";
}

}  // namespace
}  // namespace muster::evaluation::comparing_test
