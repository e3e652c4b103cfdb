#include "page_check/read_term.hpp"

#include "archive/opened_value.hpp"
#include "archive/types/programme.hpp"

#include "muster/archive/kind.hpp"

namespace muster::inline v0_2::page_check {

programme::Term read_term(std::string_view bytes)
{
    const Where here{"archive"};
    const archive::Opened opened = archive::open_envelope(bytes, here);
    if (opened.envelope.format != archive::Format::binary)
        throw archive::archive_error(here, "it is in a text form", "put the binary form into the page");
    archive::require_kind<programme::Term>(opened, here);
    return archive::reading(here, [&] { return archive::binary_value<programme::Term>(opened.content); });
}

}  // namespace muster::page_check
