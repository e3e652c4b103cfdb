// The door of the dense solver: scores are made costs, the matrix is laid so that it has no more rows than columns, odd
// scores are named, and the prices of costs are made prices of scores.
#include "muster/pairing/assignment.hpp"

#include "muster/core/exact.hpp"
#include "muster/pairing/optimal.hpp"
#include "pairing/dense/assign.hpp"
#include "pairing/dense/solver.hpp"

#include <cmath>
#include <limits>
#include <memory>
#include <string>

namespace muster::inline v0_2::pairing {
namespace {

using dense::Bits;
using dense::Costs;
using dense::Index;
using dense::Range;
using dense::Width;

std::string cell(std::size_t row, std::size_t column)
{
    return "row " + std::to_string(row) + ", column " + std::to_string(column);
}

template <class Value>
void require_shape(const ScoreMatrix<Value>& scores, const AssignOptions& options)
{
    constexpr std::size_t most = std::size_t{1} << 31;
    if (scores.rows >= most || scores.columns >= most)
        throw InvalidInput({"scores"},
                           std::to_string(scores.rows) + " rows and " + std::to_string(scores.columns) + " columns",
                           "either must be below 2^31");
    if (scores.first == nullptr && scores.rows > 0 && scores.columns > 0)
        throw InvalidInput({"scores"}, "there is no memory behind them", "point to the first score");
    if (options.threads == 0)
        throw InvalidInput({"threads"}, "no thread to work with", "give 1 or more");
}

template <class Value>
Bits<Value> flip_of(Sense sense)
{
    if (sense == Sense::least)
        return 0;
    if constexpr (std::is_floating_point_v<Value>)
        return Bits<Value>{1} << (sizeof(Value) * 8 - 1);
    else
        return ~Bits<Value>{0};
}

// Names the first score that cannot be; there is one.
template <class Value>
[[noreturn]] void throw_fault(const ScoreMatrix<Value>& scores, Sense sense)
{
    const bool greatest = sense == Sense::greatest;
    for (std::size_t row = 0; row < scores.rows; ++row)
        for (std::size_t column = 0; column < scores.columns; ++column) {
            const Value score = scores.at(row, column);
            if constexpr (std::is_floating_point_v<Value>) {
                if (std::isnan(score))
                    throw InvalidInput({"scores"}, "the score of " + cell(row, column) + " is not a number",
                                       std::string("give it a number, or ") + (greatest ? "minus" : "plus") +
                                           " infinity if the pair may not be");
                if (std::isinf(score) && (score > 0) == greatest)
                    throw InvalidInput({"scores"}, "the score of " + cell(row, column) + " is infinite",
                                       std::string("give it a number; only ") + (greatest ? "minus" : "plus") +
                                           " infinity has a meaning, that the pair may not be");
                if (std::isfinite(score) && std::abs(static_cast<double>(score)) > Range<double>::largest)
                    throw Overflow({"scores"}, "the score of " + cell(row, column) + " is above 2^960 in size",
                                   "scale the scores down");
            } else {
                constexpr Value largest = static_cast<Value>(Range<std::int64_t>::largest - 1);
                if (score > largest || score < -largest)
                    throw Overflow({"scores"}, "the score of " + cell(row, column) + " is above 2^57 in size",
                                   "scale the scores down");
            }
        }
    throw InvalidInput({"scores"}, "they changed while they were read", "let nobody write to them meanwhile");
}

// The matrix turned over, in tiles that fit the nearest memory.
template <class Value>
std::unique_ptr<Value[]> turned(const ScoreMatrix<Value>& scores)
{
    auto copy = std::make_unique_for_overwrite<Value[]>(scores.rows * scores.columns);
    constexpr std::size_t tile = 32;
    for (std::size_t top = 0; top < scores.rows; top += tile)
        for (std::size_t left = 0; left < scores.columns; left += tile)
            for (std::size_t column = left; column < std::min(left + tile, scores.columns); ++column)
                for (std::size_t row = top; row < std::min(top + tile, scores.rows); ++row)
                    copy[column * scores.rows + row] = scores.at(row, column);
    return copy;
}

[[noreturn]] void throw_infeasible(const dense::Shortage& shortage, bool is_turned)
{
    HallWitness witness;
    witness.kind = is_turned ? HallWitness::Kind::too_few_mentees : HallWitness::Kind::too_few_places;
    for (const Index row : is_turned ? shortage.columns : shortage.rows)
        witness.mentees.emplace_back(row);
    for (const Index column : is_turned ? shortage.rows : shortage.columns)
        witness.mentors.emplace_back(column);
    witness.places = witness.mentors.size();
    witness.wanted = witness.mentees.size();
    throw Infeasible(std::move(witness));
}

// Sums of integers are exact; those of floats carry what each addition loses (Neumaier, 1974).
template <class Value>
Total<Value> total_of(const ScoreMatrix<Value>& scores, const std::vector<MentorId>& mentor_of)
{
    if constexpr (std::is_floating_point_v<Value>) {
        double sum = 0;
        double lost = 0;
        for (std::size_t row = 0; row < mentor_of.size(); ++row)
            if (mentor_of[row].is_set()) {
                const double score = static_cast<double>(scores.at(row, mentor_of[row].row()));
                const double next = sum + score;
                lost += std::abs(sum) >= std::abs(score) ? (sum - next) + score : (score - next) + sum;
                sum = next;
            }
        return sum + lost;
    } else {
        WideInteger sum = 0;
        for (std::size_t row = 0; row < mentor_of.size(); ++row)
            if (mentor_of[row].is_set())
                sum += scores.at(row, mentor_of[row].row());
        if (sum > std::numeric_limits<std::int64_t>::max() || sum < std::numeric_limits<std::int64_t>::min())
            throw Overflow({"scores"}, "the total of the pairs leaves 64 bits", "scale the scores down");
        return static_cast<std::int64_t>(sum);
    }
}

template <class Value, class Price>
dense::Solution<Price> solve_as(Width width, const ScoreMatrix<Value>& laid, const AssignOptions& options,
                                dense::Pulse& pulse)
{
    const Costs<Value, Price> costs{laid.first,
                                    laid.stride,
                                    static_cast<Index>(laid.rows),
                                    static_cast<Index>(laid.columns),
                                    flip_of<Value>(options.sense),
                                    &dense::kernels<Value, Price>(width)};
    return dense::solve(costs, options.threads, pulse);
}

template <class Value, class Price>
Assignment<Total<Value>> result_of(const dense::Solution<Price>& solution, const ScoreMatrix<Value>& scores,
                                   Sense sense, bool is_turned)
{
    if (solution.status == dense::Solution<Price>::Status::short_of_columns)
        throw_infeasible(solution.shortage, is_turned);
    using Number = Total<Value>;
    const bool greatest = sense == Sense::greatest;
    const Number unit = std::is_floating_point_v<Number> ? Number{0} : Number{-1};  // of a cost that is -1 - score
    const auto of_row = [&](Price rest) {
        return greatest ? unit - static_cast<Number>(rest) : static_cast<Number>(rest);
    };
    const auto of_column = [&](Price price) {
        return greatest ? Number{0} - static_cast<Number>(price) : static_cast<Number>(price);
    };
    Assignment<Number> result;
    result.sense = sense;
    result.mentor_of.resize(scores.rows);
    auto& rests = is_turned ? result.column_price : result.row_gain;
    auto& prices = is_turned ? result.row_gain : result.column_price;
    rests.reserve(solution.rest.size());
    prices.reserve(solution.price.size());
    for (const Price rest : solution.rest)
        rests.push_back(of_row(rest));
    for (const Price price : solution.price)
        prices.push_back(of_column(price));
    for (Index row = 0; row < solution.column_of.size(); ++row) {
        const Index column = solution.column_of[row];
        result.mentor_of[is_turned ? column : row] = MentorId(is_turned ? row : column);
    }
    result.total = total_of(scores, result.mentor_of);
    return result;
}

}  // namespace

template <class Value>
Assignment<Total<Value>> dense::assign_in(Width width, const ScoreMatrix<Value>& scores, const AssignOptions& options)
{
    require_shape(scores, options);
    dense::Pulse pulse(options.progress);
    ScoreMatrix<Value> laid = scores;
    std::unique_ptr<Value[]> copy;
    const bool is_turned = scores.rows > scores.columns;
    if (is_turned) {
        copy = turned(scores);
        laid = {copy.get(), scores.columns, scores.rows};
    }
    if constexpr (std::is_same_v<Value, std::int32_t>) {
        const auto narrow = solve_as<Value, std::int32_t>(width, laid, options, pulse);
        if (narrow.status != dense::Solution<std::int32_t>::Status::odd_cost)
            return result_of(narrow, scores, options.sense, is_turned);
    }
    using Wide = std::conditional_t<std::is_floating_point_v<Value>, double, std::int64_t>;
    const auto wide = solve_as<Value, Wide>(width, laid, options, pulse);
    if (wide.status == dense::Solution<Wide>::Status::odd_cost)
        throw_fault(scores, options.sense);
    return result_of(wide, scores, options.sense, is_turned);
}

// A template is seen outside only where its body says so, too.
#pragma GCC visibility push(default)

template <class Value>
Assignment<Total<Value>> assign(const ScoreMatrix<Value>& scores, const AssignOptions& options)
{
    return dense::assign_in(dense::widest(), scores, options);
}

template Assignment<std::int64_t> assign(const ScoreMatrix<std::int32_t>&, const AssignOptions&);
template Assignment<std::int64_t> assign(const ScoreMatrix<std::int64_t>&, const AssignOptions&);
template Assignment<double> assign(const ScoreMatrix<float>&, const AssignOptions&);
template Assignment<double> assign(const ScoreMatrix<double>&, const AssignOptions&);

#pragma GCC visibility pop

namespace dense {
template Assignment<std::int64_t> assign_in(Width, const ScoreMatrix<std::int32_t>&, const AssignOptions&);
template Assignment<std::int64_t> assign_in(Width, const ScoreMatrix<std::int64_t>&, const AssignOptions&);
template Assignment<double> assign_in(Width, const ScoreMatrix<float>&, const AssignOptions&);
template Assignment<double> assign_in(Width, const ScoreMatrix<double>&, const AssignOptions&);
}  // namespace dense

}  // namespace muster::pairing
