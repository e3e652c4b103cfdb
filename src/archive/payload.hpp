// A value to the content of an archive and back, for any type with a serialiser.
#pragma once

#include "file.hpp"
#include "opened_value.hpp"
#include "text_formats.hpp"

#include "muster/archive/kind.hpp"
#include "muster/archive/load.hpp"
#include "muster/archive/save.hpp"

#include <array>
#include <string>

namespace muster::inline v0_2::archive {

inline constexpr const char* value_name = "value";

template <class Value>
std::string content_of(const Value& value, Format format)
{
    if (format != Format::binary)
        return text_of(format, [&](TextOutput& archive) { archive(named(value_name, value)); });
    std::string bytes;
    BinaryOutput archive(bytes);
    archive(value);
    return bytes;
}

template <class Value>
Value value_in(std::string_view content, Format format)
{
    if (format == Format::binary)
        return binary_value<Value>(content);
    Value value = Blank<Value>::make();
    read_text(content, format, [&](TextInput& archive) { archive(named(value_name, value)); });
    return value;
}

template <class Value>
Value opened_value(const Opened& opened, const Where& place)
{
    require_kind<Value>(opened, place);
    return reading(place, [&] { return value_in<Value>(opened.content, opened.envelope.format); });
}

struct ArchiveFile::Read {
    Where place;
    FileBytes file;
    Opened opened;
};

// A template is seen outside only where its body says so, too.
#pragma GCC visibility push(default)

template <class Value>
std::string to_bytes(const Value& value, Format format)
{
    const std::string content = content_of(value, format);
    std::string bytes = head_of(format, kind_of<Value>, content);
    const std::string_view tail = tail_of(format);
    bytes.reserve(bytes.size() + content.size() + tail.size());
    bytes += content;
    bytes += tail;
    return bytes;
}

template <class Value>
void save(const std::filesystem::path& path, const Value& value, const SaveOptions& options)
{
    const Format format = options.format ? *options.format : format_of(path);
    const std::string content = content_of(value, format);
    const std::string head = head_of(format, kind_of<Value>, content);
    replace_file(path, std::array{std::string_view(head), std::string_view(content), tail_of(format)}, options.sync);
}

template <class Value>
Value from_bytes(std::string_view bytes, const Where& place)
{
    return opened_value<Value>(open_envelope(bytes, place), place);
}

template <class Value>
Value ArchiveFile::value() const
{
    return opened_value<Value>(read_->opened, read_->place);
}

#pragma GCC visibility pop

}  // namespace muster::archive

/// The functions of one kind, built here and nowhere else.
#define MUSTER_ARCHIVE_KIND(Type)                                                                                      \
    template std::string to_bytes<Type>(const Type&, Format);                                                          \
    template void save<Type>(const std::filesystem::path&, const Type&, const SaveOptions&);                           \
    template Type from_bytes<Type>(std::string_view, const Where&);                                                    \
    template Type ArchiveFile::value<Type>() const;
