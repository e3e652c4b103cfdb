// A program of somebody else's that links the library as it was installed.
#include <muster/muster.hpp>

#include <cstdio>

int main()
{
    const muster::Day day = muster::parse_day("2026-09-07", {"argument"});
    const muster::Points points = muster::Points::parse("12.5", {"argument"});
    std::printf("%s %s %s\n", MUSTER_VERSION, muster::to_string(day).c_str(),
                muster::to_string(points + points).c_str());
    std::printf("%zu\n", muster::sha256_hex("linked").size());
    return 0;
}
