// Results saved whole: the problem, what was found, and whom its rows stand for.
#pragma once

#include "pairing_cases.hpp"
#include "pairing_couples.hpp"
#include "pairing_groups.hpp"
#include "pairing_results.hpp"
#include "roster.hpp"

#include "muster/archive/answer.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

CEREAL_CLASS_VERSION(muster::roster::Repair, 1)
CEREAL_CLASS_VERSION(muster::archive::People, 1)
CEREAL_CLASS_VERSION(muster::archive::PairingRepair, 2)
CEREAL_CLASS_VERSION(muster::archive::SharedPairingRepair, 1)
CEREAL_CLASS_VERSION(muster::archive::StablePairing, 1)
CEREAL_CLASS_VERSION(muster::archive::FullScores, 1)

namespace muster::inline v0_2::roster {

template <class Archive>
void save(Archive& archive, const Repair& repair, std::uint32_t)
{
    archive(named("solution", repair.solution), named("dropped", repair.dropped), named("added", repair.added),
            named("least_changes", static_cast<std::uint64_t>(repair.least_changes)));
}
template <class Archive>
void load(Archive& archive, Repair& repair, std::uint32_t version)
{
    require_known<Repair>(version);
    std::uint64_t least_changes = 0;
    archive(named("solution", repair.solution), named("dropped", repair.dropped), named("added", repair.added),
            named("least_changes", least_changes));
    repair.least_changes = least_changes;
}

}  // namespace muster::roster

namespace muster::inline v0_2::archive {

template <>
struct Blank<roster::Repair> {
    static roster::Repair make() { return {.solution = Blank<roster::Solution>::make()}; }
};
template <class Question, class Result>
struct Blank<Answer<Question, Result>> {
    static Answer<Question, Result> make() { return {Blank<Question>::make(), Blank<Result>::make()}; }
};
template <class Question, class Result>
struct Blank<NamedAnswer<Question, Result>> {
    static NamedAnswer<Question, Result> make() { return {{}, Blank<Answer<Question, Result>>::make()}; }
};

// Codes are a column of texts; which of them are whole numbers stands beside it.
struct SavedCodes {
    std::vector<std::string> texts{};
    std::vector<std::uint32_t> numbers{};
};

inline SavedCodes saved(const std::vector<PersonCode>& codes)
{
    SavedCodes made;
    for (const PersonCode& code : codes) {
        if (const auto* const number = std::get_if<std::int64_t>(&code)) {
            made.numbers.push_back(static_cast<std::uint32_t>(made.texts.size()));
            made.texts.push_back(std::to_string(*number));
        } else {
            made.texts.push_back(std::get<std::string>(code));
        }
    }
    return made;
}

inline std::vector<PersonCode> loaded(SavedCodes&& saved)
{
    std::vector<PersonCode> codes(std::move_iterator(saved.texts.begin()), std::move_iterator(saved.texts.end()));
    for (const std::uint32_t row : saved.numbers) {
        std::int64_t number = 0;
        const auto* const text = row < codes.size() ? std::get_if<std::string>(&codes[row]) : nullptr;
        if (text == nullptr ||
            std::from_chars(text->data(), text->data() + text->size(), number).ptr != text->data() + text->size() ||
            std::to_string(number) != *text)
            throw InvalidInput(in_content, "a code that is to be a whole number is none",
                               "give an archive that Muster saved");
        codes[row] = number;
    }
    return codes;
}

template <class Archive>
void save(Archive& archive, const People& people, std::uint32_t)
{
    const SavedCodes mentees = saved(people.mentees);
    const SavedCodes mentors = saved(people.mentors);
    archive(named("mentees", mentees.texts), named("numbered_mentees", mentees.numbers),
            named("mentors", mentors.texts), named("numbered_mentors", mentors.numbers));
}
template <class Archive>
void load(Archive& archive, People& people, std::uint32_t version)
{
    require_known<People>(version);
    SavedCodes mentees;
    SavedCodes mentors;
    archive(named("mentees", mentees.texts), named("numbered_mentees", mentees.numbers),
            named("mentors", mentors.texts), named("numbered_mentors", mentors.numbers));
    people = {loaded(std::move(mentees)), loaded(std::move(mentors))};
}

template <class Archive>
void serialize(Archive& archive, PairingRepair& repair, std::uint32_t version)
{
    require_known<PairingRepair>(version);
    archive(named("before", repair.before), named("repaired", repair.repaired));
    if (version > 1)
        archive(named("may_miss", repair.may_miss));
}

template <class Archive>
void serialize(Archive& archive, SharedPairingRepair& repair, std::uint32_t version)
{
    require_known<SharedPairingRepair>(version);
    archive(named("before", repair.before), named("repaired", repair.repaired), named("may_miss", repair.may_miss));
}

template <class Archive>
void serialize(Archive& archive, StablePairing& made, std::uint32_t version)
{
    require_known<StablePairing>(version);
    archive(named("matching", made.matching), named("proposer", made.proposer),
            named("tie_breaking", made.tie_breaking), named("seed", made.seed));
}

/// One of several types: which, then its value.
template <class Archive, class... Each>
void save_one_of(Archive& archive, const std::variant<Each...>& value)
{
    archive(named("which", static_cast<std::uint8_t>(value.index())));
    std::visit([&](const auto& held) { archive(named("value", held)); }, value);
}
template <class Archive, class... Each>
void load_one_of(Archive& archive, std::variant<Each...>& value)
{
    std::uint8_t which = 0;
    archive(named("which", which));
    if (which >= sizeof...(Each))
        throw InvalidInput(in_content, "it has a kind of number that is not known",
                           "give an archive that Muster saved, or update Muster");
    std::size_t row = 0;
    const auto take = [&]<class Held>(std::type_identity<Held>) {
        if (row++ == which)
            archive(named("value", value.template emplace<Held>()));
    };
    (take(std::type_identity<Each>{}), ...);
}

template <class Archive>
void save(Archive& archive, const FullScores& scores, std::uint32_t)
{
    archive(named("rows", scores.rows), named("columns", scores.columns));
    save_one_of(archive, scores.cells);
}
template <class Archive>
void load(Archive& archive, FullScores& scores, std::uint32_t version)
{
    require_known<FullScores>(version);
    archive(named("rows", scores.rows), named("columns", scores.columns));
    load_one_of(archive, scores.cells);
}

template <class Archive>
void save(Archive& archive, const FullPairing& result)
{
    save_one_of(archive, result.made);
}
template <class Archive>
void load(Archive& archive, FullPairing& result)
{
    load_one_of(archive, result.made);
}

template <class Archive, class Question, class Result>
void save(Archive& archive, const Answer<Question, Result>& answer)
{
    archive(named("problem", answer.problem()), named("result", answer.result()));
}
template <class Archive, class Question, class Result>
void load(Archive& archive, Answer<Question, Result>& answer)
{
    auto problem = Blank<Question>::make();
    auto result = Blank<Result>::make();
    archive(named("problem", problem), named("result", result));
    answer = {std::move(problem), std::move(result)};
}

template <class Archive, class Question, class Result>
void save(Archive& archive, const NamedAnswer<Question, Result>& answer)
{
    archive(named("people", answer.people()), named("problem", answer.problem()), named("result", answer.result()),
            named("fit", answer.fit()));
}
template <class Archive, class Question, class Result>
void load(Archive& archive, NamedAnswer<Question, Result>& answer)
{
    People people;
    auto problem = Blank<Question>::make();
    auto result = Blank<Result>::make();
    std::optional<pairing::Fit> fit;
    archive(named("people", people), named("problem", problem), named("result", result), named("fit", fit));
    answer = {std::move(people), {std::move(problem), std::move(result)}, std::move(fit)};
}

}  // namespace muster::archive
