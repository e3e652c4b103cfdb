// The door of the module: bytes in, texts out. The script of a page writes the archive into the room it is given, asks,
// and reads both answers. One question at a time.
#include "page_check/answer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

std::string archive;
muster::page_check::Answer answered;

}  // namespace

extern "C" {

/// Where an archive of so many bytes goes.
[[gnu::visibility("default")]] char* room_for(std::size_t bytes)
{
    archive.assign(bytes, '\0');
    return archive.data();
}

/// Works out both answers; 0 is Chinese.
[[gnu::visibility("default")]] void check(int language, std::size_t least_group, std::size_t records_shown,
                                          std::size_t violations_shown)
{
    answered =
        muster::page_check::answer(archive, {.language = language == 0 ? muster::Language::zh : muster::Language::en,
                                             .least_group = least_group,
                                             .records_shown = records_shown,
                                             .violations_shown = violations_shown});
}

[[gnu::visibility("default")]] const char* findings() { return answered.findings.data(); }
[[gnu::visibility("default")]] std::size_t findings_size() { return answered.findings.size(); }
[[gnu::visibility("default")]] const char* page() { return answered.page.data(); }
[[gnu::visibility("default")]] std::size_t page_size() { return answered.page.size(); }
}
