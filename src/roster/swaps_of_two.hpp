// Every exchange between two members.
#pragma once

#include "exchange_pool.hpp"
#include "moved_line.hpp"
#include "swap_table.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

/// A member and a shift that is to go.
struct AskedShift {
    int giver = 0;
    Slot slot{};
};

class SwapsOfTwo {
public:
    SwapsOfTwo(SwapTable& table, ExchangePool& pool, const AskedShift& asked);

    void find(bool with_pairs);

private:
    using Toll = std::optional<engine::model::HardSoftCost>;

    /// The giver without some shifts.
    struct Given {
        Slots slots{};
        MovedLine line;
        bool can_be = false;
        std::vector<std::optional<MovedLine::More>> more{};  ///< by number of the shift
    };
    /// One shift more that comes back.
    struct Back {
        MovedLine::More giver{};
        MovedLine::More taker{};
    };
    /// Who is looked at now.
    struct Taker {
        int member = -1;
        bool is_like_giver = false;
        Slots movable{};  ///< shifts that the giver could take
    };

    void look_at(Given& given, std::size_t most);
    void look_at(Given& given, const Slots& returned, const Slots& others, std::size_t most);
    void look_at_more(Given& given, MovedLine& giver, const Slots& returned, const Slots& others, std::size_t most);
    [[nodiscard]] Given& given_besides(std::size_t other);
    [[nodiscard]] MovedLine::More more_of_giver(Given& given, MovedLine& giver, const Slot& slot);
    void note(const Given& given, const Toll& giver, const Toll& taker, const Slots& returned,
              const Slot* one = nullptr, const Slot* other = nullptr);

    SwapTable& table_;
    ExchangePool& pool_;
    AskedShift asked_;
    Slots others_;                        ///< of the giver
    std::map<std::size_t, Given> given_;  ///< by what is given besides; alone last
    Taker taker_;
    MovedLine taker_line_;
    MovedLine giver_line_;
    std::vector<Back> back_;
    bool is_simple_ = true;  ///< exchanges of one shift are looked at, and no others
};

}  // namespace muster::roster
