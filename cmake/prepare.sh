#!/usr/bin/env bash
# Installs what is missing and builds. Called by examples/run.sh and tests/run.sh with the package groups they need:
#   cmake/prepare.sh "build run" [-D...]
# Leaves the build in build/release. A step that fails says which and why; what is there already is not fetched again.
# What compiles needs the groups build, unit and page; the others are installed meanwhile.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

to_compile=()
to_run=()
for group in $1; do
    case $group in
    build | unit | page) to_compile+=("$group") ;;
    *) to_run+=("$group") ;;
    esac
done
shift
current_step="start"
trap 'status=$?; wait; [ $status -eq 0 ] || echo "prepare: step \"$current_step\" failed (exit $status); its messages stand above" >&2' EXIT

current_step="install packages"
cmake/install_packages.sh "${to_compile[@]}"

current_step="configure"
cmake --preset release "$@"

# A package manager that is stopped half way leaves a mess, so whatever happens here it comes to its end.
cmake/install_packages.sh "${to_run[@]}" > build/release/packages.log 2>&1 &
installing=$!
current_step="build"
cmake --build --preset release --target muster _muster
current_step="install packages"
installed=0
wait $installing || installed=$?
cat build/release/packages.log
[ $installed -eq 0 ] || exit $installed

current_step="build"
cmake --build --preset release
