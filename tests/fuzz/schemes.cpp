// Documents of schemes. What is read is written and read again, and must be the same.
#include "target.hpp"

#include "muster/core/error.hpp"
#include "muster/evaluation/document.hpp"
#include "muster/evaluation/scheme.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace muster;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    try {
        const evaluation::SchemeParts parts = evaluation::read_scheme({.text = text, .name = "fuzz"});
        fuzz::require(evaluation::read_scheme({.text = evaluation::write_scheme(parts), .name = "again"}) == parts,
                      "a scheme that was written is read otherwise");
        static_cast<void>(evaluation::Scheme(parts));
    } catch (const Error&) {
    }
    return 0;
}
