// A rank course says of every share what rank a member has. What is asked holds or not between two shares at which
// anybody's rank changes, so the range goes from the share of now to the next such shares on either side.
#include "muster/evaluation/robustness.hpp"

#include "evaluation/share_function.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

const RankInterval* interval_at(const RankCourse& course, Weight share)
{
    const auto after = std::ranges::upper_bound(course, share, {}, &RankInterval::from);
    return after == course.begin() ? nullptr : &*std::prev(after);
}

// The longest range about `share` in which every member's rank is `is_same` as at `share`; `holds(rank, rank there)`.
template <class IsSame>
ShareRange range_of(const std::vector<RankCourse>& courses, Weight share, IsSame is_same)
{
    ShareRange range{Weight{}, Weight::whole(1)};
    for (const RankCourse& course : courses) {
        const RankInterval* const own = interval_at(course, share);
        if (own == nullptr)
            continue;
        const RankInterval* first = own;
        while (first != course.data() && is_same((first - 1)->rank, own->rank))
            --first;
        const RankInterval* last = own;
        while (last + 1 != course.data() + course.size() && is_same((last + 1)->rank, own->rank))
            ++last;
        range.from = std::max(range.from, first->from);
        range.to = std::min(range.to, last->to);
    }
    return range;
}

std::vector<bool> rows_of(const Evaluation& evaluation, const std::vector<std::string>& codes)
{
    std::vector<bool> made(evaluation.members().size());
    Faults faults;
    for (const std::string& code : codes) {
        if (const auto row = evaluation.roll().members().find(code))
            made[row->row()] = true;
        else
            faults.add({"member \"" + code + "\""}, "nobody of this code is on the roll", "name members who are");
    }
    faults.throw_if_any();
    if (codes.empty() && !evaluation.scheme().grades().empty())
        for (std::uint32_t row = 0; row < made.size(); ++row)
            made[row] = evaluation.of(MemberId(row)).grade == GradeId(0);
    return made;
}

std::vector<std::string> codes_of(const Evaluation& evaluation, const std::vector<bool>& rows)
{
    std::vector<std::string> codes;
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        if (rows[row])
            codes.push_back(evaluation.roll().members()[MemberId(row)].code);
    return codes;
}

}  // namespace

WeightStability weight_stability(const Evaluation& evaluation, std::string_view code,
                                 const std::vector<std::string>& selected, unsigned threads)
{
    const std::vector<bool> is_selected = rows_of(evaluation, selected);
    const auto count = static_cast<std::uint32_t>(std::ranges::count(is_selected, true));
    const std::vector<RankCourse> courses = rank_courses(evaluation, code, threads);
    WeightStability made{.share = ShareFunctions(evaluation, code).share().to_decimal<Weight>()};
    const auto rank_of = [&](std::size_t row) {
        const RankInterval* const found = interval_at(courses[row], made.share);
        return found == nullptr ? 0 : found->rank;
    };
    std::vector<bool> leads(courses.size());
    bool are_first = count > 0;
    for (std::size_t row = 0; row < courses.size(); ++row) {
        const std::uint32_t rank = rank_of(row);
        leads[row] = rank == 1;
        are_first &= (rank > 0 && rank <= count) == is_selected[row];
    }
    made.leaders = codes_of(evaluation, leads);
    made.leading = range_of(courses, made.share,
                            [](std::uint32_t one, std::uint32_t other) { return (one == 1) == (other == 1); });
    made.selected = codes_of(evaluation, is_selected);
    if (are_first)
        made.selection = range_of(courses, made.share, [&](std::uint32_t one, std::uint32_t other) {
            return (one > 0 && one <= count) == (other > 0 && other <= count);
        });
    made.ranking = range_of(courses, made.share, [](std::uint32_t one, std::uint32_t other) { return one == other; });
    return made;
}

}  // namespace muster::evaluation
