// Expat reads the text. It is written in C, through which nothing may be thrown: what a visitor throws waits here.
#include "core/xml_events.hpp"

#include <expat.h>

#include <algorithm>
#include <climits>
#include <exception>
#include <memory>

namespace muster::inline v0_2::document {
namespace {

class EventReader {
public:
    EventReader(const Source& source, const XmlVisitor& visitor)
        : source_(source), visitor_(visitor), parser_(XML_ParserCreate(nullptr), &XML_ParserFree)
    {
        if (!parser_)
            throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &on_open, &on_close);
        XML_SetCharacterDataHandler(parser_.get(), &on_text);
        XML_SetEntityDeclHandler(parser_.get(), &on_entity);
        if (visitor_.aside) {
            XML_SetCommentHandler(parser_.get(), &on_comment);
            XML_SetProcessingInstructionHandler(parser_.get(), &on_instruction);
            XML_SetStartDoctypeDeclHandler(parser_.get(), &on_document_type);
            XML_SetStartCdataSectionHandler(parser_.get(), &on_raw_text);
        }
    }
    ~EventReader() = default;
    EventReader(const EventReader&) = delete;
    EventReader& operator=(const EventReader&) = delete;

    void read()
    {
        std::string_view left = source_.text;
        bool is_last = false;
        while (!is_last) {
            const std::string_view part = left.substr(0, longest_part);
            left.remove_prefix(part.size());
            is_last = left.empty();
            const auto status =
                XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()), is_last ? XML_TRUE : XML_FALSE);
            if (thrown_)
                std::rethrow_exception(thrown_);
            if (status != XML_STATUS_OK)
                throw refusal();
        }
    }

private:
    static constexpr std::size_t longest_part = std::size_t{1} << 30;
    static_assert(longest_part <= INT_MAX);

    static EventReader& reader(void* data) { return *static_cast<EventReader*>(data); }

    [[nodiscard]] std::size_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }

    [[nodiscard]] InvalidInput refusal() const
    {
        const Where place{std::string(source_.name), line()};
        if (has_entity_)
            return {place, "it declares an entity", "write what it stands for"};
        const XML_Error fault = XML_GetErrorCode(parser_.get());
        if (fault == XML_ERROR_NO_ELEMENTS)
            return {place, is_blank() ? "it is no XML: it has no element" : "it is no XML: it ends early",
                    "give the whole file"};
        return {place, std::string("it is no XML: ") + XML_ErrorString(fault),
                "correct it; each tag is closed by one of its name"};
    }

    [[nodiscard]] bool is_blank() const
    {
        return std::ranges::all_of(source_.text,
                                   [](char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); });
    }

    template <class Call>
    void guarded(Call&& call) noexcept
    {
        if (thrown_)
            return;
        try {
            call();
        } catch (...) {
            thrown_ = std::current_exception();
            XML_StopParser(parser_.get(), XML_FALSE);
        }
    }

    static void on_open(void* data, const XML_Char* name, const XML_Char** attributes)
    {
        EventReader& it = reader(data);
        it.guarded([&] {
            it.attributes_.clear();
            for (; *attributes != nullptr; attributes += 2)
                it.attributes_.emplace_back(attributes[0], attributes[1]);
            const auto at = static_cast<std::size_t>(XML_GetCurrentByteIndex(it.parser_.get())) + 1;
            it.visitor_.open(name, it.attributes_, {.at = at, .line = it.line()});
        });
    }
    static void on_close(void* data, const XML_Char*)
    {
        EventReader& it = reader(data);
        it.guarded([&] { it.visitor_.close(); });
    }
    static void on_text(void* data, const XML_Char* text, int size)
    {
        EventReader& it = reader(data);
        it.guarded([&] { it.visitor_.text({text, static_cast<std::size_t>(size)}); });
    }
    static void on_entity(void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
                          const XML_Char*, const XML_Char*)
    {
        reader(data).has_entity_ = true;
        XML_StopParser(reader(data).parser_.get(), XML_FALSE);
    }
    void tell_aside()
    {
        guarded([&] { visitor_.aside(); });
    }
    static void on_comment(void* data, const XML_Char*) { reader(data).tell_aside(); }
    static void on_instruction(void* data, const XML_Char*, const XML_Char*) { reader(data).tell_aside(); }
    static void on_document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int)
    {
        reader(data).tell_aside();
    }
    static void on_raw_text(void* data) { reader(data).tell_aside(); }

    const Source& source_;
    const XmlVisitor& visitor_;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    std::vector<XmlAttribute> attributes_{};
    std::exception_ptr thrown_{};
    bool has_entity_ = false;
};

}  // namespace

void read_xml(const Source& source, const XmlVisitor& visitor) { EventReader(source, visitor).read(); }

}  // namespace muster::document
