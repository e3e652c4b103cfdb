#!/usr/bin/env bash
# Debian packages and a wheel, by one command:
#   cmake/package.sh [OUT]     OUT defaults to build/release/packages
# Installs what is missing and builds. Where MUSTER_BUILD_DIR names a build with MUSTER_PACKAGE, it is taken as it stands.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${MUSTER_BUILD_DIR:-$PWD/build/release}
out=$(realpath -m "${1:-$build/packages}")

[ -n "${MUSTER_BUILD_DIR:-}" ] || cmake/prepare.sh "build run package" -DMUSTER_PACKAGE=ON

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
cpack --config "$build/CPackConfig.cmake" -B "$made" > "$made/log" 2>&1 || { head -n 30 "$made/log" >&2; exit 1; }
# pip builds in the folder it is given: a copy of what it needs, so that it leaves nothing behind here.
mkdir -p "$made/source/examples"
cp -r setup.py pyproject.toml README.md LICENSE cmake include python "$made/source"
cp -r examples/term "$made/source/examples"
MUSTER_BUILD_DIR=$build /usr/bin/python3 -m pip wheel --quiet --no-deps --no-build-isolation --no-index --no-cache-dir \
    --disable-pip-version-check --wheel-dir "$made" "$made/source"

mkdir -p "$out"
mv "$made"/*.deb "$made"/*.whl "$out"
ls "$out"/*.deb "$out"/*.whl
