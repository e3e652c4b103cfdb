#include "record/ledger_rows.hpp"

namespace muster::inline v0_2::record {

LedgerRows::LedgerRows(const LedgerRows& other)
    : members(other.members), indicators(other.indicators), sources(other.sources), events(other.events),
      levels(other.levels), places(other.places), activity_codes(other.activity_codes), activities(other.activities),
      member(other.member), indicator(other.indicator), quantity(other.quantity), day(other.day), source(other.source),
      activity(other.activity), event(other.event), level(other.level), place(other.place),
      largest_millionths(other.largest_millionths), grouped(other.grouped), corrections(other.corrections),
      corrected_bits(other.corrected_bits), by_corrected(other.by_corrected), by_replacement(other.by_replacement),
      appeals(other.appeals), by_member(std::make_shared<RowsByMember>(other.by_member, other.member.size()))
{
}

}  // namespace muster::record
