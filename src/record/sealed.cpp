// AES-256-GCM in the manner of a synthetic nonce (as SIV, RFC 5297): the nonce is a keyed digest of what is sealed, so
// no random source is needed and a nonce repeats only where context and text do, which gives the same bytes and tells
// nothing.
#include "muster/record/sealed.hpp"

#include "muster/core/digest.hpp"
#include "muster/core/error.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace muster::record {
namespace {

using Bytes = std::vector<unsigned char>;

constexpr std::size_t nonce_length = 12;
constexpr std::size_t tag_length = 16;
constexpr std::size_t padding = 64;

struct CipherDeleter {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, CipherDeleter>;

[[noreturn]] void refuse(const char* fault, const char* remedy) { throw InvalidInput({"seal"}, fault, remedy); }

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

int nibble(char letter)
{
    return letter >= '0' && letter <= '9' ? letter - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

Bytes from_hex(std::string_view text)
{
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const int high = nibble(text[i]);
        const int low = nibble(text[i + 1]);
        if (high < 0 || low < 0)
            return {};
        bytes.push_back(static_cast<unsigned char>(high * 16 + low));
    }
    return text.size() % 2 == 0 ? bytes : Bytes{};
}

std::string to_hex(const Bytes& bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Cipher cipher_for(const unsigned char* key, const unsigned char* nonce, bool seals)
{
    Cipher cipher(EVP_CIPHER_CTX_new());
    if (!cipher || EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key, nonce, seals ? 1 : 0) != 1)
        throw Error({"seal"}, "OpenSSL refused the cipher", "check the installation of OpenSSL 3");
    return cipher;
}

// Feeds `context` (authenticated) and `input`; gives the output. False where OpenSSL says no.
bool run(EVP_CIPHER_CTX* cipher, const std::string& context, const unsigned char* input, std::size_t length,
         Bytes& output)
{
    int written = 0;
    output.resize(length);
    return EVP_CipherUpdate(cipher, nullptr, &written, bytes_of(context), static_cast<int>(context.size())) == 1 &&
           EVP_CipherUpdate(cipher, output.data(), &written, input, static_cast<int>(length)) == 1;
}

}  // namespace

SealKey SealKey::from_passphrase(std::string_view passphrase)
{
    if (passphrase.size() < 8)
        refuse("its passphrase has fewer than 8 characters", "choose a longer one");
    static constexpr std::string_view salt = "muster: who reported is not shown";
    SealKey key;
    if (PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()), bytes_of(salt),
                          static_cast<int>(salt.size()), 100'000, EVP_sha256(), static_cast<int>(key.bytes_.size()),
                          key.bytes_.data()) != 1)
        throw Error({"seal"}, "OpenSSL refused to make a key", "check the installation of OpenSSL 3");
    return key;
}

SealedText::SealedText(std::string_view text, const SealKey& key, std::string context) : context_(std::move(context))
{
    // Length in four bytes, the text, zeros up to the next 64.
    constexpr std::size_t length_bytes = 4;
    Bytes plain((length_bytes + text.size() + padding - 1) / padding * padding);
    for (std::size_t byte = 0; byte < length_bytes; ++byte)
        plain[byte] = static_cast<unsigned char>(text.size() >> (8 * byte));
    std::ranges::copy(text, plain.begin() + length_bytes);

    const std::string key_text(key.bytes_.begin(), key.bytes_.end());
    const std::string bound =
        std::to_string(context_.size()) + ":" + context_ + std::string(plain.begin(), plain.end());
    const Bytes digest = from_hex(keyed_digest_hex(key_text, bound));

    Bytes sealed;
    const Cipher cipher = cipher_for(key.bytes_.data(), digest.data(), true);
    Bytes tag(tag_length);
    int written = 0;
    if (!run(cipher.get(), context_, plain.data(), plain.size(), sealed) ||
        EVP_CipherFinal_ex(cipher.get(), sealed.data() + sealed.size(), &written) != 1 ||
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_length), tag.data()) != 1)
        throw Error({"seal"}, "OpenSSL refused to encrypt", "check the installation of OpenSSL 3");
    Bytes box(digest.begin(), digest.begin() + nonce_length);
    box.insert(box.end(), tag.begin(), tag.end());
    box.insert(box.end(), sealed.begin(), sealed.end());
    box_ = to_hex(box);
}

std::string SealedText::open(const SealKey& key) const
{
    if (!is_set())
        refuse("nothing is under it", "ask is_set() first");
    Bytes box = from_hex(box_);
    if (box.size() < nonce_length + tag_length + padding)
        refuse("its box is damaged", "restore it from an archive");
    const Cipher cipher = cipher_for(key.bytes_.data(), box.data(), false);
    const unsigned char* const sealed = box.data() + nonce_length + tag_length;
    Bytes plain;
    int written = 0;
    if (!run(cipher.get(), context_, sealed, box.size() - nonce_length - tag_length, plain) ||
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_length),
                            box.data() + nonce_length) != 1 ||
        EVP_CipherFinal_ex(cipher.get(), plain.data() + plain.size(), &written) != 1)
        refuse("this key does not open it", "use the key it was sealed with, on the incident it belongs to");
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i)
        length |= static_cast<std::size_t>(plain[i]) << (8 * i);
    if (length > plain.size() - 4)
        refuse("its box is damaged", "restore it from an archive");
    return {reinterpret_cast<const char*>(plain.data()) + 4, length};
}

SealedText SealedText::from_box(std::string box, std::string context)
{
    SealedText text;
    text.box_ = std::move(box);
    text.context_ = std::move(context);
    return text;
}

}  // namespace muster::record
