// The kernels in vectors of 64 bytes, for machines that have AVX-512.
#include "pairing/dense/kernels.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#include <immintrin.h>

// All functions below this line. No header may follow but the kernels' own, lest its inline functions be compiled for
// this width and then called on a machine without it.
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")

#define MUSTER_KERNEL_WIDTH avx512

namespace muster::inline v0_2::pairing::dense::avx512 {

constexpr std::size_t vector_bytes = 64;

}  // namespace muster::pairing::dense::avx512

#include "pairing/dense/kernel_vectors.hpp"

namespace muster::inline v0_2::pairing::dense::avx512 {

constexpr bool cheap_store_where = false;

template <class Price>
using Mask = std::conditional_t<sizeof(Price) == 4, __mmask16, __mmask8>;

template <class Vector>
inline bool any_bits(const Vector& vector)
{
    const auto whole = __builtin_bit_cast(__m512i, vector);
    return _mm512_test_epi64_mask(whole, whole) != 0;
}

template <class Price>
inline Mask<Price> below(const PriceVector<Price>& left, const PriceVector<Price>& right)
{
    if constexpr (std::is_same_v<Price, double>)
        return _mm512_cmp_pd_mask(__builtin_bit_cast(__m512d, left), __builtin_bit_cast(__m512d, right), _CMP_LT_OQ);
    else if constexpr (sizeof(Price) == 8)
        return _mm512_cmplt_epi64_mask(__builtin_bit_cast(__m512i, left), __builtin_bit_cast(__m512i, right));
    else
        return _mm512_cmplt_epi32_mask(__builtin_bit_cast(__m512i, left), __builtin_bit_cast(__m512i, right));
}

template <class MaskOf>
inline bool any(MaskOf where)
{
    return where != 0;
}

template <class MaskOf, class Vector>
inline Vector blend(MaskOf where, const Vector& there, const Vector& elsewhere)
{
    const auto yes = __builtin_bit_cast(__m512i, there);
    const auto no = __builtin_bit_cast(__m512i, elsewhere);
    if constexpr (sizeof(where) == 2)
        return __builtin_bit_cast(Vector, _mm512_mask_blend_epi32(where, no, yes));
    else
        return __builtin_bit_cast(Vector, _mm512_mask_blend_epi64(where, no, yes));
}

template <class Price>
inline void store_where(Index* into, Mask<Price> where, Index value)
{
    // A masked store is many times dearer than a load, a blend and a store.
    using Indices = typename VectorOf<Index, lanes<Price>>::Type;
    const auto here = load<Indices>(into);
    if constexpr (sizeof(Price) == 4)
        store(into, _mm512_mask_mov_epi32(__builtin_bit_cast(__m512i, here), where,
                                          _mm512_set1_epi32(static_cast<int>(value))));
    else
        store(into, _mm256_mask_mov_epi32(__builtin_bit_cast(__m256i, here), where,
                                          _mm256_set1_epi32(static_cast<int>(value))));
}

}  // namespace muster::pairing::dense::avx512

#include "pairing/dense/kernel_body.hpp"

#endif
