#include "others_named.hpp"

#include "letters.hpp"

#include <algorithm>

namespace muster::inline v0_2::report {
namespace {

bool stands_in(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool goes_on_before = at > 0 && is_of_a_word(text[at - 1]) && is_of_a_word(word.front());
        const bool goes_on_behind = end < text.size() && is_of_a_word(text[end]) && is_of_a_word(word.back());
        if (!goes_on_before && !goes_on_behind)
            return true;
    }
    return false;
}

}  // namespace

Others::Others(const org::Organisation& organisation, MemberId self)
{
    const org::Member& own = organisation.members()[self];
    const auto add = [&](const auto& person) {
        if (person.code == own.code)
            return;
        if (person.code.size() > 2)
            words_.push_back(person.code);
        if (person.name != own.name && letters_of(person.name).size() > 1)
            words_.push_back(person.name);
    };
    for (const org::Member& member : organisation.members().rows())
        add(member);
    for (const org::Student& student : organisation.students().rows())
        add(student);
}

bool Others::are_named_in(std::string_view text) const
{
    return !text.empty() && std::ranges::any_of(words_, [&](std::string_view word) { return stands_in(text, word); });
}

}  // namespace muster::report
