// Parts that can be forgotten whole are taken out of the term first. Then every text of what is left is looked at once:
// codes of who is gone are replaced wherever they stand, words that people typed are taken out by the day beside them.
#include "muster/archive/purge.hpp"

#include "archive/fair_ties.hpp"
#include "names_within.hpp"
#include "term_texts.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/verify.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::inline v0_2::archive {
namespace {

/// Of what kind a typed text is.
Past kind_of_words(const TextPlace& place)
{
    if (place.is_within("ledger"))
        return Past::evidence;
    if (place.is_within("meetings"))
        return Past::meetings;
    return place.is_within("organisation") ? Past::reasons : Past::words;
}

/// Those that lie before the day are taken out. How many they were.
template <class Each, class DayOf>
std::size_t forget(std::vector<Each>& list, Day before, const DayOf& day_of)
{
    return std::erase_if(list, [&](const Each& each) { return day_of(each) < before; });
}

/// What is on file of a person's way to full membership, and dated before.
void forget_file(org::Development& file, Day before)
{
    const auto itself = [](Day day) { return day; };
    const auto given = [](const org::Finding& each) { return each.given; };
    forget(file.conversations, before, itself);
    forget(file.thought_reports, before, itself);
    forget(file.half_year_reviews, before, itself);
    forget(file.trainings, before, [](const org::Training& each) { return each.finished; });
    forget(file.publicities, before, [](const org::Publicity& each) { return each.posted.last(); });
    forget(file.votes, before, [](const org::Vote& each) { return each.held; });
    forget(file.approvals, before, [](const org::Approval& each) { return each.given; });
    forget(file.political_reviews, before, given);
    forget(file.pre_reviews, before, given);
    forget(file.recommendations, before, given);
    file.contacts.clear();
    file.introducers.clear();
    if (file.contacts_unrelated && *file.contacts_unrelated < before)
        file.contacts_unrelated.reset();
    if (file.extension_vote && file.extension_vote->held < before) {
        file.extension_vote.reset();
        file.probation_extended_by = 0;
    }
}

class Purge {
public:
    Purge(const programme::Term& term, const Retention& retention) : term_(term), retention_(retention)
    {
        for (const auto& [kind, day] : retention) {
            require_calendar_day(day, {"purged"});
            went_[kind] = 0;
        }
    }

    Purged run()
    {
        find_who_is_gone();
        std::size_t number = 0;
        programme::TermParts parts = with_members(term_, [&](org::Member& member) { forget_member(member, number); });
        forget_incidents(parts.incidents);
        if (parts.pairing)
            forget_pairings(*parts.pairing);
        if (parts.roster)
            forget_in_roster(*parts.roster);
        const programme::Term kept(std::move(parts));
        programme::Term made =
            with_texts(kept, [&](const TextPlace& place, std::string& text) { forget_text(place, text); });
        return {with_fair_shares_of(kept, std::move(made)), std::move(went_), seals_};
    }

private:
    /// Nothing, where the kind stays.
    [[nodiscard]] const Day* before(Past kind) const
    {
        const auto found = retention_.find(kind);
        return found == retention_.end() ? nullptr : &found->second;
    }

    [[nodiscard]] bool is_gone(const org::Member& member) const
    {
        const Day* const day = before(Past::people);
        return day != nullptr && member.departure && member.departure->on < *day && !member.code.starts_with("gone ");
    }

    void find_who_is_gone()
    {
        for (const org::Member& member : term_.organisation().members().rows()) {
            codes_.insert(member.code);
            if (!is_gone(member))
                kept_.insert(member.name);
        }
        for (const org::Student& student : term_.organisation().students().rows())
            kept_.insert(student.name);
        if (std::ranges::any_of(term_.organisation().members().rows(),
                                [&](const org::Member& member) { return is_gone(member); }))
            scheme_ = words_of_scheme(term_);
    }

    void forget_member(org::Member& member, std::size_t& number)
    {
        if (!is_gone(member)) {
            forget_way(member);
            return;
        }
        ++went_[Past::people];
        std::string other;
        do
            other = "gone " + std::to_string(++number);
        while (codes_.contains(other));
        people_.call(member.code, other);
        if (!kept_.contains(member.name))
            people_.name(member.name, other);
        member = {.code = member.code,
                  .unit = member.unit,
                  .stages = org::StageHistory({member.stages.steps().begin(), member.stages.steps().end()}),
                  .study_class = member.study_class,
                  .cohort = member.cohort,
                  .transfers = std::move(member.transfers),
                  .departure = std::move(member.departure)};
    }

    // Of who was still on the way in this term, its page tells what was due and when it was done.
    void forget_way(org::Member& member)
    {
        const Day* const day = before(Past::files);
        const auto full = member.stages.since(org::Stage::full);
        if (day == nullptr || !full || *full >= std::min(*day, term_.parts().period.first()))
            return;
        org::Development file = member.development;
        forget_file(file, *day);
        went_[Past::files] += file != member.development;
        member.development = std::move(file);
    }

    void forget_incidents(std::vector<record::Incident>& incidents)
    {
        const Day* const day = before(Past::incidents);
        if (day == nullptr)
            return;
        std::erase_if(incidents, [&](const record::Incident& each) {
            const auto closed = each.day_of(record::IncidentState::closed);
            if (!closed || *closed >= *day)
                return false;
            ++went_[Past::incidents];
            seals_ += each.facts().reporter.is_set();
            return true;
        });
    }

    // Of one pair the latest term alone counts; of who is not here nothing does.
    void forget_pairings(programme::TermPairing& pairing)
    {
        const Day* const day = before(Past::pairings);
        if (day == nullptr || *day <= term_.parts().period.first())
            return;
        const pairing::Fit& fit = pairing.fit;
        std::map<std::pair<std::string, std::string>, pairing::EarlierPairing> counting;
        for (const pairing::EarlierPairing& each : fit.earlier()) {
            if (!fit.mentors().find(each.mentor) || !fit.mentees().find(each.mentee))
                continue;
            const auto [held, is_new] = counting.try_emplace({each.mentor, each.mentee}, each);
            if (!is_new && each.terms_ago < held->second.terms_ago)
                held->second = each;
        }
        std::vector<pairing::EarlierPairing> kept;
        for (const pairing::EarlierPairing& each : fit.earlier()) {
            const auto found = counting.find({each.mentor, each.mentee});
            if (found != counting.end() && found->second == each) {
                kept.push_back(each);
                counting.erase(found);
            }
        }
        const std::size_t went = fit.earlier().size() - kept.size();
        went_[Past::pairings] = went;
        if (went > 0)
            pairing.fit = pairing::Fit({fit.mentors().rows().begin(), fit.mentors().rows().end()},
                                       {fit.mentees().rows().begin(), fit.mentees().rows().end()}, fit.weights(),
                                       fit.rules(), std::move(kept));
    }

    void forget_in_roster(programme::TermRoster& roster)
    {
        roster::Draft draft = roster.problem.draft();
        std::size_t absences = 0;
        std::size_t wishes = 0;
        if (const Day* const day = before(Past::absences))
            for (roster::Unavailable& each : draft.unavailable) {
                const bool tells = each.reason == roster::Bar::leave || each.reason == roster::Bar::timetable ||
                                   each.reason == roster::Bar::contest;
                if (!tells || each.day >= *day)
                    continue;
                each.reason = roster::Bar::unavailable;
                ++absences;
            }
        if (const Day* const day = before(Past::wishes))
            wishes = forget(draft.requests, *day, [](const roster::Request& each) { return each.day; });
        if (absences > 0)
            went_[Past::absences] = absences;
        if (wishes > 0)
            went_[Past::wishes] = wishes;
        if (absences + wishes == 0)
            return;
        roster.problem = roster::Problem(std::move(draft));
        if (wishes > 0)
            roster.solution = proven_anew(roster.problem, roster.solution);
    }

    // A certificate that does not fit proves nothing, now as before.
    static roster::Solution proven_anew(const roster::Problem& problem, const roster::Solution& before)
    {
        try {
            return roster::judged(problem, before.roster, before.certificate);
        } catch (const InvalidInput&) {
            return roster::judged(problem, before.roster);
        }
    }

    void forget_text(const TextPlace& place, std::string& text)
    {
        const TextSort sort = sort_of(place, text);
        if (sort == TextSort::code) {
            const std::string* const other = people_.of(text);
            is_of_gone_ = other != nullptr;
            if (other)
                text = *other;
        } else if (sort == TextSort::name) {
            if (is_of_gone_)
                text.clear();
        } else if (sort == TextSort::typed || sort == TextSort::words || sort == TextSort::source) {
            const Past kind = kind_of_words(place);
            const Day* const day = sort == TextSort::typed ? before(kind) : nullptr;
            if (day == nullptr || place.day.empty() || place.day >= to_string(*day) || text.empty()) {
                if (!is_of_scheme(place, text, scheme_))
                    text = people_.without_them(text);
                return;
            }
            went_[kind] += text != taken_out;
            text = taken_out;
        }
    }

    const programme::Term& term_;
    const Retention& retention_;
    std::map<Past, std::size_t> went_;
    std::size_t seals_ = 0;
    std::set<std::string> codes_;
    std::set<std::string> scheme_;
    std::set<std::string> kept_;  // names that somebody who stays has as well
    Names people_;
    bool is_of_gone_ = false;  // a person's code comes before their name
};

}  // namespace

Retention everything_before(Day day)
{
    Retention made;
    for (std::size_t row = 0; row < listed(Past{}).names.size(); ++row)
        made.emplace(static_cast<Past>(row), day);
    return made;
}

Purged purged(const programme::Term& term, const Retention& retention) { return Purge(term, retention).run(); }

}  // namespace muster::archive
