// Archives as they were once written are read for ever: tests/data/archives has a folder for each version that wrote
// any, with every kind in every form. What a later version writes anew goes into a folder of its own:
//   MUSTER_WRITE_ARCHIVES=tests/data/archives/0.2 unit_archive --gtest_filter='OldFiles*'
//   --gtest_also_run_disabled_tests
#include "kinds.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace muster::inline v0_2::archive::old_files_test {
namespace {

namespace fs = std::filesystem;

fs::path file_of(const fs::path& folder, std::string kind, Format format)
{
    std::ranges::replace(kind, ' ', '_');
    return folder / (kind + (format == Format::json ? ".json" : format == Format::xml ? ".xml" : ".muster"));
}

std::string bytes_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> versions()
{
    std::vector<fs::path> found;
    for (const auto& folder : fs::directory_iterator(fs::path(MUSTER_TEST_DATA) / "archives"))
        found.push_back(folder.path());
    return found;
}

template <class Value>
class OldFiles : public testing::Test {
protected:
    void SetUp() override
    {
        const char* const folder = std::getenv("MUSTER_WRITE_ARCHIVES");
        if (folder == nullptr)
            return;
        fs::create_directories(folder);
        for (const Format format : formats)
            save(file_of(folder, std::string(kind_of<Value>), format), sample<Value>());
    }
};
TYPED_TEST_SUITE(OldFiles, Kinds, KindNames);

TYPED_TEST(OldFiles, AreReadAndSayTheSameInEveryForm)
{
    int read = 0;
    for (const fs::path& folder : versions()) {
        const fs::path json = file_of(folder, std::string(kind_of<TypeParam>), Format::json);
        if (!fs::exists(json))
            continue;  // the version did not know this kind
        ++read;
        const auto value = load<TypeParam>(json);
        for (const Format format : formats) {
            const fs::path path = file_of(folder, std::string(kind_of<TypeParam>), format);
            const auto loaded = load<TypeParam>(path);
            EXPECT_TRUE(loaded == value) << path;
            EXPECT_TRUE(from_bytes<TypeParam>(to_bytes(loaded, format), {"again"}) == value) << path;
            std::string cut = bytes_of(path);
            cut.resize(cut.size() - 2);
            EXPECT_THROW(static_cast<void>(from_bytes<TypeParam>(cut, {"cut"})), ArchiveError);
        }
    }
    EXPECT_GT(read, 0) << kind_of<TypeParam>;
}

}  // namespace
}  // namespace muster::archive::old_files_test
