// What duties cost a line where each row of cover pays for everyone it counts.
#pragma once

#include "roster/engine/model/instance.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::model {

class DutyPrices {
public:
    explicit DutyPrices(const Instance& instance) : instance_(instance) {}

    /// Each row from `first_row` on pays its price, in parts of `scale`; rows without a price pay nothing. For days
    /// [from, to). The prices must outlive their use.
    void set(int from, int to, View<const std::int64_t> row_prices, int first_row, Cost scale);
    /// Sets, by day and duty, a member's linear tolls less what the rows pay. Never more than that.
    void fill(int member, List<std::int32_t>& prices);

private:
    void set_rewards(int member);

    const Instance& instance_;
    int from_ = 0;
    int to_ = 0;
    View<const std::int64_t> row_prices_;
    int first_row_ = 0;
    Cost scale_ = 1;
    bool has_rewards_ = false;  ///< of everybody
    List<Cost> rewards_;        ///< by day and type
};

}  // namespace muster::roster::engine::model
