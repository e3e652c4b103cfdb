// What a page may do: nothing but look as its own style says and run its own script, both by their digests.
#pragma once

#include <string>
#include <string_view>

namespace muster::inline v0_2::report {

/// The `meta` element of a page whose one `style` element holds `style`, and whose one `script` element `script`; an
/// empty one is not there. No style and no script is let in besides, not even as an attribute. `runs_a_module`: the
/// script may compile WebAssembly that it holds already; it can fetch none.
[[nodiscard]] std::string policy_element(std::string_view style, std::string_view script = {},
                                         bool runs_a_module = false);

}  // namespace muster::report
