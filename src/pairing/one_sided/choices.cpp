#include "choices.hpp"

#include "pairing/choice_numbers.hpp"

#include <algorithm>

namespace muster::inline v0_2::pairing::one_sided {

Choices::Choices(const StableProblem& problem) : first_{0}
{
    const PreferenceRows& mentees = problem.mentee_preferences().rows();
    const PreferenceRows& mentors = problem.mentor_preferences().rows();
    std::vector<std::vector<std::uint32_t>> takes(mentees.size());  // by mentee: mentors who would take it, rising
    for (std::uint32_t mentor = 0; mentor < mentors.size(); ++mentor)
        if (problem.capacities()[mentor] > 0)
            for (const std::uint32_t mentee : mentors.list(mentor))
                takes[mentee].push_back(mentor);
    for (std::uint32_t mentee = 0; mentee < mentees.size(); ++mentee) {
        const auto list = mentees.list(mentee);
        const std::vector<std::uint32_t> numbers = choice_numbers(mentees, mentee);
        for (std::size_t at = 0; at < list.size(); ++at)
            if (std::ranges::binary_search(takes[mentee], list[at])) {
                choices_.push_back({list[at], numbers[at]});
                ranks_ = std::max(ranks_, numbers[at] + 1);
            }
        std::sort(choices_.begin() + static_cast<std::ptrdiff_t>(first_.back()), choices_.end(),
                  [](const Choice& left, const Choice& right) {
                      return left.rank != right.rank ? left.rank < right.rank : left.mentor < right.mentor;
                  });
        first_.push_back(choices_.size());
    }
}

}  // namespace muster::pairing::one_sided
