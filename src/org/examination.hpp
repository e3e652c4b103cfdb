// One person before one move: every condition, and from which day what is on file meets it.
#pragma once

#include "muster/org/eligibility.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::org {

/// What a move asks for, and what of it is on file.
class Examination {
public:
    Examination(const Organisation& organisation, const Member& member, Stage stage, const EligibilityOptions& options);

    /// All conditions and the first day on which nothing bars.
    [[nodiscard]] Eligibility judge();

private:
    using Conditions = std::vector<Condition>;

    void to_applicant();
    void to_activist();
    void to_candidate();
    void to_probationary();
    void to_full();

    // Adds to what was found.
    Condition& add(Label text, const Rule& rule, std::optional<Day> from, std::optional<Day> until = {});
    void adult_on_applying();
    void months_at_stage(const Rule& rule, Stage stage);
    void full_members(const std::vector<MemberId>& people, const Rule& rule, Label text);
    void gate(const Rule& rule, std::optional<Day> from, Label text);
    void crowded_contacts();
    void kept_up(const std::vector<Day>& on_file, const Rule& rule, Label text);
    void reports_and_reviews();
    void publicity(const Rule& rule);
    void training(std::optional<Day> vote);
    void leaving();
    void probation();
    void extension(Day ends);

    // Adds what `before` adds, judged on the day of the branch's vote, then what is asked of the vote and the approval.
    void vote_and_approval(const std::function<void(std::optional<Day> vote)>& before);
    void vote(const std::vector<Vote>& votes, std::optional<Day> valid);
    void approval(std::optional<Day> valid);

    // The last of several findings decides; those after `until` are not looked at.
    [[nodiscard]] std::optional<Day> finding(const std::vector<Finding>& findings, std::optional<Day> until,
                                             bool by_committee) const;
    [[nodiscard]] bool is_by_committee(UnitId unit) const;
    [[nodiscard]] std::optional<Day> last_first_day() const;
    void close();

    const Organisation& organisation_;
    const Member& member_;
    const Development& file_;
    const StageRules& rules_;
    const WorkingDays& working_days_;
    WorkingDays weekdays_ = WorkingDays::monday_to_friday();  // past the calendar's end
    Day since_{boost::gregorian::min_date_time};              // of the stage held now
    Eligibility found_;
};

}  // namespace muster::org
