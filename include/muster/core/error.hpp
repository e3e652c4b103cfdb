// What the library throws: every error names its place, the fault and the remedy.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// Where in the caller's input something stands. (Where people live is `org::Place`.)
///
/// `source` is a file or the name of an argument; `line` counts from 1, 0 means the whole of it.
struct Where {
    std::string source;    ///< a file or the name of an argument
    std::size_t line = 0;  ///< from 1; 0: the whole of it

    friend bool operator==(const Where&, const Where&) = default;
};

/// `term/duty.csv:14`, or `cover` where there is no line.
[[nodiscard]] inline std::string to_string(const Where& place)
{
    std::string text = place.source;
    if (place.line != 0)
        text.append(":").append(std::to_string(place.line));
    return text;
}

/// Base of everything this library throws on purpose. Catch this to catch all of it.
///
/// `what()` is `place: fault; remedy`. The parts stay apart for reports and for Python.
class Error : public std::runtime_error {
public:
    /// From its parts; `fault` and `remedy` are words without a full stop.
    Error(Where place, std::string fault, std::string remedy)
        : std::runtime_error(joined(place, fault, remedy)), place_(std::move(place)), fault_(std::move(fault)),
          remedy_(std::move(remedy))
    {
    }

    /// Where in the caller's input it is.
    [[nodiscard]] const Where& place() const noexcept { return place_; }
    /// What is wrong there.
    [[nodiscard]] const std::string& fault() const noexcept { return fault_; }
    /// How to mend it.
    [[nodiscard]] const std::string& remedy() const noexcept { return remedy_; }

private:
    static std::string joined(const Where& place, const std::string& fault, const std::string& remedy)
    {
        return to_string(place).append(": ").append(fault).append("; ").append(remedy);
    }

    Where place_;
    std::string fault_;
    std::string remedy_;
};

/// Input that breaks a rule of the model. In Python: `muster.InvalidInput`, a `ValueError`.
class InvalidInput : public Error {
public:
    using Error::Error;

    /// `term/duty.csv:14: member "S2117" is not in members.csv; add it there or correct the id`
    [[nodiscard]] static InvalidInput unknown(Where place, std::string thing, const std::string& owner)
    {
        return {std::move(place), thing.append(" is not in ").append(owner), "add it there or correct the id"};
    }

    /// `members.csv:7: member "S2117" stands here twice; keep one of the rows`
    [[nodiscard]] static InvalidInput duplicate(Where place, std::string thing)
    {
        return {std::move(place), thing.append(" stands here twice"), "keep one of the rows"};
    }
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

namespace detail {

/// What stands in a text that was to be read, for a fault: `"12,5"`, with the quotes.
[[nodiscard]] inline std::string quoted(std::string_view text)
{
    std::string made(1, '"');
    made.append(text.data(), text.size()) += '"';
    return made;
}

/// The number that the digits of a text make, at most nine of them; -1 where anything else stands there.
[[nodiscard]] constexpr int number_in(std::string_view digits) noexcept
{
    int number = digits.empty() || digits.size() > 9 ? -1 : 0;
    for (const char digit : digits)
        number = number < 0 || digit < '0' || digit > '9' ? -1 : number * 10 + (digit - '0');
    return number;
}

/// Writes the last `width` digits of a number that is not negative.
constexpr void write_digits(char* to, int width, int number) noexcept
{
    for (; width > 0; number /= 10)
        to[--width] = static_cast<char>('0' + number % 10);
}

}  // namespace detail

}  // namespace muster

#pragma GCC visibility pop
