#include "muster/archive/format.hpp"

#include "muster/core/error.hpp"

namespace muster::inline v0_2::archive {

Format format_of(const std::filesystem::path& path)
{
    const auto ending = path.extension();
    if (ending == ".json")
        return Format::json;
    if (ending == ".xml")
        return Format::xml;
    if (ending == ".muster")
        return Format::binary;
    throw InvalidInput({path.string()}, "its ending tells no format",
                       "end it in .json, .xml or .muster, or name a format");
}

std::string_view name_of(Format format) noexcept
{
    switch (format) {
    case Format::json:
        return "json";
    case Format::xml:
        return "xml";
    case Format::binary:
        return "binary";
    }
    return "";
}

}  // namespace muster::archive
