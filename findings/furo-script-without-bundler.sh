#!/usr/bin/env bash
# furo 2022.12.07 (Debian 12), Sphinx's theme: the packaged theme is built without the bundler that upstream uses, and nothing
# of the build says so. Its pages load scripts/furo.js as an ordinary script, but the file begins with an import of a second
# one, which only a module may do, so a browser refuses all of it: the button for light and dark does nothing and the contents
# on the right follow nobody. And furo.css begins with an import from /javascript/, a folder that only Debian's web server
# configuration has: opened from a folder, or put on any other server, the site is without its base style. One would expect a
# theme that Sphinx builds without a warning, also with -W, to be whole.
# What to do: once the site is built, put the second script in place of the import, and the style in place of the other.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

for package in furo=2022.12.07+dfsg-1 sphinx-basic-ng=1.0.0~beta1-3 python3-sphinx=5.3.0-4 sphinx-common=5.3.0-4; do
    apt-get download -q "$package" >/dev/null
    dpkg-deb -x ./"${package%%=*}"_*.deb root
done
mkdir pages
echo 'html_theme = "furo"' > pages/conf.py
printf 'Title\n=====\n\nText.\n' > pages/index.rst
PYTHONPATH=$PWD/root/usr/lib/python3/dist-packages /usr/bin/python3 -m sphinx -W -q -b html pages html
echo "Sphinx, told to fail at a warning: ended with $?" | tee seen

cat > scripts.js <<'JS'
const fs = require("fs"), vm = require("vm");
const page = fs.readFileSync("html/index.html", "utf8");
for (const [tag, source] of page.matchAll(/<script[^>]*src="([^"]*)"[^>]*>/g)) {
  if (tag.includes('type="module"') || !source.includes("furo")) continue;
  let says = "is a script";
  try { new vm.Script(fs.readFileSync("html/" + source.split("?")[0], "utf8")); } catch (error) { says = error.name; }
  console.log(source.split("?")[0] + ": " + says);
}
JS
node scripts.js | tee -a seen
grep -o '^@import url([^)]*)' html/_static/styles/furo.css | tee -a seen

cat > expected <<'SEEN'
Sphinx, told to fail at a warning: ended with 0
_static/scripts/furo.js: SyntaxError
@import url(/javascript/normalize.css/normalize.css)
SEEN
diff expected seen && echo "as it was with furo 2022.12.07+dfsg-1"
