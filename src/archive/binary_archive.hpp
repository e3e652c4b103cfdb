// cereal's portable binary format, written to and read from memory.
//
// The bytes are those of cereal's own portable binary archive, always little-endian. The difference is in reading:
// nothing is taken beyond the end, and `left()` lets containers check a length before they make room for it.
#pragma once

#include "muster/core/error.hpp"

#include <cereal/cereal.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace muster::inline v0_2::archive {

template <std::size_t Width>
void swap_each(char* bytes, std::size_t size)
{
    for (std::size_t at = 0; at < size; at += Width)
        std::reverse(bytes + at, bytes + at + Width);
}

[[noreturn]] void refuse_length(std::uint64_t named, std::size_t left);
[[noreturn]] void refuse_truth(std::uint8_t byte);

class BinaryOutput : public cereal::OutputArchive<BinaryOutput, cereal::AllowEmptyClassElision> {
public:
    explicit BinaryOutput(std::string& bytes) : OutputArchive(this), bytes_(bytes) { bytes_ += '\1'; }

    /// `size` bytes that are numbers of `Width` bytes each.
    template <std::size_t Width>
    void write(const void* data, std::size_t size)
    {
        if (size == 0)
            return;  // an empty column has no address
        const std::size_t before = bytes_.size();
        bytes_.append(static_cast<const char*>(data), size);
        if constexpr (std::endian::native == std::endian::big && Width > 1)
            swap_each<Width>(bytes_.data() + before, size);
    }

    /// Makes room, so that many large blocks are copied once.
    void expect(std::size_t size) { bytes_.reserve(bytes_.size() + size); }

private:
    std::string& bytes_;
};

class BinaryInput : public cereal::InputArchive<BinaryInput, cereal::AllowEmptyClassElision> {
public:
    /// @throws InvalidInput  if the bytes say they are not little-endian.
    explicit BinaryInput(std::string_view bytes);

    template <std::size_t Width>
    void read(void* data, std::size_t size)
    {
        require(size, 1);
        if (size == 0)
            return;
        std::memcpy(data, bytes_.data(), size);
        bytes_.remove_prefix(size);
        if constexpr (std::endian::native == std::endian::big && Width > 1)
            swap_each<Width>(static_cast<char*>(data), size);
    }

    [[nodiscard]] std::size_t left() const noexcept { return bytes_.size(); }

    /// @throws InvalidInput  unless `count` things of `least` bytes or more can still follow.
    void require(std::uint64_t count, std::size_t least) const
    {
        if (count > left() / least)
            refuse_length(count, left());
    }

private:
    std::string_view bytes_;
};

}  // namespace muster::archive

namespace cereal {

template <class Number>
requires std::is_arithmetic_v<Number>
void save(muster::archive::BinaryOutput& archive, const Number& number)
{
    archive.write<sizeof(Number)>(&number, sizeof number);
}

template <class Number>
requires std::is_arithmetic_v<Number>
void load(muster::archive::BinaryInput& archive, Number& number)
{
    if constexpr (std::is_same_v<Number, bool>) {
        std::uint8_t byte = 0;
        archive.read<1>(&byte, 1);
        if (byte > 1)
            muster::archive::refuse_truth(byte);
        number = byte == 1;
    } else {
        archive.read<sizeof(Number)>(&number, sizeof number);
    }
}

template <class Archive, class Value>
requires std::is_same_v<Archive, muster::archive::BinaryInput> || std::is_same_v<Archive, muster::archive::BinaryOutput>
void serialize(Archive& archive, NameValuePair<Value>& pair) { archive(pair.value); }

template <class Archive, class Size>
requires std::is_same_v<Archive, muster::archive::BinaryInput> || std::is_same_v<Archive, muster::archive::BinaryOutput>
void serialize(Archive& archive, SizeTag<Size>& size) { archive(size.size); }

}  // namespace cereal

CEREAL_REGISTER_ARCHIVE(muster::archive::BinaryOutput)
CEREAL_REGISTER_ARCHIVE(muster::archive::BinaryInput)
CEREAL_SETUP_ARCHIVE_TRAITS(muster::archive::BinaryInput, muster::archive::BinaryOutput)
