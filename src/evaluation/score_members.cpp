// Block by block of members. Rows in any order are first brought together by block (partition.hpp); rows that stand
// member by member are read where they are. A block's tallies lie in columns, one an indicator, small enough for a
// core's cache. Each column becomes points, and each area's total is added up, by few instructions a member
// (quick.hpp). Where a member's score takes more than that (something is left out, a veto strikes, a number may be too
// long) the member is marked, and scored alone from the same tallies, the general way.
#include "evaluation/score_members.hpp"

#include "core/workers.hpp"
#include "evaluation/block_scorer.hpp"
#include "evaluation/partition.hpp"
#include "evaluation/rank_counts.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>

namespace muster::inline v0_2::evaluation {
namespace {

void report(const EvaluationOptions& options, double done)
{
    if (options.progress && !options.progress({"scoring", done}))
        throw Stopped({"evaluate"}, "it was asked to stop", "let it run to its end for scores");
}

// Every thread takes the next block there is until there are none.
template <class Sum, class Take>
void score_blocks(const Blockwise& all, std::span<Share> shares, const EvaluationOptions& options, Take take)
{
    const std::size_t blocks = all.blocks.count();
    in_turns(shares.size(), blocks, [&](std::size_t thread) {
        return [&, thread, scorer = BlockScorer<Sum>(all, shares[thread])](std::size_t block) mutable {
            if (thread == 0)
                report(options, 0.5 + 0.5 * static_cast<double>(block) / static_cast<double>(blocks));
            take(scorer, shares[thread], block);
            scorer.score(block);
        };
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
        const Contests* const contests = scorer.contests();
        std::vector<std::pair<std::uint32_t, Contender>>& contenders = scorer.contenders();
        contenders.clear();
        scorer.take([&](auto take) {
            const auto add = [&](Cell cell, std::int64_t amount) { take(blocks.place_of(cell), amount); };
            if (contests == nullptr)
                reader.read(first_[block], first_[block + 1], add);
            else
                reader.read(first_[block], first_[block + 1], add,
                            [&](Cell cell, std::int64_t amount, std::size_t row) {
                                contenders.emplace_back(contests->place_of(blocks, cell),
                                                        contests->contender_of(cell, amount, row));
                            });
        });
        if (contests != nullptr)
            scorer.settle(block, found.has_records, [&](auto take) {
                for (const auto& [place, contender] : contenders)
                    take(place, contender);
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
    const Contests* const contests = all.quick.contests ? &*all.quick.contests : nullptr;
    const Partition<Place, Amount> partition(plan, all.blocks, places, contests, found,
                                             [&](double done) { report(options, 0.5 * done); });
    auto items = items_by_block(found, all.blocks);
    Found whole;
    for (const Found& each : found)
        whole.add(each);
    whole.refuse(plan);
    score_by_width(all, shares, options, [&](auto& scorer, Share& share, std::size_t block) {
        scorer.take([&](auto take) { partition.read(block, take); });
        if (items.empty() && contests == nullptr)
            return;
        Found& of_items = share.found.emplace_back(block, Found{}).second;
        of_items.has_records.resize(all.blocks.indicators);
        if (contests != nullptr) {
            scorer.settle(block, of_items.has_records, [&](auto take) { partition.read_competing(block, take); });
            return;
        }
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

// Every member's total, and all totals on one scale where they have one. Where they do, and lie close together, ranks
// are written with them.
void fill_members(EvaluationFacts& facts, const Quick& quick, std::vector<std::int64_t> totals,
                  std::span<const Share> shares)
{
    facts.members.resize(facts.roll.members().size());
    const QuickScale scale = quick.totals ? quick.totals->scales()[facts.scheme.top().row()] : QuickScale{};
    bool has_scale = quick.totals.has_value();
    for (const Share& share : shares)
        for (const Alone& alone : share.alone) {
            const auto& [total, is_incomplete, best_grade] = alone.verdict;
            const auto count = scale.count_of(total);
            has_scale = has_scale && (count || is_incomplete);
            totals[alone.member] = count.value_or(0);
            if (is_incomplete)
                facts.standard.incomplete.push_back(alone.member);
            if (best_grade == 0)
                continue;
            facts.standard.best_grade.resize(facts.members.size());
            facts.standard.best_grade[alone.member] = best_grade;
        }
    std::optional<RankCounts> ranks;
    if (has_scale && facts.is_ranked)
        ranks = RankCounts::of(totals, facts.standard.incomplete, shares.size());
    in_parts(shares.size(), facts.members.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t member = first; member < last; ++member)
            facts.members[member] = {.total = scale.of(totals[member]),
                                     .rank = ranks ? ranks->rank(totals[member]) : 0};
    });
    for (const Share& share : shares)
        for (const Alone& alone : share.alone) {
            MemberScore& member = facts.members[alone.member];
            member.total = alone.verdict.total;
            member.is_incomplete = alone.verdict.is_incomplete;
            if (member.is_incomplete)
                member.rank = 0;
        }
    facts.has_ranks = ranks.has_value();
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
                if (!alone.areas.empty())
                    made[area].others.emplace_back(MemberId(alone.member), alone.areas[area]);
    }
    for (const Share& share : pass.shares)
        for (const auto& [area, member] : share.left_out)
            made[area].others.emplace_back(member, std::nullopt);
    return made;
}

}  // namespace muster::evaluation
