// Points by where an amount stands among those of all members. What they are is the population's matter, see
// population.cpp: a rule alone knows of no others.
#include "evaluation/rule/answers.hpp"

#include <string>

namespace muster::inline v0_2::evaluation::rule {
namespace {

Label method_in_words(const Normalise& rule)
{
    switch (rule.method) {
    case Normalisation::goalposts:
        return {"按 " + to_string(*rule.low) + " 与 " + to_string(*rule.high) + " 之间的位置",
                "between goalposts " + to_string(*rule.low) + " and " + to_string(*rule.high)};
    case Normalisation::min_max:
        return {"按最小值与最大值之间的位置", "between the least and the greatest"};
    case Normalisation::z_score:
        return {"按标准分：平均数 " + to_string(rule.mean) + "，标准差 " + to_string(rule.deviation),
                "z-score, mean " + to_string(rule.mean) + ", standard deviation " + to_string(rule.deviation)};
    case Normalisation::rank:
        return {"按名次", "by rank"};
    case Normalisation::percentile_rank:
        return {"按百分位名次", "by percentile rank"};
    case Normalisation::borda:
        return {"按博尔达计分", "by Borda score"};
    case Normalisation::distance_to_target:
        return {"按与目标 " + to_string(*rule.target) + " 的距离",
                "by the distance to the target " + to_string(*rule.target)};
    case Normalisation::distance_to_best:
        return {"按与最优值的距离", "by the distance to the best"};
    case Normalisation::distance_to_reference:
        return {"按与“" + rule.reference + "”的距离", "by the distance to \"" + rule.reference + "\""};
    case Normalisation::share_of_best:
        return {"按占最优值的比例", "by the share of the best"};
    }
    return {};
}

// Whether points go by `worst` and `best`.
bool has_scale(const Normalise& rule)
{
    return rule.method != Normalisation::z_score && rule.method != Normalisation::rank &&
           rule.method != Normalisation::borda;
}

// Whether no points lie outside the scale.
bool is_bounded(const Normalise& rule)
{
    switch (rule.method) {
    case Normalisation::min_max:
    case Normalisation::percentile_rank:
    case Normalisation::distance_to_best:
    case Normalisation::share_of_best:
        return true;
    case Normalisation::goalposts:
    case Normalisation::distance_to_target:
    case Normalisation::distance_to_reference:
        return rule.is_clipped;
    case Normalisation::z_score:
    case Normalisation::rank:
    case Normalisation::borda:
        break;
    }
    return false;
}

}  // namespace

template <>
struct Answers<Normalise> : ByDefault<Normalise> {
    static Items items(const Normalise&, const record::Ledger& ledger) { return quantities(ledger); }
    // Of no amount; of all others the population says it.
    static Fraction points(const Normalise&, const Amount&, const Amount&) { return {}; }
    static Label in_words(const Normalise& rule)
    {
        Label text = method_in_words(rule);
        if (rule.direction == Direction::less_is_better) {
            text.zh += "，越小越好";
            text.en += ", less is better";
        }
        if (rule.winsorise) {
            text.zh += "，极端值缩尾";
            text.en += ", extremes drawn in";
        }
        if (rule.transformation == Transformation::logarithm) {
            text.zh += "，取自然对数";
            text.en += ", by natural logarithms";
        }
        if (has_scale(rule)) {
            text.zh += "，" + to_string(rule.worst) + " 至 " + to_string(rule.best) + " 分";
            text.en += ", " + to_string(rule.worst) + " to " + to_string(rule.best) + " points";
        }
        return text;
    }
    // With more of it no method gives fewer points, whatever all others have: the worst end may only rise to the amount
    // itself, and the mean and the deviation rise by less than it does. Which extremes are drawn in by skewness may
    // change all, though.
    static Merit merit(const Normalise& rule)
    {
        Merit merit{.course = rule.direction == Direction::more_is_better ? Course::rises : Course::falls};
        merit.first = Points::from_millionths(-std::numeric_limits<std::int64_t>::max());
        if (is_bounded(rule)) {
            merit.most = merit.most_of_one = rule.best;
            merit.first = rule.worst;
        } else if (rule.method == Normalisation::rank || rule.method == Normalisation::borda) {
            merit.first = Points{};
        }
        merit.least = merit.first;
        if (rule.winsorise && rule.winsorise->by == WinsoriseBy::skewness_and_kurtosis)
            merit.doubt = Label{"哪些极端值缩尾取决于全体", "which extremes are drawn in depends on all members"};
        return merit;
    }
};
template struct Questions<Normalise>;

}  // namespace muster::evaluation::rule
