#include "muster/core/pseudonym.hpp"

#include "muster/core/digest.hpp"
#include "muster/core/error.hpp"

namespace muster::inline v0_2 {

std::string pseudonym_of(std::string_view person, std::string_view key)
{
    if (key.size() < 16)
        throw InvalidInput({"pseudonymise"}, "its key has " + std::to_string(key.size()) + " bytes",
                           "give a secret of at least 16");
    return "P-" + keyed_digest_hex(key, person).substr(0, 10);
}

}  // namespace muster
