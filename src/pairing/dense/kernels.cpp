// Which width to use.
#include "pairing/dense/kernels.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define MUSTER_HAS_WIDE_KERNELS 1
#else
#define MUSTER_HAS_WIDE_KERNELS 0
#endif

namespace muster::inline v0_2::pairing::dense {

namespace portable {
template <class Value, class Price>
const Kernels<Value, Price>& table() noexcept;
}
namespace avx2 {
template <class Value, class Price>
const Kernels<Value, Price>& table() noexcept;
}
namespace avx512 {
template <class Value, class Price>
const Kernels<Value, Price>& table() noexcept;
}

Width widest() noexcept
{
#if MUSTER_HAS_WIDE_KERNELS
    static const Width width = [] {
        __builtin_cpu_init();
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
            return Width::avx512;
        return __builtin_cpu_supports("avx2") ? Width::avx2 : Width::portable;
    }();
    return width;
#else
    return Width::portable;
#endif
}

template <class Value, class Price>
const Kernels<Value, Price>& kernels(Width width) noexcept
{
#if MUSTER_HAS_WIDE_KERNELS
    if (width == Width::avx512)
        return avx512::table<Value, Price>();
    if (width == Width::avx2)
        return avx2::table<Value, Price>();
#else
    static_cast<void>(width);
#endif
    return portable::table<Value, Price>();
}

template const Kernels<std::int32_t, std::int32_t>& kernels(Width) noexcept;
template const Kernels<std::int32_t, std::int64_t>& kernels(Width) noexcept;
template const Kernels<std::int64_t, std::int64_t>& kernels(Width) noexcept;
template const Kernels<float, double>& kernels(Width) noexcept;
template const Kernels<double, double>& kernels(Width) noexcept;

}  // namespace muster::pairing::dense
