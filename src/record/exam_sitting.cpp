#include "muster/record/exam_sitting.hpp"

#include <algorithm>

namespace muster::inline v0_2::record {

ExamTally tally(std::span<const ExamSitting> sittings)
{
    ExamTally made;
    for (const ExamSitting& sitting : sittings) {
        ++made.sittings;
        made.seats += static_cast<std::uint32_t>(sitting.members.size());
        made.violations += static_cast<std::uint32_t>(sitting.violators.size());
    }
    return made;
}

ExamTally tally(std::span<const ExamSitting> sittings, MemberId member)
{
    ExamTally made;
    for (const ExamSitting& sitting : sittings) {
        if (std::ranges::find(sitting.members, member) == sitting.members.end())
            continue;
        ++made.sittings;
        ++made.seats;
        made.violations += std::ranges::find(sitting.violators, member) != sitting.violators.end() ? 1U : 0U;
    }
    return made;
}

}  // namespace muster::record
