// One member's best line at given prices, by tables, by paths and by setting labels.
// Sees what stands below, and nothing above.
#pragma once

namespace muster::roster::engine::numeric {
}
namespace muster::roster::engine::model {
}

namespace muster::roster::engine::pricing {

using namespace numeric;
using namespace model;

}  // namespace muster::roster::engine::pricing
