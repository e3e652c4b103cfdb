// OpenSSL's digests behind two functions. Besides this file only the seals of the record include OpenSSL.
#include "muster/core/digest.hpp"

#include "muster/core/error.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <span>

namespace muster::inline v0_2 {
namespace {

std::string hex(std::span<const unsigned char> bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

const unsigned char* as_bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string sha256_hex(std::string_view bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr) != 1)
        throw Error({"sha256_hex"}, "OpenSSL refused to compute the digest", "check the installation of OpenSSL 3");
    return hex({digest, length});
}

std::string keyed_digest_hex(std::string_view key, std::string_view bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), as_bytes(bytes), bytes.size(), digest, &length) ==
        nullptr)
        throw Error({"keyed_digest_hex"}, "OpenSSL refused to compute the digest",
                    "check the installation of OpenSSL 3");
    return hex({digest, length});
}

}  // namespace muster
