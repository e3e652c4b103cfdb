// The part of a record class that knows no type: fields by their place in the struct, calls, words and values.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <memory>
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
    void* (*make)(const std::vector<pybind11::object>& values);  ///< a new one of a value for each field
    const void* (*look)(pybind11::handle record);                ///< nothing for what is none
    bool (*are_equal)(const void* left, const void* right);

    /// What a call gives for each field; `refuse` where it gives too much or too little.
    [[nodiscard]] Values given(const pybind11::tuple& arguments, const pybind11::dict& options) const;
    /// A call that is not taken, in pybind11's words: refusals.cpp says what is wrong with it.
    [[noreturn]] static void refuse();
    [[nodiscard]] const void* own(pybind11::handle record) const;

    /// Its values by name.
    [[nodiscard]] pybind11::dict values(const void* record) const;
    /// The same, some of them exchanged. @throws WrongKind  for what is no field
    [[nodiscard]] pybind11::dict changed(const void* record, const pybind11::dict& changes) const;
    [[nodiscard]] std::string text(const void* record) const;
    [[nodiscard]] std::string constructor_signature() const;

private:
    [[nodiscard]] std::size_t field_named(const std::string& name) const;
};

/// Constructor, attributes, `replace`, ==, hash, repr and pickle.
void bind_shape(const std::shared_ptr<const RecordShape>& shape);

/// Says of a function with free arguments what it takes and gives.
void set_signature(pybind11::handle function, const std::string& signature);

/// A class as signatures say it.
[[nodiscard]] std::string name_of_class(pybind11::handle made);

/// A type as pybind11's signatures say it.
[[nodiscard]] std::string signature_text(const char* text, const std::type_info* const* types);

}  // namespace muster::python
