// JSON and XML by cereal, behind the one archive of text.
#pragma once

#include "text_archive.hpp"

#include "muster/archive/format.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace muster::inline v0_2::archive {

/// What `write` says, in JSON or XML. @throws InvalidInput  for control characters that XML cannot say
[[nodiscard]] std::string text_of(Format format, const std::function<void(TextOutput&)>& write);

/// Lets `read` take what stands in JSON or XML. @throws InvalidInput, and what cereal throws
void read_text(std::string_view content, Format format, const std::function<void(TextInput&)>& read);

}  // namespace muster::archive
