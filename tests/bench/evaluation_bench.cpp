// Scoring against streaming: how much longer an evaluation takes than reading the same columns once from memory.
//
//     build/bench/tests/bench/evaluation_bench
//
// `times_streaming` is the ratio, both measured in the same run.
#include "muster/core/seed.hpp"
#include "muster/evaluation.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <string>
#include <vector>

namespace {

using namespace muster;
using evaluation::Indicator;

constexpr std::uint32_t members = 2000;
const Day first_day(2026, 9, 1);

// `plain`: records that are only counted and summed up. Otherwise a third of them compete: for events, periods, the
// best.
evaluation::Scheme scheme(bool plain)
{
    using namespace evaluation;
    std::vector<Indicator> indicators;
    for (int i = 0; i < 20; ++i) {
        Indicator made{.code = "i" + std::to_string(i),
                       .area = "top",
                       .weight = Weight::from_millionths(50'000),
                       .rule = rule::Sum{}};
        if (i % 2 == 1)
            made.rule = rule::Count{};
        if (!plain && i % 10 == 0)
            made.once_per_event.applies = true;
        if (!plain && i % 10 == 4)
            made.cap.per_period = Quantity::whole(5);
        if (!plain && i % 10 == 6)
            made.combine = Combine::best;
        indicators.push_back(std::move(made));
    }
    return Scheme({.code = "bench", .areas = {{.code = "top", .round_to = 1}}, .indicators = std::move(indicators)});
}

record::Ledger ledger(std::size_t records)
{
    Random random(Seed{1});
    record::Ledger made;
    for (std::uint32_t i = 0; i < members; ++i)
        made.admit_member("m" + std::to_string(i));
    for (int i = 0; i < 20; ++i)
        made.admit_indicator("i" + std::to_string(i));
    for (int i = 0; i < 300; ++i)
        made.admit_event("e" + std::to_string(i));
    made.reserve(records);
    constexpr std::size_t batch = 1 << 18;
    for (std::size_t done = 0; done < records; done += batch) {
        const std::size_t count = std::min(batch, records - done);
        std::vector<MemberId> member;
        std::vector<IndicatorId> indicator;
        std::vector<Quantity> quantity;
        std::vector<Day> day;
        std::vector<record::EventId> event;
        for (std::size_t i = 0; i < count; ++i) {
            member.emplace_back(random.below(members));
            indicator.emplace_back(random.below(20));
            quantity.push_back(Quantity::from_millionths(random.below(4'000'000)));
            day.push_back(first_day + Days(random.below(120)));
            event.push_back(random.below(3) == 0 ? record::EventId(random.below(300)) : record::EventId());
        }
        made.append({.members = member, .indicators = indicator, .quantities = quantity, .days = day, .events = event});
    }
    return made;
}

const record::Ledger& kept(std::size_t records)
{
    static std::vector<record::Ledger> ledgers;
    for (const record::Ledger& one : ledgers)
        if (one.size() == records)
            return one;
    return ledgers.emplace_back(ledger(records));
}

// Every byte of the columns that scoring reads.
std::uint64_t stream(const record::Ledger& ledger)
{
    std::uint64_t sum = 0;
    for (const MemberId member : ledger.member_column())
        sum += member.row();
    for (const IndicatorId indicator : ledger.indicator_column())
        sum += indicator.row();
    for (const Quantity quantity : ledger.quantity_column())
        sum += static_cast<std::uint64_t>(quantity.millionths());
    for (const Day day : ledger.day_column())
        sum += day.day_number();
    return sum;
}

double seconds_to_stream(const record::Ledger& ledger)
{
    double best = 1e9;
    for (int i = 0; i < 7; ++i) {
        const auto start = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(stream(ledger));
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

void score(benchmark::State& state, bool plain)
{
    const record::Ledger& records = kept(static_cast<std::size_t>(state.range(0)));
    const auto threads = static_cast<unsigned>(state.range(1));
    const evaluation::Scheme rules = scheme(plain);
    const double streaming = seconds_to_stream(records);
    double best = 1e9;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(evaluate(rules, records, {.threads = threads}));
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    state.counters["records/s"] = static_cast<double>(records.size()) / best;
    state.counters["streaming_ms"] = streaming * 1e3;
    state.counters["times_streaming"] = best / streaming;
}

void streaming(benchmark::State& state)
{
    const record::Ledger& records = kept(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(stream(records));
    state.SetBytesProcessed(state.iterations() * state.range(0) * 20);
}

BENCHMARK(streaming)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(score, plain, true)
    ->ArgsProduct({{1'000'000, 10'000'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(score, competing, false)
    ->ArgsProduct({{1'000'000, 10'000'000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
