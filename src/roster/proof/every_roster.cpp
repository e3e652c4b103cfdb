// A search of the checker's own. Each row (cover of a shift, company on a shift or a day) costs by how many people it
// counts, each member by the line they have. With a price on each row the cheapest line of each member and the number
// of people that suits each row best add up to less than any roster of the lines at hand costs; what is beyond the
// claim is left out, lines or whole branches, and the rest is split: a row whose cost is not convex by how many people
// it has, else what a member stands on a day. Prices begin at the certificate's and follow their subgradient a few
// steps in each branch. Any prices do: they only spare work.
//
// Where the claim is that there is no roster at all, soft costs count nothing, a hard unit of a row one.
#include "roster/proof/every_roster.hpp"

#include "roster/proof/every_line.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::int64_t parts = 256;  // of a unit of cost, for prices
constexpr std::int64_t greatest = std::int64_t{1} << 45;
constexpr int first_rounds = 120;
constexpr int rounds = 10;
constexpr std::size_t few = 500;
constexpr double most_lines = 4e6;       // of all members; what has more is not looked through
constexpr std::size_t days_of_step = 8;  // a step takes so many days of a line

struct CountingRow {
    std::vector<std::int64_t> cost;  ///< by people; `never`: a hard rule is bent
    bool is_convex = true;
};

struct Range {
    int least = 0;
    int most = 0;
};

class Claim {
public:
    Claim(const Problem& problem, const Exhausted& claim, std::size_t most_steps)
        : problem_(problem), claim_(claim), is_of_costs_(claim.none_below.has_value()),
          limit_(claim.none_below.value_or(1)), steps_(most_steps)
    {
    }

    [[nodiscard]] bool holds(const BoundCertificate& certificate)
    {
        stands_ = all_stands(problem_, most_a_day(problem_), most_stands);
        if (stands_.empty() || has_too_many_lines())
            return false;
        add_rows();
        Open open;
        for (std::uint32_t row = 0; row < problem_.members().size(); ++row) {
            lines_.push_back(every_line(problem_, MemberId(row), stands_, steps_));
            if (steps_ == 0)
                return false;
            if (lines_.back().empty())
                return true;  // nobody can have a line: there is no roster
            for (PricedLine& line : lines_.back()) {
                if (!is_of_costs_)
                    line.cost = 0;
                if (line.cost >= greatest)
                    return false;
            }
            keep_cheapest(row, lines_.back());
            std::vector<std::uint32_t>& mine = open.emplace_back();
            for (std::uint32_t line = 0; line < lines_.back().size(); ++line)
                mine.push_back(line);
        }
        std::vector<std::int64_t> prices(rows_.size(), 0);
        if (is_of_costs_ && limit_ >= greatest)
            return false;
        std::vector<std::int64_t> given = certificate.prices;
        given.insert(given.end(), claim_.company_prices.begin(), claim_.company_prices.end());
        for (std::size_t row = 0; row < std::min(given.size(), prices.size()); ++row) {
            const double price = static_cast<double>(given[row]) / static_cast<double>(certificate.denominator);
            if (std::abs(price) < static_cast<double>(greatest))
                prices[row] = static_cast<std::int64_t>(price * parts);
        }
        return nothing_in(std::move(open),
                          std::vector<Range>(rows_.size(), {0, static_cast<int>(problem_.members().size())}),
                          std::move(prices), first_rounds);
    }

private:
    using Open = std::vector<std::vector<std::uint32_t>>;  ///< by member: lines at hand

    /// By what members may stand on each day, whatever else they keep to.
    [[nodiscard]] bool has_too_many_lines() const
    {
        double all = 0.0;
        for (std::uint32_t member = 0; member < problem_.members().size() && all <= most_lines; ++member) {
            double lines = 1.0;
            for (int day = 0; day < problem_.day_count() && lines <= most_lines; ++day)
                lines *= static_cast<double>(std::ranges::count_if(stands_, [&](const Stand& stand) {
                    return std::ranges::all_of(
                        stand, [&](ShiftTypeId type) { return problem_.may_stand(MemberId(member), day, type); });
                }));
            all += lines;
        }
        return all > most_lines;
    }

    [[nodiscard]] std::size_t steps_of(std::size_t lines) const
    {
        return lines * (1 + static_cast<std::size_t>(problem_.day_count()) / days_of_step);
    }

    void add_rows()
    {
        const auto people = problem_.members().size();
        counted_.assign(people * static_cast<std::size_t>(problem_.day_count()) * stands_.size(), {});
        const auto stands_type = [&](std::size_t stand, ShiftTypeId type) {
            return std::ranges::find(stands_[stand], type) != stands_[stand].end();
        };
        const auto priced = [&](Penalty penalty, std::int64_t amount) {
            if (amount <= 0)
                return std::int64_t{0};
            if (is_of_costs_)
                return penalty.is_hard ? never : penalty.weight * amount;
            return penalty.is_hard ? amount : 0;
        };
        const auto add_row = [&](int day, const auto& counts, const auto& cost) {
            CountingRow row;
            for (std::size_t number = 0; number <= people; ++number)
                row.cost.push_back(cost(static_cast<std::int64_t>(number)));
            // A row that costs the same whoever comes counts nobody.
            const bool is_of_use =
                std::ranges::any_of(row.cost, [&](std::int64_t each) { return each != row.cost[0]; });
            for (std::uint32_t member = 0; member < people && is_of_use; ++member)
                for (std::size_t stand = 1; stand < stands_.size(); ++stand)
                    if (counts(MemberId(member), stand))
                        counted_[cell(member, day, stand)].push_back(rows_.size());
            // Where hard rules allow it, which is one stretch of numbers.
            for (std::size_t number = 1; number + 1 < row.cost.size(); ++number)
                if (row.cost[number - 1] < never && row.cost[number + 1] < never)
                    row.is_convex = row.is_convex &&
                                    row.cost[number + 1] - row.cost[number] >= row.cost[number] - row.cost[number - 1];
            rows_.push_back(std::move(row));
        };
        for (const Cover& cover : problem_.cover())
            add_row(
                problem_.index_of(cover.shift.day),
                [&](MemberId member, std::size_t stand) {
                    return stands_type(stand, cover.shift.type) &&
                           (!cover.skill.is_set() || problem_.has_skill(member, cover.skill));
                },
                [&](std::int64_t number) {
                    const std::int64_t below = priced(problem_.penalties().minimum_cover, cover.minimum - number);
                    const std::int64_t above = priced(problem_.penalties().maximum_cover, number - cover.maximum);
                    if (below >= never || above >= never)
                        return never;
                    const std::int64_t wanted =
                        is_of_costs_ ? std::max<std::int64_t>(0, cover.wanted - number) * cover.under_weight +
                                           std::max<std::int64_t>(0, number - cover.wanted) * cover.over_weight
                                     : 0;
                    return below + above + wanted;
                });
        for (const Company& company : problem_.companies()) {
            const auto size = static_cast<std::int64_t>(company.members.size());
            const auto cost = [&](std::int64_t number) {
                return priced(company.penalty,
                              company.keep == Keep::together ? (number > 0 ? size - number : 0) : number - 1);
            };
            const auto is_of = [&](MemberId member) {
                return std::ranges::find(company.members, member) != company.members.end();
            };
            for (int day = 0; day < problem_.day_count(); ++day) {
                if (company.within == Within::day) {
                    add_row(
                        day, [&](MemberId member, std::size_t) { return is_of(member); }, cost);
                    continue;
                }
                for (std::uint32_t type = 0; type < problem_.shift_types().size(); ++type)
                    add_row(
                        day,
                        [&](MemberId member, std::size_t stand) {
                            return is_of(member) && stands_type(stand, ShiftTypeId(type));
                        },
                        cost);
            }
        }
    }

    /// Of lines that are counted on the same rows the cheapest.
    void keep_cheapest(std::size_t member, std::vector<PricedLine>& lines) const
    {
        std::vector<std::uint16_t> like(counted_.size() /
                                        problem_.members().size());  // by day and stand: the first like it
        for (int day = 0; day < problem_.day_count(); ++day)
            for (std::size_t stand = 0; stand < stands_.size(); ++stand) {
                std::size_t first = 0;
                while (counted_[cell(member, day, first)] != counted_[cell(member, day, stand)])
                    ++first;
                like[cell(0, day, stand)] = static_cast<std::uint16_t>(first);
            }
        std::map<std::vector<std::uint16_t>, std::size_t> cheapest;
        std::vector<std::uint16_t> key(static_cast<std::size_t>(problem_.day_count()));
        for (std::size_t line = 0; line < lines.size(); ++line) {
            for (int day = 0; day < problem_.day_count(); ++day)
                key[static_cast<std::size_t>(day)] =
                    like[cell(0, day, lines[line].stands[static_cast<std::size_t>(day)])];
            const auto [known, is_new] = cheapest.emplace(key, line);
            if (!is_new && lines[line].cost < lines[known->second].cost)
                known->second = line;
        }
        std::vector<PricedLine> kept;
        kept.reserve(cheapest.size());
        for (const auto& [_, line] : cheapest)
            kept.push_back(std::move(lines[line]));
        lines = std::move(kept);
    }

    [[nodiscard]] std::size_t cell(std::size_t member, int day, std::size_t stand) const
    {
        return (member * static_cast<std::size_t>(problem_.day_count()) + static_cast<std::size_t>(day)) *
                   stands_.size() +
               stand;
    }

    /// What all lines at hand of each member have in common narrows how many people a row can have; false where some
    /// row can have no number.
    bool narrow(const Open& open, std::vector<Range>& ranges) const
    {
        std::vector<int> least(rows_.size(), 0);
        std::vector<int> most(rows_.size(), 0);
        for (std::size_t member = 0; member < open.size(); ++member)
            for (int day = 0; day < problem_.day_count(); ++day) {
                std::vector<std::uint8_t> present(stands_.size(), 0);
                for (const std::uint32_t line : open[member])
                    present[lines_[member][line].stands[static_cast<std::size_t>(day)]] = 1;
                const auto kinds = std::ranges::count(present, 1);
                std::vector<std::size_t> all;
                for (std::size_t stand = 0; stand < stands_.size(); ++stand)
                    if (present[stand] != 0)
                        all.insert(all.end(), counted_[cell(member, day, stand)].begin(),
                                   counted_[cell(member, day, stand)].end());
                std::ranges::sort(all);
                for (auto first = all.begin(); first != all.end();) {
                    const auto next = std::upper_bound(first, all.end(), *first);
                    ++most[*first];
                    least[*first] += next - first == kinds ? 1 : 0;
                    first = next;
                }
            }
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            ranges[row] = {std::max(ranges[row].least, least[row]), std::min(ranges[row].most, most[row])};
            if (ranges[row].least > ranges[row].most)
                return false;
        }
        return true;
    }

    /// What the prices pay for a member's stands, by day and stand.
    [[nodiscard]] std::vector<std::int64_t> rewards(std::size_t member, const std::vector<std::int64_t>& prices) const
    {
        std::vector<std::int64_t> paid(static_cast<std::size_t>(problem_.day_count()) * stands_.size(), 0);
        const std::size_t first = cell(member, 0, 0);
        for (std::size_t at = 0; at < paid.size(); ++at)
            for (const std::size_t row : counted_[first + at])
                paid[at] += prices[row];
        return paid;
    }

    [[nodiscard]] std::int64_t priced(const PricedLine& line, const std::vector<std::int64_t>& paid) const
    {
        std::int64_t cost = line.cost * parts;
        std::size_t first = 0;
        for (const std::uint16_t stand : line.stands) {
            cost -= paid[first + stand];
            first += stands_.size();
        }
        return cost;
    }

    [[nodiscard]] bool is_beyond(std::int64_t bound) const { return bound > (limit_ - 1) * parts; }

    /// What rounds of prices over some lines have come to.
    struct Ascent {
        std::vector<std::int64_t> prices;
        std::int64_t best = std::numeric_limits<std::int64_t>::min();
        int rounds = 0;
        std::vector<double> seen;           ///< by row: people, added up
        std::vector<std::uint16_t> chosen;  ///< how often, by member, day and stand
    };

    /// No roster of these lines costs less than the limit.
    bool nothing_in(Open open, std::vector<Range> ranges, std::vector<std::int64_t> prices, int most_rounds)
    {
        if (!narrow(open, ranges))
            return true;
        std::size_t rosters = 1;
        for (const auto& mine : open)
            rosters = std::min(few + 1, rosters * mine.size());
        if (std::ranges::any_of(open, [](const auto& mine) { return mine.empty(); }))
            return true;
        if (rosters <= few)
            return none_of(open, ranges);
        Ascent ascent{.prices = std::move(prices),
                      .rounds = most_rounds,
                      .seen = std::vector<double>(rows_.size(), 0.0),
                      .chosen = std::vector<std::uint16_t>(counted_.size(), 0)};
        if (const auto is_nothing = raise(open, ranges, ascent))
            return *is_nothing;
        if (!drop_dear(open, ascent))
            return true;
        if (const std::size_t row = row_to_split(ranges, ascent); row < rows_.size())
            return nothing_on_either_side(row, open, std::move(ranges), ascent.prices);
        return nothing_on_any_stand(open, ranges, ascent);
    }

    /// Prices go up along slopes. Whether there is nothing, where that is known before the last round.
    std::optional<bool> raise(const Open& open, const std::vector<Range>& ranges, Ascent& ascent)
    {
        std::vector<std::int64_t> here = ascent.prices;
        std::vector<int> people;
        std::vector<int> slope(rows_.size());
        double length = 1.0;
        for (int round = 0; round < ascent.rounds; ++round) {
            const auto of_lines = choose_cheapest(open, here, people, ascent.chosen);
            if (!of_lines)
                return false;
            const auto of_rows = suit_rows(ranges, here, people, slope);
            if (!of_rows)
                return true;  // a hard rule is bent whatever they stand
            const std::int64_t bound = *of_lines + *of_rows;
            double norm = 0.0;
            for (std::size_t row = 0; row < rows_.size(); ++row) {
                ascent.seen[row] += people[row];
                norm += static_cast<double>(slope[row]) * slope[row];
            }
            if (is_beyond(bound))
                return true;
            if (bound > ascent.best) {
                ascent.best = bound;
                ascent.prices = here;
            } else {
                length *= 0.85;
            }
            if (norm == 0.0)
                return false;  // the lines chosen are a roster that costs as much as the bound
            const double step = length * static_cast<double>(limit_ * parts - bound) / norm;
            for (std::size_t row = 0; row < rows_.size(); ++row)
                here[row] += static_cast<std::int64_t>(step * slope[row]);
        }
        return std::nullopt;
    }

    /// What everybody's cheapest lines cost at these prices, and the people they make. Nothing where no steps are left.
    std::optional<std::int64_t> choose_cheapest(const Open& open, const std::vector<std::int64_t>& prices,
                                                std::vector<int>& people, std::vector<std::uint16_t>& chosen)
    {
        people.assign(rows_.size(), 0);
        std::int64_t sum = 0;
        std::size_t size = rows_.size();
        for (std::size_t member = 0; member < open.size(); ++member) {
            const auto paid = rewards(member, prices);
            std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
            std::uint32_t cheapest = 0;
            for (const std::uint32_t line : open[member])
                if (const std::int64_t cost = priced(lines_[member][line], paid); cost < lowest) {
                    lowest = cost;
                    cheapest = line;
                }
            size += steps_of(open[member].size());
            sum += lowest;
            const auto& stands = lines_[member][cheapest].stands;
            for (int day = 0; day < problem_.day_count(); ++day) {
                const std::size_t at = cell(member, day, stands[static_cast<std::size_t>(day)]);
                ++chosen[at];
                for (const std::size_t row : counted_[at])
                    ++people[row];
            }
        }
        if (steps_ <= size)
            return std::nullopt;
        steps_ -= size;
        return sum;
    }

    /// What the numbers of people cost that suit the rows best, and how far they are from those there are. Nothing
    /// where some row has no number.
    [[nodiscard]] std::optional<std::int64_t> suit_rows(const std::vector<Range>& ranges,
                                                        const std::vector<std::int64_t>& prices,
                                                        const std::vector<int>& people, std::vector<int>& slope) const
    {
        std::int64_t sum = 0;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
            int suits = -1;
            for (int number = ranges[row].least; number <= ranges[row].most; ++number) {
                const std::int64_t cost = rows_[row].cost[static_cast<std::size_t>(number)];
                if (cost >= never)
                    continue;
                const std::int64_t all = cost * parts + prices[row] * number;
                if (all < lowest || (all == lowest && number == people[row])) {
                    lowest = all;
                    suits = number;
                }
            }
            if (suits < 0)
                return std::nullopt;
            sum += lowest;
            slope[row] = suits - people[row];
        }
        return sum;
    }

    /// Lines that cost too much at the best prices are left out; false where somebody has none then.
    bool drop_dear(Open& open, const Ascent& ascent) const
    {
        for (std::size_t member = 0; member < open.size(); ++member) {
            const auto paid = rewards(member, ascent.prices);
            std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
            for (const std::uint32_t line : open[member])
                lowest = std::min(lowest, priced(lines_[member][line], paid));
            std::erase_if(open[member], [&](std::uint32_t line) {
                return is_beyond(ascent.best - lowest + priced(lines_[member][line], paid));
            });
            if (open[member].empty())
                return false;
        }
        return true;
    }

    /// The row whose number of people was most between its ends, by what it costs there; else none of them.
    [[nodiscard]] std::size_t row_to_split(const std::vector<Range>& ranges, const Ascent& ascent) const
    {
        std::size_t row = rows_.size();
        double worst = 0.0;
        for (std::size_t other = 0; other < rows_.size(); ++other) {
            const Range& range = ranges[other];
            if (rows_[other].is_convex || range.least == range.most)
                continue;
            const double number = ascent.seen[other] / ascent.rounds;
            const auto between = static_cast<double>(std::min(limit_, rows_[other].cost[1]) + 1);
            const double away = std::min(number - range.least, range.most - number) * between;
            if (away > worst) {
                worst = away;
                row = other;
            }
        }
        return row;
    }

    /// A row is at an end where there is a cost of its own, nobody or the most, or it is not.
    bool nothing_on_either_side(std::size_t row, const Open& open, std::vector<Range> ranges,
                                const std::vector<std::int64_t>& prices)
    {
        const bool is_low = ranges[row].least == 0;
        std::vector<Range> low = ranges;
        low[row].most = is_low ? 0 : ranges[row].most - 1;
        ranges[row].least = low[row].most + 1;
        return nothing_in(without_lines_beyond(open, low), low, prices, rounds) &&
               nothing_in(without_lines_beyond(open, ranges), ranges, prices, rounds);
    }

    /// On the day on which the cheapest lines of a member differed most, of those on which any lines do.
    bool nothing_on_any_stand(const Open& open, const std::vector<Range>& ranges, const Ascent& ascent)
    {
        std::size_t member_to_split = 0;
        int day_to_split = -1;
        int most = -1;
        for (std::size_t member = 0; member < open.size(); ++member)
            for (int day = 0; day < problem_.day_count(); ++day) {
                const auto at = static_cast<std::size_t>(day);
                const auto first = lines_[member][open[member].front()].stands[at];
                if (std::ranges::all_of(open[member],
                                        [&](std::uint32_t line) { return lines_[member][line].stands[at] == first; }))
                    continue;
                const auto chosen = std::span(ascent.chosen).subspan(cell(member, day, 0), stands_.size());
                const int differ = ascent.rounds - *std::ranges::max_element(chosen);
                if (differ > most) {
                    most = differ;
                    member_to_split = member;
                    day_to_split = day;
                }
            }
        if (day_to_split < 0)
            return none_of(open, ranges);
        for (std::size_t stand = 0; stand < stands_.size(); ++stand) {
            Open part = open;
            std::erase_if(part[member_to_split], [&](std::uint32_t line) {
                return lines_[member_to_split][line].stands[static_cast<std::size_t>(day_to_split)] != stand;
            });
            if (!part[member_to_split].empty() && !nothing_in(std::move(part), ranges, ascent.prices, rounds))
                return false;
        }
        return true;
    }

    /// Where a row can have nobody, lines that it counts are left out.
    [[nodiscard]] Open without_lines_beyond(Open open, const std::vector<Range>& ranges) const
    {
        for (std::size_t member = 0; member < open.size(); ++member) {
            std::erase_if(open[member], [&](std::uint32_t line) {
                const auto& stands = lines_[member][line].stands;
                for (int day = 0; day < problem_.day_count(); ++day)
                    for (const std::size_t row : counted_[cell(member, day, stands[static_cast<std::size_t>(day)])])
                        if (ranges[row].most == 0)
                            return true;
                return false;
            });
        }
        return open;
    }

    /// Tries every roster of these lines.
    bool none_of(const Open& open, const std::vector<Range>& ranges)
    {
        std::vector<std::size_t> at(open.size(), 0);
        for (;;) {
            if (steps_ <= rows_.size())
                return false;
            steps_ -= rows_.size();
            std::vector<std::size_t> people(rows_.size(), 0);
            std::int64_t cost = 0;
            for (std::size_t member = 0; member < open.size(); ++member) {
                const PricedLine& line = lines_[member][open[member][at[member]]];
                cost += line.cost;
                for (int day = 0; day < problem_.day_count(); ++day)
                    for (const std::size_t row :
                         counted_[cell(member, day, line.stands[static_cast<std::size_t>(day)])])
                        ++people[row];
            }
            bool is_bent = false;
            for (std::size_t row = 0; row < rows_.size(); ++row) {
                const std::int64_t here = rows_[row].cost[people[row]];
                const auto number = static_cast<int>(people[row]);
                is_bent = is_bent || here >= never || number < ranges[row].least || number > ranges[row].most;
                cost += is_bent ? 0 : here;
            }
            if (!is_bent && cost < limit_)
                return false;
            std::size_t member = 0;
            while (member < at.size() && ++at[member] == open[member].size())
                at[member++] = 0;
            if (member == at.size())
                return true;
        }
    }

    const Problem& problem_;
    const Exhausted& claim_;
    bool is_of_costs_;
    std::int64_t limit_;
    std::size_t steps_;
    std::vector<Stand> stands_;
    std::vector<CountingRow> rows_;
    std::vector<std::vector<std::size_t>> counted_;  ///< by member, day and stand: rows
    std::vector<std::vector<PricedLine>> lines_;     ///< by member
};

}  // namespace

bool holds_for_every_roster(const Problem& problem, const Exhausted& claim, const BoundCertificate& certificate,
                            std::size_t most_steps)
{
    return Claim(problem, claim, most_steps).holds(certificate);
}

}  // namespace muster::roster
