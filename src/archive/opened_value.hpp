// What lies in an envelope that was opened: the part of reading that asks for no text form and no file.
#pragma once

#include "sealed_envelope.hpp"
#include "types/containers.hpp"

#include "muster/archive/kind.hpp"
#include "muster/core/error.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace muster::inline v0_2::archive {

template <class Value>
Value binary_value(std::string_view content)
{
    Value value = Blank<Value>::make();
    BinaryInput archive(content);
    archive(value);
    if (archive.left() > 0)
        throw InvalidInput({"content"}, std::to_string(archive.left()) + " bytes follow its end",
                           "give an archive that Muster saved");
    return value;
}

/// Runs `read()`; whatever goes wrong in it becomes an ArchiveError at `place`.
template <class Read>
auto reading(const Where& place, Read&& read)
{
    try {
        return read();
    } catch (const ArchiveError&) {
        throw;
    } catch (const Error& error) {
        throw archive_error(place, to_string(error.place()) + ": " + error.fault(), error.remedy());
    } catch (const std::exception& error) {  // cereal's, and those of the standard's readers of numbers
        throw archive_error(place, std::string("its content cannot be read: ") + error.what(),
                            "give an archive that Muster saved");
    }
}

/// @throws ArchiveError  at `place`, if something else lies in it.
template <class Value>
void require_kind(const Opened& opened, const Where& place)
{
    if (opened.envelope.kind != kind_of<Value>)
        throw archive_error(place,
                            "it holds \"" + opened.envelope.kind + "\", not \"" + std::string(kind_of<Value>) + "\"",
                            "load it as what it holds");
}

}  // namespace muster::archive
