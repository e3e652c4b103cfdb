#include "open_pairs.hpp"

#include "pairing/mentee_sets.hpp"

#include "muster/core/error.hpp"
#include "muster/core/faults.hpp"
#include "muster/pairing/optimal.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {
namespace {

std::string mentee_name(std::uint32_t row) { return "mentee " + std::to_string(row); }

template <class Rows>
std::string listed(const char* what, const Rows& rows)
{
    std::string text = std::string(what) + (rows.size() == 1 ? " " : "s ");
    for (std::size_t at = 0; at < rows.size(); ++at)
        text += (at > 0 ? ", " : "") + std::to_string(rows[at]);
    return text;
}

class Opener {
public:
    Opener(const GroupProblem& problem, const GroupAssessor& assessor)
        : problem_(problem), pairs_(problem.pairs()), units_(assessor.units()), assessor_(assessor),
          open_(pairs_.mentee_count())
    {
        for (std::uint32_t mentee = 0; mentee < open_.size(); ++mentee)
            open_alone(mentee);
        for (std::uint32_t unit = 0; unit < units_.count(); ++unit)
            if (units_.mentees_of(unit).size() > 1)
                close_for_some(unit);
    }

    [[nodiscard]] Problem problem(Minima minima)
    {
        std::vector<Capacity> mentors(pairs_.mentors().begin(), pairs_.mentors().end());
        if (minima == Minima::none)
            for (Capacity& mentor : mentors)
                mentor.minimum = 0;
        refuse_sets_too_large();
        faults_.throw_if_any();
        std::vector<Candidate> all;
        ProblemOptions options{.unmatched_price = pairs_.unmatched_price()};
        for (std::uint32_t mentee = 0; mentee < open_.size(); ++mentee) {
            for (const std::uint32_t mentor : open_[mentee])
                all.push_back({MenteeId(mentee), MentorId(mentor), *score_of(mentee, mentor)});
            if (pairs_.is_required(MenteeId(mentee)))
                options.required.emplace_back(mentee, open_[mentee].front());
        }
        return Problem(std::move(mentors), open_.size(), all, options);
    }

private:
    [[nodiscard]] std::optional<Score> score_of(std::uint32_t mentee, std::uint32_t mentor) const
    {
        return pairs_.score_of(MenteeId(mentee), MentorId(mentor));
    }

    [[nodiscard]] bool may_stay_alone(std::uint32_t mentee) const
    {
        return pairs_.unmatched_price(MenteeId(mentee)).has_value();
    }

    void open_alone(std::uint32_t mentee)
    {
        const auto& time = problem_.rules().time;
        const auto mentors = pairs_.candidates_of(MenteeId(mentee)).mentors;
        for (const MentorId mentor : mentors)
            if (!time || time->short_price || assessor_.short_quarters(mentor.row(), mentee) == 0)
                open_[mentee].push_back(mentor.row());
        if (!open_[mentee].empty() || mentors.empty() || may_stay_alone(mentee))
            return;
        faults_.add({"time together, " + mentee_name(mentee)},
                    (mentors.size() == 1
                         ? "mentor " + std::to_string(mentors.front().row()) + ", its only candidate, is not free"
                         : "none of its " + std::to_string(mentors.size()) + " mentors is free") +
                        " at the same time for " + std::to_string(time->least.count()) + " minutes a week",
                    "ask for less time, give missing time a price, or add candidates");
        is_left_out_ = true;
    }

    // Mentors who cannot have all of a unit are closed to each of it.
    void close_for_some(std::uint32_t unit)
    {
        const auto mentees = units_.mentees_of(unit);
        std::vector<std::uint32_t> common;
        if (!units_.clashes(unit))
            std::ranges::copy_if(open_[mentees.front()], std::back_inserter(common), [&](std::uint32_t mentor) {
                return pairs_.mentors()[mentor].maximum >= mentees.size() &&
                       std::ranges::all_of(mentees, [&](std::uint32_t mentee) {
                           return std::ranges::binary_search(open_[mentee], mentor);
                       });
            });
        const bool must_be_in = !std::ranges::all_of(mentees, [&](std::uint32_t one) { return may_stay_alone(one); });
        if (common.empty() && must_be_in && !is_left_out_) {
            const std::string all = listed("mentee", mentees);
            if (units_.clashes(unit))
                faults_.add({"kept together, " + all}, "some of them are kept apart as well",
                            "take them from one of the lists");
            else
                faults_.add({"kept together, " + all}, "no mentor is open to all of them",
                            "add candidates, raise a maximum, or keep fewer together");
        }
        for (const std::uint32_t mentee : mentees)
            open_[mentee] = common;
    }

    // Those kept apart need as many mentors: a pairing of one each says whether there are.
    void refuse_sets_too_large()
    {
        const auto& sets = problem_.rules().apart;
        for (std::size_t at = 0; at < sets.size() && faults_.empty(); ++at) {
            std::vector<Candidate> candidates;
            std::vector<MenteeId> there;
            for (const MenteeId mentee : sets[at].mentees) {
                if (may_stay_alone(mentee.row()))
                    continue;
                for (const std::uint32_t mentor : open_[mentee.row()])
                    candidates.push_back({MenteeId(static_cast<std::uint32_t>(there.size())), MentorId(mentor), 0});
                there.push_back(mentee);
            }
            try {
                static_cast<void>(optimal(
                    Problem(std::vector<Capacity>(pairs_.mentors().size(), Capacity{0, 1}), there.size(), candidates)));
            } catch (const Infeasible& none) {
                std::vector<std::uint32_t> mentees;
                std::vector<std::uint32_t> mentors;
                for (const MenteeId mentee : none.witness().mentees)
                    mentees.push_back(there[mentee.row()].row());
                for (const MentorId mentor : none.witness().mentors)
                    mentors.push_back(mentor.row());
                if (mentors.empty())
                    continue;  // nobody is open to them, kept apart or not
                faults_.add({name_of("apart", sets[at], at)},
                            listed("mentee", mentees) + " have only " + listed("mentor", mentors) + " open to them",
                            "add candidates, or keep fewer apart");
            }
        }
    }

    const GroupProblem& problem_;
    const Problem& pairs_;
    const Units& units_;
    const GroupAssessor& assessor_;
    std::vector<std::vector<std::uint32_t>> open_;  // mentors by mentee, rising
    Faults faults_;
    bool is_left_out_ = false;  // somebody, by the rule of time: sets need not be looked at
};

}  // namespace

Problem open_pairs(const GroupProblem& problem, const GroupAssessor& assessor, Minima minima)
{
    return Opener(problem, assessor).problem(minima);
}

}  // namespace muster::pairing::groups_engine
