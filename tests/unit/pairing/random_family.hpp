// Capacities that mentors share at random, and the best pairing under them by trying every way there is.
#pragma once

#include "every_way.hpp"

#include "muster/pairing/shared.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing {

inline std::vector<MentorId> mentors_of_rows(const std::vector<std::uint32_t>& rows)
{
    std::vector<MentorId> made;
    for (const std::uint32_t row : rows)
        made.emplace_back(row);
    return made;
}

// A tree of sets: cuts a shuffled row of mentors into pieces, and the pieces again.
inline void cut(Random& random, const std::vector<std::uint32_t>& rows, std::vector<SharedCapacity>& made, int levels)
{
    if (rows.empty())
        return;
    if (random.below(3) != 0) {
        const std::uint32_t maximum = random.below(6);
        made.push_back({random.below(2) == 0 ? "" : "floor " + std::to_string(made.size()),
                        mentors_of_rows(rows),
                        {random.below(3) == 0 ? random.below(maximum + 1) : 0, maximum}});
    }
    if (levels == 0)
        return;
    const std::uint32_t middle = random.below(static_cast<std::uint32_t>(rows.size()) + 1);
    cut(random, std::vector(rows.begin(), rows.begin() + middle), made, levels - 1);
    cut(random, std::vector(rows.begin() + middle, rows.end()), made, levels - 1);
}

inline std::vector<SharedCapacity> random_family(Random& random, std::size_t mentors)
{
    std::vector<std::uint32_t> rows(mentors);
    std::iota(rows.begin(), rows.end(), 0U);
    random.shuffle(std::span(rows));
    std::vector<SharedCapacity> made;
    cut(random, rows, made, 2);
    random.shuffle(std::span(made));
    return made;
}

// Of all ways that keep the shared capacities, too.
inline std::optional<Score> best_of(const SharedProblem& problem)
{
    return EveryWay(problem.pairs(),
                    [&](EveryWay::Loads loads) {
                        return std::ranges::all_of(problem.shared(), [&](const SharedCapacity& each) {
                            std::uint32_t sum = 0;
                            for (const MentorId mentor : each.mentors)
                                sum += loads[mentor.row()];
                            return each.capacity.minimum <= sum && sum <= each.capacity.maximum;
                        });
                    })
        .best();
}

}  // namespace muster::pairing
