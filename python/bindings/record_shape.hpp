// The part of a record class that knows no type: fields by their place in the struct, calls, words and values.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <functional>
#include <string>
#include <typeinfo>
#include <vector>

namespace muster::python {

/// A field whose type is known to `get` alone.
struct FieldShape {
    const char* name;
    std::string type;    ///< as signatures say it
    std::size_t offset;  ///< in the struct
    pybind11::object (*get)(const void* member);
    pybind11::object standing_in;  ///< what is taken where nothing is given; empty where it must be given
};

/// A struct: its name and its fields, in order. The first three may be given by position.
struct RecordShape {
    std::string title;
    pybind11::handle made;  ///< the class
    std::vector<FieldShape> fields;
};

using Values = std::vector<pybind11::object>;

/// A type as pybind11's signatures say it.
[[nodiscard]] std::string type_text(const char* text, const std::type_info* const* types);

/// What a call gives for each field. @throws WrongKind  where it gives too much or too little
[[nodiscard]] Values given(const RecordShape& shape, const pybind11::tuple& arguments, const pybind11::dict& options);
/// A call with a value that its field does not take.
[[noreturn]] void refuse_call(const RecordShape& shape, const pybind11::tuple& arguments,
                              const pybind11::dict& options);

[[nodiscard]] Values values_of(const RecordShape& shape, const void* record);
/// The values, some of them exchanged. @throws WrongKind  for what is no field
[[nodiscard]] Values changed(const RecordShape& shape, const void* record, const pybind11::dict& changes);
[[nodiscard]] pybind11::tuple state_of(const RecordShape& shape, const void* record);
[[nodiscard]] Values values_in(const pybind11::tuple& state);
[[nodiscard]] std::string text_of(const RecordShape& shape, const void* record);

/// Says of a function with free arguments what it takes and gives.
void set_signature(pybind11::handle function, const std::string& signature);
[[nodiscard]] std::string constructor_signature(const RecordShape& shape);

}  // namespace muster::python
