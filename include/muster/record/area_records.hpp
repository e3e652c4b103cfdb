// What was done in the five areas of the programme, in rows of their own.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/record/award.hpp"
#include "muster/record/bringing_along.hpp"
#include "muster/record/class_session.hpp"
#include "muster/record/duty_change.hpp"
#include "muster/record/exam_sitting.hpp"
#include "muster/record/five_ones.hpp"
#include "muster/record/in_time.hpp"
#include "muster/record/inspection.hpp"
#include "muster/record/led_exercise.hpp"
#include "muster/record/mobilisation.hpp"
#include "muster/record/own_account.hpp"
#include "muster/record/service_summary.hpp"
#include "muster/record/study_app.hpp"
#include "muster/record/supervision.hpp"
#include "muster/record/tutoring.hpp"
#include "muster/record/venue_turn.hpp"

#include <cstdint>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// Every number that the rows of the areas are judged by. All are defaults, to be changed.
struct AreaRules {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Every number that the rows of the areas are judged by.";

    StudyCaps study{};                   ///< points of study apps a day
    InspectionRules inspection{};        ///< points of rooms, and what passes
    InTime in_time{};                    ///< hours of the four deadlines
    NearnessWeights nearness{};          ///< what deeds of the five ones count
    std::uint32_t exchanges_a_week = 1;  ///< how often a pair or a group meets

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("study", &AreaRules::study), field("inspection", &AreaRules::inspection),
                    field("in_time", &AreaRules::in_time), field("nearness", &AreaRules::nearness),
                    field("exchanges_a_week", &AreaRules::exchanges_a_week));
    }

    friend bool operator==(const AreaRules&, const AreaRules&) = default;
};

/// What was done in the five areas. Ids of people and places are those of one organisation, ids of activities those of
/// one ledger.
struct AreaRecords {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What was done in the five areas of the programme.";

    AreaRules rules{};                           ///< what all of it is judged by
    std::vector<ClassSession> class_sessions{};  ///< theory brought into classes
    std::vector<StudyGroup> study_groups{};      ///< study-help groups
    std::vector<TutoringSession> tutoring{};     ///< sessions of pairs and groups
    std::vector<Award> awards{};                 ///< what members won, alone or in teams
    std::vector<Certificate> certificates{};     ///< what members passed for
    std::vector<LedExercise> exercises{};        ///< recurring sports that were led
    std::vector<Outreach> outreach{};            ///< whom activities reached
    std::vector<OwnAccount> accounts{};          ///< accounts of one's own
    std::vector<StudyAct> study_acts{};          ///< acts in study apps
    std::vector<Bulletin> bulletins{};           ///< what was written of what happened
    std::vector<FiveOneCharge> charges{};        ///< who answers for which of the five ones
    std::vector<FiveOneDeed> deeds{};            ///< what was done for them
    std::vector<Inspection> inspections{};       ///< inspections of rooms
    std::vector<SupervisionCase> supervision{};  ///< what supervision posts found
    std::vector<DutyChange> duty_changes{};      ///< shifts not stood as planned
    std::vector<VenueTurn> venue{};              ///< turns at contests
    std::vector<ExamSitting> exams{};            ///< examinations under name plates
    std::vector<Mobilisation> mobilisations{};   ///< calls in emergencies
    std::vector<BringingAlong> brought_along{};  ///< activists who are brought along

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("rules", &AreaRecords::rules), field("class_sessions", &AreaRecords::class_sessions),
                    field("study_groups", &AreaRecords::study_groups), field("tutoring", &AreaRecords::tutoring),
                    field("awards", &AreaRecords::awards), field("certificates", &AreaRecords::certificates),
                    field("exercises", &AreaRecords::exercises), field("outreach", &AreaRecords::outreach),
                    field("accounts", &AreaRecords::accounts), field("study_acts", &AreaRecords::study_acts),
                    field("bulletins", &AreaRecords::bulletins), field("charges", &AreaRecords::charges),
                    field("deeds", &AreaRecords::deeds), field("inspections", &AreaRecords::inspections),
                    field("supervision", &AreaRecords::supervision), field("duty_changes", &AreaRecords::duty_changes),
                    field("venue", &AreaRecords::venue), field("exams", &AreaRecords::exams),
                    field("mobilisations", &AreaRecords::mobilisations),
                    field("brought_along", &AreaRecords::brought_along));
    }

    friend bool operator==(const AreaRecords&, const AreaRecords&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
