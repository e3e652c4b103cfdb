#include "poster_layout.hpp"

#include "letters.hpp"

#include <algorithm>
#include <cmath>

namespace muster::inline v0_2::report {
namespace {

constexpr double most_lines_of_a_name = 4;  // of one that is broken within a word
constexpr double head_column = PosterSheet::head_width - PosterSheet::padding;

double em_of(std::string_view letter)
{
    if (letter == "–")
        return 0.6;
    if (letter.size() > 1)
        return 1.0;  // Chinese, and the point between a name and what tells it apart
    const std::string_view narrow = "iljtfr:.,'|-() ";
    const std::string_view wide = "mwMW@";
    const char one = letter.front();
    if (narrow.find(one) != std::string_view::npos)
        return 0.42;
    if (wide.find(one) != std::string_view::npos)
        return 0.95;
    return one >= 'A' && one <= 'Z' ? 0.74 : 0.63;
}

/// Lines that a text takes, as a browser breaks it: after a space, a hyphen and any Chinese character; a piece that is
/// longer than a line begins one, and is broken where it must be.
double lines_of(std::string_view text, double letters, double width)
{
    const double most = width / letters / 1.1;  // a font may be wider than was reckoned with
    double lines = 1;
    double used = 0;
    double piece = 0;
    const auto end_piece = [&] {
        if (used > 0 && used + piece > most) {
            lines += 1;
            used = 0;
        }
        used += piece;
        piece = 0;
        if (used > most) {
            const double more = std::ceil(used / most) - 1;
            lines += more;
            used -= more * most;
        }
    };
    for (const std::string_view letter : letters_of(text)) {
        piece += em_of(letter);
        if (letter == " " || letter == "-" || letter.size() >= 3)
            end_piece();
    }
    end_piece();
    return lines;
}

double lines_of(const std::vector<std::string>& names, double letters, double width)
{
    double lines = 0;
    double used = width;  // as of a line that is full
    for (const std::string& name : names) {
        const double needed = ems_of(name) * letters;
        const double gap = PosterSheet::gap * letters;
        if (needed > width) {
            lines += lines_of(name, letters, width);
            used = width;
        } else if (used + gap + needed > width) {
            lines += 1;
            used = needed;
        } else {
            used += gap + needed;
        }
    }
    return lines;
}

double column_of(const PosterRow& row)
{
    return (PosterSheet::width - PosterSheet::head_width) / static_cast<double>(row.cells.size()) -
           PosterSheet::padding;
}

/// The width of the longest piece that stays on one line.
double longest_piece(std::string_view text, bool chinese_may_break)
{
    double longest = 0;
    double piece = 0;
    for (const std::string_view letter : letters_of(text)) {
        const bool ends_here = letter == " " || (chinese_may_break && letter.size() >= 3);
        piece = ends_here ? 0 : piece + em_of(letter);
        longest = std::max(longest, piece);
    }
    return longest;
}

/// What of a name may go to the next line, from the best to the worst.
enum class Broken { nothing, after_words, anywhere };

double smallest_of(Broken names)
{
    return names == Broken::nothing       ? PosterSheet::smallest_whole
           : names == Broken::after_words ? PosterSheet::smallest_words
                                          : PosterSheet::smallest;
}

bool are_kept(Broken names, const std::vector<PosterRow>& rows, double letters)
{
    const auto fits = [&](const std::string& name, double column) {
        const double width = names == Broken::nothing       ? ems_of(name)
                             : names == Broken::after_words ? longest_piece(name, false)
                                                            : 0;
        return names == Broken::anywhere && letters > PosterSheet::smallest_words
                   ? lines_of(name, letters, column) <= most_lines_of_a_name
                   : width * letters <= column;
    };
    for (const PosterRow& row : rows)
        for (const auto& cell : row.cells)
            if (!std::ranges::all_of(cell, [&](const std::string& name) { return fits(name, column_of(row)); }))
                return false;
    return true;
}

int in_steps(double length) { return static_cast<int>(std::lround(length / PosterSheet::step)); }

/// Whether no word of what names the rows is broken, or the letters are as small as they may be.
bool are_heads_kept(const std::vector<PosterRow>& rows, double letters)
{
    return letters <= PosterSheet::smallest_words || std::ranges::all_of(rows, [&](const PosterRow& row) {
               return longest_piece(row.name, true) * letters <= head_column;
           });
}

double height_of(const PosterRow& row, const PosterLetters& letters)
{
    double lines = 1;
    for (const auto& names : row.cells)
        lines = std::max(lines, lines_of(names, letters.names, column_of(row)));
    const double more = lines_of(row.more, 0.8 * letters.heads, head_column);
    const double head = (lines_of(row.name, letters.heads, head_column) + 0.8 * more) * letters.heads;
    return std::max(lines * letters.names, head) * PosterSheet::line + PosterSheet::padding / 2;
}

double height_of(const std::vector<PosterRow>& rows, const PosterLetters& letters)
{
    double height = 0;
    for (const PosterRow& row : rows)
        height += height_of(row, letters);
    return height;
}

}  // namespace

double ems_of(std::string_view text)
{
    double width = 0;
    for (const std::string_view letter : letters_of(text))
        width += em_of(letter);
    return width;
}

PosterLetters letters_of_poster(const std::vector<PosterRow>& rows)
{
    for (const Broken broken : {Broken::nothing, Broken::after_words, Broken::anywhere})
        // counted in whole steps, so that no rounding of sums decides
        for (int steps = in_steps(PosterSheet::largest); steps >= in_steps(smallest_of(broken)); --steps) {
            const double names = steps * PosterSheet::step;
            if (!are_kept(broken, rows, names))
                continue;
            const int least = in_steps(std::max(0.7 * names, PosterSheet::smallest));
            for (int heads = in_steps(PosterSheet::largest_heads); heads >= least; --heads) {
                const PosterLetters letters{.names = names, .heads = heads * PosterSheet::step};
                if (are_heads_kept(rows, letters.heads) && height_of(rows, letters) <= PosterSheet::rows_height)
                    return letters;
            }
        }
    return {};
}

}  // namespace muster::report
