// Incidents keep their deadlines, and nobody learns who reported them.
#include "muster/record/incident.hpp"

#include "muster/core/error.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <type_traits>

namespace muster::inline v0_2::record::incident_test {
namespace {

// A seal cannot be compared, printed or hashed: none of this compiles.
template <class Value>
concept Printable = requires(std::ostream& out, const Value& value)
{
    out << value;
};
template <class Value>
concept Comparable = requires(const Value& left, const Value& right)
{
    left == right;
};
template <class Value>
concept Ordered = requires(const Value& left, const Value& right)
{
    left < right;
};
template <class Value>
concept Hashable = requires(const Value& value)
{
    std::hash<Value>{}(value);
};
static_assert(!Printable<Sealed<std::string>> && !Printable<SealedText> && !Printable<SealKey>);
static_assert(!Comparable<Sealed<std::string>> && !Comparable<Sealed<MemberId>> && !Comparable<SealedText>);
static_assert(!Comparable<SealKey> && !Ordered<Sealed<std::string>> && !Hashable<Sealed<std::string>>);
static_assert(!std::is_convertible_v<Sealed<std::string>, std::string>);

const Day monday(2026, 9, 7);
Day after(int days) { return monday + Days(days); }

const SealKey& key()
{
    static const SealKey made = SealKey::from_passphrase("eight or more", "0123456789abcdef", "2026-autumn");
    return made;
}

TEST(Sealed, OpensWithItsKeyAndWithNoOther)
{
    const Sealed<std::string> sealed("S2117", key(), "I1");
    EXPECT_EQ(sealed.open(key()), "S2117");
    EXPECT_EQ(Sealed<MemberId>(MemberId(17), key(), "I1").open(key()), MemberId(17));
    const auto refusal = [&](std::string_view passphrase, std::string_view salt, std::string_view term) -> std::string {
        try {
            static_cast<void>(sealed.open(SealKey::from_passphrase(passphrase, salt, term)));
            return {};
        } catch (const InvalidInput& error) {
            return error.what();
        }
    };
    const std::string refused =
        "seal: this key does not open it; use the key it was sealed with, on the incident it belongs to";
    EXPECT_EQ(sealed.text().salt(), "0123456789abcdef");
    EXPECT_EQ(refusal("eight or more", sealed.text().salt(), "2026-autumn"), "");
    EXPECT_EQ(refusal("another one", "0123456789abcdef", "2026-autumn"), refused);
    EXPECT_EQ(refusal("eight or more", "0123456789abcdef", "2027-spring"), refused);
    EXPECT_EQ(refusal("eight or more", "fedcba9876543210", "2026-autumn"),
              "seal: this key has another salt; make the key from the passphrase and the salt of the box");
}

TEST(Sealed, TellsNobodyThatTwoTermsOrArchivesHaveTheSameReporter)
{
    const auto box = [](std::string_view salt, std::string_view term) {
        return SealedText("S2117", SealKey::from_passphrase("eight or more", salt, term), "I1").box();
    };
    const std::string one = box("0123456789abcdef", "2026-autumn");
    for (const std::string& other : {box("0123456789abcdef", "2027-spring"), box("fedcba9876543210", "2026-autumn")}) {
        EXPECT_EQ(one.size(), other.size());
        int same = 0;  // bytes behind the salt
        for (std::size_t at = 34; at < one.size(); at += 2)
            same += one.compare(at, 2, other, at, 2) == 0 ? 1 : 0;
        EXPECT_LT(same, 8);  // of 92: by chance, with more than one in a million
    }
}

TEST(Sealed, ShowsNeitherTextNorLengthNorWhetherTwoAreTheSame)
{
    const SealedText one("S2117", key(), "I1");
    const SealedText other("S2117", key(), "I2");
    EXPECT_EQ(one.box().find("S2117"), std::string::npos);
    EXPECT_NE(one.box(), other.box());
    EXPECT_EQ(one.box().size(), SealedText(std::string(40, 'x'), key(), "I1").box().size());
    EXPECT_EQ(one.box(), SealedText("S2117", key(), "I1").box()) << "the same input gives the same bytes";
}

TEST(Sealed, DoesNotOpenWhenAnyBitOfItIsChangedOrItIsMoved)
{
    const SealedText sealed("S2117", key(), "I1");
    EXPECT_EQ(SealedText::from_box(sealed.box(), "I1").open(key()), "S2117");
    EXPECT_THROW(static_cast<void>(SealedText::from_box(sealed.box(), "I2").open(key())), InvalidInput);
    for (std::size_t i = 0; i < sealed.box().size(); ++i) {
        std::string box = sealed.box();
        box[i] = box[i] == '0' ? '1' : '0';
        EXPECT_THROW(static_cast<void>(SealedText::from_box(box, "I1").open(key())), InvalidInput) << i;
    }
    for (const char* box : {"", "zz", "00", "0"})
        EXPECT_THROW(static_cast<void>(SealedText::from_box(box, "I1").open(key())), InvalidInput) << box;
}

Incident incident(Severity severity, std::vector<int> days)
{
    std::vector<IncidentStep> steps;
    for (std::size_t i = 0; i < days.size(); ++i)
        steps.push_back({.state = static_cast<IncidentState>(i), .day = after(days[i])});
    return Incident({.code = "I1", .severity = severity, .reporter = Sealed<std::string>("S2117", key(), "I1")}, steps);
}

TEST(Incident, IsLateFromTheDayAfterItsDeadlineOn)
{
    EXPECT_EQ(incident(Severity::minor, {0}).due(IncidentState::reported), after(1));
    EXPECT_EQ(incident(Severity::serious, {0}).due(IncidentState::reported), after(0));
    EXPECT_EQ(incident(Severity::serious, {0}).due(IncidentState::handled), std::nullopt);
    EXPECT_TRUE(incident(Severity::minor, {0}).delays(after(1)).empty());
    const std::vector<IncidentDelay> open{{IncidentState::reported, after(1), Days(1), true}};
    EXPECT_EQ(incident(Severity::minor, {0}).delays(after(2)), open);
    EXPECT_TRUE(incident(Severity::minor, {0, 1, 4, 18}).delays(after(99)).empty());
    const std::vector<IncidentDelay> all{{IncidentState::reported, after(1), Days(1), false},
                                         {IncidentState::handled, after(5), Days(1), false},
                                         {IncidentState::closed, after(20), Days(1), false}};
    EXPECT_EQ(incident(Severity::minor, {0, 2, 6, 21}).delays(after(99)), all);
}

TEST(Incident, IsEqualToOneWithAnotherReporter)
{
    const Incident one = incident(Severity::minor, {0});
    const Incident other({.code = "I1", .severity = Severity::minor, .reporter = {}},
                         {{IncidentState::discovered, monday}});
    EXPECT_EQ(one, other);
    EXPECT_FALSE(one == incident(Severity::serious, {0}));
}

struct BadIncident {
    std::string name;
    std::vector<IncidentStep> steps;
    std::string message;
};

void PrintTo(const BadIncident& bad, std::ostream* out) { *out << bad.name; }

class IncidentRefuses : public testing::TestWithParam<BadIncident> {};

TEST_P(IncidentRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        Incident({.code = "I1"}, GetParam().steps);
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , IncidentRefuses,
    testing::Values(
        BadIncident{"NoSteps", {}, "incident \"I1\": it has no steps; begin with its discovery"},
        BadIncident{"AStateLeftOut",
                    {{IncidentState::discovered, monday}, {IncidentState::handled, monday}},
                    "incident \"I1\", step 2: handled stands where reported is due; "
                    "list discovered, reported, handled, closed, in this order"},
        BadIncident{
            "TheReporterNamed",
            {{IncidentState::discovered, monday}, {IncidentState::reported, monday, MemberId(3)}},
            "incident \"I1\", step 2: it names who discovered or reported; seal the reporter, and name nobody here"},
        BadIncident{"DaysThatGoBack",
                    {{IncidentState::discovered, monday}, {IncidentState::reported, Day(2026, 9, 6)}},
                    "incident \"I1\", step 2: its day comes before the step before; list steps oldest first"}),
    [](const auto& test) { return test.param.name; });

TEST(Incident, RefusesASealOfAnotherIncident)
{
    try {
        Incident({.code = "I2", .reporter = Sealed<std::string>("S2117", key(), "I1")},
                 {{IncidentState::discovered, monday}});
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "incident \"I2\": its reporter's seal belongs to \"I1\"; "
                                   "seal the reporter with this incident's code as context");
    }
}

}  // namespace
}  // namespace muster::record::incident_test
