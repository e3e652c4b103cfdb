// Block by block of members. Rows in any order are first brought together by block (partition.hpp); rows that stand
// member by member are read where they are. A block's tallies lie in columns, one an indicator, small enough for a
// core's cache. Each column becomes points, and each area's total is added up, by few instructions a member
// (quick.hpp). Where a member's score takes more than that (something is left out, a veto strikes, a number may be too
// long) the member is marked, and scored alone from the same tallies, the general way.
#include "evaluation/score_members.hpp"

#include "evaluation/indicator_points.hpp"
#include "evaluation/partition.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>

namespace muster::evaluation {
namespace {

// A member who was scored alone.
struct Alone {
    std::uint32_t member;
    Verdict verdict;
    std::vector<std::optional<Exact>> areas;  // nothing: left out; empty where nobody asks
};

// What one thread makes of its blocks.
struct Share {
    std::vector<Alone> alone{};
    std::vector<std::size_t> weighs{};                     // by area
    std::vector<std::pair<std::size_t, Faults>> faults{};  // by block
    std::vector<std::pair<std::size_t, Found>> found{};    // by block, where rows are read by block
    std::optional<UnitSums> units{};
};

struct Blockwise {
    const EvaluationFacts& facts;
    const Blocks& blocks;
    const Quick& quick;
    std::span<std::int64_t> totals;  // by member
    std::span<std::int64_t> areas;   // by area x members + member; empty where nobody asks
};

void report(const EvaluationOptions& options, double done)
{
    if (options.progress && !options.progress({"scoring", done}))
        throw Stopped({"evaluate"}, "it was asked to stop", "let it run to its end for scores");
}

template <class Sum>
class BlockScorer {
public:
    BlockScorer(const Blockwise& all, Share& share)
        : all_(all), plan_(all.facts.plan), share_(share), stride_(all.blocks.stride()), sums_(all.blocks.cells()),
          items_(all.quick.counts_items ? all.blocks.cells() : 0), points_(stride_),
          areas_(plan_.scheme.areas().size() * stride_), is_alone_(stride_)
    {
        const std::size_t areas = plan_.scheme.areas().size();
        share.weighs.resize(areas);
        share.units.emplace(plan_.roll.units().size(), areas,
                            all.quick.totals ? all.quick.totals->scales() : std::span<const QuickScale>{},
                            plan_.scheme.top());
    }

    // Empties the tallies; `read` then calls `add` with each record, and `items` follow.
    template <class Read>
    void take(Read read)
    {
        std::ranges::fill(sums_, Sum{0});
        std::ranges::fill(items_, 0u);
        if (!all_.quick.only_adds)
            read([&](std::uint32_t place, std::int64_t amount) { add(place, amount); });
        else if (all_.quick.counts_items)
            read([&](std::uint32_t place, std::int64_t amount) {
                sums_[place] += amount;
                ++items_[place];
            });
        else
            read([&](std::uint32_t place, std::int64_t amount) { sums_[place] += amount; });
    }

    void take_items(std::vector<Item>& items, std::vector<std::uint8_t>& has_records)
    {
        resolve(plan_, items);
        for (const Item& item : items)
            if (item.fate == RecordFate::counted || item.fate == RecordFate::capped) {
                has_records[item.indicator] = 1;
                add(all_.blocks.place_of({item.member, item.indicator}), item.counted);
            }
    }

    void score(std::size_t block)
    {
        first_ = static_cast<std::uint32_t>(block << all_.blocks.bits);
        members_ = std::min(all_.blocks.size(), all_.blocks.members - first_);
        const auto& totals = all_.quick.totals;
        std::ranges::fill(is_alone_, totals ? 0 : 1);
        if (totals) {
            totals->begin(areas_, stride_);
            for (std::size_t i = 0; i < all_.blocks.indicators; ++i) {
                fill_points(i);
                totals->add(i, std::span(points_).first(padded()), areas_.data(), stride_);
            }
            totals->finish(areas_.data(), stride_, padded());
        }
        Faults faults;
        std::size_t together = 0;
        for (std::size_t at = 0; at < members_; ++at) {
            if (is_alone_[at] != 0) {
                score_alone(at, faults);
                continue;
            }
            keep(at);
            ++together;
        }
        for (std::size_t& weighs : share_.weighs)
            weighs += together;
        if (!faults.empty())
            share_.faults.emplace_back(block, std::move(faults));
    }

private:
    void add(std::uint32_t place, std::int64_t amount)
    {
        Sum& sum = sums_[place];
        const Combine combine = plan_.indicators[place / stride_].combine;
        const bool is_first = !items_.empty() && items_[place] == 0;
        if (is_first)
            sum = amount;
        else if (combine == Combine::best)
            sum = std::max<Sum>(sum, amount);
        else if (combine == Combine::worst)
            sum = std::min<Sum>(sum, amount);
        else
            sum += amount;
        if (!items_.empty())
            ++items_[place];
    }

    [[nodiscard]] Tally<WideInteger> tally(std::size_t indicator, std::size_t at) const
    {
        const std::size_t place = indicator * stride_ + at;
        return {.sum = sums_[place], .items = items_.empty() ? 0 : items_[place]};
    }

    [[nodiscard]] Amount amount(std::size_t indicator, std::size_t at) const
    {
        return amount_of(tally(indicator, at), plan_.indicators[indicator].combine);
    }

    void fill_points(std::size_t indicator)
    {
        const auto& quick = all_.quick.points[indicator];
        if (!quick) {
            fill_one_by_one(indicator);
            return;
        }
        quick->fill(std::span<const Sum>(sums_).subspan(indicator * stride_, padded()), points_.data());
        const Indicator& one = plan_.scheme.indicators().rows()[indicator];
        if (one.missing != Missing::as_zero) {
            const std::uint32_t* const items = items_.data() + indicator * stride_;
            const double stated = stated_points(indicator);
            const bool is_stated = one.missing == Missing::stated;
            for (std::size_t at = 0; at < members_; ++at) {
                points_[at] = is_stated && items[at] == 0 ? stated : points_[at];
                is_alone_[at] = !is_stated && items[at] == 0 ? 1 : is_alone_[at];
            }
        }
        if (!one.assigned.empty() && one.is_weighted())
            for (std::size_t at = 0; at < members_; ++at)
                if (!plan_.roll.holds(member(at), one.assigned))
                    is_alone_[at] = 1;
    }

    // What a member without records has where the scheme says so.
    [[nodiscard]] double stated_points(std::size_t indicator) const
    {
        const Indicator& one = plan_.scheme.indicators().rows()[indicator];
        Points points = one.missing_points;
        if (one.role() != rule::Role::weighed)
            points = std::max(points, Points{});
        if (one.cap.total)
            points = std::min(points, *one.cap.total);
        return static_cast<double>(points.millionths() / all_.quick.columns[indicator].unit);
    }

    void fill_one_by_one(std::size_t indicator)
    {
        const IndicatorPlan& one = plan_.indicators[indicator];
        const bool is_alike = one.exposure == nothing && plan_.scheme.indicators().rows()[indicator].assigned.empty();
        std::optional<IndicatorScore> of_nothing;
        Faults none;
        for (std::size_t at = 0; at < members_; ++at) {
            points_[at] = 0;
            if (is_alone_[at] != 0)
                continue;
            const Amount counted = amount(indicator, at);
            const Amount exposure = one.exposure == nothing ? Amount{} : amount(one.exposure, at);
            try {
                if (exposure.sum < 0) {
                    is_alone_[at] = 1;
                } else if (!is_alike || counted.items > 0) {
                    put(indicator, at, score_of(plan_, {member(at), indicator}, counted, exposure, none));
                } else {
                    if (!of_nothing)
                        of_nothing = score_of(plan_, {member(at), indicator}, counted, exposure, none);
                    put(indicator, at, *of_nothing);
                }
            } catch (const Overflow&) {  // told of with the member's records, when they are gone through alone
                is_alone_[at] = 1;
            }
        }
    }

    void put(std::size_t indicator, std::size_t at, const IndicatorScore& score)
    {
        const QuickColumn& column = all_.quick.columns[indicator];
        const std::int64_t units = score.points.millionths() / column.unit;
        const bool is_plain = score.state == ScoreState::counted || score.state == ScoreState::missing;
        if (!is_plain || score.is_vetoed || units > column.most || units < -column.most)
            is_alone_[at] = 1;
        else
            points_[at] = static_cast<double>(units);
    }

    // Members, and some nobody, as `lanes` go together.
    [[nodiscard]] std::size_t padded() const { return (members_ + lanes - 1) / lanes * lanes; }
    [[nodiscard]] MemberId member(std::size_t at) const { return MemberId(first_ + static_cast<std::uint32_t>(at)); }

    void keep(std::size_t at)
    {
        all_.totals[first_ + at] = static_cast<std::int64_t>(areas_[plan_.scheme.top().row() * stride_ + at]);
        if (const UnitId unit = plan_.roll.unit_of(member(at)); unit.is_set())
            share_.units->add(unit, areas_.data() + at, stride_);
        if (!all_.areas.empty())
            for (std::size_t area = 0; area < share_.weighs.size(); ++area)
                all_.areas[area * all_.blocks.members + first_ + at] =
                    static_cast<std::int64_t>(areas_[area * stride_ + at]);
    }

    void score_alone(std::size_t at, Faults& faults)
    {
        const std::size_t width = all_.blocks.indicators;
        const std::size_t areas = share_.weighs.size();
        tallies_.resize(width);
        scores_.resize(width);
        exact_.resize(areas);
        states_.resize(areas);
        for (std::size_t i = 0; i < width; ++i)
            tallies_[i] = tally(i, at);
        score_indicators(plan_, member(at), tallies_, scores_, faults);
        all_.facts.totals->fill(scores_, exact_, states_);
        const MemberRow row{scores_, exact_, states_};
        Alone alone{.member = member(at).row(), .verdict = verdict_of(plan_, row), .areas = {}};
        for (std::size_t area = 0; area < areas; ++area)
            if (states_[area] == AreaState::weighs)
                ++share_.weighs[area];
        if (const UnitId unit = plan_.roll.unit_of(member(at)); unit.is_set() && !alone.verdict.is_incomplete)
            share_.units->add(unit, row, alone.verdict.total);
        if (!all_.areas.empty())
            for (std::size_t area = 0; area < areas; ++area)
                alone.areas.push_back(states_[area] == AreaState::left_out ? std::nullopt
                                                                           : std::optional(exact_[area]));
        share_.alone.push_back(std::move(alone));
    }

    const Blockwise& all_;
    const Plan& plan_;
    Share& share_;
    std::size_t stride_;
    std::vector<Sum> sums_;             // by indicator x stride + member
    std::vector<std::uint32_t> items_;  // the same; empty where nothing asks for them
    std::vector<double> points_;        // of one indicator
    std::vector<double> areas_;         // by area x stride + member
    std::vector<std::uint8_t> is_alone_;
    std::uint32_t first_ = 0;
    std::size_t members_ = 0;
    std::vector<Tally<WideInteger>> tallies_;
    std::vector<IndicatorScore> scores_;
    std::vector<Exact> exact_;
    std::vector<AreaState> states_;
};

// Every thread takes the next block there is until there are none.
template <class Sum, class Take>
void score_blocks(const Blockwise& all, std::span<Share> shares, const EvaluationOptions& options, Take take)
{
    std::atomic<std::size_t> next = 0;
    const std::size_t blocks = all.blocks.count();
    in_parts(shares.size(), shares.size(), [&](std::size_t thread, std::size_t, std::size_t) {
        BlockScorer<Sum> scorer(all, shares[thread]);
        for (std::size_t block = next++; block < blocks; block = next++) {
            if (thread == 0)
                report(options, 0.5 + 0.5 * static_cast<double>(block) / static_cast<double>(blocks));
            take(scorer, shares[thread], block);
            scorer.score(block);
        }
    });
}

template <class Take>
void score_by_width(const Blockwise& all, std::span<Share> shares, const EvaluationOptions& options, Take take)
{
    if (all.quick.is_narrow)
        score_blocks<std::int64_t>(all, shares, options, take);
    else
        score_blocks<WideInteger>(all, shares, options, take);
}

// Rows that stand member by member, or are of one block, read where they are.
class InOrder {
public:
    InOrder(const Plan& plan, const Blocks& blocks) : plan_(plan), first_(blocks.count() + 1)
    {
        const auto members = plan.ledger.member_column();
        if (blocks.count() == 1) {  // whatever their order
            first_ = {0, members.size()};
            most_ = members.size();
            return;
        }
        for (std::size_t block = 0; block <= blocks.count(); ++block) {
            const MemberId first(static_cast<std::uint32_t>(std::min<std::size_t>(block << blocks.bits, 0xffffffff)));
            first_[block] = static_cast<std::size_t>(std::ranges::lower_bound(members, first) - members.begin());
            if (block > 0)
                most_ = std::max(most_, first_[block] - first_[block - 1]);
        }
    }

    static bool is_so(const Plan& plan, std::size_t threads)
    {
        if (!plan.member_of.empty())
            return false;
        const auto members = plan.ledger.member_column();
        std::atomic<bool> is_sorted = true;
        in_parts(threads, members.size(), [&](std::size_t, std::size_t first, std::size_t last) {
            const std::size_t end = std::min(members.size(), last + 1);
            if (!std::ranges::is_sorted(members.subspan(first, end - first)))
                is_sorted = false;
        });
        return is_sorted;
    }

    [[nodiscard]] std::size_t most_of_a_block() const noexcept { return most_; }

    template <class Sum>
    void take(BlockScorer<Sum>& scorer, const Blocks& blocks, Share& share, std::size_t block) const
    {
        Found found;
        RowReader reader(plan_, found);
        scorer.take([&](auto take) {
            reader.read(first_[block], first_[block + 1],
                        [&](Cell cell, std::int64_t amount) { take(blocks.place_of(cell), amount); });
        });
        scorer.take_items(found.items, found.has_records);
        found.items = {};
        share.found.emplace_back(block, std::move(found));
    }

private:
    const Plan& plan_;
    std::vector<std::size_t> first_;
    std::size_t most_ = 0;
};

// Items of all threads by block.
std::vector<std::vector<Item>> items_by_block(std::span<Found> found, const Blocks& blocks)
{
    std::vector<std::vector<Item>> made;
    for (Found& each : found) {
        if (!each.items.empty())
            made.resize(blocks.count());
        for (const Item& item : each.items)
            made[blocks.block_of(item.member)].push_back(item);
        each.items = {};
    }
    return made;
}

template <class Place, class Amount>
Found score_partitioned(const Blockwise& all, const Places& places, std::span<Share> shares,
                        const EvaluationOptions& options)
{
    const Plan& plan = all.facts.plan;
    std::vector<Found> found(shares.size());
    const Partition<Place, Amount> partition(plan, all.blocks, places, found,
                                             [&](double done) { report(options, 0.5 * done); });
    auto items = items_by_block(found, all.blocks);
    Found whole;
    for (const Found& each : found)
        whole.add(each);
    whole.refuse(plan);
    score_by_width(all, shares, options, [&](auto& scorer, Share& share, std::size_t block) {
        scorer.take([&](auto take) { partition.read(block, take); });
        if (items.empty())
            return;
        Found& of_items = share.found.emplace_back(block, Found{}).second;
        of_items.has_records.resize(all.blocks.indicators);
        scorer.take_items(items[block], of_items.has_records);
        items[block] = {};
    });
    return whole;
}

// What all threads found, in the order of blocks.
Found merged(std::span<Share> shares)
{
    std::vector<std::pair<std::size_t, Found>> all;
    for (Share& share : shares)
        std::ranges::move(share.found, std::back_inserter(all));
    std::ranges::sort(all, {}, &std::pair<std::size_t, Found>::first);
    Found whole;
    for (const auto& [block, found] : all)
        whole.add(found);
    return whole;
}

void refuse_members(std::span<Share> shares)
{
    std::vector<std::pair<std::size_t, Faults>> all;
    for (Share& share : shares)
        std::ranges::move(share.faults, std::back_inserter(all));
    std::ranges::sort(all, {}, &std::pair<std::size_t, Faults>::first);
    Faults whole;
    for (const auto& [block, faults] : all)
        whole.add(faults);
    whole.throw_if_any();
}

// Every member's total, and all totals on one scale where they have one.
void fill_members(EvaluationFacts& facts, const Quick& quick, std::vector<std::int64_t> totals,
                  std::span<const Share> shares)
{
    std::vector<bool> is_alone(facts.roll.members().size());
    facts.members.resize(facts.roll.members().size());
    const QuickScale scale = quick.totals ? quick.totals->scales()[facts.scheme.top().row()] : QuickScale{};
    bool has_scale = quick.totals.has_value();
    for (const Share& share : shares)
        for (const Alone& alone : share.alone) {
            const auto& [total, is_incomplete, best_grade] = alone.verdict;
            is_alone[alone.member] = true;
            facts.members[alone.member].total = total;
            facts.members[alone.member].is_incomplete = is_incomplete;
            const auto count = scale.count_of(total);
            has_scale = has_scale && (count || is_incomplete);
            if (has_scale)
                totals[alone.member] = count.value_or(0);
            if (best_grade == 0)
                continue;
            facts.standard.best_grade.resize(facts.members.size());
            facts.standard.best_grade[alone.member] = best_grade;
        }
    in_parts(shares.size(), facts.members.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t member = first; member < last; ++member)
            if (!is_alone[member])
                facts.members[member].total = scale.of(totals[member]);
    });
    if (!has_scale)
        return;
    facts.standard.totals = std::move(totals);
    facts.scale = scale;
}

// All that one look through the ledger gives.
struct Pass {
    std::vector<Share> shares{};
    std::vector<std::int64_t> totals{};
    std::vector<std::int64_t> areas{};
    std::optional<Quick> quick{};
    Found found{};
};

Pass pass_over(const EvaluationFacts& facts, const EvaluationOptions& options, Way way, bool wants_areas)
{
    const std::size_t useful = std::max(facts.ledger.size(), facts.roll.members().size()) / 20'000 + 1;
    const std::size_t threads = std::min<std::size_t>(std::max(options.threads, 1u), useful);
    // Few members whose records only add up: one look without bringing rows together is quicker than two threads with
    // it.
    const bool is_small =
        facts.roll.members().size() <= 2048 && std::ranges::none_of(facts.plan.indicators, &IndicatorPlan::is_grouped);
    const Blocks blocks(facts.roll.members().size(), facts.scheme.indicators().size(), is_small ? 0 : threads);
    Pass made;
    made.shares.resize(threads);
    made.totals.resize(blocks.members);
    made.areas.resize(wants_areas ? blocks.members * facts.scheme.areas().size() : 0);
    if (blocks.count() == 1 || InOrder::is_so(facts.plan, threads)) {
        const InOrder rows(facts.plan, blocks);
        made.quick.emplace(facts.plan, *facts.totals, rows.most_of_a_block(), way);
        const Blockwise all{facts, blocks, *made.quick, made.totals, made.areas};
        score_by_width(all, made.shares, options,
                       [&](auto& scorer, Share& share, std::size_t block) { rows.take(scorer, blocks, share, block); });
        made.found = merged(made.shares);
        made.found.refuse(facts.plan);
    } else {
        const Places places(facts.plan, blocks, threads);
        made.quick.emplace(facts.plan, *facts.totals, places.most_of_a_block(), way);
        const Blockwise all{facts, blocks, *made.quick, made.totals, made.areas};
        const bool is_short = facts.plan.largest_item <= INT32_MAX && blocks.cells() <= 65536;
        made.found = is_short ? score_partitioned<std::uint16_t, std::int32_t>(all, places, made.shares, options)
                              : score_partitioned<std::uint32_t, std::int64_t>(all, places, made.shares, options);
        made.found.add(merged(made.shares));
    }
    refuse_members(made.shares);
    return made;
}

}  // namespace

Verdict verdict_of(const Plan& plan, const MemberRow& row)
{
    const std::size_t top = plan.scheme.top().row();
    Verdict made{.total = row.totals[top]};
    for (const SanctionPlan& sanction : plan.sanctions) {
        if (!row.scores[sanction.indicator].is_vetoed)
            continue;
        if (sanction.effect == rule::VetoEffect::void_total)
            made.total = Exact();
        else if (sanction.effect == rule::VetoEffect::bar_grade)
            made.best_grade = std::max(made.best_grade, sanction.best_grade);
    }
    made.is_incomplete =
        row.states[top] != AreaState::weighs ||
        std::ranges::find(row.scores, ScoreState::incomplete, &IndicatorScore::state) != row.scores.end();
    return made;
}

void score_members(EvaluationFacts& facts, const EvaluationOptions& options, Way way)
{
    Pass pass = pass_over(facts, options, way, false);
    facts.waiting = std::move(pass.found.waiting);
    facts.has_records = std::move(pass.found.has_records);
    facts.has_records.resize(facts.scheme.indicators().size());
    facts.weighs.resize(facts.scheme.areas().size());
    fill_members(facts, *pass.quick, std::move(pass.totals), pass.shares);
    for (const Share& share : pass.shares)
        for (std::size_t area = 0; area < share.weighs.size(); ++area)
            facts.weighs[area] += share.weighs[area];
    UnitSums& units = *pass.shares[0].units;
    for (std::size_t thread = 1; thread < pass.shares.size(); ++thread)
        units.add(*pass.shares[thread].units);
    facts.gathered = units.gathered();
}

std::vector<std::uint8_t> records_there_are(const EvaluationFacts& facts)
{
    std::vector<std::uint8_t> made = pass_over(facts, {}, Way::quick, false).found.has_records;
    made.resize(facts.scheme.indicators().size());
    return made;
}

std::vector<AreaColumn> Evaluation::area_columns(unsigned threads) const
{
    const Pass pass = pass_over(*facts_, {.threads = threads}, Way::quick, true);
    const std::size_t members = facts_->members.size();
    std::vector<AreaColumn> made(facts_->scheme.areas().size());
    for (std::size_t area = 0; area < made.size(); ++area) {
        if (pass.quick->totals) {
            made[area].unit = pass.quick->totals->scales()[area].of(1);
            const auto counts = std::span(pass.areas).subspan(area * members, members);
            made[area].counts.assign(counts.begin(), counts.end());
        }
        for (const Share& share : pass.shares)
            for (const Alone& alone : share.alone)
                made[area].others.emplace_back(MemberId(alone.member), alone.areas[area]);
    }
    return made;
}

}  // namespace muster::evaluation
