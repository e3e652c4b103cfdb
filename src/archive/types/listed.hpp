// Structs that list their fields (core/fields.hpp): an archive holds what the list says, in its order.
//
// The version of such a struct is that of its newest field, so a field that is added is read and written, and old
// archives are read without it. Structs of few fields that were saved without a version from the first say so here:
//
//     template <>
//     inline constexpr bool has_version<roster::Penalty> = false;
#pragma once

#include "containers.hpp"

#include "muster/core/fields.hpp"

#include <cstdint>

namespace muster::inline v0_2::archive {

template <class Record>
inline constexpr bool has_version = true;

/// Those fields that archives of this version have.
template <class Archive, Listed Record>
void exchange_fields(Archive& archive, Record& record, std::uint32_t version)
{
    each_field<Record>([&](const auto& each) {
        if (version >= each.since)
            archive(named(each.name, record.*each.member));
    });
}

template <class Record>
concept ListedWithVersion = Listed<Record> && has_version<Record>;
template <class Record>
concept ListedWithoutVersion = Listed<Record> && !has_version<Record>;

}  // namespace muster::archive

namespace cereal {
namespace detail {

template <muster::archive::ListedWithVersion Record>
struct Version<Record, version_binding_tag> {
    static constexpr std::uint32_t version = muster::latest_version<Record>();
};

}  // namespace detail

template <class Archive, muster::archive::ListedWithVersion Record>
void serialize(Archive& archive, Record& record, std::uint32_t version)
{
    muster::archive::require_known<Record>(version);
    muster::archive::exchange_fields(archive, record, version);
}

template <class Archive, muster::archive::ListedWithoutVersion Record>
void serialize(Archive& archive, Record& record)
{
    static_assert(muster::latest_version<Record>() == 1, "a field is added to a struct that has no version");
    muster::archive::exchange_fields(archive, record, 1);
}

}  // namespace cereal
