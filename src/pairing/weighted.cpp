#include "muster/pairing/weighted.hpp"

#include "mentee_sets.hpp"

#include "pairing/weighted/clash.hpp"
#include "pairing/weighted/search.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

constexpr std::int64_t largest_weight = std::int64_t{1} << 40;
constexpr std::int64_t largest_hours = std::int64_t{1} << 62;
constexpr std::uint64_t work_of_a_look = 2'000;  // at what may be left out of a clash

void require_rows(std::size_t given, std::size_t wanted, const char* what, const char* of)
{
    if (given != 0 && given != wanted)
        throw InvalidInput({what}, std::to_string(given) + " rows for " + std::to_string(wanted) + " " + of,
                           "give one for each, or none");
}

template <class Row>
std::string rows_text(const char* one, const std::vector<Row>& rows)
{
    std::string text = rows.size() == 1 ? std::string(one) + " " : std::string(one) + "s ";
    for (std::size_t at = 0; at < rows.size(); ++at)
        text += (at > 0 ? ", " : "") + std::to_string(rows[at].row());
    return text;
}

std::string fault_of(const WeightedProblem& problem, const WeightedClash& clash)
{
    std::string asked;
    const auto add = [&](const std::string& what) { asked += (asked.empty() ? "" : ", ") + what; };
    for (const std::size_t at : clash.together)
        add(name_of("together", problem.rules().together[at], at));
    for (const std::size_t at : clash.apart)
        add(name_of("apart", problem.rules().apart[at], at));
    if (!clash.mentors.empty())
        add("the limits of " + rows_text("mentor", clash.mentors));
    if (clash.mentees.empty())
        return asked + " cannot be kept";
    const std::string who = rows_text("mentee", clash.mentees);
    return asked.empty() ? "no mentor is open to " + who : who + " cannot be paired under " + asked;
}

// Who are together want as many mentors, or are not there.
void require_alike(const Problem& pairs, const MenteeSet& set, std::size_t at)
{
    std::optional<MenteeId> first;
    for (const MenteeId mentee : set.mentees) {
        if (pairs.wanted(mentee) == 0)
            continue;
        if (first && pairs.wanted(mentee) != pairs.wanted(*first))
            throw InvalidInput({name_of("together", set, at)},
                               "mentee " + std::to_string(first->row()) + " wants " +
                                   std::to_string(pairs.wanted(*first)) + " and mentee " +
                                   std::to_string(mentee.row()) + " wants " + std::to_string(pairs.wanted(mentee)) +
                                   " mentors",
                               "let all of the set want as many");
        first = mentee;
    }
}

template <class Id>
void require_known(const std::vector<Id>& ids, std::size_t size)
{
    for (const Id id : ids)
        if (!id.is_set() || id.row() >= size)
            throw InvalidInput::unknown({"clash"}, "row " + std::to_string(id.row()), "the problem");
}

// Some of the sets, without mentees who are not asked for.
std::vector<MenteeSet> chosen(const std::vector<MenteeSet>& sets, const std::vector<std::size_t>& rows,
                              const std::vector<bool>& is_asked)
{
    std::vector<MenteeSet> made;
    for (const std::size_t row : rows) {
        if (row >= sets.size())
            throw InvalidInput::unknown({"clash"}, "set " + std::to_string(row), "the problem");
        MenteeSet set = sets[row];
        std::erase_if(set.mentees, [&](MenteeId mentee) { return !is_asked[mentee.row()]; });
        if (set.mentees.size() > 1)
            made.push_back(std::move(set));
    }
    return made;
}

}  // namespace

WeightedProblem::WeightedProblem(Problem pairs, WeightedRules rules)
    : pairs_(std::move(pairs)), rules_(std::move(rules))
{
    if (!pairs_.load_prices().empty())
        throw InvalidInput({"weighted pairing"}, "its pairs have load prices",
                           "take them off, or pair by the greatest total");
    require_rows(rules_.weights.size(), pairs_.mentee_count(), "weights", "mentees");
    require_rows(rules_.hours.size(), pairs_.mentors().size(), "hours", "mentors");
    for (std::size_t row = 0; row < rules_.weights.size(); ++row)
        if (rules_.weights[row] < 0 || rules_.weights[row] > largest_weight)
            throw InvalidInput({"weight of mentee " + std::to_string(row)},
                               std::to_string(rules_.weights[row]) + " is below 0 or beyond 2^40",
                               "give what the mentee takes of a mentor's hours");
    for (std::size_t row = 0; row < rules_.hours.size(); ++row)
        if (const Hours& hours = rules_.hours[row];
            hours.minimum < 0 || hours.minimum > hours.maximum || hours.maximum > largest_hours)
            throw InvalidInput({"hours of mentor " + std::to_string(row)},
                               std::to_string(hours.minimum) + " to " + std::to_string(hours.maximum) +
                                   " do not rise from 0 or more to 2^62 or less",
                               "give the least and the most that its mentees may weigh together");
    require_sets(rules_.together, "together", pairs_.mentee_count());
    require_sets(rules_.apart, "apart", pairs_.mentee_count());
    for (std::size_t at = 0; at < rules_.together.size(); ++at)
        require_alike(pairs_, rules_.together[at], at);
}

NoWeightedPairing::NoWeightedPairing(const WeightedProblem& problem, WeightedClash clash)
    : InvalidInput({"pairing"}, fault_of(problem, clash),
                   "raise a limit, add candidates, ask less, or allow unmatched mentees at a price"),
      clash_(std::move(clash))
{
}

WeightedPairing pair_weighted(const WeightedProblem& problem, const WeightedOptions& options)
{
    const weighted::Model model(problem);
    weighted::Search search(model, options);
    search.run();
    if (!search.found()) {
        if (!search.bound())
            throw NoWeightedPairing(problem,
                                    weighted::clash_of(problem, search.proof(), work_of_a_look, options.progress));
        throw InvalidInput({"pairing"},
                           search.is_stopped() ? "stopped by the caller before there was a pairing"
                                               : "the work did not suffice to find a pairing, nor to show that none is",
                           "give more work, or ask less");
    }
    std::vector<MentorId> mentor_of;
    for (std::uint32_t row = 0; row < problem.pairs().mentee_count(); ++row) {
        const std::uint32_t wanted = problem.pairs().wanted(MenteeId(row));
        if (wanted == 0)
            continue;
        const std::size_t first = mentor_of.size();
        for (const std::uint32_t mentor : (*search.found())[model.bundle_of[row]])
            mentor_of.emplace_back(mentor);
        mentor_of.resize(first + wanted);
    }
    return {with_total(problem.pairs(), std::move(mentor_of)), *search.bound(), search.proof()};
}

WeightedProblem only(const WeightedProblem& problem, const WeightedClash& clash)
{
    const Problem& pairs = problem.pairs();
    require_known(clash.mentees, pairs.mentee_count());
    require_known(clash.mentors, pairs.mentors().size());
    std::vector<bool> is_asked(pairs.mentee_count(), false);
    for (const MenteeId mentee : clash.mentees)
        is_asked[mentee.row()] = pairs.wanted(mentee) > 0;
    ProblemOptions options{.unmatched_price = pairs.unmatched_price()};
    for (const auto& [mentee, mentor] : pairs.required())
        if (is_asked[mentee.row()])
            options.required.emplace_back(mentee, mentor);
    std::vector<Candidate> candidates;
    const auto known = static_cast<MentorId::Value>(pairs.mentors().size());
    std::uint32_t anywhere = 1;  // mentors more
    for (std::uint32_t row = 0; row < pairs.mentee_count(); ++row)
        anywhere = std::max(anywhere, pairs.wanted(MenteeId(row)));
    for (std::uint32_t row = 0; row < pairs.mentee_count(); ++row) {
        options.wanted.push_back(pairs.wanted(MenteeId(row)));
        const auto of = pairs.candidates_of(MenteeId(row));
        for (std::size_t at = 0; at < of.mentors.size(); ++at)
            candidates.push_back({MenteeId(row), of.mentors[at], of.scores[at]});
        for (std::uint32_t at = 0; !is_asked[row] && at < anywhere; ++at)
            candidates.push_back({MenteeId(row), MentorId(known + at), 0});
    }
    std::vector<Capacity> capacities(known + anywhere, {0, static_cast<std::uint32_t>(pairs.mentee_count())});
    WeightedRules rules{.weights = problem.rules().weights,
                        .together = chosen(problem.rules().together, clash.together, is_asked),
                        .apart = chosen(problem.rules().apart, clash.apart, is_asked)};
    if (!problem.rules().hours.empty())
        rules.hours.assign(capacities.size(), {0, largest_hours});
    for (const MentorId mentor : clash.mentors) {
        capacities[mentor.row()] = pairs.mentors()[mentor.row()];
        if (!rules.hours.empty())
            rules.hours[mentor.row()] = problem.rules().hours[mentor.row()];
    }
    return {Problem(std::move(capacities), pairs.mentee_count(), candidates, options), std::move(rules)};
}

}  // namespace muster::pairing
