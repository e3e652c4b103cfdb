#include "roster/engine/master.hpp"

#include "roster/engine/vector_clones.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::roster::engine {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double least_gain = 1e-6;     // reduced costs nearer to 0 are taken as 0
constexpr double least_pivot = 1e-7;    // as are entries of a direction
constexpr double slackness = 1e-9;      // by which a value may pass its bound
constexpr int pivots_of_inverse = 400;  // after which it is reckoned anew
constexpr std::size_t most_candidates = 48;

MUSTER_VECTOR_CLONES
void add_multiple(double* to, const double* from, double factor, int count)
{
    for (int i = 0; i < count; ++i)
        to[i] += factor * from[i];
}

MUSTER_VECTOR_CLONES
double sum_of_squares(const double* entries, int count)
{
    double sums[8] = {};
    int i = 0;
    for (; i + 8 <= count; i += 8)
        for (int part = 0; part < 8; ++part)
            sums[part] += entries[i + part] * entries[i + part];
    double sum = 0.0;
    for (; i < count; ++i)
        sum += entries[i] * entries[i];
    for (const double part : sums)
        sum += part;
    return sum;
}

/// Between 0.5 and 1, another for each row.
double unlike(int row)
{
    auto bits = static_cast<std::uint64_t>(row + 1) * 0x9E3779B97F4A7C15u;
    bits ^= bits >> 29;
    bits *= 0xBF58476D1CE4E5B9u;
    return 0.5 + static_cast<double>(bits >> 11) / 18014398509481984.0;
}

}  // namespace

Master::Master(std::span<const Demand> demands, int members)
    : rows_(static_cast<int>(demands.size())), size_(rows_ + members)
{
    for (int row = 0; row < rows_; ++row) {
        const Demand& demand = demands[static_cast<std::size_t>(row)];
        targets_.push_back(demand.target + 2e-6 * unlike(row));
        for (const bool below : {true, false}) {
            const auto& pieces = below ? demand.below : demand.above;
            for (std::size_t at = 0; at < pieces.size(); ++at)
                slacks_.push_back(
                    {row, below ? 1.0 : -1.0, pieces[at].slope, at + 1 == pieces.size() ? endless : pieces[at].length});
        }
    }
    targets_.resize(static_cast<std::size_t>(size_), 1.0);
    position_of_.assign(slacks_.size(), -1);
    is_full_.assign(slacks_.size(), 0);
}

int Master::add(int member, double cost, std::span<const std::uint16_t> rows)
{
    const auto first = static_cast<std::uint32_t>(entries_.size());
    entries_.insert(entries_.end(), rows.begin(), rows.end());
    columns_.push_back({member, cost, first, static_cast<std::uint32_t>(entries_.size())});
    position_of_.push_back(-1);
    return static_cast<int>(columns_.size()) - 1;
}

double Master::cost_of(int variable) const
{
    return is_slack(variable) ? slacks_[static_cast<std::size_t>(variable)].slope
                              : columns_[static_cast<std::size_t>(variable - slack_count())].cost;
}

double Master::length_of(int variable) const
{
    return is_slack(variable) ? slacks_[static_cast<std::size_t>(variable)].length : endless;
}

double Master::slack_cost(int index) const
{
    const Slack& slack = slacks_[static_cast<std::size_t>(index)];
    return slack.slope - slack.sign * price_[static_cast<std::size_t>(slack.row)];
}

double Master::reduced_cost(int line) const
{
    const Column& column = columns_[static_cast<std::size_t>(line)];
    double cost = column.cost - price_[static_cast<std::size_t>(rows_ + column.member)];
    for (std::uint32_t at = column.first; at < column.end; ++at)
        cost -= price_[entries_[at]];
    return cost;
}

double Master::share(int line) const
{
    const int position = position_of_[static_cast<std::size_t>(slack_count() + line)];
    return position < 0 ? 0.0 : value_[static_cast<std::size_t>(position)];
}

double Master::objective() const
{
    double sum = 0.0;
    for (int position = 0; position < size_; ++position)
        sum += cost_of(basis_[static_cast<std::size_t>(position)]) * value_[static_cast<std::size_t>(position)];
    for (std::size_t slack = 0; slack < slacks_.size(); ++slack)
        if (is_full_[slack] != 0)
            sum += slacks_[slack].slope * slacks_[slack].length;
    return sum;
}

void Master::enter(int variable)
{
    std::ranges::fill(direction_, 0.0);
    const auto add = [&](int column, double factor) {
        add_multiple(direction_.data(),
                     inverse_.data() + static_cast<std::size_t>(column) * static_cast<std::size_t>(size_), factor,
                     size_);
        work_ += static_cast<std::uint64_t>(size_);
    };
    if (is_slack(variable)) {
        const Slack& slack = slacks_[static_cast<std::size_t>(variable)];
        add(slack.row, slack.sign);
        return;
    }
    const Column& column = columns_[static_cast<std::size_t>(variable - slack_count())];
    for (std::uint32_t at = column.first; at < column.end; ++at)
        add(entries_[at], 1.0);
    add(rows_ + column.member, 1.0);
}

void Master::begin(std::span<const int> first)
{
    const auto size = static_cast<std::size_t>(size_);
    direction_.assign(size, 0.0);
    value_.assign(size, 0.0);
    price_.assign(size, 0.0);
    longest_.assign(size, endless);
    row_weight_.assign(size, 1.0);
    basis_.assign(size, -1);
    std::vector<double> lacking = targets_;
    for (const int line : first) {
        const Column& column = columns_[static_cast<std::size_t>(line)];
        basis_[static_cast<std::size_t>(rows_ + column.member)] = slack_count() + line;
        for (std::uint32_t at = column.first; at < column.end; ++at)
            lacking[entries_[at]] -= 1.0;
    }
    for (std::size_t index = 0; index < slacks_.size(); ++index) {
        const Slack& slack = slacks_[index];
        const auto row = static_cast<std::size_t>(slack.row);
        const double wants = slack.sign * lacking[row];
        if (basis_[row] >= 0 || wants <= 0.0)
            continue;
        if (wants > slack.length) {
            is_full_[index] = 1;
            lacking[row] -= slack.sign * slack.length;
        } else {
            basis_[row] = static_cast<int>(index);
        }
    }
    for (std::size_t position = 0; position < size; ++position)
        position_of_[static_cast<std::size_t>(basis_[position])] = static_cast<int>(position);
    invert();
}

bool Master::invert()
{
    // One variable after another takes the row where its entry is greatest; slacks first, whose entries stay apart.
    const auto size = static_cast<std::size_t>(size_);
    inverse_.assign(size * size, 0.0);
    for (std::size_t at = 0; at < size; ++at)
        inverse_[at * size + at] = 1.0;
    std::vector<int> wanted = basis_;
    std::ranges::sort(wanted);
    std::vector<std::uint8_t> is_taken(size, 0);
    bool whole = true;
    for (const int variable : wanted) {
        enter(variable);
        std::size_t best = size;
        for (std::size_t at = 0; at < size; ++at)
            if (is_taken[at] == 0 && (best == size || std::abs(direction_[at]) > std::abs(direction_[best])))
                best = at;
        if (std::abs(direction_[best]) < least_pivot) {
            whole = false;
            break;
        }
        is_taken[best] = 1;
        basis_[best] = variable;
        pivot(static_cast<int>(best), 0.0);
    }
    since_inverted_ = 0;
    for (std::size_t position = 0; position < size; ++position) {
        position_of_[static_cast<std::size_t>(basis_[position])] = static_cast<int>(position);
        longest_[position] = length_of(basis_[position]);
    }
    find_values();
    find_prices();
    return whole;
}

void Master::find_values()
{
    std::vector<double> sides = targets_;
    for (std::size_t index = 0; index < slacks_.size(); ++index)
        if (is_full_[index] != 0)
            sides[static_cast<std::size_t>(slacks_[index].row)] -= slacks_[index].sign * slacks_[index].length;
    std::ranges::fill(value_, 0.0);
    for (std::size_t column = 0; column < sides.size(); ++column)
        if (sides[column] != 0.0)
            add_multiple(value_.data(), inverse_.data() + column * sides.size(), sides[column], size_);
}

void Master::find_prices()
{
    const auto size = static_cast<std::size_t>(size_);
    for (std::size_t column = 0; column < size; ++column) {
        double price = 0.0;
        for (std::size_t position = 0; position < size; ++position)
            if (const double entry = inverse_[column * size + position]; entry != 0.0)
                price += cost_of(basis_[position]) * entry;
        price_[column] = price;
    }
    work_ += size * size;
}

void Master::pivot(int position, double reduced)
{
    const auto size = static_cast<std::size_t>(size_);
    const auto at = static_cast<std::size_t>(position);
    const double by = direction_[at];
    for (std::size_t column = 0; column < size; ++column) {
        double* entries = inverse_.data() + column * size;
        if (entries[at] == 0.0)
            continue;
        const double entry = entries[at] / by;
        add_multiple(entries, direction_.data(), -entry, size_);
        entries[at] = entry;
        price_[column] += reduced * entry;
        work_ += size / 2;
    }
    ++since_inverted_;
}

/// Square of how far all values together move for each unit of this variable: what a gain is measured by (Forrest and
/// Goldfarb 1992).
double Master::steepness(int variable)
{
    enter(variable);
    work_ += static_cast<std::uint64_t>(size_);
    return 1.0 + sum_of_squares(direction_.data(), size_);
}

void Master::list_candidates()
{
    std::vector<std::pair<double, int>> found;
    for (int line = 0; line < lines(); ++line)
        if (position_of_[static_cast<std::size_t>(slack_count() + line)] < 0)
            if (const double cost = reduced_cost(line); cost < -least_gain)
                found.emplace_back(cost, line);
    work_ += entries_.size() / 2;
    const std::size_t count = std::min(found.size(), most_candidates);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end());
    candidates_.clear();
    for (std::size_t at = 0; at < count; ++at)
        candidates_.push_back({found[at].second, 1.0 / std::sqrt(steepness(slack_count() + found[at].second))});
    const auto size = static_cast<std::size_t>(size_);
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows_); ++row)
        row_weight_[row] = 1.0 / std::sqrt(1.0 + sum_of_squares(inverse_.data() + row * size, size_));
    work_ += static_cast<std::uint64_t>(rows_) * static_cast<std::uint64_t>(size_) / 4;
}

int Master::choose()
{
    for (const bool again : {false, true}) {
        if (again)
            list_candidates();
        int best = -1;
        double most = 0.0;
        for (int slack = 0; slack < slack_count(); ++slack) {
            if (position_of_[static_cast<std::size_t>(slack)] >= 0)
                continue;
            const double cost = slack_cost(slack);
            const double gain = is_full_[static_cast<std::size_t>(slack)] != 0 ? cost : -cost;
            if (gain <= least_gain)
                continue;
            const auto row = static_cast<std::size_t>(slacks_[static_cast<std::size_t>(slack)].row);
            if (const double now = gain * row_weight_[row]; now > most) {
                most = now;
                best = slack;
            }
        }
        for (const auto& [line, weight] : candidates_) {
            if (position_of_[static_cast<std::size_t>(slack_count() + line)] >= 0)
                continue;
            const double gain = -reduced_cost(line);
            if (gain <= least_gain)
                continue;
            if (const double now = gain * weight; now > most) {
                most = now;
                best = slack_count() + line;
            }
        }
        work_ += slacks_.size() + candidates_.size() * 20;
        if (best >= 0)
            return best;
    }
    return -1;
}

bool Master::solve(int most_pivots)
{
    candidates_.clear();
    for (int pivots = 0; pivots < most_pivots; ++pivots) {
        if (since_inverted_ >= pivots_of_inverse)
            invert();
        const int variable = choose();
        if (variable < 0)
            return true;
        enter(variable);
        const bool full = is_slack(variable) && is_full_[static_cast<std::size_t>(variable)] != 0;
        const double way = full ? -1.0 : 1.0;
        // How far it can go: first with all bounds a little wide, then to the surest pivot within that.
        double far = endless;
        for (std::size_t at = 0; at < value_.size(); ++at) {
            const double fall = way * direction_[at];
            if (fall > least_pivot)
                far = std::min(far, (std::max(value_[at], 0.0) + slackness) / fall);
            else if (fall < -least_pivot && longest_[at] < endless)
                far = std::min(far, (std::max(longest_[at] - value_[at], 0.0) + slackness) / -fall);
        }
        const double own = length_of(variable);
        if (own < endless && own <= far) {
            is_full_[static_cast<std::size_t>(variable)] = full ? 0 : 1;
            add_multiple(value_.data(), direction_.data(), -way * own, size_);
            continue;
        }
        if (far == endless)
            return false;
        std::size_t leaves = value_.size();
        double step = 0.0;
        for (std::size_t at = 0; at < value_.size(); ++at) {
            const double fall = way * direction_[at];
            double length = endless;
            if (fall > least_pivot)
                length = std::max(value_[at], 0.0) / fall;
            else if (fall < -least_pivot && longest_[at] < endless)
                length = std::max(longest_[at] - value_[at], 0.0) / -fall;
            if (length <= far && (leaves == value_.size() || std::abs(direction_[at]) > std::abs(direction_[leaves]))) {
                leaves = at;
                step = length;
            }
        }
        const double reduced = is_slack(variable) ? slack_cost(variable) : reduced_cost(variable - slack_count());
        const int old = basis_[leaves];
        if (is_slack(old))
            is_full_[static_cast<std::size_t>(old)] = way * direction_[leaves] < 0.0 ? 1 : 0;
        add_multiple(value_.data(), direction_.data(), -way * step, size_);
        value_[leaves] = full ? own - step : step;
        if (is_slack(variable))
            is_full_[static_cast<std::size_t>(variable)] = 0;
        position_of_[static_cast<std::size_t>(old)] = -1;
        basis_[leaves] = variable;
        position_of_[static_cast<std::size_t>(variable)] = static_cast<int>(leaves);
        longest_[leaves] = own;
        pivot(static_cast<int>(leaves), reduced);
    }
    return false;
}

}  // namespace muster::roster::engine
