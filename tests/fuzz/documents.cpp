// What people and other programs write as text: schemes, rosters, drawings, words of cells. The first byte chooses who
// reads the rest.
#include "documents/readers.hpp"
#include "target.hpp"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace muster::fuzz;
    constexpr std::array readers{&take_scheme, &take_roster, &take_drawing, &take_words};  // in the order of seeds.py
    Bytes given(bytes, size);
    const std::uint8_t choice = given.next();
    readers[choice % readers.size()](given.rest());
    return 0;
}
