// A value that is kept and not shown: who reported an incident.
#pragma once

#include "muster/core/id.hpp"

#include <array>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// What opens seals. Made from a passphrase that a few people know; cannot be printed or compared.
class SealKey {
public:
    /// Takes some tenths of a second on purpose (PBKDF2, 600,000 rounds of HMAC-SHA-256), so that guessing is slow. The
    /// salt, 16 random bytes or more, is another one in each archive, so guesses at one are of no use for another, and
    /// nobody sees that two archives tell of the same reporter. Boxes of one term do not open with the key of another.
    ///
    /// @throws InvalidInput  if the passphrase has less than 8 bytes or is one that is guessed first, or the salt is
    /// shorter than 16 bytes.
    [[nodiscard]] static SealKey from_passphrase(std::string_view passphrase, std::string_view salt,
                                                 std::string_view term);

    bool operator==(const SealKey&) const = delete;

private:
    friend class SealedText;
    SealKey() = default;

    std::array<unsigned char, 32> bytes_{};
    std::string salt_{};
};

/// A text under seal: encrypted, so that neither memory, nor a pickle, nor an archive shows it.
///
/// Cannot be printed, compared or hashed. Bound to `context` (the incident's code): moved elsewhere, it does not open.
/// AES-256-GCM; the nonce is a keyed digest of context and text, so the same input gives the same bytes, and the
/// same reporter of two incidents gives different ones. Texts are padded to 64 bytes, so lengths do not tell.
class SealedText {
public:
    /// Nothing under seal.
    SealedText() = default;

    /// Seals a text.
    SealedText(std::string_view text, const SealKey& key, std::string context);

    /// Whether something is under seal.
    [[nodiscard]] bool is_set() const noexcept { return !box_.empty(); }

    /// The text. @throws InvalidInput  if nothing is under seal, the key is another one, or the box was tampered with.
    [[nodiscard]] std::string open(const SealKey& key) const;

    /// The salt of the key that opens it; empty where nothing is under seal. @throws InvalidInput  if the box is
    /// damaged.
    [[nodiscard]] std::string salt() const;

    /// Salt and encrypted bytes in hexadecimal, and what they are bound to: for archives.
    [[nodiscard]] const std::string& box() const noexcept { return box_; }
    /// What it is bound to.
    [[nodiscard]] const std::string& context() const noexcept { return context_; }
    /// What `box` and `context` gave. Not checked until opened.
    [[nodiscard]] static SealedText from_box(std::string box, std::string context);

    bool operator==(const SealedText&) const = delete;
    friend std::ostream& operator<<(std::ostream&, const SealedText&) = delete;

private:
    std::string box_;
    std::string context_;
};

/// How a value under seal is written as text and read back.
template <class Value>
struct SealedForm;

/// A text is written as it is.
template <>
struct SealedForm<std::string> {
    /// The text itself.
    static std::string text_of(std::string value) { return value; }
    /// The text itself.
    static std::string value_of(std::string text) { return text; }
};

/// An id is written as its row number.
template <class Kind>
struct SealedForm<Id<Kind>> {
    /// The row number.
    static std::string text_of(Id<Kind> id) { return std::to_string(id.row()); }
    /// The id of that row number.
    static Id<Kind> value_of(const std::string& text)
    {
        return Id<Kind>(static_cast<typename Id<Kind>::Value>(std::stoul(text)));
    }
};

/// A `Value` under seal. Opened only with the key, in a call that says so; there is no other way to it.
template <class Value>
class Sealed {
public:
    /// Nothing under seal.
    Sealed() = default;

    /// Seals a value.
    Sealed(const Value& value, const SealKey& key, std::string context)
        : text_(SealedForm<Value>::text_of(value), key, std::move(context))
    {
    }

    /// Whether something is under seal.
    [[nodiscard]] bool is_set() const noexcept { return text_.is_set(); }
    /// @throws InvalidInput  as `SealedText::open`.
    [[nodiscard]] Value open(const SealKey& key) const { return SealedForm<Value>::value_of(text_.open(key)); }

    /// For archives.
    [[nodiscard]] const SealedText& text() const noexcept { return text_; }
    /// What `text` gave.
    [[nodiscard]] static Sealed from_text(SealedText text)
    {
        Sealed sealed;
        sealed.text_ = std::move(text);
        return sealed;
    }

    bool operator==(const Sealed&) const = delete;
    friend std::ostream& operator<<(std::ostream&, const Sealed&) = delete;

private:
    SealedText text_;
};

}  // namespace muster::record

#pragma GCC visibility pop
