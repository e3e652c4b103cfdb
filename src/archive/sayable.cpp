#include "payload.hpp"

#include "muster/core/error.hpp"

namespace muster::archive {
namespace {

bool holds_control_character(std::string_view xml)
{
    for (const char letter : xml)
        if (static_cast<unsigned char>(letter) < 0x20 && letter != '\n' && letter != '\t')
            return true;
    return false;
}

}  // namespace

void require_sayable(std::string_view content, Format format)
{
    if (format == Format::xml && holds_control_character(content))
        throw InvalidInput({"archive"}, "a text holds a control character that XML cannot say",
                           "take it out, or save as JSON or binary");
}

}  // namespace muster::archive
