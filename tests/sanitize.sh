#!/usr/bin/env bash
# All C++ tests under a sanitizer, by one command:
#   tests/sanitize.sh address|thread [ctest's options, as -R roster]
# `address` has the undefined-behaviour sanitizer with it. What others' headers do is excepted by name, in
# cmake/outside_headers.txt and cmake/outside_threads.txt. JOBS=n compiles and runs n at a time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:-} in
address) preset=asan ;;
thread) preset=tsan ;;
*)
    echo "usage: tests/sanitize.sh address|thread [ctest's options]" >&2
    exit 2
    ;;
esac
shift
export CCACHE_EXTRAFILES=$PWD/cmake/outside_headers.txt  # which ccache does not know to be read by the compiler
cmake --preset "$preset" -DMUSTER_BUILD_TESTS=ON -DMUSTER_BUILD_EXAMPLES=OFF
cmake --build --preset "$preset" -- -j "${JOBS:-1}"
export ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1:check_initialization_order=1
export UBSAN_OPTIONS=print_stacktrace=1
export TSAN_OPTIONS=suppressions=$PWD/cmake/outside_threads.txt:halt_on_error=1:second_deadlock_stack=1
ctest --preset "$preset" --parallel "${JOBS:-1}" "$@"
