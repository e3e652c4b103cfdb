// A scheme and a ledger to start a test from: one area at the top, and records added in one line each.
#pragma once

#include "muster/core/digest.hpp"
#include "muster/core/faults.hpp"
#include "muster/core/seed.hpp"
#include "muster/evaluation.hpp"
#include "muster/record.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation {

inline const Day monday(2026, 9, 7);

inline Day day(int index) { return monday + Days(index); }
inline Points points(const char* text) { return Points::parse(text, {"points"}); }
inline Weight weight(const char* text) { return Weight::parse(text, {"weight"}); }
inline Quantity quantity(const char* text) { return Quantity::parse(text, {"quantity"}); }

/// A scheme of one area, "top", that adds up these indicators.
inline SchemeParts parts_of(std::vector<Indicator> indicators)
{
    return {.code = "scheme",
            .version = "1",
            .areas = {{.code = "top", .aggregation = Aggregation::sum}},
            .indicators = std::move(indicators)};
}
inline Scheme scheme_of(std::vector<Indicator> indicators) { return Scheme(parts_of(std::move(indicators))); }

/// A ledger whose words are known by their names.
class Book {
public:
    explicit Book(std::vector<std::string> members = {"ann", "bob", "cai"},
                  std::vector<std::string> indicators = {"work"})
        : ledger(std::move(members), std::move(indicators))
    {
    }

    EvidenceId add(const char* member, const char* indicator, const char* amount = "1", int on = 0)
    {
        return ledger.append(row(member, indicator, amount, on));
    }
    EvidenceId add_event(const char* member, const char* indicator, const char* amount, const char* event)
    {
        record::Evidence made = row(member, indicator, amount, 0);
        made.event = ledger.admit_event(event);
        return ledger.append(made);
    }
    EvidenceId add_award(const char* member, const char* indicator, const char* level, const char* place,
                         const char* event = "")
    {
        record::Evidence made = row(member, indicator, "1", 0);
        made.level = ledger.admit_level(level);
        made.place = ledger.admit_place(place);
        if (*event != '\0')
            made.event = ledger.admit_event(event);
        return ledger.append(made);
    }
    record::Evidence row(const char* member, const char* indicator, const char* amount, int on)
    {
        return {.member = ledger.admit_member(member),
                .indicator = ledger.admit_indicator(indicator),
                .quantity = quantity(amount),
                .day = day(on)};
    }

    record::Ledger ledger;
};

/// What the checker finds, a line each; empty where the evaluation is right.
inline std::string findings(const Evaluation& evaluation)
{
    std::string lines;
    for (const Finding& finding : check(evaluation))
        lines += finding.place + ": " + finding.claimed + ", not " + finding.computed + "\n";
    return lines;
}

/// Scores, and fails the test where the checker disagrees.
inline Evaluation evaluated(const Scheme& scheme, const record::Ledger& ledger, const EvaluationOptions& options = {})
{
    Evaluation made = evaluate(scheme, ledger, options);
    EXPECT_EQ(findings(made), "");
    return made;
}

/// `points (amount, records)` of the first indicator for the first member.
inline std::string first_score(const Evaluation& evaluation)
{
    const IndicatorScore& score = evaluation.of(MemberId(0), IndicatorId(0));
    return to_string(score.points) + " (" + to_string(score.amount) + ", " + std::to_string(score.records) + ")";
}

}  // namespace muster::evaluation
