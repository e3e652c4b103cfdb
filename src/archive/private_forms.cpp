// What may not be known is taken out of the parts; then every text of what is left is looked at, one by one.
#include "muster/archive/private_forms.hpp"

#include "term_texts.hpp"

#include "muster/core/error.hpp"
#include "muster/core/pseudonym.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::archive {
namespace {

constexpr const char* taken_out = "…";

bool is_letter_or_digit(char sign)
{
    return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
}

std::size_t length_of_first_letter(std::string_view text)
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

record::Incident without_seal(const record::Incident& incident)
{
    record::IncidentFacts facts = incident.facts();
    facts.reporter = {};
    return {std::move(facts), {incident.steps().begin(), incident.steps().end()}};
}

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

/// What plans need of a person, and what everybody sees.
void keep_what_members_know(org::Member& member)
{
    member.stages = {};
    member.birth_day = {};
    member.home = {};
    member.timetable = {};
    member.development = {};
    for (org::Transfer& transfer : member.transfers)
        transfer.reason.clear();
    if (member.departure)
        member.departure->reason.clear();
}

programme::Term for_members(const programme::Term& term)
{
    programme::TermParts parts = with_members(term, keep_what_members_know);
    org::OrganisationParts rows = parts.organisation.parts();
    for (org::Student& student : rows.students) {
        student.home = {};
        student.timetable = {};
        student.needs.clear();
    }
    parts.organisation = org::Organisation(std::move(rows));
    parts.ledger = record::Ledger();
    parts.evaluation.reset();
    parts.incidents.clear();
    parts.meetings.clear();
    parts.areas = {.rules = parts.areas.rules};
    parts.management.before.reset();
    std::erase_if(parts.management.cases, [](const record::Case& each) { return !each.published; });
    return programme::Term(std::move(parts));
}

programme::Term for_committee(const programme::Term& term)
{
    programme::TermParts parts = term.parts();
    std::vector<record::Incident> incidents;
    for (const record::Incident& each : parts.incidents)
        incidents.push_back(without_seal(each));
    parts.incidents = std::move(incidents);
    return programme::Term(std::move(parts));
}

}  // namespace

programme::Term redacted(const programme::Term& term, Reader reader, std::string_view key)
{
    switch (reader) {
    case Reader::committee:
        return for_committee(term);
    case Reader::members:
        return for_members(term);
    case Reader::outside:
        return pseudonymised(for_members(term), key).term;
    }
    throw InvalidInput({"redacted"}, "it is for nobody that is known", "choose committee, members or outside");
}

Pseudonymised pseudonymised(const programme::Term& term, std::string_view key)
{
    std::map<std::string, std::string> real;
    Names people;
    const auto call = [&](const std::string& code) {
        std::string pseudonym = pseudonym_of(code, key);
        const auto [held, is_new] = real.emplace(pseudonym, code);
        if (!is_new && held->second != code)
            throw InvalidInput({"pseudonymise"}, "two people would be called " + pseudonym, "choose another key");
        if (!people.of(code))
            people.call(code, pseudonym);
        return pseudonym;
    };
    static_cast<void>(pseudonym_of("", key));  // a short key is refused whoever is there
    for (const org::Member& member : term.organisation().members().rows())
        people.name(member.name, call(member.code));
    for (const org::Student& student : term.organisation().students().rows())
        people.name(student.name, call(student.code));
    // Those who have left are known by their codes alone, which must be found before words are looked through.
    static_cast<void>(with_texts(term, [&](const TextPlace& place, std::string& text) {
        if (!text.empty() && sort_of(place, text) == TextSort::code)
            call(text);
    }));
    std::size_t sources = 0;
    programme::Term made = with_texts(for_committee(term), [&](const TextPlace& place, std::string& text) {
        if (text.empty())
            return;
        switch (sort_of(place, text)) {
        case TextSort::code:
            text = call(text);
            break;
        case TextSort::name:
        case TextSort::birth:
        case TextSort::seal:
            text.clear();
            break;
        case TextSort::typed:
            text = taken_out;
            break;
        case TextSort::source:
            text = "source " + std::to_string(++sources);
            break;
        case TextSort::words:
            text = people.without_them(text);
            break;
        case TextSort::fixed:
            break;
        }
    });
    return {std::move(made), std::move(real)};
}

Purged purged(const programme::Term& term, Day before)
{
    require_calendar_day(before, {"purged"});
    const auto is_gone = [&](const org::Member& member) {
        return member.departure && member.departure->on < before && !member.code.starts_with("gone ");
    };
    std::set<std::string> codes;
    std::set<std::string> kept;  // names that somebody who stays has as well
    for (const org::Member& member : term.organisation().members().rows()) {
        codes.insert(member.code);
        if (!is_gone(member))
            kept.insert(member.name);
    }
    for (const org::Student& student : term.organisation().students().rows())
        kept.insert(student.name);
    Names people;
    std::size_t number = 0;
    std::size_t gone = 0;
    programme::TermParts parts = with_members(term, [&](org::Member& member) {
        if (!is_gone(member))
            return;
        ++gone;
        std::string other;
        do
            other = "gone " + std::to_string(++number);
        while (codes.contains(other));
        people.call(member.code, other);
        if (!kept.contains(member.name))
            people.name(member.name, other);
        member = {.code = member.code,
                  .unit = member.unit,
                  .stages = org::StageHistory({member.stages.steps().begin(), member.stages.steps().end()}),
                  .study_class = member.study_class,
                  .cohort = member.cohort,
                  .transfers = std::move(member.transfers),
                  .departure = std::move(member.departure)};
    });
    std::size_t incidents = 0;
    std::size_t seals = 0;
    std::erase_if(parts.incidents, [&](const record::Incident& each) {
        const auto closed = each.day_of(record::IncidentState::closed);
        if (!closed || *closed >= before)
            return false;
        ++incidents;
        seals += each.facts().reporter.is_set();
        return true;
    });
    const std::string day = to_string(before);
    std::size_t texts = 0;
    bool is_of_gone = false;  // a person's code comes before their name
    programme::Term made =
        with_texts(programme::Term(std::move(parts)), [&](const TextPlace& place, std::string& text) {
            const TextSort sort = sort_of(place, text);
            if (sort == TextSort::code) {
                const std::string* const other = people.of(text);
                is_of_gone = other != nullptr;
                if (other)
                    text = *other;
            } else if (sort == TextSort::name) {
                if (is_of_gone)
                    text.clear();
            } else if (sort == TextSort::typed && !place.day.empty() && place.day < day && !text.empty()) {
                texts += text != taken_out;
                text = taken_out;
            } else if (sort == TextSort::typed || sort == TextSort::words || sort == TextSort::source) {
                text = people.without_them(text);
            }
        });
    return {std::move(made), gone, incidents, seals, texts};
}

}  // namespace muster::archive
