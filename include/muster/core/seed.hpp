// Random numbers that are the same on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

namespace muster {

/// Where a sequence of random numbers starts. The caller chooses it; the library has none of its own.
struct Seed {
    std::uint64_t value = 1;

    /// Another seed, for the `stream`-th independent use of this one (a thread, a restart).
    [[nodiscard]] Seed split(std::uint64_t stream) const noexcept;

    friend bool operator==(const Seed&, const Seed&) = default;
};

/// xoshiro256** by Blackman and Vigna (2018), seeded by splitmix64.
///
/// Unlike the distributions of the standard library, `below` and `unit` are defined to the bit.
class Random {
public:
    using result_type = std::uint64_t;

    explicit Random(Seed seed) noexcept;

    static constexpr result_type min() noexcept { return 0; }
    static constexpr result_type max() noexcept { return std::numeric_limits<result_type>::max(); }

    result_type operator()() noexcept;

    /// Uniform in 0 .. bound-1; 0 when `bound` is 0. Bias below 2^-32 for bounds of 32 bits (Lemire's multiplication).
    std::uint32_t below(std::uint32_t bound) noexcept;

    /// Uniform in [0, 1), a multiple of 2^-53.
    double unit() noexcept;

    /// Fisher and Yates.
    template <class Value>
    void shuffle(std::span<Value> values) noexcept
    {
        for (std::size_t left = values.size(); left > 1; --left)
            std::swap(values[left - 1], values[below(static_cast<std::uint32_t>(left))]);
    }

private:
    std::array<std::uint64_t, 4> state_;
};

}  // namespace muster
