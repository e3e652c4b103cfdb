// Any order of rows, the same scores: every rule and modifier on drawn ledgers, rows and words in another order.
#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/small.hpp"

#include "muster/archive/save.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::evaluation::order_test {
namespace {

// The rows of a ledger in a drawn order, words and activities in the order in which they come then.
class Reordered {
public:
    Reordered(Dice& dice, const record::Ledger& from)
        : from_(from), rows_(from.size()), row_of_(from.size()),
          made_(drawn_words(dice, from.members().words()), drawn_words(dice, from.indicators().words()))
    {
        std::iota(rows_.begin(), rows_.end(), 0u);
        for (std::size_t left = rows_.size(); left > 1; --left)
            std::swap(rows_[left - 1], rows_[static_cast<std::size_t>(dice.below(static_cast<std::uint32_t>(left)))]);
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            row_of_[rows_[row]] = EvidenceId(static_cast<std::uint32_t>(row));
            made_.append(moved(from[EvidenceId(rows_[row])]));
        }
        std::vector<record::Correction> corrections(from.corrections().begin(), from.corrections().end());
        for (record::Correction& correction : corrections) {
            correction.corrected = row_of_[correction.corrected.row()];
            if (!correction.is_void())
                correction.replacement = row_of_[correction.replacement.row()];
        }
        made_.correct(corrections);
    }

    [[nodiscard]] const record::Ledger& ledger() const { return made_; }

private:
    static std::vector<std::string> drawn_words(Dice& dice, std::span<const std::string> words)
    {
        std::vector<std::string> made(words.begin(), words.end());
        std::rotate(made.begin(), made.begin() + dice.below(static_cast<std::uint32_t>(made.size())), made.end());
        return made;
    }

    record::Evidence moved(record::Evidence row)
    {
        row.member = *made_.members().find(from_.members()[row.member]);
        row.indicator = *made_.indicators().find(from_.indicators()[row.indicator]);
        if (row.source.is_set())
            row.source = made_.admit_source(from_.sources()[row.source]);
        if (row.event.is_set())
            row.event = made_.admit_event(from_.events()[row.event]);
        if (row.level.is_set())
            row.level = made_.admit_level(from_.levels()[row.level]);
        if (row.place.is_set())
            row.place = made_.admit_place(from_.places()[row.place]);
        if (row.activity.is_set()) {
            const record::Activity& activity = from_.activities()[row.activity.row()];
            const auto known = made_.find_activity(activity.code());
            row.activity = known ? *known : made_.add_activity(activity);
        }
        return row;
    }

    const record::Ledger& from_;
    std::vector<std::uint32_t> rows_;  // of `from_`, in the new order
    std::vector<EvidenceId> row_of_;   // the other way
    record::Ledger made_;
};

std::string in_words(const record::Ledger& ledger, const record::Evidence& row)
{
    const auto word = [](const auto& words, auto id) { return id.is_set() ? words[id] + " " : std::string("- "); };
    return to_string(row.day) + " " + to_string(row.quantity) + " " + word(ledger.sources(), row.source) +
           word(ledger.events(), row.event) + word(ledger.levels(), row.level) + word(ledger.places(), row.place) +
           (row.activity.is_set() ? ledger.activities()[row.activity.row()].code() : "-");
}

// What became of every record, a line each: of records that say the same it is told how often what became of them.
std::vector<std::string> states(const Evaluation& made, const Derivation& derivation)
{
    std::vector<std::string> lines;
    for (const IndicatorDerivation& indicator : derivation.indicators)
        for (const DerivedRecord& record : indicator.records) {
            std::string line = made.scheme().indicators()[indicator.indicator].code + " " +
                               in_words(made.ledger(), record.evidence) + ": " + label_of(record.fate).en + " " +
                               to_string(record.counted) + " " + record.reason;
            if (record.replacement.is_set())
                line += " " + in_words(made.ledger(), made.ledger()[record.replacement]);
            lines.push_back(std::move(line));
        }
    std::ranges::sort(lines);
    return lines;
}

// What is saved of an evaluation besides its ledger.
std::string saved_scores(const Evaluation& made)
{
    const std::string text = archive::to_bytes(made, archive::Format::json);
    const std::size_t at = text.find("\"roll\"");
    EXPECT_NE(at, std::string::npos);
    return text.substr(at);
}

std::string message_of(const Scheme& scheme, const record::Ledger& ledger, const EvaluationOptions& options)
{
    try {
        static_cast<void>(evaluate(scheme, ledger, options));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

void expect_same(const Evaluation& one, const Evaluation& other)
{
    EXPECT_TRUE(std::ranges::equal(one.members(), other.members()));
    EXPECT_TRUE(std::ranges::equal(one.units(), other.units()));
    EXPECT_EQ(one.waiting().size(), other.waiting().size());
    EXPECT_EQ(saved_scores(one), saved_scores(other));
    EXPECT_EQ(one.fates(), other.fates());
    for (std::uint32_t row = 0; row < one.members().size(); ++row) {
        const Derivation derived = one.explain(MemberId(row));
        const Derivation again = other.explain(MemberId(row));
        EXPECT_EQ(derived.areas, again.areas);
        EXPECT_EQ(derived.vetoes, again.vetoes);
        for (std::size_t i = 0; i < derived.indicators.size(); ++i) {
            EXPECT_EQ(derived.indicators[i].score, again.indicators[i].score);
            EXPECT_EQ(derived.indicators[i].steps, again.indicators[i].steps);
        }
        EXPECT_EQ(states(one, derived), states(other, again));
    }
}

TEST(AnyOrderOfRows, GivesTheSameUnderEveryRuleAndModifier)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const Scheme scheme(random_parts(dice));
        const record::Ledger ledger = random_ledger(dice, seed % 2 == 0);
        const EvaluationOptions options{.roll = random_roll(dice), .is_ranked = true};
        const Reordered other(dice, ledger);
        const std::string message = message_of(scheme, ledger, options);
        EXPECT_EQ(message, message_of(scheme, other.ledger(), options));
        if (message.empty()) {
            expect_same(evaluated(scheme, ledger, options), evaluated(scheme, other.ledger(), options));
            ++compared;
        }
        if (HasFailure())
            return;
    }
    EXPECT_GT(compared, 200);
}

Indicator monthly(Combine combine = Combine::sum)
{
    Indicator made{.code = "work", .area = "top", .rule = rule::Sum{}, .combine = combine};
    if (combine == Combine::sum)
        made.cap = {.per_period = quantity("5"), .period = rule::CapPeriod::month};
    made.once_per_event.applies = true;
    return made;
}

struct Written {
    const char* amount;
    Day on;
    const char* event;
};

// Amount and fates by row, of these records in this order.
std::string told(const Indicator& indicator, const std::vector<Written>& rows)
{
    Book book({"ann"});
    for (const Written& written : rows) {
        record::Evidence row = book.row("ann", "work", written.amount, 0);
        row.day = written.on;
        if (*written.event != '\0')
            row.event = book.ledger.admit_event(written.event);
        book.ledger.append(row);
    }
    const Evaluation made = evaluated(scheme_of({indicator}), book.ledger);
    std::string text = to_string(made.of(MemberId(0), IndicatorId(0)).amount) + ":";
    const Derivation derivation = made.explain(MemberId(0));
    for (const DerivedRecord& record : derivation.indicators[0].records)
        text += record.fate == RecordFate::not_highest ? " -" : " " + to_string(record.counted);
    return text;
}

TEST(AnyOrderOfRows, CountsAnEventWhereMoreOfItFitsUnderTheCap)
{
    const Written march{"4", Day(2026, 3, 5), "e"};
    const Written april{"4", Day(2026, 4, 5), "e"};
    const Written other{"3", Day(2026, 3, 9), ""};
    EXPECT_EQ(told(monthly(), {march, april, other}), "7: - 4 3");
    EXPECT_EQ(told(monthly(), {april, march, other}), "7: 4 - 3");
    EXPECT_EQ(told(monthly(), {other, march, april}), "7: 3 - 4");
    EXPECT_EQ(told(monthly(), {april, march}), "4: - 4") << "level: the first day";
}

TEST(AnyOrderOfRows, CountsALesserRecordWhereTheCapLeavesMoreOfIt)
{
    const Written march{"5", Day(2026, 3, 5), "e"};
    const Written april{"3", Day(2026, 4, 5), "e"};
    const Written other{"4", Day(2026, 3, 9), ""};
    EXPECT_EQ(told(monthly(), {march, april, other}), "7: - 3 4");
    EXPECT_EQ(told(monthly(), {march, april}), "5: 5 -") << "below the cap the greatest";
}

TEST(AnyOrderOfRows, TakesTheLatestOfWhatEventsCanStandFor)
{
    const Written early{"5", Day(2026, 3, 1), "e"};
    const Written middle{"3", Day(2026, 3, 9), ""};
    const Written late{"4", Day(2026, 4, 5), "e"};
    EXPECT_EQ(told(monthly(Combine::latest), {middle, late}), "4: 0 4");
    EXPECT_EQ(told(monthly(Combine::latest), {early, middle, late}), "4: - 0 4") << "one record more costs nothing";
    EXPECT_EQ(told(monthly(Combine::latest), {late, middle, early}), "4: 4 0 -");
}

TEST(AnyOrderOfRows, NamesMemberAndIndicatorWhereTheChoiceTakesTooLong)
{
    Indicator work = monthly();
    Book book({"ann"});
    Dice dice(3);
    std::int64_t all = 0;
    for (int event = 0; event < 60; ++event) {
        const std::int64_t amount = 1'000'000'000'000'000 + std::int64_t{2'000'000} * dice.below(1'000'000'000);
        all += amount;
        for (const int month : {3, 4, 5}) {
            record::Evidence row = book.row("ann", "work", "1", 0);
            row.quantity = Quantity::from_millionths(amount);
            row.day = Day(2026, static_cast<unsigned short>(month), 5);
            row.event = book.ledger.admit_event("e" + std::to_string(event));
            book.ledger.append(row);
        }
    }
    work.cap.per_period = Quantity::from_millionths(all / 3);
    EXPECT_EQ(message_of(scheme_of({work}), book.ledger, {}),
              "member \"ann\", indicator \"work\": 60 events have records in several periods of its cap, and which of "
              "them count best is not found in the steps that are given to it; make void those records of an event "
              "that need not count");
}

}  // namespace
}  // namespace muster::evaluation::order_test
