// Days are filled one after the other; what shifts of a day and of two days cost comes from tables (stand_tolls.hpp),
// all else from the rules themselves. Rules that look only at which days are worked are asked once for each such
// pattern, those that only add up once for each sum, and any other rule for each line.
#include "roster/proof/every_line.hpp"

#include "muster/roster/roster.hpp"
#include "muster/roster/rule/list.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::size_t steps_of_line = 100;  // of room, too

using rule::Looks;

class Lines {
public:
    Lines(const Problem& problem, MemberId member, const std::vector<Stand>& stands, std::size_t& steps)
        : problem_(problem), member_(member), stands_(stands), steps_(steps),
          tolls_(problem, member, stands, 1), scope_{{member}, {}},
          line_(static_cast<std::size_t>(problem.day_count()), 0)
    {
        for (const rule::Entry& entry : rule::list()) {
            const Looks looks = entry.asks_of(problem, member) ? entry.looks_of(problem) : Looks::at_others;
            looks_[static_cast<std::size_t>(entry.rule)] = looks;
            has_others_ = has_others_ || looks == Looks::at_line;
        }
    }

    [[nodiscard]] std::vector<PricedLine> all()
    {
        extend(0, {0, problem_.day_count() + 1}, {0, problem_.day_count() + 1}, 0);
        return std::move(all_);
    }

private:
    using Cost = std::optional<std::int64_t>;  ///< nothing: a hard rule is bent

    /// What the rules say of the line as it stands.
    template <class Asked>
    [[nodiscard]] Cost ask(const Asked& is_asked)
    {
        std::vector<Assignment> assignments;
        for (int day = 0; day < problem_.day_count(); ++day)
            for (const ShiftTypeId type : stands_[line_[static_cast<std::size_t>(day)]])
                assignments.push_back({member_, {problem_.day(day), type}});
        const Roster roster(problem_.period(), problem_.members().size(), std::move(assignments));
        rule::Findings findings;
        for (const rule::Entry& entry : rule::list())
            if (is_asked(looks_[static_cast<std::size_t>(entry.rule)]))
                entry.find(problem_, roster, scope_, findings);
        std::int64_t cost = 0;
        for (const Violation& violation : findings.all()) {
            if (violation.is_hard)
                return std::nullopt;
            cost += violation.cost;
        }
        return cost;
    }

    /// The same, remembered by what the rules look at.
    template <class Key, class Asked>
    [[nodiscard]] Cost remembered(std::map<Key, Cost>& known, Key key, const Asked& is_asked)
    {
        if (const auto found = known.find(key); found != known.end())
            return found->second;
        const Cost cost = ask(is_asked);
        known.emplace(std::move(key), cost);
        return cost;
    }

    /// What the first day of duty costs after the history.
    [[nodiscard]] Cost of_start(int day, std::size_t stand)
    {
        const std::pair key(day, stand);
        if (const auto found = starts_.find(key); found != starts_.end())
            return found->second;
        const std::vector<std::uint16_t> held = std::exchange(line_, std::vector<std::uint16_t>(line_.size(), 0));
        line_[static_cast<std::size_t>(day)] = static_cast<std::uint16_t>(stand);
        Cost cost = ask([](Looks looks) { return looks == Looks::at_neighbours; });
        std::int64_t within = 0;  // is counted with the day
        if (cost && tolls_.rests_within(stand, within))
            *cost -= within;
        line_ = held;
        starts_.emplace(key, cost);
        return cost;
    }

    /// A stand some days ago; more than there are, and it is the history.
    struct Ago {
        std::size_t stand = 0;
        int days = 1;
    };

    [[nodiscard]] bool is_history(const Ago& ago) const { return ago.days > problem_.day_count(); }
    [[nodiscard]] Ago a_day_later(const Ago& ago) const { return is_history(ago) ? ago : Ago{ago.stand, ago.days + 1}; }

    /// What a stand costs after the last one, and after the last one with hours.
    [[nodiscard]] Cost of_what_went_before(int day, std::size_t stand, const Ago& last, const Ago& timed)
    {
        Cost cost = is_history(last)              ? of_start(day, stand)
                    : last.days <= tolls_.reach() ? Cost(tolls_.after(last.stand, last.days, stand))
                                                  : Cost(0);
        if (cost && !is_history(last) && !tolls_.has_hours(last.stand) && tolls_.has_hours(stand)) {
            const Cost across =
                is_history(timed) ? of_start(day, stand) : Cost(tolls_.across(timed.stand, timed.days, stand));
            cost = across ? Cost(*cost + *across) : across;
        }
        return cost && *cost < never ? cost : std::nullopt;
    }

    void extend(int day, const Ago& last, const Ago& timed, std::int64_t cost)
    {
        if (steps_ == 0)
            return;
        --steps_;
        if (day == problem_.day_count()) {
            keep(cost);
            return;
        }
        for (std::size_t stand = 0; stand < stands_.size(); ++stand) {
            std::int64_t here = 0;
            if (!tolls_.on_day(day, stand, here))
                continue;
            if (stand != 0) {
                const Cost after = of_what_went_before(day, stand, last, timed);
                if (!after)
                    continue;
                here += *after;
            }
            line_[static_cast<std::size_t>(day)] = static_cast<std::uint16_t>(stand);
            extend(day + 1, stand != 0 ? Ago{stand} : a_day_later(last),
                   stand != 0 && tolls_.has_hours(stand) ? Ago{stand} : a_day_later(timed), cost + here);
        }
        line_[static_cast<std::size_t>(day)] = 0;
    }

    void keep(std::int64_t cost)
    {
        steps_ -= std::min(steps_, steps_of_line);
        std::vector<bool> worked;
        std::vector<std::int32_t> amounts(stands_.size() * 2, 0);  // on other days, on weekends
        for (int day = 0; day < problem_.day_count(); ++day) {
            const std::size_t stand = line_[static_cast<std::size_t>(day)];
            worked.push_back(stand != 0);
            amounts[stand * 2 + (problem_.weekend_of(day) >= 0 ? 1 : 0)] += 1;
        }
        const auto looks = [](Looks what) { return [what](Looks each) { return each == what; }; };
        for (const Cost& part : {remembered(by_days_, std::move(worked), looks(Looks::at_days_worked)),
                                 remembered(by_amounts_, std::move(amounts), looks(Looks::at_amounts)),
                                 has_others_ ? ask(looks(Looks::at_line)) : Cost(0)}) {
            if (!part)
                return;
            cost += *part;
        }
        all_.push_back({line_, cost});
    }

    const Problem& problem_;
    MemberId member_;
    const std::vector<Stand>& stands_;
    std::size_t& steps_;
    StandTolls tolls_;
    Scope scope_;
    std::vector<std::uint16_t> line_;
    std::map<std::pair<int, std::size_t>, Cost> starts_;
    std::map<std::vector<bool>, Cost> by_days_;
    std::map<std::vector<std::int32_t>, Cost> by_amounts_;
    bool has_others_ = false;                ///< some rule has to be asked about each line
    std::array<Looks, rule_count> looks_{};  ///< by rule; at others, where nothing is asked of the member
    std::vector<PricedLine> all_;
};

}  // namespace

std::vector<PricedLine> every_line(const Problem& problem, MemberId member, const std::vector<Stand>& stands,
                                   std::size_t& steps)
{
    return Lines(problem, member, stands, steps).all();
}

}  // namespace muster::roster
