// Checks profiles at the door, numbers their words, and puts a score's parts into words.
#include "muster/pairing/fit.hpp"

#include "core/enumerators.hpp"
#include "muster/core/error.hpp"
#include "pairing/fit/facts.hpp"
#include "pairing/rows.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace muster::inline v0_2::pairing {
namespace {

constexpr std::size_t index_of(Feature feature) { return static_cast<std::size_t>(feature); }

/// Numbers words from 1 in the order met; 0 is the empty word.
class Numbering {
public:
    std::uint32_t operator()(const std::string& word)
    {
        return word.empty() ? 0 : numbers_.emplace(word, static_cast<std::uint32_t>(numbers_.size() + 1)).first->second;
    }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

struct Numberings {
    Numbering subjects, majors, buildings, floors, rooms, languages;
};

std::string inner_key(const std::string& outer, const std::string& inner)
{
    return inner.empty() ? std::string() : std::to_string(outer.size()) + ":" + outer + inner;
}

void add_levels(FitFacts::Person& person, const std::vector<SubjectLevel>& levels, const Where& here, Numbering& number)
{
    for (const SubjectLevel& level : levels) {
        if (level.subject.empty())
            throw InvalidInput(here, "a subject has no name", "name every subject");
        if (level.level < Weight{} || level.level > Weight::whole(1))
            throw InvalidInput(here, "level " + to_string(level.level) + " in \"" + level.subject + "\"",
                               "give a level from 0 to 1");
        person.levels.emplace_back(number(level.subject), level.level.millionths());
        person.levels_sum += level.level.millionths();
    }
    std::ranges::sort(person.levels);
    const auto twice = std::ranges::adjacent_find(person.levels, {}, [](const auto& level) { return level.first; });
    if (twice == person.levels.end())
        return;
    for (const SubjectLevel& level : levels)
        if (number(level.subject) == twice->first)
            throw InvalidInput::duplicate(here, "subject \"" + level.subject + "\"");
}

/// What both sides' profiles share.
template <class Profile>
FitFacts::Person person_of(const Profile& profile, const std::vector<SubjectLevel>& levels, const Where& here,
                           const FitRules& rules, Numberings& number)
{
    FitFacts::Person person;
    add_levels(person, levels, here, number.subjects);
    if (profile.year < 0)
        throw InvalidInput(here, "year of study " + std::to_string(profile.year), "count years from 1");
    if (rules.helper_in_later_year && profile.year == 0)
        throw InvalidInput(here, "its year of study is not known, and helpers must be in a later year",
                           "give the year, or turn the rule off");
    const Home& home = profile.home;
    if (home.building.empty() && !(home.floor.empty() && home.room.empty()))
        throw InvalidInput(here, "its home has a floor or room and no building", "name the building");
    person.major = number.majors(profile.major);
    person.year = profile.year;
    person.free_time = profile.free_time;
    person.building = number.buildings(home.building);
    person.floor = number.floors(inner_key(home.building, home.floor));
    // A room is known by its floor too, where one is given: "101" may stand on every floor.
    person.room = number.rooms(inner_key(inner_key(home.building, home.floor) + "/" + home.building, home.room));
    for (const std::string& language : profile.languages) {
        if (language.empty())
            throw InvalidInput(here, "a language has no name", "name every language");
        person.languages.push_back(number.languages(language));
    }
    std::ranges::sort(person.languages);
    return person;
}

void check(const FitWeights& weights, const FitRules& rules)
{
    const std::pair<const char*, Points> all[] = {
        {"subjects", weights.subjects},   {"major", weights.major}, {"year_above", weights.year_above},
        {"free_time", weights.free_time}, {"home", weights.home},   {"language", weights.language},
        {"earlier", weights.earlier}};
    for (const auto& [name, weight] : all)
        if (weight < Points{} || weight > Points::whole(1'000'000))
            throw InvalidInput({"fit weights"}, std::string(name) + " is " + to_string(weight),
                               "give 0 to 1000000 points");
    if (weights.free_time > Points{} && weights.wanted_together.count() <= 0)
        throw InvalidInput({"fit weights"},
                           "wanted_together is " + std::to_string(weights.wanted_together.count()) + " minutes",
                           "give a time above 0, or free_time no weight");
    if (rules.least_together.count() < 0)
        throw InvalidInput({"fit rules"},
                           "least_together is " + std::to_string(rules.least_together.count()) + " minutes",
                           "give 0 or more minutes");
}

std::string joined(const std::vector<std::string>& words, const char* between)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : between) + word;
    return text;
}

/// `4.25`, of whole quarters.
std::string hours(Minutes time) { return decimal::to_string(std::int64_t{time.count()} * decimal::per_one / 60); }

Label subjects_reason(const MentorProfile& mentor, const MenteeProfile& mentee)
{
    if (mentee.needs.empty())
        return {"没有填写需要帮助的课程", "no subject needs help"};
    std::vector<std::string> covered;
    std::vector<std::string> open;
    for (const SubjectLevel& need : mentee.needs) {
        const auto strength = std::ranges::find(mentor.strengths, need.subject, &SubjectLevel::subject);
        const bool is_strong = strength != mentor.strengths.end() && strength->level > Weight{};
        (is_strong ? covered : open).push_back(need.subject);
    }
    if (covered.empty())
        return {"不擅长所需课程：" + joined(open, "、"), "not strong in " + joined(open, ", ")};
    Label reason{"擅长" + joined(covered, "、"), "strong in " + joined(covered, ", ")};
    if (!open.empty()) {
        reason.zh += "；未覆盖" + joined(open, "、");
        reason.en += "; not in " + joined(open, ", ");
    }
    return reason;
}

Label major_reason(const MentorProfile& mentor, const MenteeProfile& mentee)
{
    if (mentor.major.empty() || mentee.major.empty())
        return {"专业不详", "major not known"};
    return mentor.major == mentee.major ? Label{"同专业：" + mentor.major, "same major: " + mentor.major}
                                        : Label{"不同专业", "different majors"};
}

Label year_reason(int mentor, int mentee)
{
    if (mentor == 0 || mentee == 0)
        return {"年级不详", "year not known"};
    if (mentor == mentee)
        return {"同年级", "same year"};
    const int apart = mentor > mentee ? mentor - mentee : mentee - mentor;
    const std::string years = std::to_string(apart) + (apart == 1 ? " year " : " years ");
    return mentor > mentee ? Label{"高" + std::to_string(apart) + "个年级", years + "above"}
                           : Label{"低" + std::to_string(apart) + "个年级", years + "below"};
}

Label free_time_reason(const MentorProfile& mentor, const MenteeProfile& mentee)
{
    const Minutes together = mentor.free_time.common_with(mentee.free_time).length();
    if (together.count() == 0)
        return {"没有共同空闲时间", "never free together"};
    return {"每周共同空闲" + hours(together) + "小时",
            "free together " + hours(together) + (together == Minutes(60) ? " hour" : " hours") + " a week"};
}

Label home_reason(const FitFacts::Person& mentor, const FitFacts::Person& mentee)
{
    if (mentor.building == 0 || mentee.building == 0)
        return {"住处不详", "home not known"};
    if (mentor.building != mentee.building)
        return {"不同楼", "different buildings"};
    if (mentor.room != 0 && mentor.room == mentee.room)
        return {"同寝室", "same room"};
    return mentor.floor != 0 && mentor.floor == mentee.floor ? Label{"同楼层", "same floor"}
                                                             : Label{"同楼", "same building"};
}

Label language_reason(const MentorProfile& mentor, const MenteeProfile& mentee)
{
    if (mentor.languages.empty() || mentee.languages.empty())
        return {"语言不详", "languages not known"};
    std::vector<std::string> common;
    for (const std::string& language : mentee.languages)
        if (std::ranges::find(mentor.languages, language) != mentor.languages.end())
            common.push_back(language);
    return common.empty() ? Label{"没有共同语言", "no language in common"}
                          : Label{"共同语言：" + joined(common, "、"), "both speak " + joined(common, ", ")};
}

Label earlier_reason(int terms_ago)
{
    if (terms_ago == 0)
        return {"以前未结对", "not paired before"};
    if (terms_ago == 1)
        return {"上学期已结对", "paired last term"};
    const std::string terms = std::to_string(terms_ago);
    return {terms + "个学期前已结对", "paired " + terms + " terms ago"};
}

}  // namespace

static_assert(feature_count == enumerator_count<Feature>());

Fit::Fit(std::vector<MentorProfile> mentors, std::vector<MenteeProfile> mentees, FitWeights weights, FitRules rules,
         std::vector<EarlierPairing> earlier)
{
    check(weights, rules);
    const auto facts = std::make_shared<FitFacts>();
    facts->mentors = Table<MentorId, MentorProfile>("mentor", std::move(mentors));
    facts->mentees = Table<MenteeId, MenteeProfile>("mentee", std::move(mentees));
    facts->weights = weights;
    facts->rules = rules;
    facts->earlier = std::move(earlier);
    for (const auto& [feature, weight] : {std::pair{Feature::subjects, weights.subjects},
                                          {Feature::major, weights.major},
                                          {Feature::year_above, weights.year_above},
                                          {Feature::free_time, weights.free_time},
                                          {Feature::home, weights.home},
                                          {Feature::language, weights.language},
                                          {Feature::earlier, weights.earlier}})
        facts->weight_of[index_of(feature)] = weight.millionths();
    if (rules.earlier_pairs == EarlierPairs::ignore || rules.earlier_pairs == EarlierPairs::never_repeat)
        facts->weight_of[index_of(Feature::earlier)] = 0;

    Numberings number;
    for (const MentorProfile& mentor : facts->mentors.rows())
        facts->helping.push_back(
            person_of(mentor, mentor.strengths, Where{"mentor \"" + mentor.code + "\""}, rules, number));
    for (const MenteeProfile& mentee : facts->mentees.rows())
        facts->helped.push_back(
            person_of(mentee, mentee.needs, Where{"mentee \"" + mentee.code + "\""}, rules, number));

    facts->has_needs =
        std::ranges::any_of(facts->helped, [](const FitFacts::Person& mentee) { return mentee.levels_sum > 0; });

    facts->earlier_of.resize(facts->mentees.size());
    for (std::size_t row = 0; row < facts->earlier.size(); ++row) {
        const EarlierPairing& pair = facts->earlier[row];
        if (pair.terms_ago < 1)
            throw InvalidInput(row_of("earlier pairing", row), std::to_string(pair.terms_ago) + " terms ago",
                               "count from 1, the term before this one");
        const auto mentor = facts->mentors.find(pair.mentor);
        const auto mentee = facts->mentees.find(pair.mentee);
        if (mentor && mentee)
            facts->earlier_of[mentee->row()].push_back({mentor->row(), pair.terms_ago});
    }
    for (auto& list : facts->earlier_of) {
        std::ranges::sort(list, {},
                          [](const FitFacts::Earlier& pair) { return std::pair(pair.mentor, pair.terms_ago); });
        const auto is_same = [](const FitFacts::Earlier& left, const FitFacts::Earlier& right) {
            return left.mentor == right.mentor;
        };
        list.erase(std::unique(list.begin(), list.end(), is_same), list.end());
    }
    facts_ = facts;
}

const Table<MentorId, MentorProfile>& Fit::mentors() const noexcept { return facts_->mentors; }
const Table<MenteeId, MenteeProfile>& Fit::mentees() const noexcept { return facts_->mentees; }
const FitWeights& Fit::weights() const noexcept { return facts_->weights; }
const FitRules& Fit::rules() const noexcept { return facts_->rules; }
std::span<const EarlierPairing> Fit::earlier() const noexcept { return facts_->earlier; }

std::vector<EarlierPairing> Fit::earlier_without_people() const
{
    std::vector<EarlierPairing> gone;
    for (const EarlierPairing& pair : facts_->earlier)
        if (!facts_->mentors.find(pair.mentor) || !facts_->mentees.find(pair.mentee))
            gone.push_back(pair);
    return gone;
}

FitScore Fit::score(MentorId mentor, MenteeId mentee) const
{
    const bool may_be = allows(mentor, mentee);  // also checks the ids
    const MentorProfile& helper = facts_->mentors[mentor];
    const MenteeProfile& other = facts_->mentees[mentee];
    const FitFacts::Person& helper_facts = facts_->helping[mentor.row()];
    const FitFacts::Person& other_facts = facts_->helped[mentee.row()];
    const Label reasons[] = {subjects_reason(helper, other),
                             major_reason(helper, other),
                             year_reason(helper.year, other.year),
                             free_time_reason(helper, other),
                             home_reason(helper_facts, other_facts),
                             language_reason(helper, other),
                             earlier_reason(facts_->terms_since(mentor.row(), mentee.row()))};
    FitScore score;
    const auto shares = facts_->shares(mentor.row(), mentee.row());
    for (std::size_t feature = 0; feature < feature_count; ++feature) {
        if (facts_->weight_of[feature] == 0)
            continue;
        const Points points = Points::from_millionths(facts_->points(feature, shares[feature]));
        score.parts.push_back(
            {static_cast<Feature>(feature), Weight::from_millionths(shares[feature]), points, reasons[feature]});
        score.total += points;
    }
    if (may_be)
        return score;

    const unsigned broken = facts_->broken_rules(mentor.row(), mentee.row());
    const auto refuse = [&](unsigned rule, const Label& reason, const char* zh, const char* en) {
        if ((broken & rule) != 0)
            score.refusals.push_back({reason.zh + zh, reason.en + en});
    };
    refuse(breaks_later_year, reasons[index_of(Feature::year_above)], "：帮扶人须为高年级",
           ": the helper must be in a later year");
    refuse(breaks_language, reasons[index_of(Feature::language)], "", "");
    refuse(breaks_need, reasons[index_of(Feature::subjects)], "：须擅长至少一门",
           ": the helper must be strong in one of them");
    const std::string least = hours(facts_->rules.least_together);
    refuse(breaks_free_time, reasons[index_of(Feature::free_time)], ("：至少须" + least + "小时").c_str(),
           (": at least " + least + " are asked for").c_str());
    refuse(breaks_never_repeat, reasons[index_of(Feature::earlier)], "：不得重复", ": pairs never repeat");
    return score;
}

bool Fit::allows(MentorId mentor, MenteeId mentee) const
{
    const auto require = [](bool is_known, const char* kind, std::uint32_t row, bool is_set, std::size_t size) {
        if (!is_known)
            throw InvalidInput({"fit"}, std::string(kind) + (is_set ? " " + std::to_string(row) : " without a row"),
                               size == 0 ? std::string("this fit has none")
                                         : "give a row from 0 to " + std::to_string(size - 1));
    };
    require(facts_->mentors.contains(mentor), "mentor", mentor.row(), mentor.is_set(), facts_->mentors.size());
    require(facts_->mentees.contains(mentee), "mentee", mentee.row(), mentee.is_set(), facts_->mentees.size());
    return facts_->broken_rules(mentor.row(), mentee.row()) == 0;
}

std::vector<PoorPair> Fit::flags(MentorId mentor, MenteeId mentee) const
{
    static_cast<void>(allows(mentor, mentee));  // checks the ids
    return facts_->flags(mentor.row(), mentee.row());
}

bool operator==(const Fit& left, const Fit& right)
{
    const FitFacts& a = *left.facts_;
    const FitFacts& b = *right.facts_;
    return &a == &b || (a.mentors == b.mentors && a.mentees == b.mentees && a.weights == b.weights &&
                        a.rules == b.rules && a.earlier == b.earlier);
}

}  // namespace muster::pairing
