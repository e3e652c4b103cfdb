// A geometric mean is irrational as a rule, yet its rounding is decided exactly: with N the sum of the weights (made
// small by their common divisor), the mean lies above a candidate c just where c^N lies below the product of
// value^weight, which are whole numbers of any length. A double only says where to begin looking; the result does not
// depend on it. A harmonic mean is a fraction of whole numbers of any length.
#include "evaluation/means.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cmath>
#include <numeric>

namespace muster::evaluation {
namespace {

using boost::multiprecision::cpp_int;

cpp_int wide(WideInteger value)
{
    const bool is_negative = value < 0;
    WideInteger rest = is_negative ? -value : value;
    constexpr std::int64_t unit = 1'000'000'000'000'000'000;
    const cpp_int result =
        cpp_int(static_cast<std::int64_t>(rest / unit)) * unit + static_cast<std::int64_t>(rest % unit);
    return is_negative ? cpp_int(-result) : result;
}

WideInteger narrow(const cpp_int& value)
{
    constexpr std::int64_t unit = 1'000'000'000'000'000'000;
    const cpp_int whole = value / unit;
    const cpp_int rest = value % unit;
    return static_cast<WideInteger>(static_cast<std::int64_t>(whole)) * unit + static_cast<std::int64_t>(rest);
}

cpp_int power(const cpp_int& base, std::int64_t exponent)
{
    return boost::multiprecision::pow(base, static_cast<unsigned>(exponent));
}

}  // namespace

WideInteger geometric_mean(const MeanProblem& problem)
{
    std::int64_t divisor = 0;
    for (const MeanPart& part : problem.parts)
        divisor = std::gcd(divisor, part.weight);
    std::int64_t root = 0;
    cpp_int product = 1;
    double logarithms = 0;
    for (const MeanPart& part : problem.parts) {
        const std::int64_t exponent = part.weight / divisor;
        root += exponent;
        product *= power(wide(part.digits), exponent);
        logarithms += static_cast<double>(exponent) * std::log(static_cast<double>(part.digits));
    }
    const cpp_int doubled_product = product * power(2, root);
    const cpp_int step = power(10, problem.places - problem.round_to);
    const cpp_int twice_added = 2 * wide(problem.added);
    // Order of `halves` half units of the result and the exact sum.
    const auto compare = [&](const cpp_int& halves) {
        const cpp_int twice_mean = halves * step - twice_added;
        return twice_mean < 0 ? -1 : power(twice_mean, root).compare(doubled_product);
    };
    const double near = (std::exp(logarithms / static_cast<double>(root)) + static_cast<double>(problem.added)) /
                        std::pow(10.0, problem.places - problem.round_to);
    cpp_int below(std::floor(near));
    while (compare(2 * below) > 0)
        --below;
    while (compare(2 * below + 2) <= 0)
        ++below;
    const int half = compare(2 * below + 1);
    const bool is_up = half < 0 || (half == 0 && below % 2 != 0);
    return narrow(is_up ? cpp_int(below + 1) : below);
}

WideInteger harmonic_mean(const MeanProblem& problem)
{
    // With P the product of the values: weights x P over the sum of weight x P / value.
    cpp_int product = 1;
    cpp_int weights = 0;
    for (const MeanPart& part : problem.parts) {
        product *= wide(part.digits);
        weights += part.weight;
    }
    cpp_int under = 0;
    for (const MeanPart& part : problem.parts)
        under += part.weight * (product / wide(part.digits));
    const cpp_int over = weights * product + wide(problem.added) * under;
    under *= power(10, problem.places - problem.round_to);
    cpp_int whole = over / under;
    const cpp_int twice_rest = 2 * abs(cpp_int(over % under));
    if (twice_rest > under || (twice_rest == under && whole % 2 != 0))
        whole += over < 0 ? -1 : 1;
    return narrow(whole);
}

}  // namespace muster::evaluation
