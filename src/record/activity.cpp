#include "muster/record/activity.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::record {

Activity::Activity(ActivityPlan plan, std::vector<ActivityMove> moves)
    : plan_(std::move(plan)), moves_(std::move(moves))
{
    const Where here{"activity \"" + plan_.code + "\""};
    if (plan_.code.empty())
        throw InvalidInput({"activity"}, "it has no code", "give every activity a code of its own");
    ActivityState reached = ActivityState::planned;
    std::optional<Day> since;
    for (std::size_t i = 0; i < moves_.size(); ++i) {
        const Where step{here.source + ", move " + std::to_string(i + 1)};
        require_calendar_day(moves_[i].day, step);
        if (!may_move(reached, moves_[i].to))
            throw InvalidInput(step, label_of(reached).en + " does not lead to " + label_of(moves_[i].to).en,
                               "take the states in their order");
        if (since && moves_[i].day < *since)
            throw InvalidInput(
                step, "its day " + to_string(moves_[i].day) + " comes before the move before, " + to_string(*since),
                "list moves oldest first");
        reached = moves_[i].to;
        since = moves_[i].day;
    }
}

Activity Activity::at(ActivityPlan plan, ActivityState state, Day day, MemberId by)
{
    std::vector<ActivityMove> moves;
    for (int step = 1; step <= static_cast<int>(state); ++step)
        moves.push_back({.to = static_cast<ActivityState>(step), .day = day, .by = by});
    return Activity(std::move(plan), std::move(moves));
}

ActivityState Activity::state() const noexcept { return moves_.empty() ? ActivityState::planned : moves_.back().to; }

ActivityState Activity::state_on(Day day) const
{
    ActivityState reached = ActivityState::planned;
    for (const ActivityMove& move : moves_)
        if (move.day <= day)
            reached = move.to;
    return reached;
}

bool Activity::is_reviewed() const noexcept
{
    const auto is_review = [](const ActivityMove& move) { return move.to == ActivityState::reviewed; };
    if (state() == ActivityState::closed)  // closed without a review: called off
        return moves_.size() >= 2 && is_review(moves_[moves_.size() - 2]);
    return state() == ActivityState::reviewed;
}

std::optional<Day> Activity::day_of(ActivityState state) const
{
    for (auto move = moves_.rbegin(); move != moves_.rend(); ++move)
        if (move->to == state)
            return move->day;
    return std::nullopt;
}

Activity Activity::with_move(ActivityMove move) const
{
    std::vector<ActivityMove> moves = moves_;
    moves.push_back(std::move(move));
    return Activity(plan_, std::move(moves));
}

}  // namespace muster::record
