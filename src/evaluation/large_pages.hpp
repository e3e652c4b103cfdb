// Memory for long columns that are written once and soon gone.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace muster::inline v0_2::evaluation {

/// Asks for pages of 2 MiB where there is enough to fill some: the first touch of a page costs as much as reading it
/// some times over, and there are then 512 times fewer. What is constructed without a value has none.
template <class Value>
struct InLargePages {
    using value_type = Value;

    InLargePages() = default;
    template <class Other>
    explicit(false) InLargePages(const InLargePages<Other>&) noexcept
    {
    }

    [[nodiscard]] Value* allocate(std::size_t count)
    {
        if (!is_large(count))
            return std::allocator<Value>().allocate(count);
        const std::size_t bytes = (count * sizeof(Value) + page - 1) / page * page;
        void* const made = std::aligned_alloc(page, bytes);
        if (made == nullptr)
            throw std::bad_alloc();
#if defined(__linux__)
        static_cast<void>(::madvise(made, bytes, MADV_HUGEPAGE));  // slower without, no worse
#endif
        return static_cast<Value*>(made);
    }
    void deallocate(Value* values, std::size_t count) noexcept
    {
        if (is_large(count))
            std::free(values);
        else
            std::allocator<Value>().deallocate(values, count);
    }

    template <class Of>
    void construct(Of*)
    {
        static_assert(std::is_trivially_copyable_v<Of> && std::is_trivially_destructible_v<Of>);
    }
    template <class Of, class... Given>
    void construct(Of* at, Given&&... given)
    {
        std::construct_at(at, std::forward<Given>(given)...);
    }

    friend bool operator==(const InLargePages&, const InLargePages&) noexcept { return true; }

private:
    static constexpr std::size_t page = std::size_t{1} << 21;
    static constexpr bool is_large(std::size_t count) noexcept { return count >= 4 * page / sizeof(Value); }
};

template <class Value>
using LargeColumn = std::vector<Value, InLargePages<Value>>;

}  // namespace muster::evaluation
