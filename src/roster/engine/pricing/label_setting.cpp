// The search for the shortest way of a whole line, between the floor that prices of sums give and what it costs.
#include "roster/engine/pricing/label_planner.hpp"

#include <algorithm>
#include <limits>

namespace muster::inline v0_2::roster::engine::pricing {
namespace {

constexpr std::size_t closed_patiently = 1000;  // labels, before those further on are preferred, and so each time
constexpr std::size_t closed_hastily = 300;     // from one time to the next
constexpr std::size_t most_closed = 5000;
constexpr double uneven = 3.0;  // days, for a duty too few or too many so far

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

}  // namespace

/// By day and profile, the duty that costs least.
void LabelPlanner::choose()
{
    const LineRules& rule = instance_.rules[member_];
    const auto duties = static_cast<std::size_t>(instance_.duty_count);
    const std::int32_t* prices = paid_.data();
    choices_.resize(instance_.days);
    for (auto& choices : choices_) {
        choose_by_profile(rule, {prices, duties}, std::numeric_limits<std::int32_t>::max(), PathPlanner::unreachable,
                          random_(), choices);
        prices += duties;
    }
}

/// What sums will cost at least, where so much is counted from `day` on.
Cost LabelPlanner::least_toll(int day, std::size_t first_amount) const
{
    Cost toll = 0;
    for (std::size_t at = 0; at < counted_.size(); ++at) {
        const auto which = static_cast<std::size_t>(counted_[at]);
        const Resource& sum = own_[which];
        const int now = label_amounts_[first_amount + at];
        const int most =
            now + most_before_[at * (static_cast<std::size_t>(instance_.days) + 1) + static_cast<std::size_t>(day)];
        if (now > sum.greatest() || most < sum.fewest())
            return PathPlanner::unreachable;
        const Suit& suit = suits_[which];
        const int amount = std::clamp(std::clamp(suit.least, now, std::max(now, most)), sum.fewest(), sum.greatest());
        toll += now <= suit.greatest && most >= suit.least
                    ? suit.value
                    : sum.toll(amount) * fine_scale_ + own_prices_[which] * amount;
    }
    return toll;
}

/// Days left, and more for sums that are not as far as the days are: such a label seldom ends as it should.
double LabelPlanner::left_of(int day, std::size_t first_amount) const
{
    double left = day;
    for (std::size_t at = 0; at < counted_.size(); ++at) {
        const auto which = static_cast<std::size_t>(counted_[at]);
        const int* most = most_before_.data() + at * (static_cast<std::size_t>(instance_.days) + 1);
        const double part = 1.0 - static_cast<double>(most[day]) / std::max(1, most[instance_.days]);
        const double now = label_amounts_[first_amount + at];
        const double off = std::max({0.0, suits_[which].least * part - now, now - suits_[which].greatest * part});
        left += uneven * off / std::max(1, own_[which].most_a_day());
    }
    return left;
}

bool LabelPlanner::is_new(const Label& label, std::size_t first_amount)
{
    std::uint64_t hash =
        mixed(static_cast<std::uint64_t>(label.day) << 32 | static_cast<std::uint64_t>(label.place), 1);
    for (std::size_t at = 0; at < counted_.size(); ++at)
        hash = mixed(hash, static_cast<std::uint64_t>(label_amounts_[first_amount + at]) + 1);
    hash |= 1;  // 0 is an empty place
    if (known_count_ * 2 >= known_.size()) {
        List<std::uint64_t> known(known_.size() * 2, 0);
        known.swap(known_);
        for (const std::uint64_t old : known)
            if (old != 0)
                *place_of(old) = old;
    }
    std::uint64_t* const place = place_of(hash);
    if (*place == hash)
        return false;
    *place = hash;
    ++known_count_;
    return true;
}

std::uint64_t* LabelPlanner::place_of(std::uint64_t hash)
{
    std::size_t at = (hash >> 20) & (known_.size() - 1);
    while (known_[at] != 0 && known_[at] != hash)
        at = (at + 1) & (known_.size() - 1);
    return &known_[at];
}

void LabelPlanner::see(const Label& label, View<const int> amounts)
{
    const std::int32_t before = free_planner_.before(label.day, label.place);
    if (before >= PathPlanner::unreachable)
        return;
    const std::size_t first_amount = label_amounts_.size();
    label_amounts_.insert(label_amounts_.end(), amounts.begin(), amounts.end());
    const Cost toll = least_toll(label.day, first_amount);
    const Cost floor = before + Cost{label.price} + toll + settled_toll_;
    if (toll >= PathPlanner::unreachable || (best_price_ && floor >= *best_price_)) {
        label_amounts_.resize(first_amount);
        return;
    }
    const double left = left_of(label.day, first_amount);
    open_.push_back({floor, floor + static_cast<Cost>(haste_ * left), left, static_cast<std::uint32_t>(random_()),
                     static_cast<int>(labels_.size())});
    labels_.push_back(label);
}

void LabelPlanner::open_before(int number)
{
    const LineRules& rule = instance_.rules[member_];
    const Label label = labels_[number];
    const int day = label.day - 1;
    const bool on_weekend = instance_.is_weekend(day);
    const auto first =
        label_amounts_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(number) * counted_.size());
    const List<int> held(first, first + static_cast<std::ptrdiff_t>(counted_.size()));
    List<int> amounts = held;
    const auto& choices = choices_[day];
    const auto go = [&](const Choice& choice, int column_class) {
        free_planner_.each_step_to(day, label.place, column_class, [&](int from, std::int32_t price, bool opens) {
            for (std::size_t at = 0; at < counted_.size(); ++at) {
                const Resource& sum = own_[counted_[at]];
                amounts[at] = held[at] + (sum.is_weekends() ? (opens ? 1 : 0) : sum.amount(on_weekend, choice.duty));
            }
            const std::size_t was_open = open_.size();
            see({day, from, number, choice.duty, label.price + choice.price + price}, amounts);
            if (open_.size() > was_open)
                std::ranges::push_heap(open_, is_later);
            ++work_;
        });
    };
    if (!free_planner_.is_on(label.place)) {
        if (choices[rule.profile_of[0]].price < PathPlanner::unreachable)
            go(choices[rule.profile_of[0]], 0);
        return;
    }
    for (std::size_t profile = 0; profile < choices.size(); ++profile)
        if (profile != rule.profile_of[0] && choices[profile].price < PathPlanner::unreachable &&
            rule.profiles[profile].row_class == free_planner_.class_of(label.place))
            go(choices[profile], rule.profiles[profile].column_class);
}

/// From the last day to the first. True where what it found, if anything, or what was found before is the best.
bool LabelPlanner::search()
{
    const std::size_t days = static_cast<std::size_t>(instance_.days);
    counted_.clear();
    settled_toll_ = 0;
    for (std::size_t at = 0; at < own_.size(); ++at)
        if (counts_[at] != 0 || own_prices_[at] != 0)
            counted_.push_back(static_cast<int>(at));
        else
            settled_toll_ += suits_[at].value;
    most_before_.assign(counted_.size() * (days + 1), 0);
    for (std::size_t at = 0; at < counted_.size(); ++at) {
        const Resource& sum = own_[counted_[at]];
        int* most = most_before_.data() + at * (days + 1);
        for (int day = 0; day < instance_.days; ++day)
            most[day + 1] = most[day] + sum.most_on(instance_, day);
    }
    labels_.clear();
    label_amounts_.clear();
    open_.clear();
    known_.assign(std::size_t{1} << 13, 0);
    known_count_ = 0;
    haste_ = 0.0;
    choose();
    const List<int> nothing(counted_.size(), 0);
    for (int place = 0; place < free_planner_.places(); ++place)
        see({instance_.days, place, -1, 0, 0}, nothing);
    std::ranges::make_heap(open_, is_later);
    for (std::size_t closed = 1; !open_.empty() && closed <= most_closed; ++closed) {
        if (closed >= closed_patiently && closed % closed_hastily == 0)
            hasten();
        std::ranges::pop_heap(open_, is_later);
        const Open next = open_.back();
        open_.pop_back();
        if (best_price_ && next.floor >= *best_price_)
            continue;
        const Label& label = labels_[next.label];
        if (label.day == 0) {
            best_price_ = next.floor;
            tell(next.label, best_line_);
            break;
        }
        if (is_new(label, static_cast<std::size_t>(next.label) * counted_.size()))
            open_before(next.label);
    }
    return best_price_ && std::ranges::all_of(open_, [&](const Open& open) { return open.floor >= *best_price_; });
}

/// Labels that are further on go before others, though their floors be a little higher.
void LabelPlanner::hasten()
{
    haste_ = haste_ == 0.0 ? 0.5 * static_cast<double>(fine_scale_) / instance_.days : 4.0 * haste_;
    for (Open& open : open_)
        open.rank = open.floor + static_cast<Cost>(haste_ * open.left);
    std::ranges::make_heap(open_, is_later);
}

void LabelPlanner::tell(int label, Line& duties) const
{
    duties.assign(instance_.days, 0);
    for (; labels_[label].parent >= 0; label = labels_[label].parent)
        duties[labels_[label].day] = labels_[label].duty;
}

}  // namespace muster::roster::engine::pricing
