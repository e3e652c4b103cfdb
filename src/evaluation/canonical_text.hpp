// Builds a text that no two different inputs share.
#pragma once

#include "muster/core/decimal.hpp"
#include "muster/core/label.hpp"

#include <concepts>
#include <string>
#include <string_view>

namespace muster::evaluation {

/// Lines `name=value`. Words carry their length in bytes before them, so that no word can pass for structure.
class CanonicalText {
public:
    void begin(std::string_view what) { text_.append("[").append(what).append("]\n"); }

    void word(std::string_view name, std::string_view value)
    {
        text_.append(name).append("=").append(std::to_string(value.size())).append(":").append(value).append("\n");
    }
    void label(std::string_view name, const Label& value)
    {
        word(std::string(name) + ".zh", value.zh);
        word(std::string(name) + ".en", value.en);
    }
    void number(std::string_view name, std::integral auto value)
    {
        text_.append(name).append("=").append(std::to_string(value)).append("\n");
    }
    template <class Kind>
    void decimal(std::string_view name, Decimal<Kind> value)
    {
        text_.append(name).append("=").append(to_string(value)).append("\n");
    }

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
};

}  // namespace muster::evaluation
