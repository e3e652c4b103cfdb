#include "muster/pairing/preferences.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <type_traits>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

struct Side {
    std::string owner;
    std::string other;
};

template <class Owner>
Side side()
{
    return std::is_same_v<Owner, MenteeId> ? Side{"mentee", "mentor"} : Side{"mentor", "mentee"};
}

Where list_of(const std::string& owner, std::size_t row)
{
    return {"preferences of " + owner + " " + std::to_string(row)};
}

std::string allowed_rows(const std::string& kind, std::size_t count)
{
    return count == 0 ? "there is no " + kind + " to list"
                      : "give a row from 0 to " + std::to_string(count - 1) + ", counted in the list of " + kind + "s";
}

void require_row(const std::string& kind, std::uint32_t row, std::size_t count, const Where& here)
{
    if (row >= count)
        throw InvalidInput(here,
                           row == std::numeric_limits<std::uint32_t>::max() ? "a " + kind + " without a row"
                                                                            : kind + " " + std::to_string(row),
                           allowed_rows(kind, count));
}

}  // namespace

PreferenceRows::PreferenceRows(std::string owner, std::string other, std::size_t others,
                               std::vector<std::size_t> starts, std::vector<std::uint32_t> entries,
                               std::vector<bool> ties)
    : others_(others), starts_(std::move(starts)), entries_(std::move(entries)), ties_(std::move(ties))
{
    const Where all{"preferences of " + owner + "s"};
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    if (starts_.empty() || starts_.front() != 0 || starts_.back() != entries_.size() ||
        !std::ranges::is_sorted(starts_))
        throw InvalidInput(all, "the starts of the lists do not rise from 0 to the number of entries",
                           "give one start for each list and the end of the last");
    if (!ties_.empty() && ties_.size() != entries_.size())
        throw InvalidInput(all,
                           std::to_string(ties_.size()) + " ties for " + std::to_string(entries_.size()) + " entries",
                           "say of every entry whether it ties with the one before it, or of none");
    if (others_ > most || size() > most)
        throw InvalidInput(all, "more people than ids can name", "keep each side below four thousand million");

    std::vector<std::uint32_t> last_seen(others_, std::numeric_limits<std::uint32_t>::max());
    for (std::size_t row = 0; row < size(); ++row) {
        const auto mark = static_cast<std::uint32_t>(row);
        for (const std::uint32_t entry : list(row)) {
            if (entry >= others_)
                require_row(other, entry, others_, list_of(owner, row));
            if (last_seen[entry] == mark)
                throw InvalidInput(list_of(owner, row), other + " " + std::to_string(entry) + " stands here twice",
                                   "keep one of them");
            last_seen[entry] = mark;
        }
        if (!ties_.empty() && starts_[row] < starts_[row + 1] && ties_[starts_[row]])
            throw InvalidInput(list_of(owner, row), "its first entry ties with the one before it",
                               "start every list with an entry that ties with none");
    }
    if (std::ranges::find(ties_, true) == ties_.end())
        ties_.clear();
}

template <class Owner, class Other>
PreferenceLists<Owner, Other>::PreferenceLists(std::size_t others, const std::vector<std::vector<Other>>& lists)
{
    std::vector<std::size_t> starts{0};
    std::vector<std::uint32_t> entries;
    for (const auto& list : lists) {
        for (const Other other : list)
            entries.push_back(other.row());
        starts.push_back(entries.size());
    }
    *this = from_columns(others, std::move(starts), std::move(entries));
}

template <class Owner, class Other>
PreferenceLists<Owner, Other>
PreferenceLists<Owner, Other>::with_ties(std::size_t others, const std::vector<std::vector<std::vector<Other>>>& lists)
{
    std::vector<std::size_t> starts{0};
    std::vector<std::uint32_t> entries;
    std::vector<bool> ties;
    for (std::size_t row = 0; row < lists.size(); ++row) {
        for (const auto& group : lists[row]) {
            if (group.empty())
                throw InvalidInput(list_of(side<Owner>().owner, row), "a group of equals is empty", "leave it out");
            for (const Other other : group) {
                entries.push_back(other.row());
                ties.push_back(other != group.front());
            }
        }
        starts.push_back(entries.size());
    }
    return from_columns(others, std::move(starts), std::move(entries), std::move(ties));
}

template <class Owner, class Other>
PreferenceLists<Owner, Other>
PreferenceLists<Owner, Other>::from_scores(std::size_t owners, std::size_t others,
                                           std::span<const ScoredPreference<Owner, Other>> scores)
{
    const Side names = side<Owner>();
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = 0; i < scores.size(); ++i)
        require_row(names.owner, scores[i].owner.row(), owners, Where{"score " + std::to_string(i)});
    std::ranges::sort(order, [&](std::size_t left, std::size_t right) {
        const auto& a = scores[left];
        const auto& b = scores[right];
        if (a.owner != b.owner)
            return a.owner < b.owner;
        return a.score != b.score ? a.score > b.score : a.other < b.other;
    });
    std::vector<std::size_t> starts(owners + 1, 0);
    std::vector<std::uint32_t> entries;
    std::vector<bool> ties;
    entries.reserve(scores.size());
    ties.reserve(scores.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& entry = scores[order[i]];
        const bool continues = i > 0 && scores[order[i - 1]].owner == entry.owner;
        entries.push_back(entry.other.row());
        ties.push_back(continues && scores[order[i - 1]].score == entry.score);
        ++starts[entry.owner.row() + 1];
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    return from_columns(others, std::move(starts), std::move(entries), std::move(ties));
}

template <class Owner, class Other>
PreferenceLists<Owner, Other> PreferenceLists<Owner, Other>::from_matrix(std::size_t others,
                                                                         std::span<const double> scores)
{
    const Side names = side<Owner>();
    const Where all{"preferences of " + names.owner + "s"};
    if (others == 0 ? !scores.empty() : scores.size() % others != 0)
        throw InvalidInput(all, std::to_string(scores.size()) + " scores in rows of " + std::to_string(others),
                           "give every " + names.owner + " a score for every " + names.other);
    const std::size_t owners = others == 0 ? 0 : scores.size() / others;
    std::vector<std::size_t> starts(owners + 1, 0);
    std::vector<std::uint32_t> entries(scores.size());
    std::vector<bool> ties(scores.size(), false);
    for (std::size_t row = 0; row < owners; ++row) {
        const auto values = scores.subspan(row * others, others);
        const auto nan = std::ranges::find_if(values, [](double value) { return std::isnan(value); });
        if (nan != values.end())
            throw InvalidInput(list_of(names.owner, row),
                               "the score of " + names.other + " " + std::to_string(nan - values.begin()) + " is NaN",
                               "give a number");
        const auto list = std::span(entries).subspan(row * others, others);
        std::iota(list.begin(), list.end(), std::uint32_t{0});
        std::ranges::sort(list, [&](std::uint32_t left, std::uint32_t right) {
            return values[left] != values[right] ? values[left] > values[right] : left < right;
        });
        for (std::size_t i = 1; i < list.size(); ++i)
            ties[row * others + i] = values[list[i]] == values[list[i - 1]];
        starts[row + 1] = (row + 1) * others;
    }
    return from_columns(others, std::move(starts), std::move(entries), std::move(ties));
}

template <class Owner, class Other>
PreferenceLists<Owner, Other>
PreferenceLists<Owner, Other>::from_columns(std::size_t others, std::vector<std::size_t> starts,
                                            std::vector<std::uint32_t> entries, std::vector<bool> ties)
{
    const Side names = side<Owner>();
    return PreferenceLists(
        PreferenceRows(names.owner, names.other, others, std::move(starts), std::move(entries), std::move(ties)));
}

template class PreferenceLists<MenteeId, MentorId>;
template class PreferenceLists<MentorId, MenteeId>;

}  // namespace muster::pairing
