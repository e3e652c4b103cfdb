#include "muster/roster/element.hpp"

#include "words.hpp"

#include "muster/roster/rule/list.hpp"

namespace muster::inline v0_2::roster {

Element element_of(const Violation& violation)
{
    Element element{.rule = violation.rule, .member = violation.member};
    switch (rule::entry_of(violation.rule).element_has) {
    case rule::ElementHas::nothing:
        break;
    case rule::ElementHas::type:
        element.type = violation.type;
        break;
    case rule::ElementHas::day_and_type:
        element.day = violation.day;
        element.type = violation.type;
        break;
    case rule::ElementHas::row:
        element.row = violation.row;
        break;
    }
    return element;
}

Label in_words(const Problem& problem, const Element& element)
{
    const rule::Entry& entry = rule::entry_of(element.rule);
    if (entry.asks != nullptr)
        return entry.asks(problem, element);
    const Label label = label_of(element.rule);
    if (!element.member.is_set())
        return label;
    const Label who = words::of_member(problem, element.member);
    return {who.zh + " " + label.zh, who.en + " " + label.en};
}

Label remedy_for(const Problem& problem, const Element& element)
{
    const rule::Entry& entry = rule::entry_of(element.rule);
    if (entry.remedy != nullptr)
        return entry.remedy(problem, element);
    return {"为该成员放宽，或改为软性要求", "relax it for this member, or make the rule soft"};
}

}  // namespace muster::roster
