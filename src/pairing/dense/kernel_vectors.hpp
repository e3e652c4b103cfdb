// Vectors of as many lanes as `vector_bytes` hold. Included like kernel_body.hpp, before it.

namespace muster::inline v0_2::pairing::dense::MUSTER_KERNEL_WIDTH {

template <class Element, int count>
struct VectorOf {
    typedef Element Type __attribute__((vector_size(sizeof(Element) * count)));
};

template <class Price>
constexpr int lanes = static_cast<int>(vector_bytes / sizeof(Price));
template <class Price>
using Lane = std::conditional_t<sizeof(Price) == 4, std::int32_t, std::int64_t>;
template <class Price>
using PriceVector = typename VectorOf<Price, lanes<Price>>::Type;
template <class Price>
using LaneVector = typename VectorOf<Lane<Price>, lanes<Price>>::Type;

template <class Vector, class Element>
inline Vector load(const Element* from)
{
    Vector vector;
    __builtin_memcpy(&vector, from, sizeof vector);
    return vector;
}

template <class Vector, class Element>
inline void store(Element* into, const Vector& vector)
{
    __builtin_memcpy(into, &vector, sizeof vector);
}

}  // namespace muster::pairing::dense::MUSTER_KERNEL_WIDTH
