// Days that do not touch each other, of all members, are shared out anew, all at once and exactly.
//
// A day touches the runs around it. Of each member some days are opened whose runs are not shared; then what each duty
// there costs depends on no other open day, and the best duties for all of them are a flow (engine/flow.hpp) that keeps
// fair loads and cover together: whole chains of members who each take over from the next (Ahuja, Orlin and others call
// such moves cyclic exchanges).
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/flow.hpp"
#include "roster/engine/search.hpp"

#include <functional>
#include <vector>

namespace muster::roster::engine {

class Exchange {
public:
    Exchange(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// Whether such moves can be made at all: one shift a day.
    [[nodiscard]] bool is_of_use() const { return instance_.duty_count == instance_.types + 1; }
    /// Opens days of the search's best roster, of everybody or of as many as can be dealt with at once, and keeps what
    /// it found unless it costs more.
    void step(Search& search, const std::function<bool()>& stopped);
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    struct OpenDay {
        int member, day;
    };
    void open_days(int member, const Line& line);
    void choose_members();
    void offer(int member, int day, Line& line, FlowTask& task);
    [[nodiscard]] bool is_wanted(int member, int day, int duty, const FlowTask& task) const;

    const Instance& instance_;
    std::size_t cover_rows_;
    Random random_;
    std::vector<int> members_;              ///< whose days are open
    std::vector<int> order_;                ///< of days
    std::vector<std::uint8_t> is_touched_;  ///< by day, of the member at hand
    std::vector<OpenDay> open_;             ///< by member and day
    bool is_narrow_ = false;                ///< only duties that are wanted are offered
    std::uint64_t work_ = 0;
};

}  // namespace muster::roster::engine
