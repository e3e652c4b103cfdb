// Members scored in parts stand as they do when all are scored at once.
#include "muster/evaluation/tally.hpp"
#include "unit/evaluation/drawn_scheme.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::tally_test {
namespace {

std::vector<RollUnit> units_of(const Roll& roll) { return {roll.units().rows().begin(), roll.units().rows().end()}; }

// Every member in one part; a part may have nobody.
std::vector<Roll> split(const Roll& roll, Dice& dice)
{
    std::vector<std::vector<RollMember>> members(static_cast<std::size_t>(1 + dice.below(4)));
    for (const RollMember& member : roll.members().rows())
        members[static_cast<std::size_t>(dice.below(static_cast<std::uint32_t>(members.size())))].push_back(member);
    std::vector<Roll> made;
    for (std::vector<RollMember>& each : members)
        made.emplace_back(std::move(each), units_of(roll));
    return made;
}

Roll many(Dice& dice, int members)
{
    std::vector<RollMember> made;
    for (int row = 0; row < members; ++row)
        made.push_back({.code = "m" + std::to_string(row), .unit = dice.one_in(9) ? "" : dice.heads() ? "A" : "B"});
    return Roll(std::move(made), {{.code = "top"}, {.code = "A", .parent = "top"}, {.code = "B", .parent = "top"}});
}

struct Tried {
    int scored = 0;
    int graded_by_quota = 0;
    int refused = 0;
};

void try_split(const SchemeParts& parts, const record::Ledger& ledger, const Roll& roll, Dice& dice, Tried& tried)
{
    const Scheme scheme(parts);
    EvaluationOptions options{.roll = roll, .is_ranked = true, .ignores_strangers = true, .ignores_unanswered = true};
    std::optional<Evaluation> whole;
    std::string fault;
    try {
        whole = evaluate(scheme, ledger, options);
    } catch (const Error& error) {
        fault = error.what();
    }
    if (!whole && fault.find("stand level at its cut") == std::string::npos)
        return;
    PartTally all(scheme, units_of(roll));
    std::vector<Evaluation> scored;
    try {
        for (const Roll& part : split(roll, dice)) {
            options.roll = part;
            scored.push_back(evaluate(without_quotas(scheme), ledger, options));
            PartTally one(scheme, units_of(roll));
            one.add(scored.back());
            all.add(dice.heads() ? one : PartTally::from_text(scheme, units_of(roll), one.to_text()));
        }
    } catch (const InvalidInput& error) {
        EXPECT_NE(std::string(error.what()).find("totals in it look at all members"), std::string::npos)
            << error.what();
        ++tried.refused;
        return;
    }
    if (!whole) {
        EXPECT_THROW(static_cast<void>(all.units()), InvalidInput);
        return;
    }
    ++tried.scored;
    EXPECT_EQ(all.members(), roll.members().size());
    EXPECT_EQ(all.units(), std::vector<UnitScore>(whole->units().begin(), whole->units().end()));
    EXPECT_EQ(PartTally::from_text(scheme, units_of(roll), all.to_text()), all);
    for (const Evaluation& part : scored) {
        const std::vector<MemberScore> standings = all.standings(part);
        for (std::uint32_t row = 0; row < standings.size(); ++row) {
            const MemberId member = roll.members().id_of(part.roll().members()[MemberId(row)].code, {"test"});
            EXPECT_EQ(standings[row], whole->of(member)) << row;
            if (standings[row].reason == GradeReason::quota)
                ++tried.graded_by_quota;
        }
    }
}

TEST(PartTally, DrawnSchemesGiveWhatOneEvaluationGives)
{
    Tried tried;
    for (int seed = 1; seed <= 4000; ++seed) {  // most look at all members
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed));
        const SchemeParts parts = random_parts(dice);
        const record::Ledger ledger = random_ledger(dice, false);
        try_split(parts, ledger, random_roll(dice), dice, tried);
    }
    EXPECT_GT(tried.scored, 30);
    EXPECT_GT(tried.refused, 10);
}

TEST(PartTally, QuotasOfAllKindsAreCutWhereOneEvaluationCutsThem)
{
    Tried tried;
    for (int seed = 1; seed <= 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(static_cast<std::uint64_t>(seed));
        const Roll roll = many(dice, 1 + dice.below(40));
        std::vector<std::string> members;
        for (const RollMember& member : roll.members().rows())
            members.push_back(member.code);
        record::Ledger ledger(members, {"work", "help"});
        const record::SourceId desk = ledger.admit_source("desk");
        for (std::uint32_t row = 0; row < members.size(); ++row)
            for (int left = dice.below(4); left > 0; --left)
                ledger.append({.member = MemberId(row),
                               .indicator = IndicatorId(static_cast<std::uint32_t>(dice.below(2))),
                               .quantity = Quantity::whole(1 + dice.below(3)),
                               .day = day(dice.below(9)),
                               .source = desk});
        SchemeParts parts = parts_of({{.code = "work", .area = "top", .rule = rule::Sum{.each = points("1")}},
                                      {.code = "help", .area = "top", .rule = rule::Sum{.each = points("2")}}});
        const auto quota = [&]() -> std::optional<Quota> {
            if (dice.one_in(4))
                return std::nullopt;
            return Quota{.numerator = 1,
                         .denominator = 1 + dice.below(4),
                         .ties = static_cast<Ties>(dice.below(4)),
                         .key = "help",
                         .among = dice.heads() ? QuotaAmong::unit : QuotaAmong::all};
        };
        parts.grades = {{.code = "best", .from = points("5"), .quota = quota()},
                        {.code = "good", .from = points("2"), .quota = quota()},
                        {.code = "rest"}};
        for (Grade& grade : parts.grades)
            if (grade.quota && grade.quota->ties != Ties::by_key)
                grade.quota->key.clear();
        try_split(parts, ledger, roll, dice, tried);
    }
    EXPECT_GT(tried.scored, 100);
    EXPECT_GT(tried.graded_by_quota, 100);
}

TEST(PartTally, WhatDoesNotFitIsRefused)
{
    const Scheme scheme = scheme_of({{.code = "work", .area = "top", .rule = rule::Count{}}});
    const Scheme other = scheme_of({{.code = "help", .area = "top", .rule = rule::Count{}}});
    const record::Ledger ledger({"ann"}, {"work"});
    const auto message_of = [](const auto& call) -> std::string {
        try {
            call();
        } catch (const InvalidInput& error) {
            return error.what();
        }
        return "accepted";
    };
    PartTally tally(scheme, {});
    EXPECT_EQ(message_of([&] { tally.add(evaluate(other, record::Ledger())); }),
              "part: it was scored by another scheme; score it by the scheme without its quotas");
    EXPECT_EQ(message_of([&] { tally.add(evaluate(scheme, ledger, {.roll = Roll({}, {{.code = "A"}})})); }),
              "part: its units are others; give each part the units of all");
    EXPECT_EQ(message_of([&] { tally.add(PartTally(other, {})); }),
              "tally: it is of another scheme or other units; add tallies of the same");
    EXPECT_EQ(message_of([&] { static_cast<void>(tally.standings(evaluate(scheme, ledger))); }),
              "part: member \"ann\" is not in the tally; add the part first");
    tally.add(evaluate(scheme, ledger));
    const std::string text = tally.to_text();
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string torn = text;
        torn[at] = 'x';
        EXPECT_NE(message_of([&] { static_cast<void>(PartTally::from_text(scheme, {}, torn)); }), "accepted") << torn;
    }
}

}  // namespace
}  // namespace muster::evaluation::tally_test
