// Rosters, and better ones.
// Sees what stands below, and nothing above.
#pragma once

namespace muster::inline v0_2::roster::engine::numeric {
}
namespace muster::inline v0_2::roster::engine::model {
}
namespace muster::inline v0_2::roster::engine::pricing {
}
namespace muster::inline v0_2::roster::engine::bound {
}

namespace muster::inline v0_2::roster::engine::search {

using namespace numeric;
using namespace model;
using namespace pricing;
using namespace bound;

}  // namespace muster::roster::engine::search
