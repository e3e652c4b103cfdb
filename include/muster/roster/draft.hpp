// What a problem is made from: plain rows, as they come from a spreadsheet or an archive.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/period.hpp"
#include "muster/roster/availability.hpp"
#include "muster/roster/calendar.hpp"
#include "muster/roster/company.hpp"
#include "muster/roster/contract.hpp"
#include "muster/roster/cover.hpp"
#include "muster/roster/fairness.hpp"
#include "muster/roster/member.hpp"
#include "muster/roster/pattern.hpp"
#include "muster/roster/penalty.hpp"
#include "muster/roster/post.hpp"
#include "muster/roster/published.hpp"
#include "muster/roster/request.hpp"
#include "muster/roster/shift.hpp"
#include "muster/roster/spacing.hpp"

#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Rows in any order; ids are row numbers of the lists here. Nothing is checked until a `Problem` is built from it.
struct Draft {
    Period period;                         ///< first and last day of the roster
    std::vector<Post> posts{};             ///< ids are row numbers here
    std::vector<Skill> skills{};           ///< ids are row numbers here
    std::vector<ShiftType> shift_types{};  ///< ids are row numbers here
    std::vector<Member> members{};         ///< ids are row numbers here
    std::vector<Cover> cover{};            ///< how many people shifts ask for; a shift without a row asks for none
    std::vector<Succession> forbidden_successions{};  ///< what must not follow what on the next day
    std::vector<Unavailable> unavailable{};           ///< who cannot stand what
    std::vector<Request> requests{};                  ///< who would like what
    std::vector<Assignment> pinned{};                 ///< assignments that every roster has
    Published published{};                            ///< the roster that people have in hand, if there is one
    std::vector<Company> companies{};                 ///< who is to serve together or apart
    std::vector<Fairness> fairness{};                 ///< at most one for each measure
    Penalties penalties{};                            ///< how firm each rule is
    Calendar calendar{};                              ///< which days are weekend
    std::optional<Spacing> spacing{};                 ///< not set: turns may lie as they like
    /// First day of the roster after this one. Where it is not the day after this one's last, a run of days on duty
    /// ends with this roster, and is judged by it. Not set: runs may go on.
    std::optional<Day> next_begins{};
    std::vector<Contract> contracts{};  ///< ids are row numbers here
    std::vector<Pattern> patterns{};    ///< ids are row numbers here; who they are unwanted for is said by `Limits`
    /// Nothing comes before or after this roster: its first and last day end every run, which is judged as it is.
    bool stands_alone = false;

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(
            field("period", &Draft::period).needed(), field("posts", &Draft::posts), field("skills", &Draft::skills),
            field("shift_types", &Draft::shift_types), field("members", &Draft::members), field("cover", &Draft::cover),
            field("forbidden_successions", &Draft::forbidden_successions), field("unavailable", &Draft::unavailable),
            field("requests", &Draft::requests), field("pinned", &Draft::pinned), field("published", &Draft::published),
            field("companies", &Draft::companies), field("fairness", &Draft::fairness),
            field("penalties", &Draft::penalties), field("calendar", &Draft::calendar).added_in(2),
            field("spacing", &Draft::spacing).added_in(2), field("next_begins", &Draft::next_begins).added_in(3),
            field("contracts", &Draft::contracts).added_in(4), field("patterns", &Draft::patterns).added_in(4),
            field("stands_alone", &Draft::stands_alone).added_in(4));
    }

    friend bool operator==(const Draft&, const Draft&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
