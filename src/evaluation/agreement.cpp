// Sums of squares are kept as whole numbers, so that subtracting them loses nothing.
#include "muster/evaluation/agreement.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation {
namespace {

__extension__ using Wide = __int128;
using Count = std::int64_t;
using Value = std::int64_t;  // millionths above the least

/// Quotient of whole numbers; not set where there is nothing to divide by.
std::optional<double> ratio(Wide above, Wide below)
{
    if (below == 0)
        return std::nullopt;
    return static_cast<double>(static_cast<long double>(above) / static_cast<long double>(below));
}

struct Ratings {
    std::vector<std::vector<Value>> of_subject;  ///< ratings of each subject, in the order of raters
    std::vector<std::vector<Value>> complete;    ///< those of subjects whom all rated: a row a subject
    std::size_t raters = 0;
};

std::vector<RaterScore> in_order(std::span<const RaterScore> given)
{
    std::vector<RaterScore> ratings(given.begin(), given.end());
    const auto who = [](const RaterScore& rating) { return std::tuple(rating.subject, rating.rater); };
    std::ranges::sort(ratings, {}, who);
    const auto twice = std::ranges::adjacent_find(ratings, {}, who);
    if (twice != ratings.end())
        throw InvalidInput({"ratings"},
                           "rater " + std::to_string(twice->rater) + " rates subject " +
                               std::to_string(twice->subject) + " twice",
                           "keep one of the ratings");
    return ratings;
}

Ratings ratings_of(const std::vector<RaterScore>& ratings)
{
    Ratings table;
    std::vector<std::uint32_t> raters;
    for (const RaterScore& rating : ratings)
        raters.push_back(rating.rater);
    std::ranges::sort(raters);
    raters.erase(std::unique(raters.begin(), raters.end()), raters.end());
    table.raters = raters.size();
    if (ratings.empty())
        return table;
    const auto value = [](const RaterScore& rating) { return rating.value.millionths(); };
    const auto [least, most] = std::ranges::minmax(ratings, {}, value);
    const Wide range = Wide{value(most)} - value(least);
    if (range * static_cast<Wide>(ratings.size()) >= Wide{10'000'000'000} * 1'000'000'000)
        throw InvalidInput({"ratings"}, "they lie too far apart to be compared exactly",
                           "give ratings of one scale, such as 0 to 100");
    std::optional<std::uint32_t> subject;
    for (const RaterScore& rating : ratings) {
        if (subject != rating.subject)
            table.of_subject.emplace_back();
        subject = rating.subject;
        table.of_subject.back().push_back(value(rating) - value(least));
    }
    for (const auto& row : table.of_subject)
        if (row.size() == table.raters)
            table.complete.push_back(row);
    return table;
}

std::map<Value, Count> counts_of(const std::vector<Value>& values)
{
    std::map<Value, Count> count;
    for (const Value value : values)
        ++count[value];
    return count;
}

enum class RatingLevel { nominal, ordinal, interval };

/// Krippendorff's: one less what is seen to differ by what would differ by chance.
std::optional<double> alpha(const Ratings& table, RatingLevel level)
{
    std::vector<Value> all;
    for (const auto& row : table.of_subject)
        if (row.size() >= 2)
            all.insert(all.end(), row.begin(), row.end());
    const std::map<Value, Count> in_all = counts_of(all);
    std::map<Value, Wide> place;  // twice the middle of the value's places in the order of all
    Wide before = 0;
    for (const auto& [value, count] : in_all) {
        place[value] = 2 * before + count;
        before += count;
    }
    const auto differs = [&](Value one, Value other) -> Wide {
        const Wide apart = level == RatingLevel::interval  ? Wide{one} - other
                           : level == RatingLevel::ordinal ? place[one] - place[other]
                                                           : Wide{one != other};
        return apart * apart;
    };
    const auto among = [&](const std::map<Value, Count>& counts) {
        long double sum = 0;  // of pairs either way
        for (auto one = counts.begin(); one != counts.end(); ++one)
            for (auto other = std::next(one); other != counts.end(); ++other)
                sum += 2.0L * static_cast<long double>(differs(one->first, other->first)) *
                       static_cast<long double>(one->second) * static_cast<long double>(other->second);
        return sum;
    };
    long double seen = 0;
    for (const auto& row : table.of_subject)
        if (row.size() >= 2)
            seen += among(counts_of(row)) / static_cast<long double>(row.size() - 1);
    const long double by_chance = among(in_all) / static_cast<long double>(std::max<std::size_t>(all.size(), 2) - 1);
    if (by_chance == 0)
        return std::nullopt;
    return static_cast<double>(1.0L - seen / by_chance);
}

/// Mean squares over a common denominator: subjects, within subjects, raters, what is left.
void set_icc(const Ratings& table, Agreement& made)
{
    const auto n = static_cast<Wide>(table.complete.size());
    const auto k = static_cast<Wide>(table.raters);
    if (n < 2 || k < 2)
        return;
    Wide total = 0, squares = 0, of_rows = 0, of_columns = 0;
    std::vector<Wide> columns(table.raters, 0);
    for (const auto& row : table.complete) {
        Wide sum = 0;
        for (std::size_t rater = 0; rater < row.size(); ++rater) {
            sum += row[rater];
            squares += Wide{row[rater]} * row[rater];
            columns[rater] += row[rater];
        }
        total += sum;
        of_rows += sum * sum;
    }
    for (const Wide sum : columns)
        of_columns += sum * sum;
    // sums of squares, n k times as large
    const Wide between = n * of_rows - total * total;
    const Wide within = n * k * squares - n * of_rows;
    const Wide raters = k * of_columns - total * total;
    const Wide rest = within - raters;
    const auto mean = [](Wide sum, Wide freedom) {
        return static_cast<long double>(sum) / static_cast<long double>(freedom);
    };
    const long double bms = mean(between, n - 1), wms = mean(within, n * (k - 1)), jms = mean(raters, k - 1),
                      ems = mean(rest, (n - 1) * (k - 1));
    const auto subjects = static_cast<long double>(n), more = static_cast<long double>(k - 1), all = more + 1;
    const auto set = [](std::optional<double>& measure, long double above, long double below) {
        if (below != 0)
            measure = static_cast<double>(above / below);
    };
    set(made.icc1, bms - wms, bms + more * wms);
    set(made.icc2, bms - ems, bms + more * ems + all * (jms - ems) / subjects);
    set(made.icc3, bms - ems, bms + more * ems);
    set(made.icc1_mean, bms - wms, bms);
    set(made.icc2_mean, bms - ems, bms + (jms - ems) / subjects);
    set(made.icc3_mean, bms - ems, bms);
}

/// Twice the ranks of one rater's ratings, equals sharing the middle of their places; and what ties take off.
std::vector<Wide> ranks_of(const std::vector<Value>& ratings, Wide& ties)
{
    const std::map<Value, Count> counts = counts_of(ratings);
    std::map<Value, Wide> rank;
    Wide before = 0;
    for (const auto& [value, count] : counts) {
        rank[value] = 2 * before + count + 1;
        before += count;
        ties += Wide{count} * count * count - count;
    }
    std::vector<Wide> ranks;
    for (const Value value : ratings)
        ranks.push_back(rank[value]);
    return ranks;
}

std::optional<double> kendall_w(const Ratings& table)
{
    const auto n = static_cast<Wide>(table.complete.size());
    const auto k = static_cast<Wide>(table.raters);
    if (n < 2 || k < 2)
        return std::nullopt;
    std::vector<Wide> sums(table.complete.size(), 0);
    Wide ties = 0;
    for (std::size_t rater = 0; rater < table.raters; ++rater) {
        std::vector<Value> ratings;
        for (const auto& row : table.complete)
            ratings.push_back(row[rater]);
        const std::vector<Wide> ranks = ranks_of(ratings, ties);
        for (std::size_t row = 0; row < ranks.size(); ++row)
            sums[row] += ranks[row];
    }
    Wide squares = 0, total = 0;
    for (const Wide sum : sums) {
        squares += sum * sum;
        total += sum;
    }
    // 12 S over k^2 (n^3 - n) - k T, where S is of ranks, a quarter of what it is of twice the ranks
    return ratio(3 * (n * squares - total * total), n * (k * k * (n * n * n - n) - k * ties));
}

std::optional<double> fleiss_kappa(const Ratings& table)
{
    const auto n = static_cast<Wide>(table.complete.size());
    const auto k = static_cast<Wide>(table.raters);
    if (n < 1 || k < 2)
        return std::nullopt;
    std::map<Value, Wide> in_all;
    Wide agreeing = 0;  // ordered pairs of raters, over all subjects
    for (const auto& row : table.complete)
        for (const auto& [value, count] : counts_of(row)) {
            in_all[value] += count;
            agreeing += Wide{count} * (count - 1);
        }
    Wide by_chance = 0;  // of (n k)^2
    for (const auto& [value, count] : in_all)
        by_chance += count * count;
    const Wide whole = n * k * n * k;
    // (P - Pe) / (1 - Pe), over n k (k - 1) and (n k)^2
    return ratio(agreeing * n * k - by_chance * (k - 1), (whole - by_chance) * (k - 1));
}

std::optional<double> cohen_kappa(const Ratings& table)
{
    if (table.raters != 2 || table.complete.empty())
        return std::nullopt;
    std::map<Value, std::pair<Wide, Wide>> by_value;
    Wide agreeing = 0;
    for (const auto& row : table.complete) {
        agreeing += row[0] == row[1];
        ++by_value[row[0]].first;
        ++by_value[row[1]].second;
    }
    const auto n = static_cast<Wide>(table.complete.size());
    Wide by_chance = 0;
    for (const auto& [value, counts] : by_value)
        by_chance += counts.first * counts.second;
    return ratio(agreeing * n - by_chance, n * n - by_chance);
}

}  // namespace

Agreement agreement(std::span<const RaterScore> ratings)
{
    const Ratings table = ratings_of(in_order(ratings));
    Agreement made{.subjects = table.of_subject.size(),
                   .raters = table.raters,
                   .ratings = ratings.size(),
                   .complete = table.complete.size(),
                   .alpha_nominal = alpha(table, RatingLevel::nominal),
                   .alpha_ordinal = alpha(table, RatingLevel::ordinal),
                   .alpha_interval = alpha(table, RatingLevel::interval),
                   .kendall_w = kendall_w(table),
                   .fleiss_kappa = fleiss_kappa(table),
                   .cohen_kappa = cohen_kappa(table)};
    set_icc(table, made);
    return made;
}

}  // namespace muster::evaluation
