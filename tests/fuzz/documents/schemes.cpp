// Documents of schemes. What is read is written and read again, and must be the same.
#include "fuzz/documents/readers.hpp"
#include "fuzz/target.hpp"

#include "muster/core/error.hpp"
#include "muster/evaluation/document.hpp"
#include "muster/evaluation/scheme.hpp"

namespace muster::inline v0_2::fuzz {

void take_scheme(std::string_view text)
{
    try {
        const evaluation::SchemeParts parts = evaluation::read_scheme({.text = text, .name = "fuzz"});
        require(evaluation::read_scheme({.text = evaluation::write_scheme(parts), .name = "again"}) == parts,
                "a scheme that was written is read otherwise");
        static_cast<void>(evaluation::Scheme(parts));
    } catch (const Error&) {
    }
}

}  // namespace muster::fuzz
