#!/usr/bin/env bash
# Pages that check themselves, by one command: installs Emscripten, builds the program beside a build that stands or is
# made, and tries pages in a real browser, as they were made and changed.
#   tests/page_check.sh          MUSTER_BUILD_DIR names the build; build/release without
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${MUSTER_BUILD_DIR:-$PWD/build/release}

cmake/install_packages.sh page
if [ -e "$build/CMakeCache.txt" ]; then
    cmake -S . -B "$build" -DMUSTER_PAGE_CHECK=ON
    cmake --build "$build" --target muster_page_check
else
    cmake/prepare.sh "build unit run test page" -DMUSTER_BUILD_TESTS=ON -DMUSTER_BUILD_EXAMPLES=ON -DMUSTER_PACKAGE=ON
fi
PYTHONPATH=$build/python MUSTER_BUILD_DIR=$build /usr/bin/python3 -m pytest -q -p no:cacheprovider --durations=5 \
    tests/python/page_check_test.py tests/python/self_check_test.py tests/python/firefox_test.py
