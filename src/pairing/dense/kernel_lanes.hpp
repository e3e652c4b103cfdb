// Lanes where a comparison holds, kept as vectors of all bits or none. Included like kernel_body.hpp, before it, by the
// widths that have nothing better; `any_bits` is theirs.

namespace muster::inline v0_2::pairing::dense::MUSTER_KERNEL_WIDTH {

constexpr bool cheap_store_where = false;

template <class Price>
inline LaneVector<Price> below(const PriceVector<Price>& left, const PriceVector<Price>& right)
{
    return left < right;
}

template <class Lanes>
inline bool any(const Lanes& where)
{
    return any_bits(where);
}

template <class Lanes, class Vector>
inline Vector blend(const Lanes& where, const Vector& there, const Vector& elsewhere)
{
    return where ? there : elsewhere;
}

template <class Price>
inline void store_where(Index* into, const LaneVector<Price>& where, Index value)
{
    using Indices = typename VectorOf<Index, lanes<Price>>::Type;
    const auto narrow = __builtin_convertvector(where, typename VectorOf<std::int32_t, lanes<Price>>::Type);
    store(into, narrow ? Indices{} + value : load<Indices>(into));
}

}  // namespace muster::pairing::dense::MUSTER_KERNEL_WIDTH
