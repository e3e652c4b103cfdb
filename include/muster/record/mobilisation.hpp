// Mobilisation in an emergency: call, response, deployment.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"
#include "muster/record/moment.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// What became of one member who was called.
struct CallAnswer {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What became of one member who was called.";

    MemberId member;                    ///< who was called
    std::optional<Moment> responded{};  ///< when the member answered; not set: did not
    std::optional<Moment> deployed{};   ///< when the member was in place; not set: was not sent
    std::optional<Moment> released{};   ///< when it was over for the member

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &CallAnswer::member).needed(), field("responded", &CallAnswer::responded),
                    field("deployed", &CallAnswer::deployed), field("released", &CallAnswer::released));
    }

    friend bool operator==(const CallAnswer&, const CallAnswer&) = default;
};

/// A call in an emergency 应急动员, and who answered it.
struct Mobilisation {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A call in an emergency, and who answered it.";

    std::string code;                   ///< the name people write in their files
    Label name{};                       ///< what for, in reports
    Moment called;                      ///< when
    std::int32_t within_hours = 2;      ///< hours to answer in; the library's own
    std::vector<CallAnswer> answers{};  ///< one for each who was called

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Mobilisation::code).needed(), field("name", &Mobilisation::name),
                    field("called", &Mobilisation::called).needed(),
                    field("within_hours", &Mobilisation::within_hours).within(0, 10'000),
                    field("answers", &Mobilisation::answers));
    }

    friend bool operator==(const Mobilisation&, const Mobilisation&) = default;
};

/// How a call went.
struct MobilisationTally {
    /// What it is, in a sentence.
    static constexpr const char* summary = "How a call went.";

    std::uint32_t called = 0;                    ///< members called
    std::uint32_t responded = 0;                 ///< of them, who answered
    std::uint32_t in_time = 0;                   ///< of them, within the hours
    std::uint32_t deployed = 0;                  ///< who were in place
    std::optional<Minutes> median_response{};    ///< from the call to half of the answers; of those with both times
    std::optional<Minutes> longest_response{};   ///< to the last
    std::optional<Minutes> median_deployment{};  ///< from the call to half of those who were in place
    Minutes served{0};                           ///< in place, all together, of those with both times

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("called", &MobilisationTally::called), field("responded", &MobilisationTally::responded),
                    field("in_time", &MobilisationTally::in_time), field("deployed", &MobilisationTally::deployed),
                    field("median_response", &MobilisationTally::median_response),
                    field("longest_response", &MobilisationTally::longest_response),
                    field("median_deployment", &MobilisationTally::median_deployment),
                    field("served", &MobilisationTally::served));
    }

    friend bool operator==(const MobilisationTally&, const MobilisationTally&) = default;
};

/// The median of an even number is the lower of the two in the middle.
[[nodiscard]] MobilisationTally tally(const Mobilisation& mobilisation);

}  // namespace muster::record

#pragma GCC visibility pop
