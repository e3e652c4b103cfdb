// Cases of a proof: rosters that are split in two, and in two again, each case with prices that prove it.
#pragma once

#include "muster/roster/certificate.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/narrowing.hpp"
#include "roster/engine/bound/restricted_master.hpp"
#include "roster/engine/model/instance.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

/// What rosters are split by: people on a row, or on the rows of a group together (`cover_groups`), which come after
/// all rows; or else a member's day.
struct Split {
    std::optional<CoverSplit> cover{};
    DutySplit duty{};
};

struct Case {
    Case* parent = nullptr;
    std::unique_ptr<Case> fewer{};  ///< split: the case with at most so many people, or without the duty
    std::unique_ptr<Case> more{};   ///< split: the other one
    Split split{};                  ///< where it is split
    bool is_solved = false;
    bool is_empty = false;  ///< no roster is in it
    Cost bound = 0;
    double value = 0.0;  ///< the same, not in whole units
    BoundCase proof{};   ///< its own prices, or those of the case it came from
    List<double> prices{};
    /// Split, and narrowed before: how, and the prices that prove it.
    Narrowing narrowing{};
    BoundCase narrowing_proof{};
    Cost cap = no_limit;                              ///< rosters that cost as much were left out on the way
    std::optional<double> missing_when_narrowed{};    ///< what was still to be proved then, of this one or one before
    std::shared_ptr<const RestrictedMaster> start{};  ///< not solved: lines of the case it came from, and their shares

    [[nodiscard]] bool is_leaf() const { return !fewer; }
    /// Nothing is known of the two but what is known of this one, and the lines that its program has come to.
    void split_by(const Split& what, const std::shared_ptr<const RestrictedMaster>& lines);
};

/// Adds the cases that are not split, from the first, but for those without rosters.
void add_leaves(Case& from, List<Case*>& leaves);

/// The groups that splits on the way to a case are of, each as a row after `cover_rows` others; the first comes first.
[[nodiscard]] List<std::uint32_t> groups_on_way(const Case& to, std::size_t cover_rows);

/// Adds the case, narrowed and split where `enough` is not proved for all of it. Of prices those of the groups on the
/// way come after those of `cover_rows` rows.
void tell(const Case& from, Cost enough, std::vector<BoundCase>& cases, std::vector<const Case*>& told);

/// Makes of an instance of cover that of the case: rows have other limits, duties of days are barred, and each of
/// `groups` that is on the way is one row more.
void narrow(const Case& to, const Instance& whole, const List<List<int>>& groups, Instance& narrowed);

/// Whether the duty is what the member's day is split by.
[[nodiscard]] bool is_split_by(const Instance& instance, const DutySplit& split, DutyIndex duty);

/// Whether the row's hard limits can be narrowed; a limit that is soft stays as it is.
[[nodiscard]] bool may_split(const Row& row);

/// The row as it is where there are at most so many people, or more.
[[nodiscard]] Row narrowed_row(Row row, int people, bool has_more);

}  // namespace muster::roster::engine::bound
