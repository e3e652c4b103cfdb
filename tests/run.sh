#!/usr/bin/env bash
# Everything that must hold: installs what is missing, builds, runs all tests. The last line is "N passed, M failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! cmake/prepare.sh "build run test docs package" -DMUSTER_BUILD_TESTS=ON -DMUSTER_BUILD_EXAMPLES=ON \
    -DMUSTER_PACKAGE=ON; then
    echo "0 passed, 1 failed"
    exit 1
fi

results=$PWD/build/release/test-results
rm -rf "$results" && mkdir -p "$results"
export PYTHONPATH=$PWD/build/release/python MUSTER_BUILD_DIR=$PWD/build/release

ctest --preset release --parallel 2 --output-junit "$results/unit.xml" | tail -n 25

# Two at once that take about as long, as few of the tests use more than one core.
run_python() { /usr/bin/python3 -m pytest -q -p no:cacheprovider --durations=10 "${@:2}" --junitxml="$results/$1.xml"; }
run_python house tests/house tests/consumer > "$results/house.log" 2>&1 &
run_python python tests/python
wait
cat "$results/house.log"

/usr/bin/python3 tests/count.py "$results/unit.xml" "$results/python.xml" "$results/house.xml"
