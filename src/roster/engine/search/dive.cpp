#include "roster/engine/search/dive.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::roster::engine::search {
namespace {

constexpr double whole = 0.999;        // share of a line that has all
constexpr double part_of_unit = 0.03;  // of costs: lines in parts and bound are no further apart
constexpr double luck = 0.1;           // of a share, at most, among those who are chosen

/// What people on the rows of [from, to) cost, where those of the opening's members may come to the others.
List<Demand> demands_of(const Instance& instance, const State& state, const Opening& opening, int rows)
{
    const int first = instance.first_row_of(opening.from);
    List<int> people;
    for (int row = 0; row < rows; ++row)
        people.push_back(state.people(first + row));
    for (const int member : opening.members)
        for (int day = opening.from; day < opening.to; ++day)
            instance.each_row(member, day, state.line(member)[day], [&](int row) {
                if (row - first < rows)
                    --people[row - first];
            });
    List<Demand> demands;
    for (int row = 0; row < rows; ++row)
        demands.push_back(Demand::of(instance.rows[first + row], people[row], static_cast<int>(opening.members.size()),
                                     instance.hard_weight));
    return demands;
}

int rows_of(const Instance& instance, std::size_t cover_rows, const Opening& opening)
{
    return std::min(static_cast<int>(cover_rows), instance.first_row_of(opening.to)) -
           instance.first_row_of(opening.from);
}

}  // namespace

Opening Opening::everybody(const Instance& instance)
{
    Opening opening{.members = List<int>(instance.members), .from = 0, .to = instance.days};
    std::iota(opening.members.begin(), opening.members.end(), 0);
    return opening;
}

Dive::Dive(const Instance& instance, std::size_t cover_rows, TablePlanner& planner, const State& state, Opening opening,
           Seed seed, const Care& care)
    : instance_(instance), planner_(planner), duty_prices_(instance), state_(state), opening_(std::move(opening)),
      random_(seed.split(0)), care_(care), first_row_(instance.first_row_of(opening_.from)),
      row_count_(rows_of(instance, cover_rows, opening_)),
      mixture_(demands_of(instance, state, opening_, row_count_), static_cast<int>(opening_.members.size()),
               stiffness_of(instance, cover_rows), seed.split(1)),
      open_(opening_.members.size()), tried_(row_count_), scaled_(row_count_)
{
    std::iota(open_.begin(), open_.end(), 0);
    for (const int index : open_) {
        const Line& line = state.line(opening_.members[index]);
        hold(index, Line(line.begin() + opening_.from, line.begin() + opening_.to));
    }
    goal_ = mixture_.objective();
    bound_ = -1e18;
}

void Dive::begin_at(const List<double>& prices)
{
    mixture_.begin_at(
        std::span(prices).subspan(static_cast<std::size_t>(first_row_), static_cast<std::size_t>(row_count_)));
}

void Dive::offer(int member, const Line& duties)
{
    const auto at = std::ranges::find(opening_.members, member);
    if (at != opening_.members.end())
        hold(static_cast<int>(at - opening_.members.begin()), duties);
}

void Dive::begin_from(const RestrictedMaster& mixture)
{
    RestrictedMaster now = std::exchange(mixture_, mixture);
    mixture_.reseed(Seed{random_()});
    for (const int index : open_)
        for (const RestrictedMaster::Part& part : now.parts(index))
            mixture_.add(index, part);
}

void Dive::hold(int index, const Line& duties)
{
    const int member = opening_.members[index];
    whole_ = state_.line(member);
    std::ranges::copy(duties, whole_.begin() + opening_.from);
    RestrictedMaster::Part part =
        part_of(instance_, member, whole_, opening_.from, opening_.to, first_row_, row_count_);
    part.duties = duties;
    mixture_.add(index, std::move(part));
}

bool Dive::is_spent() const { return std::ceil(bound_ - 1e-3) >= goal_; }

/// Of prices: what is not open to the member.
void Dive::bar_closed(int member)
{
    if (opening_.duties.empty())
        return;
    std::int32_t* cell = line_prices_.data();
    for (int day = opening_.from; day < opening_.to; ++day) {
        const DutyIndex now = state_.line(member)[day];
        for (int duty = 0; duty < instance_.duty_count; ++duty, ++cell)
            if (duty != now && (opening_.duties[now] == 0 || opening_.duties[duty] == 0))
                *cell = barred;
    }
}

/// The best lines at the prices of now, and what these prove.
bool Dive::plan(const Budget& budget)
{
    const auto scale = static_cast<double>(planner_.scale);
    for (std::size_t row = 0; row < tried_.size(); ++row) {
        scaled_[row] = static_cast<std::int64_t>(std::floor(mixture_.prices()[row] * scale + 0.5));
        tried_[row] = static_cast<double>(scaled_[row]) / scale;
    }
    duty_prices_.set(opening_.from, opening_.to, scaled_, first_row_, planner_.scale);
    double bound = mixture_.suit(tried_);
    for (std::size_t index = 0; index < opening_.members.size(); ++index)
        if (mixture_.is_fixed(static_cast<int>(index)))
            bound += RestrictedMaster::cost_at(mixture_.parts(static_cast<int>(index)).front(), tried_);
    for (const int index : open_) {
        if (budget.is_spent())
            return false;
        const int member = opening_.members[index];
        duty_prices_.fill(member, line_prices_);
        bar_closed(member);
        const auto plan = planner_.plan({.member = member,
                                         .from = opening_.from,
                                         .to = opening_.to,
                                         .line = state_.line(member),
                                         .prices = line_prices_.data(),
                                         .keeps_all = true},
                                        planned_);
        if (plan)
            hold(index, planned_);
        // What the best line costs at the prices tried; without a plan nothing is known.
        double least = plan ? 1e18 : -1e9;
        for (const RestrictedMaster::Part& part : mixture_.parts(index))
            least = std::min(least, RestrictedMaster::cost_at(part, tried_));
        bound += least;
    }
    bound_ = std::max(bound_, bound);
    return true;
}

bool Dive::step(const Budget& budget)
{
    if (found_)
        return false;
    const std::uint64_t before = planner_.work() + mixture_.work();
    mixture_.mix(care_.mixing_rounds);
    objective_ = mixture_.objective();
    const bool is_whole = plan(budget);
    work_ += planner_.work() + mixture_.work() - before;
    if (!is_whole || is_spent())
        return false;
    ++rounds_;
    const int most = level_ == 0 ? care_.rounds_at_first : care_.rounds_later;
    const double enough =
        std::max(care_.close_enough * std::abs(objective_), part_of_unit * static_cast<double>(instance_.cost_unit));
    if (rounds_ < most && objective_ - bound_ >= enough)
        return true;
    fix();
    if (!open_.empty())
        return true;
    found_.emplace();
    for (std::size_t index = 0; index < opening_.members.size(); ++index)
        found_->push_back(mixture_.parts(static_cast<int>(index)).front().duties);
    return false;
}

void Dive::fix()
{
    mixture_.mix(care_.mixing_rounds);
    struct Share {
        double share;
        int index;
        std::size_t part;
    };
    List<Share> shares;
    for (const int index : open_) {
        const auto& parts = mixture_.parts(index);
        const auto best = std::ranges::max_element(parts, {}, &RestrictedMaster::Part::share);
        shares.push_back({best->share < whole ? best->share + luck * random_.unit() : best->share, index,
                          static_cast<std::size_t>(best - parts.begin())});
    }
    std::ranges::sort(shares, [](const Share& left, const Share& right) {
        return left.share != right.share ? left.share > right.share : left.index < right.index;
    });
    const auto at_once = 1 + static_cast<std::size_t>(static_cast<double>(shares.size()) * care_.part_at_once);
    std::size_t chosen = 0;
    for (const Share& share : shares) {
        if (share.share < whole && (chosen >= at_once || (chosen > 0 && share.share < care_.sure)))
            break;
        mixture_.fix(share.index, share.part);
        ++chosen;
    }
    std::erase_if(open_, [this](int index) { return mixture_.is_fixed(index); });
    ++level_;
    rounds_ = 0;
    bound_ = -1e18;
}

}  // namespace muster::roster::engine::search
