// A geometric or power mean is irrational as a rule, yet its rounding is decided exactly, whatever the weights. The
// mean is enclosed between two numbers by whole-number logarithms (logarithm.hpp), first in 128 bits, then in as many
// as it takes. Where no half unit of the result lies between the two, the rounding is known. Where one does, it is
// asked once whether the sum is exactly that; if it is not, more bits come to part the two in the end.
//
// Whether a mean is exactly a fraction c is a question of whole numbers. Geometric: product of (value / c)^weight = 1,
// which is seen from the exponents of numbers without common divisors that all of them are products of. Of the power
// a/b in lowest terms: sum of weight x (value / c)^(a/b) = sum of weights; roots of positive fractions whose quotients
// are irrational are linearly independent over the fractions (Besicovitch 1940), and all weights are above 0, so every
// value / c must be a b-th power, and then all is fractions.
#include "evaluation/means.hpp"

#include "evaluation/logarithm.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

bool is_zero(const MeanProblem& problem)
{
    return problem.parts.empty() ||
           std::ranges::any_of(problem.parts, [](const MeanPart& part) { return part.digits <= 0; });
}

WideInteger rounded_sum(const MeanProblem& problem, WideInteger mean)
{
    return divided(sum(mean, problem.added), problem.step, problem.rounding);
}

// A fraction of whole numbers, `under` > 0.
struct Candidate {
    LongInteger over;
    LongInteger under;
};

// Numbers without a common divisor in pairs, and the exponent of each.
class Coprimes {
public:
    void multiply(const LongInteger& number, const LongInteger& exponent)
    {
        std::vector<std::pair<LongInteger, LongInteger>> open{{number, exponent}};
        while (!open.empty()) {
            auto next = std::move(open.back());
            auto& value = next.first;
            auto& times = next.second;
            open.pop_back();
            if (value == 1)
                continue;
            LongInteger common = 1;
            const auto met = std::ranges::find_if(powers_, [&](const auto& known) {
                common = gcd(known.first, value);
                return common > 1;
            });
            if (met == powers_.end()) {
                powers_.emplace_back(std::move(value), std::move(times));
                continue;
            }
            const auto [known, known_times] = std::move(*met);
            powers_.erase(met);
            open.emplace_back(known / common, known_times);
            open.emplace_back(value / common, times);
            open.emplace_back(common, known_times + times);
        }
    }

    [[nodiscard]] bool is_one() const
    {
        return std::ranges::all_of(powers_, [](const auto& each) { return each.second == 0; });
    }

private:
    std::vector<std::pair<LongInteger, LongInteger>> powers_;
};

// The whole root, if there is one, of a number above 0.
std::optional<LongInteger> root_of(const LongInteger& number, std::int64_t degree)
{
    if (degree == 1 || number == 1)
        return number;
    const auto bits = static_cast<std::int64_t>(msb(number)) + 1;
    if (degree >= bits)
        return std::nullopt;  // 2^degree is more
    LongInteger least = 1;
    LongInteger most = LongInteger(1) << static_cast<unsigned>(bits / degree + 1);
    while (least < most) {
        const LongInteger middle = (least + most) / 2;
        if (pow(middle, static_cast<unsigned>(degree)) < number)
            least = middle + 1;
        else
            most = middle;
    }
    return pow(least, static_cast<unsigned>(degree)) == number ? std::optional(least) : std::nullopt;
}

class Geometric {
public:
    explicit Geometric(const MeanProblem& problem) : problem_(problem)
    {
        for (const MeanPart& part : problem.parts)
            weights_ += part.weight;
    }

    template <class Integer>
    [[nodiscard]] Floating<Integer> enclosed(const Logarithm<Integer>& logarithm, auto lengthen) const
    {
        Bounded<Integer> sum;
        for (const MeanPart& part : problem_.parts) {
            const Bounded<Integer> one = logarithm.of(lengthen(part.digits));
            sum.units += Integer{part.weight} * one.units;
            sum.error += Integer{part.weight} * one.error;
        }
        return logarithm.inverse({sum.units / weights_, sum.error / weights_ + 2});
    }

    [[nodiscard]] bool is(const Candidate& mean) const
    {
        Coprimes product;
        for (const MeanPart& part : problem_.parts)
            product.multiply(lengthened(part.digits), part.weight);
        product.multiply(mean.under, weights_);
        product.multiply(mean.over, -LongInteger(weights_));
        return product.is_one();
    }

private:
    const MeanProblem& problem_;
    std::int64_t weights_ = 0;
};

class Powers {
public:
    // Parts above 0 only; `weights` are those of all.
    Powers(const MeanProblem& problem, Exponent power, std::int64_t weights)
        : problem_(problem), power_(power), weights_(weights)
    {
        const auto [least, most] = std::ranges::minmax(problem.parts, {}, &MeanPart::digits);
        largest_ = power.over > 0 ? most.digits : least.digits;
    }

    // With the part as reference whose power is the largest: all others are powers of e below 1.
    template <class Integer>
    [[nodiscard]] Floating<Integer> enclosed(const Logarithm<Integer>& logarithm, auto lengthen) const
    {
        const Bounded<Integer> reference = logarithm.of(lengthen(largest_));
        Bounded<Integer> sum;
        for (const MeanPart& part : problem_.parts) {
            const Bounded<Integer> one = part.digits == largest_
                                             ? Bounded<Integer>{logarithm.one(), 0}
                                             : to_the_power(logarithm, reference, logarithm.of(lengthen(part.digits)));
            sum.units += Integer{part.weight} * one.units;
            sum.error += Integer{part.weight} * one.error;
        }
        const Bounded<Integer> over = logarithm.of(sum.units);
        const Bounded<Integer> under = logarithm.of(Integer{weights_} << logarithm.bits());
        const Integer over_error = over.error + 2 * (sum.error / (sum.units >> logarithm.bits())) + 2;
        if (sum.error > sum.units / 4)
            return {logarithm.one(), 4 * logarithm.one(), 0};
        const Integer size{power_.over < 0 ? -power_.over : power_.over};
        Integer root = (over.units - under.units) * power_.under / size;
        if (power_.over < 0)
            root = -root;
        return logarithm.inverse(
            {reference.units + root, reference.error + (over_error + under.error) * power_.under / size + 2});
    }

    [[nodiscard]] bool is(const Candidate& mean) const
    {
        LongInteger over = 0;
        LongInteger under = 1;
        for (const MeanPart& part : problem_.parts) {
            LongInteger top = lengthened(part.digits) * mean.under;
            LongInteger bottom = mean.over;
            const LongInteger common = gcd(top, bottom);
            const auto top_root = root_of(top / common, power_.under);
            const auto bottom_root = root_of(bottom / common, power_.under);
            if (!top_root || !bottom_root)
                return false;
            top = to_the(*top_root);
            bottom = to_the(*bottom_root);
            if (power_.over < 0)
                std::swap(top, bottom);
            over = over * bottom + part.weight * top * under;
            under *= bottom;
        }
        return over == weights_ * under;
    }

private:
    template <class Integer>
    [[nodiscard]] Bounded<Integer> to_the_power(const Logarithm<Integer>& logarithm, const Bounded<Integer>& reference,
                                                const Bounded<Integer>& own) const
    {
        const Integer size{power_.over < 0 ? -power_.over : power_.over};
        const Integer apart = power_.over < 0 ? reference.units - own.units : own.units - reference.units;
        const Bounded<Integer> exponent{size * apart / power_.under,
                                        size * (own.error + reference.error) / power_.under + 1};
        const Floating<Integer> made = logarithm.inverse(exponent);
        if (made.power > 0)  // can only be by an error
            return {logarithm.one(), 2 * logarithm.one()};
        const long down = -made.power;
        if (down > 2 * logarithm.bits())
            return {0, 1};
        return {made.mantissa >> static_cast<unsigned>(down), (made.error >> static_cast<unsigned>(down)) + 2};
    }

    // A root other than 1 has so few bits that this stays short.
    [[nodiscard]] LongInteger to_the(const LongInteger& root) const
    {
        const std::int64_t size = power_.over < 0 ? -power_.over : power_.over;
        return root == 1 ? root : LongInteger(pow(root, static_cast<unsigned>(size)));
    }

    const MeanProblem& problem_;
    Exponent power_;
    std::int64_t weights_;
    WideInteger largest_ = 1;
};

// What an enclosure says of the rounded sum.
struct Decision {
    std::optional<LongInteger> rounded{};  // where it decides
    std::optional<LongInteger> halves{};   // the only number of half steps that the sum may be exactly
};

template <class Integer, class Lengthen>
Decision decide(const MeanProblem& problem, const Floating<Integer>& mean, int bits, Lengthen lengthen)
{
    if (mean.error >= mean.mantissa)
        return {};
    const long places = bits - mean.power;  // binary, of the mantissa
    const auto up = static_cast<unsigned>(places < 0 ? -places : 0);
    const auto down = static_cast<unsigned>(places < 0 ? 0 : places);
    const LongInteger added = 2 * (lengthened(problem.added) << down);
    const LongInteger step = lengthened(problem.step) << down;
    const LongInteger least = ((2 * lengthen(Integer(mean.mantissa - mean.error))) << up) + added;
    const LongInteger most = ((2 * lengthen(Integer(mean.mantissa + mean.error))) << up) + added;
    const LongInteger below = floor_of(least, step);
    const LongInteger above = floor_of(most, step);
    if (below == above && below * step != least)  // between two neighbouring half steps
        return {.rounded = floor_of(below + 1, 2)};
    if (above - below <= 1)
        return {.halves = above};
    return {};
}

template <class Mean>
WideInteger rounded_mean(const MeanProblem& problem, const Mean& mean)
{
    constexpr int short_bits = 60;
    static const Logarithm<WideInteger> quick(short_bits);
    const auto as_it_is = [](WideInteger value) { return value; };
    const auto lengthen = [](WideInteger value) { return lengthened(value); };
    Decision decision = decide(problem, mean.enclosed(quick, as_it_is), short_bits, lengthen);
    std::optional<LongInteger> ruled_out;
    for (int bits = 192; !decision.rounded; bits *= 2) {
        if (decision.halves && decision.halves != ruled_out) {
            const LongInteger twice = *decision.halves * lengthened(problem.step) - 2 * lengthened(problem.added);
            if (twice > 0 && mean.is({twice, 2})) {
                const LongInteger below = floor_of(*decision.halves, 2);
                const bool is_half = *decision.halves % 2 != 0;
                // A half goes to the even step, or away from 0.
                const bool goes_up = problem.rounding == Rounding::half_up ? below >= 0 : below % 2 != 0;
                return shortened(is_half && goes_up ? LongInteger(below + 1) : below);
            }
            ruled_out = decision.halves;
        }
        const Logarithm<LongInteger> logarithm(bits);
        decision =
            decide(problem, mean.enclosed(logarithm, lengthen), bits, [](const LongInteger& value) { return value; });
    }
    return shortened(*decision.rounded);
}

bool are_all_equal(const std::vector<MeanPart>& parts)
{
    return std::ranges::all_of(parts, [&](const MeanPart& part) { return part.digits == parts.front().digits; });
}

}  // namespace

WideInteger geometric_mean(const MeanProblem& problem)
{
    if (is_zero(problem))
        return rounded_sum(problem, 0);
    if (are_all_equal(problem.parts))
        return rounded_sum(problem, problem.parts.front().digits);
    return rounded_mean(problem, Geometric(problem));
}

WideInteger power_mean(const MeanProblem& problem, Exponent power)
{
    if (problem.parts.empty() || (power.over < 0 && is_zero(problem)))
        return rounded_sum(problem, 0);
    std::int64_t weights = 0;
    for (const MeanPart& part : problem.parts)
        weights += part.weight;
    MeanProblem above_zero = problem;
    std::erase_if(above_zero.parts, [](const MeanPart& part) { return part.digits <= 0; });
    if (above_zero.parts.empty())
        return rounded_sum(problem, 0);
    if (above_zero.parts.size() == problem.parts.size() && are_all_equal(problem.parts))
        return rounded_sum(problem, problem.parts.front().digits);
    return rounded_mean(above_zero, Powers(above_zero, power, weights));
}

WideInteger harmonic_mean(const MeanProblem& problem)
{
    if (is_zero(problem))
        return rounded_sum(problem, 0);
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
