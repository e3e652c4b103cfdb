// Grades by bands and by quota.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// What happens to those who stand level at a quota's cut and do not all fit in.
enum class Ties : std::uint8_t {
    all_out,  ///< none of them gets the grade
    all_in,   ///< all of them do; the quota is exceeded
    by_key,   ///< the higher in `Quota::key` first; those level in that too are all out
    refuse,   ///< there is no evaluation: an error names those who stand level, and how many places there are
};
/// Names of its values, in order.
constexpr auto listed(Ties)
{
    return enumeration("What happens to those level at a quota's cut.", "all_out", "all_in", "by_key", "refuse");
}

/// Among whom a quota is counted.
enum class QuotaAmong : std::uint8_t {
    all,   ///< all who are graded
    unit,  ///< those of the member's own unit
};
/// Names of its values, in order.
constexpr auto listed(QuotaAmong) { return enumeration("Among whom a quota is counted.", "all", "unit"); }

/// At most `numerator / denominator` of those graded get this grade or a better one: the integer floor of it.
struct Quota {
    /// What it is, in a sentence.
    static constexpr const char* summary = "At most numerator / denominator of those graded.";

    std::int64_t numerator = 1;          ///< of the part that may have the grade; 0 or more
    std::int64_t denominator = 3;        ///< of that part; above 0, not below the numerator
    Ties ties = Ties::all_out;           ///< what becomes of those level at the cut who do not all fit in
    std::string key{};                   ///< for `by_key`: code of an area or an indicator
    QuotaAmong among = QuotaAmong::all;  ///< among whom the part is counted

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("numerator", &Quota::numerator), field("denominator", &Quota::denominator),
                    field("ties", &Quota::ties), field("key", &Quota::key), field("among", &Quota::among));
    }

    friend bool operator==(const Quota&, const Quota&) = default;
};

/// One grade. Who does not get it, for its points or its quota, is looked at for the next.
struct Grade {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One grade.";

    std::string code;              ///< the name people write in their files, as "excellent"
    Label label{};                 ///< name in reports
    std::optional<Points> from{};  ///< exact totals at it or above; only the last grade has none
    std::optional<Quota> quota{};  ///< how many may have it; not set: any number

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Grade::code).needed(), field("label", &Grade::label), field("from", &Grade::from),
                    field("quota", &Grade::quota));
    }

    friend bool operator==(const Grade&, const Grade&) = default;
};

}  // namespace muster::evaluation

#pragma GCC visibility pop
