// The content of an archive in XML, read into one flat list.
#pragma once

#include "text_archive.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace muster::inline v0_2::archive {

/// Longer contents are not written as XML, nor read.
inline constexpr std::size_t longest_xml = std::numeric_limits<std::uint32_t>::max();

/// Elements of one parent are found by their names, in whatever order they stand; those nobody asks for are passed
/// over.
class XmlInput : public TextReader {
public:
    /// @throws InvalidInput  if the content is no XML, is nested too deep, or has what is never written here: comments,
    /// instructions, document types, sections of raw text.
    explicit XmlInput(std::string_view content);

    void name_next(const char* name) override { wanted_ = name; }
    void start() override { open_.push_back({find()}); }
    void finish() override;
    [[nodiscard]] std::uint64_t list_size() override;
    void read(bool& value) override;
    void read(std::int64_t& value) override;
    void read(std::uint64_t& value) override;
    void read(double& value) override;
    void read(std::string& value) override { value = text_of(find()); }

private:
    /// Elements lie as they open, so that the first within one is the next of the list.
    struct Element {
        std::uint32_t name = 0;  // where it begins in the content
        std::uint32_t name_size = 0;
        std::uint32_t text = 0;  // where it begins in `texts_`
        std::uint32_t text_size = 0;
        std::uint32_t next = 0;  // behind all that lies in it
    };
    /// One that is being read, and the child that comes next.
    struct Opened {
        std::uint32_t element = 0;
        std::uint32_t child = element + 1;
    };

    [[nodiscard]] std::uint32_t find();
    [[nodiscard]] std::string_view name_of(std::uint32_t element) const;
    [[nodiscard]] std::string_view text_of(std::uint32_t element) const;
    template <class Number>
    void read_number(Number& value);

    std::string_view content_;
    std::vector<Element> elements_{};
    std::string texts_{};
    std::vector<Opened> open_{};
    const char* wanted_ = nullptr;
};

}  // namespace muster::archive
