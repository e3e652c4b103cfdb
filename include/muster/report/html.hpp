// A whole term as one page that opens anywhere.
#pragma once

#include "muster/core/label.hpp"
#include "muster/programme/term.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// Who a page is for.
enum class Audience : std::uint8_t {
    members,    ///< all members: duty, loads and pairs; scores of groups alone, no incidents, nobody's way of joining
    committee,  ///< who answers for the branch: all there is, but for the reporters of incidents
};

/// A picture of the term, drawn by the caller, for its section of the page.
struct Picture {
    std::string key;      ///< the section: `loads`, `spacing`, `pairs`, `areas` or `scores`; each once
    Label svg;            ///< the drawing (SVG) with the words of each language
    Label caption{};      ///< below it; empty: of the section's own
    Label alternative{};  ///< what it shows, for who cannot see it; empty: the drawing's title, else the caption

    friend bool operator==(const Picture&, const Picture&) = default;
};

/// What a page is given to check itself with, in the browser of whoever reads it.
struct PageCheck {
    std::string program;  ///< `page_check.wasm.gz`, as the build makes it where there is Emscripten
    std::string archive;  ///< of the term, binary, may be packed by gzip; who gets the page can read it

    friend bool operator==(const PageCheck&, const PageCheck&) = default;
};

/// What of a term its page shows.
struct HtmlOptions {
    Language language = Language::zh;         ///< shown first; the other is a click away
    Audience audience = Audience::committee;  ///< for whom
    std::vector<Picture> pictures{};          ///< a page without says the same in tables
    std::size_t least_group = 5;              ///< smaller groups are not counted out for members; see `shown_groups`
    std::size_t records_shown = 40;           ///< of one member and indicator; the rest are counted
    std::size_t violations_shown = 200;       ///< of one rule; the rest are counted
    std::optional<PageCheck> check{};         ///< not set: the page holds neither, and says so
};

/// A page that would be longer with its check, in bytes, is made without, and says so.
inline constexpr std::size_t longest_checked_page = 6'000'000;

/// The term as one HTML page without any other file, in both languages: an overview with the proofs, checked again
/// while the page is written; duty by week, post and person; the pairings with their reasons; members by stage; the
/// scores unfolded to their evidence; what is due, who answers for what.
///
/// Names are escaped, reporters of incidents are not in it, nothing is asked of any other place. Of drawings shapes and
/// words alone are taken over. The same term gives the same bytes.
///
/// With a check the page works out itself, in the reader's browser, whether prices, rules, the bound and scores follow
/// from the archive in it, and whether it shows what the archive holds.
///
/// @throws InvalidInput  where a picture has no section or another's, or is not plain SVG: it has a script, an event, a
///                       style sheet's trick or a link to elsewhere; or a page for members is given an archive.
[[nodiscard]] std::string html(const programme::Term& term, const HtmlOptions& options = {});

}  // namespace muster::report

#pragma GCC visibility pop
