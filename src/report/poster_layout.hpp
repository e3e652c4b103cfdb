// How large the letters of a poster can be, so that a week stays on one sheet of A4.
//
// Widths of letters are taken from the wider fonts in use, a whole em for a Chinese character, as a sheet must not run
// over on any machine. For each size from the largest down the lines of every cell are counted, names put one after
// the other as far as the column goes; a row is as high as its highest cell. The first size is taken at which all rows
// fit and no name is broken; where there is none, names may be broken, first after words; where that is no help, the
// smallest is taken, on more than one sheet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::report {

/// A row of the poster: what it is called, and the names in each of its cells.
struct PosterRow {
    std::string name;                             ///< of the post, or of the type of shift where there is none
    std::vector<std::string> more;                ///< name of the type and hours, as far as they are known
    std::vector<std::vector<std::string>> cells;  ///< names by day
};

/// Lengths in millimetres, of what `poster_style` sets.
struct PosterSheet {
    static constexpr double width = 277;          ///< of A4 across, less its margins
    static constexpr double days_height = 14;     ///< of the row that names the days
    static constexpr double rows_height = 154;    ///< what heads leave of the height
    static constexpr double head_width = 46;      ///< of the column that names the rows
    static constexpr double padding = 3;          ///< of a cell, both sides and the line between
    static constexpr double line = 1.12;          ///< of the letters' size
    static constexpr double gap = 0.45;           ///< between two names, of the letters' size
    static constexpr double largest = 11;         ///< of the letters
    static constexpr double largest_heads = 7.5;  ///< of the letters of what names the rows
    static constexpr double tallest_row = 62;     ///< to which rows are drawn apart where there are few
    static constexpr double smallest_whole = 5;   ///< of the letters, before a name is broken
    static constexpr double smallest_words = 4;   ///< of the letters, before a word is broken
    static constexpr double smallest = 3.5;       ///< of the letters
    static constexpr double step = 0.1;           ///< from size to size
};

/// The width of a text in letters of size 1.
[[nodiscard]] double ems_of(std::string_view text);

/// The sizes of letters of one sheet, in millimetres.
struct PosterLetters {
    double names = PosterSheet::smallest;  ///< in the cells
    double heads = PosterSheet::smallest;  ///< of what names the rows, smaller
};

/// The largest at which the rows fit.
[[nodiscard]] PosterLetters letters_of_poster(const std::vector<PosterRow>& rows);

}  // namespace muster::report
