#!/usr/bin/env bash
# RapidJSON 1.1.0 (Debian 12) with kParseNumbersAsStringsFlag hands numbers over as text, so that whoever reads decimals
# exactly never sees a double. One would expect that any number of JSON's grammar comes through. It does not: a number that
# would not fit a double ends the parse, though no double is wanted: 1e309 is refused with "too big to be stored in double",
# and so is a whole number of 310 digits, while one of 300 digits and 1e-400 come through as they were written.
# What to do: expect this error code from a reader of text, and write numbers beyond 1e308 between quotation marks.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

package=rapidjson-dev version=1.1.0+dfsg2-7.1
apt-get download -q "$package=$version" >/dev/null
dpkg-deb -x ./"$package"_*.deb root

cat > numbers.cpp <<'CPP'
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <iostream>
#include <string>

struct Texts : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Texts> {
    std::string seen;
    bool RawNumber(const char* text, unsigned length, bool)
    {
        seen = std::string(text, length);
        return true;
    }
};

void read(const char* what, const std::string& text)
{
    rapidjson::StringStream stream(text.c_str());
    rapidjson::Reader reader;
    Texts texts;
    const auto outcome = reader.Parse<rapidjson::kParseNumbersAsStringsFlag>(stream, texts);
    std::cout << what << ": ";
    if (outcome.IsError())
        std::cout << rapidjson::GetParseError_En(outcome.Code()) << "\n";
    else
        std::cout << (texts.seen == text ? "as written" : texts.seen) << "\n";
}

int main()
{
    read("0.1000", "0.1000");
    read("1e308", "1e308");
    read("1e309", "1e309");
    read("1e-400", "1e-400");
    read("300 digits", std::string(300, '7'));
    read("310 digits", std::string(310, '7'));
}
CPP
g++ -std=c++17 -I root/usr/include numbers.cpp -o numbers
./numbers | tee seen

cat > expected <<'SEEN'
0.1000: as written
1e308: as written
1e309: Number too big to be stored in double.
1e-400: as written
300 digits: as written
310 digits: Number too big to be stored in double.
SEEN
diff expected seen && echo "as it was with $package $version"
