#include "muster/evaluation/borderline.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

class Cuts {
public:
    Cuts(const Evaluation& evaluation, Points margin)
        : evaluation_(evaluation), grades_(evaluation.scheme().grades()), margin_(Exact(margin)),
          best_(evaluation.members().size())
    {
        const Scheme& scheme = evaluation.scheme();
        for (std::uint32_t row = 0; row < evaluation.members().size(); ++row)
            if (evaluation.of(MemberId(row)).grade.is_set())
                graded_.emplace_back(row);
        for (std::uint32_t row = 0; row < scheme.indicators().size(); ++row) {
            const auto sanction = sanction_of(scheme.indicators()[IndicatorId(row)].rule);
            if (!sanction || sanction->effect != rule::VetoEffect::bar_grade)
                continue;
            const std::uint32_t best = scheme.grades().find(sanction->best_grade)->row();
            for (const MemberId member : graded_)
                if (evaluation.of(member, IndicatorId(row)).is_vetoed)
                    best_[member.row()] = std::max(best_[member.row()], best);
        }
    }

    [[nodiscard]] std::vector<Cut> all() const
    {
        std::vector<Cut> cuts;
        for (std::uint32_t row = 0; row < grades_.size(); ++row) {
            const Grade& grade = grades_[GradeId(row)];
            if (grade.from)
                cuts.push_back(filled({.grade = grade.code, .at = Exact(*grade.from)}, GradeId(row), graded_));
            if (grade.quota)
                add_quotas(GradeId(row), *grade.quota, cuts);
        }
        return cuts;
    }

private:
    [[nodiscard]] const Exact& total_of(MemberId member) const { return evaluation_.of(member).total; }

    // With those of `members` who stand near.
    [[nodiscard]] Cut filled(Cut cut, GradeId grade, const std::vector<MemberId>& members) const
    {
        for (const MemberId member : members) {
            const MemberScore& score = evaluation_.of(member);
            const Exact short_of = cut.at - score.total;
            if (short_of > margin_ || short_of < -margin_)
                continue;
            auto& side = short_of.is_zero() ? cut.level : short_of.is_negative() ? cut.above : cut.below;
            side.push_back({.member = evaluation_.roll().members()[member].code,
                            .total = score.total,
                            .short_of = short_of,
                            .grade = grades_[score.grade].code,
                            .is_in = score.grade.row() <= grade.row(),
                            .is_barred = best_[member.row()] > grade.row()});
        }
        std::ranges::stable_sort(cut.above, std::ranges::greater{}, &NearCut::short_of);
        std::ranges::stable_sort(cut.below, std::ranges::less{}, &NearCut::short_of);
        return cut;
    }

    void add_quotas(GradeId grade, const Quota& quota, std::vector<Cut>& cuts) const
    {
        struct Group {
            std::int64_t graded = 0;
            std::int64_t placed = 0;  // in better grades
            std::vector<MemberId> candidates{};
        };
        std::map<UnitId, Group> groups;
        const auto& from = grades_[grade].from;
        for (const MemberId member : graded_) {
            const bool by_unit = quota.among == QuotaAmong::unit;
            Group& group = groups[by_unit ? evaluation_.roll().unit_of(member) : UnitId{}];
            ++group.graded;
            if (evaluation_.of(member).grade.row() < grade.row())
                ++group.placed;
            else if (best_[member.row()] <= grade.row() && (!from || total_of(member) >= Exact(*from)))
                group.candidates.push_back(member);
        }
        for (const auto& [unit, group] : groups) {
            const auto allowed =
                static_cast<std::int64_t>(static_cast<WideInteger>(group.graded) * quota.numerator / quota.denominator);
            const auto places = static_cast<std::size_t>(std::max<std::int64_t>(0, allowed - group.placed));
            if (places == 0 || group.candidates.size() <= places)
                continue;
            std::vector<MemberId> order = group.candidates;
            std::ranges::sort(order, std::ranges::greater{}, [&](MemberId member) { return total_of(member); });
            cuts.push_back(filled({.grade = grades_[grade].code,
                                   .is_quota = true,
                                   .unit = unit.is_set() ? evaluation_.roll().units()[unit].code : "",
                                   .at = total_of(order[places - 1]),
                                   .places = places},
                                  grade, group.candidates));
        }
    }

    const Evaluation& evaluation_;
    const Table<GradeId, Grade>& grades_;
    Exact margin_;
    std::vector<MemberId> graded_{};
    std::vector<std::uint32_t> best_;  // by member: no better grade for a veto
};

}  // namespace

std::vector<Cut> borderline(const Evaluation& evaluation, Points margin)
{
    if (margin < Points{})
        throw InvalidInput({"borderline"}, "its margin is " + to_string(margin), "give 0 or more");
    return Cuts(evaluation, margin).all();
}

}  // namespace muster::evaluation
