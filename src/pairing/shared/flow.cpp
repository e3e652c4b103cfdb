#include "flow.hpp"

#include "pairing/market/market.hpp"
#include "pairing/shared_name.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing::shared {
namespace {

constexpr std::size_t most_named = 6;

// `mentees 0, 1, 2`, of many the first.
std::string named_mentees(const std::vector<std::size_t>& rows)
{
    std::string text = "mentees ";
    for (std::size_t at = 0; at < std::min(rows.size(), most_named); ++at)
        text.append(at == 0 ? "" : ", ").append(std::to_string(rows[at]));
    if (rows.size() > most_named)
        text.append(" and ").append(std::to_string(rows.size() - most_named)).append(" more");
    return text;
}

std::vector<std::uint32_t> degrees_of(const Problem& pairs)
{
    std::vector<std::uint32_t> degree(pairs.mentors().size(), 0);
    for (std::uint32_t row = 0; row < pairs.mentee_count(); ++row)
        for (const MentorId mentor : pairs.candidates_of(MenteeId(row)).mentors)
            ++degree[mentor.row()];
    return degree;
}

// As `Problem::place_price`, of places beyond the maximum, too, where it may leave the range of scores.
Score price_of_place(const Problem& pairs, MentorId mentor, std::uint32_t place)
{
    if (pairs.load_prices().empty())
        return 0;
    const LoadPrice& price = pairs.load_prices()[mentor.row()];
    const WideInteger above = std::max<WideInteger>(0, WideInteger{place} - price.even);
    return static_cast<Score>(std::min<WideInteger>(above * price.step, 2 * Problem::largest_score));
}

}  // namespace

Score largest_step(const Problem& pairs, Flow::Limits limits)
{
    Score dearest = 0;
    if (limits == Flow::Limits::changing && !pairs.load_prices().empty()) {
        const std::vector<std::uint32_t> degree = degrees_of(pairs);
        for (std::uint32_t row = 0; row < degree.size(); ++row)
            dearest = std::max(dearest, price_of_place(pairs, MentorId(row), degree[row]));
    }
    return market::largest_step(pairs) + dearest;
}

Flow::Flow(const SharedProblem& problem, Limits limits)
    : problem_(problem), family_(family_of(problem.pairs().mentors().size(), problem.shared())),
      mentees_(problem.pairs().mentee_count()), mentors_(problem.pairs().mentors().size()),
      network_(mentees_ + mentors_ + problem.shared().size()), kind_(limits), is_closed_(network_.node_count(), false),
      is_gone_(mentees_, false), step_(largest_step(problem.pairs(), limits))
{
    require_in_range();
    find_closed();
    add_pairs();
    add_missing();
    const Problem& pairs = problem.pairs();
    const std::vector<std::uint32_t> degree = degrees_of(pairs);
    // One place more than can be filled, so that what is not full can be told from it.
    const auto seats = static_cast<std::uint32_t>(pairs.seat_count() + 1);
    for (std::uint32_t row = 0; row < mentors_; ++row) {
        const Capacity& capacity = pairs.mentors()[row];
        if (kind_ == Limits::changing)
            add_every_place(mentor_node(row), capacity, degree[row] + 1);
        else
            add_places(mentor_node(row), capacity, std::min(capacity.maximum, degree[row] + 1), MentorId(row));
    }
    for (std::size_t at = 0; at < problem.shared().size(); ++at) {
        const Capacity& capacity = problem.shared()[at].capacity;
        if (kind_ == Limits::changing)
            add_every_place(shared_node(at), capacity, seats);
        else
            add_places(shared_node(at), capacity, std::min(capacity.maximum, std::max(seats, capacity.minimum)), {});
    }
    first_place_.push_back(static_cast<Arc>(network_.arc_count()));
    hang_all();
}

// A path from the root to a node passes each mentor and capacity once, and prices are sums along such paths.
void Flow::require_in_range() const
{
    constexpr int spare = 8;  // a reduced cost has three terms
    const auto nodes = static_cast<WideInteger>(mentors_ + family_.rising.size() + 2);
    if (2 * nodes * step_ > (WideInteger{1} << 62) / spare)
        throw Overflow({"pairing"}, "scores times mentors leave 64 bits", "use a larger unit for scores");
    const auto candidates = static_cast<WideInteger>(problem_.pairs().candidate_count());
    const auto seats = static_cast<WideInteger>(problem_.pairs().seat_count());
    const auto places = kind_ == Limits::fixed
                            ? 2 * nodes
                            : candidates + nodes + (seats + 1) * static_cast<WideInteger>(family_.rising.size());
    const auto arcs = candidates + seats + places;
    if (arcs >= WideInteger{Network::none})
        throw Overflow({"pairing"}, "more than 2^32 candidates and places in all", "solve it in parts");
}

Flow::Node Flow::above(Node node) const noexcept
{
    const std::size_t at = node < shared_node(0) ? family_.above_mentor[node - mentees_]
                                                 : family_.above_shared[node - mentees_ - mentors_];
    return at == Family::top ? root() : shared_node(at);
}

void Flow::find_closed()
{
    for (std::size_t turn = family_.rising.size(); turn-- > 0;) {
        const std::size_t at = family_.rising[turn];
        const Node node = shared_node(at);
        is_closed_[node] =
            kind_ == Limits::fixed && (problem_.shared()[at].capacity.maximum == 0 || is_closed_[above(node)]);
    }
    std::vector<bool> has_candidate(mentors_, false);
    for (std::uint32_t row = 0; row < mentees_; ++row)
        for (const MentorId mentor : problem_.pairs().candidates_of(MenteeId(row)).mentors)
            has_candidate[mentor.row()] = true;
    for (std::size_t row = 0; row < mentors_; ++row) {
        const Node node = mentor_node(row);
        is_closed_[node] =
            !has_candidate[row] ||
            (kind_ == Limits::fixed && (problem_.pairs().mentors()[row].maximum == 0 || is_closed_[above(node)]));
    }
}

void Flow::add_pairs()
{
    const Problem& pairs = problem_.pairs();
    for (std::uint32_t row = 0; row < mentees_; ++row) {
        const auto candidates = pairs.candidates_of(MenteeId(row));
        // Who wants one mentor cannot send more, and an arc with room to spare keeps its gain equal to what it gets.
        const std::uint32_t capacity = pairs.wanted(MenteeId(row)) == 1 ? 2 : 1;
        for (std::size_t at = 0; at < candidates.mentors.size(); ++at) {
            const MentorId mentor = candidates.mentors[at];
            const bool must_be = !pairs.is_required(MenteeId(row)) && pairs.is_required(MenteeId(row), mentor);
            if (!is_closed_[mentor_node(mentor.row())])
                network_.add(row, mentor_node(mentor.row()), {must_be ? -1 : 0, -candidates.scores[at]}, capacity);
        }
    }
    pairs_ = network_.arc_count();
}

void Flow::add_missing()
{
    for (std::uint32_t row = 0; row < mentees_; ++row)
        network_.add(row, root(), cost_of_missing(row), problem_.pairs().wanted(MenteeId(row)) + 1);
}

Network::Cost Flow::cost_of_missing(std::size_t mentee) const noexcept
{
    const auto price = problem_.pairs().unmatched_price(MenteeId(static_cast<MenteeId::Value>(mentee)));
    const std::int32_t broken = is_gone_[mentee] ? -1 : price ? 0 : 1;
    return {broken, price.value_or(0)};
}

// Places of one price and one kind, kept for the minimum or not, are one arc.
void Flow::add_places(Node node, Capacity capacity, std::uint32_t most, MentorId priced_by)
{
    first_place_.push_back(static_cast<Arc>(network_.arc_count()));
    limits_.push_back(capacity);
    if (is_closed_[node])
        return;
    const bool has_prices = priced_by.is_set() && !problem_.pairs().load_prices().empty();
    for (std::uint32_t place = 1; place <= most;) {
        const Score price = has_prices ? problem_.pairs().place_price(priced_by, place) : 0;
        const bool is_kept = place <= capacity.minimum;
        std::uint32_t last = is_kept ? std::min(capacity.minimum, most) : most;
        if (has_prices)
            for (last = place; last < most && problem_.pairs().place_price(priced_by, last + 1) == price &&
                               (last + 1 <= capacity.minimum) == is_kept;)
                ++last;
        network_.add(node, above(node), {is_kept ? -1 : 0, price}, last - place + 1);
        place = last + 1;
    }
}

void Flow::add_every_place(Node node, Capacity capacity, std::uint32_t most)
{
    first_place_.push_back(static_cast<Arc>(network_.arc_count()));
    limits_.push_back(capacity);
    for (std::uint32_t place = 1; !is_closed_[node] && place <= most; ++place)
        network_.add(node, above(node), cost_of_place(node, place), 1);
}

Network::Cost Flow::cost_of_place(Node node, std::uint32_t place) const noexcept
{
    const Capacity& limits = limits_[node - mentees_];
    const std::int32_t broken = place <= limits.minimum ? -1 : place <= limits.maximum ? 0 : 1;
    if (node >= shared_node(0))
        return {broken, 0};
    return {broken, price_of_place(problem_.pairs(), MentorId(static_cast<MentorId::Value>(node - mentees_)), place)};
}

void Flow::set_limits(Node node, Capacity limits)
{
    const std::size_t at = node - mentees_;
    limits_[at] = limits;
    for (Arc arc = first_place_[at]; arc < first_place_[at + 1]; ++arc)
        network_.set_cost(arc, cost_of_place(node, arc - first_place_[at] + 1));
}

void Flow::set_gone(std::size_t mentee, bool is_gone)
{
    is_gone_[mentee] = is_gone;
    network_.set_cost(missing_arc(mentee), cost_of_missing(mentee));
}

void Flow::hang_all()
{
    for (std::size_t turn = family_.rising.size(); turn-- > 0;) {
        const std::size_t at = family_.rising[turn];
        if (!is_closed_[shared_node(at)])
            network_.hang(shared_node(at), first_place_[mentors_ + at], 0);
    }
    for (std::size_t row = 0; row < mentors_; ++row)
        if (!is_closed_[mentor_node(row)])
            network_.hang(mentor_node(row), first_place_[row], 0);
    for (std::uint32_t row = 0; row < mentees_; ++row)
        network_.hang(row, missing_arc(row), problem_.pairs().wanted(MenteeId(row)));
}

void Flow::solve(const Progress& progress)
{
    network_.solve([&] {
        if (!progress)
            return;
        std::uint64_t alone = 0;
        std::uint64_t wanted = 0;
        for (std::uint32_t row = 0; row < mentees_; ++row) {
            alone += network_.flow(missing_arc(row));
            wanted += problem_.pairs().wanted(MenteeId(row));
        }
        const double done = wanted == 0 ? 1.0 : 1.0 - static_cast<double>(alone) / static_cast<double>(wanted);
        if (!progress({"pairing", done}))
            throw Stopped({"pairing"}, "stopped by the caller before the last mentee", "let it run on for an answer");
    });
    require_kept();
}

std::uint64_t Flow::taken_by(Node node) const noexcept
{
    const std::size_t at = node - mentees_;
    std::uint64_t taken = 0;
    for (Arc arc = first_place_[at]; arc < first_place_[at + 1]; ++arc)
        taken += network_.flow(arc);
    return taken;
}

// No flow breaks fewer limits than one that breaks none and keeps all that can be kept, so the one of least cost does
// where any does.
bool Flow::solve_again()
{
    network_.solve([] {});
    for (std::size_t at = 0; at < limits_.size(); ++at)
        if (const auto taken = taken_by(mentor_node(at)); taken < limits_[at].minimum || taken > limits_[at].maximum)
            return false;
    for (std::uint32_t row = 0; row < mentees_; ++row) {
        const std::uint32_t missing = network_.flow(missing_arc(row));
        if (is_gone_[row] ? missing != problem_.pairs().wanted(MenteeId(row))
                          : missing > 0 && !problem_.pairs().unmatched_price(MenteeId(row)))
            return false;
    }
    for (Arc arc = 0; arc < pairs_; ++arc)
        if (network_.cost(arc).broken < 0 && network_.flow(arc) == 0)
            return false;
    return true;
}

void Flow::require_kept() const
{
    for (std::size_t at = 0; at < limits_.size(); ++at)
        if (const auto has = taken_by(mentor_node(at)); has < limits_[at].minimum)
            refuse_minimum(mentor_node(at), has);
    for (std::uint32_t row = 0; row < mentees_; ++row)
        if (network_.flow(missing_arc(row)) > 0 && network_.cost(missing_arc(row)).broken > 0)
            refuse_missing(row);
    const auto refuse_pair = [&](std::size_t mentee, Node mentor) {
        throw InvalidInput({"pairing"},
                           "mentee " + std::to_string(mentee) + " with " + name_of_node(mentor) +
                               " is required and cannot be made where all other limits are kept",
                           "raise a maximum, lower a minimum, or require fewer pairs");
    };
    for (const auto& [mentee, mentor] : problem_.pairs().required())
        if (is_closed_[mentor_node(mentor.row())])
            refuse_pair(mentee.row(), mentor_node(mentor.row()));
    for (Arc arc = 0; arc < pairs_; ++arc)
        if (network_.cost(arc).broken < 0 && network_.flow(arc) == 0)
            refuse_pair(network_.from(arc), network_.to(arc));
}

std::string Flow::name_of_node(Node node) const
{
    if (node < shared_node(0))
        return "mentor " + std::to_string(node - mentees_);
    const std::size_t at = node - mentees_ - mentors_;
    return shared_name(problem_.shared()[at], at);
}

// As few limits are broken as can be, so one place more here would break another.
void Flow::refuse_minimum(Node node, std::uint64_t has) const
{
    const std::string least = std::to_string(limits_[node - mentees_].minimum);
    throw InvalidInput({"pairing"},
                       name_of_node(node) + " must take " + least + " mentees and gets no more than " +
                           std::to_string(has) + " where all other limits are kept",
                       "lower a minimum, raise a maximum, or add candidates");
}

// Whoever could give this mentee a place by a chain of exchanges wants as much, and all that is open to them is full.
void Flow::refuse_missing(std::size_t mentee) const
{
    const Residual rest = residual(true);
    std::vector<bool> is_in(network_.node_count(), false);
    std::vector<Node> waiting{static_cast<Node>(mentee)};
    is_in[mentee] = true;
    while (!waiting.empty()) {
        const Node node = waiting.back();
        waiting.pop_back();
        for (std::size_t at = rest.first[node]; at < rest.first[node + 1]; ++at)
            if (!is_in[rest.to[at]]) {
                is_in[rest.to[at]] = true;
                waiting.push_back(rest.to[at]);
            }
    }
    std::vector<std::size_t> who;
    std::uint64_t wanted = 0;
    std::uint64_t missing = 0;
    for (std::uint32_t row = 0; row < mentees_; ++row)
        if (is_in[row]) {
            who.push_back(row);
            wanted += problem_.pairs().wanted(MenteeId(row));
            missing += network_.flow(missing_arc(row));
        }
    std::string full;
    for (Node node = mentor_node(0); node < root(); ++node)
        if (is_in[node] && !is_in[above(node)]) {
            const auto most = node < shared_node(0) ? problem_.pairs().mentors()[node - mentees_].maximum
                                                    : problem_.shared()[node - mentees_ - mentors_].capacity.maximum;
            full.append(full.empty() ? "" : ", ").append(name_of_node(node));
            full.append(" takes ").append(std::to_string(most));
        }
    const std::string mentees = named_mentees(who);
    const std::string asked = std::to_string(wanted);
    const std::string most = std::to_string(wanted - missing);
    const char* const remedy = "raise a maximum, add candidates, or allow unmatched mentees at a price";
    if (full.empty())
        throw InvalidInput({"pairing"},
                           mentees + " want " + asked + " mentors in all and can have no more than " + most, remedy);
    throw InvalidInput(
        {"pairing"}, mentees + " want " + asked + " mentors in all and can have no more than " + most + ", for " + full,
        remedy);
}

std::vector<MentorId> Flow::mentors_of_seats() const
{
    std::vector<MentorId> mentors(problem_.pairs().seat_count());
    const auto first = problem_.pairs().first_seats();
    std::vector<std::uint32_t> filled(mentees_, 0);
    for (Arc arc = 0; arc < pairs_; ++arc)
        if (network_.flow(arc) == 1) {
            const Node mentee = network_.from(arc);
            const std::size_t seat = first.empty() ? mentee : first[mentee] + filled[mentee]++;
            mentors[seat] = MentorId(static_cast<MentorId::Value>(network_.to(arc) - mentees_));
        }
    return mentors;
}

}  // namespace muster::pairing::shared
