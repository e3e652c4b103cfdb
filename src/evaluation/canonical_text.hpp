// Builds a text that no two different inputs share.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/decimal.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace muster::inline v0_2::evaluation {

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

    /// Every field of a struct, by its name.
    template <Listed Record>
    void fields(const Record& record)
    {
        each_field<Record>([&](const auto& each) { value(each.name, record.*each.member); });
    }

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    void value(std::string_view name, std::integral auto number_of) { number(name, static_cast<long>(number_of)); }
    template <class Enumeration>
    requires std::is_enum_v<Enumeration>
    void value(std::string_view name, Enumeration chosen) { number(name, static_cast<int>(chosen)); }
    template <class Kind>
    void value(std::string_view name, Decimal<Kind> number_of)
    {
        decimal(name, number_of);
    }
    void value(std::string_view name, const std::string& text) { word(name, text); }
    void value(std::string_view name, const Label& words) { label(name, words); }
    template <std::integral Number>
    void value(std::string_view name, const std::optional<Number>& number_of)
    {
        word(name, number_of ? std::to_string(*number_of) : "");
    }
    void value(std::string_view name, Days days) { number(name, static_cast<long>(days.days())); }
    void value(std::string_view name, const std::optional<Day>& day) { word(name, day ? to_string(*day) : ""); }
    template <class Kind>
    void value(std::string_view name, const std::optional<Decimal<Kind>>& number_of)
    {
        word(name, number_of ? to_string(*number_of) : "");
    }
    template <Listed Row>
    void value(std::string_view name, const std::optional<Row>& row)
    {
        number(name, row ? 1 : 0);
        if (row)
            fields(*row);
    }
    template <Listed Row>
    void value(std::string_view name, const std::vector<Row>& rows)
    {
        number(name, rows.size());
        for (const Row& row : rows)
            fields(row);
    }

    std::string text_;
};

}  // namespace muster::evaluation
