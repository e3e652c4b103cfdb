// Linear programming duality, once exactly for integers and once with a bound on rounding for floats.
//
// For the greatest total: whatever the prices of the larger side are (not below 0 where that side is really larger), no
// assignment is above the sum over the smaller side of the most that score less price can be, plus all prices. For
// the least total every number turns its sign.
#include "muster/pairing/assignment_check.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::inline v0_2::pairing {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string pair_name(std::size_t row, std::size_t column)
{
    return "mentee " + std::to_string(row) + " with mentor " + std::to_string(column);
}

AssignmentVerdict broken_pairs(std::string fault, double gap = infinity) { return {false, std::move(fault), gap}; }

// Of the gains and prices themselves, and of who has whom.
template <class Value>
AssignmentVerdict verify_pairs(const ScoreMatrix<Value>& scores, const Assignment<Total<Value>>& assignment)
{
    if (assignment.mentor_of.size() != scores.rows)
        return broken_pairs("the assignment has " + std::to_string(assignment.mentor_of.size()) + " rows for " +
                            std::to_string(scores.rows) + " mentees");
    if (assignment.row_gain.size() != scores.rows || assignment.column_price.size() != scores.columns)
        return broken_pairs("there is not one gain per mentee and one price per mentor");
    std::vector<bool> is_taken(scores.columns, false);
    std::size_t pairs = 0;
    for (std::size_t row = 0; row < scores.rows; ++row) {
        const MentorId mentor = assignment.mentor_of[row];
        if (!mentor.is_set())
            continue;
        if (mentor.row() >= scores.columns)
            return broken_pairs("mentee " + std::to_string(row) + " has mentor " + std::to_string(mentor.row()) +
                                ", who is not there");
        if (is_taken[mentor.row()])
            return broken_pairs("mentor " + std::to_string(mentor.row()) + " has two mentees");
        is_taken[mentor.row()] = true;
        ++pairs;
    }
    if (pairs != std::min(scores.rows, scores.columns))
        return broken_pairs("there are " + std::to_string(pairs) + " pairs where " +
                            std::to_string(std::min(scores.rows, scores.columns)) + " can be");
    return {};
}

// Who of the larger side is left over is worth 0, and nobody there is worth less.
template <class Value>
AssignmentVerdict verify_left_over(const ScoreMatrix<Value>& scores, const Assignment<Total<Value>>& assignment)
{
    if (scores.rows == scores.columns)
        return {};
    const bool rows_are_more = scores.rows > scores.columns;
    const auto& worths = rows_are_more ? assignment.row_gain : assignment.column_price;
    std::vector<bool> has_partner(worths.size(), false);
    for (std::size_t row = 0; row < scores.rows; ++row)
        if (assignment.mentor_of[row].is_set())
            has_partner[rows_are_more ? row : assignment.mentor_of[row].row()] = true;
    const std::string side = rows_are_more ? "mentee " : "mentor ";
    const std::string worth = rows_are_more ? "gain" : "price";
    for (std::size_t at = 0; at < worths.size(); ++at) {
        if (!has_partner[at] && worths[at] != 0)
            return broken_pairs(side + std::to_string(at) + " is left over, yet the " + worth + " is not 0");
        if (assignment.sense == Sense::greatest ? worths[at] < 0 : worths[at] > 0)
            return broken_pairs("the " + worth + " of " + side + std::to_string(at) + " is on the wrong side of 0");
    }
    return {};
}

// Slack of a pair, positive where the prices cover the score; `Number` holds the sums.
template <class Number, class Value>
AssignmentVerdict verify_row(const ScoreMatrix<Value>& scores, const Assignment<std::int64_t>& assignment,
                             std::size_t row)
{
    const Value* const score = scores.row(row);
    const std::int64_t* const price = assignment.column_price.data();
    const auto gain = static_cast<Number>(assignment.row_gain[row]);
    const bool greatest = assignment.sense == Sense::greatest;
    const auto slack = [&](std::size_t column) {
        const Number over = gain + static_cast<Number>(price[column]) - static_cast<Number>(score[column]);
        return greatest ? over : -over;
    };
    bool covered = true;
    for (std::size_t column = 0; column < scores.columns; ++column)
        covered &= slack(column) >= 0;
    if (!covered)
        for (std::size_t column = 0; column < scores.columns; ++column)
            if (slack(column) < 0)
                return broken_pairs(pair_name(row, column) + " scores better than gain and price allow");
    if (const MentorId mentor = assignment.mentor_of[row]; mentor.is_set() && slack(mentor.row()) != 0)
        return broken_pairs(pair_name(row, mentor.row()) + " is paired, yet scores worse than gain and price");
    return {};
}

template <class Value>
AssignmentVerdict verify_exactly(const ScoreMatrix<Value>& scores, const Assignment<std::int64_t>& assignment)
{
    WideInteger total = 0;
    for (std::size_t row = 0; row < scores.rows; ++row)
        if (const MentorId mentor = assignment.mentor_of[row]; mentor.is_set())
            total += scores.at(row, mentor.row());
    if (total != assignment.total)
        return broken_pairs("the total is said to be " + std::to_string(assignment.total) + " and is not");
    const auto is_small = [](std::int64_t worth) {
        return worth < (std::int64_t{1} << 61) && worth > -(std::int64_t{1} << 61);
    };
    const bool all_small =
        std::ranges::all_of(assignment.row_gain, is_small) && std::ranges::all_of(assignment.column_price, is_small);
    for (std::size_t row = 0; row < scores.rows; ++row) {
        bool narrow = all_small;
        if constexpr (sizeof(Value) == 8)
            narrow = narrow && std::all_of(scores.row(row), scores.row(row) + scores.columns, is_small);
        const auto verdict = narrow ? verify_row<std::int64_t>(scores, assignment, row)
                                    : verify_row<WideInteger>(scores, assignment, row);
        if (!verdict)
            return verdict;
    }
    return {};
}

// A sum of doubles without any rounding, kept as parts that do not overlap (Shewchuk, "Adaptive precision
// floating-point arithmetic", 1997).
class ExactSum {
public:
    void add(double value)
    {
        std::size_t kept = 0;
        for (const double part : parts_) {
            const double sum = value + part;
            const double of_value = sum - part;
            const double lost = (value - of_value) + (part - (sum - of_value));
            if (lost != 0)
                parts_[kept++] = lost;
            value = sum;
        }
        parts_.resize(kept);
        if (value != 0)
            parts_.push_back(value);
    }

    /// The least double that is not below the sum, or one just above.
    [[nodiscard]] double rounded_up() const
    {
        double near = 0;
        for (const double part : parts_)
            near += part;
        if (!std::isfinite(near))
            return infinity;
        while (true) {
            ExactSum rest = *this;
            rest.add(-near);
            if (rest.parts_.empty() || rest.parts_.back() < 0)
                return near;
            near = std::nextafter(near, infinity);
        }
    }

private:
    std::vector<double> parts_;  // by rising size
};

// Scores, gains and prices of floats with the sign that makes the greatest total best.
template <class Value>
class Rounded {
public:
    Rounded(const ScoreMatrix<Value>& scores, const Assignment<double>& assignment)
        : scores_(scores), assignment_(assignment), sign_(assignment.sense == Sense::greatest ? 1.0 : -1.0),
          rows_are_more_(scores.rows > scores.columns), most_(rows_are_more_ ? scores.columns : scores.rows, -infinity)
    {
    }

    AssignmentVerdict verify()
    {
        for (const auto* worths : {&assignment_.row_gain, &assignment_.column_price})
            for (const double worth : *worths) {
                if (!std::isfinite(worth))
                    return broken_pairs("a gain or a price is not finite");
                scale_ = std::max(scale_, std::abs(worth));
            }
        for (std::size_t row = 0; row < scores_.rows; ++row)
            if (const auto verdict = look_at(row); !verdict)
                return verdict;
        for (std::size_t row = 0; row < scores_.rows; ++row)
            if (const MentorId mentor = assignment_.mentor_of[row];
                mentor.is_set() && std::isinf(scores_.at(row, mentor.row())))
                return broken_pairs(pair_name(row, mentor.row()) + " is a pair that may not be");
        return judge();
    }

private:
    // The most that score less price can be for each of the smaller side. Subtraction rounds to the nearest, so the
    // true difference is at most the next double above.
    AssignmentVerdict look_at(std::size_t row)
    {
        constexpr std::size_t width = 8;
        const Value* const score = scores_.row(row);
        const double sign = sign_;
        double largest[width] = {};
        bool strange = false;
        const auto size_of = [&](double value, double& here) {
            const double size = std::abs(value);
            const bool may_be = value != -infinity;
            strange |= may_be && !(size < infinity);
            here = may_be && size > here ? size : here;
        };
        if (rows_are_more_) {
            const double gain = sign * assignment_.row_gain[row];
            for (std::size_t column = 0; column < scores_.columns; ++column) {
                const double value = sign * static_cast<double>(score[column]);
                size_of(value, largest[column % width]);
                most_[column] = std::max(most_[column], value - gain);
            }
        } else {
            const double* const price = assignment_.column_price.data();
            double most[width];
            std::fill(most, most + width, -infinity);
            std::size_t column = 0;
            for (; column + width <= scores_.columns; column += width)
                for (std::size_t lane = 0; lane < width; ++lane) {
                    const double value = sign * static_cast<double>(score[column + lane]);
                    size_of(value, largest[lane]);
                    const double rest = value - sign * price[column + lane];
                    most[lane] = rest > most[lane] ? rest : most[lane];
                }
            for (; column < scores_.columns; ++column) {
                const double value = sign * static_cast<double>(score[column]);
                size_of(value, largest[0]);
                most[0] = std::max(most[0], value - sign * price[column]);
            }
            most_[row] = *std::max_element(most, most + width);
        }
        scale_ = std::max(scale_, *std::max_element(largest, largest + width));
        if (strange)
            return broken_pairs("a score of mentee " + std::to_string(row) + " is not a number or infinite");
        return {};
    }

    [[nodiscard]] double gap() const
    {
        ExactSum sum;
        for (const double most : most_)
            sum.add(std::nextafter(most, infinity));
        for (const double worth : rows_are_more_ ? assignment_.row_gain : assignment_.column_price)
            sum.add(sign_ * worth);
        for (std::size_t row = 0; row < scores_.rows; ++row)
            if (const MentorId mentor = assignment_.mentor_of[row]; mentor.is_set())
                sum.add(-sign_ * static_cast<double>(scores_.at(row, mentor.row())));
        return std::max(0.0, sum.rounded_up());
    }

    [[nodiscard]] AssignmentVerdict judge() const
    {
        const double bound = gap();
        const double allowed = std::ldexp(scale_, -44);
        const auto& gains = rows_are_more_ ? assignment_.column_price : assignment_.row_gain;
        for (std::size_t at = 0; at < most_.size(); ++at)
            if (most_[at] - sign_ * gains[at] > allowed) {
                const std::size_t row = rows_are_more_ ? first_above(allowed, at) : at;
                const std::size_t column = rows_are_more_ ? at : first_above(allowed, at);
                return broken_pairs(pair_name(row, column) + " scores better than gain and price allow", bound);
            }
        double total = 0;
        std::size_t pairs = 0;
        ExactSum sum;
        for (std::size_t row = 0; row < scores_.rows; ++row)
            if (const MentorId mentor = assignment_.mentor_of[row]; mentor.is_set()) {
                if (slack(row, mentor.row()) > allowed)
                    return broken_pairs(
                        pair_name(row, mentor.row()) + " is paired, yet scores worse than gain and price", bound);
                sum.add(static_cast<double>(scores_.at(row, mentor.row())));
                ++pairs;
            }
        total = sum.rounded_up();
        if (!(std::abs(total - assignment_.total) <= allowed * static_cast<double>(pairs)))
            return broken_pairs("the total is said to be " + std::to_string(assignment_.total) + " and is not", bound);
        return {true, {}, bound};
    }

    [[nodiscard]] double slack(std::size_t row, std::size_t column) const
    {
        return sign_ * (assignment_.row_gain[row] -
                        (static_cast<double>(scores_.at(row, column)) - assignment_.column_price[column]));
    }

    [[nodiscard]] std::size_t first_above(double allowed, std::size_t smaller) const
    {
        const std::size_t size = rows_are_more_ ? scores_.rows : scores_.columns;
        for (std::size_t at = 0; at < size; ++at) {
            const std::size_t row = rows_are_more_ ? at : smaller;
            const std::size_t column = rows_are_more_ ? smaller : at;
            const double larger_side = rows_are_more_ ? assignment_.row_gain[row] : assignment_.column_price[column];
            const double gain = rows_are_more_ ? assignment_.column_price[column] : assignment_.row_gain[row];
            if (sign_ * static_cast<double>(scores_.at(row, column)) - sign_ * larger_side - sign_ * gain > allowed)
                return at;
        }
        return 0;
    }

    const ScoreMatrix<Value>& scores_;
    const Assignment<double>& assignment_;
    double sign_;
    bool rows_are_more_;
    std::vector<double> most_;  // of each of the smaller side
    double scale_ = 0;
};

}  // namespace

// A template is seen outside only where its body says so, too.
#pragma GCC visibility push(default)

template <class Value>
AssignmentVerdict verify_assignment(const ScoreMatrix<Value>& scores, const Assignment<Total<Value>>& assignment)
{
    if (auto verdict = verify_pairs(scores, assignment); !verdict)
        return verdict;
    if (auto verdict = verify_left_over(scores, assignment); !verdict)
        return verdict;
    if constexpr (std::is_floating_point_v<Value>)
        return Rounded<Value>(scores, assignment).verify();
    else
        return verify_exactly(scores, assignment);
}

template AssignmentVerdict verify_assignment(const ScoreMatrix<std::int32_t>&, const Assignment<std::int64_t>&);
template AssignmentVerdict verify_assignment(const ScoreMatrix<std::int64_t>&, const Assignment<std::int64_t>&);
template AssignmentVerdict verify_assignment(const ScoreMatrix<float>&, const Assignment<double>&);
template AssignmentVerdict verify_assignment(const ScoreMatrix<double>&, const Assignment<double>&);

#pragma GCC visibility pop

}  // namespace muster::pairing
