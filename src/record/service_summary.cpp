#include "muster/record/service_summary.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace muster::inline v0_2::record {
namespace {

struct Served {
    ServiceSummary summary{};
    std::set<MemberId> serving{};
};

Exact share(std::int64_t part, std::int64_t whole)
{
    return Exact::quotient(Exact::whole(part), Exact::whole(whole), 6, Rounding::half_even);
}

}  // namespace

std::optional<Weight> ServiceSummary::coverage() const
{
    if (members == 0)
        return std::nullopt;
    return share(serving, members).to_decimal<Weight>();
}

std::optional<Quantity> ServiceSummary::influence() const
{
    if (serving == 0)
        return std::nullopt;
    return share(reached, serving).to_decimal<Quantity>();
}

std::optional<Quantity> ServiceSummary::effectiveness() const
{
    if (hours <= Quantity{})
        return std::nullopt;
    return Exact::quotient(Exact::whole(outcomes), Exact(hours), 6, Rounding::half_even).to_decimal<Quantity>();
}

std::vector<ServiceSummary> service_summary(const Ledger& ledger, std::span<const Outreach> outreach,
                                            std::span<const std::string> hour_indicators)
{
    const auto activities = ledger.activities();
    const auto is_of_hours = [&](IndicatorId indicator) {
        return std::ranges::find(hour_indicators, ledger.indicators()[indicator]) != hour_indicators.end();
    };
    std::map<std::string, Served> by_platform;  // "" for all, so that it comes first
    const auto each_of = [&](ActivityId activity, const auto& change) {
        const std::string& platform = activities[activity.row()].plan().platform;
        change(by_platform[""]);
        if (!platform.empty())
            change(by_platform[platform]);
    };
    by_platform[""];
    for (std::uint32_t row = 0; row < activities.size(); ++row)
        if (activities[row].is_reviewed())
            each_of(ActivityId(row), [](Served& served) { ++served.summary.activities; });
    for (std::uint32_t row = 0; row < ledger.size(); ++row) {
        const Evidence evidence = ledger[EvidenceId(row)];
        if (!evidence.activity.is_set() || !ledger.is_effective(EvidenceId(row)) || ledger.is_waiting(EvidenceId(row)))
            continue;
        const bool counts_hours = is_of_hours(evidence.indicator);
        each_of(evidence.activity, [&](Served& served) {
            served.serving.insert(evidence.member);
            if (counts_hours)
                served.summary.hours += evidence.quantity;
        });
    }
    for (const Outreach& one : outreach)
        if (activities[one.activity.row()].is_reviewed())
            each_of(one.activity, [&](Served& served) {
                served.summary.reached += one.reached;
                served.summary.outcomes += one.outcomes;
            });
    std::vector<ServiceSummary> made;
    for (auto& [platform, served] : by_platform) {
        served.summary.platform = platform;
        served.summary.members = static_cast<std::uint32_t>(ledger.members().size());
        served.summary.serving = static_cast<std::uint32_t>(served.serving.size());
        made.push_back(std::move(served.summary));
    }
    return made;
}

}  // namespace muster::record
