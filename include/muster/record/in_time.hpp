// Four ways to be in time 及时: find and dissuade, report, publish, publicise.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// What is to be done in time.
enum class InTimeStep : std::uint8_t {
    dissuade,   ///< speak to whoever breaks a rule, once it is found
    report,     ///< tell those who are to know
    bulletin,   ///< publish a bulletin of what was done
    publicise,  ///< make a case known
};
/// Names of its values, in order.
constexpr auto listed(InTimeStep)
{
    return enumeration("What is to be done in time.", "dissuade", "report", "bulletin", "publicise");
}

/// 及时劝阻, dissuade in time.
[[nodiscard]] inline Label label_of(InTimeStep step)
{
    switch (step) {
    case InTimeStep::dissuade:
        return {"及时发现劝阻", "find and dissuade in time"};
    case InTimeStep::report:
        return {"及时报告", "report in time"};
    case InTimeStep::bulletin:
        return {"及时发布", "publish bulletins in time"};
    case InTimeStep::publicise:
        return {"及时宣传", "publicise cases in time"};
    }
    return {};
}

/// Hours allowed for each of them, counted from when it was found or happened.
///
/// Serious incidents are reported at once and minor ones the next day: typical of published duty practice. No public
/// source gives hours; these are the library's own, to be set.
struct InTime {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Hours allowed to dissuade, report, publish and publicise.";

    std::int32_t dissuade = 1;        ///< to dissuade, from when it was found
    std::int32_t report = 24;         ///< to report what is minor
    std::int32_t report_serious = 1;  ///< to report what is serious
    std::int32_t bulletin = 48;       ///< to publish a bulletin
    std::int32_t publicise = 168;     ///< to make a case known

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("dissuade", &InTime::dissuade).within(0, 10'000),
                    field("report", &InTime::report).within(0, 10'000),
                    field("report_serious", &InTime::report_serious).within(0, 10'000),
                    field("bulletin", &InTime::bulletin).within(0, 10'000),
                    field("publicise", &InTime::publicise).within(0, 10'000));
    }

    friend bool operator==(const InTime&, const InTime&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
