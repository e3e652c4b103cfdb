// Files are read once and looked at once, whatever is made of them.
#include "payload.hpp"

#include <utility>

namespace muster::inline v0_2::archive {

ArchiveFile::ArchiveFile(const std::filesystem::path& path)
{
    Where place{path.string()};
    FileBytes file(path);
    Opened opened = open_envelope(file.view(), place);
    read_ = std::make_shared<const Read>(Read{std::move(place), std::move(file), std::move(opened)});
}

const Envelope& ArchiveFile::envelope() const noexcept { return read_->opened.envelope; }

Envelope envelope_of(const std::filesystem::path& path) { return ArchiveFile(path).envelope(); }

}  // namespace muster::archive
