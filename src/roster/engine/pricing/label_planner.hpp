// The cheapest whole line of one member, all that is counted being kept exactly, without tables of what is counted.
//
// Sums of the line are priced (engine/pricing/resources.hpp), which gives a floor: no line costs less. Prices go up
// along the slopes of that floor. What then lies between it and the best line is closed by a search for the shortest
// way (A*) from the last day to the first, over structures and what has been counted so far: the table of the free
// planner and what suits the sums say how much the days before will cost at least. With good prices it goes nearly
// straight.
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/pricing/choice.hpp"
#include "roster/engine/pricing/floor.hpp"
#include "roster/engine/pricing/path_planner.hpp"
#include "roster/engine/pricing/resources.hpp"

#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing {

class LabelPlanner {
public:
    LabelPlanner(const Instance& instance, View<const Resource> sums, Seed seed);

    struct Plan {
        Cost price = 0;         ///< of the line found
        Cost floor = 0;         ///< at the prices of sums; no line costs less
        bool is_exact = false;  ///< no line costs less than `price`
    };
    /// `prices` by day and duty, with the linear tolls, in parts of `scale`. Nothing where no line was found that keeps
    /// the hard rules.
    std::optional<Plan> plan(int member, const std::int32_t* prices, Line& duties);
    /// Prices of the member's sums at which the last floor of theirs holds.
    [[nodiscard]] List<SumPrice> priced_sums(int member) const;
    /// Prices of all sums to begin from, which are good where those of duties are.
    void begin_at(View<const double> prices);
    [[nodiscard]] std::uint64_t work() const { return work_ + free_planner_.work(); }

    Cost scale = 1;
    /// Prices of sums are whole parts of `scale`; else of a finer one, where there is room.
    bool tells_prices = true;

private:
    struct Label {
        int day = 0;
        int place = 0;
        int parent = -1;
        DutyIndex duty = 0;  ///< on `day`
        std::int32_t price = 0;
    };
    struct Open {
        Cost floor;
        Cost rank;    ///< the least is next
        double left;  ///< how far it is from the first day, and how unevenly sums have grown
        std::uint32_t coin;
        int label;
    };
    static bool is_later(const Open& one, const Open& other)
    {
        return std::tie(one.rank, one.left, one.coin) > std::tie(other.rank, other.left, other.coin);
    }

    /// A floor and how it changes with the price of each sum.
    struct Point {
        Cost floor = 0;
        List<int> slopes;
    };
    [[nodiscard]] Cost rounded_up(Cost floor) const;
    const std::int32_t* refined(const std::int32_t* prices);
    std::optional<Cost> plan_freely(const std::int32_t* prices);
    std::optional<Point> point(const std::int32_t* prices);
    void begin(int member);
    [[nodiscard]] Cost price_of(const Line& line, const std::int32_t* prices) const;
    void raise_floor(const std::int32_t* prices);
    bool search();
    void hasten();
    void choose();
    void see(const Label& label, View<const int> amounts);
    void open_before(int label);
    [[nodiscard]] Cost least_toll(int day, std::size_t first_amount) const;
    [[nodiscard]] double left_of(int day, std::size_t first_amount) const;
    bool is_new(const Label& label, std::size_t first_amount);
    std::uint64_t* place_of(std::uint64_t hash);
    void tell(int label, Line& duties) const;

    const Instance& instance_;
    View<const Resource> sums_;
    Random random_;
    PathPlanner free_planner_;
    std::uint64_t work_ = 0;
    List<std::size_t> first_sum_;  ///< by member, and the end
    List<std::int64_t> prices_;    ///< by sum
    List<double> reach_;           ///< how far prices went last, by member
    List<Cost> fine_of_;           ///< of the prices of a member's sums

    // Of the member at hand.
    int member_ = 0;
    Cost fine_ = 1;  ///< parts of a part of `scale`
    Cost fine_scale_ = 1;
    List<std::int32_t> given_;  ///< prices in those
    View<const Resource> own_;
    View<std::int64_t> own_prices_;
    List<std::int32_t> paid_;  ///< by day and duty, sums being paid for
    Line line_;
    List<int> amounts_;
    List<Suit> suits_;
    List<std::int64_t> best_prices_;
    std::optional<Cost> best_floor_;
    std::optional<Cost> best_price_;
    Line best_line_;

    // Of the search.
    List<std::uint8_t> counts_;  ///< by sum: it may bind
    List<int> counted_;          ///< sums that do
    List<int> most_before_;      ///< by counted sum and day: what the days before can add
    Cost settled_toll_ = 0;      ///< of the sums that are not counted
    List<List<Choice>> choices_;
    List<Label> labels_;
    List<int> label_amounts_;  ///< by label and counted sum
    List<Open> open_;
    double haste_ = 0.0;         ///< how much more a label may cost for each day it is further on
    List<std::uint64_t> known_;  ///< hashes of states, open addressing
    std::size_t known_count_ = 0;
};

}  // namespace muster::roster::engine::pricing
