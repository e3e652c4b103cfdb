#include "roster/engine/columns.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster::roster::engine {
namespace {

constexpr double usual_mix = 0.5;  // of the best prices in those tried
constexpr double least_mix = 0.1;
constexpr std::size_t lines_kept = 40;  // of each member from one choice to the next
constexpr int most_pivots = 4000;       // in one round

/// What a row costs around the number of people that costs least, others being there already.
Demand demand_of(const Row& row, int people, int more, Cost hard_weight, double& constant)
{
    const auto at = [&](int count) { return row.at(people + count).value(hard_weight); };
    int target = 0;
    while (target < more && at(target + 1) < at(target))
        ++target;
    Demand demand{.target = static_cast<double>(target)};
    const auto add = [](std::vector<Demand::Piece>& pieces, Cost slope) {
        const auto what = static_cast<double>(slope);
        if (pieces.empty() || pieces.back().slope != what)
            pieces.push_back({what, 0.0});
        pieces.back().length += 1.0;
    };
    for (int count = target; count > 0; --count)
        add(demand.below, at(count - 1) - at(count));
    for (int count = target; count < more; ++count)
        add(demand.above, at(count + 1) - at(count));
    // The program's targets lie a little above: there is always somewhere to go.
    if (demand.below.empty())
        demand.below.push_back({});
    if (demand.above.empty())
        demand.above.push_back({});
    constant += static_cast<double>(at(target));
    return demand;
}

}  // namespace

Scope Scope::everybody(const Instance& instance)
{
    Scope scope{
        .members = std::vector<int>(static_cast<std::size_t>(instance.members)), .from = 0, .to = instance.days};
    std::iota(scope.members.begin(), scope.members.end(), 0);
    return scope;
}

Columns::Columns(const Instance& instance, std::size_t cover_rows, Planner& planner, const State& state, Scope scope,
                 Seed seed, const Care& care)
    : instance_(instance), planner_(planner), duty_prices_(instance), state_(state), scope_(std::move(scope)),
      random_(seed), care_(care)
{
    first_row_ = instance.first_row_of(scope_.from);
    row_count_ = std::min(static_cast<int>(cover_rows), instance.first_row_of(scope_.to)) - first_row_;
    const auto rows = static_cast<std::size_t>(row_count_);
    for (int row = 0; row < row_count_; ++row) {
        people_.push_back(state.people(first_row_ + row));
        value_now_ += static_cast<double>(
            instance.rows[static_cast<std::size_t>(first_row_ + row)].at(people_.back()).value(instance.hard_weight));
    }
    best_prices_.assign(rows, 0.0);
    tried_.assign(rows, 0.0);
    worth_.assign(rows, 0.0);
    scaled_.assign(rows, 0);
    lines_.resize(scope_.members.size());
    fixed_.assign(scope_.members.size(), -1);
    planned_.resize(scope_.members.size());
    open_.resize(scope_.members.size());
    std::iota(open_.begin(), open_.end(), 0);
    for (const int index : open_) {
        const int member = scope_.members[static_cast<std::size_t>(index)];
        const Line& line = state.line(member);
        hold(index, Line(line.begin() + scope_.from, line.begin() + scope_.to));
        const Held& now = lines_[static_cast<std::size_t>(index)].front();
        count(now, -1);
        value_now_ += now.cost;
    }
    goal_ = value_now_;
    bound_ = -1e18;
}

void Columns::begin_at(const std::vector<double>& prices)
{
    std::copy_n(prices.begin() + first_row_, row_count_, best_prices_.begin());
    has_prices_ = true;
    mixed_ = 1.0;
}

void Columns::offer(int member, const Line& duties)
{
    const auto at = std::ranges::find(scope_.members, member);
    if (at != scope_.members.end())
        hold(static_cast<int>(at - scope_.members.begin()), duties);
}

bool Columns::hold(int index, const Line& duties)
{
    const auto at = static_cast<std::size_t>(index);
    for (const Held& line : lines_[at])
        if (line.duties == duties)
            return false;
    const int member = scope_.members[at];
    Held held;
    held.duties = duties;
    Line whole = state_.line(member);
    std::ranges::copy(duties, whole.begin() + scope_.from);
    held.cost = static_cast<double>(instance_.line_toll(member, whole).value(instance_.hard_weight));
    for (int day = scope_.from; day < scope_.to; ++day)
        instance_.each_row(member, day, duties[static_cast<std::size_t>(day - scope_.from)], [&](int row) {
            if (row - first_row_ < row_count_)
                held.rows.push_back(static_cast<std::uint16_t>(row - first_row_));
        });
    lines_[at].push_back(std::move(held));
    return true;
}

void Columns::count(const Held& line, int change)
{
    for (const std::uint16_t row : line.rows)
        people_[row] += change;
}

void Columns::build()
{
    demands_.clear();
    constant_ = 0.0;
    for (int row = 0; row < row_count_; ++row)
        demands_.push_back(demand_of(instance_.rows[static_cast<std::size_t>(first_row_ + row)],
                                     people_[static_cast<std::size_t>(row)], static_cast<int>(open_.size()),
                                     instance_.hard_weight, constant_));
    master_ = std::make_unique<Master>(demands_, static_cast<int>(open_.size()));
    std::vector<int> first;
    for (std::size_t position = 0; position < open_.size(); ++position) {
        auto& lines = lines_[static_cast<std::size_t>(open_[position])];
        for (Held& line : lines)
            line.column = master_->add(static_cast<int>(position), line.cost, line.rows);
        first.push_back(lines.front().column);
    }
    master_->begin(first);
    bound_ = -1e18;
    rounds_ = 0;
    is_settled_ = false;
}

double Columns::suit_rows(const std::vector<double>& prices) const
{
    double sum = constant_;
    for (std::size_t row = 0; row < demands_.size(); ++row) {
        const Demand& demand = demands_[row];
        sum += prices[row] * demand.target;
        for (const Demand::Piece& piece : demand.below)
            sum += std::min(0.0, piece.slope - prices[row]) * piece.length;
        for (const Demand::Piece& piece : demand.above)
            sum += std::min(0.0, piece.slope + prices[row]) * piece.length;
    }
    return sum;
}

bool Columns::is_spent() const { return std::ceil(bound_ - 1e-3) >= goal_; }

void Columns::mix_prices()
{
    for (std::size_t row = 0; row < worth_.size(); ++row)
        worth_[row] = master_->price(static_cast<int>(row));
    const double mix = has_prices_ ? mixed_ : 0.0;
    for (std::size_t row = 0; row < worth_.size(); ++row)
        tried_[row] = mix * best_prices_[row] + (1.0 - mix) * worth_[row];
}

/// A line the planner gave, into the program if it is worth something there.
bool Columns::admit(int index, const Line& duties)
{
    if (!hold(index, duties))
        return false;
    Held& line = lines_[static_cast<std::size_t>(index)].back();
    const auto position = std::ranges::find(open_, index) - open_.begin();
    line.column = master_->add(static_cast<int>(position), line.cost, line.rows);
    return master_->reduced_cost(line.column) < -1e-6;
}

bool Columns::solve_and_price(const std::function<bool()>& stopped)
{
    const std::uint64_t before = master_->work() + planner_.work();
    master_->solve(most_pivots);
    objective_ = constant_ + fixed_cost_ + master_->objective();
    mix_prices();
    const auto scale = static_cast<double>(planner_.scale);
    for (std::size_t row = 0; row < tried_.size(); ++row) {
        scaled_[row] = static_cast<std::int64_t>(std::floor(tried_[row] * scale + 0.5));
        tried_[row] = static_cast<double>(scaled_[row]) / scale;
    }
    duty_prices_.set(scope_.from, scope_.to, scaled_, first_row_, planner_.scale);
    double bound = fixed_cost_ + suit_rows(tried_);
    bool gains = false;
    for (const int index : open_) {
        if (stopped())
            return false;
        const int member = scope_.members[static_cast<std::size_t>(index)];
        duty_prices_.fill(member, line_prices_);
        Line& duties = planned_[static_cast<std::size_t>(index)];
        const auto plan = planner_.plan({.member = member,
                                         .from = scope_.from,
                                         .to = scope_.to,
                                         .line = state_.line(member),
                                         .prices = line_prices_.data(),
                                         .keeps_all = true},
                                        duties);
        if (!plan) {
            bound += lines_[static_cast<std::size_t>(index)].front().cost - 1e9;  // nothing is known
            continue;
        }
        gains = admit(index, duties) || gains;
        // What the line costs at the prices tried: it is the cheapest there.
        Line whole = state_.line(member);
        std::ranges::copy(duties, whole.begin() + scope_.from);
        double cost = static_cast<double>(instance_.line_toll(member, whole).value(instance_.hard_weight));
        for (int day = scope_.from; day < scope_.to; ++day)
            instance_.each_row(member, day, whole[static_cast<std::size_t>(day)], [&](int row) {
                if (row - first_row_ < row_count_)
                    cost -= tried_[static_cast<std::size_t>(row - first_row_)];
            });
        bound += cost;
    }
    if (bound > bound_) {
        bound_ = bound;
        best_prices_ = tried_;
        has_prices_ = true;
    }
    ++rounds_;
    if (gains)
        mixed_ = usual_mix;
    else if (mixed_ > 0.0 && has_prices_)
        mixed_ = mixed_ > least_mix ? mixed_ * 0.4 : 0.0;
    else
        is_settled_ = true;
    work_ += master_->work() + planner_.work() - before;
    return true;
}

bool Columns::step(const std::function<bool()>& stopped)
{
    if (found_)
        return false;
    if (!master_)
        build();
    if (!solve_and_price(stopped) || is_spent())
        return false;
    const double gap = objective_ - bound_;
    const int most = level_ == 0 ? care_.rounds_at_first : care_.rounds_later;
    if (is_settled_ || rounds_ >= most || gap < care_.close_enough * std::abs(objective_)) {
        fix();
        if (open_.empty()) {
            found_.emplace();
            for (std::size_t index = 0; index < lines_.size(); ++index)
                found_->push_back(lines_[index][static_cast<std::size_t>(fixed_[index])].duties);
            return false;
        }
    }
    return true;
}

void Columns::finish(int index, std::size_t line)
{
    const Held& held = lines_[static_cast<std::size_t>(index)][line];
    fixed_[static_cast<std::size_t>(index)] = static_cast<int>(line);
    fixed_cost_ += held.cost;
    count(held, 1);
}

void Columns::fix()
{
    master_->solve(most_pivots);
    struct Share {
        double share;
        int index;
        std::size_t line;
    };
    std::vector<Share> shares;
    for (const int index : open_) {
        const auto& lines = lines_[static_cast<std::size_t>(index)];
        Share best{-1.0, index, 0};
        for (std::size_t line = 0; line < lines.size(); ++line)
            if (lines[line].column >= 0)
                if (const double share = master_->share(lines[line].column); share > best.share)
                    best = {share, index, line};
        if (best.share < 0.999)
            best.share += 0.1 * random_.unit();
        shares.push_back(best);
    }
    std::ranges::sort(shares, [](const Share& left, const Share& right) {
        return left.share != right.share ? left.share > right.share : left.index < right.index;
    });
    const auto at_once = 1 + static_cast<std::size_t>(static_cast<double>(shares.size()) * care_.part_at_once);
    std::size_t chosen = 0;
    for (const Share& share : shares) {
        if (share.share < 0.999 && chosen >= at_once)
            break;
        if (share.share < 0.999 && chosen > 0 && share.share < care_.sure)
            break;
        finish(share.index, share.line);
        ++chosen;
    }
    // Of the others the lines that may still serve.
    std::erase_if(open_, [&](int index) { return fixed_[static_cast<std::size_t>(index)] >= 0; });
    for (const int index : open_) {
        auto& lines = lines_[static_cast<std::size_t>(index)];
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t line = 0; line < lines.size(); ++line)
            order.emplace_back(lines[line].column < 0                      ? 0.0
                               : master_->share(lines[line].column) > 1e-6 ? -1.0 - master_->share(lines[line].column)
                                                                           : master_->reduced_cost(lines[line].column),
                               line);
        std::ranges::sort(order);
        std::vector<Held> kept;
        for (std::size_t at = 0; at < std::min(order.size(), lines_kept); ++at)
            kept.push_back(std::move(lines[order[at].second]));
        lines = std::move(kept);
    }
    ++level_;
    if (!open_.empty()) {
        build();
        mixed_ = 0.3;
    }
}

std::vector<double> Columns::people() const
{
    std::vector<double> people(people_.begin(), people_.end());
    for (const int index : open_)
        for (const Held& line : lines_[static_cast<std::size_t>(index)])
            if (const double share = line.column < 0 ? 0.0 : master_->share(line.column); share > 0.0)
                for (const std::uint16_t row : line.rows)
                    people[row] += share;
    return people;
}

std::vector<double> Columns::prices() const
{
    std::vector<double> prices(static_cast<std::size_t>(first_row_), 0.0);
    prices.insert(prices.end(), best_prices_.begin(), best_prices_.end());
    return prices;
}

std::vector<Line> Columns::lines_of(int index, std::size_t most) const
{
    const auto& lines = lines_[static_cast<std::size_t>(index)];
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t line = 0; line < lines.size(); ++line)
        order.emplace_back(master_ && lines[line].column >= 0 ? master_->reduced_cost(lines[line].column) : 0.0, line);
    std::ranges::sort(order);
    std::vector<Line> best;
    for (std::size_t at = 0; at < std::min(order.size(), most); ++at)
        best.push_back(lines[order[at].second].duties);
    return best;
}

bool Columns::raise(Dual& dual, const std::function<bool()>& stopped)
{
    if (!master_)
        build();
    const std::uint64_t before = master_->work() + dual.work();
    if (!dual.is_midway()) {
        master_->solve(most_pivots);
        objective_ = constant_ + master_->objective();
        if (dual.bound()) {
            best_prices_ = dual.best_prices();
            has_prices_ = true;
        }
        mix_prices();
    }
    const bool is_whole = dual.try_prices(tried_, stopped);
    work_ += master_->work() + dual.work() - before;
    if (!is_whole)
        return false;
    bound_ = static_cast<double>(*dual.bound());
    bool gains = false;
    for (const int index : open_)
        gains = admit(index, dual.lines()[static_cast<std::size_t>(index)]) || gains;
    ++rounds_;
    if (gains)
        mixed_ = usual_mix;
    else if (mixed_ > 0.0)
        mixed_ = mixed_ > least_mix ? mixed_ * 0.4 : 0.0;
    else
        is_settled_ = true;
    return !is_settled_ && objective_ > bound_ + 1e-3;
}

}  // namespace muster::roster::engine
