#!/usr/bin/env bash
# Packages and wheel in a clean root: a bare Debian 12 in a folder, in which they are installed and tried. As root, with
# debootstrap, some 700 MB of room and the mirror that apt knows here; ten minutes. Not one of tests/run.sh's: these
# look at the same packages without a root of their own (tests/consumer/packages_test.py).
#   tests/packages.sh [FOLDER]    FOLDER holds packages and wheel; without it they are made by cmake/package.sh
# MUSTER_CLEAN_ROOT may name a folder that debootstrap made, which then is copied. The last line is "N passed, M failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
passed=0 failed=0
trap 'umount "$root/proc" 2>/dev/null; rm -rf "$work"; echo "$passed passed, $failed failed"; [ $failed -eq 0 ] || exit 1' EXIT
work=$(mktemp -d)
root=$work/root

holds() {  # words, then a command
    local begun=$SECONDS
    if "${@:2}" > "$work/said" 2>&1; then
        passed=$((passed + 1)) && echo "ok      $1 ($((SECONDS - begun)) s)"
    else
        failed=$((failed + 1)) && echo "FAILED  $1" && tail -n 15 "$work/said"
        return 1
    fi
}
within() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive bash -euc "$1"; }
install() { within "apt-get install -q -y --no-install-recommends $1"; }
clean_root() {
    local said
    said=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm') || return 1
    if [ -n "${MUSTER_CLEAN_ROOT:-}" ]; then cp -a "$MUSTER_CLEAN_ROOT" "$root"
    else debootstrap --variant=minbase bookworm "$root" "$(head -n 1 <<< "$said")"; fi &&
        mount -t proc proc "$root/proc" && mkdir "$root/given" "$root/consumer" && cp "$given"/* "$root/given" &&
        cp -r tests/consumer/main.cpp tests/consumer/find_package "$root/consumer" && within "apt-get update -q"
}

# Of a page: that it holds the installed program for checking itself, where the packages have that, and else none.
page_check="import base64, pathlib, re, sys, muster
program = pathlib.Path(muster.__file__).with_name('page_check.wasm.gz')
held = re.search('<template id=page-program[^>]*>([^<]*)<', pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))
assert base64.b64decode(held[1]) == program.read_bytes() if program.exists() else held is None
print('the packages have', 'the' if held else 'no', 'program with which a page checks itself')"

given=${1:-$work/given}
[ $# -gt 0 ] || holds "cmake/package.sh makes packages and a wheel" cmake/package.sh "$given" || exit
version=$(sed -n 's/#define MUSTER_VERSION "\(.*\)"/\1/p' include/muster/version.hpp)
series=${version%.*}
holds "a bare Debian 12 is there" clean_root || exit

holds "Debian's packages that the wheel needs are installed" \
    install "python3-venv python3-numpy python3-pandas python3-openpyxl"
holds "the wheel goes into a fresh environment, offline" within "python3 -m venv --system-site-packages /wheel
    /wheel/bin/pip install --no-index --no-deps /given/*.whl"
holds "the wheel's command plans, pages and checks a term" within "cd /root
    test \"\$(/wheel/bin/muster --version)\" = 'muster $version'
    python3 /wheel/share/doc/muster/examples/term/generate.py small
    timeout 60 /wheel/bin/muster term small --out wheel
    grep -q '<table' wheel/report.html && /wheel/bin/muster check wheel/term.muster"
holds "its page checks itself where the build had the program" within "/wheel/bin/python -c \"$page_check\" /root/wheel/report.html"
holds "it goes again" within "rm -rf /wheel; apt-get purge -q -y python3-venv python3-numpy python3-pandas \
    python3-openpyxl && apt-get autoremove -q -y --purge"

holds "library, module and command are installed with all they need" install "/given/libmuster0*.deb /given/python3-muster*.deb"
holds "nothing there compiles" within "! command -v cc && ! command -v c++ && ! command -v cmake"
holds "a newcomer sees a report within a minute" within "cd /root
    test \"\$(muster --version)\" = 'muster $version'
    timeout 60 bash -ec 'python3 /usr/share/doc/python3-muster/examples/term/generate.py mine
    muster term mine --out out'; grep -q '<table' out/report.html"
holds "its proofs hold" within "cd /root && muster check out/term.muster"
holds "its page checks itself where the build had the program" within "python3 -c \"$page_check\" /root/out/report.html"
tail -n 1 "$work/said"
holds "a ledger goes through SQLite" within "python3 -c \"
import sqlite3, muster
ledger = muster.load('/root/out/term.muster').ledger
muster.to_sql(ledger, '/root/ledger.db')
assert len(ledger) == sqlite3.connect('/root/ledger.db').execute('SELECT count(*) FROM ledger').fetchone()[0]
assert muster.read_sql('/root/ledger.db') == ledger\""
holds "it speaks Chinese" within "cd /root && muster term mine --out zh --language zh && grep -q 值班 zh/report.html"
holds "Python has it" within "python3 -c \"
import importlib.metadata, muster, pandas
assert importlib.metadata.version('muster') == muster.__version__ == '$version'
pairs = muster.pair(pandas.DataFrame({'mentee': ['ann', 'bo'], 'mentor': ['kim', 'lee'], 'score': [2, 1]}))
assert pairs.verify() and muster.__file__.startswith('/usr/lib/python3/')\""
holds "there are manual pages" within "test -s /usr/share/man/man1/muster.1.gz -a -s /usr/share/man/zh_CN/man1/muster.1.gz"

holds "development files and a compiler are installed" install "/given/libmuster-dev*.deb g++ clang cmake ninja-build pkg-config"
holds "find_package finds it, for a program of C++20" within "cmake -G Ninja -S /consumer/find_package -B /consumer/20 \
    -DMUSTER_WANTED=$series &&
    cmake --build /consumer/20 && /consumer/20/consumer | grep '^$version 2026-09-07 25$' &&
    ldd /consumer/20/consumer | grep libmuster.so"
holds "and muster::static" within "cmake -G Ninja -S /consumer/find_package -B /consumer/static \
    -DMUSTER_WANTED=$series -DMUSTER_TARGET=muster::static && cmake --build /consumer/static &&
    /consumer/static/consumer && ! ldd /consumer/static/consumer | grep libmuster"
holds "a request for 0.1 is refused" within "! cmake -G Ninja -S /consumer/find_package -B /consumer/refused \
    -DMUSTER_WANTED=0.1"
for compiler in g++ clang++; do
    for standard in c++20 c++2b; do
        holds "pkg-config, $compiler, $standard, all warnings errors" within "$compiler -std=$standard -Wall -Wextra \
            -Wpedantic -Wconversion -Werror /consumer/main.cpp -o /consumer/plain \$(pkg-config --cflags --libs muster) &&
            /consumer/plain | grep '^$version '"
    done
done
holds "what is purged leaves nothing behind" within "apt-get purge -q -y libmuster-dev python3-muster 'libmuster0*' &&
    test -z \"\$(find /usr /etc /var/lib/dpkg/info -iname '*muster*')\""
