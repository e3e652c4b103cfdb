// A geometric mean is irrational as a rule, yet its rounding is decided exactly: with N the sum of the weights (made
// small by their common divisor), the mean lies above a candidate c just where c^N lies below the product of
// value^weight, which are whole numbers of any length. A double only says where to begin looking; the result does not
// depend on it. A harmonic mean is a fraction of whole numbers of any length.
#include "evaluation/means.hpp"

#include "evaluation/long_integer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster::evaluation {
namespace {

LongInteger power(const LongInteger& base, std::int64_t exponent)
{
    return boost::multiprecision::pow(base, static_cast<unsigned>(exponent));
}

bool is_zero(const MeanProblem& problem)
{
    return problem.parts.empty() ||
           std::ranges::any_of(problem.parts, [](const MeanPart& part) { return part.digits <= 0; });
}

}  // namespace

WideInteger geometric_mean(const MeanProblem& problem)
{
    if (is_zero(problem))
        return divided(problem.added, problem.step, problem.rounding);
    std::int64_t divisor = 0;
    for (const MeanPart& part : problem.parts)
        divisor = std::gcd(divisor, part.weight);
    std::int64_t root = 0;
    LongInteger product = 1;
    double logarithms = 0;
    for (const MeanPart& part : problem.parts) {
        const std::int64_t exponent = part.weight / divisor;
        root += exponent;
        product *= power(lengthened(part.digits), exponent);
        logarithms += static_cast<double>(exponent) * std::log(static_cast<double>(part.digits));
    }
    const LongInteger doubled_product = product * power(2, root);
    const LongInteger step = lengthened(problem.step);
    const LongInteger twice_added = 2 * lengthened(problem.added);
    // Order of `halves` half units of the result and the exact sum.
    const auto compare = [&](const LongInteger& halves) {
        const LongInteger twice_mean = halves * step - twice_added;
        return twice_mean < 0 ? -1 : power(twice_mean, root).compare(doubled_product);
    };
    const double near = (std::exp(logarithms / static_cast<double>(root)) + static_cast<double>(problem.added)) /
                        static_cast<double>(problem.step);
    LongInteger below(std::floor(near));
    while (compare(2 * below) > 0)
        --below;
    while (compare(2 * below + 2) <= 0)
        ++below;
    const int half = compare(2 * below + 1);
    // A half goes to the even step, or away from 0.
    const bool half_goes_up = problem.rounding == Rounding::half_up ? below >= 0 : below % 2 != 0;
    const bool is_up = half < 0 || (half == 0 && half_goes_up);
    return shortened(is_up ? LongInteger(below + 1) : below);
}

WideInteger harmonic_mean(const MeanProblem& problem)
{
    if (is_zero(problem))
        return divided(problem.added, problem.step, problem.rounding);
    // With P the product of the values: weights x P over the sum of weight x P / value.
    LongInteger product = 1;
    LongInteger weights = 0;
    for (const MeanPart& part : problem.parts) {
        product *= lengthened(part.digits);
        weights += part.weight;
    }
    LongInteger under = 0;
    for (const MeanPart& part : problem.parts)
        under += part.weight * (product / lengthened(part.digits));
    const LongInteger over = weights * product + lengthened(problem.added) * under;
    under *= lengthened(problem.step);
    LongInteger whole = over / under;
    const LongInteger twice_rest = 2 * abs(LongInteger(over % under));
    if (twice_rest > under || (twice_rest == under && (problem.rounding == Rounding::half_up || whole % 2 != 0)))
        whole += over < 0 ? -1 : 1;
    return shortened(whole);
}

}  // namespace muster::evaluation
