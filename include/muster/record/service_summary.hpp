// How far activities reach: coverage 覆盖面, influence 影响力, effectiveness of service 实效性.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/points.hpp"
#include "muster/record/ledger.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// Whom an activity reached, and what came of it.
struct Outreach {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Whom an activity reached, and what came of it.";

    ActivityId activity;        ///< which activity
    std::int32_t reached = 0;   ///< people reached, those who serve aside
    std::int32_t outcomes = 0;  ///< what came of it, counted: rooms made clean, students who passed

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("activity", &Outreach::activity).needed(), field("reached", &Outreach::reached).at_least(0),
                    field("outcomes", &Outreach::outcomes).at_least(0));
    }

    friend bool operator==(const Outreach&, const Outreach&) = default;
};

/// Service of one platform, or of all.
struct ServiceSummary {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Coverage, influence and effectiveness of service, of a platform or of all.";

    std::string platform{};        ///< code; empty: of all activities together
    std::uint32_t activities = 0;  ///< activities that were reviewed
    std::uint32_t members = 0;     ///< members there are
    std::uint32_t serving = 0;     ///< of them, who have a record of such an activity
    Quantity hours{};              ///< hours they served there
    std::int64_t reached = 0;      ///< people reached
    std::int64_t outcomes = 0;     ///< what came of it, counted

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("platform", &ServiceSummary::platform), field("activities", &ServiceSummary::activities),
                    field("members", &ServiceSummary::members), field("serving", &ServiceSummary::serving),
                    field("hours", &ServiceSummary::hours), field("reached", &ServiceSummary::reached),
                    field("outcomes", &ServiceSummary::outcomes));
    }

    /// Coverage 覆盖面: the share of the members who serve, to six places, half to even; nothing where there are none.
    [[nodiscard]] std::optional<Weight> coverage() const;
    /// Influence 影响力: people reached by each who serves; nothing where nobody does.
    [[nodiscard]] std::optional<Quantity> influence() const;
    /// Effectiveness 实效性: outcomes an hour of service; nothing without hours.
    [[nodiscard]] std::optional<Quantity> effectiveness() const;

    friend bool operator==(const ServiceSummary&, const ServiceSummary&) = default;
};

/// Of each platform that has a reviewed activity, by code, and of all of them first.
///
/// Looks at records that count, of activities that were reviewed. Hours are the amounts of the indicators
/// `hour_indicators`, which are those counted in hours. O(records + activities).
[[nodiscard]] std::vector<ServiceSummary> service_summary(const Ledger& ledger, std::span<const Outreach> outreach,
                                                          std::span<const std::string> hour_indicators);

}  // namespace muster::record

#pragma GCC visibility pop
