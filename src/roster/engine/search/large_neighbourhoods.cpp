#include "roster/engine/search/large_neighbourhoods.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace muster::inline v0_2::roster::engine::search {
namespace {

/// Rows and members of one program beyond which its steps are slow.
constexpr std::size_t most_rows = 500;
constexpr double rows_at_first = 45.0;  // of days that are open
constexpr double fewest_weeks = 3.0 / 7.0;
constexpr double members_at_first = 6.0;
constexpr double duties_at_first = 2.0;
constexpr int most_members_of_days = 200;  // where days are open
constexpr int shortest_to_part = 14;       // days of a period, some of which are opened
constexpr std::size_t lines_offered = 25;
constexpr int first_dives = 3;           // over everybody, before neighbourhoods, where none is in vain
constexpr std::uint64_t whole_part = 4;  // of all work, for openings of everybody; after one in vain half as much
constexpr int most_halvings = 4;
constexpr double hope_at_first = 3.0;  // of a day that was never open
constexpr int tries_of_a_kind = 4;     // openings
constexpr std::uint32_t another = 3;   // one opening in so many is of any kind, whatever it gained
constexpr double memory_of_gains = 0.95;

}  // namespace

LargeNeighbourhoods::LargeNeighbourhoods(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), random_(seed.split(0)), planner_(instance, seed.split(1)),
      state_(instance), is_small_(cover_rows + static_cast<std::size_t>(instance.members) <= most_rows),
      hope_(instance.days, hope_at_first)
{
    const double by_week = 7.0 * static_cast<double>(cover_rows) / std::max(1, instance.days);
    known_[members] = {
        .size = members_at_first, .least = 2.0, .most = static_cast<double>(instance.members), .may_open = is_small_};
    known_[days] = {.size = std::clamp(rows_at_first / std::max(1.0, by_week), fewest_weeks, 2.0),
                    .least = fewest_weeks,
                    .most = static_cast<double>(instance.days) / 7.0,
                    .may_open = !is_small_ || instance.days >= shortest_to_part};
    known_[duties] = {.size = duties_at_first,
                      .least = 1.0,
                      .most = static_cast<double>(instance.duty_count - 2),
                      .may_open = is_small_ && instance.duty_count > 3};
}

/// All in turn at first, then mostly what gains most for its work.
LargeNeighbourhoods::Kind LargeNeighbourhoods::choose_kind()
{
    std::array<Kind, kinds> open{};
    std::uint32_t count = 0;
    for (const Kind kind : {members, days, duties})
        if (known_[kind].may_open)
            open[count++] = kind;
    if (count == 1)
        return open.front();
    Kind best = open.front();
    Kind least = open.front();
    bool is_one_best = false;
    for (const Kind kind : std::span(open).first(count)) {
        const double difference =
            known_[kind].gain * (known_[best].work + 1.0) - known_[best].gain * (known_[kind].work + 1.0);
        is_one_best = is_one_best || difference != 0.0;
        best = difference > 0.0 ? kind : best;
        least = known_[kind].times < known_[least].times ? kind : least;
    }
    if (known_[least].times < tries_of_a_kind)
        return least;
    return is_one_best && random_.below(another) != 0 ? best : open[random_.below(count)];
}

void LargeNeighbourhoods::choose_days(Opening& opening)
{
    const int fewest = std::min(3, instance_.days);
    const int by_day = std::max(1, static_cast<int>(cover_rows_) / instance_.days);
    const int most = std::clamp((static_cast<int>(most_rows) - instance_.members / 2) / by_day, fewest, instance_.days);
    const int length = std::clamp(static_cast<int>(std::lround(known_[days].size * 7.0)), fewest, most);
    // Where nothing was open yet, and where something has changed since openings were last in vain: the best of a few.
    constexpr int tries = 5;
    double most_hope = -1.0;
    for (int attempt = 0; attempt < tries; ++attempt) {
        // Over the edges, so that the first and last days are opened as often as others.
        const int from = static_cast<int>(random_.below(static_cast<std::uint32_t>(instance_.days + length))) - length;
        const int first = std::clamp(from, 0, instance_.days - length);
        double hope = 0.0;
        for (int day = first; day < first + length; ++day)
            hope += hope_[day];
        if (hope > most_hope) {
            most_hope = hope;
            opening.from = first;
            opening.to = first + length;
        }
    }
}

/// Some, and being off.
void LargeNeighbourhoods::choose_duties(Opening& opening)
{
    opening = Opening::everybody(instance_);
    List<int> order(instance_.duty_count - 1);
    std::iota(order.begin(), order.end(), 1);
    random_.shuffle(std::span(order));
    order.resize(static_cast<std::size_t>(std::lround(known_[duties].size)));
    opening.duties.assign(instance_.duty_count, 0);
    opening.duties[0] = 1;
    for (const int duty : order)
        opening.duties[duty] = 1;
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

/// Around a shift in trouble within the days that are open, if there is one.
void LargeNeighbourhoods::choose_members(Opening& opening)
{
    const int wanted = kind_ == days ? std::min(instance_.members, most_members_of_days)
                                     : std::min(instance_.members, static_cast<int>(std::lround(known_[members].size)));
    const auto is_in = [&](int member) { return std::ranges::find(opening.members, member) != opening.members.end(); };
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

void LargeNeighbourhoods::choose_opening(Opening& opening, bool knows_lines)
{
    const std::uint64_t part = whole_part << std::min(whole_in_vain_, most_halvings);
    // A quick one that came to nothing is no sign where each choice has to be small.
    const bool is_first = (whole_dives_ == 1 && !is_small_) || (whole_dives_ < first_dives && whole_in_vain_ == 0);
    is_whole_ = knows_lines && (is_first || whole_work_ * part < work());
    if (is_whole_) {
        ++whole_dives_;
        opening = Opening::everybody(instance_);
        return;
    }
    kind_ = choose_kind();
    opening = {.members = {}, .from = 0, .to = instance_.days};
    if (kind_ == duties) {
        choose_duties(opening);
        return;
    }
    if (kind_ == days)
        choose_days(opening);
    choose_members(opening);
}

/// Everybody's lines are chosen quickly once, which may lead to no roster, and with care after that.
const Care& LargeNeighbourhoods::care() const
{
    if (!is_whole_)
        return is_small_ ? careful : quick;
    return whole_dives_ == 1 ? quick : gradual;
}

void LargeNeighbourhoods::open(const Incumbent& incumbent, const Outlook& outlook)
{
    planner_.scale = outlook.scale;
    state_.set(incumbent.best_lines());
    Opening opening;
    choose_opening(opening, outlook.mixture != nullptr);
    const bool is_whole = opening.to - opening.from == instance_.days;
    dive_ =
        std::make_unique<Dive>(instance_, cover_rows_, planner_, state_, std::move(opening), Seed{random_()}, care());
    if (!outlook.prices.empty())
        dive_->begin_at(outlook.prices);
    if (!outlook.mixture)
        return;
    if (is_whole_)
        dive_->begin_from(*outlook.mixture);
    else if (is_whole && dive_->opening().duties.empty())
        for (const int member : dive_->opening().members)
            for (const Line& line : outlook.mixture->lines_of(member, lines_offered))
                dive_->offer(member, line);
}

/// More where prices alone showed that nothing was to be gained, less where a dive ended in vain.
void LargeNeighbourhoods::set_size(const Dive& dive)
{
    Known& known = known_[kind_];
    if (dive.level() == 0)
        known.size = std::min(known.most, known.size * (kind_ == members ? 1.06 : 1.08) + 0.02);
    else
        known.size = std::max(known.least, known.size * (kind_ == members ? 0.96 : 0.98) - 0.02);
}

void LargeNeighbourhoods::close(Incumbent& incumbent)
{
    const HardSoftCost before = incumbent.best();
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
        // Lines are planned anew after it for as long as the dive took, as few have to do with a small one.
        incumbent.adopt(lines, is_whole_ ? Incumbent::all_work : dive_work_);
        if (merged != lines)
            incumbent.take(merged);
    } else if (!is_whole_) {
        set_size(*dive_);
    }
    if (is_whole_) {
        whole_in_vain_ = incumbent.best() < before ? 0 : whole_in_vain_ + 1;
    } else {
        Known& known = known_[kind_];
        const HardSoftCost gained = before - incumbent.best();
        ++known.times;
        known.gain = memory_of_gains * known.gain + static_cast<double>(gained.value(instance_.hard_weight));
        known.work = memory_of_gains * known.work + static_cast<double>(dive_work_);
        if (kind_ == days)
            set_hope(dive_->opening(), dive_->found().has_value());
    }
    dive_work_ = 0;
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
        dive_work_ += here;
        if (!goes_on && !turn.budget.whole().is_spent())
            close(incumbent);
    }
}

}  // namespace muster::roster::engine::search
