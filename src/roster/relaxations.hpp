// Decides which elements of a small problem can hold together.
#pragma once

#include "muster/roster/element.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster {

/// All lines of all members, and what each bends. Nobody stands two shifts at once in any of them.
class Relaxations {
public:
    /// Whether so few shifts can be stood that all their lines may be listed.
    [[nodiscard]] static bool suit(const Problem& problem);

    explicit Relaxations(const Problem& problem);

    struct Answer {
        bool is_decided = false;
        std::optional<Roster> roster{};  ///< decided and not set: the elements cannot hold together
    };

    /// Is there a roster that bends none of these elements, whatever else it bends?
    [[nodiscard]] Answer can_hold(const std::set<Element>& elements);

    /// All that some roster without overlaps bends.
    [[nodiscard]] std::set<Element> all_elements();

private:
    static constexpr std::size_t most_elements = 128;  // of a member
    static constexpr std::size_t most_parts = 64;

    using Bent = std::bitset<most_elements>;
    using Shifts = std::uint32_t;  ///< of a line: bits by day and type

    struct Lines {
        std::vector<Shifts> stood{};
        std::vector<Bent> bent{};  ///< of each; empty until it is asked for
        std::map<Element, std::size_t> elements{};
        bool is_complete = true;  ///< they have no more elements than can be told apart
    };

    /// A number of people that an element asks for, on one shift or day: of cover, or of company.
    struct Part {
        Element element;
        std::vector<Shifts> counts;  ///< by member: whoever stands one of these is counted
        std::vector<bool> allowed;   ///< by people
    };

    /// People so far of each part that is asked for, and how they came to be.
    struct Step {
        std::vector<std::int16_t> people;
        std::size_t before = 0;
        Shifts line = 0;
    };

    void list_lines(std::size_t member);
    void list_parts();
    void find_bent(std::size_t member);
    [[nodiscard]] std::map<std::uint64_t, Shifts> signatures(std::size_t member, const std::set<Element>& elements,
                                                             std::span<const Part* const> parts);
    [[nodiscard]] Roster roster_of(const std::vector<Shifts>& lines) const;
    [[nodiscard]] std::vector<Assignment> assignments_of(std::size_t member, Shifts line) const;

    const Problem& problem_;
    std::vector<Lines> members_;
    std::vector<Part> parts_;
};

}  // namespace muster::roster
