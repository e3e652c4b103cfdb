#include "text_formats.hpp"

#include "nesting.hpp"
#include "xml_input.hpp"

#include <cereal/archives/json.hpp>
#include <cereal/archives/xml.hpp>

#include <sstream>
#include <streambuf>

namespace muster::inline v0_2::archive {
namespace {

/// Reads a string view as a stream.
class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view bytes)
    {
        char* const first = const_cast<char*>(bytes.data());  // a stream buffer asks for it; nothing is written
        setg(first, first, first + bytes.size());
    }
};

constexpr bool is_xml(const cereal::XMLOutputArchive*) { return true; }
constexpr bool is_xml(const void*) { return false; }

/// JSON knows numbers and texts; in XML each is a node, and what is a list is said of it.
template <class Archive>
class Writer : public TextWriter {
public:
    using Options = typename Archive::Options;

    Writer(std::ostream& stream, const Options& options) : archive_(stream, options) {}
    void name_next(const char* name) override { archive_.setNextName(name); }
    void start() override { archive_.startNode(); }
    void finish() override { archive_.finishNode(); }
    void make_list() override
    {
        if constexpr (in_xml)
            archive_.appendAttribute("size", "dynamic");
        else
            archive_.makeArray();
    }
    void write(bool value) override { write_any(value); }
    void write(std::int64_t value) override { write_any(value); }
    void write(std::uint64_t value) override { write_any(value); }
    void write(double value) override { write_any(value); }
    void write(const std::string& value) override { write_any(value); }

private:
    static constexpr bool in_xml = is_xml(static_cast<const Archive*>(nullptr));

    template <class Value>
    void write_any(const Value& value)
    {
        if constexpr (in_xml) {
            archive_.startNode();
            archive_.saveValue(value);
            archive_.finishNode();
        } else {
            archive_.writeName();
            archive_.saveValue(value);
        }
    }

    Archive archive_;
};

class JsonReader : public TextReader {
public:
    explicit JsonReader(std::istream& stream) : archive_(stream) {}
    void name_next(const char* name) override { archive_.setNextName(name); }
    void start() override { archive_.startNode(); }
    void finish() override { archive_.finishNode(); }
    std::uint64_t list_size() override
    {
        cereal::size_type size = 0;
        archive_.loadSize(size);
        return size;
    }
    void read(bool& value) override { archive_.loadValue(value); }
    void read(std::int64_t& value) override { archive_.loadValue(value); }
    void read(std::uint64_t& value) override { archive_.loadValue(value); }
    void read(double& value) override { archive_.loadValue(value); }
    void read(std::string& value) override { archive_.loadValue(value); }

private:
    cereal::JSONInputArchive archive_;
};

using JsonWriter = Writer<cereal::JSONOutputArchive>;
using XmlWriter = Writer<cereal::XMLOutputArchive>;

/// Control characters, U+FFFE and U+FFFF.
bool holds_what_xml_cannot_say(std::string_view xml)
{
    for (const char letter : xml)
        if (static_cast<unsigned char>(letter) < 0x20 && letter != '\n' && letter != '\t')
            return true;
    return xml.find("\xEF\xBF\xBE") != std::string_view::npos || xml.find("\xEF\xBF\xBF") != std::string_view::npos;
}

template <class Format>
void write_with(std::ostream& stream, const typename Format::Options& options,
                const std::function<void(TextOutput&)>& write)
{
    Format writer(stream, options);
    TextOutput archive(writer);
    write(archive);
}

}  // namespace

std::string text_of(Format format, const std::function<void(TextOutput&)>& write)
{
    std::ostringstream stream;
    if (format == Format::json)
        write_with<JsonWriter>(stream, JsonWriter::Options(324, JsonWriter::Options::IndentChar::space, 1), write);
    else
        write_with<XmlWriter>(stream, XmlWriter::Options().indent(true), write);
    std::string text = std::move(stream).str();
    if (format == Format::xml)
        text.erase(0, text.find("?>") + 2);  // the declaration stands in the envelope
    const auto first = text.find_first_not_of(" \n");
    text = text.substr(first, text.find_last_not_of(" \n") + 1 - first);
    // Refused before they are written to a file that no other program reads.
    if (format == Format::xml && holds_what_xml_cannot_say(text))
        throw InvalidInput({"archive"}, "a text holds a control character that XML cannot say",
                           "take it out, or save as JSON or binary");
    if (format == Format::xml && text.size() > longest_xml)
        throw InvalidInput({"archive"}, "it would be more than 4 GB of XML", "save as JSON or binary");
    return text;
}

void read_text(std::string_view content, Format format, const std::function<void(TextInput&)>& read)
{
    if (format == Format::xml) {
        XmlInput reader(content);
        TextInput archive(reader);
        read(archive);
        return;
    }
    require_sound_json(content);
    ViewBuffer buffer(content);
    std::istream stream(&buffer);
    JsonReader reader(stream);
    TextInput archive(reader);
    read(archive);
}

}  // namespace muster::archive
