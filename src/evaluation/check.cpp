// Holds what an evaluation says against what the scheme and the ledger give when worked out by other means.
#include "muster/evaluation/check.hpp"

#include "evaluation/checking/standing.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

using namespace checking;

class Checker {
public:
    explicit Checker(const Evaluation& evaluation)
        : evaluation_(evaluation), scheme_(evaluation.scheme()), recomputed_(recompute(evaluation)),
          standings_(recomputed_.standings)
    {
    }

    std::vector<Finding> run()
    {
        check_scores();
        check_grades();
        check_ranks();
        check_units();
        check_waiting();
        check_fates();
        return std::move(findings_);
    }

private:
    void expect(bool is_right, const std::string& place, const std::string& claimed, const std::string& computed)
    {
        if (!is_right)
            findings_.push_back({place, claimed, computed});
    }

    [[nodiscard]] std::string name(MemberId member) const
    {
        return "member \"" + evaluation_.roll().members()[member].code + "\"";
    }

    void check_scores()
    {
        for (std::uint32_t row = 0; row < standings_.size(); ++row) {
            const MemberId member(row);
            const Standing& standing = standings_[row];
            for (std::uint32_t i = 0; i < standing.indicators.size(); ++i) {
                const IndicatorScore& claimed = evaluation_.of(member, IndicatorId(i));
                const Made& made = standing.indicators[i];
                const std::string place =
                    name(member) + ", indicator \"" + scheme_.indicators()[IndicatorId(i)].code + "\"";
                expect(number(claimed.points) == made.points, place, to_string(claimed.points) + " points",
                       text_of(made.points));
                expect(number(claimed.amount) == round_off(made.amount, 6), place,
                       to_string(claimed.amount) + " counted", text_of(made.amount));
                expect(claimed.records == made.records, place, std::to_string(claimed.records) + " records",
                       std::to_string(made.records));
                expect(claimed.waiting == made.waiting, place, std::to_string(claimed.waiting) + " waiting",
                       std::to_string(made.waiting));
                expect(claimed.is_vetoed == made.strikes, place, claimed.is_vetoed ? "strikes" : "does not strike",
                       made.strikes ? "strikes" : "does not strike");
                expect(claimed.state == made.state, place, "state " + std::to_string(static_cast<int>(claimed.state)),
                       std::to_string(static_cast<int>(made.state)));
            }
            for (std::uint32_t i = 0; i < standing.areas.size(); ++i) {
                const Exact& claimed = evaluation_.of(member, AreaId(i));
                const std::string place = name(member) + ", area \"" + scheme_.areas()[AreaId(i)].code + "\"";
                expect(number(claimed) == standing.areas[i], place, to_string(claimed), text_of(standing.areas[i]));
                const bool is_out = evaluation_.is_left_out(member, AreaId(i));
                expect(is_out == standing.gone[i], place, is_out ? "left out" : "not left out",
                       standing.gone[i] ? "left out" : "not left out");
                const bool is_extra = evaluation_.is_extra(member, AreaId(i));
                expect(is_extra == standing.beside[i], place, is_extra ? "only adds" : "does not only add",
                       standing.beside[i] ? "only adds" : "does not only add");
            }
            const MemberScore& claimed = evaluation_.of(member);
            expect(number(claimed.total) == standing.total, name(member) + ", total", to_string(claimed.total),
                   text_of(standing.total));
            expect(claimed.is_incomplete == standing.is_incomplete, name(member),
                   claimed.is_incomplete ? "incomplete" : "complete",
                   standing.is_incomplete ? "incomplete" : "complete");
        }
    }

    [[nodiscard]] bool takes_a_grade(std::uint32_t row) const
    {
        const auto stage = evaluation_.roll().members()[MemberId(row)].stage;
        const auto& ungraded = scheme_.parts().ungraded_stages;
        if (stage && std::ranges::count(ungraded, *stage) > 0)
            return false;
        return !standings_[row].is_incomplete;
    }

    [[nodiscard]] Number key_of(std::uint32_t row, const Quota& quota) const
    {
        if (quota.ties != Ties::by_key)
            return 0;
        if (const auto area = scheme_.areas().find(quota.key))
            return standings_[row].areas[area->row()];
        return standings_[row].indicators[scheme_.indicators().find(quota.key)->row()].points;
    }

    // A grade is right if the member could have it, and if everyone refused a better one was refused rightly: by
    // points, by a veto, or because those in front of them, and level with them where ties go out, filled the quota.
    void check_grades()
    {
        const auto& grades = scheme_.grades();
        std::vector<std::size_t> given(standings_.size(), grades.size());
        for (std::uint32_t row = 0; row < standings_.size(); ++row) {
            const GradeId claimed = evaluation_.of(MemberId(row)).grade;
            expect(claimed.is_set() == (takes_a_grade(row) && !grades.empty()), name(MemberId(row)) + ", grade",
                   claimed.is_set() ? grades[claimed].code : "none", takes_a_grade(row) ? "one" : "none");
            const GradeReason reason = evaluation_.of(MemberId(row)).reason;
            expect(reason == reason_of(row), name(MemberId(row)) + ", reason of the grade",
                   std::to_string(static_cast<int>(reason)), std::to_string(static_cast<int>(reason_of(row))));
            if (claimed.is_set())
                given[row] = claimed.row();
        }
        for (std::size_t grade = 0; grade < grades.size(); ++grade)
            expect_no_refused_tie(grade, given);
        for (std::size_t grade = 0; grade < grades.size(); ++grade)
            for (std::uint32_t row = 0; row < standings_.size(); ++row) {
                if (given[row] == grades.size())
                    continue;
                const bool may = may_have(row, grade);
                if (given[row] == grade)
                    expect(may && fits(row, grade, given), name(MemberId(row)) + ", grade",
                           grades[GradeId(static_cast<std::uint32_t>(grade))].code, "a lower one");
                else if (given[row] > grade && may)
                    expect(!fits(row, grade, given), name(MemberId(row)) + ", grade",
                           grades[GradeId(static_cast<std::uint32_t>(given[row]))].code,
                           grades[GradeId(static_cast<std::uint32_t>(grade))].code);
            }
    }

    // Where a quota refuses ties, nobody in stands level with somebody left out by it.
    void expect_no_refused_tie(std::size_t grade, const std::vector<std::size_t>& given)
    {
        const Grade& rules = scheme_.grades().rows()[grade];
        if (!rules.quota || rules.quota->ties != Ties::refuse)
            return;
        for (std::uint32_t out = 0; out < standings_.size(); ++out) {
            if (given[out] == scheme_.grades().size() || given[out] <= grade || !may_have(out, grade))
                continue;
            const UnitId unit = evaluation_.roll().unit_of(MemberId(out));
            std::int64_t graded = 0;
            std::int64_t better = 0;
            std::int64_t front = 0;
            for (std::uint32_t other = 0; other < standings_.size(); ++other) {
                if (given[other] == scheme_.grades().size() ||
                    (rules.quota->among == QuotaAmong::unit && evaluation_.roll().unit_of(MemberId(other)) != unit))
                    continue;
                ++graded;
                better += given[other] < grade ? 1 : 0;
                front +=
                    given[other] >= grade && may_have(other, grade) && standings_[other].total > standings_[out].total
                        ? 1
                        : 0;
            }
            const auto room =
                static_cast<std::int64_t>(floor_of(Number(graded * rules.quota->numerator, rules.quota->denominator))) -
                better;
            expect(front >= room, name(MemberId(out)) + ", grade", "a tie at the cut", "a refusal");
        }
    }

    // Why a grade is what it is; `check_grades` says whether it is right.
    [[nodiscard]] GradeReason reason_of(std::uint32_t row) const
    {
        if (scheme_.grades().empty())
            return GradeReason::no_grades;
        const auto stage = evaluation_.roll().members()[MemberId(row)].stage;
        if (stage && std::ranges::count(scheme_.parts().ungraded_stages, *stage) > 0)
            return GradeReason::ungraded_stage;
        if (!takes_a_grade(row))
            return GradeReason::incomplete;
        const auto enough = [&](const Grade& grade) {
            return !grade.from || standings_[row].total >= number(*grade.from);
        };
        const auto& grades = scheme_.grades().rows();
        const auto by_points = static_cast<std::size_t>(std::ranges::find_if(grades, enough) - grades.begin());
        const GradeId given = evaluation_.of(MemberId(row)).grade;
        if (given.is_set() && given.row() > std::max(by_points, standings_[row].barred_to))
            return GradeReason::quota;
        return standings_[row].barred_to > by_points ? GradeReason::veto : GradeReason::by_points;
    }

    [[nodiscard]] bool may_have(std::uint32_t row, std::size_t grade) const
    {
        const Grade& rules = scheme_.grades().rows()[grade];
        return grade >= standings_[row].barred_to && (!rules.from || standings_[row].total >= number(*rules.from));
    }

    // Whether `row`, who may have the grade and has no better one, fits its quota.
    [[nodiscard]] bool fits(std::uint32_t row, std::size_t grade, const std::vector<std::size_t>& given) const
    {
        const auto& quota = scheme_.grades().rows()[grade].quota;
        if (!quota)
            return true;
        const UnitId unit = evaluation_.roll().unit_of(MemberId(row));
        std::int64_t graded = 0;
        std::int64_t better = 0;
        std::int64_t front = 0;
        std::int64_t level = 0;  // with this one
        const auto standing_of = [&](std::uint32_t other) {
            return std::pair(standings_[other].total, key_of(other, *quota));
        };
        for (std::uint32_t other = 0; other < standings_.size(); ++other) {
            if (given[other] == scheme_.grades().size() ||
                (quota->among == QuotaAmong::unit && evaluation_.roll().unit_of(MemberId(other)) != unit))
                continue;
            ++graded;
            if (given[other] < grade)
                ++better;
            else if (may_have(other, grade)) {
                front += standing_of(other) > standing_of(row) ? 1 : 0;
                level += standing_of(other) == standing_of(row) ? 1 : 0;
            }
        }
        const auto room =
            static_cast<std::int64_t>(floor_of(Number(graded * quota->numerator, quota->denominator))) - better;
        return front + (quota->ties == Ties::all_in ? 1 : level) <= room;
    }

    void check_ranks()
    {
        for (std::uint32_t row = 0; row < standings_.size(); ++row) {
            const auto in_front = std::ranges::count_if(standings_, [&](const Standing& other) {
                return !other.is_incomplete && other.total > standings_[row].total;
            });
            const bool has_rank = evaluation_.is_ranked() && !standings_[row].is_incomplete;
            const auto computed = has_rank ? static_cast<std::uint32_t>(in_front) + 1 : 0;
            const std::uint32_t claimed = evaluation_.of(MemberId(row)).rank;
            expect(claimed == computed, name(MemberId(row)) + ", rank", std::to_string(claimed),
                   std::to_string(computed));
        }
    }

    [[nodiscard]] bool lies_in(UnitId unit, UnitId above) const
    {
        while (unit.is_set() && unit != above)
            unit = evaluation_.roll().parent_of(unit);
        return unit == above;
    }

    void check_units()
    {
        for (std::uint32_t row = 0; row < evaluation_.roll().units().size(); ++row) {
            const UnitScore& claimed = evaluation_.of(UnitId(row));
            const std::string place = "unit \"" + evaluation_.roll().units()[UnitId(row)].code + "\"";
            std::vector<std::uint32_t> in;
            for (std::uint32_t member = 0; member < standings_.size(); ++member)
                if (const UnitId unit = evaluation_.roll().unit_of(MemberId(member));
                    unit.is_set() && lies_in(unit, UnitId(row)))
                    in.push_back(member);
            Number sum = 0;
            std::optional<Number> lowest;
            std::optional<Number> highest;
            std::size_t ungraded = 0;
            std::size_t incomplete = 0;
            std::vector<Number> areas(scheme_.areas().size());
            std::vector<std::size_t> have_area(areas.size());
            std::vector<std::size_t> grades(scheme_.grades().size());
            for (const std::uint32_t member : in) {
                if (const GradeId grade = evaluation_.of(MemberId(member)).grade; grade.is_set())
                    ++grades[grade.row()];
                else
                    ++ungraded;
                if (standings_[member].is_incomplete) {
                    ++incomplete;
                    continue;
                }
                const Number& total = standings_[member].total;
                sum += total;
                lowest = lowest ? std::min(*lowest, total) : total;
                highest = highest ? std::max(*highest, total) : total;
                for (std::size_t area = 0; area < areas.size(); ++area)
                    if (!standings_[member].gone[area]) {
                        areas[area] += standings_[member].areas[area];
                        ++have_area[area];
                    }
            }
            const auto mean = [&](const Number& of, std::size_t members) {
                return members == 0 ? Number(0) : round_off(of / Number(members), 6);
            };
            expect(claimed.members == in.size(), place, std::to_string(claimed.members) + " members",
                   std::to_string(in.size()));
            expect(claimed.incomplete == incomplete, place, std::to_string(claimed.incomplete) + " incomplete",
                   std::to_string(incomplete));
            // A sum that may have no place in an Exact may be rounded.
            const bool is_long = msb(Whole(abs(numerator(sum)) + 1)) + 3 * msb(denominator(sum)) > 120;
            expect(number(claimed.sum) == sum || (is_long && number(claimed.sum) == round_off(sum, 6)), place,
                   "sum " + to_string(claimed.sum), text_of(sum));
            const Number sum_mean = mean(sum, in.size() - incomplete);
            expect(number(claimed.mean) == sum_mean, place, "mean " + to_string(claimed.mean), text_of(sum_mean));
            const auto expect_end = [&](const char* end, const std::optional<Exact>& said,
                                        const std::optional<Number>& is) {
                expect(said.has_value() == is.has_value() && (!is || number(*said) == *is), place,
                       end + (said ? " " + to_string(*said) : std::string(" not set")), is ? text_of(*is) : "not set");
            };
            expect_end("lowest", claimed.lowest, lowest);
            expect_end("highest", claimed.highest, highest);
            expect(claimed.grades == grades, place, "grades", "others");
            expect(claimed.ungraded == ungraded, place, std::to_string(claimed.ungraded) + " ungraded",
                   std::to_string(ungraded));
            for (std::size_t area = 0; area < areas.size(); ++area)
                expect(number(claimed.area_means[area]) == mean(areas[area], have_area[area]), place,
                       "area mean " + to_string(claimed.area_means[area]), text_of(mean(areas[area], have_area[area])));
        }
    }

    void check_waiting()
    {
        expect(std::ranges::equal(recomputed_.waiting, evaluation_.waiting()), "waiting records",
               std::to_string(evaluation_.waiting().size()), std::to_string(recomputed_.waiting.size()));
    }

    // What a record's indicator, day, correction, source and event say of it is counted again; of the others as many
    // count in whole or in part as scores say, and every record has one fate.
    void check_fates()
    {
        const auto is_choice = [](RecordFate fate) {
            return fate == RecordFate::not_highest || fate == RecordFate::not_best || fate == RecordFate::not_worst ||
                   fate == RecordFate::not_latest || fate == RecordFate::not_chosen;
        };
        std::map<std::pair<RecordFate, std::string>, std::size_t> claimed;
        std::map<std::string, std::size_t> counted;
        std::size_t all = 0;
        for (const FateCount& one : evaluation_.fates()) {
            all += one.records;
            if (one.fate == RecordFate::counted || one.fate == RecordFate::capped || one.fate == RecordFate::aged)
                counted[one.indicator] += one.records;
            else if (!is_choice(one.fate))
                claimed[{one.fate, one.indicator}] = one.records;
        }
        expect(all == evaluation_.ledger().size(), "fates", std::to_string(all) + " records",
               std::to_string(evaluation_.ledger().size()));
        expect(claimed == recomputed_.fates, "fates", "records left aside", "others");
        for (std::uint32_t row = 0; row < scheme_.indicators().size(); ++row) {
            const std::string& code = scheme_.indicators()[IndicatorId(row)].code;
            std::size_t records = 0;
            for (const Standing& standing : standings_)
                records += standing.indicators[row].records;
            expect(counted[code] == records, "fates of indicator \"" + code + "\"",
                   std::to_string(counted[code]) + " count", std::to_string(records));
        }
    }

    const Evaluation& evaluation_;
    const Scheme& scheme_;
    const Recomputed recomputed_;
    const std::vector<Standing>& standings_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check(const Evaluation& evaluation) { return Checker(evaluation).run(); }

}  // namespace muster::evaluation
