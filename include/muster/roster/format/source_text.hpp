// The text of a file: what faults call it, and which of the known files it is.
#pragma once

#include <cstdint>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// One of the files that an instance has several of.
struct SourceText {
    std::string text;    ///< all of it
    std::string source;  ///< its name, as faults tell it

    friend bool operator==(const SourceText&, const SourceText&) = default;
};

/// How a file is written.
enum class FileForm : std::uint8_t {
    text,  ///< lines of words or fields
    xml,   ///< elements
    json,  ///< fields
};

/// What a file holds.
enum class FileKind : std::uint8_t {
    unknown,                    ///< none of these
    shift_scheduling,           ///< an instance of the public shift-scheduling benchmark
    shift_scheduling_solution,  ///< a solution of one
    inrc1,                      ///< an instance of the first nurse rostering competition
    inrc1_solution,             ///< a solution of one
    inrc2_scenario,             ///< of the second competition: shifts, contracts, nurses
    inrc2_history,              ///< of the second competition: what was before a week
    inrc2_week,                 ///< of the second competition: what a week asks for
    inrc2_solution,             ///< of the second competition: who stands what in a week
};

/// What a file is by what stands in it, whatever its name is.
struct RecognisedFile {
    FileKind kind = FileKind::unknown;  ///< what it holds
    FileForm form = FileForm::text;     ///< how it is written
    std::string name{};                 ///< of the instance or the scenario that it tells; empty: it tells none

    friend bool operator==(const RecognisedFile&, const RecognisedFile&) = default;
};

/// Looks at what a file begins with. Anything may follow: whether it is whole is seen where it is read.
///
/// @throws InvalidInput  at the line where it begins as XML or JSON and is none.
[[nodiscard]] RecognisedFile recognise(const SourceText& file);

}  // namespace muster::roster

#pragma GCC visibility pop
