// Large neighbourhoods: some members, or all over some weeks, are opened and put together anew by column generation
// (engine/dive.hpp), everybody else staying as they are.
//
// Who is opened: those around a shift in trouble, those with dear lines, and some by chance. How many is learnt: more
// where the prices alone show that nothing is to be gained, fewer where dives end in vain.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/dive.hpp"
#include "roster/engine/search.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace muster::roster::engine {

/// What column generation over everybody has found out, for those who look nearby.
struct Outlook {
    std::vector<double> prices{};              ///< by cover row
    std::shared_ptr<const Mixture> mixture{};  ///< of everybody's lines, where there is one
    Cost scale = 1;                            ///< prices go to the planner in parts of this
};

class Openings {
public:
    Openings(const Instance& instance, std::size_t cover_rows, Seed seed);

    /// Goes on until `is_over`, from and with the best roster of `search`; `stopped` ends it midway.
    void improve(Search& search, const Outlook& outlook, const std::function<bool()>& is_over,
                 const std::function<bool()>& stopped);
    [[nodiscard]] std::uint64_t work() const { return planner_.work() + other_work_; }

private:
    void open(const Search& search, const Outlook& outlook);
    void choose_scope(Scope& scope, bool knows_lines);
    void choose_days(Scope& scope, int length);
    void set_hope(const Scope& scope, bool gained);
    void close(Search& search);

    const Instance& instance_;
    std::size_t cover_rows_;
    Random random_;
    Planner planner_;
    State state_;    ///< the roster that was opened
    bool is_small_;  ///< a program may take everybody and all days
    std::unique_ptr<Dive> dive_;
    std::vector<double> hope_;  ///< by day: how much may be gained there
    double width_ = 6.0;        ///< members opened
    double weeks_ = 2.0;        ///< opened where everybody is
    int whole_dives_ = 0;
    std::uint64_t whole_work_ = 0;  ///< of openings of everybody
    bool is_whole_ = false;
    bool by_weeks_ = false;
    std::uint64_t other_work_ = 0;
};

}  // namespace muster::roster::engine
