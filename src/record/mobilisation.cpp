#include "muster/record/mobilisation.hpp"

#include <algorithm>

namespace muster::inline v0_2::record {
namespace {

// Nothing where a time of day is not on file: minutes would be made up.
std::optional<Minutes> minutes_between(const Moment& from, const std::optional<Moment>& to)
{
    if (!from.at || !to || !to->at)
        return std::nullopt;
    return Minutes{static_cast<std::int32_t>(earliest_minute(*to) - earliest_minute(from))};
}

std::optional<Minutes> median(std::vector<Minutes>& minutes)
{
    if (minutes.empty())
        return std::nullopt;
    std::ranges::sort(minutes);
    return minutes[(minutes.size() - 1) / 2];
}

}  // namespace

MobilisationTally tally(const Mobilisation& mobilisation)
{
    MobilisationTally made;
    std::vector<Minutes> responses;
    std::vector<Minutes> deployments;
    for (const CallAnswer& answer : mobilisation.answers) {
        ++made.called;
        if (answer.responded) {
            ++made.responded;
            made.in_time += is_late(*answer.responded, mobilisation.called, mobilisation.within_hours) ? 0U : 1U;
        }
        made.deployed += answer.deployed ? 1U : 0U;
        if (const auto minutes = minutes_between(mobilisation.called, answer.responded))
            responses.push_back(*minutes);
        if (const auto minutes = minutes_between(mobilisation.called, answer.deployed))
            deployments.push_back(*minutes);
        if (answer.deployed)
            made.served += minutes_between(*answer.deployed, answer.released).value_or(Minutes{0});
    }
    made.median_response = median(responses);
    if (!responses.empty())
        made.longest_response = responses.back();
    made.median_deployment = median(deployments);
    return made;
}

}  // namespace muster::record
