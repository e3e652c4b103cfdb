// A roster under change: lines, how many people each row counts, and the exact toll of both.
#pragma once

#include "roster/engine/model/instance.hpp"

#include <vector>

namespace muster::inline v0_2::roster::engine::model {

class Trial;

/// Always true: counts are those of `lines`; `toll` is the sum of all row tolls and of `line_tolls`, which are those of
/// the lines as last `put`.
class State {
public:
    /// Everybody off.
    explicit State(const Instance& instance);

    [[nodiscard]] const List<Line>& lines() const { return lines_; }
    [[nodiscard]] const Line& line(int member) const { return lines_[member]; }
    [[nodiscard]] const HardSoftCost& line_toll(int member) const { return line_tolls_[member]; }
    [[nodiscard]] const HardSoftCost& toll() const { return toll_; }
    [[nodiscard]] int people(int row) const { return people_[row]; }

    /// Everybody has these lines.
    void set(View<const Line> lines);
    /// Days off for these days; the toll of the line is left out until it is put again.
    void lift(int member, int from, int to);
    /// Puts these duties from day `from` on. The days must be free (lifted).
    void put(int member, int from, View<const DutyIndex> duties);
    /// Puts these duties in the place of those of the same days, at the cost of the runs around them alone.
    void change(int member, int from, View<const DutyIndex> duties);
    /// What another duty on one day would add to the toll of the line; nothing is changed.
    [[nodiscard]] HardSoftCost line_change(int member, int day, DutyIndex duty);
    /// What the rows would cost more with one more (`step` 1) or one fewer (-1) on this duty, who is else off that day.
    [[nodiscard]] HardSoftCost rows_change(int member, int day, DutyIndex duty, int step) const;
    /// What the duties of one member on days [from, to) would cost now: linear tolls and rows, by day and duty.
    void price(int member, int from, int to, List<std::int32_t>& prices) const;
    /// The same at the firm weight of a hard unit.
    void price_firmly(int member, int from, int to, List<std::int32_t>& prices) const;

private:
    friend class Trial;
    void count(int row, int change);
    void recount(int member);

    const Instance* instance_;
    List<Line> lines_;
    List<int> people_;
    List<HardSoftCost> line_tolls_;
    List<HardSoftCost> term_tolls_;  ///< of what no table holds, part of `line_tolls_`
    List<List<Cost>> counted_;       ///< by member and counter
    List<std::uint8_t> is_lifted_;
    /// What a row costs with one person more, less what it costs now.
    [[nodiscard]] HardSoftCost one_more(int row) const;
    template <class Up>
    void price_at(int member, int from, int to, Cost divisor, const Up& up, List<std::int32_t>& prices) const;

    List<std::int32_t> up_;  ///< by row: toll of one person more
    HardSoftCost toll_;
};

}  // namespace muster::roster::engine::model
