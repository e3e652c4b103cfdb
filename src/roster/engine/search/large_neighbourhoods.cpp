#include "roster/engine/search/large_neighbourhoods.hpp"

#include <algorithm>
#include <cmath>

namespace muster::roster::engine::search {
namespace {

/// Rows and members of one program beyond which its steps are slow.
constexpr std::size_t most_rows = 500;
constexpr double rows_at_first = 45.0;  // of days that are open
constexpr int fewest_days = 3;
constexpr int most_members_of_days = 200;  // where days are open
constexpr std::size_t lines_offered = 25;
constexpr int first_dives = 3;           // over everybody, before neighbourhoods
constexpr std::uint64_t whole_part = 4;  // of all work, for openings of everybody
constexpr double hope_at_first = 3.0;    // of a day that was never open

}  // namespace

LargeNeighbourhoods::LargeNeighbourhoods(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), random_(seed.split(0)), planner_(instance, seed.split(1)),
      state_(instance), is_small_(cover_rows + static_cast<std::size_t>(instance.members) <= most_rows),
      hope_(instance.days, hope_at_first)
{
    const double by_week = 7.0 * static_cast<double>(cover_rows) / std::max(1, instance.days);
    weeks_ = std::clamp(rows_at_first / std::max(1.0, by_week), fewest_days / 7.0, 2.0);
}

void LargeNeighbourhoods::choose_days(Opening& opening, int length)
{
    // Where nothing was open yet, and where something has changed since openings were last in vain: the best of a few.
    constexpr int tries = 5;
    double most = -1.0;
    for (int attempt = 0; attempt < tries; ++attempt) {
        // Over the edges, so that the first and last days are opened as often as others.
        const int from = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.days + length))) - length;
        const int first = std::clamp(from, 0, instance_.days - length);
        double hope = 0.0;
        for (int day = first; day < first + length; ++day)
            hope += hope_[day];
        if (hope > most) {
            most = hope;
            opening.from = first;
            opening.to = first + length;
        }
    }
}

void LargeNeighbourhoods::set_hope(const Opening& opening, bool gained)
{
    const int margin = gained ? 7 : 0;
    const int to = std::min(opening.to + margin, instance_.days);
    for (int day = std::max(0, opening.from - margin); day < to; ++day) {
        double& hope = hope_[day];
        if (gained)
            hope = day >= opening.from && day < opening.to ? 0.7 * std::min(hope, 1.0) : std::max(hope, 1.0);
        else
            hope = 0.5 * std::min(hope, 1.0) + 0.01;
    }
}

void LargeNeighbourhoods::choose_opening(Opening& opening, bool knows_lines)
{
    const int cover_rows = static_cast<int>(cover_rows_);
    opening = {.members = {}, .from = 0, .to = instance_.days};
    is_whole_ = knows_lines && (whole_dives_ < first_dives || whole_work_ * whole_part < work());
    if (is_whole_) {
        ++whole_dives_;
        by_weeks_ = false;
        opening = Opening::everybody(instance_);
        return;
    }
    by_weeks_ = !is_small_ || (instance_.days >= 42 && random_.below(3) == 0);
    if (by_weeks_) {
        const int by_day = std::max(1, cover_rows / instance_.days);
        const int most_days =
            std::clamp((static_cast<int>(most_rows) - instance_.members / 2) / by_day, fewest_days, instance_.days);
        const int length = std::clamp(static_cast<int>(std::lround(weeks_ * 7.0)), fewest_days, most_days);
        choose_days(opening, length);
    }
    const int wanted = by_weeks_ ? std::min(instance_.members, most_members_of_days)
                                 : std::min(instance_.members, static_cast<int>(std::lround(width_)));
    const auto is_in = [&](int member) { return std::ranges::find(opening.members, member) != opening.members.end(); };
    // A shift in trouble.
    int day = -1;
    int type = 0;
    for (int attempt = 0; attempt < 30 && day < 0 && instance_.types > 0; ++attempt) {
        const int some_day =
            opening.from + static_cast<int>(random_.below(static_cast<std::uint32_t>(opening.to - opening.from)));
        const int some_type = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.types)));
        const int someone = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.members)));
        instance_.each_row_of_type(someone, some_day, some_type, [&](int row) {
            if (const HardSoftCost toll = instance_.rows[row].at(state_.people(row)); toll.soft > 0 || toll.hard > 0) {
                day = some_day;
                type = some_type;
            }
        });
    }
    for (int attempt = 0; attempt < 20 * wanted && static_cast<int>(opening.members.size()) < wanted; ++attempt) {
        const int member = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.members)));
        if (is_in(member))
            continue;
        if (attempt < 10 * wanted) {
            const bool may_help = day >= 0 && instance_.linear_of(member, day, type + 1) != barred &&
                                  instance_.duties[state_.line(member)[day]].types.empty();
            if (!may_help && state_.line_toll(member) == HardSoftCost{} && random_.below(3) != 0)
                continue;
        }
        opening.members.push_back(member);
    }
    std::ranges::sort(opening.members);
}

void LargeNeighbourhoods::open(const Incumbent& incumbent, const Outlook& outlook)
{
    planner_.scale = outlook.scale;
    state_.set(incumbent.best_lines());
    Opening opening;
    choose_opening(opening, outlook.mixture != nullptr);
    const bool is_whole = opening.to - opening.from == instance_.days;
    dive_ = std::make_unique<Dive>(instance_, cover_rows_, planner_, state_, std::move(opening), Seed{random_()},
                                   is_small_ || is_whole_ ? careful : quick);
    if (!outlook.prices.empty())
        dive_->begin_at(outlook.prices);
    if (!outlook.mixture)
        return;
    if (is_whole_)
        dive_->begin_from(*outlook.mixture);
    else if (is_whole)
        for (const int member : dive_->opening().members)
            for (const Line& line : outlook.mixture->lines_of(member, lines_offered))
                dive_->offer(member, line);
}

void LargeNeighbourhoods::close(Incumbent& incumbent)
{
    const bool ended_at_once = dive_->level() == 0;
    const double all = static_cast<double>(instance_.members);
    double& size = by_weeks_ ? weeks_ : width_;
    if (dive_->found()) {
        const auto with_found = [this](List<Line> lines) {
            const Opening& opening = dive_->opening();
            for (std::size_t at = 0; at < opening.members.size(); ++at)
                std::ranges::copy((*dive_->found())[at], lines[opening.members[at]].begin() + opening.from);
            return lines;
        };
        // Other days may be better by now, by another hand.
        List<Line> lines = with_found(state_.lines());
        List<Line> merged = with_found(incumbent.best_lines());
        incumbent.adopt(lines);
        if (merged != lines)
            incumbent.take(merged);
    } else if (is_whole_) {
        // Of no use to learn from.
    } else if (ended_at_once) {
        size = std::min(by_weeks_ ? static_cast<double>(instance_.days) / 7.0 : all,
                        size * (by_weeks_ ? 1.08 : 1.03) + 0.02);
    } else {
        size = std::max(by_weeks_ ? fewest_days / 7.0 : 2.0, size * 0.98 - 0.02);
    }
    if (by_weeks_)
        set_hope(dive_->opening(), dive_->found().has_value());
    dive_.reset();
}

void LargeNeighbourhoods::improve(Incumbent& incumbent, const Turn& turn)
{
    while (!turn.budget.is_spent()) {
        if (!dive_)
            open(incumbent, turn.outlook);
        const std::uint64_t before = dive_->work();
        const std::uint64_t planned = planner_.work();
        const bool goes_on = dive_->step(turn.budget.whole());
        const std::uint64_t here = dive_->work() - before;
        other_work_ += here - (planner_.work() - planned) + 1;
        whole_work_ += is_whole_ ? here : 0;
        if (!goes_on && !turn.budget.whole().is_spent())
            close(incumbent);
    }
}

}  // namespace muster::roster::engine::search
