// Scoring against streaming: how much longer an evaluation takes than reading the same columns once from memory.
//
//     build/bench/tests/bench/evaluation_bench
//
// `times_streaming` is the ratio, `times_plain` that to records that only add up, all measured in the same run.
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

// What there is besides records that are counted and summed up.
enum class Kind : std::uint8_t {
    plain,           // nothing
    competing,       // of ten indicators: one whose events count once, one with a cap of a day, one of the best
    once_per_event,  // of all indicators, here and below
    capped,
    latest,
    best_of,
    once_and_capped,
    left_out,  // a third may be left out, a third are assigned to half of the members
};

evaluation::Scheme scheme(Kind kind)
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
        const bool competes = kind == Kind::competing;
        if ((competes && i % 10 == 0) || kind == Kind::once_per_event || kind == Kind::once_and_capped)
            made.once_per_event.applies = true;
        if ((competes && i % 10 == 4) || kind == Kind::capped || kind == Kind::once_and_capped)
            made.cap.per_period = Quantity::whole(5);
        if (competes && i % 10 == 6)
            made.combine = Combine::best;
        if (kind == Kind::latest)
            made.combine = Combine::latest;
        if (kind == Kind::best_of)
            made.rule = rule::BestOf{.count = 3};
        if (kind == Kind::left_out && i % 3 == 1)
            made.missing = Missing::leave_out;
        if (kind == Kind::left_out && i % 3 == 2)
            made.assigned = "mentor";
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

// Half of the members are mentors.
evaluation::Roll roll(const record::Ledger& ledger)
{
    std::vector<evaluation::RollMember> made;
    for (const std::string& code : ledger.members().words()) {
        made.push_back({.code = code});
        if (made.size() % 2 == 0)
            made.back().roles.emplace_back("mentor");
    }
    return evaluation::Roll(std::move(made));
}

double seconds_to_score(const evaluation::Scheme& scheme, const record::Ledger& ledger,
                        const evaluation::EvaluationOptions& options)
{
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(evaluate(scheme, ledger, options));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void score(benchmark::State& state, Kind kind)
{
    const record::Ledger& records = kept(static_cast<std::size_t>(state.range(0)));
    const auto threads = static_cast<unsigned>(state.range(1));
    const evaluation::Scheme rules = scheme(kind);
    const evaluation::Scheme plain = scheme(Kind::plain);
    const evaluation::EvaluationOptions options{.roll = roll(records), .threads = threads};
    const double streaming = seconds_to_stream(records);
    double best = 1e9;
    double best_plain = 1e9;
    for (auto _ : state) {
        best = std::min(best, seconds_to_score(rules, records, options));
        state.PauseTiming();
        best_plain = std::min(best_plain, seconds_to_score(plain, records, options));
        state.ResumeTiming();
    }
    state.counters["records/s"] = static_cast<double>(records.size()) / best;
    state.counters["streaming_ms"] = streaming * 1e3;
    state.counters["times_streaming"] = best / streaming;
    state.counters["times_plain"] = best / best_plain;
}

void streaming(benchmark::State& state)
{
    const record::Ledger& records = kept(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(stream(records));
    state.SetBytesProcessed(state.iterations() * state.range(0) * 20);
}

BENCHMARK(streaming)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);
void arguments(benchmark::internal::Benchmark* of)
{
    of->ArgsProduct({{1'000'000, 10'000'000}, {1, 2}})->Unit(benchmark::kMillisecond)->UseRealTime();
}
BENCHMARK_CAPTURE(score, plain, Kind::plain)->Apply(arguments);
BENCHMARK_CAPTURE(score, competing, Kind::competing)->Apply(arguments);
BENCHMARK_CAPTURE(score, once_per_event, Kind::once_per_event)->Apply(arguments);
BENCHMARK_CAPTURE(score, capped, Kind::capped)->Apply(arguments);
BENCHMARK_CAPTURE(score, latest, Kind::latest)->Apply(arguments);
BENCHMARK_CAPTURE(score, best_of, Kind::best_of)->Apply(arguments);
BENCHMARK_CAPTURE(score, once_and_capped, Kind::once_and_capped)->Apply(arguments);
BENCHMARK_CAPTURE(score, left_out, Kind::left_out)->Apply(arguments);

}  // namespace
