#include "roster/engine/bound/split_choice.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr double whole_enough = 0.005;  // people nearer to a whole number are whole
constexpr double part_enough = 0.02;    // of a line, or of a day
constexpr std::size_t rows_tried = 6;
constexpr std::size_t groups_tried = 12;
constexpr std::size_t days_tried = 30;
constexpr std::size_t types_tried = 12;
constexpr int first_rounds = 2;  // of all of them
constexpr std::size_t tried_longer = 6;
constexpr int rounds_tried = 6;
constexpr int mixed_at_once = 5;
constexpr double least_part = 0.01;  // of costs' unit: no gain counts as less
constexpr double seen_part = 0.03;   // the same: where both gain less, it is noise

}  // namespace

void SplitChoice::add_rows()
{
    const List<double>& people = mixture_.people();
    for (std::size_t row = 0; row < cover_rows_; ++row)
        if (const double part = std::abs(people[row] - std::round(people[row]));
            part > whole_enough && may_split(instance_.rows[row]))
            candidates_.push_back({part,
                                   {.cover = CoverSplit{static_cast<std::uint32_t>(row),
                                                        static_cast<std::int64_t>(std::floor(people[row]))}}});
}

void SplitChoice::add_groups()
{
    const List<double>& people = mixture_.people();
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        double sum = 0.0;
        for (const int row : groups_[group])
            sum += people[row];
        if (const double part = std::abs(sum - std::round(sum)); part > part_enough)
            candidates_.push_back({part,
                                   {.cover = CoverSplit{static_cast<std::uint32_t>(cover_rows_ + group),
                                                        static_cast<std::int64_t>(std::floor(sum))}}});
    }
}

/// Of each member one day: another mostly splits the same lines.
void SplitChoice::add_days(bool by_type)
{
    List<double> shares;
    for (int member = 0; member < instance_.members; ++member) {
        Candidate most{.part = part_enough};
        for (int day = 0; day < instance_.days; ++day) {
            shares.assign(by_type ? static_cast<std::size_t>(instance_.types) : 1, 0.0);
            for (const RestrictedMaster::Part& part : mixture_.parts(member)) {
                const DutyIndex duty = part.duties[day];
                if (duty == 0 || part.share <= 0.0)
                    continue;
                if (!by_type)
                    shares.front() += part.share;
                for (std::size_t at = 0; by_type && at < instance_.duties[duty].types.size(); ++at)
                    shares[instance_.duties[duty].types[at]] += part.share;
            }
            for (std::size_t at = 0; at < shares.size(); ++at) {
                const auto type = by_type ? ShiftTypeId(static_cast<ShiftTypeId::Value>(at)) : ShiftTypeId();
                if (const double part = std::min(shares[at], 1.0 - shares[at]); part > most.part)
                    most = {part, {.duty = {MemberId(static_cast<MemberId::Value>(member)), day, type}}};
            }
        }
        if (most.part > part_enough)
            candidates_.push_back(most);
    }
}

/// Of the candidates from `from` on, those most in parts.
void SplitChoice::keep_most(std::size_t from, std::size_t most)
{
    const auto first = candidates_.begin() + static_cast<std::ptrdiff_t>(from);
    std::stable_sort(first, candidates_.end(), [](const Candidate& a, const Candidate& b) { return a.part > b.part; });
    candidates_.resize(std::min(candidates_.size(), from + most));
}

/// What prices prove of these lines after some rounds, or once that is enough.
double SplitChoice::proved(RestrictedMaster tried, int rounds, double enough)
{
    const std::uint64_t before = tried.work();
    double most = 0.0;
    for (int round = 0; round < rounds && (round == 0 || most < enough); ++round) {
        tried.mix(mixed_at_once);
        const double proved = tried.proved();
        most = round == 0 ? proved : std::max(most, proved);
    }
    work_ += tried.work() - before;
    return most;
}

/// The lines at hand in one of the two cases.
RestrictedMaster SplitChoice::narrowed(const Split& split, bool has_more) const
{
    RestrictedMaster tried = mixture_;
    if (split.cover) {
        const auto people = static_cast<int>(split.cover->people);
        const std::size_t row = split.cover->row < cover_rows_
                                    ? split.cover->row
                                    : cover_rows_ + static_cast<std::size_t>(
                                                        std::ranges::find(on_way_, split.cover->row) - on_way_.begin());
        if (row < instance_.rows.size()) {
            tried.set_demand(row, Demand::of(narrowed_row(instance_.rows[row], people, has_more), instance_));
        } else {
            const List<int>& group = groups_[split.cover->row - cover_rows_];
            tried.count_together(Demand::of(narrowed_row(instance_.row_of(group), people, has_more), instance_), group);
        }
    } else {
        tried.keep_lines(static_cast<int>(split.duty.member.row()), [&](const Line& line) {
            return is_split_by(instance_, split.duty, line[split.duty.day]) == has_more;
        });
    }
    return tried;
}

/// By how much both cases are seen to gain in so many rounds; the best come first.
void SplitChoice::rank(int rounds, double most)
{
    const double least = least_part * static_cast<double>(instance_.cost_unit);
    // As far as so few rounds come without a split.
    const double now = proved(mixture_, rounds, std::numeric_limits<double>::max());
    for (Candidate& candidate : candidates_) {
        const auto gain = [&](bool has_more) {
            return std::clamp(proved(narrowed(candidate.split, has_more), rounds, now + most) - now, least,
                              std::max(least, most));
        };
        candidate.gain = gain(false) * gain(true);
    }
    std::ranges::stable_sort(candidates_, std::ranges::greater(), &Candidate::gain);
}

std::optional<Split> SplitChoice::best(double most, bool prefers_days)
{
    add_rows();
    keep_most(0, rows_tried);
    const std::size_t alone = candidates_.size();
    add_groups();
    keep_most(alone, groups_tried);
    const std::size_t rows = candidates_.size();
    add_days(false);
    keep_most(rows, days_tried);
    const std::size_t days = candidates_.size();
    add_days(true);
    keep_most(days, types_tried);
    if (candidates_.empty())
        return std::nullopt;
    const Split otherwise = candidates_[prefers_days && rows < candidates_.size() ? rows : 0].split;
    rank(first_rounds, most);
    candidates_.resize(std::min(candidates_.size(), tried_longer));
    rank(rounds_tried, most);
    const double seen = seen_part * static_cast<double>(instance_.cost_unit);
    return candidates_.front().gain > seen * seen ? candidates_.front().split : otherwise;
}

}  // namespace muster::roster::engine::bound
