#include "muster/pairing/shared_live.hpp"

#include "homes.hpp"
#include "live_events.hpp"
#include "rebuilt.hpp"
#include "shared_name.hpp"

#include "pairing/shared/flow.hpp"
#include "pairing/shared/worth.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {

using shared::Flow;

struct LiveSharedPairing::State {
    State(SharedProblem asked, const Pairing& start, Score worth)
        : problem(std::move(asked)), published(start), keep_worth(worth), kept(keeping(problem, start, worth)),
          flow(kept, Flow::Limits::changing)
    {
        if (!flow.solve_again())
            static_cast<void>(optimal(problem));  // which says why
        told = mentors();
    }

    // By mentee, rising.
    [[nodiscard]] std::vector<std::vector<MentorId>> mentors() const
    {
        std::vector<std::vector<MentorId>> made(problem.pairs().mentee_count());
        const auto seats = flow.mentors_of_seats();
        for (std::uint32_t row = 0, seat = 0; row < made.size(); ++row) {
            for (std::uint32_t left = problem.pairs().wanted(MenteeId(row)); left > 0; --left, ++seat)
                if (seats[seat].is_set())
                    made[row].push_back(seats[seat]);
            std::ranges::sort(made[row]);
        }
        return made;
    }

    std::vector<Change> changes()
    {
        auto now = mentors();
        std::vector<Change> made;
        for (std::uint32_t row = 0; row < now.size(); ++row) {
            std::vector<MentorId> gone;
            std::vector<MentorId> come;
            std::ranges::set_difference(told[row], now[row], std::back_inserter(gone));
            std::ranges::set_difference(now[row], told[row], std::back_inserter(come));
            for (std::size_t at = 0; at < std::max(gone.size(), come.size()); ++at)
                made.push_back({MenteeId(row), at < gone.size() ? gone[at] : MentorId{},
                                at < come.size() ? come[at] : MentorId{}});
        }
        told = std::move(now);
        return made;
    }

    [[nodiscard]] SharedProblem problem_now() const
    {
        const Problem& whole = problem.pairs();
        std::vector<Capacity> mentors;
        for (std::uint32_t row = 0; row < whole.mentors().size(); ++row)
            mentors.push_back(flow.limits_of_mentor(row));
        std::vector<SharedCapacity> limits(problem.shared().begin(), problem.shared().end());
        for (std::size_t at = 0; at < limits.size(); ++at)
            limits[at].capacity = flow.limits_of_shared(at);
        return {rebuilt(whole, {.unmatched_price = whole.unmatched_price(),
                                .mentors = std::move(mentors),
                                .is_gone = [&](std::uint32_t mentee) { return flow.is_gone(mentee); }}),
                std::move(limits)};
    }

    // `change` is made, and taken back by `undo` where nothing keeps all limits then.
    template <class Change, class Undo>
    std::vector<pairing::Change> after(const Change& change, const Undo& undo)
    {
        try {
            change();
            if (!flow.solve_again())
                static_cast<void>(optimal(problem_now()));  // which says why
        } catch (...) {
            undo();
            static_cast<void>(flow.solve_again());
            throw;
        }
        return changes();
    }

    std::vector<pairing::Change> set_gone(MenteeId mentee, bool is_gone)
    {
        require_free(problem.pairs(), mentee);
        const bool before = flow.is_gone(mentee.row());
        return after([&] { flow.set_gone(mentee.row(), is_gone); }, [&] { flow.set_gone(mentee.row(), before); });
    }

    SharedProblem problem;
    Pairing published;
    Score keep_worth;
    SharedProblem kept;  // the same where a pair of the published one counts more
    Flow flow;
    std::vector<std::vector<MentorId>> told;  // mentors of each mentee when changes were told last
};

LiveSharedPairing::LiveSharedPairing(SharedProblem problem, const Pairing& published, std::optional<Score> move_price)
{
    require_move_price(move_price);
    const Problem& pairs = problem.pairs();
    const Score worth =
        move_price ? *move_price : shared::worth_above(pairs, shared::largest_step(pairs, Flow::Limits::changing));
    state_ = std::make_unique<State>(std::move(problem), published, worth);
}

LiveSharedPairing::~LiveSharedPairing() = default;
LiveSharedPairing::LiveSharedPairing(LiveSharedPairing&&) noexcept = default;
LiveSharedPairing& LiveSharedPairing::operator=(LiveSharedPairing&&) noexcept = default;

std::vector<Change> LiveSharedPairing::set_capacity(MentorId mentor, Capacity capacity)
{
    State& state = *state_;
    const std::string name = "mentor " + std::to_string(mentor.row());
    if (!mentor.is_set() || mentor.row() >= state.problem.pairs().mentors().size())
        throw InvalidInput::unknown({"capacity"}, name, "the problem");
    require_straight(name, capacity);
    const Capacity before = state.flow.limits_of_mentor(mentor.row());
    const auto change = [&] {
        state.flow.set_limits_of_mentor(mentor.row(), capacity);
        if (!state.problem.pairs().load_prices().empty())
            static_cast<void>(state.problem_now());  // refuses a place that would cost too much
    };
    return state.after(change, [&] { state.flow.set_limits_of_mentor(mentor.row(), before); });
}

std::vector<Change> LiveSharedPairing::set_shared_capacity(std::size_t at, Capacity capacity)
{
    State& state = *state_;
    if (at >= state.problem.shared().size())
        throw InvalidInput::unknown({"capacity"}, "shared capacity " + std::to_string(at + 1), "the problem");
    require_straight(shared_name(state.problem.shared()[at], at), capacity);
    const Capacity before = state.flow.limits_of_shared(at);
    return state.after([&] { state.flow.set_limits_of_shared(at, capacity); },
                       [&] { state.flow.set_limits_of_shared(at, before); });
}

std::vector<Change> LiveSharedPairing::leave(MenteeId mentee) { return state_->set_gone(mentee, true); }

std::vector<Change> LiveSharedPairing::join(MenteeId mentee) { return state_->set_gone(mentee, false); }

SharedProblem LiveSharedPairing::problem() const { return state_->problem_now(); }

RepairedSharedPairing LiveSharedPairing::repaired() const
{
    const SharedProblem now = problem();
    std::vector<MentorId> seats;
    for (std::uint32_t row = 0; row < now.pairs().mentee_count(); ++row)
        if (!state_->flow.is_gone(row)) {
            const auto mentors = mentors_of(MenteeId(row));
            seats.insert(seats.end(), mentors.begin(), mentors.end());
        }
    RepairedSharedPairing repaired{
        with_total(now.pairs(), std::move(seats)), {}, state_->keep_worth, state_->flow.certificate()};
    repaired.changed = changed_mentees(state_->published, repaired.pairing);
    return repaired;
}

const Pairing& LiveSharedPairing::published() const noexcept { return state_->published; }

std::vector<MentorId> LiveSharedPairing::mentors_of(MenteeId mentee) const
{
    require_mentee(state_->problem.pairs(), mentee);
    std::vector<MentorId> mentors = state_->told[mentee.row()];
    mentors.resize(state_->problem.pairs().wanted(mentee));
    return mentors;
}

}  // namespace muster::pairing
