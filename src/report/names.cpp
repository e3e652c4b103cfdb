#include "muster/report/names.hpp"

#include "letters.hpp"
#include "markup.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

namespace muster::inline v0_2::report {
namespace {

/// A person by code, with every place where the name is shown.
struct Bearer {
    std::string code;
    int entered = 0;  ///< the year; 0: not known
    std::vector<std::string*> shown;
};

using Bearers = std::map<std::string, Bearer>;  // of one name, by code

/// Whether all are there and no two are the same.
bool are_apart(std::span<const std::string> words)
{
    const std::set<std::string_view> different(words.begin(), words.end());
    return different.size() == words.size() && !different.contains("");
}

std::vector<std::string> years_of(const Bearers& people)
{
    std::vector<std::string> years;
    for (const auto& [code, person] : people)
        years.push_back(person.entered == 0 ? std::string() : std::to_string(person.entered));
    return years;
}

/// The shortest ends of their codes that differ; codes differ as a whole.
std::vector<std::string> ends_of_codes(const Bearers& people)
{
    std::vector<std::vector<std::string_view>> codes;
    std::size_t longest = 0;
    for (const auto& [code, person] : people) {
        codes.push_back(letters_of(code));
        longest = std::max(longest, codes.back().size());
    }
    std::vector<std::string> ends(codes.size());
    for (std::size_t length = 1; length <= longest && !are_apart(ends); ++length)
        for (std::size_t at = 0; at < codes.size(); ++at) {
            ends[at].clear();
            for (std::size_t letter = codes[at].size() - std::min(length, codes[at].size()); letter < codes[at].size();
                 ++letter)
                ends[at] += codes[at][letter];
        }
    return ends;
}

void tell_apart(const Bearers& people)
{
    std::vector<std::string> apart = years_of(people);
    if (!are_apart(apart))
        apart = ends_of_codes(people);
    std::size_t at = 0;
    for (const auto& [code, person] : people) {
        for (std::string* name : person.shown)
            *name += "·" + apart[at];
        ++at;
    }
}

}  // namespace

Names::Names(const org::Organisation& organisation)
{
    std::map<std::string, Bearers> by_name;
    const auto take = [&](std::string& shown, const auto& person, int entered) {
        shown = person.name.empty() ? person.code : person.name;
        Bearer& bearer = by_name[shown][person.code];
        bearer.code = person.code;
        bearer.entered = std::max(bearer.entered, entered);
        bearer.shown.push_back(&shown);
    };
    members_.resize(organisation.members().size());
    for (std::uint32_t row = 0; row < members_.size(); ++row)
        take(members_[row], organisation.members()[MemberId(row)], organisation.cohort_of(MemberId(row)));
    students_.resize(organisation.students().size());
    for (std::uint32_t row = 0; row < students_.size(); ++row)
        take(students_[row], organisation.students()[StudentId(row)], organisation.cohort_of(StudentId(row)));
    for (const auto& [name, people] : by_name)
        if (people.size() > 1) {
            are_shared_ = true;
            tell_apart(people);
        }
}

std::string Names::or_nothing(MemberId member) const
{
    return member.is_set() && member.row() < members_.size() ? of(member) : nothing_there;
}

std::string Names::or_nothing(StudentId student) const
{
    return student.is_set() && student.row() < students_.size() ? of(student) : nothing_there;
}

}  // namespace muster::report
