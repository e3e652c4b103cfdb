#!/usr/bin/env bash
# Installs what is missing and builds. Called by examples/run.sh and tests/run.sh with the package groups they need:
#   cmake/prepare.sh "build run" [-D...]
# Leaves the build in build/release. A step that fails says which and why; what is there already is not fetched again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

groups=$1
shift
current_step="start"
trap 'status=$?; [ $status -eq 0 ] || echo "prepare: step \"$current_step\" failed (exit $status); its messages stand above" >&2' EXIT

current_step="install packages"
# shellcheck disable=SC2086  # a list of groups
cmake/install_packages.sh $groups

current_step="configure"
cmake --preset release "$@"
current_step="build"
cmake --build --preset release
