// Every exchange among three members.
#pragma once

#include "exchange_pool.hpp"
#include "moved_line.hpp"
#include "swap_table.hpp"
#include "swaps_of_two.hpp"

#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

/// The giver hands the asked shift to the taker, the taker one to the third, and the third one to the giver, or none.
class SwapsOfThree {
public:
    SwapsOfThree(SwapTable& table, ExchangePool& pool, const AskedShift& asked);

    void find();

private:
    using Toll = engine::model::HardSoftCost;

    /// A taker who gives a shift away for the asked one.
    struct Passing {
        int taker = 0;
        Toll toll{};  ///< of the taker's line
    };
    /// What the giver takes, or nothing.
    struct Returned {
        std::optional<Slot> slot{};
        Toll toll{};  ///< of the giver's line
    };

    struct Third {
        int member = 0;
        Toll toll{};  ///< of the third's line
    };

    void find_what_is_passed();
    void find_what_returns();
    void look_at_third(int third);
    void look_at(int third, const Slot& passed, const Returned& returned, const Toll& of_third);
    void judge(const Passing& passing, const Third& third, const Slot& passed, const Returned& returned);

    SwapTable& table_;
    ExchangePool& pool_;
    AskedShift asked_;
    std::vector<std::vector<Passing>> passing_;  ///< by number of the shift passed on, the cheapest first
    std::vector<std::optional<Toll>> returned_;  ///< by number of the shift that the giver takes
    std::optional<Toll> nothing_returned_;
    MovedLine line_;
};

}  // namespace muster::roster
