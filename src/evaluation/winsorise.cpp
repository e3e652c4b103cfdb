// Which amounts lie far out. By skewness: while neither skewness nor kurtosis is small enough, all that are level with
// the extreme of the longer tail are drawn in to the next one. Both tests are of whole numbers: with n amounts and
// M_k = n^k x (k-th central moment), skewness^2 is n (n - 1) M3^2 / ((n - 2)^2 M2^3).
#include "evaluation/rule/population.hpp"

#include <algorithm>
#include <array>

namespace muster::inline v0_2::evaluation {
namespace {

class Tails {
public:
    explicit Tails(std::span<const ExactAmount> sorted) : sorted_(sorted), size_(sorted.size())
    {
        for (const ExactAmount& value : sorted) {
            const LongInteger divisor = value.divisor;
            common_ = lcm(common_, divisor);
        }
        for (const ExactAmount& value : sorted)
            add(value, 1);
    }

    WinsoriseBounds draw_in(const rule::Winsorise& winsorise)
    {
        const auto most = static_cast<std::size_t>(winsorise.count);
        std::size_t high = 0;  // so many are drawn in
        std::size_t low = 0;
        const auto high_end = [&] { return sorted_[size_ - 1 - high]; };
        while (high + low < most && is_far_out(winsorise)) {
            const bool is_high = third() >= 0;
            const ExactAmount extreme = is_high ? high_end() : sorted_[low];
            std::size_t drawn = 0;
            ExactAmount next;
            if (is_high) {
                high = size_ - static_cast<std::size_t>(std::ranges::lower_bound(sorted_, extreme) - sorted_.begin());
                drawn = high;
                next = high_end();
            } else {
                low = static_cast<std::size_t>(std::ranges::upper_bound(sorted_, extreme) - sorted_.begin());
                drawn = low;
                next = sorted_[low];
            }
            add(extreme, -static_cast<std::int64_t>(drawn));
            add(next, static_cast<std::int64_t>(drawn));
        }
        return {sorted_[low], high_end()};
    }

private:
    void add(const ExactAmount& value, std::int64_t times)
    {
        const LongInteger whole = lengthened(value.sum) * (common_ / value.divisor);
        LongInteger power = times;
        for (LongInteger& sum : sums_) {
            power *= whole;
            sum += power;
        }
    }

    [[nodiscard]] LongInteger second() const { return size_ * sums_[1] - sums_[0] * sums_[0]; }
    [[nodiscard]] LongInteger third() const
    {
        const LongInteger n = size_;
        return n * n * sums_[2] - 3 * n * sums_[0] * sums_[1] + 2 * sums_[0] * sums_[0] * sums_[0];
    }
    [[nodiscard]] LongInteger fourth() const
    {
        const LongInteger n = size_;
        const LongInteger squared = sums_[0] * sums_[0];
        return n * n * n * sums_[3] - 4 * n * n * sums_[0] * sums_[2] + 6 * n * squared * sums_[1] -
               3 * squared * squared;
    }

    [[nodiscard]] bool is_far_out(const rule::Winsorise& winsorise) const
    {
        const LongInteger m2 = second();
        if (size_ < 4 || m2 == 0)
            return false;
        const LongInteger m3 = third();
        const LongInteger n = size_;
        const LongInteger million = decimal::per_one;
        const LongInteger skewness = winsorise.skewness.millionths();
        if (n * (n - 1) * m3 * m3 * million * million < skewness * skewness * m2 * m2 * m2 * (n - 2) * (n - 2))
            return false;
        const LongInteger excess = (n + 1) * (fourth() - 3 * m2 * m2) + 6 * m2 * m2;
        return (n - 1) * excess * million >= LongInteger(winsorise.kurtosis.millionths()) * (n - 2) * (n - 3) * m2 * m2;
    }

    std::span<const ExactAmount> sorted_;
    std::size_t size_;
    LongInteger common_ = 1;
    std::array<LongInteger, 4> sums_{};  // of first to fourth powers
};

}  // namespace

WinsoriseBounds bounds_of(const rule::Winsorise& winsorise, std::span<const ExactAmount> sorted)
{
    if (winsorise.by == rule::WinsoriseBy::skewness_and_kurtosis)
        return Tails(sorted).draw_in(winsorise);
    std::size_t drawn = static_cast<std::size_t>(winsorise.count);
    if (winsorise.by == rule::WinsoriseBy::share)
        drawn = static_cast<std::size_t>(WideInteger{winsorise.share.millionths()} * sorted.size() / decimal::per_one);
    const bool is_low = winsorise.at != rule::WinsoriseAt::high_end;
    const bool is_high = winsorise.at != rule::WinsoriseAt::low_end;
    const std::size_t last = sorted.size() - 1;
    drawn = std::min(drawn, is_low && is_high ? last / 2 : last);  // one is always left
    return {sorted[is_low ? drawn : 0], sorted[is_high ? last - drawn : last]};
}

}  // namespace muster::evaluation
