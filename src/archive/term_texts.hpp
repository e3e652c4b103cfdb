// Every text of a term, changed where it stands. A term is written as an archive and read back, so that no text is
// overlooked, whatever parts come later, and what comes out has passed the door.
#pragma once

#include "muster/programme/term.hpp"

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace muster::inline v0_2::archive {

/// Where a text stands in an archived term.
struct TextPlace {
    std::span<const std::string_view> path;  ///< names of the fields on the way to it, its own last; lists add none
    std::string_view day;                    ///< latest day beside it, or beside what holds it; empty: none

    /// The name so many steps above its own; empty where there is none.
    [[nodiscard]] std::string_view above(std::size_t steps) const noexcept
    {
        return steps < path.size() ? path[path.size() - 1 - steps] : std::string_view{};
    }
    [[nodiscard]] bool is_within(std::string_view name) const noexcept;
};

/// What a text holds.
enum class TextSort {
    code,    ///< of a person
    name,    ///< of a person
    birth,   ///< a person's birth day
    typed,   ///< words that people typed: reasons, notes, topics
    source,  ///< who or what wrote evidence
    seal,    ///< of a reporter
    words,   ///< any other words: names of things, in which a person may be named
    fixed,   ///< days, numbers, enumerators, codes of a scheme
};

[[nodiscard]] TextSort sort_of(const TextPlace& place, std::string_view text);

/// Whether the text is the ledger's way of naming what the scheme names: a source that it trusts, a level or a place of
/// an award. Scores hang on such a word, whoever else has it for a name.
[[nodiscard]] bool is_of_scheme(const TextPlace& place, std::string_view text, const std::set<std::string>& scheme);

/// What a scheme is reckoned by in the term: its words but for what people read.
[[nodiscard]] std::set<std::string> words_of_scheme(const programme::Term& term);

/// The term with other texts. @throws InvalidInput  where what comes out is no term
[[nodiscard]] programme::Term with_texts(const programme::Term& term,
                                         const std::function<void(const TextPlace&, std::string&)>& change);

}  // namespace muster::archive
