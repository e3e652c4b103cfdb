// The kernels in vectors of 16 bytes, which the compiler makes of whatever the machine has.
#include "pairing/dense/kernels.hpp"

#define MUSTER_KERNEL_WIDTH portable

namespace muster::inline v0_2::pairing::dense::portable {

constexpr std::size_t vector_bytes = 16;

template <class Vector>
inline bool any_bits(const Vector& vector)
{
    typedef std::uint64_t Words __attribute__((vector_size(16)));
    const auto words = __builtin_bit_cast(Words, vector);
    return (words[0] | words[1]) != 0;
}

}  // namespace muster::pairing::dense::portable

#include "pairing/dense/kernel_vectors.hpp"
//
#include "pairing/dense/kernel_lanes.hpp"
//
#include "pairing/dense/kernel_body.hpp"
