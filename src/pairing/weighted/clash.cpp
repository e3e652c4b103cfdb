// A deletion filter (Chinneck 2008), first by halves, then one by one. What is taken away: mentees, limits of mentors,
// sets kept apart, sets kept together.
#include "clash.hpp"

#include "search.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace muster::inline v0_2::pairing::weighted {
namespace {

class Filter {
public:
    Filter(const WeightedProblem& problem, WeightedClash clash, std::uint64_t work, const Progress& progress)
        : problem_(problem), clash_(std::move(clash)), work_(work), progress_(progress)
    {
        clash_.is_least = true;
    }

    // Of one list of the clash.
    template <class List>
    void take_from(List WeightedClash::*list)
    {
        std::size_t length = std::max<std::size_t>((clash_.*list).size() / 2, 1);
        for (;; length = std::max<std::size_t>(length / 2, 1)) {
            for (std::size_t at = 0; at < (clash_.*list).size();) {
                WeightedClash less = clash_;
                auto& rows = less.*list;
                const auto from = rows.begin() + static_cast<std::ptrdiff_t>(at);
                rows.erase(from, from + static_cast<std::ptrdiff_t>(std::min(length, rows.size() - at)));
                if (!still_clashes(less, length == 1))
                    at += length;
            }
            if (length == 1)
                return;
        }
    }

    [[nodiscard]] const WeightedClash& clash() const noexcept { return clash_; }

private:
    bool still_clashes(WeightedClash& less, bool is_last_look)
    {
        const WeightedProblem part = only(problem_, less);
        const Model model(part);
        const WeightedOptions options{work_, progress_};
        Search search(model, options, true);
        search.run();
        const bool is_decided = search.found() || !search.bound();
        clash_.is_least = clash_.is_least && (is_decided || !is_last_look);
        if (search.found() || search.bound())
            return false;
        less.proof = search.proof();
        less.is_least = clash_.is_least;
        clash_ = std::move(less);
        return true;
    }

    const WeightedProblem& problem_;
    WeightedClash clash_;
    std::uint64_t work_;
    const Progress& progress_;
};

}  // namespace

WeightedClash clash_of(const WeightedProblem& problem, WeightedProof proof, std::uint64_t work,
                       const Progress& progress)
{
    WeightedClash all;
    for (std::uint32_t row = 0; row < problem.pairs().mentee_count(); ++row)
        if (problem.pairs().wanted(MenteeId(row)) > 0)
            all.mentees.emplace_back(row);
    for (std::uint32_t row = 0; row < problem.pairs().mentors().size(); ++row)
        all.mentors.emplace_back(row);
    for (std::size_t at = 0; at < problem.rules().together.size(); ++at)
        all.together.push_back(at);
    for (std::size_t at = 0; at < problem.rules().apart.size(); ++at)
        all.apart.push_back(at);
    all.proof = std::move(proof);
    Filter filter(problem, std::move(all), work, progress);
    filter.take_from(&WeightedClash::mentees);
    filter.take_from(&WeightedClash::apart);
    filter.take_from(&WeightedClash::together);
    filter.take_from(&WeightedClash::mentors);
    return filter.clash();
}

}  // namespace muster::pairing::weighted
