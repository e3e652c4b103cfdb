// Points by level and place of an award.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::AwardTable> : Usual<rule::AwardTable> {
    static Number worth(const rule::AwardTable& rule, const record::Evidence& evidence, const record::Ledger& ledger)
    {
        for (const rule::AwardEntry& entry : rule.entries)
            if (entry.level == ledger.levels()[evidence.level] && entry.place == ledger.places()[evidence.place])
                return number(entry.points);
        return 0;
    }
    static bool answers(const rule::AwardTable& rule, const record::Evidence& evidence, const record::Ledger& ledger)
    {
        return evidence.level.is_set() && evidence.place.is_set() &&
               std::ranges::any_of(rule.entries, [&](const rule::AwardEntry& entry) {
                   return entry.level == ledger.levels()[evidence.level] &&
                          entry.place == ledger.places()[evidence.place];
               });
    }
    static Number points(const rule::AwardTable&, const Number& amount, const Number&) { return amount; }
};
template struct Reading<rule::AwardTable>;

}  // namespace muster::evaluation::checking
