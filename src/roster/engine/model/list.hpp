// What is held by members, days, duties, rows and the like. These are whole numbers of a type with a sign throughout
// the engine, so that days before the first can be reckoned with; a list takes them for its index, and for its size, as
// they are.
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::model {

template <class T>
class List : public std::vector<T> {
public:
    using std::vector<T>::vector;
    List() = default;
    List(std::vector<T> held) noexcept : std::vector<T>(std::move(held)) {}
    /// Of so many.
    template <std::integral Count>
    explicit List(Count count) : std::vector<T>(static_cast<std::size_t>(count))
    {
    }
    template <std::integral Count>
    List(Count count, const T& value) : std::vector<T>(static_cast<std::size_t>(count), value)
    {
    }

    using std::vector<T>::assign;
    template <std::integral Count>
    void assign(Count count, const T& value)
    {
        std::vector<T>::assign(static_cast<std::size_t>(count), value);
    }
    template <std::integral Count>
    void resize(Count count)
    {
        std::vector<T>::resize(static_cast<std::size_t>(count));
    }
    template <std::integral Count>
    void resize(Count count, const T& value)
    {
        std::vector<T>::resize(static_cast<std::size_t>(count), value);
    }

    template <std::integral Index>
    [[nodiscard]] decltype(auto) operator[](Index at)
    {
        return std::vector<T>::operator[](static_cast<std::size_t>(at));
    }
    template <std::integral Index>
    [[nodiscard]] decltype(auto) operator[](Index at) const
    {
        return std::vector<T>::operator[](static_cast<std::size_t>(at));
    }
};

/// The same of what others hold.
template <class T>
class View : public std::span<T> {
public:
    using std::span<T>::span;
    View() = default;
    View(std::span<T> held) noexcept : std::span<T>(held) {}

    template <std::integral Index>
    [[nodiscard]] T& operator[](Index at) const
    {
        return std::span<T>::operator[](static_cast<std::size_t>(at));
    }
};

}  // namespace muster::roster::engine::model
