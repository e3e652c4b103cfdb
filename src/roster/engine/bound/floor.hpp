// What no roster can cost less than: the dual, lines in parts, and cases.
// Sees what stands below, and nothing above.
#pragma once

namespace muster::roster::engine::numeric {
}
namespace muster::roster::engine::model {
}
namespace muster::roster::engine::pricing {
}

namespace muster::roster::engine::bound {

using namespace numeric;
using namespace model;
using namespace pricing;

}  // namespace muster::roster::engine::bound
