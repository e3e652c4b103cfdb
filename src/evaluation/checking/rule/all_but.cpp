// All records but the lowest and the highest few.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::AllBut> : Usual<rule::AllBut> {
    // Takes out one after the other, as long as there are more than are kept.
    static void choose(const rule::AllBut& rule, std::vector<Piece>& pieces)
    {
        const auto less = [](const Piece& left, const Piece& right) { return left.amount < right.amount; };
        const auto may_go = [&] { return pieces.size() > static_cast<std::size_t>(rule.keep); };
        for (int dropped = 0; dropped < rule.lowest && may_go(); ++dropped)
            pieces.erase(std::ranges::min_element(pieces, less));
        for (int dropped = 0; dropped < rule.highest && may_go(); ++dropped)
            pieces.erase(std::ranges::max_element(pieces, less));
    }
    static Number points(const rule::AllBut& rule, const Number& amount, const Number&)
    {
        return amount * number(rule.each);
    }
};
template struct Reading<rule::AllBut>;

}  // namespace muster::evaluation::checking
