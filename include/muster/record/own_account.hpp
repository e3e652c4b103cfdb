// Accounts of one's own on the network, and what is published there.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/record/in_time.hpp"
#include "muster/record/moment.hpp"

#include <cstdint>
#include <optional>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// An account that a unit keeps itself, as 金牌体育 or 金牌党建.
struct OwnAccount {
    /// What it is, in a sentence.
    static constexpr const char* summary = "An account that a unit keeps itself.";

    std::string code;            ///< the name people write in their files
    Label name{};                ///< name in reports
    std::string medium{};        ///< where it is kept, in words: WeChat, a web page
    UnitId unit;                 ///< whose it is
    MemberId responsible{};      ///< who answers for it; unset: nobody yet
    Day since;                   ///< first day
    std::optional<Day> until{};  ///< last day; not set: still kept

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &OwnAccount::code).needed(), field("name", &OwnAccount::name),
                    field("medium", &OwnAccount::medium), field("unit", &OwnAccount::unit).needed(),
                    field("responsible", &OwnAccount::responsible), field("since", &OwnAccount::since).needed(),
                    field("until", &OwnAccount::until));
    }

    friend bool operator==(const OwnAccount&, const OwnAccount&) = default;
};

/// A bulletin 宣传稿件 of something that happened.
struct Bulletin {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A bulletin of something that happened.";

    std::string code;       ///< the name people write in their files
    Label title{};          ///< in reports
    MemberId author;        ///< who wrote it
    std::string account{};  ///< code of the account it stands in; empty: elsewhere
    ActivityId activity{};  ///< of which activity; unset: of none
    Moment happened;        ///< when what it tells of happened
    Moment published;       ///< when it was published

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Bulletin::code).needed(), field("title", &Bulletin::title),
                    field("author", &Bulletin::author).needed(), field("account", &Bulletin::account),
                    field("activity", &Bulletin::activity), field("happened", &Bulletin::happened).needed(),
                    field("published", &Bulletin::published).needed());
    }

    /// Whether it was published within its hours.
    [[nodiscard]] bool is_in_time(const InTime& allowed = {}) const
    {
        return !is_late(published, happened, allowed.bulletin);
    }

    friend bool operator==(const Bulletin&, const Bulletin&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
