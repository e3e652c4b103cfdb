// One language's part of a term's page: what its sections are written from, and the sections.
#pragma once

#include "markup.hpp"
#include "self_checking.hpp"

#include "muster/core/exact.hpp"
#include "muster/org/obligations.hpp"
#include "muster/programme/management.hpp"
#include "muster/programme/verify.hpp"
#include "muster/report/html.hpp"
#include "muster/report/names.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::report {

struct Edition {
    const programme::Term& term;
    const programme::Verification& verified;
    const HtmlOptions& options;
    Names names;
    SelfCheck self_check;

    [[nodiscard]] const programme::TermParts& parts() const noexcept { return term.parts(); }
    /// Whether it is for who may see all of it.
    [[nodiscard]] bool is_whole() const noexcept { return options.audience == Audience::committee; }
};

// The sections, one file each; of parts that are not there they write nothing.
void write_overview(Markup& page, const Edition& edition);
void write_duty(Markup& page, const Edition& edition);
void write_rules(Markup& page, const Edition& edition);
void write_pairs(Markup& page, const Edition& edition);
void write_members(Markup& page, const Edition& edition);
void write_scores(Markup& page, const Edition& edition);
void write_waiting(Markup& page, const Edition& edition);
void write_areas(Markup& page, const Edition& edition);
void write_due(Markup& page, const Edition& edition);
void write_responsibilities(Markup& page, const Edition& edition);
void write_gates(Markup& page, const Edition& edition);
void write_publicity(Markup& page, const Edition& edition);
void write_incidents(Markup& page, const Edition& edition);
/// Also of several branches.
void write_goals(Markup& page, std::span<const programme::GoalResult> goals);

// Parts of sections.
/// Which version was made known when, and how much was changed since; nothing where none was.
void write_published(Markup& page, const Edition& edition);
/// Shifts that are not, or were not, stood as they were first told.
void write_shift_changes(Markup& page, const Edition& edition);
/// Pairs that are not those first told.
void write_pair_changes(Markup& page, const Edition& edition);
/// Turns by person: loads and spacing, drawn, and when each of them stands.
void write_turns_by_person(Markup& page, const Edition& edition);
/// The caller's picture of this section, where there is one.
void write_picture(Markup& page, const Edition& edition, std::string_view key);

[[nodiscard]] bool has_areas(const programme::TermParts& parts);
/// What is due in the term, of persons only where the reader may know.
[[nodiscard]] std::vector<org::Obligation> obligations_of(const Edition& edition);
/// Whether nothing is known of what was done, as the folder has no list of meetings held.
[[nodiscard]] bool is_not_kept(const Edition& edition, org::ObligationKind kind);
/// Whether it was due within the term and is not on file.
[[nodiscard]] bool is_late(const org::Obligation& obligation, const Period& term);

/// Two places, for the eye only: everything was compared exactly before.
[[nodiscard]] std::string two_places(const Exact& value);
/// The same with both places written, where numbers stand below each other.
[[nodiscard]] std::string with_both_places(const Exact& value);
/// "8–12", and "8" where there is nothing between.
[[nodiscard]] std::string from_to(std::int64_t least, std::int64_t most);
/// Millionths of a point as a decimal of two places: pairing scores made by a `Fit`.
[[nodiscard]] std::string as_points(pairing::Score millionths);
/// "周三", "Wed".
[[nodiscard]] std::string weekday_name(const Markup& page, Day day);
/// A drawn bar of `share`, 0 to 1, with a mark where it might end.
void write_bar(Markup& page, double share, std::optional<double> mark = std::nullopt);

}  // namespace muster::report
