// Texts of a column of many rows, each of which is kept once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::python {

/// Distinct texts, numbered from 0 in the order they came. Amortised O(1) a text, and its bytes are kept in one place.
class Texts {
public:
    /// The text's number, new if it is. @throws InvalidInput  if there are 2**32 - 1 already.
    std::uint32_t number_of(std::string_view text);

    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    /// Valid until one is added.
    [[nodiscard]] std::string_view operator[](std::size_t number) const noexcept;

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;  // counted from 1; 0 is free
    };
    void grow();

    std::string bytes_;
    std::vector<std::size_t> ends_;
    std::vector<Slot> slots_ = std::vector<Slot>(64);
};

}  // namespace muster::python
