// AES-256-GCM in the manner of a synthetic nonce (as SIV, RFC 5297): the nonce is a keyed digest of what is sealed, so
// no random source is needed and a nonce repeats only where context and text do, which gives the same bytes and tells
// nothing.
#include "muster/record/sealed.hpp"

#include "muster/core/digest.hpp"
#include "muster/core/error.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <vector>

namespace muster::inline v0_2::record {
namespace {

using Bytes = std::vector<unsigned char>;

constexpr std::size_t nonce_length = 12;
constexpr std::size_t tag_length = 16;
constexpr std::size_t padding = 64;
constexpr std::size_t least_salt = 16;
constexpr std::size_t most_salt = 64;
constexpr int rounds = 600'000;

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

/// What stands before the nonce: its length in a byte, and the salt.
std::string salt_in(const Bytes& box)
{
    if (box.empty() || box.size() - 1 < box.front() || box.front() < least_salt)
        refuse("its box is damaged", "restore it from an archive");
    return {box.begin() + 1, box.begin() + 1 + box.front()};
}

/// Words that guessers try first, with whatever digits and signs behind them.
constexpr std::array<std::string_view, 28> common = {
    "password",   "passwort", "passw0rd",      "p@ssword",  "p@ssw0rd", "pass",     "qwerty",
    "qwertyuiop", "qwertyui", "asdfghjk",      "asdfghjkl", "zxcvbnm",  "iloveyou", "letmein",
    "welcome",    "admin",    "administrator", "root",      "user",     "login",    "secret",
    "changeme",   "woaini",   "mima",          "muster",    "test",     "abc",      "dangyuan"};

/// A common word, few different characters, or characters that follow each other on the keyboard's row of digits or in
/// the alphabet.
bool is_guessed_first(std::string_view passphrase)
{
    std::string small(passphrase);
    for (char& letter : small)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    if (std::set<char>(small.begin(), small.end()).size() < 4)
        return true;
    const auto goes_by = [&](int step) {
        return std::ranges::adjacent_find(small, [step](char one, char next) { return next - one != step; }) ==
               small.end();
    };
    if (goes_by(1) || goes_by(-1) || small == "1234567890" || small == "0987654321")
        return true;
    const auto last = small.find_last_not_of("0123456789!.?*#@_- ");
    const std::string word = small.substr(0, last == std::string::npos ? 0 : last + 1);
    return word.empty() ? small.size() < 12 : std::ranges::find(common, word) != common.end();
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

SealKey SealKey::from_passphrase(std::string_view passphrase, std::string_view salt, std::string_view term)
{
    if (passphrase.size() < 8)
        refuse("its passphrase has fewer than 8 characters", "choose a longer one");
    if (is_guessed_first(passphrase))
        refuse("its passphrase is one of those that are guessed first",
               "choose some words that do not belong together");
    if (salt.size() < least_salt || salt.size() > most_salt)
        refuse("its salt has not 16 to 64 bytes", "draw 16 random bytes for each archive");
    const std::string salted = std::string(salt) + '\0' + std::string(term);
    SealKey key;
    key.salt_ = salt;
    if (PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()), bytes_of(salted),
                          static_cast<int>(salted.size()), rounds, EVP_sha256(), static_cast<int>(key.bytes_.size()),
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
    Bytes box{static_cast<unsigned char>(key.salt_.size())};
    box.insert(box.end(), key.salt_.begin(), key.salt_.end());
    box.insert(box.end(), digest.begin(), digest.begin() + nonce_length);
    box.insert(box.end(), tag.begin(), tag.end());
    box.insert(box.end(), sealed.begin(), sealed.end());
    box_ = to_hex(box);
}

std::string SealedText::open(const SealKey& key) const
{
    if (!is_set())
        refuse("nothing is under it", "ask is_set() first");
    Bytes box = from_hex(box_);
    const std::string own = salt_in(box);
    box.erase(box.begin(), box.begin() + 1 + static_cast<std::ptrdiff_t>(own.size()));
    if (box.size() < nonce_length + tag_length + padding)
        refuse("its box is damaged", "restore it from an archive");
    if (own != key.salt_)
        refuse("this key has another salt", "make the key from the passphrase and the salt of the box");
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

std::string SealedText::salt() const { return is_set() ? salt_in(from_hex(box_)) : std::string(); }

SealedText SealedText::from_box(std::string box, std::string context)
{
    SealedText text;
    text.box_ = std::move(box);
    text.context_ = std::move(context);
    return text;
}

}  // namespace muster::record
