// Containers and texts, read so that no length is believed before it is checked.
//
// cereal's own serialisers of containers resize to the length they read; these grow as elements arrive, and in binary
// first compare the length with the bytes that are left.
#pragma once

#include "../binary_archive.hpp"
#include "../text_archive.hpp"
#include "core/utf8.hpp"

#include "muster/core/day.hpp"
#include "muster/core/decimal.hpp"
#include "muster/core/id.hpp"

#include <cereal/cereal.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace muster::inline v0_2::archive {

template <class Archive>
concept Text = cereal::traits::is_text_archive<Archive>::value;

template <class Archive>
concept Binary = std::is_same_v<Archive, BinaryInput> || std::is_same_v<Archive, BinaryOutput>;

/// Something to read into. Specialised for what cannot be built of nothing.
template <class Value>
struct Blank {
    static Value make() { return Value{}; }
};

/// A field by its name; the name is what JSON and XML show.
template <class Value>
auto named(const char* name, Value&& value)
{
    return cereal::make_nvp(name, std::forward<Value>(value));
}

/// What binary archives hold as it lies in memory: bytes of one number each, 0 where elements are written one by one.
template <class Value>
inline constexpr std::size_t block_width =
    std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool> ? sizeof(Value) : 0;
template <class Kind>
inline constexpr std::size_t block_width<Id<Kind>> = sizeof(Id<Kind>);
template <class Kind>
inline constexpr std::size_t block_width<Decimal<Kind>> = sizeof(Decimal<Kind>);
template <>
inline constexpr std::size_t block_width<Day> = sizeof(Day);  // the number of the day, as one word

/// Looks at a block that was read. @throws InvalidInput
template <class Value>
void require_sound(const std::vector<Value>&)
{
}

/// A column that is saved from where it lies; it is loaded as a vector.
template <class Value>
struct Column {
    std::span<const Value> values;
};

template <class Archive>
std::uint64_t read_size(Archive& archive, [[maybe_unused]] std::size_t least)
{
    cereal::size_type size = 0;
    archive(cereal::make_size_tag(size));
    if constexpr (Binary<Archive>)
        archive.require(size, least);
    return size;
}

/// A table of `cells` is built from `rows` that stood in the archive. A few bytes must not ask for much memory, and
/// real tables are far below this. @throws InvalidInput
void require_in_proportion(double cells, std::size_t rows);

[[noreturn]] void refuse_version(std::uint32_t version, std::uint32_t newest);
/// An array of another length was saved.
[[noreturn]] void refuse_count(std::size_t given, std::size_t wanted);

/// Throws where a file is of a newer version of `Type` than this library knows.
template <class Type>
void require_known(std::uint32_t version)
{
    const std::uint32_t newest = cereal::detail::Version<Type>::version;
    if (version == 0 || version > newest)
        refuse_version(version, newest);
}

}  // namespace muster::archive

namespace cereal {

// Texts, in binary; JSON and XML have their own.
inline void save(muster::archive::BinaryOutput& archive, const std::string& text)
{
    muster::archive::require_text(text);
    archive(make_size_tag(static_cast<size_type>(text.size())));
    archive.write<1>(text.data(), text.size());
}

inline void load(muster::archive::BinaryInput& archive, std::string& text)
{
    const auto size = muster::archive::read_size(archive, 1);
    text.resize(size);
    archive.read<1>(text.data(), size);
    muster::archive::require_text(text);
}

template <class Archive, class Value>
void save(Archive& archive, const muster::archive::Column<Value>& column)
{
    const auto values = column.values;
    archive(make_size_tag(static_cast<size_type>(values.size())));
    if constexpr (muster::archive::Binary<Archive> && muster::archive::block_width < Value >> 0) {
        static_assert(std::is_trivially_copyable_v<Value> && sizeof(Value) == muster::archive::block_width<Value>);
        archive.template write<sizeof(Value)>(values.data(), values.size() * sizeof(Value));
    } else {
        for (const Value& value : values)
            archive(value);
    }
}

template <class Archive, class Value>
void save(Archive& archive, const std::vector<Value>& values)
{
    save(archive, muster::archive::Column<Value>{values});
}

template <class Archive, class Value>
void load(Archive& archive, std::vector<Value>& values)
{
    values.clear();
    if constexpr (muster::archive::Binary<Archive> && muster::archive::block_width < Value >> 0) {
        values.resize(muster::archive::read_size(archive, sizeof(Value)));
        archive.template read<sizeof(Value)>(values.data(), values.size() * sizeof(Value));
        muster::archive::require_sound(values);
    } else {
        for (auto left = muster::archive::read_size(archive, 1); left > 0; --left) {
            Value value = muster::archive::Blank<Value>::make();
            archive(value);
            values.push_back(std::move(value));
        }
    }
}

template <class Archive, class Value>
void save(Archive& archive, const std::set<Value>& values)
{
    archive(make_size_tag(static_cast<size_type>(values.size())));
    for (const Value& value : values)
        archive(value);
}

template <class Archive, class Value>
void load(Archive& archive, std::set<Value>& values)
{
    values.clear();
    for (auto left = muster::archive::read_size(archive, 1); left > 0; --left) {
        Value value = muster::archive::Blank<Value>::make();
        archive(value);
        values.insert(std::move(value));
    }
}

template <class Archive, class Value, std::size_t Count>
void serialize(Archive& archive, std::array<Value, Count>& values)
{
    std::vector<Value> listed(values.begin(), values.end());
    archive(muster::archive::named("values", listed));
    if (listed.size() != Count)
        muster::archive::refuse_count(listed.size(), Count);
    std::copy(listed.begin(), listed.end(), values.begin());
}

// A day that may be missing is one word: see core.
template <class Archive, class Value>
requires(!std::is_same_v<Value, muster::Day>) void save(Archive& archive, const std::optional<Value>& value)
{
    archive(muster::archive::named("given", value.has_value()));
    if (value)
        archive(muster::archive::named("value", *value));
}

template <class Archive, class Value>
requires(!std::is_same_v<Value, muster::Day>) void load(Archive& archive, std::optional<Value>& value)
{
    bool is_given = false;
    archive(muster::archive::named("given", is_given));
    value.reset();
    if (is_given) {
        value.emplace(muster::archive::Blank<Value>::make());
        archive(muster::archive::named("value", *value));
    }
}

template <class Archive, class First, class Second>
void serialize(Archive& archive, std::pair<First, Second>& pair)
{
    archive(muster::archive::named("first", pair.first), muster::archive::named("second", pair.second));
}

}  // namespace cereal
