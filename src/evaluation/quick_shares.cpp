// Areas that may lose parts, see QuickTotals. A unit q is found of which all parts, what is added, the limits and the
// step of the rounding are whole multiples. With S the sum of weight x part, W the sum of weights, X the same sum of
// parts that only add, P the weights of all parts and A what is added, all in q, the total is
//
//     S / W + X / P + A, times L where it is not rounded: S (L / W) + X (L / P) + A L, in q / L;
//     over the step where it is: (S P + X W + A W P) / (W P step), P = 1 where no part may only add.
//
// An area without anything that weighs is left out where there is nothing to add either. Otherwise what it adds goes
// to the area above, which this does not say: the member is scored alone.
#include "evaluation/quick_parts.hpp"
#include "evaluation/quick_totals.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr std::size_t most_sums = 4096;

// A part, over 10^places x divisor.
struct SharedPart {
    bool is_area;
    bool may_be_lost;
    bool may_add;
    std::uint32_t row;
    std::int64_t weight;
    QuickScale unit;
    WideInteger most;          // in units
    WideInteger multiple = 0;  // of q
};

// All that their weights may sum to, above 0, has this in common; nothing where it is too large.
std::optional<WideInteger> common_multiple(std::span<const SharedPart> parts, std::int64_t all)
{
    std::int64_t fixed = 0;
    for (const SharedPart& part : parts)
        fixed += part.may_be_lost ? 0 : part.weight;
    std::set<std::int64_t> sums{fixed};
    for (const SharedPart& part : parts) {
        if (!part.may_be_lost)
            continue;
        const std::vector<std::int64_t> without(sums.begin(), sums.end());
        for (const std::int64_t sum : without)
            sums.insert(sum + part.weight);
        if (sums.size() > most_sums)
            return std::nullopt;
    }
    WideInteger common = all;
    for (const std::int64_t sum : sums)
        if (sum > 0) {
            common = common / common_divisor(common, sum) * sum;
            if (common > most_quick)
                return std::nullopt;
        }
    return common;
}

}  // namespace

// One area, step by step; each step is false where a number might be too large.
class QuickTotals::Sharing {
public:
    Sharing(const Scheme& scheme, const AreaTotals::Plan& plan, const Known& known)
        : scheme_(scheme), plan_(plan), known_(known), is_mean_(plan.area->aggregation != Aggregation::sum)
    {
    }

    // `shared` are those areas that may lose parts and lie below.
    bool collect(std::span<const Share> shared)
    {
        for (const AreaTotals::Part& part : plan_.parts) {
            if (!part.weighs)
                continue;
            SharedPart made{.is_area = part.is_area,
                            .may_be_lost = false,
                            .may_add = false,
                            .row = part.row,
                            .weight = part.weight,
                            .unit = {},
                            .most = 0};
            if (part.is_area) {
                const auto below = std::ranges::find(shared, part.row, &Share::area);
                made.unit = known_.scales[part.row];
                made.most = known_.most[part.row];
                made.may_be_lost = below != shared.end() && below->fixed_weight == 0;
            } else {
                const Indicator& indicator = scheme_.indicators().rows()[part.row];
                made.unit = {known_.columns[part.row].unit, decimal::places, 1};
                made.most = known_.columns[part.row].most;
                made.may_be_lost = indicator.may_be_left_out();
                made.may_add = !indicator.assigned.empty();
            }
            places_ = std::max(places_, made.unit.places);
            divisor_ = divisor_ / common_divisor(divisor_, made.unit.divisor) * made.unit.divisor;
            if (divisor_ > most_quick || places_ > most_places)
                return false;
            parts_.push_back(made);
        }
        one_ = detail::power_of_ten(places_) * divisor_;
        millionth_ = one_ / decimal::per_one;
        return one_ <= most_quick * WideInteger{most_quick} / 1000;
    }

    // The largest of which all are multiples.
    bool find_unit()
    {
        step_ = unit_ = plan_.rounded_to ? one_ / detail::power_of_ten(*plan_.rounded_to) : 0;
        for (SharedPart& part : parts_) {
            const WideInteger to_common =
                detail::power_of_ten(places_ - part.unit.places) * (divisor_ / part.unit.divisor);
            if (!include(part.unit.step, to_common, part.multiple))
                return false;
        }
        for (const auto& [rows, sign] : {std::pair(&plan_.bonuses, 1), std::pair(&plan_.deductions, -1)})
            for (const std::uint32_t row : *rows) {
                WideInteger whole = 0;
                if (!include(known_.columns[row].unit, millionth_, whole))
                    return false;
                besides_.emplace_back(row, whole * sign);
            }
        if (!include(plan_.area->base.millionths(), millionth_, base_))
            return false;
        if (!plan_.rounded_to)
            for (const auto& limit : {plan_.area->least, plan_.area->most})
                if (WideInteger whole = 0; limit && !include(limit->millionths(), millionth_, whole))
                    return false;
        unit_ = std::max<WideInteger>(unit_, 1);
        base_ /= unit_;
        step_ /= unit_;
        for (SharedPart& part : parts_)
            part.multiple /= unit_;
        for (auto& [row, whole] : besides_)
            whole /= unit_;
        return true;
    }

    // Of all that is added up and multiplied.
    bool find_bounds()
    {
        const std::int64_t all = is_mean_ ? plan_.part_weights : 1;
        const auto common = is_mean_ && !plan_.rounded_to ? common_multiple(parts_, all) : WideInteger{1};
        if (!common || divisor_ * *common > INT64_MAX)
            return false;
        common_ = *common;
        const bool may_add = std::ranges::any_of(parts_, &SharedPart::may_add);
        part_weights_ = is_mean_ && (!plan_.rounded_to || may_add) ? all : 1;
        WideInteger weights = 0;
        WideInteger of_parts = 0;
        WideInteger largest = 0;
        for (const SharedPart& part : parts_) {
            const auto most = multiple(part.multiple, part.most);
            if (!most || *most > most_quick || of_parts > most_quick)
                return false;
            largest = is_mean_ ? std::max(largest, *most) : largest + *most;
            of_parts += *most * part.weight;
            weights += part.weight;
        }
        WideInteger of_added = size_of(base_);
        for (const auto& [row, whole] : besides_) {
            const auto most = multiple(size_of(whole), known_.columns[row].most);
            if (!most || *most > most_quick)
                return false;
            of_added += *most;
        }
        const WideInteger over_all = plan_.rounded_to ? part_weights_ * (is_mean_ ? weights : 1) : common_;
        // Parts that weigh and parts that add, each at most the largest, and what is added.
        const auto whole = multiple(2 * largest + of_added, over_all);
        const auto under = multiple(plan_.rounded_to ? step_ : 1, over_all);
        if (!whole || !under || *whole > most_quick || *under > most_quick || of_parts > most_quick)
            return false;
        most_ = plan_.rounded_to ? (2 * largest + of_added) / step_ + 1 : *whole;
        return true;
    }

    std::optional<Shared> keep(QuickTotals& quick, std::vector<Term>& above) const
    {
        Step step{.area = plan_.row,
                  .under = plan_.rounded_to ? static_cast<double>(step_) : 1,
                  .is_rounded = plan_.rounded_to.has_value(),
                  .half_goes_up = plan_.rounding == Rounding::half_up,
                  .least = -static_cast<double>(most_quick),
                  .most = static_cast<double>(most_quick)};
        if (!limit(plan_.area->least, plan_.least, step.least) || !limit(plan_.area->most, plan_.most, step.most))
            return std::nullopt;
        Shared found{.scale = {1, plan_.rounded_to.value_or(0), 1}, .most = most_};
        if (!plan_.rounded_to) {
            const auto below = multiple(one_, common_);
            if (!below)
                return std::nullopt;
            const Exact of_one = Exact::ratio(unit_, *below);
            found.scale = {of_one.digits(), of_one.places(), of_one.divisor()};
        }
        const auto least = static_cast<WideInteger>(std::abs(step.least));
        const auto most = static_cast<WideInteger>(std::abs(step.most));
        if (plan_.area->least && plan_.area->most)
            found.most = std::max(least, most);
        else if (plan_.area->least || plan_.area->most)
            found.most = std::max(found.most, plan_.area->least ? least : most);
        Share share{.area = plan_.row,
                    .is_mean = is_mean_,
                    .is_top = plan_.is_top,
                    .base = static_cast<double>(base_),
                    .common = static_cast<double>(common_),
                    .part_weights = static_cast<double>(part_weights_)};
        for (const SharedPart& part : parts_) {
            const auto weight = static_cast<double>(part.weight);
            share.fixed_weight += part.may_be_lost ? 0 : weight;
            (part.is_area ? above : quick.of_indicator_)[part.row] = {
                .area = plan_.row,
                .factor = static_cast<double>(part.multiple * part.weight),
                .weight = part.may_be_lost ? weight : 0};
        }
        for (const auto& [row, of_one] : besides_)
            quick.of_indicator_[row] = {
                .area = plan_.row, .factor = static_cast<double>(of_one), .weight = 0, .is_part = false};
        quick.steps_.push_back(step);
        quick.shared_.push_back(share);
        return found;
    }

private:
    static constexpr int most_places = 22;

    bool include(WideInteger number, WideInteger times, WideInteger& whole)
    {
        const auto made = multiple(number, times);
        if (made)
            unit_ = common_divisor(unit_, whole = *made);
        return made.has_value();
    }

    bool limit(const std::optional<Points>& given, const std::optional<WideInteger>& planned, double& into) const
    {
        if (!given)
            return true;
        const auto count = plan_.rounded_to ? multiple(*planned, detail::power_of_ten(*plan_.rounded_to - plan_.places))
                                            : multiple(given->millionths() * millionth_ / unit_, common_);
        if (!count || size_of(*count) > most_quick)
            return false;
        into = static_cast<double>(*count);
        return true;
    }

    const Scheme& scheme_;
    const AreaTotals::Plan& plan_;
    const Known& known_;
    bool is_mean_;
    std::vector<SharedPart> parts_{};
    int places_ = decimal::places;
    WideInteger divisor_ = 1;
    WideInteger one_ = 1;  // in 10^places x divisor
    WideInteger millionth_ = 1;
    WideInteger unit_ = 0;                                          // q, over the same
    WideInteger step_ = 0;                                          // of the rounding, in q, as what follows
    std::vector<std::pair<std::uint32_t, WideInteger>> besides_{};  // bonuses and, below 0, deductions
    WideInteger base_ = 0;
    WideInteger common_ = 1;
    WideInteger part_weights_ = 1;
    WideInteger most_ = 0;  // of the total
};

std::optional<QuickTotals::Shared> QuickTotals::share(const Scheme& scheme, const AreaTotals::Plan& plan,
                                                      const Known& known, std::vector<Term>& above)
{
    Sharing sharing(scheme, plan, known);
    if (!sharing.collect(shared_) || !sharing.find_unit() || !sharing.find_bounds())
        return std::nullopt;
    return sharing.keep(*this, above);
}

inline void QuickTotals::share_anyhow(const Step& step, const QuickBlock& block, std::size_t members) const
{
    const std::size_t row = shared_row_[step.area];
    const Share& share = shared_[row];
    double* const own = block.areas + step.area * block.stride;
    const double* const weight = column(block, row, weights);
    const double* const extra = column(block, row, adding);
    const double* const besides = column(block, row, added);
    const Lanes none{};
    const Lanes one = none + 1.0;
    for (std::size_t i = 0; i < members; i += lanes) {
        Lanes total;
        Lanes there;
        Lanes more;
        Lanes plus;
        lane::load(own + i, total);
        lane::load(weight + i, there);
        lane::load(extra + i, more);
        lane::load(besides + i, plus);
        const LaneBits is_empty = there == none;
        const Lanes over = share.is_mean ? (is_empty ? one : there) : one;
        if (step.is_rounded) {
            total = total * share.part_weights + more * over + plus * over * share.part_weights;
            const Lanes under = over * (share.part_weights * step.under);
            lane::divide(total, under, one / under, step.half_goes_up);
        } else {
            total = total * ((none + share.common) / over) + more * (share.common / share.part_weights) +
                    plus * share.common;
        }
        lane::clamp(total, step.least, step.most);
        total = is_empty ? none : total;
        lane::store(total, own + i);
    }
}

MUSTER_FOR_AVX2 void QuickTotals::share_with_avx2(const Step& step, const QuickBlock& block, std::size_t members) const
{
    share_anyhow(step, block, members);
}

void QuickTotals::share_out(const Step& step, const QuickBlock& block, std::size_t members) const
{
    if (has_avx2())
        share_with_avx2(step, block, members);
    else
        share_anyhow(step, block, members);
    const std::size_t row = shared_row_[step.area];
    const Share& share = shared_[row];
    const double* const weight = column(block, row, weights);
    const double* const besides = column(block, row, beside);
    std::uint8_t* const is_out = block.is_out + row * block.stride;
    if (share.fixed_weight == 0)
        for (std::size_t i = 0; i < members; ++i) {
            const bool is_empty = weight[i] == 0;
            is_out[i] = is_empty ? 1 : 0;
            block.is_alone[i] = is_empty && (share.is_top || besides[i] != 0) ? 1 : block.is_alone[i];
        }
    if (step.above.factor == 0)
        return;
    const double* const own = block.areas + step.area * block.stride;
    double* const into = block.areas + step.above.area * block.stride;
    double* const weight_above = column(block, shared_row_[step.above.area], weights);
    for (std::size_t i = 0; i < members; ++i) {
        into[i] += own[i] * step.above.factor;
        weight_above[i] += is_out[i] != 0 ? 0 : step.above.weight;
    }
}

}  // namespace muster::evaluation
