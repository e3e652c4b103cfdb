#!/usr/bin/env bash
# Fuzzes each target for so many seconds (60 unless told), or only those that are named:
#   tests/fuzz/run.sh [SECONDS] [TARGET...]
# The seconds are the clock's; the processor time is told, which is less on a machine that does other things, too.
# What is found stays in build/asan/fuzz/<target>/, beside the corpus that has grown; a fault ends with its status.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(archives documents pairings small_rosters)

export CCACHE_EXTRAFILES=$PWD/cmake/outside_headers.txt  # which ccache does not know to be read by the compiler
cmake --preset fuzz -DMUSTER_BUILD_TESTS=ON -DMUSTER_BUILD_EXAMPLES=OFF > /dev/null
cmake --build --preset fuzz --target "${targets[@]/#/fuzz_}" -- -j "${JOBS:-1}"
status=0
TIMEFORMAT="%U s of processor time"
for target in "${targets[@]}"; do
    grown=build/asan/fuzz/$target
    mkdir -p "$grown/corpus"
    echo "== $target, $seconds s"
    # Without -entropic=0 each input's weight is reckoned anew from all that it reaches, which for archives left seven
    # inputs a second of 500.
    {
        time build/asan/tests/fuzz/fuzz_"$target" -entropic=0 -max_total_time="$seconds" -rss_limit_mb=4096 \
            -timeout=60 -print_final_stats=1 -artifact_prefix="$grown/" "$grown/corpus" "tests/fuzz/corpus/$target"
    } 2> "$grown/log" || status=$?
    grep -E "FAULT|ERROR|SUMMARY|stat::(number_of_executed_units|peak_rss_mb)|processor time" "$grown/log" || true
done
exit $status
