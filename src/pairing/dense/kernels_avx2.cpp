// The kernels in vectors of 32 bytes, for machines that have AVX2.
#include "pairing/dense/kernels.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#include <immintrin.h>

// All functions below this line. No header may follow but the kernels' own, lest its inline functions be compiled for
// this width and then called on a machine without it.
#pragma GCC target("avx2")

#define MUSTER_KERNEL_WIDTH avx2

namespace muster::inline v0_2::pairing::dense::avx2 {

constexpr std::size_t vector_bytes = 32;

template <class Vector>
inline bool any_bits(const Vector& vector)
{
    const auto whole = __builtin_bit_cast(__m256i, vector);
    return _mm256_testz_si256(whole, whole) == 0;
}

}  // namespace muster::pairing::dense::avx2

#include "pairing/dense/kernel_vectors.hpp"
//
#include "pairing/dense/kernel_lanes.hpp"
//
#include "pairing/dense/kernel_body.hpp"

#endif
