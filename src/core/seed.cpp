#include "muster/core/seed.hpp"

#include <bit>

namespace muster {
namespace {

std::uint64_t splitmix64(std::uint64_t& state) noexcept
{
    std::uint64_t mixed = (state += 0x9e3779b97f4a7c15u);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

}  // namespace

Seed Seed::split(std::uint64_t stream) const noexcept
{
    std::uint64_t state = value ^ (0xd1b54a32d192ed03u * (stream + 1));
    return {splitmix64(state)};
}

Random::Random(Seed seed) noexcept
{
    std::uint64_t state = seed.value;
    for (auto& word : state_)
        word = splitmix64(state);
}

Random::result_type Random::operator()() noexcept
{
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

std::uint32_t Random::below(std::uint32_t bound) noexcept
{
    const std::uint64_t high_half = (*this)() >> 32;
    return static_cast<std::uint32_t>((high_half * bound) >> 32);
}

double Random::unit() noexcept { return static_cast<double>((*this)() >> 11) * 0x1p-53; }

}  // namespace muster
