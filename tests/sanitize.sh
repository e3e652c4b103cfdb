#!/usr/bin/env bash
# All C++ tests under a sanitizer, or the Python tests with a module built for one, by one command:
#   tests/sanitize.sh address|thread [ctest's options, as -R roster]
#   tests/sanitize.sh python [pytest's options and files, all of tests/python unless told]
# `address` and `python` have the undefined-behaviour sanitizer with it. What others' headers do is excepted by name, in
# cmake/outside_headers.txt and cmake/outside_threads.txt. JOBS=n compiles and runs n at a time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:-} in
address | python) preset=asan ;;
thread) preset=tsan ;;
*)
    echo "usage: tests/sanitize.sh address|thread [ctest's options], or python [pytest's options]" >&2
    exit 2
    ;;
esac
what=$1
shift
export CCACHE_EXTRAFILES=$PWD/cmake/outside_headers.txt  # which ccache does not know to be read by the compiler
export UBSAN_OPTIONS=print_stacktrace=1

if [ "$what" = python ]; then
    cmake --preset asan -DMUSTER_BUILD_PYTHON=ON -DMUSTER_BUILD_TESTS=OFF -DMUSTER_BUILD_EXAMPLES=OFF
    cmake --build --preset asan --target _muster -- -j "${JOBS:-1}"
    cp -R python/muster/. build/asan/python/muster/
    # The interpreter is not built for the sanitizer, so its runtime comes first, and C++'s before it looks for throws.
    # What Python itself leaves at its end is no leak of the module's; its small blocks come from malloc, to be watched.
    runtime=$(clang++-14 -print-file-name=libclang_rt.asan-x86_64.so)
    export PYTHONPATH=$PWD/build/asan/python PYTHONMALLOC=malloc
    export ASAN_OPTIONS=detect_leaks=0:strict_string_checks=1
    export LD_PRELOAD="$runtime $(clang++-14 -print-file-name=libstdc++.so.6)"
    [ $# -gt 0 ] || set -- tests/python
    exec /usr/bin/python3 -m pytest -q -p no:cacheprovider "$@"
fi

cmake --preset "$preset" -DMUSTER_BUILD_TESTS=ON -DMUSTER_BUILD_EXAMPLES=OFF
cmake --build --preset "$preset" -- -j "${JOBS:-1}"
export ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1:check_initialization_order=1
export TSAN_OPTIONS=suppressions=$PWD/cmake/outside_threads.txt:halt_on_error=1:second_deadlock_stack=1
ctest --preset "$preset" --parallel "${JOBS:-1}" "$@"
