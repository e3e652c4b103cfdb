// What must be known of all members to make points of one's amount.
#pragma once

#include "evaluation/fraction.hpp"
#include "evaluation/logarithm.hpp"
#include "evaluation/rule/questions.hpp"
#include "muster/core/label.hpp"
#include "muster/evaluation/roll.hpp"
#include "muster/evaluation/rule/normalise.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// An amount: `sum` millionths over `divisor`.
struct ExactAmount {
    WideInteger sum = 0;
    std::int64_t divisor = 1;
};
[[nodiscard]] std::strong_ordering operator<=>(const ExactAmount& left, const ExactAmount& right);
[[nodiscard]] inline bool operator==(const ExactAmount& left, const ExactAmount& right)
{
    return (left <=> right) == 0;
}

/// A member's amount.
struct MemberAmount {
    MemberId member;
    ExactAmount value;
};

/// Values below and above which amounts are drawn in. `sorted` are the population's, at least one.
struct WinsoriseBounds {
    ExactAmount low;
    ExactAmount high;
};
[[nodiscard]] WinsoriseBounds bounds_of(const rule::Winsorise& winsorise, std::span<const ExactAmount> sorted);

/// The population of an indicator, measured once; then asked for one member after the other, by many threads.
class Population {
public:
    /// `amounts` are of members who have records, each fit for the rule (above 0 for logarithms, not below 0 for
    /// shares); `reference` is among them where the rule names one. Rule and roll must live as long.
    Population(const rule::Normalise& rule, const Roll& roll, std::span<const MemberAmount> amounts,
               std::optional<MemberId> reference = {});

    /// Points of an amount of the population, in millionths, rounded to so many places. @throws Overflow
    [[nodiscard]] std::int64_t points_of(const Amount& amount, int places, Rounding rounding) const;

    /// The same in lines; none where they do not say it all.
    [[nodiscard]] std::vector<rule::Line> lines() const;

    /// An amount as it is after extremes were drawn in.
    [[nodiscard]] ExactAmount winsorised(const ExactAmount& value) const;

    /// `5 members, from 23.1 of "a" to 85.4 of "b"`.
    [[nodiscard]] Label in_words() const;

private:
    // Number of members, sum and sum of squares of their amounts, times `common`.
    struct Moments {
        LongInteger common = 1;
        LongInteger sum;
        LongInteger spread;  // members x squares - sum^2
    };
    // The same of logarithms, of so many binary places, and what each may be wrong by.
    struct LogarithmMoments {
        LongInteger sum;
        LongInteger sum_error;
        LongInteger spread;
        LongInteger spread_error;
    };
    [[nodiscard]] std::int64_t doubled_rank(const ExactAmount& value) const;
    [[nodiscard]] std::int64_t rank_points(const ExactAmount& value, int places, Rounding rounding) const;
    [[nodiscard]] std::int64_t scale_points(const ExactAmount& value, int places, Rounding rounding) const;
    [[nodiscard]] std::int64_t logarithm_points(const ExactAmount& value, int places, Rounding rounding) const;
    [[nodiscard]] std::int64_t z_points(const ExactAmount& value, int places, Rounding rounding) const;
    [[nodiscard]] std::int64_t z_points_of_logarithm(const ExactAmount& value, int places, Rounding rounding) const;
    [[nodiscard]] const LogarithmMoments& logarithm_moments(int places) const;
    void find_ends(std::span<const MemberAmount> amounts);
    void find_scale(const ExactAmount* reference);
    void add_up();
    [[nodiscard]] bool is_level() const;  // nobody is short of the good end

    const rule::Normalise& rule_;
    const Roll& roll_;
    std::size_t size_ = 0;
    bool is_whole_ = true;  // no amount has a divisor
    MemberId least_of_{};   // of those who have it the first by code
    MemberId greatest_of_{};
    ExactAmount least_{};  // as they were counted
    ExactAmount greatest_{};
    std::vector<ExactAmount> values_{};  // rising, drawn in; only where they are needed
    std::optional<WinsoriseBounds> bounds_{};
    ExactAmount bad_end_{};
    ExactAmount good_end_{};
    Moments moments_{};
    mutable std::mutex making_;
    mutable std::map<int, LogarithmMoments> logarithm_moments_{};
};

/// The rule, where points go by all members' amounts; else null.
[[nodiscard]] const rule::Normalise* normalised(const Rule& rule) noexcept;

struct EvaluationFacts;

/// Measures the population of every indicator that has one, and what stands in for what is missing of others'. @throws
/// InvalidInputs  naming members whose amount the rule has no answer for, and references without one.
void measure_populations(EvaluationFacts& facts);

}  // namespace muster::evaluation
