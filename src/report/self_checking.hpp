// What a page needs to check itself: a place for the verdict, the archive, the program, and the script that runs it.
#pragma once

#include "frame.hpp"

#include "muster/report/html.hpp"

#include <cstdint>

namespace muster::inline v0_2::report {

/// Whether a page checks itself, and why not.
enum class SelfCheck : std::uint8_t { built_in, made_without, too_long, for_members };

/// The place of the verdict, with what stands there where no script has run.
void write_self_check(Markup& page, SelfCheck self_check);

/// The program and the archive, with the choices that the page was made by.
[[nodiscard]] Enclosed enclosed(const PageCheck& check, const HtmlOptions& options);

}  // namespace muster::report
