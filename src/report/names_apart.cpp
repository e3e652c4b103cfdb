#include "names_apart.hpp"

#include "letters.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace muster::report {
namespace {

using Positions = std::vector<std::size_t>;

/// Whether all are there and no two are the same.
bool are_apart(const std::vector<std::string>& words)
{
    const std::set<std::string> different(words.begin(), words.end());
    return different.size() == words.size() && !different.contains("");
}

std::vector<std::string> years_of(const org::Organisation& organisation, std::span<const MemberId> members)
{
    std::vector<std::string> years;
    for (const MemberId member : members) {
        const int year = organisation.cohort_of(member);
        years.push_back(year == 0 ? std::string() : std::to_string(year));
    }
    return years;
}

/// The shortest ends of their codes that differ; codes differ as a whole.
std::vector<std::string> ends_of_codes(const org::Organisation& organisation, std::span<const MemberId> members)
{
    std::vector<std::vector<std::string_view>> codes;
    std::size_t longest = 0;
    for (const MemberId member : members) {
        codes.push_back(letters_of(organisation.members()[member].code));
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

}  // namespace

std::vector<std::string> told_apart(const org::Organisation& organisation, std::span<const MemberId> members)
{
    std::vector<std::string> names;
    std::map<std::string, Positions> of_one_name;
    for (const MemberId member : members) {
        const org::Member& row = organisation.members()[member];
        names.push_back(row.name.empty() ? row.code : row.name);
        of_one_name[names.back()].push_back(names.size() - 1);
    }
    for (const auto& [name, positions] : of_one_name) {
        if (positions.size() < 2)
            continue;
        std::vector<MemberId> same;
        for (const std::size_t at : positions)
            same.push_back(members[at]);
        std::vector<std::string> apart = years_of(organisation, same);
        if (!are_apart(apart))
            apart = ends_of_codes(organisation, same);
        for (std::size_t at = 0; at < positions.size(); ++at)
            names[positions[at]] += "·" + apart[at];
    }
    return names;
}

}  // namespace muster::report
