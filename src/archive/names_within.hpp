// People's names and codes within other words, and what stands in their place.
#pragma once

#include "muster/programme/term.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::inline v0_2::archive {

/// Stands where a text was taken out.
inline constexpr const char* taken_out = "…";

inline bool is_letter_or_digit(char sign)
{
    return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
}

inline std::size_t length_of_first_letter(std::string_view text)
{
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        ++length;
    return length;
}

/// Names and codes of people, and what stands in their place.
class Names {
public:
    void call(const std::string& person, std::string other)
    {
        of_.insert_or_assign(person, std::move(other));
        find_within(person, of_.at(person));
    }
    /// A name stands for nobody by itself: many have the same.
    void name(const std::string& name, const std::string& other)
    {
        whole_.emplace(name, other);
        if (length_of_first_letter(name) < name.size())
            find_within(name, other);
    }
    [[nodiscard]] const std::string* of(const std::string& code) const
    {
        const auto found = of_.find(code);
        return found == of_.end() ? nullptr : &found->second;
    }

    /// The text with all of them replaced, the longest of those that begin at a letter first.
    [[nodiscard]] std::string without_them(const std::string& text) const
    {
        if (const auto found = whole_.find(text); found != whole_.end())
            return found->second;
        std::string made;
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view rest = std::string_view(text).substr(at);
            const std::size_t letter = length_of_first_letter(rest);
            const Needle* const found = beginning(rest.substr(0, letter), text, at);
            made.append(found ? std::string_view(found->second) : rest.substr(0, letter));
            at += found ? found->first.size() : letter;
        }
        return made;
    }

private:
    using Needle = std::pair<std::string, std::string>;

    void find_within(const std::string& text, const std::string& other)
    {
        if (text.empty())
            return;
        auto& beginning = by_letter_[text.substr(0, length_of_first_letter(text))];
        const auto at =
            std::ranges::find_if(beginning, [&](const Needle& each) { return each.first.size() < text.size(); });
        beginning.insert(at, {text, other});
    }
    // A code of letters and digits is none within a longer word.
    [[nodiscard]] const Needle* beginning(std::string_view letter, const std::string& text, std::size_t at) const
    {
        const auto found = by_letter_.find(std::string(letter));
        if (found == by_letter_.end())
            return nullptr;
        for (const Needle& each : found->second) {
            const std::size_t end = at + each.first.size();
            if (text.compare(at, each.first.size(), each.first) == 0 &&
                !(at > 0 && is_letter_or_digit(text[at]) && is_letter_or_digit(text[at - 1])) &&
                !(end < text.size() && is_letter_or_digit(text[end]) && is_letter_or_digit(text[end - 1])))
                return &each;
        }
        return nullptr;
    }

    std::unordered_map<std::string, std::string> of_;
    std::unordered_map<std::string, std::string> whole_;
    std::unordered_map<std::string, std::vector<Needle>> by_letter_;
};

/// The term's parts with other rows of its members.
template <class Change>
programme::TermParts with_members(const programme::Term& term, const Change& change)
{
    programme::TermParts parts = term.parts();
    org::OrganisationParts rows = parts.organisation.parts();
    for (org::Member& member : rows.members)
        change(member);
    parts.organisation = org::Organisation(std::move(rows));
    return parts;
}

}  // namespace muster::archive
