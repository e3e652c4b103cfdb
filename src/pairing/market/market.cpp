#include "market.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing::market {

Score largest_step(const Problem& problem)
{
    Score largest = 1;
    const auto widen = [&](Score score) { largest = std::max(largest, score < 0 ? -score : score); };
    const auto mentors = problem.mentors();
    std::vector<std::uint32_t> degree(problem.load_prices().empty() ? 0 : mentors.size(), 0);
    for (std::uint32_t mentee = 0; mentee < problem.mentee_count(); ++mentee) {
        const auto row = problem.candidates_of(MenteeId(mentee));
        for (const Score score : row.scores)
            widen(score);
        if (!degree.empty())
            for (const MentorId mentor : row.mentors)
                ++degree[mentor.row()];
    }
    widen(problem.unmatched_price().value_or(0));
    Score dearest = 0;
    for (std::uint32_t row = 0; row < degree.size(); ++row)
        dearest = std::max(dearest, problem.place_price(MentorId(row), std::min(degree[row], mentors[row].maximum)));
    return largest + dearest;
}

Market::Market(const Problem& problem, Homes homes)
    : problem_(problem), homes_(std::move(homes)), capacity_(problem.mentors().begin(), problem.mentors().end()),
      load_(problem.mentors().size(), 0), holders_(problem.mentors().size()), mentor_of_(problem.seat_count(), out),
      slot_(problem.seat_count(), 0), gain_(problem.mentee_count(), 0), nodes_(problem.mentors().size()),
      reached_from_(problem.mentors().size(), out), ways_(problem)
{
    if (!problem.first_seats().empty()) {
        has_seats_ = true;
        owner_.reserve(seat_count());
        for (Mentee mentee = 0; mentee < problem.mentee_count(); ++mentee)
            owner_.insert(owner_.end(), problem.wanted(MenteeId(mentee)), mentee);
        mentee_distance_.assign(problem.mentee_count(), unreached);
    }
    for (Mentee mentee = 0; mentee + 1 < homes_.first.size(); ++mentee)
        for (std::uint32_t at = homes_.first[mentee]; at < homes_.first[mentee + 1]; ++at)
            home_score_.push_back(problem.score_of(MenteeId(mentee), MentorId(homes_.mentor[at])).value_or(0) +
                                  homes_.worth);
    const WideInteger most = WideInteger{2} * (WideInteger{largest_step(problem)} + homes_.worth) *
                             static_cast<WideInteger>(std::min(nodes_.size(), mentor_of_.size()) + 2);
    if (most > endless / 4)
        throw Overflow({"pairing"}, "scores times mentors leave 64 bits", "use a larger unit for scores");
    price_limit_ = static_cast<Score>(most);

    if (!problem.required().empty())
        is_fixed_.assign(seat_count(), false);
    for (const auto& [mentee, mentor] : problem.required()) {
        Seat seat = seats_of(mentee.row()).first;
        while (mentor_of_[seat] != out)
            ++seat;
        is_fixed_[seat] = true;
        mentor_of_[seat] = mentor.row();
        ++load_[mentor.row()];
    }
    for (Mentor mentor = 0; mentor < nodes_.size(); ++mentor)
        require_required_fit(mentor, capacity_[mentor].maximum);
    for (Capacity& capacity : capacity_)
        capacity.minimum = 0;  // until `fill_minima`
    for (Mentor mentor = 0; mentor < nodes_.size(); ++mentor)
        nodes_[mentor].price =
            problem.place_price(MentorId(mentor), std::min(load_[mentor] + 1, capacity_[mentor].maximum));
}

// The pairs that must be are alone not more than the mentor takes.
void Market::require_required_fit(Mentor mentor, std::uint32_t maximum) const
{
    if (load_[mentor] - holders_[mentor].size() <= maximum)
        return;
    HallWitness witness;
    witness.mentors.emplace_back(mentor);
    for (const auto& [mentee, other] : problem_.required())
        if (other.row() == mentor)
            witness.mentees.push_back(mentee);
    witness.wanted = witness.mentees.size();
    witness.places = maximum;
    witness.required_only = true;
    throw Infeasible(std::move(witness));
}

void Market::note_change(Seat seat)
{
    if (is_changed_.empty() || is_changed_[seat])
        return;
    is_changed_[seat] = true;
    changes_.emplace_back(seat, mentor_of_[seat]);
}

void Market::hold(Seat seat, Mentor mentor)
{
    note_change(seat);
    mentor_of_[seat] = mentor;
    slot_[seat] = static_cast<std::uint32_t>(holders_[mentor].size());
    holders_[mentor].push_back(seat);
    ++load_[mentor];
    ways_.forget(mentor);
}

void Market::let_go(Seat seat)
{
    note_change(seat);
    const Mentor mentor = std::exchange(mentor_of_[seat], out);
    if (mentor >= alone)
        return;
    auto& holders = holders_[mentor];
    const Seat last = holders.back();
    holders[slot_[seat]] = last;
    slot_[last] = slot_[seat];
    holders.pop_back();
    --load_[mentor];
    ways_.forget(mentor);
}

void Market::stay_alone(Seat seat)
{
    note_change(seat);
    mentor_of_[seat] = alone;
}

// What keeping this pair is worth besides its score.
Score Market::home_bonus(Mentee mentee, Mentor mentor) const noexcept
{
    Score bonus = 0;
    for_each_home(mentee, [&](Mentor home, Score) { bonus = home == mentor ? homes_.worth : bonus; });
    return bonus;
}

Score Market::held_score(Seat seat) const
{
    const Mentee mentee = mentee_of(seat);
    return problem_.score_of(MenteeId(mentee), MentorId(mentor_of_[seat])).value_or(0) +
           home_bonus(mentee, mentor_of_[seat]);
}

bool Market::holds(Mentee mentee, Mentor mentor) const noexcept
{
    if (!has_seats_)
        return mentor_of_[mentee] == mentor;
    const auto [from, to] = seats_of(mentee);
    return std::find(mentor_of_.begin() + from, mentor_of_.begin() + to, mentor) != mentor_of_.begin() + to;
}

bool Market::is_in(Mentee mentee) const noexcept
{
    if (!has_seats_)
        return mentor_of_[mentee] != out && (is_fixed_.empty() || !is_fixed_[mentee]);
    const auto [from, to] = seats_of(mentee);
    for (Seat seat = from; seat < to; ++seat)
        if (mentor_of_[seat] != out && (is_fixed_.empty() || !is_fixed_[seat]))
            return true;
    return false;
}

// The best a mentee could have besides what it holds; `-endless` for nothing.
Score Market::best_worth(Mentee mentee) const
{
    const auto price = problem_.unmatched_price(MenteeId(mentee));
    Score best = price ? -*price : -endless;
    for_each_choice(mentee, [&](Mentor mentor, Score score) {
        if (const Score worth = score - nodes_[mentor].price; worth > best && is_open(mentor) && !holds(mentee, mentor))
            best = worth;
    });
    return best;
}

// @throws Stopped  where the caller has enough.
void Market::tell(const Progress& progress, std::string_view step) const
{
    const auto waiting = std::ranges::count(mentor_of_, out);
    const double done =
        1.0 - static_cast<double>(waiting) / static_cast<double>(std::max<std::size_t>(1, seat_count()));
    if (!progress({step, done}))
        throw Stopped({"pairing"}, "stopped by the caller before the last mentee", "let it run on for an answer");
}

void Market::bring_all_in(const Progress& progress)
{
    constexpr Seat often = 64;
    Seat searched = 0;
    for (Seat seat = 0; seat < seat_count(); ++seat) {
        if (mentor_of_[seat] != out)
            continue;
        if (progress && searched++ % often == 0)
            tell(progress, "pairing");
        bring_in(seat);
    }
}

void Market::open_at(std::span<const Score> prices)
{
    for (Mentor mentor = 0; mentor < std::min(nodes_.size(), prices.size()); ++mentor)
        if (is_open(mentor))
            nodes_[mentor].price = std::clamp(prices[mentor], -price_limit_, price_limit_);
    for (Mentee mentee = 0; mentee + 1 < homes_.first.size(); ++mentee)
        stay_at_home(mentee);
    for (Mentor mentor = 0; mentor < nodes_.size(); ++mentor)
        capacity_[mentor].minimum = std::min(problem_.mentors()[mentor].minimum, load_[mentor]);
    fit_prices_to_loads();
}

// A price that does not fit the load is made to: the load is the limit at first, then the limit moves to its place.
void Market::fit_prices_to_loads()
{
    std::vector<std::pair<Mentor, Capacity>> moved;
    for (Mentor mentor = 0; mentor < nodes_.size(); ++mentor) {
        const Capacity wanted = capacity_[mentor];
        if (!is_open(mentor))
            continue;
        if (nodes_[mentor].price > marginal_up(mentor))
            capacity_[mentor].maximum = load_[mentor];
        if (nodes_[mentor].price < marginal_down(mentor))
            capacity_[mentor].minimum = load_[mentor];
        if (capacity_[mentor] != wanted)
            moved.emplace_back(mentor, wanted);
    }
    for (const auto& [mentor, wanted] : moved)
        set_capacity(mentor, wanted);
}

// Homes that are among the mentee's best choices are held again, dearest first.
void Market::stay_at_home(Mentee mentee)
{
    const auto [from, to] = seats_of(mentee);
    for (Seat seat = from; seat < to; ++seat) {
        if (mentor_of_[seat] != out)
            continue;
        Mentor best = out;
        Score best_of_homes = best_worth(mentee);
        for_each_home(mentee, [&](Mentor home, Score score) {
            if (load_[home] >= capacity_[home].maximum || holds(mentee, home))
                return;
            if (const Score worth = score - nodes_[home].price; worth >= best_of_homes) {
                best = home;
                best_of_homes = worth;
            }
        });
        if (best == out)
            break;
        hold(seat, best);
        gain_[mentee] = best_of_homes;
    }
    if (to - from > 1)
        set_gain_of_several(mentee);
}

// Between the best it does not hold and the worst it holds: the former, where there is one.
void Market::set_gain_of_several(Mentee mentee)
{
    gain_[mentee] = best_worth(mentee);
    if (gain_[mentee] > -endless)
        return;
    gain_[mentee] = endless;
    const auto [from, to] = seats_of(mentee);
    for (Seat seat = from; seat < to; ++seat)
        if (mentor_of_[seat] < alone && (is_fixed_.empty() || !is_fixed_[seat]))
            gain_[mentee] = std::min(gain_[mentee], held_score(seat) - nodes_[mentor_of_[seat]].price);
}

void Market::take_out(Mentee mentee)
{
    const auto [from, to] = seats_of(mentee);
    std::vector<Mentor> left;
    bool is_below = false;
    for (Seat seat = from; seat < to; ++seat)
        if (const Mentor mentor = mentor_of_[seat]; mentor < alone) {
            left.push_back(mentor);
            is_below |= load_[mentor] <= capacity_[mentor].minimum;
        }
    // Where a minimum may not be kept without it, all is remembered; elsewhere nothing can fail.
    const std::optional<Held> before = is_below ? std::optional(held()) : std::nullopt;
    for (Seat seat = from; seat < to; ++seat)
        let_go(seat);
    try {
        for (const Mentor mentor : left)
            settle(mentor);
    } catch (const Infeasible&) {
        restore(*before);
        throw;
    }
}

Market::Held Market::held() const { return {holders_, mentor_of_, slot_, load_, gain_, nodes_}; }

void Market::restore(const Held& before)
{
    for (Seat seat = 0; seat < seat_count(); ++seat)
        if (mentor_of_[seat] != before.mentor_of[seat])
            note_change(seat);
    holders_ = before.holders;
    mentor_of_ = before.mentor_of;
    slot_ = before.slot;
    load_ = before.load;
    gain_ = before.gain;
    nodes_ = before.nodes;
}

std::vector<std::pair<Market::Seat, Market::Mentor>> Market::take_changes()
{
    if (is_changed_.empty())
        is_changed_.assign(seat_count(), false);
    for (const auto& [seat, before] : changes_)
        is_changed_[seat] = false;
    auto changes = std::exchange(changes_, {});
    std::erase_if(changes, [&](const auto& change) { return mentor_of_[change.first] == change.second; });
    return changes;
}

std::vector<MentorId> Market::mentors_of_seats() const
{
    std::vector<MentorId> mentors(seat_count());
    for (Seat seat = 0; seat < seat_count(); ++seat)
        if (mentor_of_[seat] < alone)
            mentors[seat] = MentorId(mentor_of_[seat]);
    return mentors;
}

Certificate Market::certificate() const
{
    Certificate certificate{gain_, std::vector<Score>(nodes_.size())};
    for (Mentor mentor = 0; mentor < nodes_.size(); ++mentor)
        certificate.mentor_price[mentor] = nodes_[mentor].price;
    for (Mentee mentee = 0; mentee < problem_.mentee_count(); ++mentee) {
        if (is_in(mentee)) {
            // Who wants one mentor gains all that it is worth.
            if (const Seat seat = seats_of(mentee).first;
                has_seats_ && problem_.wanted(MenteeId(mentee)) == 1 && mentor_of_[seat] < alone)
                certificate.mentee_gain[mentee] = held_score(seat) - nodes_[mentor_of_[seat]].price;
            continue;
        }
        Score gain = -endless;  // of one who is not there, or whose every pair must be
        for_each_choice(mentee, [&](Mentor mentor, Score score) {
            if (is_open(mentor))
                gain = std::max(gain, score - nodes_[mentor].price);
        });
        const Score least = -problem_.unmatched_price(MenteeId(mentee)).value_or(price_limit_);
        certificate.mentee_gain[mentee] = std::max(gain, least);
    }
    // Who takes nobody was never looked at: dear enough that nobody wants to go there.
    for (Mentee mentee = 0; mentee < problem_.mentee_count(); ++mentee)
        for_each_choice(mentee, [&](Mentor mentor, Score score) {
            if (!is_open(mentor)) {
                Score& price = certificate.mentor_price[mentor];
                price = std::max(price, score - certificate.mentee_gain[mentee]);
            }
        });
    return certificate;
}

}  // namespace muster::pairing::market
