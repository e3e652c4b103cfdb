// Days that do not touch each other, of all members, are shared out anew, all at once and exactly; or turns are, each
// somewhere between those before and after it.
//
// A day touches the runs around it. Of each member some days are opened whose runs are not shared; then what each duty
// there costs depends on no other open day, and the best duties for all of them are a flow (engine/search/flow.hpp)
// that keeps fair loads and cover together: whole chains of members who each take over from the next (Ahuja, Orlin and
// others call such moves cyclic exchanges).
//
// Where turns are to lie apart, every day touches all up to the next turns, and few could be opened. So of each
// member's turns some are lifted, no two that follow each other. Between the turns that stay are holes, and what a turn
// costs on any day of a hole depends on no other hole: one turn or none is put into each.
#pragma once

#include "core/budget.hpp"
#include "muster/core/seed.hpp"
#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/flow.hpp"
#include "roster/engine/search/neighbourhood.hpp"

#include <vector>

namespace muster::inline v0_2::roster::engine::search {

class CyclicExchange : public Neighbourhood {
public:
    CyclicExchange(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// Whether such moves can be made at all: one shift a day.
    [[nodiscard]] static bool is_of_use(const Instance& instance) { return instance.duty_count == instance.types + 1; }
    void improve(Incumbent& incumbent, const Turn& turn) override;
    /// Opens days of the best roster, of everybody or of as many as can be dealt with at once, and keeps what
    /// it found unless it costs more.
    void step(Incumbent& incumbent, const Budget& budget);
    [[nodiscard]] std::uint64_t work() const override { return work_; }

private:
    struct OpenDay {
        int member, day;
    };
    /// Days off between turns that stay.
    struct Hole {
        int member, number, from, to;
        int lifted;            ///< the day of the turn that was there; -1: none
        bool on_weekend;       ///< only weekends are offered, or only other days
        bool chooses = false;  ///< both are
    };
    void open_days(int member, const Line& line);
    void lift_turns(int member, Line& line);
    void choose_members(std::size_t days_a_cell);
    void choose_weekends(const List<Line>& as_they_are);
    void offer_day(int member, int day, Line& line, FlowTask& task);
    void offer_hole(const Hole& hole, const Line& as_it_is, Line& line, FlowTask& task);
    [[nodiscard]] Cost weekend_toll(int member, const Line& line) const;
    [[nodiscard]] bool are_as_long(int member, int one, int other) const;
    [[nodiscard]] bool is_wanted(int member, int day, int duty, const FlowTask& task) const;
    [[nodiscard]] Cost company_toll(int member, int day, int duty, const FlowTask& task) const;
    Cost scaled(Cost toll);
    void set_weekend(int member, int day, const Line& line, FlowTask& task) const;
    FlowTask task_with(const List<Line>& lines) const;
    bool plan(const FlowTask& task, const Budget& budget, List<Line>& lines);

    const Instance& instance_;
    std::size_t cover_rows_;
    Random random_;
    List<int> members_;                         ///< whose days are open
    List<int> order_;                           ///< of days
    List<std::uint8_t> is_touched_;             ///< by day, of the member at hand
    List<OpenDay> open_;                        ///< by member and day
    List<Hole> holes_;                          ///< the same
    List<std::pair<std::size_t, int>> wished_;  ///< holes, and days of theirs
    bool joins_before_ = false;                 ///< turns may come right before one that stays; else right after
    bool is_spaced_ = false;                    ///< turns of somebody are to lie apart
    std::uint32_t one_in_ = 1;                  ///< duties costs a part more
    bool has_lengths_ = false;                  ///< turns that are to lie apart are of several lengths
    bool keeps_lengths_ = false;                ///< each hole with a turn has one as long again
    bool is_narrow_ = false;                    ///< only duties that are wanted are offered
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine::search
