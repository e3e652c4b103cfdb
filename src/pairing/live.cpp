#include "muster/pairing/live.hpp"

#include "homes.hpp"
#include "live_events.hpp"
#include "pairing/market/market.hpp"
#include "rebuilt.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {

struct LivePairing::State {
    State(Problem whole, const OptimalPairing& start, Score worth)
        : problem(std::move(whole)), published(start.pairing), market(problem, homes_of(problem, start.pairing, worth)),
          keep_worth(worth), has_left(problem.mentee_count(), false)
    {
        market.open_at(start.certificate.mentor_price);
        market.bring_all_in({});
        market.fill_minima({});
        static_cast<void>(market.take_changes());
    }

    [[nodiscard]] MentorId name_of(market::Market::Mentor mentor) const
    {
        return mentor < market::Market::alone ? MentorId(mentor) : MentorId{};
    }

    std::vector<Change> changes()
    {
        std::vector<Change> told;
        for (const auto& [seat, before] : market.take_changes())
            told.push_back({MenteeId(market.mentee_of(seat)), name_of(before), name_of(market.mentor_of(seat))});
        std::erase_if(told, [](const Change& change) { return change.from == change.to; });
        std::ranges::stable_sort(told, {}, &Change::mentee);
        return told;
    }

    Problem problem;
    Pairing published;
    market::Market market;
    Score keep_worth;
    std::vector<bool> has_left;
};

LivePairing::LivePairing(Problem problem, const OptimalPairing& published, std::optional<Score> move_price)
{
    const Score worth = move_price ? *move_price : overriding_worth(problem);
    state_ = std::make_unique<State>(std::move(problem), published, worth);
}

LivePairing::~LivePairing() = default;
LivePairing::LivePairing(LivePairing&&) noexcept = default;
LivePairing& LivePairing::operator=(LivePairing&&) noexcept = default;

std::vector<Change> LivePairing::set_capacity(MentorId mentor, Capacity capacity)
{
    const std::string name = "mentor " + std::to_string(mentor.row());
    if (!mentor.is_set() || mentor.row() >= state_->problem.mentors().size())
        throw InvalidInput::unknown({"capacity"}, name, "the problem");
    require_straight(name, capacity);
    state_->market.set_capacity(mentor.row(), capacity);
    return state_->changes();
}

std::vector<Change> LivePairing::leave(MenteeId mentee)
{
    require_free(state_->problem, mentee);
    if (state_->has_left[mentee.row()])
        return state_->changes();
    state_->market.take_out(mentee.row());
    state_->has_left[mentee.row()] = true;
    return state_->changes();
}

std::vector<Change> LivePairing::join(MenteeId mentee)
{
    require_free(state_->problem, mentee);
    if (!state_->has_left[mentee.row()])
        return state_->changes();
    market::Market& market = state_->market;
    const auto [from, to] = market.seats_of(mentee.row());
    for (auto seat = from; seat < to; ++seat) {
        try {
            market.bring_in(seat);
        } catch (const Infeasible&) {
            market.take_out(mentee.row());
            throw;
        }
    }
    state_->has_left[mentee.row()] = false;
    return state_->changes();
}

Problem LivePairing::problem() const
{
    const Problem& whole = state_->problem;
    std::vector<Capacity> mentors;
    for (std::uint32_t mentor = 0; mentor < whole.mentors().size(); ++mentor)
        mentors.push_back(state_->market.capacity(mentor));
    return rebuilt(whole, {.unmatched_price = whole.unmatched_price(),
                           .mentors = std::move(mentors),
                           .is_gone = [&](std::uint32_t mentee) { return state_->has_left[mentee]; }});
}

RepairedPairing LivePairing::repaired() const
{
    const Problem now = problem();
    std::vector<MentorId> seats;
    for (std::uint32_t mentee = 0; mentee < now.mentee_count(); ++mentee)
        if (!state_->has_left[mentee]) {
            const auto mentors = mentors_of(MenteeId(mentee));
            seats.insert(seats.end(), mentors.begin(), mentors.end());
        }
    RepairedPairing repaired{with_total(now, std::move(seats)), {}, state_->keep_worth, state_->market.certificate()};
    repaired.changed = changed_mentees(state_->published, repaired.pairing);
    return repaired;
}

const Pairing& LivePairing::published() const noexcept { return state_->published; }

std::vector<MentorId> LivePairing::mentors_of(MenteeId mentee) const
{
    std::vector<MentorId> mentors;
    require_mentee(state_->problem, mentee);
    const auto [from, to] = state_->market.seats_of(mentee.row());
    for (auto seat = from; seat < to; ++seat)
        mentors.push_back(state_->name_of(state_->market.mentor_of(seat)));
    return mentors;
}

}  // namespace muster::pairing
