// Weekends on one member's line; for the checker of bounds.
#pragma once

#include "roster/proof/line_facts.hpp"

#include <vector>

namespace muster::inline v0_2::roster {

/// Weekends on duty, one by one and in a row; in part, of several kinds, or off duty after a night.
class FactsOfWeekends : public FactsOfRules {
public:
    /// The problem has to live as long.
    FactsOfWeekends(const Problem& problem, MemberId member);

    [[nodiscard]] std::size_t count() const override { return fact_count; }
    void start(std::span<Fact> facts) const override;
    void step(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
              Toll& toll) const override;
    void end(std::span<const Fact> facts, Toll& toll) const override;
    void tell(const SeenStand& stand, std::vector<std::int64_t>& what) const override;

private:
    /// Of the weekend at hand, while it lasts, but for the last two.
    enum Place : std::size_t {
        opened,       ///< it has a shift of this period
        counted,      ///< it is one of the row
        parts,        ///< days of it are on duty, days are off
        kind,         ///< of its shifts, and 1; or `several`
        other_kind,   ///< a second one, greater
        after_night,  ///< a night shift stands on the day before it, and it has no shift
        in_a_row,     ///< weekends on duty up to it
        fact_count,
    };
    static constexpr Fact worked = 1;
    static constexpr Fact off = 2;
    static constexpr Fact both = worked | off;
    static constexpr Fact several = static_cast<Fact>(-1);

    /// Of a day.
    struct Calendar {
        int weekend = -1;     ///< that it belongs to, from 0
        bool ends = false;    ///< it is the last of its weekend, and not of the period
        bool is_one = false;  ///< the member is one
        bool is_eve = false;  ///< the next is the first of a weekend that nights before it matter to
    };
    /// Of the weekend that the last day belongs to, or of those after it.
    struct Edge {
        bool goes_on = false;        ///< the next roster plans the rest of it
        bool row_may_go_on = false;  ///< it plans the next weekend
        bool is_off_after = false;   ///< there are days of it that nobody plans
    };

    void set_calendar();
    void set_edge();
    [[nodiscard]] bool is_own(int first) const;
    [[nodiscard]] bool is_followed_by_free_weekend(Day next) const;
    [[nodiscard]] bool began_after_night() const;
    [[nodiscard]] Fact parts_before() const;
    static bool see_kind(std::span<Fact> facts, int seen);
    void see_kinds_before(std::span<Fact> facts) const;
    void start_row(std::span<Fact> facts) const;
    void on_weekend(const Calendar& day, const SeenStand& stand, std::span<Fact> facts, Toll& toll) const;
    void end_row(Fact length, int weekends, Toll& toll) const;

    const Problem& problem_;
    MemberId member_;
    const Limits& limits_;
    const Penalties& penalties_;
    const History& history_;
    std::vector<Calendar> days_;
    Edge edge_{};
    Fact row_top_ = 0;
    bool is_row_known_ = true;  ///< whether one that has the first weekend began before
};

}  // namespace muster::roster
