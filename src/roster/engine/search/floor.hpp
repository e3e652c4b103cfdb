// Rosters, and better ones.
// Sees what stands below, and nothing above.
#pragma once

namespace muster::roster::engine::numeric {
}
namespace muster::roster::engine::model {
}
namespace muster::roster::engine::pricing {
}
namespace muster::roster::engine::bound {
}

namespace muster::roster::engine::search {

using namespace numeric;
using namespace model;
using namespace pricing;
using namespace bound;

}  // namespace muster::roster::engine::search
