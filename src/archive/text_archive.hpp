// One archive for all formats that people can read: types are built for it once, and a format is asked for at run time.
#pragma once

#include "muster/core/error.hpp"

#include <cereal/cereal.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace muster::inline v0_2::archive {

/// Writes one format.
class TextWriter {
public:
    virtual ~TextWriter() = default;
    virtual void name_next(const char* name) = 0;
    virtual void start() = 0;
    virtual void finish() = 0;
    virtual void make_list() = 0;
    virtual void write(bool value) = 0;
    virtual void write(std::int64_t value) = 0;
    virtual void write(std::uint64_t value) = 0;
    virtual void write(double value) = 0;
    virtual void write(const std::string& value) = 0;
};

/// Reads one format. @throws std::exception  where something else stands there
class TextReader {
public:
    virtual ~TextReader() = default;
    virtual void name_next(const char* name) = 0;
    virtual void start() = 0;
    virtual void finish() = 0;
    [[nodiscard]] virtual std::uint64_t list_size() = 0;
    virtual void read(bool& value) = 0;
    virtual void read(std::int64_t& value) = 0;
    virtual void read(std::uint64_t& value) = 0;
    virtual void read(double& value) = 0;
    virtual void read(std::string& value) = 0;
};

class TextOutput : public cereal::OutputArchive<TextOutput>, public cereal::traits::TextArchive {
public:
    explicit TextOutput(TextWriter& writer) : OutputArchive(this), writer_(writer) {}
    [[nodiscard]] TextWriter& writer() const noexcept { return writer_; }

private:
    TextWriter& writer_;
};

class TextInput : public cereal::InputArchive<TextInput>, public cereal::traits::TextArchive {
public:
    explicit TextInput(TextReader& reader) : InputArchive(this), reader_(reader) {}
    [[nodiscard]] TextReader& reader() const noexcept { return reader_; }

private:
    TextReader& reader_;
};

/// A number that its type cannot hold. @throws InvalidInput
[[noreturn]] void refuse_number(const std::string& number);
/// A text where a number, or true or false belongs. @throws InvalidInput
[[noreturn]] void refuse_no_number(std::string_view found);
[[noreturn]] void refuse_no_truth(std::string_view found);
/// A field that `parent` should have; a list has fewer elements than were asked for where no name is given.
/// @throws InvalidInput
[[noreturn]] void refuse_missing(std::string_view wanted, std::string_view parent);
/// Texts are UTF-8 without NUL, at which others would end them. @throws InvalidInput
void require_text(std::string_view text);

/// A number as the widest of its sort.
template <class Number>
using Widest =
    std::conditional_t<std::is_same_v<Number, bool>, bool,
                       std::conditional_t<std::is_floating_point_v<Number>, double,
                                          std::conditional_t<std::is_signed_v<Number>, std::int64_t, std::uint64_t>>>;

/// A type that opens no node of its own: numbers, texts, names and sizes, and what is saved as one of them.
template <class Value, template <class, class> class Minimal, class Archive>
inline constexpr bool opens_node =
    !std::is_arithmetic_v<Value> && !std::is_same_v<Value, std::string> && !Minimal<Value, Archive>::value;
template <class Value, template <class, class> class Minimal, class Archive>
inline constexpr bool opens_node<cereal::NameValuePair<Value>, Minimal, Archive> = false;
template <class Value, template <class, class> class Minimal, class Archive>
inline constexpr bool opens_node<cereal::SizeTag<Value>, Minimal, Archive> = false;

}  // namespace muster::archive

namespace cereal {

template <class Value>
void prologue(muster::archive::TextOutput& archive, const Value&)
{
    if constexpr (muster::archive::opens_node<Value, traits::has_minimal_output_serialization,
                                              muster::archive::TextOutput>)
        archive.writer().start();
}
template <class Value>
void epilogue(muster::archive::TextOutput& archive, const Value&)
{
    if constexpr (muster::archive::opens_node<Value, traits::has_minimal_output_serialization,
                                              muster::archive::TextOutput>)
        archive.writer().finish();
}
template <class Value>
void prologue(muster::archive::TextInput& archive, const Value&)
{
    if constexpr (muster::archive::opens_node<Value, traits::has_minimal_input_serialization,
                                              muster::archive::TextInput>)
        archive.reader().start();
}
template <class Value>
void epilogue(muster::archive::TextInput& archive, const Value&)
{
    if constexpr (muster::archive::opens_node<Value, traits::has_minimal_input_serialization,
                                              muster::archive::TextInput>)
        archive.reader().finish();
}

template <class Value>
void save(muster::archive::TextOutput& archive, const NameValuePair<Value>& pair)
{
    archive.writer().name_next(pair.name);
    archive(pair.value);
}
template <class Value>
void load(muster::archive::TextInput& archive, NameValuePair<Value>& pair)
{
    archive.reader().name_next(pair.name);
    archive(pair.value);
}

template <class Size>
void save(muster::archive::TextOutput& archive, const SizeTag<Size>&)
{
    archive.writer().make_list();
}
template <class Size>
void load(muster::archive::TextInput& archive, SizeTag<Size>& size)
{
    size.size = archive.reader().list_size();
}

template <class Number>
requires std::is_arithmetic_v<Number>
void save(muster::archive::TextOutput& archive, const Number& number)
{
    archive.writer().write(static_cast<muster::archive::Widest<Number>>(number));
}
template <class Number>
requires std::is_arithmetic_v<Number>
void load(muster::archive::TextInput& archive, Number& number)
{
    muster::archive::Widest<Number> widest{};
    archive.reader().read(widest);
    if constexpr (std::is_integral_v<Number> && !std::is_same_v<Number, bool>)
        if (widest < std::numeric_limits<Number>::min() || widest > std::numeric_limits<Number>::max())
            muster::archive::refuse_number(std::to_string(widest));
    number = static_cast<Number>(widest);
}

inline void save(muster::archive::TextOutput& archive, const std::string& text)
{
    muster::archive::require_text(text);
    archive.writer().write(text);
}
inline void load(muster::archive::TextInput& archive, std::string& text)
{
    archive.reader().read(text);
    muster::archive::require_text(text);
}

}  // namespace cereal

CEREAL_REGISTER_ARCHIVE(muster::archive::TextOutput)
CEREAL_REGISTER_ARCHIVE(muster::archive::TextInput)
CEREAL_SETUP_ARCHIVE_TRAITS(muster::archive::TextInput, muster::archive::TextOutput)
