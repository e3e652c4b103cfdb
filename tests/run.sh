#!/usr/bin/env bash
# Everything that must hold: installs what is missing, builds, runs all tests. The last line is "N passed, M failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! cmake/prepare.sh "build unit run test docs package" -DMUSTER_BUILD_TESTS=ON -DMUSTER_BUILD_EXAMPLES=ON \
    -DMUSTER_PACKAGE=ON; then
    echo "0 passed, 1 failed"
    exit 1
fi

results=$PWD/build/release/test-results
rm -rf "$results" && mkdir -p "$results"
export PYTHONPATH=$PWD/build/release/python MUSTER_BUILD_DIR=$PWD/build/release

ctest --preset release --parallel 2 --output-junit "$results/unit.xml" | tail -n 25

# Two parts at a time, as each ends, the longest first: few of the tests use more than one core.
parts=("house tests/house tests/consumer")
files=(tests/python/*_test.py)
for ((at = 0; at < ${#files[@]}; at += 12)); do
    parts+=("python_$((at / 12)) ${files[*]:at:12}")
done
run_part() {
    /usr/bin/python3 -m pytest -q -p no:cacheprovider --durations=5 "${@:2}" --junitxml="$results/$1.xml" \
        > "$results/$1.log" 2>&1
    cat "$results/$1.log"
}
export -f run_part
export results
printf '%s\n' "${parts[@]}" | xargs -P 2 -L 1 bash -c 'run_part "$@"' part

names=("${parts[@]%% *}")
results_of=("${names[@]/#/$results/}")
/usr/bin/python3 tests/count.py "$results/unit.xml" "${results_of[@]/%/.xml}"
