#include "start.hpp"

#include <algorithm>

namespace muster::inline v0_2::pairing::fair_engine {

FairStart::FairStart(FairFace& face, std::size_t mentees) : face_(face), waiting_(mentees)
{
    for (std::size_t row = 0; row < mentees; ++row)
        waiting_[row] = static_cast<Mentee>(row);
}

bool FairStart::seat_all()
{
    take_best();
    for (std::size_t before = none; !waiting_.empty() && waiting_.size() < before;) {
        before = waiting_.size();
        is_seen_.assign(face_.node_count(), false);
        std::erase_if(waiting_, [&](Mentee mentee) { return make_room(mentee); });
    }
    if (!waiting_.empty())
        return false;
    std::vector<Node> wanting;
    for (Node node = 0; node < face_.nobody(); ++node)
        if (is_short(node))
            wanting.push_back(node);
    for (bool came = true; !wanting.empty() && came;) {
        came = false;
        is_seen_.assign(face_.node_count(), false);
        for (const Node node : wanting)
            while (is_short(node) && fetch_one(node))
                came = true;
        std::erase_if(wanting, [&](Node node) { return !is_short(node); });
    }
    return wanting.empty();
}

void FairStart::take_best()
{
    std::erase_if(waiting_, [&](Mentee mentee) {
        for (const FairChoice choice : face_.choices[mentee])
            if (has_room(choice.node)) {
                face_.seat(mentee, choice.node);
                face_.count(choice.node, 1);
                return true;
            }
        return false;
    });
}

// The next node that somebody held here may go to.
bool FairStart::step_ahead(Frame& frame, Frame& next)
{
    const auto held = face_.held_by(frame.node);
    for (; frame.holder < held.size(); ++frame.holder, frame.choice = 0) {
        const Mentee mentee = held[frame.holder];
        const auto choices = face_.choices[mentee];
        while (frame.choice < choices.size()) {
            const Node node = choices[frame.choice++].node;
            if (!is_seen_[node]) {
                next = {node, mentee};
                return true;
            }
        }
    }
    return false;
}

bool FairStart::make_room(Mentee mentee)
{
    for (const FairChoice first : face_.choices[mentee]) {
        if (is_seen_[first.node])
            continue;
        is_seen_[first.node] = true;
        frames_.assign(1, {first.node, mentee});
        while (!frames_.empty() && !has_room(frames_.back().node)) {
            Frame next{};
            if (step_ahead(frames_.back(), next)) {
                is_seen_[next.node] = true;
                frames_.push_back(next);
            } else {
                frames_.pop_back();
            }
        }
        if (frames_.empty())
            continue;
        for (std::size_t at = frames_.size(); at-- > 1;)
            face_.move(frames_[at].via, frames_[at].node);
        face_.seat(mentee, first.node);
        face_.count(first.node, 1);
        return true;
    }
    return false;
}

// The next node that somebody may come from to this one.
bool FairStart::step_back(Frame& frame, Frame& next)
{
    const auto wishes = face_.wishes[frame.node];
    while (frame.choice < wishes.size()) {
        const Mentee mentee = wishes[frame.choice++].mentee;
        const Node node = face_.node_of(mentee);
        if (node != frame.node && !is_seen_[node]) {
            next = {node, mentee};
            return true;
        }
    }
    return false;
}

bool FairStart::fetch_one(Node node)
{
    is_seen_[node] = true;
    frames_.assign(1, {node});
    while (!frames_.empty() && (frames_.size() == 1 || !can_spare(frames_.back().node))) {
        Frame next{};
        if (step_back(frames_.back(), next)) {
            is_seen_[next.node] = true;
            frames_.push_back(next);
        } else {
            frames_.pop_back();
        }
    }
    if (frames_.empty())
        return false;
    is_seen_[frames_.back().node] = false;  // who can spare one may spare another
    for (std::size_t at = frames_.size(); at-- > 1;)
        face_.move(frames_[at].via, frames_[at - 1].node);
    return true;
}

}  // namespace muster::pairing::fair_engine
