// Where one weight changes and the other parts of its area keep their proportions, every member's total is a function
// of it (share_function.cpp). At 0 and at 1 it may not hang together with what is between, as other parts weigh there,
// so these two are looked at alone. Between, straight lines are merged (straight_sweep.cpp) and all else is swept
// (bent_sweep.cpp).
#include "muster/evaluation/robustness.hpp"

#include "core/workers.hpp"
#include "evaluation/share_sweeps.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// By member, 0 for those who have no total.
template <class Total>
std::vector<std::uint32_t> ranks_of(std::span<const ShareFunction> functions, Total total_of)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t row = 0; row < functions.size(); ++row)
        if (total_of(functions[row]))
            order.push_back(row);
    std::ranges::sort(order, [&](std::uint32_t left, std::uint32_t right) {
        const auto compared = *total_of(functions[left]) <=> *total_of(functions[right]);
        return compared > 0 || (compared == 0 && left < right);
    });
    std::vector<std::uint32_t> ranks(functions.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const bool is_level = place > 0 && *total_of(functions[order[place]]) == *total_of(functions[order[place - 1]]);
        ranks[order[place]] = is_level ? ranks[order[place - 1]] : place + 1;
    }
    return ranks;
}

void put(RankCourse& course, std::int32_t first, std::int32_t last, std::uint32_t rank)
{
    if (!course.empty() && course.back().rank == rank)
        course.back().to = Weight::from_millionths(last);
    else
        course.push_back({Weight::from_millionths(first), Weight::from_millionths(last), rank});
}

}  // namespace

std::vector<RankCourse> rank_courses(const Evaluation& evaluation, std::string_view code, unsigned threads)
{
    const ShareFunctions made_by(evaluation, code);
    std::vector<ShareFunction> functions(evaluation.members().size());
    in_parts(std::clamp<std::size_t>(threads, 1, functions.size() / 64 + 1), functions.size(),
             [&](std::size_t, std::size_t first, std::size_t last) {
                 for (std::size_t row = first; row < last; ++row)
                     functions[row] = made_by.of(MemberId(static_cast<std::uint32_t>(row)));
             });
    const auto at_zero = ranks_of(
        functions, [](const ShareFunction& each) -> auto& { return each.at_zero; });
    const auto at_one = ranks_of(
        functions, [](const ShareFunction& each) -> auto& { return each.at_one; });
    std::vector<ShareFunction> swept;
    std::vector<std::uint32_t> row_of;
    for (std::uint32_t row = 0; row < functions.size(); ++row)
        if (!functions[row].between.empty()) {
            swept.push_back(std::move(functions[row]));
            row_of.push_back(row);
        }
    std::vector<std::vector<RankAt>> between = sweep_ranks(swept, threads);

    std::vector<RankCourse> courses(functions.size());
    std::size_t next = 0;
    for (std::uint32_t row = 0; row < courses.size(); ++row) {
        RankCourse& course = courses[row];
        const bool is_swept = next < row_of.size() && row_of[next] == row;
        if (!is_swept && at_zero[row] == 0 && at_one[row] == 0)
            continue;
        put(course, 0, 0, at_zero[row]);
        if (is_swept) {
            const std::vector<RankAt> ranks = std::move(between[next++]);
            course.reserve(ranks.size() + 2);
            for (std::size_t i = 0; i < ranks.size(); ++i)
                put(course, ranks[i].step, i + 1 < ranks.size() ? ranks[i + 1].step - 1 : share_steps - 1,
                    ranks[i].rank);
        } else {
            put(course, 1, share_steps - 1, 0);
        }
        put(course, share_steps, share_steps, at_one[row]);
    }
    return courses;
}

}  // namespace muster::evaluation
