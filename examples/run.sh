#!/usr/bin/env bash
# The main job on a fresh machine: installs what is missing, builds, and plans and evaluates one whole term.
#   ./examples/run.sh [OUT]     OUT defaults to out/term
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=${1:-out/term}

cmake/prepare.sh "build run" -DMUSTER_BUILD_TESTS=OFF -DMUSTER_BUILD_EXAMPLES=ON

export PYTHONPATH=$PWD/build/release/python
for program in pairing roster dormitory_term contest hospital_ward call_rota library_helpers evening_desk evaluation; do
    printf '\n== examples/%s.cpp\n' "$program"
    "build/release/examples/$program"
done

printf '\n== one whole term\n'
/usr/bin/python3 examples/term/generate.py "$out/input"
/usr/bin/python3 -m muster term "$out/input" --out "$out"

printf '\n== a department of twelve branches\n'
/usr/bin/python3 examples/department/generate.py "$out/department/input"
/usr/bin/python3 -m muster term "$out/department/input" --out "$out/department"

printf '\nTo go on in Python or with your own folder:\n  export PYTHONPATH=%s\n' "$PYTHONPATH"
