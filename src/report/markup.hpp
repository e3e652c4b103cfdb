// A page that is being written. What people typed goes in through `text` only.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"
#include "muster/programme/management.hpp"
#include "muster/programme/verify.hpp"
#include "muster/report/escape.hpp"
#include "muster/report/html.hpp"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muster::report {

/// The head of a column.
struct Head {
    std::string name;
    bool is_number = false;
};

class Markup {
public:
    explicit Markup(Language language) : language_(language) {}

    [[nodiscard]] Language language() const noexcept { return language_; }
    [[nodiscard]] const std::string& in(const Label& label) const noexcept { return label.in(language_); }
    /// What something is called, its code where it has no name.
    [[nodiscard]] const std::string& in(const Label& label, const std::string& code) const noexcept
    {
        return in(label).empty() ? code : in(label);
    }
    [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const
    {
        return std::string(language_ == Language::zh ? zh : en);
    }

    /// Markup of our own.
    Markup& raw(std::string_view markup)
    {
        page_ += markup;
        return *this;
    }
    /// Text of anybody's.
    Markup& text(std::string_view content)
    {
        page_ += html_escaped(content);
        return *this;
    }
    Markup& cell(std::string_view content) { return raw("<td>").text(content).raw("</td>"); }
    /// The cell that names its row.
    Markup& row_head(std::string_view content) { return raw("<th scope=row>").text(content).raw("</th>"); }
    Markup& number(std::string_view content) { return raw("<td class=n>").text(content).raw("</td>"); }
    /// A day, or a sign that there is none.
    Markup& day(const std::optional<Day>& day)
    {
        return raw("<td class=d>").raw(day ? to_string(*day) : "–").raw("</td>");
    }
    /// A head line; a column of `number`s stands to the right, as they do.
    Markup& heads(std::initializer_list<Head> heads)
    {
        raw("<thead><tr>");
        for (const auto& head : heads)
            raw(head.is_number ? "<th scope=col class=n>" : "<th scope=col>").text(head.name).raw("</th>");
        return raw("</tr></thead>");
    }

    [[nodiscard]] std::string take() { return std::move(page_); }

private:
    Language language_;
    std::string page_;
};

// The sections of the page, in order, one file each.
void write_summary(Markup& page, const programme::Term& term, const programme::Verification& verified,
                   const HtmlOptions& options);
void write_duty(Markup& page, const programme::Term& term);
void write_pairing(Markup& page, const programme::Term& term, const programme::Verification& verified);
void write_scores(Markup& page, const programme::Term& term, const HtmlOptions& options);
void write_violations(Markup& page, const programme::Term& term, const HtmlOptions& options);
void write_waiting(Markup& page, const programme::Term& term);
void write_incidents(Markup& page, const programme::Term& term);
/// The five areas, where there are records of them.
void write_areas(Markup& page, const programme::Term& term);
[[nodiscard]] bool has_areas(const programme::TermParts& parts);
void write_due(Markup& page, const programme::Term& term);
void write_responsibilities(Markup& page, const programme::Term& term);
void write_goals(Markup& page, std::span<const programme::GoalResult> goals);
void write_gates(Markup& page, const programme::Term& term);
void write_publicity(Markup& page, const programme::Term& term);

/// Millionths of a point as a decimal: pairing scores made by a `Fit`.
[[nodiscard]] std::string as_points(pairing::Score millionths);

}  // namespace muster::report
