// The kernels in vectors of 64 bytes, for machines that have AVX-512.
#include "pairing/dense/kernels.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#include <immintrin.h>

// All functions below this line. No header may follow but the kernels' own, lest its inline functions be compiled for
// this width and then called on a machine without it.
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")

#define MUSTER_KERNEL_WIDTH avx512

namespace muster::pairing::dense::avx512 {

constexpr std::size_t vector_bytes = 64;

template <class Vector>
inline bool any_bits(const Vector& vector)
{
    const auto whole = __builtin_bit_cast(__m512i, vector);
    return _mm512_test_epi64_mask(whole, whole) != 0;
}

}  // namespace muster::pairing::dense::avx512

#include "pairing/dense/kernel_body.hpp"

#endif
