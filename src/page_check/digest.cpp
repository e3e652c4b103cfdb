// The library's digest, for a module that has no OpenSSL. Nothing in it needs a keyed one.
#include "muster/core/digest.hpp"

#include "page_check/sha256.hpp"

namespace muster::inline v0_2 {

std::string sha256_hex(std::string_view bytes) { return page_check::sha256_in_digits(bytes); }

}  // namespace muster
