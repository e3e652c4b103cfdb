// Points do not hang on weights, so they are gathered once, in columns. Under drawn weights totals are added up column
// by column: in doubles of whole numbers where these are small enough (quick_totals.hpp), else in integers of 128 bits,
// of a bound found beforehand. Members of whom some part does not weigh are totalled one by one. Then the totals are
// sorted by their leading 64 bits, some bits at a time, and those that agree in these by all of them.
#include "evaluation/drawn_ranks.hpp"

#include "core/workers.hpp"
#include "evaluation/fraction.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <numeric>
#include <ranges>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr std::size_t block = 512;  // members whose areas stay in a core's cache
constexpr WideInteger most_in_columns = WideInteger{1} << 125;

bool is_plainly_weighed(const IndicatorScore& score)
{
    return score.state == ScoreState::counted || score.state == ScoreState::missing;
}

// By `keys`, least first; equal ones stay as they are.
void sort_by_bytes(std::vector<std::uint64_t>& keys, std::vector<std::uint32_t>& rows,
                   std::vector<std::uint64_t>& keys_aside, std::vector<std::uint32_t>& rows_aside)
{
    constexpr unsigned digit = 11;
    constexpr std::size_t values = std::size_t{1} << digit;
    keys_aside.resize(keys.size());
    rows_aside.resize(keys.size());
    std::uint64_t used = 0;
    for (const std::uint64_t key : keys)
        used |= key;
    const auto bits = static_cast<unsigned>(std::bit_width(used));
    for (unsigned shift = 0; shift < bits; shift += digit) {
        std::array<std::uint32_t, values> next{};
        for (const std::uint64_t key : keys)
            ++next[(key >> shift) % values];
        std::uint32_t sum = 0;
        for (std::uint32_t& each : next)
            sum += std::exchange(each, sum);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::uint32_t to = next[(keys[i] >> shift) % values]++;
            keys_aside[to] = keys[i];
            rows_aside[to] = rows[i];
        }
        keys.swap(keys_aside);
        rows.swap(rows_aside);
    }
}

// The greatest whole number of a scale that is not above a total, and whether it is the total.
struct OnScale {
    WideInteger digits;
    bool is_exact;
};
std::optional<OnScale> floor_on(const QuickScale& scale, const Exact& total)
{
    WideInteger over = total.digits();
    WideInteger under = scale.step;
    const int longer = scale.places - total.places();
    if (__builtin_mul_overflow(over, detail::power_of_ten(std::max(longer, 0)), &over) ||
        __builtin_mul_overflow(under, detail::power_of_ten(std::max(-longer, 0)), &under))
        return std::nullopt;
    if (scale.divisor != total.divisor() &&
        (__builtin_mul_overflow(over, scale.divisor, &over) || __builtin_mul_overflow(under, total.divisor(), &under)))
        return std::nullopt;
    WideInteger digits = over / under;
    const WideInteger rest = over % under;
    if (rest < 0)
        --digits;
    if (detail::size_of(digits) >= most_in_columns)
        return std::nullopt;
    return OnScale{digits, rest == 0};
}

// By area, what no total is larger than, its sign aside; nothing where it may be too large for columns.
std::optional<std::vector<WideInteger>> most_by_area(const AreaTotals& totals, std::span<const WideInteger> points)
{
    std::vector<WideInteger> most(totals.bottom_up().size());
    for (const AreaTotals::Plan& plan : totals.bottom_up()) {
        if ((plan.aggregation != Aggregation::sum && plan.aggregation != Aggregation::arithmetic) ||
            plan.least_data > 0)
            return std::nullopt;
        WideInteger sum = 0;
        const auto add = [&](WideInteger of, WideInteger factor) {
            WideInteger part = 0;
            return !__builtin_mul_overflow(of, detail::size_of(factor), &part) && part < most_in_columns &&
                   (sum += part) < most_in_columns;
        };
        bool fits = add(detail::size_of(plan.area->base.millionths()), plan.unit);
        for (const AreaTotals::Part& part : plan.parts)
            fits = fits && add(part.is_area ? most[part.row] : points[part.row], part.factor);
        for (const std::uint32_t bonus : plan.bonuses)
            fits = fits && add(points[bonus], plan.unit);
        for (const std::uint32_t deduction : plan.deductions)
            fits = fits && add(points[deduction], plan.unit);
        if (!fits)
            return std::nullopt;
        most[plan.row] = plan.step > 1 ? sum / plan.step + 1 : sum;
        for (const auto& limit : {plan.least, plan.most})
            if (limit)
                most[plan.row] = std::max(most[plan.row], detail::size_of(*limit));
    }
    return most;
}

}  // namespace

KeptPoints::KeptPoints(const Evaluation& evaluation, std::size_t threads)
    : width_(evaluation.scheme().indicators().size()), is_incomplete_(evaluation.members().size()),
      scores_(evaluation.members().size() * width_), is_void_(evaluation.members().size()), columns_(width_)
{
    const Scheme& scheme = evaluation.scheme();
    const std::size_t members = evaluation.members().size();
    std::vector<std::optional<rule::VetoEffect>> effects;
    for (const Indicator& indicator : scheme.indicators().rows()) {
        const auto sanction = sanction_of(indicator.rule);
        effects.push_back(sanction ? std::optional(sanction->effect) : std::nullopt);
    }
    in_parts(std::clamp<std::size_t>(threads, 1, members / 512 + 1), members,
             [&](std::size_t, std::size_t first, std::size_t last) {
                 for (std::size_t row = first; row < last; ++row)
                     for (std::uint32_t i = 0; i < width_; ++i)
                         scores_[row * width_ + i] =
                             evaluation.of(MemberId(static_cast<std::uint32_t>(row)), IndicatorId(i));
             });
    for (std::uint32_t row = 0; row < members; ++row) {
        is_incomplete_[row] = evaluation.of(MemberId(row)).is_incomplete;
        bool is_plain = true;
        for (std::size_t i = 0; i < width_; ++i) {
            const IndicatorScore& score = scores_[row * width_ + i];
            is_plain &= is_plainly_weighed(score);
            if (!score.is_vetoed || !effects[i])
                continue;
            is_plain &= *effects[i] != rule::VetoEffect::void_area;
            if (*effects[i] == rule::VetoEffect::void_total)
                is_void_[row] = 1;
        }
        if (!is_incomplete_[row])
            (is_plain ? plain_ : others_).push_back(row);
    }
    stride_ = (plain_.size() + lanes - 1) / lanes * lanes;
    whole_.resize(width_ * stride_);
    points_.resize(width_ * stride_);
    for (std::size_t i = 0; i < width_; ++i) {
        std::int64_t unit = 0;
        for (const std::uint32_t row : plain_)
            unit = std::gcd(unit, scores_[row * width_ + i].points.millionths());
        columns_[i].unit = std::max<std::int64_t>(unit, 1);
        for (std::size_t at = 0; at < plain_.size(); ++at) {
            const std::int64_t units = scores_[plain_[at] * width_ + i].points.millionths() / columns_[i].unit;
            columns_[i].most = std::max(columns_[i].most, detail::size_of(units));
            whole_[i * stride_ + at] = units;
            points_[i * stride_ + at] = static_cast<double>(units);
        }
    }
}

std::span<const std::uint32_t> DrawnRanks::under(const Scheme& scheme)
{
    AreaTotals totals(scheme);
    if (totals.needs_all_members())
        totals.settle(kept_.scores_, kept_.members(), 1);
    const std::size_t top = scheme.top().row();
    const AreaTotals::Plan& plan = totals.bottom_up().back();
    exact_.clear();
    rows_ = kept_.plain_;
    digits_.resize(rows_.size());
    scale_ = {1, plan.places, plan.divisor};
    bool is_on_scale = true;
    if (!total_quickly(scheme, totals) && !total_in_columns(totals)) {
        digits_.clear();
        rows_.clear();
        is_on_scale = total_one_by_one(totals, top, kept_.plain_);
    }
    for (std::size_t at = 0; at < digits_.size(); ++at)
        if (kept_.is_void_[rows_[at]] != 0)
            digits_[at] = 0;
    columns_end_ = digits_.size() - exact_.size();
    is_on_scale = total_one_by_one(totals, top, kept_.others_) && is_on_scale;
    if (is_on_scale)
        order_by_digits();
    else
        order_exactly();
    rank_all();
    return ranks_;
}

bool DrawnRanks::total_quickly(const Scheme& scheme, const AreaTotals& totals)
{
    const auto quick = QuickTotals::of(scheme, totals, kept_.columns_);
    if (!quick)
        return false;
    const std::size_t top = scheme.top().row();
    areas_.resize(totals.bottom_up().size() * block);
    shares_.resize(quick->share_columns() * block);
    is_out_.resize(quick->shared() * block);
    is_alone_.assign(block, 0);
    const std::vector<double> ones(block, 1.0);
    const std::vector<double> nothings(block, 0.0);
    const QuickPresence all_there{ones.data(), nothings.data()};
    const QuickBlock columns{block, areas_.data(), shares_.data(), is_out_.data(), is_alone_.data()};
    for (std::size_t first = 0; first < kept_.plain_.size(); first += block) {
        const std::size_t members = std::min(block, kept_.stride_ - first);
        quick->begin(columns);
        for (std::size_t i = 0; i < kept_.width_; ++i)
            quick->add(i, std::span(kept_.points_).subspan(i * kept_.stride_ + first, members),
                       scheme.indicators().rows()[i].may_be_left_out() ? all_there : QuickPresence{}, columns);
        quick->finish(columns, members);
        if (std::ranges::find(is_alone_, 1) != is_alone_.end())
            return false;
        for (std::size_t at = 0; at < std::min(block, kept_.plain_.size() - first); ++at)
            digits_[first + at] = static_cast<std::int64_t>(areas_[top * block + at]);
    }
    scale_ = quick->scales()[top];
    return true;
}

bool DrawnRanks::total_in_columns(const AreaTotals& totals)
{
    std::vector<WideInteger> points;
    for (const QuickColumn& column : kept_.columns_)
        points.push_back(column.most * column.unit);
    const auto most = most_by_area(totals, points);
    if (!most)
        return false;
    constexpr WideInteger narrow = INT64_MAX;
    columns_.resize(totals.bottom_up().size());
    for (std::vector<WideInteger>& column : columns_)
        column.resize(block);
    for (std::size_t first = 0; first < kept_.plain_.size(); first += block) {
        const std::size_t members = std::min(block, kept_.plain_.size() - first);
        for (const AreaTotals::Plan& plan : totals.bottom_up()) {
            WideInteger* const own = columns_[plan.row].data();
            std::fill_n(own, members, plan.area->base.millionths() * plan.unit);
            const auto add_points = [&](std::uint32_t indicator, WideInteger factor) {
                const std::int64_t* const from = kept_.whole_.data() + indicator * kept_.stride_ + first;
                const WideInteger by = factor * kept_.columns_[indicator].unit;
                if (detail::size_of(by) <= narrow)
                    for (std::size_t at = 0; at < members; ++at)
                        own[at] += WideInteger{from[at]} * static_cast<std::int64_t>(by);
                else
                    for (std::size_t at = 0; at < members; ++at)
                        own[at] += from[at] * by;
            };
            for (const AreaTotals::Part& part : plan.parts) {
                if (part.factor == 0)
                    continue;
                if (!part.is_area) {
                    add_points(part.row, part.factor);
                    continue;
                }
                const WideInteger* const from = columns_[part.row].data();
                for (std::size_t at = 0; at < members; ++at)
                    own[at] += from[at] * part.factor;
            }
            for (const std::uint32_t bonus : plan.bonuses)
                add_points(bonus, plan.unit);
            for (const std::uint32_t deduction : plan.deductions)
                add_points(deduction, -plan.unit);
            if (plan.step > 1)
                for (std::size_t at = 0; at < members; ++at)
                    own[at] = divided(own[at], plan.step, plan.rounding);
            for (std::size_t at = 0; at < members && plan.least; ++at)
                own[at] = std::max(own[at], *plan.least);
            for (std::size_t at = 0; at < members && plan.most; ++at)
                own[at] = std::min(own[at], *plan.most);
        }
        std::copy_n(columns_[totals.bottom_up().back().row].begin(), members,
                    digits_.begin() + static_cast<std::ptrdiff_t>(first));
    }
    return true;
}

// Says whether each total has a whole number below it on the scale.
bool DrawnRanks::total_one_by_one(const AreaTotals& totals, std::size_t top, std::span<const std::uint32_t> rows)
{
    area_totals_.resize(totals.bottom_up().size());
    area_states_.resize(totals.bottom_up().size());
    bool are_on_scale = true;
    for (const std::uint32_t row : rows) {
        totals.fill(row, std::span(kept_.scores_).subspan(row * kept_.width_, kept_.width_), area_totals_,
                    area_states_);
        const Exact total = kept_.is_void_[row] != 0 ? Exact() : area_totals_[top];
        const auto below = floor_on(scale_, total);
        are_on_scale = are_on_scale && below;
        digits_.push_back(below ? below->digits : 0);
        exact_.push_back({total, below && below->is_exact});
        rows_.push_back(row);
    }
    return are_on_scale;
}

bool DrawnRanks::has_rest(std::uint32_t place) const
{
    return place >= columns_end_ && !exact_[place - columns_end_].is_on_scale;
}

Exact DrawnRanks::total_at(std::uint32_t place) const
{
    return place >= columns_end_ ? exact_[place - columns_end_].total
                                 : Exact(digits_[place] * scale_.step, scale_.places, scale_.divisor);
}

// Of two of the same digits.
std::strong_ordering DrawnRanks::compare_rests(std::uint32_t left, std::uint32_t right) const
{
    if (has_rest(left) && has_rest(right))
        return total_at(left) <=> total_at(right);
    return has_rest(left) <=> has_rest(right);
}

void DrawnRanks::order_by_digits()
{
    order_.resize(digits_.size());
    std::iota(order_.begin(), order_.end(), 0u);
    is_level_.assign(digits_.size(), false);
    if (digits_.empty())
        return;
    const auto [least, most] = std::ranges::minmax(digits_);
    constexpr int half = 64;
    const auto high = static_cast<std::uint64_t>((most - least) >> half);
    const auto shift = static_cast<unsigned>(std::bit_width(high));
    keys_.resize(digits_.size());
    for (std::size_t at = 0; at < digits_.size(); ++at)
        keys_[at] = static_cast<std::uint64_t>((most - digits_[at]) >> shift);
    sort_by_bytes(keys_, order_, keys_aside_, order_aside_);
    if (shift > 0 || !exact_.empty())
        for (std::size_t first = 0; first < order_.size();) {
            std::size_t last = first + 1;
            while (last < order_.size() && keys_[last] == keys_[first])
                ++last;
            if (last - first > 1)
                std::sort(order_.begin() + static_cast<std::ptrdiff_t>(first),
                          order_.begin() + static_cast<std::ptrdiff_t>(last),
                          [&](std::uint32_t left, std::uint32_t right) {
                              return digits_[left] != digits_[right] ? digits_[left] > digits_[right]
                                                                     : compare_rests(left, right) > 0;
                          });
            first = last;
        }
    for (std::size_t place = 1; place < order_.size(); ++place)
        is_level_[place] = digits_[order_[place]] == digits_[order_[place - 1]] &&
                           compare_rests(order_[place], order_[place - 1]) == 0;
}

// Where a total stands beyond what the scale can say.
void DrawnRanks::order_exactly()
{
    order_.resize(digits_.size());
    std::iota(order_.begin(), order_.end(), 0u);
    is_level_.assign(digits_.size(), false);
    std::ranges::sort(order_,
                      [&](std::uint32_t left, std::uint32_t right) { return total_at(left) > total_at(right); });
    for (std::size_t place = 1; place < order_.size(); ++place)
        is_level_[place] = total_at(order_[place]) == total_at(order_[place - 1]);
}

void DrawnRanks::rank_all()
{
    ranks_.assign(kept_.members(), 0);
    std::uint32_t rank = 0;
    for (std::uint32_t place = 0; place < order_.size(); ++place) {
        if (!is_level_[place])
            rank = place + 1;
        ranks_[rows_[order_[place]]] = rank;
    }
}

}  // namespace muster::evaluation
