// Gives a target each file of the folders that are named, as a plain program of any compiler.
#include "target.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

int main(int count, char** words)
{
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    for (int at = 1; at < count; ++at)
        if (fs::is_directory(words[at])) {
            for (const auto& entry : fs::recursive_directory_iterator(words[at]))
                if (entry.is_regular_file())
                    files.push_back(entry.path());
        } else {
            files.emplace_back(words[at]);
        }
    std::ranges::sort(files);
    for (const fs::path& path : files) {
        std::ifstream file(path, std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
        std::cerr << path.filename().string() << '\n';  // the last one is the one that failed
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
    std::cout << files.size() << " inputs\n";
    return files.empty() ? 1 : 0;
}
