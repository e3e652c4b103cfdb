// A page that is being written. What people typed goes in through `text` only.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"
#include "muster/report/escape.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace muster::inline v0_2::report {

/// Stands where there is nothing to say, which is not 0.
inline constexpr const char* nothing_there = "–";

/// The head of a column.
struct Head {
    std::string name;
    bool is_number = false;
    bool is_wide = false;  ///< left out where the screen is narrow
};

/// One language's words. Where a page has two, names of places within it are told apart by the language of the second.
class Markup {
public:
    explicit Markup(Language language, bool is_first = true) : language_(language), is_first_(is_first) {}

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
    /// The name of a place on the page, as it is in this language's part.
    [[nodiscard]] std::string id(std::string_view name) const
    {
        return std::string(name).append(is_first_ ? "" : language_ == Language::zh ? "-zh" : "-en");
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
    /// The same of classes of our own.
    Markup& cell(std::string_view content, std::string_view classes)
    {
        return raw("<td class=\"").raw(classes).raw("\">").text(content).raw("</td>");
    }
    /// The cell that names its row.
    Markup& row_head(std::string_view content) { return raw("<th scope=row>").text(content).raw("</th>"); }
    Markup& number(std::string_view content) { return raw("<td class=n>").text(content).raw("</td>"); }
    /// A number that is left out where the screen is narrow.
    Markup& wide_number(std::string_view content) { return cell(content, "n wide"); }
    /// A day, or a sign that there is none.
    Markup& day(const std::optional<Day>& day)
    {
        return raw("<td class=d>").raw(day ? to_string(*day) : nothing_there).raw("</td>");
    }
    /// A head line; a column of `number`s stands to the right, as they do.
    Markup& heads(std::span<const Head> heads)
    {
        raw("<thead><tr>");
        for (const Head& head : heads) {
            raw(head.is_number ? "<th scope=col class=\"n" : "<th scope=col class=\"");
            raw(head.is_wide ? " wide\">" : "\">").text(head.name).raw("</th>");
        }
        return raw("</tr></thead>");
    }
    Markup& heads(std::initializer_list<Head> columns) { return heads(std::span(columns.begin(), columns.size())); }

    /// A table whose rows can be put in the order of any column, up to its first row.
    Markup& begin_table(std::span<const Head> columns, std::string_view name = {})
    {
        raw("<div class=scroll><table class=sorts");
        if (!name.empty())
            raw(" id=").raw(id(name));
        return raw(">").heads(columns).raw("<tbody>");
    }
    Markup& begin_table(std::initializer_list<Head> columns, std::string_view name = {})
    {
        return begin_table(std::span(columns.begin(), columns.size()), name);
    }
    Markup& end_table() { return raw("</tbody></table></div>\n"); }

    /// A section with its head, up to its first part.
    Markup& begin_section(std::string_view name, std::string_view title, std::string_view lead = {})
    {
        raw("<section id=").raw(id(name)).raw("><h2>").text(title).raw("</h2>");
        return lead.empty() ? *this : raw("<p class=lead>").text(lead).raw("</p>");
    }
    Markup& end_section() { return raw("</section>\n"); }
    Markup& sub_head(std::string_view title) { return raw("<h3>").text(title).raw("</h3>"); }

    /// The last cell of a row, which opens the row below it; ends the row.
    Markup& unfold_cell(std::string_view handle, std::string_view of_what)
    {
        raw("<td class=toggle><details><summary aria-label=\"").text(handle).raw(" · ").text(of_what).raw("\">");
        return text(handle).raw("</summary></details></td></tr>");
    }
    /// The row below, as wide as the table; `is_on_paper`: printed, open or not.
    Markup& begin_below(std::size_t columns, bool is_on_paper)
    {
        raw(is_on_paper ? "<tr class=\"below paper\"><td colspan=" : "<tr class=below><td colspan=");
        return raw(std::to_string(columns)).raw("><div class=why>");
    }
    Markup& end_below() { return raw("</div></td></tr>"); }

    /// A field that leaves of a table only rows with what is typed.
    Markup& filter(std::string_view table)
    {
        raw("<p class=find><input type=search data-find=\"").raw(id(table)).raw("\" placeholder=\"");
        raw(say("筛选…", "filter…")).raw("\" aria-label=\"").raw(say("筛选", "filter"));
        return raw("\"></p>");
    }

    [[nodiscard]] std::string take() { return std::move(page_); }

private:
    Language language_;
    bool is_first_;
    std::string page_;
};

}  // namespace muster::report
