// Whom each would rather have: ranked lists, that may leave people out and may rank some alike.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/points.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Ranked lists by row numbers, all in one column. What `PreferenceLists` is made of.
///
/// Always true: entries name rows below `others`, none stands twice in a list.
class PreferenceRows {
public:
    /// Nobody and no lists.
    PreferenceRows() = default;

    /// List `i` is `entries[starts[i]] ... entries[starts[i + 1] - 1]`, best first.
    ///
    /// `ties` is empty or says of each entry whether it ranks alike with the one before it in its list.
    /// `owner` and `other` are what the two sides are called in messages. O(entries).
    ///
    /// @throws InvalidInput  naming the list with an unknown row, a row twice, or a tie at its start.
    PreferenceRows(std::string owner, std::string other, std::size_t others, std::vector<std::size_t> starts,
                   std::vector<std::uint32_t> entries, std::vector<bool> ties = {});

    /// Number of lists.
    [[nodiscard]] std::size_t size() const noexcept { return starts_.size() - 1; }
    /// Number of rows on the other side.
    [[nodiscard]] std::size_t others() const noexcept { return others_; }
    /// Length of all lists together.
    [[nodiscard]] std::size_t length() const noexcept { return entries_.size(); }
    /// Whether any two rank alike.
    [[nodiscard]] bool has_ties() const noexcept { return !ties_.empty(); }

    /// One list, best first; tied ones stand side by side. Valid as long as these lists are.
    [[nodiscard]] std::span<const std::uint32_t> list(std::size_t row) const noexcept
    {
        return std::span(entries_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
    }
    /// Whether the entry at `position` of a list ranks alike with the one before it.
    [[nodiscard]] bool is_tied(std::size_t row, std::size_t position) const noexcept
    {
        return !ties_.empty() && ties_[starts_[row] + position];
    }
    /// All lists, one behind the other. Valid as long as these lists are.
    [[nodiscard]] std::span<const std::uint32_t> entries() const noexcept { return entries_; }
    /// Where each list starts, and behind them where the last one ends.
    [[nodiscard]] std::span<const std::size_t> starts() const noexcept { return starts_; }

    friend bool operator==(const PreferenceRows&, const PreferenceRows&) = default;

private:
    std::size_t others_ = 0;
    std::vector<std::size_t> starts_{0};
    std::vector<std::uint32_t> entries_;
    std::vector<bool> ties_;  // empty where no two rank alike
};

/// What `owner` makes of `other`; higher is better.
template <class Owner, class Other>
struct ScoredPreference {
    Owner owner;   ///< whose opinion it is
    Other other;   ///< of whom
    Points score;  ///< higher is better
};

/// The ranked lists of one side. Who is not in a list is not acceptable to its owner.
template <class Owner, class Other>
class PreferenceLists {
public:
    /// Nobody and no lists.
    PreferenceLists() = default;

    /// Strict lists, best first; `others` is the number of rows on the other side.
    ///
    /// @throws InvalidInput  naming the list with an unknown id or an id twice.
    PreferenceLists(std::size_t others, const std::vector<std::vector<Other>>& lists);

    /// Lists of groups that rank alike, best group first. @throws InvalidInput  as above, or if a group is empty.
    [[nodiscard]] static PreferenceLists with_ties(std::size_t others,
                                                   const std::vector<std::vector<std::vector<Other>>>& lists);

    /// Higher scores first, equal ones tied; who has no score is not listed. O(scores x log).
    ///
    /// @throws InvalidInput  naming an unknown id, or a pair scored twice.
    [[nodiscard]] static PreferenceLists from_scores(std::size_t owners, std::size_t others,
                                                     std::span<const ScoredPreference<Owner, Other>> scores);

    /// Everybody listed, by a row-major matrix with one row an owner; higher first, equal ones tied.
    ///
    /// @throws InvalidInput  on NaN, or unless `scores` holds rows of `others`.
    [[nodiscard]] static PreferenceLists from_matrix(std::size_t others, std::span<const double> scores);

    /// Lists already in columns, taken as they are. @throws InvalidInput  as `PreferenceRows`.
    [[nodiscard]] static PreferenceLists from_columns(std::size_t others, std::vector<std::size_t> starts,
                                                      std::vector<std::uint32_t> entries, std::vector<bool> ties = {});

    /// The lists by row numbers.
    [[nodiscard]] const PreferenceRows& rows() const noexcept { return rows_; }

    friend bool operator==(const PreferenceLists&, const PreferenceLists&) = default;

private:
    explicit PreferenceLists(PreferenceRows rows) : rows_(std::move(rows)) {}

    PreferenceRows rows_;
};

using MenteePreferences = PreferenceLists<MenteeId, MentorId>;  ///< mentors, as mentees rank them
using MentorPreferences = PreferenceLists<MentorId, MenteeId>;  ///< mentees, as mentors rank them

extern template class PreferenceLists<MenteeId, MentorId>;
extern template class PreferenceLists<MentorId, MenteeId>;

}  // namespace muster::pairing

#pragma GCC visibility pop
