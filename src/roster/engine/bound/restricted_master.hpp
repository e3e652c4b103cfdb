// Whole lines in parts: each member has a mixture of lines, whose shares add up to 1, and rows count people in parts.
//
//   minimise   sum of cost(line) share(line) + sum over rows of what their people cost
//
// over the lines there are: the program of column generation, solved without a matrix. A row pays each person a price
// that falls as people come (an augmented Lagrangian: the price lies at a level the row remembers, less what is too
// many by the row's stiffness). One member after another moves share from the line that is dearest at these prices to
// the one that is cheapest, just as far as it pays; levels follow the prices. So everybody answers what all others have
// just done, and prices come to rest where no share moves: at the optimum of program and dual alike.
// (Hestenes 1969 and Powell 1969 for multipliers; Lacoste-Julien and Jaggi 2015 for steps between pairs.)
#pragma once

#include "muster/core/seed.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/model/demand.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

class RestrictedMaster {
public:
    struct Part {
        Line duties;
        double cost = 0.0;
        List<std::uint32_t> rows;  ///< that count one person for it
        double share = 0.0;
        bool is_near = true;  ///< looked at between one look at all and the next
    };

    /// `stiffness`: how much a row's price falls with each person more.
    RestrictedMaster(List<Demand> demands, int members, double stiffness, Seed seed);

    /// Goes on from here by other chances.
    void reseed(Seed seed) { random_ = Random(seed); }
    /// A line of a member; the first of each has the whole share. False where it is there already.
    bool add(int member, Part part);
    /// Prices to begin from, by row.
    void begin_at(View<const double> prices);
    /// The member keeps this line alone, for good.
    void fix(int member, std::size_t part);
    /// The row costs otherwise from now on.
    void set_demand(std::size_t row, Demand demand) { demands_[row] = std::move(demand); }
    /// One more row, which counts who any of these rows counts.
    void count_together(Demand demand, const List<int>& rows);
    /// One more row, which counts a member's line so many times as `times(member, part)` says.
    template <class Times>
    void count_also(Demand demand, const Times& times)
    {
        const auto added = static_cast<std::uint32_t>(demands_.size());
        demands_.push_back(std::move(demand));
        for (List<double>* by_row : {&levels_, &people_, &prices_, &change_})
            by_row->push_back(0.0);
        for (std::size_t member = 0; member < parts_.size(); ++member)
            for (Part& part : parts_[member]) {
                const auto count = static_cast<std::size_t>(times(static_cast<int>(member), std::as_const(part)));
                part.rows.insert(part.rows.end(), count, added);
                people_[added] += static_cast<double>(count) * part.share;
            }
    }
    /// The member keeps the lines that `may_stay` says.
    template <class MayStay>
    void keep_lines(int member, const MayStay& may_stay)
    {
        std::erase_if(parts_[member], [&](const Part& part) { return !may_stay(part.duties); });
        share_anew(parts_[member]);
    }
    /// Everybody keeps the lines with a share, and of the others the cheapest, `most` in all.
    void keep_cheapest(std::size_t most);
    [[nodiscard]] bool is_fixed(int member) const { return is_fixed_[member] != 0; }
    /// Moves shares, everybody so many times. Everybody must have a line.
    void mix(int rounds);

    /// Of the shares as they are: no mixture of any lines costs less than the best, and this is one.
    [[nodiscard]] double objective() const;
    /// No mixture of these lines costs less: the prices prove it.
    [[nodiscard]] double proved() const;
    /// What one person more on the row would save, by row.
    [[nodiscard]] const List<double>& prices() const { return prices_; }
    [[nodiscard]] const List<double>& people() const { return people_; }
    [[nodiscard]] const List<Part>& parts(int member) const { return parts_[member]; }
    /// A member's lines, those with the greatest shares first, and then the cheapest at the prices of now.
    [[nodiscard]] List<Line> lines_of(int member, std::size_t most) const;
    /// Of a line, less what its rows pay.
    [[nodiscard]] static double cost_at(const Part& part, View<const double> prices);
    [[nodiscard]] double reduced_cost(const Part& part) const { return cost_at(part, prices_); }
    /// What suits all rows at these prices.
    [[nodiscard]] double suit(View<const double> prices) const;
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    [[nodiscard]] double price_at(std::size_t row, double people) const;
    void set_prices();
    void count_people();
    void move_levels();
    void shift(int member);
    void find_near(List<Part>& parts);
    bool shift_once(List<Part>& parts);
    [[nodiscard]] double slope_along(double length, double costs) const;
    double best_length(double most, double slope_at_0, double costs);
    void drop_idle(List<Part>& parts, std::size_t kept) const;
    void share_anew(List<Part>& parts) const;

    List<Demand> demands_;
    double stiffness_;
    Random random_;
    List<double> levels_;
    List<double> people_;
    List<double> prices_;
    List<List<Part>> parts_;
    List<std::uint8_t> is_fixed_;
    List<int> order_;
    List<std::uint32_t> touched_;  ///< rows that one line of a pair has and the other has not
    List<double> change_;          ///< by row: of people, for each unit moved
    List<double> costs_;           ///< by part, of the member at hand
    std::uint64_t work_ = 0;
};

/// A whole line as a part: what it costs, and its rows within [from, to), counted from the first.
[[nodiscard]] RestrictedMaster::Part part_of(const Instance& instance, int member, const Line& line, int from, int to,
                                             int first_row, int row_count);
/// That suits the instance's rows of cover.
[[nodiscard]] double stiffness_of(const Instance& instance, std::size_t cover_rows);

}  // namespace muster::roster::engine::bound
