// One member's best line at given prices, by tables, by paths and by setting labels.
// Sees what stands below, and nothing above.
#pragma once

namespace muster::inline v0_2::roster::engine::numeric {
}
namespace muster::inline v0_2::roster::engine::model {
}

namespace muster::inline v0_2::roster::engine::pricing {

using namespace numeric;
using namespace model;

}  // namespace muster::roster::engine::pricing
