#!/usr/bin/env bash
# Installs the Debian packages of some groups of cmake/packages.txt that are missing: cmake/install_packages.sh build run
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

current_step="find missing Debian packages"
trap 'status=$?; [ $status -eq 0 ] || echo "packages: step \"$current_step\" failed (exit $status); its messages stand above" >&2' EXIT
missing=()
while read -r group package; do
    case " $* " in *" $group "*) ;; *) continue ;; esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done < <(grep -v '^#' cmake/packages.txt)
[ ${#missing[@]} -gt 0 ] || exit 0

current_step="install ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "packages: missing ${missing[*]}; install them as root, or install sudo" >&2; exit 1; }
    as_root=(sudo)
fi
command -v apt-get >/dev/null || { echo "packages: missing ${missing[*]}; this machine has no apt-get, install them by its own means" >&2; exit 1; }
echo "packages: installing ${missing[*]}"
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
