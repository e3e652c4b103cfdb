#include "evaluation/exact_sum.hpp"

#include "evaluation/long_integer.hpp"

#include <algorithm>
#include <cstdint>

namespace muster::inline v0_2::evaluation {
namespace {

using LongFraction = boost::multiprecision::cpp_rational;

Exact exact_of(const LongFraction& number)
{
    const LongInteger over = numerator(number) * decimal::per_one;
    const LongInteger under = denominator(number);
    LongInteger whole = over / under;
    const LongInteger twice_rest = 2 * abs(LongInteger(over % under));
    if (twice_rest > under || (twice_rest == under && whole % 2 != 0))
        whole += over < 0 ? -1 : 1;
    return {shortened(whole), decimal::places};
}

}  // namespace

struct ExactSum::Long {
    LongFraction value = 0;

    explicit Long(const std::vector<Part>& parts)
    {
        for (const Part& part : parts)
            value += LongFraction(lengthened(part.sum.digits()),
                                  pow(LongInteger(10), static_cast<unsigned>(part.sum.places())) * part.sum.divisor());
    }
};

void ExactSum::add(std::int64_t divisor, const Exact& number)
{
    const auto same = std::ranges::find(parts_, divisor, &Part::divisor);
    if (same == parts_.end())
        parts_.push_back({divisor, number});
    else
        same->sum += number;
}

void ExactSum::add(const ExactSum& other)
{
    for (const Part& part : other.parts_)
        add(part.divisor, part.sum);
}

std::vector<Exact> ExactSum::numbers() const
{
    std::vector<Exact> made;
    for (const Part& part : parts_)
        made.push_back(part.sum);
    return made;
}

Exact ExactSum::total() const
{
    if (parts_.size() <= 1)
        return parts_.empty() ? Exact() : parts_.front().sum;
    const LongFraction sum = Long(parts_).value;
    try {
        return Exact::ratio(shortened(numerator(sum)), shortened(denominator(sum)));
    } catch (const Overflow&) {
        return exact_of(sum);
    }
}

Points ExactSum::mean_of(std::size_t count) const
{
    if (count == 0)
        return {};
    if (parts_.size() == 1 && parts_.front().sum.is_decimal())
        return Exact::quotient(parts_.front().sum, Exact::whole(static_cast<std::int64_t>(count)), decimal::places)
            .to_decimal<Points>();
    return exact_of(Long(parts_).value / count).to_decimal<Points>();
}

}  // namespace muster::evaluation
