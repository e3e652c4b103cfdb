// Large neighbourhoods: some members, or all over some days, or all in some of their duties, are opened and put
// together anew by column generation (engine/search/dive.hpp), all else staying as it is.
//
// Who is opened: those around a shift in trouble, those with dear lines, and some by chance. How many, or how much, is
// learnt: more where the prices alone show that nothing is to be gained, less where dives end in vain. So is which kind
// of opening gains most for its work. (Days and shifts: Santos, Toffolo, Gomes and Ribas 2016.)
#pragma once

#include "core/budget.hpp"
#include "muster/core/seed.hpp"
#include "roster/engine/bound/outlook.hpp"
#include "roster/engine/search/dive.hpp"
#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/neighbourhood.hpp"

#include <array>
#include <memory>
#include <vector>

namespace muster::inline v0_2::roster::engine::search {

class LargeNeighbourhoods : public Neighbourhood {
public:
    LargeNeighbourhoods(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// A dive goes on in the next turn; it is left midway at the end of all alone.
    void improve(Incumbent& incumbent, const Turn& turn) override;
    [[nodiscard]] std::uint64_t work() const override { return planner_.work() + other_work_; }
    [[nodiscard]] bool is_in_the_midst() const override { return dive_ && is_whole_; }

private:
    enum Kind : std::size_t { members, days, duties, kinds };
    struct Known {
        double size = 0.0;      ///< of what is opened: members, weeks, duties
        double least = 0.0;     ///< size
        double most = 0.0;      ///< size
        bool may_open = false;  ///< it is of use
        int times = 0;
        double gain = 0.0;  ///< of late
        double work = 0.0;  ///< of late
    };
    void open(const Incumbent& incumbent, const Outlook& outlook);
    [[nodiscard]] Kind choose_kind();
    void choose_opening(Opening& opening, bool knows_lines);
    [[nodiscard]] const Care& care() const;
    void choose_members(Opening& opening);
    void choose_days(Opening& opening);
    void choose_duties(Opening& opening);
    void set_size(const Dive& dive);
    void set_hope(const Opening& opening, bool gained);
    void close(Incumbent& incumbent);

    const Instance& instance_;
    std::size_t cover_rows_;
    Random random_;
    TablePlanner planner_;
    State state_;    ///< the roster that was opened
    bool is_small_;  ///< a program may take everybody and all days
    std::unique_ptr<Dive> dive_;
    List<double> hope_;  ///< by day: how much may be gained there
    std::array<Known, kinds> known_{};
    Kind kind_ = members;          ///< of the opening at hand, unless it is whole
    std::uint64_t dive_work_ = 0;  ///< of the opening at hand
    int whole_dives_ = 0;
    int whole_in_vain_ = 0;         ///< since one gained
    std::uint64_t whole_work_ = 0;  ///< of openings of everybody
    bool is_whole_ = false;
    std::uint64_t other_work_ = 0;
};

}  // namespace muster::roster::engine::search
