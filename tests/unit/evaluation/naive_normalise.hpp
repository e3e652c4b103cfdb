// What all members' amounts make of one, as the header says it, in fractions and 100 digits.
#pragma once

#include "unit/evaluation/fractions.hpp"

#include "muster/evaluation.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace muster::inline v0_2::evaluation::naive {

using Long = boost::multiprecision::cpp_dec_float_100;

inline Long long_of(const Fraction& value) { return Long(numerator(value)) / Long(denominator(value)); }

/// To 60 places, so that noise is gone.
inline Fraction fraction_of(const Long& value)
{
    const Whole power = pow(Whole(10), 60);
    return Fraction(Whole(round(value * Long(power)))) / Fraction(power);
}

/// Values after extremes were drawn in, in their order.
inline std::vector<Fraction> drawn_in(const rule::Winsorise& rule, const std::vector<Fraction>& values)
{
    std::vector<Fraction> sorted = values;
    std::ranges::sort(sorted);
    const std::size_t size = sorted.size();
    std::size_t low = 0;
    std::size_t high = 0;
    if (rule.by != rule::WinsoriseBy::skewness_and_kurtosis) {
        std::size_t each = static_cast<std::size_t>(rule.count);
        if (rule.by == rule::WinsoriseBy::share)
            for (each = 0; Fraction(each + 1) <= value_of(rule.share) * size;)
                ++each;
        low = rule.at == rule::WinsoriseAt::high_end ? 0 : each;
        high = rule.at == rule::WinsoriseAt::low_end ? 0 : each;
        while (low + high >= size) {
            low -= low > 0 ? 1u : 0u;
            high -= high > 0 ? 1u : 0u;
        }
    } else {
        while (low + high < static_cast<std::size_t>(rule.count) && size >= 4) {
            std::vector<Long> now;
            for (const Fraction& value : sorted)
                now.push_back(long_of(std::clamp(value, sorted[low], sorted[size - 1 - high])));
            const Long n = size;
            Long mean = 0;
            for (const Long& each : now)
                mean += each / n;
            Long m2 = 0;
            Long m3 = 0;
            Long m4 = 0;
            for (const Long& each : now) {
                const Long apart = each - mean;
                m2 += apart * apart / n;
                m3 += apart * apart * apart / n;
                m4 += apart * apart * apart * apart / n;
            }
            if (sorted[low] == sorted[size - 1 - high])
                break;
            const Long skewness = m3 / pow(m2, Long(1.5)) * sqrt(Long(n * (n - 1))) / (n - 2);
            const Long kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
            const Long noise("1e-60");  // equal is not below
            if (abs(skewness) < long_of(value_of(rule.skewness)) - noise ||
                kurtosis < long_of(value_of(rule.kurtosis)) - noise)
                break;
            const Fraction low_end = sorted[low];
            const Fraction high_end = sorted[size - 1 - high];
            if (skewness >= -noise)
                while (sorted[size - 1 - high] == high_end)
                    ++high;
            else
                while (sorted[low] == low_end)
                    ++low;
        }
    }
    std::vector<Fraction> made;
    for (const Fraction& value : values)
        made.push_back(std::clamp(value, sorted[low], sorted[size - 1 - high]));
    return made;
}

/// Points of `all[own]`, rounded. `reference` is a place, too.
inline Fraction normalised(const rule::Normalise& rule, std::vector<Fraction> all, std::size_t own,
                           std::optional<std::size_t> reference, int places, Rounding rounding)
{
    if (rule.winsorise)
        all = drawn_in(*rule.winsorise, all);
    const auto least = std::ranges::min_element(all) - all.begin();
    const auto greatest = std::ranges::max_element(all) - all.begin();
    // Less is better: the same of numbers below 0.
    const bool is_less = rule.direction == rule::Direction::less_is_better;
    const bool is_logarithm = rule.transformation == rule::Transformation::logarithm;
    const Fraction sign = is_less ? -1 : 1;
    const auto turned = [&](const Fraction& value) {
        return is_logarithm ? Fraction(sign * fraction_of(log(long_of(value)))) : Fraction(sign * value);
    };
    const Fraction n = all.size();
    const Fraction scale = value_of(rule.best) - value_of(rule.worst);
    const auto at = [&](const Fraction& way) { return rounded(value_of(rule.worst) + scale * way, places, rounding); };
    std::vector<Fraction> values;
    for (const Fraction& value : all)
        values.push_back(turned(value));
    const Fraction value = values[own];
    if (rule.ranks()) {
        std::vector<Fraction> sorted = values;
        std::ranges::sort(sorted);
        Fraction first = 0;
        Fraction last = 0;
        for (std::size_t i = 0; i < sorted.size(); ++i)
            if (sorted[i] == value) {
                first = first == 0 ? Fraction(i + 1) : first;
                last = i + 1;
            }
        const Fraction rank = rule.ties == rule::RankTies::minimum   ? first
                              : rule.ties == rule::RankTies::maximum ? last
                                                                     : Fraction((first + last) / 2);
        if (rule.method == rule::Normalisation::rank)
            return rounded(rank, places, rounding);
        if (rule.method == rule::Normalisation::borda)
            return rounded(rank - 1, places, rounding);
        return at(n == 1 ? Fraction(1) : Fraction((rank - 1) / (n - 1)));
    }
    if (rule.method == rule::Normalisation::z_score) {
        Fraction mean = 0;
        for (const Fraction& each : values)
            mean += each / n;
        Fraction squares = 0;
        for (const Fraction& each : values)
            squares += (each - mean) * (each - mean);
        if (all[static_cast<std::size_t>(least)] == all[static_cast<std::size_t>(greatest)])
            return rounded(value_of(rule.mean), places, rounding);
        const Fraction under = rule.deviation_of == rule::DeviationOf::sample ? Fraction(n - 1) : n;
        const Long z = long_of(value - mean) / sqrt(Long(long_of(squares / under)));
        // 40 places, as logarithms have but 60.
        return rounded(rounded(value_of(rule.mean) + value_of(rule.deviation) * fraction_of(z), 40), places, rounding);
    }
    if (rule.method == rule::Normalisation::share_of_best) {
        const Fraction best = all[static_cast<std::size_t>(is_less ? least : greatest)];
        if (all[own] == best)
            return at(1);
        return at(is_less ? Fraction(best / all[own]) : Fraction(all[own] / best));
    }
    Fraction bad = values[static_cast<std::size_t>(is_less ? greatest : least)];
    Fraction good = values[static_cast<std::size_t>(is_less ? least : greatest)];
    if (rule.method == rule::Normalisation::goalposts) {
        bad = turned(value_of(is_less ? *rule.high : *rule.low));
        good = turned(value_of(is_less ? *rule.low : *rule.high));
    }
    if (rule.target)
        good = turned(value_of(*rule.target));
    if (reference)
        good = values[*reference];
    if (good <= bad)
        return at(1);
    Fraction way = (value - bad) / (good - bad);
    if (is_logarithm)
        way = rounded(way, 40);
    return at(rule.is_clipped ? std::clamp(way, Fraction(0), Fraction(1)) : way);
}

}  // namespace muster::evaluation::naive
