// groups: best by trying every grouping where that can be done, kept rules and true bounds where it cannot.
#include "muster/pairing/groups.hpp"

#include "pairing/groups/open_pairs.hpp"
#include "pairing/groups/search.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/pairing/group_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing::groups_test {

using namespace groups_engine;

namespace {

ClockTime hour(int hours) { return ClockTime(Minutes(hours * 60)); }

// What a mentor's group is worth by the rules' own words, or nothing where one is broken.
std::optional<Score> worth_of(const GroupProblem& problem, std::uint32_t mentor, const std::vector<std::uint32_t>& led)
{
    const GroupRules& rules = problem.rules();
    const auto is_led = [&](MenteeId one) { return std::ranges::count(led, one.row()) > 0; };
    const Capacity capacity = problem.pairs().mentors()[mentor];
    if (led.size() > capacity.maximum || (led.size() < capacity.minimum && !(led.empty() && rules.mentors_may_rest)))
        return std::nullopt;
    for (const MenteeSet& set : rules.together) {
        const auto here = std::ranges::count_if(set.mentees, is_led);
        if (here != 0 && here != std::ssize(set.mentees))
            return std::nullopt;
    }
    for (const MenteeSet& set : rules.apart)
        if (std::ranges::count_if(set.mentees, is_led) > 1)
            return std::nullopt;
    Score worth = 0;
    if (led.empty())
        return worth;
    for (const std::uint32_t mentee : led) {
        const auto score = problem.pairs().score_of(MenteeId(mentee), MentorId(mentor));
        if (!score)
            return std::nullopt;
        worth += *score;
    }
    for (const LevelBalance& rule : rules.balances) {
        const auto members = static_cast<std::int64_t>(led.size());
        const std::int64_t times = rule.measure == LevelMeasure::mean ? members : 1;
        std::int64_t off = -times * *rule.target;
        for (const std::uint32_t mentee : led)
            off += rule.levels[mentee];
        for (const BalanceStep& step : rule.steps)
            worth -= step.price * std::max<std::int64_t>(0, std::abs(off) - times * step.beyond);
    }
    for (const KindRule& rule : rules.kinds) {
        std::multiset<std::uint32_t> kinds;
        for (const std::uint32_t mentee : led)
            if (rule.kind_of[mentee] != unknown_kind)
                kinds.insert(rule.kind_of[mentee]);
        const auto known = static_cast<Score>(kinds.size());
        Score like = 0;
        for (const std::uint32_t kind : std::set(kinds.begin(), kinds.end())) {
            const auto count = static_cast<Score>(kinds.count(kind));
            like += count * (count - 1) / 2;
            const bool is_watched = rule.watched.empty() || std::ranges::count(rule.watched, kind) > 0;
            if (count != 1 || led.size() == 1 || !is_watched)
                continue;
            if (rule.alone == Alone::never)
                return std::nullopt;
            worth -= rule.alone == Alone::priced ? rule.alone_price : 0;
        }
        worth -= rule.mixture == Mixture::mixed   ? rule.pair_price * like
                 : rule.mixture == Mixture::alike ? rule.pair_price * (known * (known - 1) / 2 - like)
                                                  : 0;
    }
    if (!rules.time)
        return worth;
    FreeTime common = rules.time->mentors[mentor];
    for (const std::uint32_t mentee : led)
        common = common.common_with(rules.time->mentees[mentee]);
    for (int minutes = common.length().count(); minutes < rules.time->least.count(); minutes += 15) {
        if (!rules.time->short_price)
            return std::nullopt;
        worth -= *rules.time->short_price;
    }
    return worth;
}

// The total, or nothing where a rule is broken. `mentor_of`: -1 for nobody.
std::optional<Score> total_of(const GroupProblem& problem, const std::vector<int>& mentor_of)
{
    Score total = 0;
    for (std::uint32_t mentee = 0; mentee < mentor_of.size(); ++mentee) {
        if (mentor_of[mentee] >= 0)
            continue;
        if (!problem.pairs().unmatched_price(MenteeId(mentee)))
            return std::nullopt;
        total -= *problem.pairs().unmatched_price(MenteeId(mentee));
    }
    for (std::uint32_t mentor = 0; mentor < problem.pairs().mentors().size(); ++mentor) {
        std::vector<std::uint32_t> led;
        for (std::uint32_t mentee = 0; mentee < mentor_of.size(); ++mentee)
            if (mentor_of[mentee] == static_cast<int>(mentor))
                led.push_back(mentee);
        const auto worth = worth_of(problem, mentor, led);
        if (!worth)
            return std::nullopt;
        total += *worth;
    }
    return total;
}

std::optional<Score> best_of_all(const GroupProblem& problem)
{
    std::optional<Score> best;
    std::vector<int> mentor_of(problem.pairs().mentee_count(), -1);
    const std::function<void(std::size_t)> from = [&](std::size_t mentee) {
        if (mentee == mentor_of.size()) {
            if (const auto total = total_of(problem, mentor_of))
                best = best ? std::max(*best, *total) : *total;
            return;
        }
        for (int mentor = -1; mentor < static_cast<int>(problem.pairs().mentors().size()); ++mentor) {
            mentor_of[mentee] = mentor;
            from(mentee + 1);
        }
    };
    from(0);
    return best;
}

FreeTime random_time(Random& random)
{
    FreeTime time;
    for (int weekday = 1; weekday <= 3; ++weekday)
        for (int at = 18; at < 21; ++at)
            if (random.below(3) != 0)
                time = time.with(weekday, hour(at), hour(at + 1));
    return time;
}

struct Size {
    std::uint32_t mentees;
    std::uint32_t mentors;
    bool has_sets = false;
};

MenteeSet random_set(Random& random, std::uint32_t mentees, std::uint32_t largest)
{
    MenteeSet set;
    const std::uint32_t count = 2 + random.below(largest - 1);
    while (set.mentees.size() < count)
        if (const MenteeId mentee(random.below(mentees)); std::ranges::count(set.mentees, mentee) == 0)
            set.mentees.push_back(mentee);
    return set;
}

// Each rule is there or not, hard or priced, by chance.
GroupProblem random_problem(Random& random, Size size, Score largest)
{
    const auto any = [&](Score bound) { return static_cast<Score>(random.below(static_cast<std::uint32_t>(bound))); };
    std::vector<Capacity> mentors;
    for (std::uint32_t mentor = 0; mentor < size.mentors; ++mentor) {
        const std::uint32_t fair = size.mentees / size.mentors;
        mentors.push_back({random.below(fair + 1), fair + random.below(3)});
    }
    std::vector<Candidate> candidates;
    for (std::uint32_t mentee = 0; mentee < size.mentees; ++mentee)
        for (std::uint32_t mentor = 0; mentor < size.mentors; ++mentor)
            if (random.below(8) != 0)
                candidates.push_back({MenteeId(mentee), MentorId(mentor), any(largest) - largest / 4});
    ProblemOptions options;
    if (random.below(2) == 0)
        options.unmatched_price = any(2 * largest) - largest / 4;

    GroupRules rules;
    rules.mentors_may_rest = random.below(3) == 0;
    for (std::uint32_t row = random.below(3); row > 0; --row) {
        LevelBalance balance{.name = "level", .levels = {}};
        for (std::uint32_t mentee = 0; mentee < size.mentees; ++mentee)
            balance.levels.push_back(any(9) - 2);
        balance.measure = random.below(2) == 0 ? LevelMeasure::mean : LevelMeasure::sum;
        if (random.below(2) == 0)
            balance.target = any(9) - 2;
        balance.steps = {{any(2), 1 + any(largest / 4)}};
        if (random.below(2) == 0)
            balance.steps.push_back({1 + any(4), 1 + any(largest / 4)});
        rules.balances.push_back(balance);
    }
    for (std::uint32_t row = random.below(3); row > 0; --row) {
        KindRule rule{.name = "kind", .kind_of = {}};
        for (std::uint32_t mentee = 0; mentee < size.mentees; ++mentee)
            rule.kind_of.push_back(random.below(6) == 0 ? unknown_kind : 10 + random.below(3));
        rule.mixture = static_cast<Mixture>(random.below(3));
        rule.pair_price = rule.mixture == Mixture::any ? 0 : any(largest);
        rule.alone = static_cast<Alone>(random.below(3));
        rule.alone_price = rule.alone == Alone::priced ? any(largest) : 0;
        if (random.below(2) == 0 && std::ranges::count(rule.kind_of, 11U) > 0)
            rule.watched = {11};
        rules.kinds.push_back(rule);
    }
    if (random.below(2) == 0) {
        TimeTogether time{.mentors = {}, .mentees = {}};
        for (std::uint32_t mentor = 0; mentor < size.mentors; ++mentor)
            time.mentors.push_back(random_time(random));
        for (std::uint32_t mentee = 0; mentee < size.mentees; ++mentee)
            time.mentees.push_back(random_time(random));
        time.least = Minutes(60 * static_cast<int>(random.below(3)) + 50);
        if (random.below(2) == 0)
            time.short_price = any(largest);
        rules.time = time;
    }
    if (size.has_sets) {
        for (std::uint32_t row = random.below(3); row > 0; --row)
            rules.together.push_back(random_set(random, size.mentees, 3));
        for (std::uint32_t row = random.below(3) + (rules.together.empty() ? 1 : 0); row > 0; --row)
            rules.apart.push_back(random_set(random, size.mentees, 3));
    }
    return GroupProblem(Problem(std::move(mentors), size.mentees, candidates, options), std::move(rules));
}

std::optional<Grouping> solved(const GroupProblem& problem, const GroupOptions& options)
{
    try {
        return groups(problem, options);
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
}

struct Tried {
    int answered = 0;
    int refused = 0;
};

/// Drawn problems are answered with the best of all groupings, or refused where there is none.
Tried hold_against_all(std::uint64_t problems, bool has_sets)
{
    Tried tried;
    for (std::uint64_t seed = 1; seed <= problems; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const Size size{4 + random.below(3), 2 + random.below(2), has_sets};
        const GroupProblem problem = random_problem(random, size, seed % 2 == 0 ? 8 : 1000);
        const auto best = best_of_all(problem);
        const auto found = solved(problem, {.work = 100'000});
        EXPECT_EQ(found.has_value(), best.has_value());
        if (!found || !best) {
            ++tried.refused;
            continue;
        }
        ++tried.answered;
        const Verdict verdict = verify_groups(problem, *found);
        EXPECT_TRUE(verdict) << verdict.fault;
        EXPECT_EQ(found->total, *best);
        EXPECT_TRUE(found->is_optimal());
        EXPECT_GE(found->prices.bound, *best);
    }
    return tried;
}

TEST(Groups, are_the_best_of_all_groupings_where_all_can_be_tried)
{
    EXPECT_GT(hold_against_all(400, false).answered, 150);
}

TEST(Groups, with_some_together_and_some_apart_are_the_best_of_all_groupings)
{
    const Tried tried = hold_against_all(600, true);
    EXPECT_GT(tried.answered, 150);
    EXPECT_GT(tried.refused, 50);
}

TEST(Groups, of_many_mentees_keep_every_rule_and_their_bound_is_reckoned_again)
{
    int answered = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const GroupProblem problem = random_problem(random, {24 + random.below(12), 5, seed % 3 == 0}, 1000);
        const auto found = solved(problem, {.work = 60'000});
        if (!found)
            continue;
        ++answered;
        const Verdict verdict = verify_groups(problem, *found);
        ASSERT_TRUE(verdict) << verdict.fault;
        EXPECT_LE(bound_from(problem, found->prices), found->prices.bound);
    }
    EXPECT_GE(answered, 5);
}

TEST(Groups, are_the_same_for_the_same_seed_and_work_and_whatever_is_watching)
{
    Random random(Seed{5});
    const GroupProblem problem = random_problem(random, {30, 5}, 1000);
    int reports = 0;
    const Grouping once = groups(problem, {.seed = {3}, .work = 20'000});
    const Grouping again = groups(problem, {.seed = {3}, .work = 20'000, .progress = [&](const ProgressReport& report) {
                                                ++reports;
                                                EXPECT_GE(report.done, 0.0);
                                                EXPECT_LE(report.done, 1.0);
                                                EXPECT_LE(report.best.value_or(0), report.bound.value_or(1e300));
                                                return true;
                                            }});
    EXPECT_EQ(once, again);
    EXPECT_GT(reports, 0);
}

TEST(Groups, stopped_early_are_still_good_groups_with_a_true_bound)
{
    Random random(Seed{5});
    const GroupProblem problem = random_problem(random, {30, 5}, 1000);
    int answered = 0;
    for (int calls = 1; calls < 40; calls += 6) {
        SCOPED_TRACE("stopped at call " + std::to_string(calls));
        int left = calls;
        try {
            const Grouping found = groups(problem, {.progress = [&](const ProgressReport&) { return --left > 0; }});
            const Verdict verdict = verify_groups(problem, found);
            EXPECT_TRUE(verdict) << verdict.fault;
            ++answered;
        } catch (const Stopped& stopped) {
            EXPECT_EQ(std::string(stopped.what()), "groups: stopped before groups were found that keep every rule; let "
                                                   "it run on for an answer");
        }
    }
    EXPECT_GT(answered, 0);
}

TEST(Groups, without_anybody_are_none)
{
    const Grouping nobody = groups(GroupProblem(Problem({{0, 3}}, 0, {}), {}));
    EXPECT_TRUE(nobody.groups.empty());
    EXPECT_TRUE(nobody.is_optimal());
    const Grouping rest = groups(GroupProblem(Problem({{2, 3}}, 0, {}), {.mentors_may_rest = true}));
    EXPECT_TRUE(rest.groups.empty());
}

// The walk changes sums by what its moves change; here they are reckoned anew all along it.
TEST(GroupSearch, knows_the_total_and_the_broken_rules_at_every_step)
{
    int whole = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const GroupProblem problem = random_problem(random, {12, 3, seed % 2 == 0}, 100);
        GroupAssessor assessor(problem);
        std::optional<Problem> open;
        try {
            open = open_pairs(problem, assessor, Minima::kept);
        } catch (const InvalidInput&) {
            continue;  // somebody can have no mentor
        }
        GroupOf start;  // maxima are kept, as the search expects
        for (std::uint32_t mentee = 0; mentee < 12; ++mentee) {
            start.push_back(in_no_group);
            for (const MentorId mentor : open->candidates_of(MenteeId(mentee)).mentors)
                if (std::ranges::count(start, mentor.row()) < problem.pairs().mentors()[mentor.row()].maximum)
                    start.back() = mentor.row();
        }
        GroupSearch search(problem, *open, start, Seed{seed});
        for (int walk = 0; walk < 60; ++walk) {
            search.run(20, std::numeric_limits<Score>::max(), {});
            const Found anew = found_from(problem, assessor, search.present().group_of);
            ASSERT_EQ(search.present().total, anew.total);
            ASSERT_EQ(search.present().broken, anew.broken);
            if (search.best().broken > 0 || std::ranges::count(search.best().group_of, in_no_group) > 0)
                continue;
            const auto& best = search.best().group_of;
            ASSERT_EQ(total_of(problem, std::vector<int>(best.begin(), best.end())), search.best().total);
            ++whole;
        }
    }
    EXPECT_GT(whole, 100);
}

TEST(GroupCheck, finds_who_is_parted_and_who_is_near)
{
    std::vector<Candidate> candidates;
    for (std::uint32_t mentee = 0; mentee < 4; ++mentee)
        for (std::uint32_t mentor = 0; mentor < 2; ++mentor)
            candidates.push_back({MenteeId(mentee), MentorId(mentor), mentee == mentor ? 9 : 5});
    const Problem pairs({{2, 2}, {2, 2}}, 4, candidates);
    const MenteeSet first_two{"twins", {MenteeId(0), MenteeId(1)}};
    const Grouping parted = groups(GroupProblem(pairs, {.apart = {first_two}}));
    const Grouping joined = groups(GroupProblem(pairs, {.together = {first_two}}));
    EXPECT_EQ(parted.total, 28);
    EXPECT_EQ(joined.total, 24);
    EXPECT_EQ(verify_groups(GroupProblem(pairs, {.together = {first_two}}), parted).fault,
              "mentee 1 is not with those it is kept together with");
    EXPECT_EQ(verify_groups(GroupProblem(pairs, {.apart = {first_two}}), joined).fault,
              "mentee 1 is in the group of one it is kept apart from");
}

// Two mentors to whom the mentees are worth 9, 8, 1 and 2; groups are of two, and prices are nothing.
TEST(GroupBound, counts_no_group_that_parts_some_or_has_two_who_are_apart)
{
    std::vector<Candidate> candidates;
    constexpr Score worth[] = {9, 8, 1, 2};
    for (std::uint32_t mentee = 0; mentee < 4; ++mentee)
        for (std::uint32_t mentor = 0; mentor < 2; ++mentor)
            candidates.push_back({MenteeId(mentee), MentorId(mentor), worth[mentee]});
    const Problem pairs({{2, 2}, {2, 2}}, 4, candidates);
    const auto bound = [&](const GroupRules& rules, std::optional<std::size_t> kind_rule = {}) {
        return bound_from(GroupProblem(pairs, rules), {.mentee_price = {0, 0, 0, 0}, .kind_rule = kind_rule});
    };
    const auto set = [](std::initializer_list<std::uint32_t> rows) {
        MenteeSet made;
        for (const std::uint32_t row : rows)
            made.mentees.emplace_back(row);
        return made;
    };
    EXPECT_EQ(bound({}), 2 * (9 + 8));
    EXPECT_EQ(bound({.apart = {set({0, 1})}}), 2 * (9 + 2));
    EXPECT_EQ(bound({.together = {set({0, 2})}}), 2 * (9 + 1));
    EXPECT_EQ(bound({.together = {set({0, 3})}}), 2 * (9 + 2));
    EXPECT_EQ(bound({.together = {set({0, 2})}, .apart = {set({3, 1})}}), 2 * (9 + 1));
    // Of two kinds each has its own table, and only what is of one kind is all or none there.
    const std::vector<KindRule> kinds{{.name = "", .kind_of = {0, 1, 1, 0}}};
    EXPECT_EQ(bound({.kinds = kinds, .together = {set({0, 2})}}, 0), 2 * (9 + 8));
    EXPECT_EQ(bound({.kinds = kinds, .together = {set({1, 2})}}, 0), 2 * (9 + 2));
    EXPECT_EQ(bound({.kinds = kinds, .apart = {set({0, 1})}}, 0), 2 * (9 + 8));
    EXPECT_THROW(static_cast<void>(bound({.apart = {set({0, 1, 2, 3})}})), InvalidInput);
}

TEST(GroupCheck, finds_whatever_is_changed_in_a_grouping)
{
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const GroupProblem problem = random_problem(random, {6, 2}, 1000);
        const auto found = solved(problem, {.work = 20'000});
        if (!found || found->groups.empty())
            continue;
        ++tried;
        const auto refuses = [&](const char* what, const auto& change) {
            Grouping changed = *found;
            change(changed);
            EXPECT_FALSE(verify_groups(problem, changed)) << what;
        };
        refuses("total", [](Grouping& made) { ++made.total, ++made.bound; });
        refuses("score", [](Grouping& made) { ++made.groups[0].parts.scores; });
        refuses("balance", [](Grouping& made) { ++made.groups[0].parts.balance; });
        refuses("mixture", [](Grouping& made) { --made.groups[0].parts.mixture; });
        refuses("alone", [](Grouping& made) { ++made.groups[0].parts.alone; });
        refuses("time", [](Grouping& made) { ++made.groups[0].parts.time; });
        refuses("minutes", [](Grouping& made) { made.groups[0].together += Minutes(15); });
        refuses("unmatched", [](Grouping& made) { ++made.unmatched; });
        refuses("bound", [](Grouping& made) { made.bound = made.total - 1; });
        refuses("price bound", [](Grouping& made) { made.prices.bound = made.total - 1; });
        refuses("no prices", [](Grouping& made) { made.prices.mentee_price.clear(); });
        refuses("a mentee less", [](Grouping& made) { made.groups[0].mentees.pop_back(); });
        refuses("a group less", [](Grouping& made) { made.groups.pop_back(); });
        refuses("an unknown mentor", [](Grouping& made) { made.mentor_of[0] = MentorId(99); });
        refuses("no such rule", [](Grouping& made) { made.prices.kind_rule = 9; });
    }
    EXPECT_GE(tried, 10);
}

// Whatever the prices, the bound holds: here they are drawn by lot.
TEST(GroupBound, is_never_below_the_best_grouping)
{
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const GroupProblem problem = random_problem(random, {5, 2, seed % 2 == 0}, 100);
        const auto best = best_of_all(problem);
        if (!best)
            continue;
        ++tried;
        const std::size_t rules = problem.rules().kinds.size();
        const std::size_t balances = problem.rules().balances.size();
        for (std::size_t rule = 0; rule <= rules; ++rule)
            for (std::size_t balance = 0; balance <= balances; ++balance)
                for (const std::int64_t cell : {1, 3}) {
                    GroupPrices prices{.mentee_price = {}, .cell = cell};
                    for (int mentee = 0; mentee < 5; ++mentee)
                        prices.mentee_price.push_back((static_cast<Score>(random.below(200)) - 60) * GroupPrices::unit);
                    if (rule < rules)
                        prices.kind_rule = rule;
                    if (balance < balances)
                        prices.balance = balance;
                    EXPECT_GE(bound_from(problem, prices), *best);
                }
    }
    EXPECT_GE(tried, 50);
}

// Every set of candidates that keeps all rules, by one mentor after the other.
std::optional<Score> bound_by_all_groups(const GroupProblem& problem, const std::vector<Score>& prices)
{
    const Problem& pairs = problem.pairs();
    Score in_units = 0;
    std::vector<Score> raised = prices;
    for (std::uint32_t mentee = 0; mentee < raised.size(); ++mentee) {
        if (const auto alone = pairs.unmatched_price(MenteeId(mentee)))
            raised[mentee] = std::max(raised[mentee], -*alone * GroupPrices::unit);
        in_units += raised[mentee];
    }
    for (std::uint32_t mentor = 0; mentor < pairs.mentors().size(); ++mentor) {
        std::optional<Score> most;
        for (std::uint32_t set = 0; set < 1U << raised.size(); ++set) {
            std::vector<std::uint32_t> led;
            Score price = 0;
            for (std::uint32_t mentee = 0; mentee < raised.size(); ++mentee)
                if ((set >> mentee & 1U) != 0) {
                    led.push_back(mentee);
                    price += raised[mentee];
                }
            if (const auto worth = worth_of(problem, mentor, led))
                most = std::max(most.value_or(std::numeric_limits<Score>::min()), *worth * GroupPrices::unit - price);
        }
        if (!most)
            return std::nullopt;
        in_units += *most;
    }
    return in_units / GroupPrices::unit - (in_units % GroupPrices::unit < 0 ? 1 : 0);
}

TEST(GroupBound, of_exact_prices_is_that_of_all_groups)
{
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const GroupProblem problem = random_problem(random, {6, 2, seed % 2 == 0}, 100);
        GroupPrices prices{.mentee_price = {}, .is_exact = true};
        for (int mentee = 0; mentee < 6; ++mentee)
            prices.mentee_price.push_back((static_cast<Score>(random.below(200)) - 60) * GroupPrices::unit);
        const auto expected = bound_by_all_groups(problem, prices.mentee_price);
        if (!expected) {
            EXPECT_THROW(static_cast<void>(bound_from(problem, prices)), InvalidInput);
            continue;
        }
        ++tried;
        EXPECT_EQ(bound_from(problem, prices), *expected);
    }
    EXPECT_GE(tried, 100);
}

}  // namespace
}  // namespace muster::pairing::groups_test
