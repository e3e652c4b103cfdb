// What an entry of a rule has to answer, and what holds where it does not: the defaults are as right as what a rule
// says of itself.
#include "small.hpp"

#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/rule/list.hpp"
#include "roster/rule/line_term.hpp"
#include "roster/rule/mending.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::roster::rule::entry_test {
namespace {

[[maybe_unused]] void find_nothing(const Problem&, const Roster&, const Scope&, Findings&) {}
[[maybe_unused]] Label say_nothing(const Problem&, const Violation&) { return {}; }
[[maybe_unused]] WideInteger cost_nothing(const Problem&, MemberId) { return 0; }

template <class Made>
concept Complete = requires
{
    Made{.zh = "", .en = "", .find = find_nothing, .words = say_nothing, .greatest_cost = cost_nothing};
};
template <class Made>
concept WithoutLabel = requires
{
    Made{.zh = "", .find = find_nothing, .words = say_nothing, .greatest_cost = cost_nothing};
};
template <class Made>
concept WithoutFind = requires
{
    Made{.zh = "", .en = "", .words = say_nothing, .greatest_cost = cost_nothing};
};
template <class Made>
concept WithoutWords = requires
{
    Made{.zh = "", .en = "", .find = find_nothing, .greatest_cost = cost_nothing};
};
template <class Made>
concept WithoutGreatestCost = requires
{
    Made{.zh = "", .en = "", .find = find_nothing, .words = say_nothing};
};

TEST(Entry, DoesNotCompileWithoutAnAnswerThatHasNoDefault)
{
    EXPECT_TRUE(Complete<Entry>);
    EXPECT_FALSE(WithoutLabel<Entry>);
    EXPECT_FALSE(WithoutFind<Entry>);
    EXPECT_FALSE(WithoutWords<Entry>);
    EXPECT_FALSE(WithoutGreatestCost<Entry>);
}

/// A problem in which every limit that is counted on whole lines is asked for.
Draft counted(Random& random)
{
    const auto below = [&](std::uint32_t end) { return static_cast<int>(random.below(end)); };
    Draft draft = small_draft(12);
    draft.period = Period(day(below(7)), day(7 + below(7)));
    draft.calendar.holidays = {day(below(14))};
    for (Member& member : draft.members) {
        member.limits = {
            .maximum_consecutive_weekends = below(2),
            .windows = {{.days = 2 + below(3), .most = below(3)}, {.days = 4, .most = 1, .measure = Measure::nights}},
            .complete_weekends = true};
        if (below(2) == 0)
            member.history = {.days_worked = 1 + below(3), .weekends_worked = below(2)};
        else if (below(2) == 0)
            member.history = {.days_off = 1 + below(3), .weekends_worked = below(2)};
    }
    if (below(2) == 0)
        draft.next_begins = draft.period.last() + Days(3);
    const bool is_hard = below(2) == 0;
    for (Penalty* penalty : draft.penalties.all())
        *penalty = is_hard ? Penalty::hard() : Penalty::soft(1 + below(9));
    return draft;
}

const std::vector<std::vector<ShiftTypeId>> stands_of_a_day{{}, {early}, {late}, {night}, {early, night}};

std::vector<std::uint16_t> some_line(Random& random, const Problem& problem)
{
    std::vector<std::uint16_t> line;
    for (int day = 0; day < problem.day_count(); ++day)
        line.push_back(static_cast<std::uint16_t>(random.below(2) * random.below(5)));
    return line;
}

TEST(LineTerm, CountsWhatTheRuleFinds)
{
    std::map<std::string_view, int> bent;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        Random random(Seed{seed});
        const Problem problem(counted(random));
        const std::vector<std::uint16_t> line = some_line(random, problem);
        for (const Entry& entry : list()) {
            if (entry.term == nullptr)
                continue;
            const auto term = term_of(entry, problem, ann, stands_of_a_day);
            ASSERT_NE(term, nullptr);
            const Bent found = FoundTerm(entry, problem, ann, stands_of_a_day).bent(line);
            EXPECT_EQ(term->bent(line).soft, found.soft) << entry.name;
            EXPECT_EQ(term->bent(line).hard, found.hard) << entry.name;
            EXPECT_LE(static_cast<double>(found.soft), term->greatest_soft()) << entry.name;
            EXPECT_LE(WideInteger{found.soft}, entry.greatest_cost(problem, ann)) << entry.name;
            bent[entry.name] += found.soft + found.hard > 0 ? 1 : 0;
        }
    }
    ASSERT_FALSE(bent.empty());
    for (const auto& [name, times] : bent)
        EXPECT_GT(times, 30) << name;
}

TEST(LineTerm, NamesDaysThatMendAHardRuleOneAfterTheOther)
{
    int mended = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        Random random(Seed{seed});
        const Problem problem(counted(random));
        for (const Entry& entry : list()) {
            if (entry.term == nullptr)
                continue;
            const auto term = term_of(entry, problem, ann, stands_of_a_day);
            std::vector<std::uint16_t> line = some_line(random, problem);
            const std::int64_t before = term->bent(line).hard;
            while (const auto excess = term->excess(line)) {
                ASSERT_FALSE(excess->groups.empty()) << entry.name;
                ASSERT_FALSE(excess->groups.front().empty()) << entry.name;
                for (const int day : excess->groups.front()) {
                    ASSERT_NE(line[static_cast<std::size_t>(day)], 0) << entry.name;
                    line[static_cast<std::size_t>(day)] = 0;
                }
            }
            EXPECT_LE(term->bent(line).hard, before) << entry.name;
            mended += before > 0 && term->bent(line).hard == 0 ? 1 : 0;
        }
    }
    EXPECT_GT(mended, 100);
}

/// Counts nights after an early shift the day before; a rule of two days.
class NightsAfterEarly : public DailyTerm {
public:
    explicit NightsAfterEarly(Penalty penalty) : DailyTerm(penalty, 2) {}

    [[nodiscard]] std::int64_t amount_on(StandLine line, int day) const override
    {
        const auto at = static_cast<std::size_t>(day);
        return day > 0 && line[at - 1] == 1 && line[at] == 3 ? 1 : 0;
    }
    [[nodiscard]] double greatest_amount() const override { return 9.0; }
};

TEST(LineTerm, ThatIsCountedDayByDayLooksBackAsFarAsItReaches)
{
    const std::vector<std::uint16_t> line{1, 3, 0, 2, 1, 3, 3};
    const NightsAfterEarly soft(Penalty::soft(5));
    EXPECT_EQ(soft.bent(line).soft, 10);
    EXPECT_EQ(soft.greatest_soft(), 45.0);
    EXPECT_FALSE(soft.excess(line));
    const NightsAfterEarly hard(Penalty::hard());
    EXPECT_EQ(hard.bent(line).hard, 2);
    EXPECT_EQ(hard.excess(line)->groups, (std::vector<std::vector<int>>{{0}, {1}}));
}

TEST(LineTerm, OfARuleThatBringsNoneIsWhatItFinds)
{
    Draft draft = small_draft(14);
    draft.members[0].limits.windows = {{.days = 3, .most = 1}};
    const Problem problem(draft);
    Entry entry = entry_of(Rule::windows);
    entry.term = nullptr;
    const auto term = term_of(entry, problem, ann, stands_of_a_day);
    std::vector<std::uint16_t> line(14, 0);
    line[2] = line[8] = 1;
    EXPECT_EQ(term->bent(line).hard, 0);
    EXPECT_FALSE(term->excess(line));
    line[9] = 1;
    EXPECT_EQ(term->bent(line).hard, 2);
    EXPECT_EQ(term->excess(line)->groups, (std::vector<std::vector<int>>{{2}, {8}, {9}}));
    EXPECT_EQ(term_of(entry, problem, bob, stands_of_a_day), nullptr);
    entry.is_planned = true;
    EXPECT_EQ(term_of(entry, problem, ann, stands_of_a_day), nullptr);
}

TEST(Mending, OfARuleThatDoesNotSayHasEveryChangeOfTheLine)
{
    const Problem problem(small_draft(3));
    const Roster roster = roster_of(problem, {stands(ann, 1, late)});
    Mending mending(problem, roster);
    mending.change_line(ann);
    EXPECT_EQ(std::move(mending).take().size(), 3U * 3U);  // one is dropped, eight are added
}

}  // namespace
}  // namespace muster::roster::rule::entry_test
