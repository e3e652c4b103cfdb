// What the library throws: every error names its place, the fault and the remedy.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace muster {

/// Where in the caller's input something stands. (Where people live is `org::Place`.)
///
/// `source` is a file or the name of an argument; `line` counts from 1, 0 means the whole of it.
struct Where {
    std::string source;
    std::size_t line = 0;

    friend bool operator==(const Where&, const Where&) = default;
};

/// `term/duty.csv:14`, or `cover` where there is no line.
[[nodiscard]] std::string to_string(const Where& place);

/// Base of everything this library throws on purpose. Catch this to catch all of it.
///
/// `what()` is `place: fault; remedy`. The parts stay apart for reports and for Python.
class Error : public std::runtime_error {
public:
    Error(Where place, std::string fault, std::string remedy);

    [[nodiscard]] const Where& place() const noexcept { return place_; }
    [[nodiscard]] const std::string& fault() const noexcept { return fault_; }
    [[nodiscard]] const std::string& remedy() const noexcept { return remedy_; }

private:
    Where place_;
    std::string fault_;
    std::string remedy_;
};

/// Input that breaks a rule of the model. In Python: `muster.InvalidInput`, a `ValueError`.
class InvalidInput : public Error {
public:
    using Error::Error;

    /// `term/duty.csv:14: member "S2117" is not in members.csv; add it there or correct the id`
    [[nodiscard]] static InvalidInput unknown(Where place, const std::string& thing, const std::string& owner);

    /// `members.csv:7: member "S2117" stands here twice; keep one of the rows`
    [[nodiscard]] static InvalidInput duplicate(Where place, const std::string& thing);
};

/// A sum or product that does not fit its type. Nothing wraps round.
class Overflow : public Error {
public:
    using Error::Error;
};

/// The caller asked a long computation to stop before it had an answer to give.
class Stopped : public Error {
public:
    using Error::Error;
};

/// Bytes that are not a whole, undamaged archive of a known version.
class ArchiveError : public Error {
public:
    using Error::Error;
};

}  // namespace muster
