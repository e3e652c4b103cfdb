// All scores of a member, made anew from the ledger for who asks.
#pragma once

#include "evaluation/area_totals.hpp"
#include "evaluation/plan.hpp"
#include "muster/evaluation/score.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// One member's scores and totals; views of what made them.
struct MemberRow {
    std::span<const IndicatorScore> scores;  // by indicator
    std::span<const Exact> totals;           // by area
    std::span<const AreaState> states;       // by area
};

/// Rows of some members that stand one after the other on the roll.
class MemberRows {
public:
    /// Adds to `faults` every exposure below 0 that something is divided by. @throws Overflow
    MemberRows(const Plan& plan, const AreaTotals& totals, MemberId first, std::size_t members, Faults& faults);

    /// Of the member that is so many after the first.
    [[nodiscard]] MemberRow operator[](std::size_t at) const noexcept;

private:
    std::size_t indicators_;
    std::size_t areas_;
    std::vector<IndicatorScore> scores_;
    std::vector<Exact> totals_;
    std::vector<AreaState> states_;
};

/// Rows of all members, each kept with its neighbours' from when it is first asked for. Many threads may ask at once.
class KeptRows {
public:
    /// Both must live as long.
    KeptRows(const Plan& plan, const AreaTotals& totals);
    KeptRows(const KeptRows&) = delete;
    KeptRows& operator=(const KeptRows&) = delete;
    ~KeptRows();

    /// Valid as long as this is.
    [[nodiscard]] MemberRow of(MemberId member) const;

private:
    static constexpr std::size_t together = 64;

    const Plan& plan_;
    const AreaTotals& totals_;
    mutable std::mutex making_;
    mutable std::vector<std::atomic<const MemberRows*>> kept_;
};

}  // namespace muster::evaluation
