// Readers of documents, each with what must hold of what it reads. All end the program where it does not.
#pragma once

#include <string_view>

namespace muster::inline v0_2::fuzz {

void take_scheme(std::string_view text);
/// The first byte chooses the format.
void take_roster(std::string_view text);
void take_drawing(std::string_view text);
void take_words(std::string_view text);

}  // namespace muster::fuzz
