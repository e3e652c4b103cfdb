// Random numbers that are the same on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

namespace detail {

inline std::uint64_t splitmix64(std::uint64_t& state) noexcept
{
    std::uint64_t mixed = (state += 0x9e3779b97f4a7c15u);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

[[nodiscard]] constexpr std::uint64_t rotated_left(std::uint64_t bits, int by) noexcept  // std::rotl without <bit>
{
    return bits << by | bits >> (64 - by);
}

}  // namespace detail

/// Where a sequence of random numbers starts. The caller chooses it; the library has none of its own.
struct Seed {
    std::uint64_t value = 1;  ///< any number

    /// Another seed, for the `stream`-th independent use of this one (a thread, a restart).
    [[nodiscard]] Seed split(std::uint64_t stream) const noexcept
    {
        std::uint64_t state = value ^ (0xd1b54a32d192ed03u * (stream + 1));
        return {detail::splitmix64(state)};
    }

    friend bool operator==(const Seed&, const Seed&) = default;
};

/// xoshiro256** by Blackman and Vigna (2018), seeded by splitmix64.
///
/// Unlike the distributions of the standard library, `below` and `unit` are defined to the bit.
class Random {
public:
    /// As the standard library asks.
    using result_type = std::uint64_t;

    /// The sequence that starts there.
    explicit Random(Seed seed) noexcept
    {
        std::uint64_t state = seed.value;
        for (std::uint64_t& word : state_)
            word = detail::splitmix64(state);
    }

    /// Least number drawn.
    static constexpr result_type min() noexcept { return 0; }
    /// Greatest number drawn.
    static constexpr result_type max() noexcept { return std::numeric_limits<result_type>::max(); }

    /// The next number, uniform in 64 bits.
    result_type operator()() noexcept
    {
        const std::uint64_t result = detail::rotated_left(state_[1] * 5, 7) * 9;
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = detail::rotated_left(state_[3], 45);
        return result;
    }

    /// Uniform in 0 .. bound-1; 0 when `bound` is 0. Bias below 2^-32 for bounds of 32 bits (Lemire's multiplication).
    std::uint32_t below(std::uint32_t bound) noexcept
    {
        const std::uint64_t high_half = (*this)() >> 32;
        return static_cast<std::uint32_t>((high_half * bound) >> 32);
    }

    /// Uniform in [0, 1), a multiple of 2^-53.
    double unit() noexcept { return static_cast<double>((*this)() >> 11) * 0x1p-53; }

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

#pragma GCC visibility pop
