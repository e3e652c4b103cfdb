#include "muster/report/pseudonymise.hpp"

#include "muster/core/error.hpp"
#include "muster/core/pseudonym.hpp"

namespace muster::inline v0_2::report {

Pseudonyms pseudonymise(std::span<const std::string> people, std::string_view key)
{
    static_cast<void>(pseudonym_of("", key));  // a short key is refused whoever is there
    Pseudonyms pseudonyms;
    for (const std::string& person : people) {
        const std::string pseudonym = pseudonym_of(person, key);
        const auto [held, is_new] = pseudonyms.real.emplace(pseudonym, person);
        if (!is_new && held->second != person)
            throw InvalidInput({"pseudonymise"}, "two people would be called " + pseudonym, "choose another key");
        pseudonyms.of.emplace(person, pseudonym);
    }
    return pseudonyms;
}

}  // namespace muster::report
