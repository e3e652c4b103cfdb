// The door of a group problem: every rule has a row for everybody, and no sum can wrap round.
#include "muster/pairing/group_problem.hpp"

#include "mentee_sets.hpp"
#include "one_each.hpp"
#include "rows.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

void require_rows(std::size_t rows, std::size_t people, const char* what, const char* who, const Where& here)
{
    if (rows != people)
        throw InvalidInput(here, std::to_string(rows) + " " + what + " for " + std::to_string(people) + " " + who,
                           std::string("give one for each of the ") + who);
}

void require_price(Score price, const char* what, const Where& here)
{
    if (price < 0 || price > Problem::largest_score)
        throw InvalidInput(here, std::string(what) + " " + std::to_string(price) + " is not a price",
                           "give one from 0 to 2^50");
}

void require_level(std::int64_t level, const std::string& what, const Where& here)
{
    if (level > GroupProblem::largest_level || level < -GroupProblem::largest_level)
        throw InvalidInput(here, what + " is beyond 2^40", "use a larger unit for levels");
}

// Half to even.
std::int64_t quotient(WideInteger dividend, WideInteger divisor)
{
    WideInteger whole = dividend / divisor;
    WideInteger rest = dividend % divisor;
    if (rest < 0) {
        rest += divisor;
        --whole;
    }
    if (2 * rest > divisor || (2 * rest == divisor && whole % 2 != 0))
        ++whole;
    return static_cast<std::int64_t>(whole);
}

std::int64_t default_target(const LevelBalance& balance, std::span<const Capacity> mentors)
{
    WideInteger sum = 0;
    for (const std::int64_t level : balance.levels)
        sum += level;
    const auto groups = std::ranges::count_if(mentors, [](const Capacity& mentor) { return mentor.maximum > 0; });
    const WideInteger parts = balance.measure == LevelMeasure::mean ? static_cast<WideInteger>(balance.levels.size())
                                                                    : static_cast<WideInteger>(groups);
    return parts == 0 ? 0 : quotient(sum, parts);
}

void check_balance(LevelBalance& balance, const Problem& pairs, const Where& here)
{
    require_rows(balance.levels.size(), pairs.mentee_count(), "levels", "mentees", here);
    for (std::size_t row = 0; row < balance.levels.size(); ++row)
        require_level(balance.levels[row],
                      "level " + std::to_string(balance.levels[row]) + " of mentee " + std::to_string(row), here);
    for (const BalanceStep& step : balance.steps) {
        require_price(step.price, "the price of a step", here);
        if (step.beyond < 0)
            throw InvalidInput(here, "a step begins at " + std::to_string(step.beyond), "begin it at 0 or more");
        require_level(step.beyond, "the beginning " + std::to_string(step.beyond) + " of a step", here);
    }
    if (!balance.target)
        balance.target = default_target(balance, pairs.mentors());
    require_level(*balance.target, "target " + std::to_string(*balance.target), here);
}

void check_kinds(const KindRule& rule, const Problem& pairs, const Where& here)
{
    require_rows(rule.kind_of.size(), pairs.mentee_count(), "kinds", "mentees", here);
    require_price(rule.pair_price, "the price of a pair", here);
    require_price(rule.alone_price, "the price of being alone", here);
    for (const std::uint32_t kind : rule.watched)
        if (kind == unknown_kind || std::ranges::find(rule.kind_of, kind) == rule.kind_of.end())
            throw InvalidInput(here, "no mentee is of the watched kind " + std::to_string(kind),
                               "take it from the list or correct it");
    if (rule.mixture == Mixture::any && rule.pair_price != 0)
        throw InvalidInput(here, "it has a price for pairs and asks neither for mixed groups nor for alike ones",
                           "say which, or leave the price out");
    if (rule.alone != Alone::priced && rule.alone_price != 0)
        throw InvalidInput(here, "it has a price for being alone, which is not priced",
                           "say that it is priced, or leave the price out");
}

void check_time(const TimeTogether& time, const Problem& pairs)
{
    const Where here{"time together"};
    require_rows(time.mentors.size(), pairs.mentors().size(), "times", "mentors", here);
    require_rows(time.mentees.size(), pairs.mentee_count(), "times", "mentees", here);
    if (time.least.count() < 0 || time.least.count() > 7 * 24 * 60)
        throw InvalidInput(here, std::to_string(time.least.count()) + " minutes are not a part of a week",
                           "give 0 to 10080");
    if (time.short_price)
        require_price(*time.short_price, "the price of a quarter of an hour", here);
}

// The most that scores and costs can add up to, whoever is where.
WideInteger largest_sum(const Problem& pairs, const GroupRules& rules)
{
    const auto people = static_cast<WideInteger>(pairs.mentee_count());
    WideInteger largest = 0;
    for (std::uint32_t row = 0; row < pairs.mentee_count(); ++row) {
        WideInteger most = pairs.unmatched_price(MenteeId(row)).value_or(0);
        most = most < 0 ? -most : most;
        for (const Score score : pairs.candidates_of(MenteeId(row)).scores)
            most = std::max<WideInteger>(most, score < 0 ? -score : score);
        largest += most;
    }
    WideInteger room = 0;  // of the largest group
    for (const Capacity& mentor : pairs.mentors())
        room = std::max<WideInteger>(room, std::min<WideInteger>(mentor.maximum, people));
    for (const LevelBalance& balance : rules.balances) {
        const WideInteger target = *balance.target < 0 ? -*balance.target : *balance.target;
        WideInteger levels = 0;
        for (const std::int64_t level : balance.levels)
            levels += level < 0 ? -level : level;
        const WideInteger groups = std::min(people, static_cast<WideInteger>(pairs.mentors().size()));
        const WideInteger off = levels + target * (balance.measure == LevelMeasure::mean ? people : groups);
        for (const BalanceStep& step : balance.steps)
            largest += off * step.price;
    }
    for (const KindRule& rule : rules.kinds)
        largest += people * (rule.pair_price * room + rule.alone_price);
    if (rules.time && rules.time->short_price)
        largest += people * 7 * 96 * *rules.time->short_price;
    return largest;
}

}  // namespace

GroupProblem::GroupProblem(Problem pairs, GroupRules rules) : pairs_(std::move(pairs)), rules_(std::move(rules))
{
    require_one_each(pairs_, "groups");
    for (std::size_t row = 0; row < rules_.balances.size(); ++row)
        check_balance(rules_.balances[row], pairs_, row_of("balance", row, rules_.balances[row].name));
    for (std::size_t row = 0; row < rules_.kinds.size(); ++row)
        check_kinds(rules_.kinds[row], pairs_, row_of("kinds", row, rules_.kinds[row].name));
    if (rules_.time)
        check_time(*rules_.time, pairs_);
    require_sets(rules_.together, "together", pairs_.mentee_count());
    require_sets(rules_.apart, "apart", pairs_.mentee_count());
    if (largest_sum(pairs_, rules_) > (WideInteger{1} << 52))
        throw Overflow({"groups"}, "scores and costs could add up to more than 2^52",
                       "use larger units for scores, prices or levels");
}

}  // namespace muster::pairing
