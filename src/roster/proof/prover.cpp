#include "roster/proof/prover.hpp"

#include "muster/core/error.hpp"
#include "roster/proof/cost_unit.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>
#include <string>
#include <thread>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::size_t members_at_once = 4;  // of a thread, before it is asked whether all is too large

/// The least that a row costs when it pays `price` for each person, over all numbers of people it could have.
std::int64_t least_of_row(const Problem& problem, const Cover& cover, std::int64_t price, std::int64_t scale,
                          Headcount could)
{
    std::int64_t best = never;
    const auto& [below, above] = std::pair{problem.penalties().minimum_cover, problem.penalties().maximum_cover};
    for (std::int64_t people = could.least; people <= could.most; ++people) {
        const std::int64_t lacking = std::max<std::int64_t>(0, cover.minimum - people);
        const std::int64_t spare = std::max<std::int64_t>(0, people - cover.maximum);
        if ((lacking > 0 && below.is_hard) || (spare > 0 && above.is_hard))
            continue;
        const std::int64_t toll = lacking * below.weight + spare * above.weight +
                                  std::max<std::int64_t>(0, cover.wanted - people) * cover.under_weight +
                                  std::max<std::int64_t>(0, people - cover.wanted) * cover.over_weight;
        best = std::min(best, toll * scale + price * people);
    }
    return best;
}

/// The same of rows together, whose people cost nothing more.
std::int64_t least_of_group(std::int64_t price, Headcount could)
{
    return could.least > could.most ? never : std::min(price * could.least, price * could.most);
}

/// A row is as if a group that counts others, too, had no price.
void add_groups(const BoundCertificate& certificate, Extent& extent)
{
    for (const CoverGroup& group : certificate.groups)
        extent.rows.push_back(
            std::ranges::all_of(group.rows, [&](std::uint32_t row) { return extent.rows[row] != 0; }) ? 1 : 0);
}

}  // namespace

Prover::Prover(const Problem& problem, const BoundCertificate& certificate, const ProofEffort& effort, Reckoning& left)
    : problem_(problem), certificate_(certificate), threads_(std::max(1u, effort.threads)), reckoning_(left),
      unit_(cost_unit(problem)), ways_(certificate.cases.empty() ? 0 : problem.members().size())
{
    if (ways_.empty() && !certificate.parts.empty())
        ways_ = std::vector<KeptWays>(problem.members().size());
    for (KeptWays& ways : ways_)
        ways.most = effort.most_states / ways_.size();
    stands_ = all_stands(problem, most_a_day(problem), most_stands);
    is_too_large_ = stands_.empty();
}

std::vector<Headcount> Prover::everybody() const
{
    std::vector<Headcount> could;
    for (const Cover& cover : problem_.cover()) {
        Headcount& people = could.emplace_back();
        for (std::uint32_t member = 0; member < problem_.members().size(); ++member)
            people.most += may_count(cover, MemberId(member)) ? 1 : 0;
    }
    for (const CoverGroup& group : certificate_.groups) {
        Headcount people;
        for (const std::uint32_t row : group.rows)
            people.most += could[row].most;
        could.push_back(people);
    }
    return could;
}

Extent Prover::all() const
{
    return {std::vector<std::uint8_t>(problem_.members().size(), 1),
            std::vector<std::uint8_t>(problem_.cover().size() + certificate_.groups.size(), 1)};
}

std::vector<Extent> Prover::parts() const
{
    constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    const std::size_t count = certificate_.parts.size();
    std::vector<std::size_t> part_of(problem_.members().size(), count);
    for (std::size_t part = 0; part < count; ++part)
        for (const MemberId member : certificate_.parts[part].members) {
            const std::string name = "part " + std::to_string(part);
            if (member.row() >= part_of.size())
                throw InvalidInput({"bound certificate"},
                                   name + " has member " + std::to_string(member.row()) + " of " +
                                       std::to_string(part_of.size()),
                                   "give a member's row");
            if (std::exchange(part_of[member.row()], part) != count)
                throw InvalidInput({"bound certificate"},
                                   name + " has member " + std::to_string(member.row()) + " once more",
                                   "name each member once");
        }
    std::vector<Extent> parts(count + 1, {std::vector<std::uint8_t>(part_of.size(), 0),
                                          std::vector<std::uint8_t>(problem_.cover().size(), 0)});
    for (std::size_t member = 0; member < part_of.size(); ++member)
        parts[part_of[member]].members[member] = 1;
    for (std::size_t row = 0; row < problem_.cover().size(); ++row) {
        std::size_t whose = nowhere;
        for (std::uint32_t member = 0; member < part_of.size(); ++member)
            if (may_count(problem_.cover()[row], MemberId(member))) {
                if (whose != nowhere && whose != part_of[member])
                    return {};
                whose = part_of[member];
            }
        parts[whose == nowhere ? count : whose].rows[row] = 1;
    }
    for (Extent& part : parts)
        add_groups(certificate_, part);
    return parts;
}

std::optional<std::int64_t> Prover::bound(const Extent& extent, const Common& common,
                                          const std::vector<std::int64_t>& prices,
                                          const std::vector<CountedMaximum>& counted, const std::vector<SumPrice>& sums,
                                          const CompanyTerms* companies)
{
    const auto sum = least(extent, common, {prices, counted, sums}, false, companies);
    return sum ? std::optional(whole(sum->all)) : std::nullopt;
}

Common Prover::narrowed(const Extent& extent, const Common& common, const BoundCase& here)
{
    Common left = common;
    const auto sum = least(extent, common, {here.prices, here.counted, {}}, true);
    if (!sum)
        return left;
    const auto is_left = [&](std::int64_t instead_of, std::int64_t with) {
        return with < never && whole(sum->all - instead_of + with) < *here.below;
    };
    for (std::size_t row = 0; row < left.could.size(); ++row) {
        if (extent.rows[row] == 0)
            continue;
        Headcount& could = left.could[row];
        const auto may_be = [&](std::int64_t people) {
            return is_left(sum->rows[row], least_of(row, here.prices, {people, people}));
        };
        while (could.least <= could.most && !may_be(could.least))
            ++could.least;
        while (could.least <= could.most && !may_be(could.most))
            --could.most;
    }
    left.left_out.resize(problem_.members().size());
    for (const auto& [member, line] : sum->lines) {
        std::vector<std::uint8_t>& out = left.left_out[member.row()];
        out.resize(line.with.empty() ? out.size() : line.with.size(), 0);
        for (std::size_t at = 0; at < line.with.size(); ++at)
            if (!is_left(*line.least, line.with[at]))
                out[at] = 1;
    }
    return left;
}

/// Of a row or group that could have so many people.
std::int64_t Prover::least_of(std::size_t row, const std::vector<std::int64_t>& prices, Headcount could) const
{
    const std::int64_t price = row < prices.size() ? prices[row] : 0;
    return row < problem_.cover().size()
               ? least_of_row(problem_, problem_.cover()[row], price, certificate_.denominator, could)
               : least_of_group(price, could);
}

/// Nothing, where no roster is in the case. `with_each`: also of lines with each stand.
std::optional<Prover::Least> Prover::least(const Extent& extent, const Common& common, const Paid& paid, bool with_each,
                                           const CompanyTerms* companies)
{
    if (is_too_large_)
        return std::nullopt;
    Least sum;
    for (std::size_t row = 0; row < common.could.size(); ++row) {
        sum.rows.push_back(extent.rows[row] != 0 ? least_of(row, paid.prices, common.could[row]) : 0);
        if (sum.rows.back() >= never)
            return std::nullopt;
        sum.all += sum.rows.back();
    }
    if (companies != nullptr) {
        const auto least = companies->least([&](std::size_t row, std::int64_t people) -> std::optional<std::int64_t> {
            Headcount could = common.could[row];
            could.least = std::max(could.least, people);
            const std::int64_t with = least_of(row, paid.prices, could);
            return with < never ? std::optional(with - sum.rows[row]) : std::nullopt;
        });
        if (!least)
            return std::nullopt;
        sum.all += *least;
    }
    const std::vector<std::int64_t> by_rows = paid_by_rows(extent, paid.prices);
    std::vector<MemberId> members;
    for (std::uint32_t member = 0; member < problem_.members().size(); ++member)
        if (extent.members[member] != 0)
            members.push_back(MemberId(member));
    for (std::size_t first = 0; first < members.size(); first += members_at_once * threads_) {
        const std::span<const MemberId> some(
            members.begin() + static_cast<std::ptrdiff_t>(first),
            members.begin() +
                static_cast<std::ptrdiff_t>(std::min(members.size(), first + members_at_once * threads_)));
        auto lines = lines_of(some, with_each, [&](MemberId member) {
            LinePrices line = prices_of(member, by_rows, paid.counted, paid.sums);
            if (companies != nullptr)
                companies->pay(member, line);
            for (const Held& each : common.held)
                if (each.member == member)
                    line.held.push_back(each.day);
            if (!common.left_out.empty())
                line.left_out = common.left_out[member.row()];
            return line;
        });
        for (std::size_t at = 0; at < lines.size(); ++at) {
            Line& line = lines[at];
            is_too_large_ = is_too_large_ || !line.least || !reckoning_.take(line.steps);
            if (is_too_large_ || *line.least >= never)
                return std::nullopt;
            sum.all += *line.least;
            sum.lines.emplace_back(some[at], std::move(line));
        }
    }
    return sum;
}

/// What a roster costs at least that costs so many parts of the denominator.
std::int64_t Prover::whole(WideInteger parts) const
{
    const std::int64_t scale = certificate_.denominator;
    WideInteger bound = parts / scale;
    if (parts > 0 && parts % scale != 0)
        ++bound;  // costs are whole
    if (bound > 0)
        bound = (bound + unit_ - 1) / unit_ * unit_;
    return static_cast<std::int64_t>(bound);
}

bool Prover::may_count(const Cover& cover, MemberId member) const
{
    return (!cover.skill.is_set() || problem_.has_skill(member, cover.skill)) &&
           problem_.may_stand(member, problem_.index_of(cover.shift.day), cover.shift.type);
}

/// What each row of cover pays, with all groups that it is in.
std::vector<std::int64_t> Prover::paid_by_rows(const Extent& extent, const std::vector<std::int64_t>& prices) const
{
    const auto rows = static_cast<std::ptrdiff_t>(problem_.cover().size());
    std::vector<std::int64_t> paid(prices.begin(), prices.begin() + rows);
    for (std::size_t at = paid.size(); at < prices.size(); ++at)
        if (extent.rows[at] != 0)
            for (const std::uint32_t row : certificate_.groups[at - paid.size()].rows)
                paid[row] += prices[at];
    return paid;
}

/// The cheapest lines of some members, and what each takes of what is left.
template <class Prices>
std::vector<Prover::Line> Prover::lines_of(std::span<const MemberId> members, bool with_each, const Prices& prices)
{
    std::vector<Line> lines(members.size());
    std::atomic<std::size_t> next{0};
    std::size_t first_failed = lines.size();  // all before it are under way, so that it is the same whoever is quicker
    std::exception_ptr thrown;
    std::mutex throwing;
    const auto plan = [&](std::size_t at) {
        const MemberId member = members[at];
        Reckoning own = reckoning_;
        const LinePrices paid = prices(member);
        KeptWays* kept = ways_.empty() ? nullptr : &ways_[member.row()];
        lines[at].least = least_of_line(problem_, member, stands_, paid, own, kept);
        if (with_each)
            lines[at].with = least_of_lines_with(problem_, member, stands_, paid, own, kept);
        lines[at].steps = static_cast<double>(reckoning_.steps - own.steps);
    };
    const auto worker = [&] {
        for (std::size_t at = next++; at < lines.size(); at = next++)
            try {
                plan(at);
            } catch (...) {
                const std::scoped_lock lock(throwing);
                next = lines.size();
                if (at < first_failed) {
                    first_failed = at;
                    thrown = std::current_exception();
                }
            }
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t thread = 1; thread < std::min<std::size_t>(threads_, lines.size()); ++thread)
            helpers.emplace_back(worker);
        worker();
    }
    if (thrown)
        std::rethrow_exception(thrown);
    return lines;
}

LinePrices Prover::prices_of(MemberId member, const std::vector<std::int64_t>& prices,
                             const std::vector<CountedMaximum>& counted, const std::vector<SumPrice>& sums) const
{
    const std::size_t types = problem_.shift_types().size();
    LinePrices line{.scale = certificate_.denominator};
    line.reward.assign(static_cast<std::size_t>(problem_.day_count()) * types, 0);
    for (std::size_t at = 0; at < prices.size(); ++at) {
        const Cover& cover = problem_.cover()[at];
        if (!cover.skill.is_set() || problem_.has_skill(member, cover.skill))
            line.reward[static_cast<std::size_t>(problem_.index_of(cover.shift.day)) * types +
                        cover.shift.type.row()] += prices[at];
    }
    for (const CountedMaximum& maximum : counted)
        if (maximum.member == member && problem_.shift_types().contains(maximum.type) &&
            std::ranges::find(line.counted, maximum.type) == line.counted.end())
            line.counted.push_back(maximum.type);
    std::ranges::copy_if(sums, std::back_inserter(line.sums),
                         [&](const SumPrice& sum) { return sum.member == member; });
    return line;
}

}  // namespace muster::roster
