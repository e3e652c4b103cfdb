// Words that many records share, each kept once.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/id.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// Words in the order they came, each with an id. Grows, and never renumbers.
template <class IdOfWord>
class Vocabulary {
public:
    /// `thing` is what a word is called in messages ("member").
    explicit Vocabulary(std::string thing) : thing_(std::move(thing)) {}

    /// @throws InvalidInput  naming a word that is empty or stands twice.
    Vocabulary(std::string thing, std::vector<std::string> words) : thing_(std::move(thing))
    {
        words_.reserve(words.size());
        for (std::string& word : words) {
            const Where here{thing_ + " " + std::to_string(words_.size() + 1)};
            if (word.empty())
                throw InvalidInput(here, "it has no code", "give every " + thing_ + " a code of its own");
            if (find(word))
                throw InvalidInput::duplicate(here, thing_ + " \"" + word + "\"");
            add(std::move(word));
        }
    }

    /// The word's id, new if the word is. Amortised O(length of the word).
    IdOfWord add(std::string word)
    {
        const IdOfWord next(static_cast<typename IdOfWord::Value>(words_.size()));
        const auto [entry, is_new] = ids_.try_emplace(word, next);
        if (is_new)
            words_.push_back(std::move(word));
        return entry->second;
    }

    /// Number of words.
    [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
    /// Word `i` is named by `IdOfWord(i)`. Valid until the vocabulary changes.
    [[nodiscard]] std::span<const std::string> words() const noexcept { return words_; }
    /// Unchecked, like a vector's.
    [[nodiscard]] const std::string& operator[](IdOfWord id) const noexcept { return words_[id.row()]; }
    /// Whether the id names a word.
    [[nodiscard]] bool contains(IdOfWord id) const noexcept { return id.is_set() && id.row() < words_.size(); }

    /// O(1).
    [[nodiscard]] std::optional<IdOfWord> find(std::string_view word) const
    {
        const auto found = ids_.find(std::string(word));
        return found == ids_.end() ? std::nullopt : std::optional(found->second);
    }

    /// As `find`, for a word that must be there. @throws InvalidInput  at `place`.
    [[nodiscard]] IdOfWord id_of(std::string_view word, Where place) const
    {
        if (const auto found = find(word))
            return *found;
        throw InvalidInput::unknown(std::move(place), thing_ + " \"" + std::string(word) + "\"", "the ledger");
    }

    friend bool operator==(const Vocabulary& left, const Vocabulary& right) { return left.words_ == right.words_; }

private:
    std::string thing_;
    std::vector<std::string> words_;
    std::unordered_map<std::string, IdOfWord> ids_;
};

}  // namespace muster::record

#pragma GCC visibility pop
