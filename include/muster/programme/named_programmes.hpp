// Programmes that students know by name, each of one platform of the second classroom.
#pragma once

#include "muster/core/label.hpp"

#include <span>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

/// A programme by its name, as the Challenge Cup 挑战杯.
struct NamedProgramme {
    std::string code;      ///< as activities name it
    Label label;           ///< for reports
    std::string platform;  ///< code of the platform it belongs to
};

/// Those that the seed case names.
[[nodiscard]] std::span<const NamedProgramme> named_programmes();

}  // namespace muster::programme

#pragma GCC visibility pop
