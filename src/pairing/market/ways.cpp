#include "ways.hpp"

namespace muster::inline v0_2::pairing::market {

const Ways::Row& Ways::from(std::uint32_t mentor, std::span<const std::uint32_t> mentees)
{
    if (rows_.empty()) {
        rows_.resize(problem_.mentors().size());
        at_.assign(problem_.mentors().size(), nobody);
    }
    Row& row = rows_[mentor];
    if (!row.is_current)
        make(row, mentor, mentees);
    return row;
}

void Ways::make(Row& row, std::uint32_t mentor, std::span<const std::uint32_t> mentees)
{
    row.ways.clear();
    row.alone = nobody;
    row.alone_loss = std::numeric_limits<Score>::max();
    row.is_current = true;
    std::uint32_t* const places = at_.data();
    for (const std::uint32_t mentee : mentees) {
        const auto candidates = problem_.candidates_of(MenteeId(mentee));
        const Score held = *problem_.score_of(MenteeId(mentee), MentorId(mentor));
        if (const auto price = problem_.unmatched_price(MenteeId(mentee)); price && held + *price < row.alone_loss) {
            row.alone_loss = held + *price;
            row.alone = mentee;
        }
        for (std::size_t at = 0; at < candidates.mentors.size(); ++at) {
            const std::uint32_t to = candidates.mentors[at].row();
            const Score loss = held - candidates.scores[at];
            std::uint32_t& place = places[to];
            if (place == nobody) {
                place = static_cast<std::uint32_t>(row.ways.size());
                row.ways.push_back({loss, to, mentee});
            } else if (loss < row.ways[place].loss) {
                row.ways[place].loss = loss;
                row.ways[place].mentee = mentee;
            }
        }
        looked_at_ += candidates.mentors.size();
    }
    kept_ += row.ways.size();
    for (const Way& way : row.ways)
        places[way.to] = nobody;
}

}  // namespace muster::pairing::market
