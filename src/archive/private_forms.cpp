// What may not be known is taken out of the parts; then every text of what is left is looked at, one by one.
#include "muster/archive/private_forms.hpp"

#include "archive/fair_ties.hpp"
#include "names_within.hpp"
#include "term_texts.hpp"

#include "muster/core/error.hpp"
#include "muster/core/pseudonym.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::inline v0_2::archive {
namespace {

record::Incident without_seal(const record::Incident& incident)
{
    record::IncidentFacts facts = incident.facts();
    facts.reporter = {};
    return {std::move(facts), {incident.steps().begin(), incident.steps().end()}};
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
    const std::set<std::string> scheme = words_of_scheme(term);
    const programme::Term known = for_committee(term);
    programme::Term made = with_texts(known, [&](const TextPlace& place, std::string& text) {
        if (text.empty() || is_of_scheme(place, text, scheme))
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
    return {with_fair_shares_of(known, std::move(made)), std::move(real)};
}

}  // namespace muster::archive
