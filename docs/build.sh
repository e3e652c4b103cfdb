#!/usr/bin/env bash
# Builds the site: documents, Python reference (Sphinx) and C++ reference (Doxygen), without a build of the library.
#   docs/build.sh [FOLDER]
# The site is FOLDER/html/index.html; FOLDER is build/docs where none is said. What warns, fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(realpath -m "${1:-build/docs}")

cmake/install_packages.sh docs

rm -rf "$folder"
mkdir -p "$folder/pages"
/usr/bin/python3 docs/site/gather.py "$folder/pages"
/usr/bin/python3 -m sphinx -W --keep-going -q -b html -d "$folder/doctrees" -c docs/site "$folder/pages" "$folder/html"

version=$(sed -n 's/.*MUSTER_VERSION "\(.*\)".*/\1/p' include/muster/version.hpp)
doxygen - <<EOF
@INCLUDE         = docs/site/Doxyfile
PROJECT_NUMBER   = $version
OUTPUT_DIRECTORY = $folder/html
EOF
echo "docs: $folder/html/index.html"
