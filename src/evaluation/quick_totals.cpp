// An area's total is a sum of fixed multiples of its parts' points, over what is fixed, too. All multiples are divided
// by what they have in common, so that they are small: points of two places with weights of two places come to whole
// numbers of four, not of twelve.
#include "evaluation/quick_totals.hpp"

#include "evaluation/quick_parts.hpp"

#include <algorithm>

namespace muster::inline v0_2::evaluation {

std::optional<std::int64_t> QuickScale::count_of(const Exact& total) const
{
    if (divisor % total.divisor() != 0 || total.places() > places)
        return std::nullopt;
    WideInteger digits = 0;
    if (__builtin_mul_overflow(total.digits(), detail::power_of_ten(places - total.places()), &digits) ||
        __builtin_mul_overflow(digits, divisor / total.divisor(), &digits) || digits % step != 0)
        return std::nullopt;
    const WideInteger count = digits / step;
    return count > INT64_MAX || count < INT64_MIN ? std::nullopt : std::optional(static_cast<std::int64_t>(count));
}

namespace {

// One part of an area, as a multiple of what stands under the area's exact total.
struct Multiple {
    bool is_area;
    std::uint32_t row;
    WideInteger factor;
    WideInteger most;  // of the part
};

// What an area is made of; nothing where a number does not fit 128 bits.
struct Made {
    std::vector<Multiple> parts{};
    WideInteger base = 0;
    WideInteger common = 0;
    WideInteger most = 0;  // of the total, in what parts have in common
};

class Maker {
public:
    Maker(std::span<const QuickColumn> columns, std::size_t areas) : columns_(columns), scales_(areas), most_(areas) {}

    bool add(const AreaTotals::Plan& plan, Made& made)
    {
        for (const AreaTotals::Part& part : plan.parts)
            if (part.factor != 0 && !put(part.is_area, part.row, part.factor, made))
                return false;
        for (const std::uint32_t bonus : plan.bonuses)
            if (!put(false, bonus, plan.unit, made))
                return false;
        for (const std::uint32_t deduction : plan.deductions)
            if (!put(false, deduction, -plan.unit, made))
                return false;
        const auto base = multiple(plan.area->base.millionths(), plan.unit);
        if (!base)
            return false;
        made.base = *base;
        made.common = common_divisor(made.common, *base);
        if (plan.step > 1)
            made.common = common_divisor(made.common, plan.step);
        made.common = std::max<WideInteger>(made.common, 1);
        made.most = size_of(made.base) / made.common;
        for (const Multiple& part : made.parts) {
            const auto of_part = multiple(size_of(part.factor) / made.common, part.most);
            if (!of_part || *of_part > most_quick)
                return false;
            made.most += *of_part;
        }
        return made.most <= most_quick && multiple(made.most, made.common).has_value();
    }

    void keep(std::uint32_t area, const QuickScale& scale, WideInteger most)
    {
        scales_[area] = scale;
        most_[area] = most;
    }

    [[nodiscard]] const std::vector<QuickScale>& scales() const noexcept { return scales_; }
    [[nodiscard]] std::span<const WideInteger> most() const noexcept { return most_; }

private:
    bool put(bool is_area, std::uint32_t row, WideInteger factor, Made& made)
    {
        const auto whole = multiple(factor, is_area ? scales_[row].step : WideInteger{columns_[row].unit});
        if (!whole)
            return false;
        made.parts.push_back({is_area, row, *whole, is_area ? most_[row] : columns_[row].most});
        made.common = common_divisor(made.common, *whole);
        return true;
    }

    std::span<const QuickColumn> columns_;
    std::vector<QuickScale> scales_;
    std::vector<WideInteger> most_;
};

}  // namespace

std::optional<QuickTotals> QuickTotals::of(const Scheme& scheme, const AreaTotals& totals,
                                           std::span<const QuickColumn> columns)
{
    const std::size_t areas = totals.bottom_up().size();
    Maker maker(columns, areas);
    QuickTotals quick;
    quick.of_indicator_.resize(columns.size());
    quick.base_.resize(areas);
    std::vector<Term> above(areas);
    for (const AreaTotals::Plan& plan : totals.bottom_up()) {
        Made made;
        if ((plan.aggregation != Aggregation::sum && plan.aggregation != Aggregation::arithmetic) ||
            plan.least_data > 0)
            return std::nullopt;
        if (plan.may_lose_some) {
            const auto shared = quick.share(scheme, plan, {columns, maker.scales(), maker.most()}, above);
            if (!shared)
                return std::nullopt;
            maker.keep(plan.row, shared->scale, shared->most);
            continue;
        }
        if (!maker.add(plan, made))
            return std::nullopt;
        for (const Multiple& part : made.parts)
            (part.is_area ? above : quick.of_indicator_)[part.row] = {
                .area = plan.row, .factor = static_cast<double>(part.factor / made.common)};
        quick.base_[plan.row] = static_cast<double>(made.base / made.common);
        const WideInteger under = plan.step / made.common;
        const bool is_rounded = plan.step > 1;
        if (is_rounded && under > most_quick)
            return std::nullopt;
        const QuickScale scale{is_rounded ? WideInteger{1} : made.common, plan.places, plan.divisor};
        // Nothing where the limit is no whole number of these, or too large.
        const auto limit = [&](const std::optional<WideInteger>& given, std::int64_t otherwise) {
            const WideInteger whole = given ? *given / scale.step : WideInteger{otherwise};
            const bool is_right = !given || (*given % scale.step == 0 && size_of(whole) <= most_quick);
            return is_right ? std::optional(whole) : std::nullopt;
        };
        const auto least = limit(plan.least, -most_quick);
        const auto most = limit(plan.most, most_quick);
        if (!least || !most)
            return std::nullopt;
        Step step{.area = plan.row, .is_rounded = is_rounded, .half_goes_up = plan.rounding == Rounding::half_up};
        if (is_rounded) {
            step.under = static_cast<double>(under);
            step.inverse = 1 / step.under;
        }
        step.least = static_cast<double>(*least);
        step.most = static_cast<double>(*most);
        quick.steps_.push_back(step);
        WideInteger largest = is_rounded ? made.most / under + 1 : made.most;
        if (plan.least)
            largest = std::max(largest, size_of(*least));
        if (plan.most)
            largest = std::max(largest, size_of(*most));
        maker.keep(plan.row, scale, largest);
    }
    for (Step& step : quick.steps_)
        step.above = above[step.area];
    quick.scales_ = maker.scales();
    quick.shared_row_.assign(areas, quick.shared_.size());
    for (std::size_t row = 0; row < quick.shared_.size(); ++row)
        quick.shared_row_[quick.shared_[row].area] = row;
    return quick;
}

void QuickTotals::begin(const QuickBlock& block) const
{
    for (std::size_t area = 0; area < base_.size(); ++area)
        std::fill_n(block.areas + area * block.stride, block.stride, base_[area]);
    for (std::size_t row = 0; row < shared_.size(); ++row) {
        std::fill_n(column(block, row, weights), block.stride, shared_[row].fixed_weight);
        std::fill_n(column(block, row, adding), block.stride, 0.0);
        std::fill_n(column(block, row, added), block.stride, shared_[row].base);
        std::fill_n(column(block, row, beside), block.stride, 0.0);
    }
    std::fill_n(block.is_out, shared_.size() * block.stride, std::uint8_t{0});
}

void QuickTotals::add(std::size_t indicator, std::span<const double> points, const QuickPresence& presence,
                      const QuickBlock& block) const
{
    const Term& term = of_indicator_[indicator];
    const double factor = term.factor;
    if (factor == 0)
        return;
    const std::size_t row = shared_row_[term.area];
    double* const into = term.is_part ? block.areas + term.area * block.stride : column(block, row, added);
    if (presence.weighs == nullptr) {
        for (std::size_t i = 0; i < points.size(); ++i)
            into[i] += points[i] * factor;
        if (!term.is_part) {
            double* const other = column(block, row, beside);
            for (std::size_t i = 0; i < points.size(); ++i)
                other[i] += points[i];
        }
        return;
    }
    double* const weight = column(block, row, weights);
    double* const extra = column(block, row, adding);
    double* const other = column(block, row, beside);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double part = points[i] * factor;
        into[i] += part * presence.weighs[i];
        weight[i] += term.weight * presence.weighs[i];
        extra[i] += part * presence.adds[i];
        other[i] += presence.adds[i];
    }
}

inline void QuickTotals::finish_anyhow(const Step& step, const QuickBlock& block, std::size_t members) const
{
    double* const own = block.areas + step.area * block.stride;
    double* const above = block.areas + step.above.area * block.stride;
    const Lanes none{};
    for (std::size_t i = 0; i < members; i += lanes) {
        Lanes total;
        lane::load(own + i, total);
        if (step.is_rounded)
            lane::divide(total, none + step.under, none + step.inverse, step.half_goes_up);
        lane::clamp(total, step.least, step.most);
        lane::store(total, own + i);
        if (step.above.factor == 0)
            continue;
        Lanes sum;
        lane::load(above + i, sum);
        sum += total * step.above.factor;
        lane::store(sum, above + i);
    }
}

MUSTER_FOR_AVX2 void QuickTotals::finish_with_avx2(const Step& step, const QuickBlock& block, std::size_t members) const
{
    finish_anyhow(step, block, members);
}

void QuickTotals::finish(const QuickBlock& block, std::size_t members) const
{
    for (const Step& step : steps_)
        if (shared_row_[step.area] < shared_.size())
            share_out(step, block, members);
        else if (has_avx2())
            finish_with_avx2(step, block, members);
        else
            finish_anyhow(step, block, members);
}

}  // namespace muster::evaluation
