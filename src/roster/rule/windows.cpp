// Not too much within any so many days.
#include "answers.hpp"
#include "line_term.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include "window_load.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::rule {
namespace {

void find_windows(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::vector<WindowMaximum>& asked = problem.limits(member).windows;
        for (std::size_t row = 0; row < asked.size(); ++row) {
            const WindowMaximum& window = asked[row];
            // Days before the period first.
            std::vector<std::int64_t> load = load_before(problem, member, window);
            const auto before = static_cast<int>(load.size());
            load.resize(load.size() + static_cast<std::size_t>(problem.day_count()), 0);
            for (const auto& [_, shift] : roster.of(member)) {
                const int day = problem.index_of(shift.day);
                load[static_cast<std::size_t>(before + day)] += load_of(problem, window, day, shift.type);
            }
            std::int64_t found = 0;
            std::int64_t own = 0;
            for (int at = 0; at < static_cast<int>(load.size()); ++at) {
                found += load[static_cast<std::size_t>(at)];
                own += at >= before ? load[static_cast<std::size_t>(at)] : 0;
                if (at >= window.days) {
                    found -= load[static_cast<std::size_t>(at - window.days)];
                    own -= at - window.days >= before ? load[static_cast<std::size_t>(at - window.days)] : 0;
                }
                if (const std::int64_t beyond = std::min(own, found - window.most); at >= before && beyond > 0)
                    findings.add({.rule = Rule::windows,
                                  .member = member,
                                  .day = at - before,
                                  .type = window.type,
                                  .row = row,
                                  .found = found,
                                  .limit = window.most,
                                  .amount = beyond},
                                 problem.penalties(member).windows);
            }
        }
    }
}

Label words_for_windows(const Problem& problem, const Violation& violation)
{
    const WindowMaximum& window = problem.limits(violation.member).windows[violation.row];
    const Label who = words::of_member(problem, violation.member);
    const Label found = words::of_load(problem, window, violation.found);
    const Label most = words::of_load(problem, window, violation.limit);
    const std::string day = words::of_day(problem, violation.day);
    return {"截至 " + day + " 的 " + std::to_string(window.days) + " 天：" + who.zh + " 有 " + found.zh + "，最多 " +
                most.zh,
            "in the " + words::count(window.days, "day", "days") + " up to " + day + " " + who.en + " has " + found.en +
                ", at most " + most.en};
}

WideInteger greatest_cost_of_windows(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).windows) *
           static_cast<WideInteger>(problem.limits(member).windows.size()) * problem.day_count() * problem.day_count() *
           greatest_load_of_day(problem);
}

bool is_asked_windows(const Problem& problem, MemberId member) { return !problem.limits(member).windows.empty(); }

Label ask_for_windows(const Problem& problem, const Element& element)
{
    const WindowMaximum& window = problem.limits(element.member).windows[element.row];
    const Label most = words::of_load(problem, window, window.most);
    return said_of(problem, element.member,
                   {"任意 " + std::to_string(window.days) + " 天内最多 " + most.zh,
                    "has at most " + most.en + " in any " + words::count(window.days, "day", "days")});
}

void mend_windows(const Violation& violation, Mending& mending)
{
    const WindowMaximum& window = mending.problem().limits(violation.member).windows[violation.row];
    mending.drop_if(violation.member, [&](int day, ShiftTypeId type) {
        return day > violation.day - window.days && day <= violation.day &&
               load_of(mending.problem(), window, day, type) > 0;
    });
}

bool fits_window(const LineSoFar& line, const WindowMaximum& window, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    const std::int64_t more = load_of(problem, window, day, type);
    if (more == 0)
        return true;
    const std::vector<std::int64_t> before = load_before(problem, line.member(), window);
    for (int last = day; last < std::min(day + window.days, problem.day_count()); ++last) {
        const int first = last - window.days + 1;
        std::int64_t load = more;
        for (int at = first; at < 0; ++at)
            load += before[before.size() - static_cast<std::size_t>(-at)];
        for (const auto& [_, shift] : line.assignments())
            if (const int at = problem.index_of(shift.day); first <= at && at <= last)
                load += load_of(problem, window, at, shift.type);
        if (load > window.most)
            return false;
    }
    return true;
}

bool fits_windows(const LineSoFar& line, int day, ShiftTypeId type)
{
    return std::ranges::all_of(line.problem().limits(line.member()).windows,
                               [&](const WindowMaximum& window) { return fits_window(line, window, day, type); });
}

/// All windows of a member, one after the other.
class WindowsTerm : public CountedTerm {
public:
    WindowsTerm(const Problem& problem, MemberId member, Stands stands)
        : CountedTerm(problem.penalties(member).windows), problem_(problem)
    {
        const auto day_that_is = [&](bool on_weekend) {
            int day = 0;
            while (day + 1 < problem.day_count() && (problem.weekend_of(day) >= 0) != on_weekend)
                ++day;
            return day;
        };
        for (const WindowMaximum& asked : problem.limits(member).windows) {
            Window window{.days = asked.days, .most = asked.most, .before = load_before(problem, member, asked)};
            for (const bool on_weekend : {false, true})
                for (const std::vector<ShiftTypeId>& stand : stands) {
                    std::int64_t load = 0;
                    for (const ShiftTypeId type : stand)
                        load += load_of(problem, asked, day_that_is(on_weekend), type);
                    (on_weekend ? window.weekend : window.weekday).push_back(load);
                }
            windows_.push_back(std::move(window));
        }
    }

    [[nodiscard]] std::int64_t amount(StandLine line) const override
    {
        std::int64_t all = 0;
        for (const Window& window : windows_)
            each_beyond(window, line, [&](int, std::int64_t beyond) {
                all += beyond;
                return true;
            });
        return all;
    }

    [[nodiscard]] double greatest_amount() const override
    {
        const double days = problem_.day_count();
        double most = 0.0;
        for (const Window& window : windows_) {
            const std::int64_t each_day = std::max(std::ranges::max(window.weekday),
                                                   std::ranges::max(window.weekend));  // a day off is in the list
            most += days * std::min<double>(days, window.days) * static_cast<double>(each_day);
        }
        return most;
    }

    /// Of the first window with too much in it, any day that counts.
    [[nodiscard]] std::optional<Excess> excess(StandLine line) const override
    {
        std::optional<Excess> found;
        for (const Window& window : windows_)
            if (is_hard() && !found)
                each_beyond(window, line, [&](int last, std::int64_t) {
                    found = days_that_count(window, line, last);
                    return false;
                });
        return found;
    }

private:
    struct Window {
        int days = 1;
        std::int64_t most = 0;
        std::vector<std::int64_t> before{};   ///< by day of the history, the last days before the period
        std::vector<std::int64_t> weekday{};  ///< load by stand
        std::vector<std::int64_t> weekend{};  ///< the same
    };

    [[nodiscard]] const std::vector<std::int64_t>& loads_on(const Window& window, int day) const
    {
        return problem_.weekend_of(day) >= 0 ? window.weekend : window.weekday;
    }

    /// visit(last day, beyond) for each window with too much in it, until it is false.
    template <class Visit>
    void each_beyond(const Window& window, StandLine line, const Visit& visit) const
    {
        const auto load_on = [&](int day) {
            if (day < 0) {
                const int at = static_cast<int>(window.before.size()) + day;
                return at >= 0 ? window.before[static_cast<std::size_t>(at)] : 0;
            }
            return loads_on(window, day)[line[static_cast<std::size_t>(day)]];
        };
        std::int64_t found = 0;
        std::int64_t own = 0;
        for (int day = 1 - window.days; day < static_cast<int>(line.size()); ++day) {
            const std::int64_t now = load_on(day);
            found += now;
            own += day >= 0 ? now : 0;
            const int left = day - window.days;
            found -= left > -window.days ? load_on(left) : 0;
            own -= left >= 0 ? load_on(left) : 0;
            const std::int64_t beyond = std::min(own, found - window.most);
            if (day >= 0 && beyond > 0 && !visit(day, beyond))
                return;
        }
    }

    [[nodiscard]] Excess days_that_count(const Window& window, StandLine line, int last) const
    {
        Excess found;
        for (int day = std::max(0, last - window.days + 1); day <= last; ++day)
            if (loads_on(window, day)[line[static_cast<std::size_t>(day)]] > 0)
                found.groups.push_back({day});
        for (std::size_t stand = 0; stand < window.weekend.size(); ++stand)
            found.counts.push_back(window.weekend[stand] > 0 || window.weekday[stand] > 0 ? 1 : 0);
        return found;
    }

    const Problem& problem_;
    std::vector<Window> windows_;
};

std::unique_ptr<LineTerm> term_of_windows(const Problem& problem, MemberId member, Stands stands)
{
    return std::make_unique<WindowsTerm>(problem, member, stands);
}

}  // namespace

template <>
struct Answers<Rule::windows> {
    static constexpr Entry entry{
        .zh = "若干天内上限",
        .en = "maximum within some days",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_windows,
        .words = words_for_windows,
        .is_asked = is_asked_windows,
        .greatest_cost = greatest_cost_of_windows,
        .element_has = ElementHas::row,
        .asks = ask_for_windows,
        .mend = mend_windows,
        .fits = fits_windows,
        .term = term_of_windows,
    };
};
template const Entry& entry<Rule::windows>();

}  // namespace muster::roster::rule
