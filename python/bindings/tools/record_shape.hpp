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

using Values = std::vector<pybind11::object>;

/// A struct: its name and its fields, in order. The first three may be given by position.
struct RecordShape {
    std::string title;
    pybind11::handle made;  ///< the class
    std::vector<FieldShape> fields;

    /// What a call gives for each field. @throws WrongKind  where it gives too much or too little
    [[nodiscard]] Values given(const pybind11::tuple& arguments, const pybind11::dict& options) const;
    /// A call with a value that its field does not take.
    [[noreturn]] void refuse(const pybind11::tuple& arguments, const pybind11::dict& options) const;

    [[nodiscard]] Values values(const void* record) const;
    /// The values, some of them exchanged. @throws WrongKind  for what is no field
    [[nodiscard]] Values changed(const void* record, const pybind11::dict& changes) const;
    [[nodiscard]] pybind11::tuple state(const void* record) const;
    [[nodiscard]] static Values values_in(const pybind11::tuple& state);
    [[nodiscard]] std::string text(const void* record) const;
    [[nodiscard]] std::string constructor_signature() const;

private:
    [[nodiscard]] std::size_t field_named(const std::string& name) const;
};

/// A type as pybind11's signatures say it.
[[nodiscard]] std::string signature_text(const char* text, const std::type_info* const* types);

/// Says of a function with free arguments what it takes and gives.
void set_signature(pybind11::handle function, const std::string& signature);

}  // namespace muster::python
