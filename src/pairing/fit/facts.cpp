#include "pairing/fit/facts.hpp"

#include "muster/pairing/share.hpp"

#include <algorithm>

namespace muster::inline v0_2::pairing {
namespace {

using Languages = std::vector<std::uint32_t>;

bool share_one(const Languages& left, const Languages& right) noexcept
{
    auto a = left.begin();
    auto b = right.begin();
    while (a != left.end() && b != right.end()) {
        if (*a == *b)
            return true;
        *a < *b ? ++a : ++b;
    }
    return false;
}

/// Sum over the needs of need x strength, in millionths of millionths.
std::int64_t covered(const FitFacts::Person& mentor, const FitFacts::Person& mentee) noexcept
{
    std::int64_t sum = 0;
    auto strength = mentor.levels.begin();
    for (const auto& [subject, need] : mentee.levels) {
        while (strength != mentor.levels.end() && strength->first < subject)
            ++strength;
        if (strength != mentor.levels.end() && strength->first == subject)
            sum += need * strength->second;
    }
    return sum;
}

std::int64_t nearness(const FitFacts::Person& mentor, const FitFacts::Person& mentee) noexcept
{
    if (mentor.building == 0 || mentor.building != mentee.building)
        return 0;
    if (mentor.room != 0 && mentor.room == mentee.room)
        return decimal::per_one;
    return mentor.floor != 0 && mentor.floor == mentee.floor ? detail::share(2, 3) : detail::share(1, 3);
}

}  // namespace

int FitFacts::terms_since(std::uint32_t mentor, std::uint32_t mentee) const noexcept
{
    const auto& list = earlier_of[mentee];
    const auto found = std::ranges::lower_bound(list, mentor, {}, &Earlier::mentor);
    return found != list.end() && found->mentor == mentor ? found->terms_ago : 0;
}

std::array<std::int64_t, feature_count> FitFacts::shares(std::uint32_t mentor, std::uint32_t mentee) const
{
    const Person& helper = helping[mentor];
    const Person& other = helped[mentee];
    std::array<std::int64_t, feature_count> shares{};
    if (other.levels_sum > 0)
        shares[0] = detail::quotient(covered(helper, other), other.levels_sum);
    if (helper.major != 0 && helper.major == other.major)
        shares[1] = decimal::per_one;
    if (helper.year > other.year && other.year > 0)
        shares[2] = detail::share(1, helper.year - other.year);
    if (const std::int64_t wanted = weights.wanted_together.count(); wanted > 0) {
        const std::int64_t together = helper.free_time.common_with(other.free_time).length().count();
        shares[3] = detail::share(std::min(together, wanted), wanted);
    }
    shares[4] = nearness(helper, other);
    if (share_one(helper.languages, other.languages))
        shares[5] = decimal::per_one;
    if (const int terms = terms_since(mentor, mentee); terms > 0)
        shares[6] = detail::share(1, terms);
    return shares;
}

std::int64_t FitFacts::points(std::size_t feature, std::int64_t share) const noexcept
{
    const std::int64_t size = detail::quotient(weight_of[feature] * share, decimal::per_one);
    return feature == static_cast<std::size_t>(Feature::earlier) && rules.earlier_pairs == EarlierPairs::avoid ? -size
                                                                                                               : size;
}

unsigned FitFacts::broken_rules(std::uint32_t mentor, std::uint32_t mentee) const noexcept
{
    const Person& helper = helping[mentor];
    const Person& other = helped[mentee];
    unsigned broken = 0;
    if (rules.helper_in_later_year && helper.year <= other.year)
        broken |= breaks_later_year;
    if (rules.language_in_common && !helper.languages.empty() && !other.languages.empty() &&
        !share_one(helper.languages, other.languages))
        broken |= breaks_language;
    if (rules.covers_a_need && other.levels_sum > 0 && covered(helper, other) == 0)
        broken |= breaks_need;
    if (rules.least_together.count() > 0 &&
        helper.free_time.common_with(other.free_time).length() < rules.least_together)
        broken |= breaks_free_time;
    if (rules.earlier_pairs == EarlierPairs::never_repeat && terms_since(mentor, mentee) > 0)
        broken |= breaks_never_repeat;
    return broken;
}

std::vector<PoorPair> FitFacts::flags(std::uint32_t mentor, std::uint32_t mentee) const
{
    const Person& helper = helping[mentor];
    const Person& other = helped[mentee];
    const auto is_never = [](const FreeTime& time) { return time.length().count() == 0; };
    std::vector<PoorPair> found;
    if (!is_never(helper.free_time) && !is_never(other.free_time) &&
        is_never(helper.free_time.common_with(other.free_time)))
        found.push_back(PoorPair::never_free_together);
    if (other.levels_sum > 0 && covered(helper, other) == 0)
        found.push_back(PoorPair::covers_no_need);
    if (has_needs && other.levels_sum == 0)
        found.push_back(PoorPair::no_need_known);
    return found;
}

}  // namespace muster::pairing
