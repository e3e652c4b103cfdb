#include "mixture.hpp"

#include <algorithm>
#include <limits>

namespace muster::inline v0_2::pairing::groups_engine {

GroupMixture::GroupMixture(const Problem& open, std::vector<double> prices, double stiffness)
    : stiffness_(stiffness), levels_(prices), prices_(std::move(prices)), taken_(levels_.size(), 0.0),
      parts_(open.mentors().size()), known_(open.mentors().size()), left_(levels_.size(), 0.0)
{
    for (std::uint32_t mentee = 0; mentee < levels_.size(); ++mentee) {
        const auto alone = open.unmatched_price(MenteeId(mentee));
        lowest_.push_back(alone ? -static_cast<double>(*alone) : -std::numeric_limits<double>::infinity());
    }
}

void GroupMixture::set_price(std::uint32_t mentee)
{
    prices_[mentee] = std::max(lowest_[mentee], levels_[mentee] + stiffness_ * (taken_[mentee] - 1.0));
}

void GroupMixture::move(const Part& part, double share)
{
    for (const std::uint32_t mentee : part.mentees) {
        taken_[mentee] += share;
        set_price(mentee);
    }
}

void GroupMixture::add(std::uint32_t mentor, std::span<const std::uint32_t> mentees, Score worth)
{
    std::vector<std::uint32_t> sorted(mentees.begin(), mentees.end());
    std::ranges::sort(sorted);
    if (!known_[mentor].insert(sorted).second)
        return;
    ++groups_;
    auto& parts = parts_[mentor];
    parts.push_back({std::move(sorted), worth, parts.empty() ? 1.0 : 0.0});
    move(parts.back(), parts.back().share);
}

std::optional<GroupMixture::Share> GroupMixture::best_at(std::uint32_t mentor, std::span<const Score> prices) const
{
    const Part* best = nullptr;
    WideInteger most = 0;
    for (const Part& part : parts_[mentor]) {
        WideInteger above = WideInteger{part.worth} * GroupPrices::unit;
        for (const std::uint32_t mentee : part.mentees)
            above -= prices[mentee];
        if (best == nullptr || above > most) {
            best = &part;
            most = above;
        }
    }
    if (best == nullptr)
        return std::nullopt;
    return Share{.mentor = mentor, .mentees = best->mentees, .share = best->share, .above = most};
}

std::optional<GroupMixture::Share> GroupMixture::greatest(const std::vector<bool>& but) const
{
    std::optional<Share> most;
    for (std::uint32_t mentor = 0; mentor < parts_.size(); ++mentor)
        for (const Part& part : parts_[mentor])
            if (!but[mentor] && (!most || part.share > most->share))
                most = Share{.mentor = mentor, .mentees = part.mentees, .share = part.share};
    return most;
}

void GroupMixture::fix(const Share& group)
{
    for (const std::uint32_t mentee : group.mentees)
        left_[mentee] = 1.0;
    for (std::uint32_t mentor = 0; mentor < parts_.size(); ++mentor) {
        auto& parts = parts_[mentor];
        const auto goes = [&](const Part& part) {
            return mentor == group.mentor
                       ? part.mentees != group.mentees
                       : std::ranges::any_of(part.mentees, [&](std::uint32_t mentee) { return left_[mentee] > 0.0; });
        };
        double gone = 0.0;
        for (const Part& part : parts)
            if (goes(part)) {
                gone += part.share;
                move(part, -part.share);
            }
        std::erase_if(parts, goes);
        if (!parts.empty() && gone > 0.0) {
            parts.front().share += gone;
            move(parts.front(), gone);
        }
    }
    for (const std::uint32_t mentee : group.mentees)
        left_[mentee] = 0.0;
}

double GroupMixture::above_price(const Part& part) const
{
    auto worth = static_cast<double>(part.worth);
    for (const std::uint32_t mentee : part.mentees)
        worth -= prices_[mentee];
    return worth;
}

/// From the dearest part with a share to the best; false where nothing moved.
bool GroupMixture::shift(std::vector<Part>& parts)
{
    Part* best = nullptr;
    Part* worst = nullptr;
    double most = 0.0;
    double least = 0.0;
    for (Part& part : parts) {
        const double worth = above_price(part);
        steps_ += part.mentees.size();
        if (best == nullptr || worth > most) {
            best = &part;
            most = worth;
        }
        if (part.share > 0.0 && (worst == nullptr || worth < least)) {
            worst = &part;
            least = worth;
        }
    }
    constexpr double nothing = 1e-9;
    if (best == nullptr || best == worst || most - least < nothing)
        return false;
    // Those in both change nothing.
    double changed = 0.0;
    for (const std::uint32_t mentee : best->mentees)
        left_[mentee] = 1.0;
    for (const std::uint32_t mentee : worst->mentees)
        changed += left_[mentee] > 0.0 ? -1.0 : 1.0;
    changed += static_cast<double>(best->mentees.size());
    for (const std::uint32_t mentee : best->mentees)
        left_[mentee] = 0.0;
    const double length = std::min(worst->share, (most - least) / (stiffness_ * std::max(changed, 1.0)));
    move(*worst, -length);
    move(*best, length);
    worst->share = length < worst->share ? worst->share - length : 0.0;
    best->share += length;
    return true;
}

void GroupMixture::mix(int rounds)
{
    constexpr int shifts_each = 6;
    for (int round = 0; round < rounds; ++round) {
        for (auto& parts : parts_)
            for (int at = 0; at < shifts_each && shift(parts); ++at) {
            }
        for (std::uint32_t mentee = 0; mentee < levels_.size(); ++mentee) {
            levels_[mentee] = prices_[mentee];
            set_price(mentee);
        }
    }
}

}  // namespace muster::pairing::groups_engine
