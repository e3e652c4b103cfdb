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

current_step="find missing Debian packages"
missing=()
while read -r group package; do
    case " $groups " in *" $group "*) ;; *) continue ;; esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done < <(grep -v '^#' cmake/packages.txt)

if [ ${#missing[@]} -gt 0 ]; then
    current_step="install ${missing[*]}"
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "prepare: missing ${missing[*]}; install them as root, or install sudo" >&2; exit 1; }
        as_root=(sudo)
    fi
    command -v apt-get >/dev/null || { echo "prepare: missing ${missing[*]}; this machine has no apt-get, install them by its own means" >&2; exit 1; }
    echo "prepare: installing ${missing[*]}"
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

current_step="configure"
cmake --preset release "$@"
current_step="build"
cmake --build --preset release
