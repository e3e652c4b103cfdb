// Arrow's C data interface: what the specification declares, word for word, and who holds what is handed out.
// https://arrow.apache.org/docs/format/CDataInterface.html, CStreamInterface.html and
// CDataInterface/PyCapsuleInterface.html
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

extern "C" {

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    ArrowSchema** children;
    ArrowSchema* dictionary;
    void (*release)(ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    const void** buffers;
    ArrowArray** children;
    ArrowArray* dictionary;
    void (*release)(ArrowArray*);
    void* private_data;
};

struct ArrowArrayStream {
    int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
    int (*get_next)(ArrowArrayStream*, ArrowArray* out);
    const char* (*get_last_error)(ArrowArrayStream*);
    void (*release)(ArrowArrayStream*);
    void* private_data;
};
}

namespace muster::python {

constexpr std::int64_t arrow_nullable = 2;  // ARROW_FLAG_NULLABLE

/// Releases it, unless somebody has, or has taken it over.
template <class Part>
void released(Part& part) noexcept
{
    if (part.release != nullptr)
        part.release(&part);
}

/// What one schema or array holds until it is released: its words and buffers, and its parts, which are released with
/// it.
template <class Part>
struct Held {
    std::string name{};
    std::string format{};
    std::vector<const void*> buffers{};
    std::vector<std::shared_ptr<const void>> values{};  // in which buffers lie
    std::vector<std::unique_ptr<Part>> parts{};
    std::unique_ptr<Part> dictionary{};
    std::vector<Part*> places{};

    Held() = default;
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held()
    {
        for (const auto& part : parts)
            released(*part);
        if (dictionary)
            released(*dictionary);
    }

    /// Makes `to` one that holds this.
    static void put(Part& to, std::unique_ptr<Held> held)
    {
        for (const auto& part : held->parts)
            held->places.push_back(part.get());
        to.n_children = static_cast<std::int64_t>(held->places.size());
        to.children = held->places.data();
        to.dictionary = held->dictionary.get();
        to.release = [](Part* part) {
            delete static_cast<Held*>(part->private_data);
            part->release = nullptr;
        };
        to.private_data = held.release();
    }
};

}  // namespace muster::python
