// A pairing together with the prices that prove it, while it is made and while it changes.
//
// Shortest augmenting paths over the mentors alone (Ahuja, Magnanti and Orlin, "Network Flows", 1993, chapter 9): one
// node a mentor, never copied per place. A mentor's k-th place costs `marginal(k)`: the load price up to the maximum,
// endless above it, and less than anything up to the minimum. Between calls, for all seats that are in:
//
// - gain + price >= score for every candidate that a mentee does not hold, gain + price <= score for those it holds
//   (equal, where it wants one mentor);
// - gain = -(unmatched price) where a seat is in and empty, and not below it elsewhere;
// - marginal(load) <= price <= marginal(load + 1) for every mentor, but for minima until `fill_minima`.
//
// These are the conditions of optimality for the seats that are in. A step in brings one more seat in, or takes one
// out, or moves a limit, and mends the conditions along one shortest path.
#pragma once

#include "ways.hpp"

#include "muster/core/progress.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/problem.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::market {

/// Pairs that were before, and what it is worth to keep one.
struct Homes {
    std::vector<std::uint32_t> first{};  // of each mentee in `mentor`, and one past the last; empty: nothing was before
    std::vector<std::uint32_t> mentor{};  // all candidates
    Score worth = 0;
};

/// The most in size that one pair more or less can change a total by: score, price of missing a mentor, load price.
[[nodiscard]] Score largest_step(const Problem& problem);

class Market {
public:
    using Seat = std::uint32_t;
    using Mentee = std::uint32_t;
    using Mentor = std::uint32_t;

    static constexpr std::uint32_t out = std::numeric_limits<std::uint32_t>::max();  // a seat that is not in
    static constexpr std::uint32_t alone = out - 1;                                  // in, with no mentor

    /// Nobody is in but those who must be; prices are the least there can be. Keeps a reference to the problem.
    /// @throws Overflow, Infeasible
    explicit Market(const Problem& problem, Homes homes = {});

    /// Brings in whom it can by bids (see bidding.cpp); whoever is still out wants `bring_in`. False where bids
    /// lead nowhere, which only problems without an answer do: then this market is of no more use.
    [[nodiscard]] bool open_by_bids(const Progress& progress);
    /// The same by bids that are coarse at first, which `open_by_bids` takes to where its own lead to a war of prices.
    [[nodiscard]] bool open_in_scales(const Progress& progress);
    /// Starts from prices had elsewhere: homes that are still best choices at them are held, prices fit the loads.
    void open_at(std::span<const Score> prices);

    /// @throws Infeasible  with nothing changed but prices that prove the same.
    void bring_in(Seat seat);
    void bring_all_in(const Progress& progress);
    /// All seats of a mentee, who then wants nobody. @throws Infeasible  with nothing changed.
    void take_out(Mentee mentee);
    /// @throws Infeasible  and the capacity stays as it was.
    void set_capacity(Mentor mentor, Capacity capacity);
    /// Draws mentees to the mentors below their minimum. @throws Infeasible
    void fill_minima(const Progress& progress);

    [[nodiscard]] const Problem& problem() const noexcept { return problem_; }
    [[nodiscard]] std::size_t seat_count() const noexcept { return mentor_of_.size(); }
    [[nodiscard]] Mentor mentor_of(Seat seat) const noexcept { return mentor_of_[seat]; }
    [[nodiscard]] Mentee mentee_of(Seat seat) const noexcept { return has_seats_ ? owner_[seat] : seat; }
    [[nodiscard]] std::pair<Seat, Seat> seats_of(Mentee mentee) const noexcept
    {
        const auto first = problem_.first_seats();
        return first.empty() ? std::pair(mentee, mentee + 1) : std::pair(first[mentee], first[mentee + 1]);
    }
    [[nodiscard]] const Capacity& capacity(Mentor mentor) const noexcept { return capacity_[mentor]; }
    /// Seats that changed hands since this was last asked, with what they held then, in the order of the first change;
    /// none the first time.
    [[nodiscard]] std::vector<std::pair<Seat, Mentor>> take_changes();

    /// A row a seat; unset where out or alone.
    [[nodiscard]] std::vector<MentorId> mentors_of_seats() const;
    [[nodiscard]] Certificate certificate() const;

private:
    friend class Bidding;

    static constexpr Score unreached = std::numeric_limits<Score>::max();
    static constexpr Score endless = std::numeric_limits<Score>::max() / 4;

    struct Node {
        Score price = 0;
        Score distance = unreached;
    };
    /// Where a shortest path ends.
    struct End {
        Score distance = unreached;
        Mentor mentor = out;  // takes a place here (or, drawing, gives one), or
        Seat seat = out;      // this seat stays alone (or, drawing, was alone)
    };
    struct Reached {
        Score distance;
        Mentor mentor;
        friend bool operator<(const Reached& left, const Reached& right) { return left.distance > right.distance; }
    };

    /// Who holds what, at which prices.
    struct Held {
        std::vector<std::vector<Seat>> holders;
        std::vector<Mentor> mentor_of;
        std::vector<std::uint32_t> slot;
        std::vector<std::uint32_t> load;
        std::vector<Score> gain;
        std::vector<Node> nodes;
    };

    // market.cpp
    void tell(const Progress& progress, std::string_view step) const;
    [[nodiscard]] Held held() const;
    void restore(const Held& before);
    void hold(Seat seat, Mentor mentor);
    void let_go(Seat seat);
    void stay_alone(Seat seat);
    void note_change(Seat seat);
    [[nodiscard]] Score held_score(Seat seat) const;
    [[nodiscard]] Score home_bonus(Mentee mentee, Mentor mentor) const noexcept;
    [[nodiscard]] bool holds(Mentee mentee, Mentor mentor) const noexcept;
    [[nodiscard]] bool is_in(Mentee mentee) const noexcept;
    [[nodiscard]] Score best_worth(Mentee mentee) const;
    void require_required_fit(Mentor mentor, std::uint32_t maximum) const;
    void stay_at_home(Mentee mentee);
    void fit_prices_to_loads();
    void set_gain_of_several(Mentee mentee);

    [[nodiscard]] bool is_open(Mentor mentor) const noexcept { return capacity_[mentor].maximum > 0; }
    /// What one mentee more costs at this mentor, above its price. Not below 0.
    [[nodiscard]] Score marginal_up(Mentor mentor) const noexcept
    {
        return load_[mentor] < capacity_[mentor].maximum ? problem_.place_price(MentorId(mentor), load_[mentor] + 1)
                                                         : endless;
    }
    [[nodiscard]] Score marginal_down(Mentor mentor) const noexcept
    {
        return load_[mentor] > capacity_[mentor].minimum ? problem_.place_price(MentorId(mentor), load_[mentor])
                                                         : -endless;
    }

    // Calls `visit(mentor, score)` for all homes, what it is worth to keep them counted in.
    template <class Visit>
    void for_each_home(Mentee mentee, Visit visit) const
    {
        if (homes_.first.empty())
            return;
        for (std::uint32_t at = homes_.first[mentee]; at < homes_.first[mentee + 1]; ++at)
            visit(homes_.mentor[at], home_score_[at]);
    }
    // Calls `visit(mentor, score)` for all candidates, a home's with what it is worth to keep.
    template <class Visit>
    void for_each_choice(Mentee mentee, Visit visit) const
    {
        const auto row = problem_.candidates_of(MenteeId(mentee));
        for (std::size_t at = 0; at < row.mentors.size(); ++at)
            visit(row.mentors[at].row(), row.scores[at]);
        for_each_home(mentee, visit);
    }

    // search.cpp: paths along which a mentor's places are taken up.
    void push(Mentor mentor);
    void expand(Mentee mentee, Seat seat, Score base);
    void expand_ways(Mentor mentor, Score base);
    void reach(Mentor mentor, Score distance, Seat seat);
    void search();
    void raise_prices();
    void move_along(Seat first, Mentor source);
    void forget();
    void queue(Mentor mentor, Score distance);
    [[nodiscard]] std::optional<Reached> take_nearest();
    [[nodiscard]] HallWitness too_few_places(Mentee first) const;

    // draw.cpp: paths along which mentees are drawn to a mentor.
    bool draw(Mentor mentor);
    void settle(Mentor mentor);
    void expand_draw_plainly(Mentor mentor, Score base);
    void expand_draw(Mentor mentor, Score base);
    void reach_draw(Mentor mentor, Score distance, Seat seat, Mentor towards);
    void search_draw();
    void lower_prices();
    void draw_along(Mentor source);
    void turn_candidates();
    [[nodiscard]] Score price_to_reopen(Mentor mentor);
    [[nodiscard]] HallWitness too_few_mentees() const;

    const Problem& problem_;
    Homes homes_;
    std::vector<Score> home_score_;  // of each home, what keeping it is worth counted in
    std::vector<Capacity> capacity_;
    std::vector<std::uint32_t> load_;         // required pairs count
    std::vector<std::vector<Seat>> holders_;  // of each mentor, but for required pairs
    std::vector<Mentor> mentor_of_;           // of each seat
    std::vector<std::uint32_t> slot_;         // of each seat, among the holders
    std::vector<bool> is_fixed_;              // of each seat: a required pair; empty without any
    bool has_seats_ = false;                  // not all want one: seats are not mentees
    std::vector<Mentee> owner_;               // of each seat, then
    std::vector<Score> gain_;                 // of each mentee
    std::vector<Node> nodes_;                 // of each mentor
    Score price_limit_ = 0;                   // no price needs to be above

    std::vector<Seat> reached_from_;      // of each mentor: who would come (or, drawing, who would leave)
    std::vector<Mentor> drawn_to_;        // of each mentor, drawing: where that seat would go
    Mentor end_towards_ = out;            // where the seat of `end_` would go, drawing
    std::vector<Score> mentee_distance_;  // of each mentee, where some want several
    std::vector<Mentor> touched_;
    std::vector<Mentee> touched_mentees_;
    std::vector<Reached> queue_;
    std::vector<Mentor> at_nearest_;  // reached at the distance that is looked at
    Score nearest_ = 0;
    End end_;

    Ways ways_;

    std::vector<std::size_t> turned_first_;  // candidates by mentor, made when first drawn
    std::vector<Mentee> turned_mentee_;
    std::vector<Score> turned_score_;

    std::vector<std::pair<Seat, Mentor>> changes_;
    std::vector<bool> is_changed_;  // of each seat; empty until changes are asked for
};

}  // namespace muster::pairing::market
