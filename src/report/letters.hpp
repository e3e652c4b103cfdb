// Text taken apart into its characters.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::report {

/// The characters of UTF-8, each as its bytes. Valid as long as the text is.
[[nodiscard]] inline std::vector<std::string_view> letters_of(std::string_view text)
{
    std::vector<std::string_view> letters;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            ++end;
        letters.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return letters;
}

/// Letter or digit of ASCII, of which words are made that are written with spaces between.
[[nodiscard]] inline bool is_of_a_word(char letter) noexcept
{
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

}  // namespace muster::report
