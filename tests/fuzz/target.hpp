// What a target of libFuzzer looks like here: one function that takes any bytes. It returns where the library answers
// or refuses by an error of its own; anything else (a crash, a sanitizer, an answer that does not hold) is a fault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// Defined by each target. Gives 0, as libFuzzer asks.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace muster::inline v0_2::fuzz {

/// Bytes given away one by one; noughts once they are all given.
class Bytes {
public:
    Bytes(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), size_(size) {}

    std::uint8_t next() { return at_ < size_ ? bytes_[at_++] : std::uint8_t{0}; }
    /// From 0 to `bound` - 1.
    std::uint32_t below(std::uint32_t bound) { return bound == 0 ? 0 : next() % bound; }
    [[nodiscard]] std::string_view rest() const
    {
        return {reinterpret_cast<const char*>(bytes_) + at_, at_ < size_ ? size_ - at_ : 0};
    }

private:
    const std::uint8_t* bytes_;
    std::size_t size_;
    std::size_t at_ = 0;
};

/// Ends the program where something is not as it must be.
inline void require(bool holds, const std::string& what)
{
    if (holds)
        return;
    std::fprintf(stderr, "FAULT: %s\n", what.c_str());
    std::abort();
}

}  // namespace muster::fuzz
