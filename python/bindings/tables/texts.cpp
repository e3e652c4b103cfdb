#include "tables/texts.hpp"

#include "muster/core/error.hpp"

#include <functional>
#include <limits>
#include <utility>

namespace muster::python {

std::string_view Texts::operator[](std::size_t number) const noexcept
{
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(bytes_).substr(begin, ends_[number] - begin);
}

std::uint32_t Texts::number_of(std::string_view text)
{
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].hash == hash && (*this)[slots_[at].number - 1] == text)
            return slots_[at].number - 1;
    }
    if (size() == std::numeric_limits<std::uint32_t>::max() - 1)
        throw InvalidInput({"column"}, "it has more than 4294967294 different texts", "give it in parts");
    bytes_ += text;
    ends_.push_back(bytes_.size());
    slots_[at] = {hash, static_cast<std::uint32_t>(size())};
    if (size() * 2 > slots_.size())
        grow();
    return static_cast<std::uint32_t>(size() - 1);
}

void Texts::grow()
{
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : before) {
        if (slot.number == 0)
            continue;
        std::size_t at = slot.hash & (slots_.size() - 1);
        while (slots_[at].number != 0)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

}  // namespace muster::python
