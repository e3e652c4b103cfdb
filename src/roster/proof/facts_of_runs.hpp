// Runs of days on one member's line, and what may follow what; for the checker of bounds.
#pragma once

#include "roster/proof/line_facts.hpp"
#include "roster/proof/stands_before.hpp"

#include <vector>

namespace muster::inline v0_2::roster {

/// Days on duty, off duty, of one kind, touched by shifts, after nights and from turn to turn; rest and successions.
class FactsOfRuns : public FactsOfRules {
public:
    /// The problem and the tolls have to live as long.
    FactsOfRuns(const Problem& problem, MemberId member, const std::vector<SeenStand>& stands, const StandTolls& tolls);

    [[nodiscard]] std::size_t count() const override { return first_kind + kinds_.size(); }
    void start(std::span<Fact> facts) const override;
    void step(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
              Toll& toll) const override;
    void end(std::span<const Fact> facts, Toll& toll) const override;
    void tell(const SeenStand& stand, std::vector<std::int64_t>& what) const override;

private:
    /// A run of days of one sort, counted up to `top`, as far as it is asked for.
    struct Run {
        Penalty too_short{};
        std::int64_t least = 1;
        Penalty too_long{};
        std::int64_t most = no_limit;
        bool is_known = true;  ///< whether one that is there on the first day began before

        [[nodiscard]] std::int64_t top() const;
    };
    struct KindOfRun {
        int kind = 0;
        Run run{};
        std::int64_t before = 0;  ///< days of the history
    };
    enum Place : std::size_t {
        on,           ///< days on duty in a row
        off,          ///< days off in a row
        idle,         ///< the same of days on which the member is one
        touched,      ///< days in a row that shifts touch
        lasting,      ///< days from now on that shifts stood so far touch
        nights,       ///< 1 after a night shift, and 1 more for each day off since
        since,        ///< days from the last shift to the day at hand
        last,         ///< the stand it was of, or one like it
        since_timed,  ///< the same of the last one with hours, where others came after it
        last_timed,
        first_kind,
    };

    void set_before(KindOfRun& run) const;
    void go_on(const Run& run, bool is_of_it, int day, Fact before, Fact& after, Toll& toll) const;
    void touch(int day, const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after, Toll& toll) const;
    void rest_after_nights(const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after,
                           Toll& toll) const;
    void follow(const SeenStand& stand, std::span<const Fact> before, std::span<Fact> after, Toll& toll) const;
    void keep_apart(const SeenStand& stand, std::span<const Fact> before, Toll& toll) const;
    void end_run(const Run& run, Fact days, int day, Toll& toll) const;

    const Problem& problem_;
    MemberId member_;
    const Limits& limits_;
    const Penalties& penalties_;
    const History& history_;
    const StandTolls& tolls_;
    StandsBefore before_;
    bool is_known_;  ///< what was before the period
    Run on_duty_{};
    Run off_duty_{};
    Run idle_{};
    std::vector<KindOfRun> kinds_;
    int reaching_ = 0;  ///< days of the period that shifts of the history touch
    bool is_spaced_ = false;
    std::int64_t fair_ = 1;
    std::int64_t after_nights_ = 0;
};

}  // namespace muster::roster
