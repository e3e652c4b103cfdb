#include "muster/report/pseudonymise.hpp"

#include "muster/core/digest.hpp"
#include "muster/core/error.hpp"

namespace muster::report {

Pseudonyms pseudonymise(std::span<const std::string> people, std::string_view key)
{
    if (key.size() < 16)
        throw InvalidInput({"pseudonymise"}, "its key has " + std::to_string(key.size()) + " bytes",
                           "give a secret of at least 16");
    Pseudonyms pseudonyms;
    for (const std::string& person : people) {
        const std::string pseudonym = "P-" + keyed_digest_hex(key, person).substr(0, 10);
        const auto [held, is_new] = pseudonyms.real.emplace(pseudonym, person);
        if (!is_new && held->second != person)
            throw InvalidInput({"pseudonymise"}, "two people would be called " + pseudonym, "choose another key");
        pseudonyms.of.emplace(person, pseudonym);
    }
    return pseudonyms;
}

}  // namespace muster::report
