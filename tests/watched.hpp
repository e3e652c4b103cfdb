// How many cases a test draws: all of them, or a tenth where a sanitizer watches every access, which takes some twenty
// times as long. What it expects of them is told by the same function.
#pragma once

namespace muster::inline v0_2 {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_watched = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool is_watched = true;
#else
inline constexpr bool is_watched = false;
#endif
#else
inline constexpr bool is_watched = false;
#endif

template <class Whole>
constexpr Whole as_many_as(Whole many)
{
    return is_watched ? (many + 9) / 10 : many;
}

}  // namespace muster
