// Included before all else of the module: what the library of its compiler lacks of C++20. A page has one thread, so
// what would run on another one has run when it is made.
#pragma once

#include <chrono>
#include <compare>
#include <functional>
#include <utility>

namespace std {

class jthread {
public:
    template <class Work, class... Arguments>
    explicit jthread(Work&& work, Arguments&&... arguments)
    {
        std::invoke(std::forward<Work>(work), std::forward<Arguments>(arguments)...);
    }
};

namespace chrono {

template <class Count, class Unit>
constexpr auto operator<=>(const duration<Count, Unit>& left, const duration<Count, Unit>& right)
{
    return left.count() <=> right.count();
}

}  // namespace chrono
}  // namespace std
