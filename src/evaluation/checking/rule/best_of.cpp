// The best few records only.
#include "evaluation/checking/rule/reader.hpp"

namespace muster::inline v0_2::evaluation::checking {

template <>
struct Reader<rule::BestOf> : Usual<rule::BestOf> {
    // A stable order of the fractions, from which all but the first are cut.
    static void choose(const rule::BestOf& rule, std::vector<Piece>& pieces)
    {
        std::ranges::stable_sort(pieces, [&](const Piece& left, const Piece& right) {
            return rule.best == rule::BestIs::greatest ? left.amount > right.amount : left.amount < right.amount;
        });
        if (pieces.size() > static_cast<std::size_t>(rule.count))
            pieces.erase(pieces.begin() + rule.count, pieces.end());
    }
    static Number points(const rule::BestOf& rule, const Number& amount, const Number&)
    {
        return amount * number(rule.each);
    }
};
template struct Reading<rule::BestOf>;

}  // namespace muster::evaluation::checking
