// Enumerations: words in JSON and XML, one checked byte in binary. Of one that lists its values (core/enumeration.hpp)
// nothing need be said here. Of another
//
//     MUSTER_ARCHIVE_WORDS(muster::org::Stage, "applicant", "activist", "candidate", "probationary", "full")
//
// lists the enumerators' names in their order; another word, one too many or one too few does not compile.
#pragma once

#include "containers.hpp"

#include "core/enumerators.hpp"
#include "muster/core/enumeration.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace muster::inline v0_2::archive {

inline std::string word_at(std::span<const std::string_view> words, std::size_t number)
{
    if (number >= words.size())
        throw InvalidInput({"content"},
                           "it has a word of number " + std::to_string(number) + ", and there are " +
                               std::to_string(words.size()),
                           "give an archive that Muster saved, or update Muster");
    return std::string(words[number]);
}

inline std::uint8_t number_of(std::span<const std::string_view> words, std::string_view word)
{
    std::string known;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word)
            return static_cast<std::uint8_t>(i);
        known += (i == 0 ? "" : ", ") + std::string(words[i]);
    }
    throw InvalidInput({"content"},
                       "it has the word \"" + std::string(beginning_of(word, 60)) + "\" where one of " + known +
                           " belongs",
                       "correct the word, or update Muster");
}

}  // namespace muster::archive

namespace cereal {

template <muster::archive::Text Archive, muster::ListedEnumeration Enumerated>
std::string save_minimal(const Archive&, const Enumerated& value)
{
    static_assert(muster::are_names_of<Enumerated>(listed(Enumerated{}).names), "the list has all values, in order");
    return muster::archive::word_at(listed(value).names, static_cast<std::size_t>(value));
}
template <muster::archive::Text Archive, muster::ListedEnumeration Enumerated>
void load_minimal(const Archive&, Enumerated& value, const std::string& word)
{
    value = static_cast<Enumerated>(muster::archive::number_of(listed(value).names, word));
}
template <muster::archive::Binary Archive, muster::ListedEnumeration Enumerated>
std::uint8_t save_minimal(const Archive&, const Enumerated& value)
{
    return static_cast<std::uint8_t>(value);
}
template <muster::archive::Binary Archive, muster::ListedEnumeration Enumerated>
void load_minimal(const Archive&, Enumerated& value, const std::uint8_t& number)
{
    static_cast<void>(muster::archive::word_at(listed(value).names, number));
    value = static_cast<Enumerated>(number);
}

}  // namespace cereal

// A macro, because cereal looks for functions that name the enumeration itself.
#define MUSTER_ARCHIVE_WORDS(Enumeration, ...)                                                                         \
    namespace cereal {                                                                                                 \
    inline constexpr auto words_of(Enumeration) { return std::to_array<std::string_view>({__VA_ARGS__}); }             \
    static_assert(muster::are_names_of<Enumeration>(words_of(Enumeration{})), "words in step with the enumerators");   \
    template <muster::archive::Text Archive>                                                                           \
    std::string save_minimal(const Archive&, const Enumeration& value)                                                 \
    {                                                                                                                  \
        return muster::archive::word_at(words_of(value), static_cast<std::size_t>(value));                             \
    }                                                                                                                  \
    template <muster::archive::Text Archive>                                                                           \
    void load_minimal(const Archive&, Enumeration& value, const std::string& word)                                     \
    {                                                                                                                  \
        value = static_cast<Enumeration>(muster::archive::number_of(words_of(value), word));                           \
    }                                                                                                                  \
    template <muster::archive::Binary Archive>                                                                         \
    std::uint8_t save_minimal(const Archive&, const Enumeration& value)                                                \
    {                                                                                                                  \
        return static_cast<std::uint8_t>(value);                                                                       \
    }                                                                                                                  \
    template <muster::archive::Binary Archive>                                                                         \
    void load_minimal(const Archive&, Enumeration& value, const std::uint8_t& number)                                  \
    {                                                                                                                  \
        static_cast<void>(muster::archive::word_at(words_of(value), number));                                          \
        value = static_cast<Enumeration>(number);                                                                      \
    }                                                                                                                  \
    }
