// The frame of a page of two languages: what may be on it, the switch between them, the way to its parts.
#pragma once

#include "markup.hpp"

#include "muster/core/label.hpp"
#include "muster/core/period.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::report {

/// One entry of the page's navigation.
struct Anchor {
    std::string_view name;
    Label label;
};

/// What a page holds besides what is shown, for a script that runs a module of WebAssembly.
struct Enclosed {
    std::string data;    ///< elements behind all that is shown
    std::string style;   ///< beside that of every page
    std::string script;  ///< runs before that of every page
};

struct Frame {
    Language first;  ///< language that is shown first
    Label name;      ///< what is reported on, as a term
    Label unit;      ///< whose page it is
    Period period;
    std::vector<Anchor> anchors;
    Label foot;  ///< what is said at the end
    std::optional<Enclosed> enclosed{};
};

/// The page, whose main part `write` writes once in each language.
[[nodiscard]] std::string framed(const Frame& frame, const std::function<void(Markup&)>& write);

}  // namespace muster::report
