// A name for people, in both languages of the reports.
#pragma once

#include <cstdint>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// Language of a report.
enum class Language : std::uint8_t {
    zh,  ///< Chinese
    en,  ///< English
};

/// The same name in Chinese and in English; one may be empty.
struct Label {
    std::string zh;  ///< in Chinese; empty: not given
    std::string en;  ///< in English; empty: not given

    /// In `language` where that is given, else in the other.
    [[nodiscard]] const std::string& in(Language language) const noexcept
    {
        const std::string& asked = language == Language::zh ? zh : en;
        return asked.empty() ? (language == Language::zh ? en : zh) : asked;
    }

    friend bool operator==(const Label&, const Label&) = default;
};

}  // namespace muster

#pragma GCC visibility pop
