// A record counts less the older it is.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// How a record's share falls with its age.
enum class Ageing : std::uint8_t {
    none,       ///< it does not
    table,      ///< in steps: `Decay::shares`
    linear,     ///< by the same for each day, from the whole to nothing in `Decay::days`
    half_life,  ///< to a half in each `Decay::days`
};
/// Names of its values, in order.
constexpr auto listed(Ageing)
{
    return enumeration("How a record's share falls with its age.", "none", "table", "linear", "half_life");
}

/// A step of a table of ages.
struct AgeShare {
    /// What it is, in a sentence.
    static constexpr const char* summary = "The share of what records of an age count.";

    Days from{0};    ///< of this age, and older
    Weight share{};  ///< of what the record says, 0 to 1

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("from", &AgeShare::from).needed(), field("share", &AgeShare::share).needed());
    }

    friend bool operator==(const AgeShare&, const AgeShare&) = default;
};

/// What records of an indicator count, by their age in days: before caps, and before events and choices.
///
/// The age is the number of days from the record to the day `on`; a record of that day or later is of age 0, and counts
/// as it says. A share is rounded half to even to six places, and so is what the record counts by it; a half-life's
/// 2^(-age / days) is rounded correctly, the same on every machine.
struct Decay {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A record counts less the older it is.";

    Ageing by = Ageing::none;        ///< how the share falls
    std::vector<AgeShare> shares{};  ///< of a table, by age; a younger record than the first counts as it says
    int days = 0;                    ///< linear: the age at which nothing is left; half-life: that at which a half is
    int whole_for = 0;               ///< linear and half-life: so many days old, and age begins to count
    Weight least{};                  ///< linear and half-life: no record counts a smaller share
    std::optional<Day> on{};         ///< the day at which ages are taken; not set: the last of the period evaluated

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("by", &Decay::by), field("shares", &Decay::shares), field("days", &Decay::days),
                    field("whole_for", &Decay::whole_for), field("least", &Decay::least), field("on", &Decay::on));
    }

    /// Whether age matters.
    [[nodiscard]] bool applies() const noexcept { return by != Ageing::none; }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        const Weight whole = Weight::from_millionths(1'000'000);
        if (by == Ageing::none && *this != Decay{})
            faults.add(scope.place, "it says how records age, and they do not", "say by what they do, or leave it out");
        if ((by == Ageing::table) != !shares.empty() && by != Ageing::none)
            faults.add(scope.place,
                       shares.empty() ? "its table of ages is empty" : "it has a table of ages, and ages otherwise",
                       "give a table, or how long, one of the two");
        const bool is_curve = by == Ageing::linear || by == Ageing::half_life;
        if (is_curve && (days < 1 || days > most_days))
            faults.add(scope.place, "its records age in " + std::to_string(days) + " days", "give 1 to 36525 days");
        if (whole_for < 0 || whole_for > most_days)
            faults.add(scope.place, "its records count whole for " + std::to_string(whole_for) + " days",
                       "give 0 to 36525 days");
        if (by == Ageing::table && (days != 0 || whole_for != 0 || least != Weight{}))
            faults.add(scope.place, "it has a table of ages, and says more", "leave the rest out");
        if (least < Weight{} || least > whole)
            faults.add(scope.place, "its least share is " + to_string(least), "give 0 to 1");
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const std::string step = "step " + std::to_string(i + 1) + " of its table of ages ";
            if (shares[i].from.is_special() || shares[i].from < Days(0))
                faults.add(scope.place, step + "does not begin at a number of days", "give 0 days or more");
            else if (i > 0 && shares[i].from <= shares[i - 1].from)
                faults.add(scope.place, step + "does not begin above the one before",
                           "list steps from the youngest on");
            if (shares[i].share < Weight{} || shares[i].share > (i == 0 ? whole : shares[i - 1].share))
                faults.add(scope.place, step + "has a share of " + to_string(shares[i].share),
                           "give shares from 0 to 1, none above the one before");
        }
        if (on && on->is_special())
            faults.add(scope.place, "its day is not a calendar day", "give a day such as 2026-09-07");
    }

    static constexpr int most_days = 36'525;  ///< a century

    friend bool operator==(const Decay&, const Decay&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
