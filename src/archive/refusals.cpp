// What is refused of an archive's content, out of the way of those who read it.
#include "types/containers.hpp"

#include <string>

namespace muster::archive {
namespace {

const char* const saved_here = "give an archive that Muster saved";

}  // namespace

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

void require_no_nul(const std::string& text)
{
    if (text.find('\0') != std::string::npos)
        throw InvalidInput({"archive"}, "a text holds a NUL", "take it out");
}

void require_in_proportion(double cells, std::size_t rows)
{
    if (cells > 0x1p24 + 0x1p16 * static_cast<double>(rows))
        throw InvalidInput({"content"}, "it would need much memory for the little that stands in it",
                           "split it by unit or by term");
}

}  // namespace muster::archive
