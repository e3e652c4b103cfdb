#include "muster/archive/scheme_document.hpp"

#include "file.hpp"

#include "muster/evaluation/document.hpp"

namespace muster::inline v0_2::archive {

evaluation::SchemeParts load_scheme(const std::filesystem::path& path)
{
    const FileBytes bytes(path);
    return evaluation::read_scheme({.text = bytes.view(), .name = path.filename().string()});
}

}  // namespace muster::archive
