// A stream of Arrow's as a capsule of Python's, and what schemas and arrays of any of them are made of.
#pragma once

#include "tables/arrow.hpp"

#include <pybind11/pybind11.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace muster::python {

/// Of a column.
inline std::unique_ptr<ArrowSchema> schema_of(std::string name, std::string format, std::int64_t flags,
                                              std::unique_ptr<ArrowSchema> dictionary = nullptr)
{
    auto held = std::make_unique<Held<ArrowSchema>>();
    held->name = std::move(name);
    held->format = std::move(format);
    held->dictionary = std::move(dictionary);
    auto made = std::make_unique<ArrowSchema>();
    *made = {held->format.c_str(), held->name.c_str(), nullptr, flags, 0, nullptr, nullptr, nullptr, nullptr};
    Held<ArrowSchema>::put(*made, std::move(held));
    return made;
}

inline std::unique_ptr<ArrowArray> new_array(std::size_t length, std::int64_t nulls,
                                             std::unique_ptr<Held<ArrowArray>> held)
{
    auto made = std::make_unique<ArrowArray>();
    *made = {static_cast<std::int64_t>(length),
             nulls,
             0,
             static_cast<std::int64_t>(held->buffers.size()),
             0,
             held->buffers.data(),
             nullptr,
             nullptr,
             nullptr,
             nullptr};
    Held<ArrowArray>::put(*made, std::move(held));
    return made;
}

/// A table of the columns that are held.
inline void put_table(ArrowSchema& out, std::unique_ptr<Held<ArrowSchema>> held)
{
    out = {"+s", "", nullptr, 0, 0, nullptr, nullptr, nullptr, nullptr};
    Held<ArrowSchema>::put(out, std::move(held));
}

inline void put_table(ArrowArray& out, std::size_t length, std::unique_ptr<Held<ArrowArray>> held)
{
    held->buffers = {nullptr};
    out = {static_cast<std::int64_t>(length), 0, 0, 1, 0, held->buffers.data(), nullptr, nullptr, nullptr, nullptr};
    Held<ArrowArray>::put(out, std::move(held));
}

/// What a buffer points to; of length nought some readers want an address, too.
template <class Value>
const void* place_of(const std::vector<Value>& values)
{
    static const std::int64_t nothing[2] = {};
    return values.empty() ? static_cast<const void*>(nothing) : values.data();
}

/// Errors as errno, as the interface has them: nothing may be thrown through it.
template <class Source, class Put>
int told(ArrowArrayStream* stream, Put put) noexcept
{
    auto& source = *static_cast<Source*>(stream->private_data);
    try {
        put(source);
        return 0;
    } catch (const std::exception& error) {
        source.error = error.what();
        return ENOMEM;
    }
}

/// `Source` has `put_schema(ArrowSchema&)`, `put_next(ArrowArray&)`, which leaves it as it is behind the last batch,
/// and `error`. It is called by whoever reads the stream, without Python's lock.
template <class Source>
pybind11::object arrow_stream(std::unique_ptr<Source> source)
{
    static constexpr const char* stream_name = "arrow_array_stream";
    auto stream = std::make_unique<ArrowArrayStream>();
    stream->get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
        return told<Source>(self, [out](Source& from) { from.put_schema(*out); });
    };
    stream->get_next = [](ArrowArrayStream* self, ArrowArray* out) {
        return told<Source>(self, [out](Source& from) {
            *out = {};
            from.put_next(*out);
        });
    };
    stream->get_last_error = [](ArrowArrayStream* self) {
        return static_cast<Source*>(self->private_data)->error.c_str();
    };
    stream->release = [](ArrowArrayStream* self) {
        delete static_cast<Source*>(self->private_data);
        self->release = nullptr;
    };
    stream->private_data = source.release();
    PyObject* const capsule = PyCapsule_New(stream.get(), stream_name, [](PyObject* object) {
        const std::unique_ptr<ArrowArrayStream> held(
            static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(object, stream_name)));
        released(*held);
    });
    if (capsule == nullptr) {
        released(*stream);
        throw pybind11::error_already_set();
    }
    static_cast<void>(stream.release());
    return pybind11::reinterpret_steal<pybind11::object>(capsule);
}

}  // namespace muster::python
