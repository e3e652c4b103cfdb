#include "muster/record/study_app.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::record {
namespace {

Quantity cap_of(StudyActKind kind, const StudyCaps& caps)
{
    switch (kind) {
    case StudyActKind::article:
        return caps.article;
    case StudyActKind::video:
        return caps.video;
    case StudyActKind::reading_time:
        return caps.reading_time;
    }
    return {};
}

Quantity weighed(const StudyAct& act, const StudyCaps& caps)
{
    const auto holds = [&](const StudyWindow& window) { return window.from <= *act.at && *act.at < window.to; };
    const auto window = act.at ? std::ranges::find_if(caps.windows, holds) : caps.windows.end();
    if (window == caps.windows.end())
        return act.points;
    return (Exact(act.points) * Exact(window->factor)).rounded(6).to_decimal<Quantity>();
}

struct Filling {
    StudyDay day;
    std::array<Quantity, listed(StudyActKind{}).names.size()> filled{};  // by `StudyActKind`
};

}  // namespace

std::vector<StudyDay> count_study(std::span<const StudyAct> acts, const StudyCaps& caps)
{
    std::vector<StudyAct> in_turn(acts.begin(), acts.end());
    std::ranges::sort(in_turn, {}, [](const StudyAct& act) {
        return std::tuple(!act.at.has_value(), act.at.value_or(ClockTime{}), act.is_assigned);
    });
    std::map<std::pair<Day, MemberId>, Filling> fillings;
    for (const StudyAct& act : in_turn) {
        auto& [day, filled] =
            fillings.try_emplace({act.day, act.member}, Filling{{.member = act.member, .day = act.day}}).first->second;
        Quantity& so_far = filled[static_cast<std::size_t>(act.kind)];
        const Quantity points = weighed(act, caps);
        const Quantity room = cap_of(act.kind, caps) - so_far;
        const Quantity counted = std::clamp(points, Quantity{}, std::max(room, Quantity{}));
        so_far += counted;
        (act.is_assigned ? day.assigned : day.self_started) += counted;
        day.over_cap += points - counted;
    }
    std::vector<StudyDay> days;
    for (auto& [key, filling] : fillings)
        days.push_back(filling.day);
    return days;
}

}  // namespace muster::record
