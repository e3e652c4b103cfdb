#include "evaluation/content_order.hpp"

#include <compare>
#include <span>
#include <string>
#include <string_view>

namespace muster::inline v0_2::evaluation {
namespace {

template <class IdOfWord>
std::strong_ordering by_word(const record::Vocabulary<IdOfWord>& words, IdOfWord left, IdOfWord right)
{
    const auto word = [&](IdOfWord id) { return id.is_set() ? std::string_view(words[id]) : std::string_view(); };
    return left == right ? std::strong_ordering::equal : word(left) <=> word(right);
}

std::strong_ordering by_code(std::span<const record::Activity> activities, ActivityId left, ActivityId right)
{
    const auto code = [&](ActivityId id) {
        return id.is_set() ? std::string_view(activities[id.row()].code()) : std::string_view();
    };
    return left == right ? std::strong_ordering::equal : code(left) <=> code(right);
}

}  // namespace

bool comes_before(const record::Ledger& ledger, std::uint32_t left, std::uint32_t right)
{
    const record::Evidence one = ledger[EvidenceId(left)];
    const record::Evidence other = ledger[EvidenceId(right)];
    if (one.day != other.day)
        return one.day < other.day;
    std::strong_ordering order = other.quantity <=> one.quantity;
    if (order == 0)
        order = by_word(ledger.sources(), one.source, other.source);
    if (order == 0)
        order = by_word(ledger.events(), one.event, other.event);
    if (order == 0)
        order = by_code(ledger.activities(), one.activity, other.activity);
    if (order == 0)
        order = by_word(ledger.levels(), one.level, other.level);
    if (order == 0)
        order = by_word(ledger.places(), one.place, other.place);
    return order == 0 ? left < right : order < 0;
}

}  // namespace muster::evaluation
