// What snapshots of a ledger have in common.
#pragma once

#include <algorithm>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>

namespace muster::inline v0_2::record {

/// A value that copies share until one of them changes it.
template <class Value>
class Shared {
public:
    Shared() requires std::default_initializable<Value> : value_(std::make_shared<Value>()) {}
    explicit Shared(Value value) : value_(std::make_shared<Value>(std::move(value))) {}

    const Value& operator*() const noexcept { return *value_; }
    const Value* operator->() const noexcept { return value_.get(); }

    /// To be changed: a copy of it where others share it.
    Value& own()
    {
        if (value_.use_count() > 1)
            value_ = std::make_shared<Value>(*value_);
        return *value_;
    }

    friend bool operator==(const Shared& left, const Shared& right)
    {
        return left.value_ == right.value_ || *left.value_ == *right.value_;
    }

private:
    std::shared_ptr<Value> value_;
};

/// A column that only grows. Copies share what was there; the first that grows goes on in the same memory, where nobody
/// else looks, and any other takes memory of its own. Values are such that bytes may be copied.
template <class Value>
class Column {
public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    const Value& operator[](std::size_t row) const noexcept { return store_->values[row]; }
    /// Valid until the column changes.
    operator std::span<const Value>() const noexcept { return {store_ ? store_->values : nullptr, size_}; }

    void reserve(std::size_t size)
    {
        if (!store_ || store_->room < size)
            move_to(size, size_);
    }
    void push_back(const Value& value) { std::construct_at(more(1), value); }
    void append(std::span<const Value> values)
    {
        std::uninitialized_copy(values.begin(), values.end(), more(values.size()));
    }
    /// Longer, with so many of these at its end.
    void resize(std::size_t size, const Value& value = Value{})
    {
        if (size <= size_)
            return;
        const std::size_t count = size - size_;
        std::uninitialized_fill_n(more(count), count, value);
    }

    friend bool operator==(const Column& left, const Column& right)
    {
        const std::span<const Value> one = left;
        const std::span<const Value> other = right;
        return one.size() == other.size() && (one.data() == other.data() || std::ranges::equal(one, other));
    }

private:
    struct Store {
        explicit Store(std::size_t the_room) : values(std::allocator<Value>().allocate(the_room)), room(the_room) {}
        Store(const Store&) = delete;
        Store& operator=(const Store&) = delete;
        ~Store() { std::allocator<Value>().deallocate(values, room); }

        Value* values;
        std::size_t room;
        std::atomic<std::size_t> used = 0;  // by whoever went farthest
    };

    // Memory for so many more.
    Value* more(std::size_t count)
    {
        if (store_ && store_.use_count() == 1)
            store_->used = size_;
        std::size_t expected = size_;
        if (!store_ || store_->room < size_ + count || !store_->used.compare_exchange_strong(expected, size_ + count))
            move_to(size_ + count + (size_ + count) / 2, size_ + count);
        return store_->values + std::exchange(size_, size_ + count);
    }

    void move_to(std::size_t room, std::size_t used)
    {
        auto longer = std::make_shared<Store>(room);
        if (store_)
            std::uninitialized_copy_n(store_->values, size_, longer->values);
        longer->used = used;
        store_ = std::move(longer);
    }

    std::shared_ptr<Store> store_;
    std::size_t size_ = 0;
};

}  // namespace muster::record
