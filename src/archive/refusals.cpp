// What is refused of an archive's content, out of the way of those who read it.
#include "sealed_envelope.hpp"
#include "types/containers.hpp"

#include "core/utf8.hpp"

#include <string>

namespace muster::inline v0_2::archive {
namespace {

constexpr std::size_t longest_shown = 60;  // bytes of what is quoted

const char* const saved_here = "give an archive that Muster saved";

std::string beginning(std::string_view text) { return std::string(beginning_of(text, longest_shown)); }

}  // namespace

ArchiveError archive_error(const Where& place, std::string_view fault, std::string_view remedy)
{
    return {{as_utf8(place.source), place.line}, as_utf8(fault), as_utf8(remedy)};
}

BinaryInput::BinaryInput(std::string_view bytes) : InputArchive(this), bytes_(bytes)
{
    char order = 0;
    read<1>(&order, 1);
    if (order != 1)
        throw InvalidInput({"content"}, "its numbers are not little-endian", saved_here);
}

void refuse_length(std::uint64_t named, std::size_t left)
{
    throw InvalidInput({"content"},
                       "it names a length of " + std::to_string(named) + " where " + std::to_string(left) +
                           " bytes are left",
                       saved_here);
}

void refuse_truth(std::uint8_t byte)
{
    throw InvalidInput({"content"}, "it has a " + std::to_string(byte) + " for yes or no", saved_here);
}

void refuse_number(const std::string& number)
{
    throw InvalidInput({"content"}, "it has the number " + number + ", which does not fit there", saved_here);
}

void refuse_version(std::uint32_t version, std::uint32_t newest)
{
    throw InvalidInput({"content"},
                       "it has something of version " + std::to_string(version) + ", and versions up to " +
                           std::to_string(newest) + " are known here",
                       "update Muster");
}

void refuse_count(std::size_t given, std::size_t wanted)
{
    throw InvalidInput({"content"}, "it has " + std::to_string(given) + " of " + std::to_string(wanted) + " values",
                       saved_here);
}

void refuse_no_number(std::string_view found)
{
    throw InvalidInput({"content"}, "it has \"" + beginning(found) + "\" where a number belongs", saved_here);
}

void refuse_no_truth(std::string_view found)
{
    throw InvalidInput({"content"}, "it has \"" + beginning(found) + "\" where true or false belongs", saved_here);
}

void refuse_missing(std::string_view wanted, std::string_view parent)
{
    if (wanted.empty())
        throw InvalidInput({"content"}, "there are too few elements in \"" + beginning(parent) + "\"", saved_here);
    throw InvalidInput({"content"}, "there is no \"" + beginning(wanted) + "\" in \"" + beginning(parent) + "\"",
                       saved_here);
}

void require_text(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos)
        throw InvalidInput({"archive"}, "a text holds a NUL", "take it out");
    if (const std::size_t good = length_in_utf8(text); good < text.size()) {
        const std::size_t from = good < longest_shown ? 0 : good - longest_shown;
        throw InvalidInput({"archive"}, "a text is not UTF-8: \"" + as_utf8(text.substr(from, good - from + 1)) + "\"",
                           "save it anew from a file in UTF-8");
    }
}

void require_in_proportion(double cells, std::size_t rows)
{
    if (cells > 0x1p24 + 0x1p16 * static_cast<double>(rows))
        throw InvalidInput({"content"}, "it would need much memory for the little that stands in it",
                           "split it by unit or by term");
}

}  // namespace muster::archive
