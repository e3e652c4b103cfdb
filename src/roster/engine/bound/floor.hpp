// What no roster can cost less than: the dual, lines in parts, and cases.
// Sees what stands below, and nothing above.
#pragma once

namespace muster::inline v0_2::roster::engine::numeric {
}
namespace muster::inline v0_2::roster::engine::model {
}
namespace muster::inline v0_2::roster::engine::pricing {
}

namespace muster::inline v0_2::roster::engine::bound {

using namespace numeric;
using namespace model;
using namespace pricing;

}  // namespace muster::roster::engine::bound
