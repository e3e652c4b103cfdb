// Grades and ranks go by totals alone, so members whose totals, vetoes and keys of quotas are equal stand alike, and it
// is enough to know how many they are: by unit, as quotas may be. Units are sums of whole numbers, added in any order.
#include "muster/evaluation/tally.hpp"

#include "evaluation/facts.hpp"
#include "evaluation/grading.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::evaluation {

struct PartTally::State {
    struct Like {
        UnitId unit{};
        Exact total{};
        bool is_graded = false;        // not of a stage without grades
        std::uint32_t best_grade = 0;  // no better one for a veto
        std::vector<Exact> keys{};     // by grade whose quota has one

        friend bool operator<(const Like& left, const Like& right)
        {
            return std::tie(left.unit, left.total, left.is_graded, left.best_grade, left.keys) <
                   std::tie(right.unit, right.total, right.is_graded, right.best_grade, right.keys);
        }
    };
    struct OfUnit {
        std::size_t members = 0;
        std::size_t incomplete = 0;
        Gathered gathered;
    };

    std::map<Like, std::int64_t> likes{};  // of those who are not incomplete
    std::vector<OfUnit> units;             // without those below; the last is of no unit
};

namespace {

using Like = PartTally::State::Like;

constexpr const char* heading = "muster-tally-1";

bool has_key(const Grade& grade) { return grade.quota && grade.quota->ties == Ties::by_key; }

Like like_of(const Scheme& scheme, const EvaluationFacts& part, std::uint32_t row)
{
    const MemberId member(row);
    Like made{.unit = part.roll.unit_of(member),
              .total = part.members[row].total,
              .is_graded = is_graded(scheme, part.roll.members()[member])};
    if (!made.is_graded)
        return made;
    made.best_grade = part.standard.best_grade.empty() ? 0 : part.standard.best_grade[row];
    for (const Grade& grade : scheme.grades().rows()) {
        if (!has_key(grade))
            continue;
        if (const auto area = scheme.areas().find(grade.quota->key))
            made.keys.push_back(part.rows->of(member).totals[area->row()]);
        else
            made.keys.emplace_back(
                part.rows->of(member).scores[scheme.indicators().find(grade.quota->key)->row()].points);
    }
    return made;
}

// All likes with what they come to.
class Settled {
public:
    Settled(const Scheme& scheme, const Roll& units, const std::map<Like, std::int64_t>& likes)
        : scheme_(scheme), units_(units)
    {
        rows_.reserve(likes.size());
        Grading grading(scheme, *this);
        for (const auto& [like, members] : likes) {
            rows_.push_back({&like, members});
            if (like.is_graded)
                grading.add(static_cast<std::uint32_t>(rows_.size() - 1), like.best_grade);
        }
        grading.fill();
        fill_ranks();
    }

    // What `Grading` asks.
    [[nodiscard]] std::int64_t members(std::uint32_t row) const { return rows_[row].members; }
    [[nodiscard]] UnitId unit(std::uint32_t row) const { return rows_[row].like->unit; }
    [[nodiscard]] const std::string& unit_words(UnitId unit) const { return units_.units()[unit].code; }
    [[nodiscard]] const Exact& total(std::uint32_t row) const { return rows_[row].like->total; }
    GradeId& grade(std::uint32_t row) { return rows_[row].grade; }
    GradeReason& reason(std::uint32_t row) { return rows_[row].reason; }
    static std::string names(const std::vector<std::uint32_t>&) { return {}; }
    [[nodiscard]] std::strong_ordering compare_keys(std::uint32_t left, std::uint32_t right, const Quota& quota) const
    {
        std::size_t key = 0;
        for (const Grade& grade : scheme_.grades().rows()) {
            if (has_key(grade) && *grade.quota == quota)
                break;
            if (has_key(grade))
                ++key;
        }
        return rows_[left].like->keys[key] <=> rows_[right].like->keys[key];
    }

    struct Row {
        const Like* like = nullptr;
        std::int64_t members = 0;
        GradeId grade{};
        GradeReason reason = GradeReason::ungraded_stage;
        std::uint32_t rank = 0;
    };
    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }
    [[nodiscard]] const Row* find(const Like& like) const
    {
        const auto found = std::ranges::lower_bound(rows_, like, std::less<>(),
                                                    [](const Row& row) -> const Like& { return *row.like; });
        return found == rows_.end() || like < *found->like ? nullptr : &*found;
    }

private:
    void fill_ranks()
    {
        std::vector<Row*> order;
        for (Row& row : rows_)
            order.push_back(&row);
        std::ranges::sort(order,
                          [](const Row* left, const Row* right) { return left->like->total > right->like->total; });
        std::uint64_t above = 0;
        for (std::size_t first = 0; first < order.size();) {
            const auto rank = static_cast<std::uint32_t>(above + 1);
            std::size_t last = first;
            for (; last < order.size() && order[last]->like->total == order[first]->like->total; ++last) {
                order[last]->rank = rank;
                above += static_cast<std::uint64_t>(order[last]->members);
            }
            first = last;
        }
    }

    const Scheme& scheme_;
    const Roll& units_;
    std::vector<Row> rows_;  // in the order of likes
};

InvalidInput damaged() { return InvalidInput({"tally"}, "its text is damaged", "make it anew of its parts"); }

// Words of a tally's text.
class Words {
public:
    explicit Words(std::string_view text) : in_(std::string(text)) {}

    bool next(std::string& word) { return static_cast<bool>(in_ >> word); }
    std::string word()
    {
        std::string made;
        if (!next(made))
            throw damaged();
        return made;
    }
    std::int64_t whole(std::int64_t most)
    {
        const std::string text = word();
        std::int64_t made = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), made);
        if (error != std::errc() || end != text.data() + text.size() || made < 0 || made > most)
            throw damaged();
        return made;
    }
    Exact exact() { return parse_exact(word(), {"tally"}); }
    std::optional<Exact> maybe()
    {
        const std::string text = word();
        return text == "-" ? std::nullopt : std::optional(parse_exact(text, {"tally"}));
    }
    void sum(ExactSum& into)
    {
        for (std::int64_t left = whole(1'000'000); left > 0; --left)
            into.add(exact());
    }

private:
    std::istringstream in_;
};

void write(std::ostream& out, const ExactSum& sum)
{
    std::vector<std::string> numbers;
    for (const Exact& number : sum.numbers())
        numbers.push_back(to_string(number));
    std::ranges::sort(numbers);  // in whatever order they came
    out << ' ' << numbers.size();
    for (const std::string& number : numbers)
        out << ' ' << number;
}

constexpr std::int64_t most_members = std::int64_t{1} << 62;

}  // namespace

Scheme without_quotas(const Scheme& scheme)
{
    SchemeParts parts = scheme.parts();
    for (Grade& grade : parts.grades)
        grade.quota.reset();
    return Scheme(std::move(parts));
}

PartTally::PartTally(Scheme scheme, std::vector<RollUnit> units)
    : scheme_(std::move(scheme)), part_scheme_(without_quotas(scheme_)), roll_({}, std::move(units)),
      state_(std::make_shared<State>())
{
    const std::size_t areas = scheme_.areas().size();
    state_->units.resize(roll_.units().size() + 1, State::OfUnit{0, 0, Gathered(areas)});
}

PartTally::State& PartTally::own()
{
    if (state_.use_count() != 1)
        state_ = std::make_shared<State>(*state_);
    return *state_;
}

void PartTally::require_like(const Evaluation& part) const
{
    if (part.scheme() != part_scheme_)
        throw InvalidInput({"part"}, "it was scored by another scheme", "score it by the scheme without its quotas");
    if (part.roll().units() != roll_.units())
        throw InvalidInput({"part"}, "its units are others", "give each part the units of all");
    const EvaluationFacts& facts = *part.facts_;
    const auto sees_all = [](const IndicatorPlan& plan) {
        return plan.population != nullptr || plan.imputation != nullptr;
    };
    if (facts.totals->needs_all_members() || std::ranges::any_of(facts.plan.indicators, sees_all))
        throw InvalidInput({"scheme"}, "totals in it look at all members, which no part has",
                           "score all members at once, or take out what compares them");
}

void PartTally::add(const Evaluation& part)
{
    require_like(part);
    const EvaluationFacts& facts = *part.facts_;
    State& state = own();
    std::vector<bool> is_incomplete(facts.members.size());
    for (std::uint32_t row = 0; row < facts.members.size(); ++row) {
        const UnitId unit = facts.roll.unit_of(MemberId(row));
        State::OfUnit& of_unit = unit.is_set() ? state.units[unit.row()] : state.units.back();
        ++of_unit.members;
        if (facts.members[row].is_incomplete)
            ++of_unit.incomplete;
        else
            ++state.likes[like_of(scheme_, facts, row)];
    }
    for (std::size_t unit = 0; unit < facts.gathered.size(); ++unit)
        state.units[unit].gathered.add(facts.gathered[unit]);
}

void PartTally::add(const PartTally& other)
{
    if (other.scheme_ != scheme_ || other.roll_ != roll_)
        throw InvalidInput({"tally"}, "it is of another scheme or other units", "add tallies of the same");
    const std::shared_ptr<State> from = other.state_;  // may be this one's own
    State& state = own();
    for (const auto& [like, members] : from->likes)
        state.likes[like] += members;
    for (std::size_t unit = 0; unit < state.units.size(); ++unit) {
        state.units[unit].members += from->units[unit].members;
        state.units[unit].incomplete += from->units[unit].incomplete;
        state.units[unit].gathered.add(from->units[unit].gathered);
    }
}

std::size_t PartTally::members() const noexcept
{
    std::size_t all = 0;
    for (const State::OfUnit& unit : state_->units)
        all += unit.members;
    return all;
}

std::vector<MemberScore> PartTally::standings(const Evaluation& part) const
{
    require_like(part);
    const EvaluationFacts& facts = *part.facts_;
    const Settled settled(scheme_, roll_, state_->likes);
    std::vector<MemberScore> made;
    made.reserve(facts.members.size());
    for (std::uint32_t row = 0; row < facts.members.size(); ++row) {
        MemberScore& score = made.emplace_back(
            MemberScore{.total = facts.members[row].total, .is_incomplete = facts.members[row].is_incomplete});
        const bool has_grade = is_graded(scheme_, facts.roll.members()[MemberId(row)]);
        if (!scheme_.grades().empty())
            score.reason = has_grade ? GradeReason::incomplete : GradeReason::ungraded_stage;
        if (score.is_incomplete)
            continue;
        const Settled::Row* found = settled.find(like_of(scheme_, facts, row));
        if (found == nullptr)
            throw InvalidInput({"part"},
                               "member \"" + facts.roll.members()[MemberId(row)].code + "\" is not in the tally",
                               "add the part first");
        if (has_grade) {
            score.grade = found->grade;
            score.reason = found->reason;
        }
        if (part.is_ranked())
            score.rank = found->rank;
    }
    return made;
}

std::vector<UnitScore> PartTally::units() const
{
    std::vector<UnitScore> units(roll_.units().size());
    std::vector<Gathered> gathered;
    for (std::size_t row = 0; row < units.size(); ++row) {
        const State::OfUnit& from = state_->units[row];
        units[row].members = units[row].ungraded = from.members;
        units[row].incomplete = from.incomplete;
        units[row].grades.resize(scheme_.grades().size());
        gathered.push_back(from.gathered);
    }
    const Settled settled(scheme_, roll_, state_->likes);
    for (const Settled::Row& row : settled.rows())
        if (row.like->unit.is_set() && row.grade.is_set()) {
            UnitScore& unit = units[row.like->unit.row()];
            unit.grades[row.grade.row()] += static_cast<std::size_t>(row.members);
            unit.ungraded -= static_cast<std::size_t>(row.members);
        }
    add_up(roll_, std::move(gathered), units);
    return units;
}

std::string PartTally::to_text() const
{
    std::ostringstream out;
    out << heading << '\n';
    for (const State::OfUnit& unit : state_->units) {
        const auto end = [](const std::optional<Exact>& one) { return one ? to_string(*one) : "-"; };
        out << "unit " << unit.members << ' ' << unit.incomplete << ' ' << end(unit.gathered.lowest) << ' '
            << end(unit.gathered.highest);
        write(out, unit.gathered.total);
        for (std::size_t area = 0; area < unit.gathered.areas.size(); ++area) {
            out << ' ' << unit.gathered.members[area];
            write(out, unit.gathered.areas[area]);
        }
        out << '\n';
    }
    for (const auto& [like, members] : state_->likes) {
        out << "like " << (like.unit.is_set() ? like.unit.row() : state_->units.size() - 1) << ' ' << members << ' '
            << to_string(like.total) << ' ' << (like.is_graded ? 1 : 0) << ' ' << like.best_grade;
        for (const Exact& key : like.keys)
            out << ' ' << to_string(key);
        out << '\n';
    }
    return std::move(out).str();
}

PartTally PartTally::from_text(Scheme scheme, std::vector<RollUnit> units, std::string_view text)
{
    PartTally made(std::move(scheme), std::move(units));
    const auto keys = static_cast<std::size_t>(std::ranges::count_if(made.scheme_.grades().rows(), &has_key));
    const auto grades = static_cast<std::int64_t>(made.scheme_.grades().size());
    Words words(text);
    if (words.word() != heading)
        throw damaged();
    for (State::OfUnit& unit : made.state_->units) {
        if (words.word() != "unit")
            throw damaged();
        unit.members = static_cast<std::size_t>(words.whole(most_members));
        unit.incomplete = static_cast<std::size_t>(words.whole(static_cast<std::int64_t>(unit.members)));
        unit.gathered.lowest = words.maybe();
        unit.gathered.highest = words.maybe();
        words.sum(unit.gathered.total);
        for (std::size_t area = 0; area < unit.gathered.areas.size(); ++area) {
            unit.gathered.members[area] = static_cast<std::size_t>(words.whole(most_members));
            words.sum(unit.gathered.areas[area]);
        }
    }
    for (std::string word; words.next(word);) {
        if (word != "like")
            throw damaged();
        Like like;
        const auto unit =
            static_cast<std::size_t>(words.whole(static_cast<std::int64_t>(made.state_->units.size()) - 1));
        if (unit + 1 < made.state_->units.size())
            like.unit = UnitId(static_cast<UnitId::Value>(unit));
        const std::int64_t members = words.whole(most_members);
        like.total = words.exact();
        like.is_graded = words.whole(grades == 0 ? 0 : 1) == 1;
        like.best_grade = static_cast<std::uint32_t>(words.whole(std::max<std::int64_t>(0, grades - 1)));
        for (std::size_t key = 0; like.is_graded && key < keys; ++key)
            like.keys.push_back(words.exact());
        made.state_->likes[std::move(like)] += members;
    }
    return made;
}

}  // namespace muster::evaluation
