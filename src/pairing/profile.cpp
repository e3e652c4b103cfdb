#include "muster/pairing/profile.hpp"

#include "muster/core/error.hpp"
#include "pairing/share.hpp"

namespace muster::pairing {
namespace {

/// The grade as a share of the best grade, after checking both.
Weight share_of_top(const GradeScale& scale, Quantity grade)
{
    const Quantity zero;
    if (scale.top <= zero || scale.helped_below < zero || scale.helper_from < scale.helped_below ||
        scale.top < scale.helper_from)
        throw InvalidInput({"grade scale"},
                           "helped_below " + to_string(scale.helped_below) + ", helper_from " +
                               to_string(scale.helper_from) + " and top " + to_string(scale.top) +
                               " do not rise from 0",
                           "give 0 <= helped_below <= helper_from <= top, and top above 0");
    if (grade < zero || grade > scale.top)
        throw InvalidInput({"grade"}, to_string(grade) + " is outside 0 to " + to_string(scale.top),
                           "correct the grade or give the scale it was given on");
    return Weight::from_millionths(detail::share(grade.millionths(), scale.top.millionths()));
}

}  // namespace

Weight GradeScale::strength(Quantity grade) const
{
    const Weight share = share_of_top(*this, grade);
    return grade >= helper_from ? share : Weight{};
}

Weight GradeScale::need(Quantity grade) const
{
    const Weight share = share_of_top(*this, grade);
    return grade < helped_below ? Weight::whole(1) - share : Weight{};
}

}  // namespace muster::pairing
