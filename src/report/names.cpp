#include "names.hpp"

#include "markup.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace muster::report {
namespace {

struct Named {
    std::string* shown;
    std::string code;
    std::string study_class;
};

void tell_apart(const std::vector<Named>& people, Language language)
{
    std::set<std::string> classes;
    for (const Named& each : people)
        classes.insert(each.study_class);
    const bool by_class = classes.size() == people.size() && !classes.contains("");
    for (const Named& each : people) {
        const std::string& behind = by_class ? each.study_class : each.code;
        *each.shown += language == Language::zh ? "（" + behind + "）" : " (" + behind + ")";
    }
}

}  // namespace

Names::Names(const org::Organisation& organisation, Language language)
{
    std::map<std::string, std::vector<Named>> by_name;
    const auto take = [&](const auto& people, std::vector<std::string>& shown) {
        shown.reserve(people.size());  // what points into it stays
        for (const auto& person : people) {
            shown.push_back(person.name.empty() ? person.code : person.name);
            const auto& classes = organisation.classes();
            std::string study_class;
            if (classes.contains(person.study_class))
                study_class = classes[person.study_class].name.in(language);
            by_name[shown.back()].push_back({&shown.back(), person.code, std::move(study_class)});
        }
    };
    take(organisation.members().rows(), members_);
    take(organisation.students().rows(), students_);
    for (const auto& [name, people] : by_name)
        if (people.size() > 1) {
            are_shared_ = true;
            tell_apart(people, language);
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
