// One of those who search side by side: a roster under change, and the neighbourhoods it is bettered in by turns.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/search/floor.hpp"
#include "roster/engine/search/incumbent.hpp"
#include "roster/engine/search/neighbourhood.hpp"

#include <array>
#include <memory>

namespace muster::inline v0_2::roster::engine::search {

class Worker {
public:
    /// Openings of everybody are gone on with until they end, where `ends_openings`.
    Worker(const Instance& instance, std::size_t cover_rows, Seed seed, bool ends_openings);

    /// One turn in one neighbourhood; `may_open` where it is known what lines are worth.
    void search(const Turn& turn, bool may_open);
    [[nodiscard]] Incumbent& incumbent() { return incumbent_; }
    [[nodiscard]] const Incumbent& incumbent() const { return incumbent_; }
    [[nodiscard]] std::uint64_t work() const;

private:
    enum Name : std::size_t { whole_lines, small_changes, exchanges, openings, cooling, count };
    struct Known {
        std::unique_ptr<Neighbourhood> neighbourhood;
        double gain = 0.0;  ///< of late, for each piece of work
    };
    [[nodiscard]] Name choose(bool cools, bool may_open, bool knows_lines);

    const Instance& instance_;
    Incumbent incumbent_;
    std::array<Known, count> known_;
    bool ends_openings_;
    bool has_opened_ = false;
    int round_ = 0;
    int other_rounds_ = 0;   ///< of whole lines or small changes
    int next_exchange_ = 1;  ///< the round of the next, later each time that one is in vain
    int exchange_pause_ = 2;
};

}  // namespace muster::roster::engine::search
