// Everything is worked out from the archive's bytes: it is read through the same doors as any other, every part goes to
// its own checker, and the page is written anew, for a script to hold against the one that is shown.
#include "page_check/answer.hpp"

#include "page_check/read_term.hpp"
#include "report/edition.hpp"
#include "report/term_page.hpp"

#include "muster/core/digest.hpp"
#include "muster/core/error.hpp"
#include "muster/programme/verify.hpp"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::page_check {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

/// A JSON text. Whatever is UTF-8 stays; control characters, of which there should be none, are written as numbers.
std::string quoted(std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string made = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            made += '\\';
        if (code < 0x20)
            made.append("\\u00").append(1, digits[code >> 4]).append(1, digits[code & 15]);
        else
            made += letter;
    }
    return made += '"';
}

std::string quoted(const Label& label)
{
    return "{\"zh\":" + quoted(label.in(Language::zh)) + ",\"en\":" + quoted(label.in(Language::en)) + "}";
}

struct Part {
    Label name;
    bool holds;
    Label words;
    const std::vector<Label>& faults;
};

std::string quoted(const Part& part)
{
    std::string made = "{\"name\":" + quoted(part.name) + ",\"holds\":" + (part.holds ? "true" : "false") +
                       ",\"words\":" + quoted(part.words) + ",\"faults\":[";
    for (std::size_t at = 0; at < part.faults.size(); ++at)
        made += (at > 0 ? "," : "") + quoted(part.faults[at]);
    return made + "]}";
}

Part roster_part(const roster::Solution& proven, const std::vector<Label>& faults)
{
    const std::string turns = number(static_cast<std::int64_t>(proven.roster.size()));
    const std::string cost = number(proven.score.cost);
    Label words{"由 " + turns + " 人次逐条重算规则：硬性违反 " + number(proven.score.hard) + "，代价 " + cost,
                "every rule worked out from " + turns + " turns: hard rules bent by " + number(proven.score.hard) +
                    ", cost " + cost};
    if (proven.lower_bound) {
        words.zh += "；由价格重新证明：任何值班表代价不低于 " + number(*proven.lower_bound);
        words.en += "; proved from prices: no roster costs less than " + number(*proven.lower_bound);
    }
    return {{"值班", "Duty"}, faults.empty() && proven.score.is_feasible(), std::move(words), faults};
}

Part pairing_part(const programme::TermPairing& pairing, const std::vector<Label>& faults)
{
    const pairing::Pairing& made = pairing.result.pairing;
    const std::string pairs = number(static_cast<std::int64_t>(made.mentor_of.size() - made.unmatched().size()));
    const std::string total = report::as_points(made.total);
    const std::string add_up = pairs == "1" ? " pair adds up to " : " pairs add up to ";
    const std::string prices =
        number(static_cast<std::int64_t>(pairing.problem.mentors().size() + pairing.problem.mentee_count()));
    return {{"结对", "Pairs"},
            faults.empty(),
            {"重算 " + pairs + " 对，总分 " + total + "；" + prices + " 个价格" +
                 (faults.empty() ? "证明" : "未能证明") + "没有总分更高的结对方式",
             pairs + add_up + total + " points; " + prices + " prices " + (faults.empty() ? "prove" : "do not prove") +
                 " that no other pairing has more"},
            faults};
}

Part evaluation_part(const evaluation::Evaluation& evaluation, const std::vector<Label>& faults)
{
    const std::string members = number(static_cast<std::int64_t>(evaluation.members().size()));
    const std::string records = number(static_cast<std::int64_t>(evaluation.ledger().size()));
    return {{"考评", "Scores"},
            faults.empty(),
            {"由 " + records + " 条记录重算 " + members + " 人的各项指标、方面、总分、等次",
             "indicators, areas, totals and grades of " + members + " members worked out from " + records + " records"},
            faults};
}

std::string findings_of(const programme::Term& term, const programme::Verification& verified)
{
    const programme::TermParts& parts = term.parts();
    std::string made;
    const auto add = [&made](const Part& part) { made += (made.empty() ? "" : ",") + quoted(part); };
    if (parts.roster)
        add(roster_part(*verified.proven, verified.roster));
    if (parts.pairing)
        add(pairing_part(*parts.pairing, verified.pairing));
    if (parts.evaluation)
        add(evaluation_part(*parts.evaluation, verified.evaluation));
    return made;
}

Label in_both_languages(std::string_view fault)
{
    return {"存档无法读取：" + std::string(fault), "the archive cannot be read: " + std::string(fault)};
}

}  // namespace

Answer answer(std::string_view archive, const report::HtmlOptions& options)
{
    const std::string head = "{\"digest\":" + quoted(sha256_hex(archive));
    try {
        const programme::Term term = read_term(archive);
        const programme::Verification verified = programme::verify(term);
        return {head + ",\"fault\":null,\"parts\":[" + findings_of(term, verified) + "]}",
                report::term_page(term, options, {verified, report::SelfCheck::built_in, {}})};
    } catch (const std::exception& error) {
        return {head + ",\"fault\":" + quoted(in_both_languages(error.what())) + ",\"parts\":[]}", {}};
    }
}

}  // namespace muster::page_check
