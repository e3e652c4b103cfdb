// A file is written under another name in the same folder, brought to the disk, and renamed: renaming is atomic, and
// the folder is brought to the disk as well, so that after a power cut the name leads to the old bytes or to the new
// ones.
#include "file.hpp"

#include "sealed_envelope.hpp"

#include "muster/core/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

namespace muster::inline v0_2::archive {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const char* what, const char* remedy)
{
    const int reason = errno;
    throw archive_error({path.string()}, std::string("it cannot be ") + what + ": " + std::strerror(reason), remedy);
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor()
    {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const noexcept { return number_; }
    [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
    /// False where closing reports a failure to write.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

// Takes the name away again unless it was renamed.
class PartName {
public:
    explicit PartName(fs::path path) : path_(std::move(path)) {}
    ~PartName()
    {
        if (!path_.empty())
            ::unlink(path_.c_str());
    }
    PartName(const PartName&) = delete;
    PartName& operator=(const PartName&) = delete;

    [[nodiscard]] const fs::path& path() const noexcept { return path_; }
    void keep() { path_.clear(); }

private:
    fs::path path_;
};

bool write_all(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

constexpr const char* write_remedy = "choose a folder that exists, may be written to and has room";

}  // namespace

FileBytes::FileBytes(const fs::path& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open())
        refuse(path, "opened", "check the path");
    struct stat about {};
    if (::fstat(file.number(), &about) != 0)
        refuse(path, "read", "check the file");
    if (!S_ISREG(about.st_mode))
        throw archive_error({path.string()}, "it is not a file", "give the path of an archive");
    const auto size = static_cast<std::size_t>(about.st_size);
    bytes_ = std::make_unique_for_overwrite<char[]>(size);
    while (size_ < size) {
        const auto got = ::read(file.number(), bytes_.get() + size_, size - size_);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            refuse(path, "read", "check the file");
        if (got == 0)
            break;  // cut short meanwhile: the envelope will tell
        size_ += static_cast<std::size_t>(got);
    }
}

void replace_file(const fs::path& path, std::span<const std::string_view> pieces, bool sync)
{
    std::error_code ignored;
    const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path) : path;
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (fs::is_directory(target, ignored))
        throw archive_error({path.string()}, "it is a folder", "give the name of a file");
    if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored))
        throw archive_error({path.string()}, "it is a device, a pipe or a socket", "give the name of a file");

    // A name that nobody else uses: of this process, and counted on past what a killed one of the same number left.
    int number = -1;
    fs::path name;
    for (int count = 0; number < 0; ++count) {
        name = folder /
               ("." + target.filename().string() + ".part-" + std::to_string(::getpid()) + "-" + std::to_string(count));
        number = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (number < 0 && errno != EEXIST)
            refuse(path, "written", write_remedy);
    }
    Descriptor file(number);
    PartName part(name);
    if (struct stat old{}; ::stat(target.c_str(), &old) == 0)
        static_cast<void>(::fchmod(file.number(), old.st_mode & 07777));  // best effort: the content matters more
    for (const std::string_view piece : pieces)
        if (!write_all(file.number(), piece))
            refuse(path, "written", write_remedy);
    if (sync && ::fsync(file.number()) != 0)
        refuse(path, "written", write_remedy);
    if (!file.close() || ::rename(name.c_str(), target.c_str()) != 0)
        refuse(path, "written", write_remedy);
    part.keep();
    if (!sync)
        return;
    const Descriptor opened_folder(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened_folder.is_open())
        static_cast<void>(::fsync(opened_folder.number()));  // some file systems cannot; the rename holds all the same
}

}  // namespace muster::archive
