#include "muster/pairing/live.hpp"

#include "homes.hpp"
#include "pairing/market/market.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace muster::pairing {

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

    // The mentee is known, and none of its pairs must be.
    void require_free(MenteeId mentee) const
    {
        if (!mentee.is_set() || mentee.row() >= problem.mentee_count())
            throw InvalidInput::unknown({"mentee"}, "mentee " + std::to_string(mentee.row()), "the problem");
        const auto required = problem.required();
        const auto found = std::ranges::lower_bound(required, mentee, {}, &std::pair<MenteeId, MentorId>::first);
        if (found != required.end() && found->first == mentee)
            throw InvalidInput({"mentee " + std::to_string(mentee.row())}, "it has a required pair",
                               "pass a problem without that and repair");
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
    if (capacity.minimum > capacity.maximum)
        throw InvalidInput({name},
                           "its minimum " + std::to_string(capacity.minimum) + " is above its maximum " +
                               std::to_string(capacity.maximum),
                           "exchange the two or correct one");
    state_->market.set_capacity(mentor.row(), capacity);
    return state_->changes();
}

std::vector<Change> LivePairing::leave(MenteeId mentee)
{
    state_->require_free(mentee);
    if (state_->has_left[mentee.row()])
        return state_->changes();
    state_->market.take_out(mentee.row());
    state_->has_left[mentee.row()] = true;
    return state_->changes();
}

std::vector<Change> LivePairing::join(MenteeId mentee)
{
    state_->require_free(mentee);
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
    std::vector<Candidate> candidates;
    candidates.reserve(whole.candidate_count());
    ProblemOptions options{.unmatched_price = whole.unmatched_price(),
                           .required = {whole.required().begin(), whole.required().end()},
                           .load_prices = {whole.load_prices().begin(), whole.load_prices().end()}};
    for (std::uint32_t mentee = 0; mentee < whole.mentee_count(); ++mentee) {
        const auto row = whole.candidates_of(MenteeId(mentee));
        for (std::size_t at = 0; at < row.mentors.size(); ++at)
            candidates.push_back({MenteeId(mentee), row.mentors[at], row.scores[at]});
        options.wanted.push_back(state_->has_left[mentee] ? 0 : whole.wanted(MenteeId(mentee)));
    }
    if (std::ranges::all_of(options.wanted, [](std::uint32_t wanted) { return wanted == 1; }))
        options.wanted.clear();
    return {std::move(mentors), whole.mentee_count(), candidates, options};
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
    if (!mentee.is_set() || mentee.row() >= state_->problem.mentee_count())
        throw InvalidInput::unknown({"mentee"}, "mentee " + std::to_string(mentee.row()), "the problem");
    const auto [from, to] = state_->market.seats_of(mentee.row());
    for (auto seat = from; seat < to; ++seat)
        mentors.push_back(state_->name_of(state_->market.mentor_of(seat)));
    return mentors;
}

}  // namespace muster::pairing
