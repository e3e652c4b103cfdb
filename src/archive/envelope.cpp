// A small reader for the few words before a content. It takes what `head_of` writes, with any white space between the
// words, and nothing else.
#include "sealed_envelope.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

namespace muster::inline v0_2::archive {
namespace {

constexpr std::string_view magic{"\x89MUSTER\n", 8};
constexpr std::size_t kind_room = 32;
constexpr std::size_t head_length = 8 + 4 + 4 + kind_room + 8 + 16;
constexpr std::string_view edited = "edited";
constexpr std::string_view json_tail = "\n}\n";
constexpr std::string_view xml_tail = "\n</muster>\n";

template <class Whole>
void put(std::string& bytes, Whole value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xff);
}

template <class Whole>
Whole get(std::string_view bytes)
{
    Whole value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value |= static_cast<Whole>(Whole{static_cast<unsigned char>(bytes[i])} << (8 * i));
    return value;
}

// Of the kind, the version, the length and the content, as bytes of the canonical (big-endian) form.
std::array<unsigned char, 16> checksum(const Envelope& envelope, std::string_view content)
{
    std::string said = envelope.kind;
    said += '\0';
    put(said, envelope.version);
    put(said, envelope.length);
    XXH3_state_t state;
    XXH3_128bits_reset(&state);
    XXH3_128bits_update(&state, said.data(), said.size());
    XXH3_128bits_update(&state, content.data(), content.size());
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(&state));
    std::array<unsigned char, 16> bytes{};
    std::copy(std::begin(canonical.digest), std::end(canonical.digest), bytes.begin());
    return bytes;
}

std::string hexadecimal(const std::array<unsigned char, 16>& bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

class Opener {
public:
    Opener(std::string_view bytes, const Where& place) : bytes_(bytes), place_(place) {}

    Opened open()
    {
        if (bytes_.empty())
            refuse("it is empty", whole_copy);
        Opened opened;
        if (magic.starts_with(bytes_.substr(0, magic.size())))
            opened = open_binary();
        else if (const auto first = bytes_.find_first_not_of(" \t\r\n");
                 first != std::string_view::npos && bytes_[first] == '{')
            opened = open_json();
        else if (first != std::string_view::npos && bytes_[first] == '<')
            opened = open_xml();
        else
            foreign();
        examine(opened);
        return opened;
    }

private:
    static constexpr const char* whole_copy = "take a copy that is whole";

    [[noreturn]] void refuse(std::string_view fault, std::string_view remedy) const
    {
        throw archive_error(place_, fault, remedy);
    }
    [[noreturn]] void foreign() const { refuse("it is not a Muster archive", "give a file that Muster saved"); }

    void examine(const Opened& opened) const;
    Opened open_binary();
    Opened open_json();
    Opened open_xml();

    // Takes what comes next, after white space; foreign where it is not there.
    void expect(std::string_view word)
    {
        skip_space();
        const std::string_view rest = bytes_.substr(at_);
        if (!rest.starts_with(word)) {
            if (word.starts_with(rest))
                refuse("it ends within its envelope", whole_copy);
            foreign();
        }
        at_ += word.size();
    }
    void skip_space()
    {
        while (at_ < bytes_.size() && std::string_view(" \t\r\n").find(bytes_[at_]) != std::string_view::npos)
            ++at_;
    }
    std::string quoted()
    {
        expect("\"");
        const auto end = bytes_.find('"', at_);
        if (end == std::string_view::npos)
            refuse("it ends within its envelope", whole_copy);
        if (end - at_ > 100)
            foreign();
        std::string text(bytes_.substr(at_, end - at_));
        at_ = end + 1;
        return text;
    }
    template <class Whole>
    Whole whole()
    {
        skip_space();
        Whole value = 0;
        const auto [stopped_at, fault] = std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), value);
        if (fault != std::errc{} || bytes_[at_] == '0')
            foreign();
        at_ = static_cast<std::size_t>(stopped_at - bytes_.data());
        return value;
    }
    // What stands between here and the tail, without white space around it.
    std::string_view content(std::string_view tail)
    {
        skip_space();
        std::string_view rest = bytes_.substr(at_);
        const auto trim = [&] {
            const auto last = rest.find_last_not_of(" \t\r\n");
            rest = rest.substr(0, last == std::string_view::npos ? 0 : last + 1);
        };
        trim();
        tail = tail.substr(1, tail.size() - 2);  // without its line feeds
        if (!rest.ends_with(tail))
            refuse("it ends early", whole_copy);
        rest.remove_suffix(tail.size());
        trim();
        return rest;
    }

    std::string_view bytes_;
    const Where& place_;
    std::size_t at_ = 0;
};

void Opener::examine(const Opened& opened) const
{
    const Envelope& envelope = opened.envelope;
    if (envelope.version == 0 || envelope.version > envelope_version)
        refuse("it has an envelope of version " + std::to_string(envelope.version) + ", and versions up to " +
                   std::to_string(envelope_version) + " are known here",
               "update Muster");
    if (envelope.format != Format::binary && envelope.checksum == edited)
        return;
    if (opened.content.size() < envelope.length)
        refuse("it ends after " + std::to_string(opened.content.size()) + " of " + std::to_string(envelope.length) +
                   " bytes of content",
               whole_copy);
    const std::string remedy =
        envelope.format == Format::binary
            ? whole_copy
            : std::string(whole_copy) + "; if you changed it yourself, write \"edited\" for its checksum";
    if (opened.content.size() > envelope.length)
        refuse("it has " + std::to_string(opened.content.size()) + " bytes of content where " +
                   std::to_string(envelope.length) + " were saved",
               remedy);
    if (hexadecimal(checksum(envelope, opened.content)) != envelope.checksum)
        refuse("its checksum does not fit: it is damaged", remedy);
}

Opened Opener::open_binary()
{
    if (bytes_.size() < head_length)
        refuse("it ends within its envelope", whole_copy);
    Opened opened;
    opened.envelope.format = Format::binary;
    opened.envelope.version = get<std::uint32_t>(bytes_.substr(8));
    const std::string_view kind = bytes_.substr(16, kind_room);
    opened.envelope.kind = kind.substr(0, kind.find('\0'));
    const bool is_padded =
        std::ranges::all_of(kind.substr(opened.envelope.kind.size()), [](char byte) { return byte == '\0'; });
    if (get<std::uint32_t>(bytes_.substr(12)) != 0 || !is_padded)
        refuse("its envelope is damaged", whole_copy);
    opened.envelope.length = get<std::uint64_t>(bytes_.substr(16 + kind_room));
    std::array<unsigned char, 16> kept{};
    std::memcpy(kept.data(), bytes_.data() + 24 + kind_room, kept.size());
    opened.envelope.checksum = hexadecimal(kept);
    opened.content = bytes_.substr(head_length);
    return opened;
}

Opened Opener::open_json()
{
    Opened opened;
    opened.envelope.format = Format::json;
    expect("{");
    expect("\"muster\"");
    expect(":");
    opened.envelope.kind = quoted();
    expect(",");
    expect("\"envelope\"");
    expect(":");
    opened.envelope.version = whole<std::uint32_t>();
    expect(",");
    expect("\"length\"");
    expect(":");
    opened.envelope.length = whole<std::uint64_t>();
    expect(",");
    expect("\"checksum\"");
    expect(":");
    opened.envelope.checksum = quoted();
    expect(",");
    expect("\"content\"");
    expect(":");
    opened.content = content(json_tail);
    return opened;
}

Opened Opener::open_xml()
{
    const auto attribute = [&](std::string_view name) {
        expect(name);
        expect("=");
        return quoted();
    };
    const auto number = [&](const std::string& text, auto value) {
        const auto [stopped_at, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (fault != std::errc{} || stopped_at != text.data() + text.size() || text.starts_with('0'))
            foreign();
        return value;
    };
    Opened opened;
    opened.envelope.format = Format::xml;
    expect("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    expect("<muster");
    opened.envelope.kind = attribute("kind");
    opened.envelope.version = number(attribute("envelope"), std::uint32_t{0});
    opened.envelope.length = number(attribute("length"), std::uint64_t{0});
    opened.envelope.checksum = attribute("checksum");
    expect(">");
    opened.content = content(xml_tail);
    return opened;
}

}  // namespace

std::string head_of(Format format, std::string_view kind, std::string_view content)
{
    Envelope envelope{.format = format, .kind = std::string(kind), .length = content.size()};
    const auto sum = checksum(envelope, content);
    const std::string length = std::to_string(envelope.length);
    const std::string version = std::to_string(envelope.version);
    switch (format) {
    case Format::json:
        return "{\"muster\": \"" + envelope.kind + "\", \"envelope\": " + version + ", \"length\": " + length +
               ", \"checksum\": \"" + hexadecimal(sum) + "\",\n\"content\": ";
    case Format::xml:
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<muster kind=\"" + envelope.kind + "\" envelope=\"" +
               version + "\" length=\"" + length + "\" checksum=\"" + hexadecimal(sum) + "\">\n";
    case Format::binary:
        break;
    }
    std::string head(magic);
    put(head, envelope.version);
    put(head, std::uint32_t{0});
    head += envelope.kind;
    head.resize(16 + kind_room, '\0');
    put(head, envelope.length);
    for (const unsigned char byte : sum)
        head += static_cast<char>(byte);
    return head;
}

std::string_view tail_of(Format format) noexcept
{
    return format == Format::json ? json_tail : format == Format::xml ? xml_tail : std::string_view{};
}

Opened open_envelope(std::string_view bytes, const Where& place) { return Opener(bytes, place).open(); }

Envelope envelope_in(std::string_view bytes, const Where& place) { return open_envelope(bytes, place).envelope; }

}  // namespace muster::archive
