#!/usr/bin/env bash
# RapidJSON 1.1.0 (Debian 12) with kParseFullPrecisionFlag is asked for when a double must be read to its last bit. One would
# expect it to be at least as right as the quick way. A zero with a power of ten is not: 0e-100 comes out as 2^103, -2^986
# or 2^-395, as the compiler and its options have it, where the quick way says 0. From 0e-22 up and for 0.0 it is 0. The exact
# way makes the digits a fraction whose first bit is set, counting the zeros before that bit; a fraction of nothing but zeros
# has none, and what the count is then nobody defines. (Seen with g++ 12 at -O0 to -O3 and with clang 14.)
# What to do: read a number whose digits are all zeros as 0 before it is handed over, or write zeros without a power.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

package=rapidjson-dev version=1.1.0+dfsg2-7.1
apt-get download -q "$package=$version" >/dev/null
dpkg-deb -x ./"$package"_*.deb root

cat > zeros.cpp <<'CPP'
#include <rapidjson/document.h>

#include <iostream>

template <unsigned flags>
double read(const char* text)
{
    rapidjson::Document document;
    document.Parse<flags>(text);
    return document[0].GetDouble();
}

int main()
{
    for (const char* text : {"[0.0]", "[0e-22]", "[0e-30]", "[0.0e-30]", "[0e-100]"}) {
        const double exact = read<rapidjson::kParseFullPrecisionFlag>(text);
        std::cerr << text << " in full precision: " << std::hexfloat << exact << "\n";
        std::cout << text << ": quickly " << (read<0>(text) == 0.0 ? "0" : "not 0") << ", in full precision "
                  << (exact == 0.0 ? "0" : "not 0") << "\n";
    }
}
CPP
cat > expected <<'SEEN'
[0.0]: quickly 0, in full precision 0
[0e-22]: quickly 0, in full precision 0
[0e-30]: quickly 0, in full precision not 0
[0.0e-30]: quickly 0, in full precision not 0
[0e-100]: quickly 0, in full precision not 0
SEEN
for level in -O0 -O2; do
    g++ -std=c++17 "$level" -I root/usr/include zeros.cpp -o zeros
    ./zeros | tee seen
    diff expected seen
done
echo "as it was with $package $version"
