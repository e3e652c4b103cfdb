// Cases and advanced persons that are told to others (典型事例、先进人物、宣传报道): from evidence, with consent, for a
// time.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// What is told.
enum class CaseKind : std::uint8_t {
    method,   ///< 经验做法, how something is done
    example,  ///< 典型事例, something that was done
    person,   ///< 先进人物, somebody who does it well
};
/// Names of its values, in order.
constexpr auto listed(CaseKind) { return enumeration("What is told.", "method", "example", "person"); }
/// 先进人物, advanced person.
[[nodiscard]] Label label_of(CaseKind kind);

/// How far a case has come.
enum class CaseState : std::uint8_t {
    awaiting_consent,  ///< nominated, and the person has not agreed
    ready,             ///< may be published
    overdue,           ///< its deadline has passed and it is not published
    published,         ///< told
    expired,           ///< was told, and is to be taken down
};
/// Names of its values, in order.
constexpr auto listed(CaseState)
{
    return enumeration("How far a case has come.", "awaiting_consent", "ready", "overdue", "published", "expired");
}
/// 待同意, awaits consent.
[[nodiscard]] Label label_of(CaseState state);

/// What of the evidence a case rests on: one indicator, without names.
struct CaseEvidence {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What of the evidence a case rests on: one indicator, without names.";

    std::string indicator;     ///< code of the indicator
    Label label{};             ///< of the indicator, for reports
    std::int64_t records = 0;  ///< number of records
    Quantity quantity{};       ///< their sum, in the indicator's unit

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("indicator", &CaseEvidence::indicator).needed(), field("label", &CaseEvidence::label),
                    field("records", &CaseEvidence::records), field("quantity", &CaseEvidence::quantity));
    }

    friend bool operator==(const CaseEvidence&, const CaseEvidence&) = default;
};

/// A case: a method, an example or an advanced person, and when it was nominated, agreed to, told and taken down.
struct Case {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A method, an example or an advanced person that is told to others.";

    std::string code;                      ///< the name people write in their files
    CaseKind kind = CaseKind::example;     ///< what is told
    Label name{};                          ///< title in reports
    std::string text{};                    ///< what is told, in words
    Label unit{};                          ///< name of the unit that it comes from
    std::string about{};                   ///< code of the member; empty: of nobody by name
    std::vector<CaseEvidence> evidence{};  ///< what it rests on
    std::optional<Day> nominated{};        ///< day it was put forward
    std::optional<Day> consented{};        ///< day the person agreed; needed before it is told of a person
    std::optional<Day> deadline{};         ///< last day to publish it; not set: none
    std::optional<Day> published{};        ///< day it was told
    std::optional<Day> expires{};          ///< last day it may be shown; not set: no end

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Case::code).needed(), field("kind", &Case::kind), field("name", &Case::name),
                    field("text", &Case::text), field("unit", &Case::unit), field("about", &Case::about),
                    field("evidence", &Case::evidence), field("nominated", &Case::nominated),
                    field("consented", &Case::consented), field("deadline", &Case::deadline),
                    field("published", &Case::published), field("expires", &Case::expires));
    }

    /// State at the end of `day`.
    [[nodiscard]] CaseState state_on(Day day) const;
    /// Published by `day`, but after its deadline.
    [[nodiscard]] bool is_late() const { return deadline && published && *published > *deadline; }

    friend bool operator==(const Case&, const Case&) = default;
};

/// Cases that go from one branch to another.
struct CaseBook {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Cases that go from one branch to another.";

    std::vector<Case> cases{};  ///< each code once

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("cases", &CaseBook::cases));
    }

    friend bool operator==(const CaseBook&, const CaseBook&) = default;
};

/// What may be handed on, on `day`: cases that are published and have not expired, without the codes of members.
[[nodiscard]] CaseBook shared_cases(const std::vector<Case>& cases, Day day);

}  // namespace muster::record

#pragma GCC visibility pop
