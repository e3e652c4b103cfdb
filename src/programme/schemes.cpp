#include "muster/programme/schemes.hpp"

#include "programme/scheme_documents.hpp"

#include "muster/core/error.hpp"
#include "muster/evaluation/document.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::programme {
namespace {

std::vector<evaluation::SchemeParts> read_all()
{
    std::vector<evaluation::SchemeParts> all;
    for (const BuiltInScheme& scheme : built_in_schemes())
        all.push_back(evaluation::read_scheme({.text = scheme.document, .name = std::string(scheme.code) + ".json"}));
    return all;
}

}  // namespace

std::span<const BuiltInScheme> built_in_schemes() noexcept { return {scheme_documents, scheme_document_count}; }

const evaluation::SchemeParts& built_in_scheme(std::string_view code)
{
    static const std::vector<evaluation::SchemeParts> all = read_all();
    std::string known;
    for (const evaluation::SchemeParts& parts : all) {
        if (parts.code == code)
            return parts;
        known.append(known.empty() ? "" : ", ").append(parts.code);
    }
    throw InvalidInput({"built-in scheme"}, "there is none with the code \"" + std::string(code) + "\"",
                       "write one of " + known);
}

}  // namespace muster::programme
