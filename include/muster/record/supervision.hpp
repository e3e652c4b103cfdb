// What a supervision post 监督岗 found, and whether what follows was done in time.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/record/in_time.hpp"
#include "muster/record/incident.hpp"
#include "muster/record/moment.hpp"

#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// A breach or an emergency that somebody on duty found.
struct SupervisionCase {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A breach or an emergency that somebody on duty found.";

    std::string code;                     ///< the name people write in their files
    Label name{};                         ///< what it was, without names
    PostId post;                          ///< at which post
    std::string shift{};                  ///< code of the shift; empty: outside a shift
    MemberId member;                      ///< who was on duty and found it
    PlaceId place{};                      ///< where; unset: not at a place on file
    Severity severity = Severity::minor;  ///< how soon it must be reported
    Moment found;                         ///< when it was found
    std::optional<Moment> dissuaded{};    ///< when those concerned were spoken to
    std::optional<Moment> reported{};     ///< when it was reported
    std::optional<Moment> published{};    ///< when a bulletin told of it
    std::optional<Moment> publicised{};   ///< when it was made known as a case
    bool is_to_be_known = false;          ///< whether a bulletin and a case are wanted of it at all

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &SupervisionCase::code).needed(), field("name", &SupervisionCase::name),
                    field("post", &SupervisionCase::post).needed(), field("shift", &SupervisionCase::shift),
                    field("member", &SupervisionCase::member).needed(), field("place", &SupervisionCase::place),
                    field("severity", &SupervisionCase::severity), field("found", &SupervisionCase::found).needed(),
                    field("dissuaded", &SupervisionCase::dissuaded), field("reported", &SupervisionCase::reported),
                    field("published", &SupervisionCase::published), field("publicised", &SupervisionCase::publicised),
                    field("is_to_be_known", &SupervisionCase::is_to_be_known));
    }

    friend bool operator==(const SupervisionCase&, const SupervisionCase&) = default;
};

/// A step of a case that came, or is still to come, too late.
struct InTimeDelay {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A step that came, or is still to come, too late.";

    InTimeStep step = InTimeStep::dissuade;  ///< which of the four
    Moment due;                              ///< the last moment in time
    bool is_open = false;                    ///< whether it has not happened yet

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("step", &InTimeDelay::step).needed(), field("due", &InTimeDelay::due).needed(),
                    field("is_open", &InTimeDelay::is_open));
    }

    friend bool operator==(const InTimeDelay&, const InTimeDelay&) = default;
};

/// The last moment at which a step is in time.
[[nodiscard]] Moment due(const SupervisionCase& found, InTimeStep step, const InTime& allowed = {});

/// Steps that are late, as seen at `now`, in the order of the four. A bulletin and a case are looked for only where
/// they are wanted or were made.
[[nodiscard]] std::vector<InTimeDelay> delays(const SupervisionCase& found, const Moment& now,
                                              const InTime& allowed = {});

}  // namespace muster::record

#pragma GCC visibility pop
