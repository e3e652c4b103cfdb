#!/usr/bin/env bash
# cereal 1.3.2 (Debian 12): a number that is too large for a narrow unsigned integer is cut without a word when JSON or XML
# is read. 300 becomes 44 in a std::uint8_t and 70000 becomes 4464 in a std::uint16_t; in XML 5000000000 becomes 705032704
# in a std::uint32_t as well. JSON refuses that last one, so one would expect the same of all others. JSON goes through the
# parser's 32-bit getter and XML through std::stoul, and both results are cast to the type at hand.
# What to do: read into 64 bits and compare with the limits of the type before the cast.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

package=libcereal-dev version=1.3.2+dfsg-4
apt-get download -q "$package=$version" >/dev/null
dpkg-deb -x ./"$package"_*.deb root

cat > narrow.cpp <<'CPP'
#include <cereal/archives/json.hpp>
#include <cereal/archives/xml.hpp>

#include <cstdint>
#include <iostream>
#include <sstream>

template <class Archive, class Narrow>
void read(const char* what, const std::string& text)
{
    std::istringstream stream(text);
    std::cout << what << ": ";
    try {
        Archive archive(stream);
        Narrow value{};
        archive(cereal::make_nvp("value", value));
        std::cout << static_cast<unsigned long>(value) << "\n";
    } catch (const std::exception&) {
        std::cout << "refused\n";
    }
}

int main()
{
    using Json = cereal::JSONInputArchive;
    using Xml = cereal::XMLInputArchive;
    read<Json, std::uint8_t>("json 300 as 8 bits", "{\"value\": 300}");
    read<Json, std::uint16_t>("json 70000 as 16 bits", "{\"value\": 70000}");
    read<Json, std::uint32_t>("json 5000000000 as 32 bits", "{\"value\": 5000000000}");
    read<Xml, std::uint8_t>("xml 300 as 8 bits", "<cereal><value>300</value></cereal>");
    read<Xml, std::uint16_t>("xml 70000 as 16 bits", "<cereal><value>70000</value></cereal>");
    read<Xml, std::uint32_t>("xml 5000000000 as 32 bits", "<cereal><value>5000000000</value></cereal>");
}
CPP
g++ -std=c++17 -I root/usr/include narrow.cpp -o narrow
./narrow | tee seen

cat > expected <<'SEEN'
json 300 as 8 bits: 44
json 70000 as 16 bits: 4464
json 5000000000 as 32 bits: refused
xml 300 as 8 bits: 44
xml 70000 as 16 bits: 4464
xml 5000000000 as 32 bits: 705032704
SEEN
diff expected seen && echo "as it was with $package $version"
