// Types that stand within others, and whose savers and loaders are built once: declared by whoever says how the type is
// saved, built in the file of its kind.
#pragma once

#include "../binary_archive.hpp"
#include "../text_archive.hpp"

#include <cstdint>

/// Of a type with `save` and `load`. `Linkage` is `extern` where it is declared and nothing where it is built.
#define MUSTER_SAVED_APART(Linkage, Namespace, Type)                                                                   \
    Linkage template void Namespace::save(muster::archive::BinaryOutput&, const Namespace::Type&, std::uint32_t);      \
    Linkage template void Namespace::save(muster::archive::TextOutput&, const Namespace::Type&, std::uint32_t);        \
    Linkage template void Namespace::load(muster::archive::BinaryInput&, Namespace::Type&, std::uint32_t);             \
    Linkage template void Namespace::load(muster::archive::TextInput&, Namespace::Type&, std::uint32_t);

/// Of a type with `serialize`.
#define MUSTER_SERIALISED_APART(Linkage, Namespace, Type)                                                              \
    Linkage template void Namespace::serialize(muster::archive::BinaryOutput&, Namespace::Type&, std::uint32_t);       \
    Linkage template void Namespace::serialize(muster::archive::TextOutput&, Namespace::Type&, std::uint32_t);         \
    Linkage template void Namespace::serialize(muster::archive::BinaryInput&, Namespace::Type&, std::uint32_t);        \
    Linkage template void Namespace::serialize(muster::archive::TextInput&, Namespace::Type&, std::uint32_t);
