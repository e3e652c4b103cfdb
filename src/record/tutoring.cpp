#include "muster/record/tutoring.hpp"

#include <algorithm>
#include <map>

namespace muster::inline v0_2::record {
namespace {

Day monday_of(Day day) { return day - Days(iso_weekday(day) - 1); }

struct Kept {
    TutoringTally tally;
    std::map<Day, std::uint32_t> exchanges{};  // of each week that has one, by its Monday
};

}  // namespace

std::vector<TutoringTally> tally(std::span<const TutoringSession> sessions, std::span<const Tutoring> agreed,
                                 const Period& period, std::uint32_t exchanges_a_week)
{
    const Day first = monday_of(period.first());
    const auto weeks = static_cast<std::uint32_t>((monday_of(period.last()) - first).days() / 7 + 1);
    std::map<Tutoring, Kept> kept;
    for (const Tutoring& one : agreed)
        kept.try_emplace(one, Kept{{.of = one, .weeks = weeks}});
    for (const TutoringSession& session : sessions) {
        if (!period.contains(session.day))
            continue;
        const Tutoring of{session.mentor, session.student, session.group};
        auto& [tally, exchanges] = kept.try_emplace(of, Kept{{.of = of, .weeks = weeks}}).first->second;
        if (!session.is_kept) {
            ++tally.not_kept;
            continue;
        }
        ++tally.kept;
        tally.hours += session.hours;
        ++exchanges[monday_of(session.day)];
    }
    std::vector<TutoringTally> tallies;
    for (auto& [of, one] : kept) {
        const auto enough =
            std::ranges::count_if(one.exchanges, [&](const auto& week) { return week.second >= exchanges_a_week; });
        one.tally.weeks_missed = exchanges_a_week == 0 ? 0 : weeks - static_cast<std::uint32_t>(enough);
        tallies.push_back(std::move(one.tally));
    }
    return tallies;
}

}  // namespace muster::record
