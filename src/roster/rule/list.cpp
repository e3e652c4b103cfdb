#include "muster/roster/rule/list.hpp"

#include "core/enumerators.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace muster::inline v0_2::roster {
namespace rule {
namespace {

static_assert(rule_count == enumerator_count<Rule>(), "rule_count counts the last rule");

template <Rule rule>
Entry named()
{
    Entry made = entry<rule>();
    made.rule = rule;
    made.name = enumerator_name<rule>();
    return made;
}

template <std::size_t... at>
std::array<Entry, rule_count> all(std::index_sequence<at...>)
{
    return {named<static_cast<Rule>(at)>()...};
}

}  // namespace

std::span<const Entry> list()
{
    static const std::array<Entry, rule_count> entries = all(std::make_index_sequence<rule_count>{});
    return entries;
}

const Entry& entry_of(Rule rule) { return list()[static_cast<std::size_t>(rule)]; }

}  // namespace rule

std::string_view name_of(Rule rule) { return rule::entry_of(rule).name; }

Label label_of(Rule rule)
{
    const rule::Entry& entry = rule::entry_of(rule);
    return {std::string(entry.zh), std::string(entry.en)};
}

}  // namespace muster::roster
