#include "text_formats.hpp"

#include "nesting.hpp"

#include <cereal/archives/json.hpp>
#include <cereal/archives/xml.hpp>

#include <sstream>
#include <streambuf>

namespace muster::archive {
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

class JsonWriter : public TextWriter {
public:
    explicit JsonWriter(std::ostream& stream) : archive_(stream, Options(324, Options::IndentChar::space, 1)) {}
    void name_next(const char* name) override { archive_.setNextName(name); }
    void start() override { archive_.startNode(); }
    void finish() override { archive_.finishNode(); }
    void make_list() override { archive_.makeArray(); }
    void write(bool value) override { write_any(value); }
    void write(std::int64_t value) override { write_any(value); }
    void write(std::uint64_t value) override { write_any(value); }
    void write(double value) override { write_any(value); }
    void write(const std::string& value) override { write_any(value); }

private:
    using Options = cereal::JSONOutputArchive::Options;

    template <class Value>
    void write_any(const Value& value)
    {
        archive_.writeName();
        archive_.saveValue(value);
    }

    cereal::JSONOutputArchive archive_;
};

class XmlWriter : public TextWriter {
public:
    explicit XmlWriter(std::ostream& stream) : archive_(stream, cereal::XMLOutputArchive::Options().indent(true)) {}
    void name_next(const char* name) override { archive_.setNextName(name); }
    void start() override { archive_.startNode(); }
    void finish() override { archive_.finishNode(); }
    void make_list() override { archive_.appendAttribute("size", "dynamic"); }
    void write(bool value) override { write_any(value); }
    void write(std::int64_t value) override { write_any(value); }
    void write(std::uint64_t value) override { write_any(value); }
    void write(double value) override { write_any(value); }
    void write(const std::string& value) override { write_any(value); }

private:
    template <class Value>
    void write_any(const Value& value)
    {
        archive_.startNode();
        archive_.saveValue(value);
        archive_.finishNode();
    }

    cereal::XMLOutputArchive archive_;
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

class XmlReader : public TextReader {
public:
    explicit XmlReader(std::istream& stream) : archive_(stream) {}
    void name_next(const char* name) override { archive_.setNextName(name); }
    void start() override { archive_.startNode(); }
    void finish() override { archive_.finishNode(); }
    std::uint64_t list_size() override
    {
        cereal::size_type size = 0;
        archive_.loadSize(size);
        return size;
    }
    void read(bool& value) override { read_any(value); }
    void read(std::int64_t& value) override { read_any(value); }
    void read(std::uint64_t& value) override { read_any(value); }
    void read(double& value) override { read_any(value); }
    void read(std::string& value) override { read_any(value); }

private:
    template <class Value>
    void read_any(Value& value)
    {
        archive_.startNode();
        archive_.loadValue(value);
        archive_.finishNode();
    }

    cereal::XMLInputArchive archive_;
};

bool holds_control_character(std::string_view xml)
{
    for (const char letter : xml)
        if (static_cast<unsigned char>(letter) < 0x20 && letter != '\n' && letter != '\t')
            return true;
    return false;
}

template <class Reader>
void read_with(std::istream& stream, const std::function<void(TextInput&)>& read)
{
    Reader reader(stream);
    TextInput archive(reader);
    read(archive);
}

template <class Writer>
void write_with(std::ostream& stream, const std::function<void(TextOutput&)>& write)
{
    Writer writer(stream);
    TextOutput archive(writer);
    write(archive);
}

}  // namespace

std::string text_of(Format format, const std::function<void(TextOutput&)>& write)
{
    std::ostringstream stream;
    if (format == Format::json)
        write_with<JsonWriter>(stream, write);
    else
        write_with<XmlWriter>(stream, write);
    std::string text = std::move(stream).str();
    if (format == Format::xml)
        text.erase(0, text.find("?>") + 2);  // the declaration stands in the envelope
    const auto first = text.find_first_not_of(" \n");
    text = text.substr(first, text.find_last_not_of(" \n") + 1 - first);
    // Refused before they are written to a file that no other program reads.
    if (format == Format::xml && holds_control_character(text))
        throw InvalidInput({"archive"}, "a text holds a control character that XML cannot say",
                           "take it out, or save as JSON or binary");
    return text;
}

void read_text(std::string_view content, Format format, const std::function<void(TextInput&)>& read)
{
    require_shallow(content, format);
    ViewBuffer buffer(content);
    std::istream stream(&buffer);
    if (format == Format::json)
        read_with<JsonReader>(stream, read);
    else
        read_with<XmlReader>(stream, read);
}

}  // namespace muster::archive
