"""A member's page: given to that member alone, on a phone, in both languages."""
import html.parser
import re
from datetime import date

import chromium
import pytest
from muster import InvalidInput, Language, report

TODAY = date(2026, 11, 2)
CALENDAR = "calendars/S1.ics"
LANGUAGES = [Language.zh, Language.en]


class Page(html.parser.HTMLParser):
    """What a reader sees of a page, without what people typed between quotes, and how its tags lie."""

    VOID = {"meta", "link", "br"}

    def __init__(self, text):
        super().__init__()
        self.open, self.heads, self.words, self.links, self.html = [], [], [], [], {}
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "html":
            self.html = given
        if tag == "a":
            self.links.append(given["href"])
        if re.fullmatch("h[1-6]", tag):
            self.heads.append(int(tag[1]))
        assert "src" not in given
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "q"} & set(self.open):
            self.words.append(data)

    @property
    def text(self):
        return "\n".join(self.words)


def page_of(term, member, language=Language.zh):
    return report.member_page(term, member, language=language, today=TODAY, calendar=CALENDAR)


@pytest.fixture(scope="module")
def pages(planned_term):
    return {language: [page_of(planned_term, row, language) for row in range(len(planned_term.organisation.members))]
            for language in LANGUAGES}


def met(term, member):
    """Names of those who share a shift or a pair with a member, from the columns of the roster and the pairing."""
    organisation, names = term.organisation, set()
    code = organisation.members[member].code
    columns = term.roster.solution.roster.columns
    codes = [each.code for each in term.roster.problem.members]
    shifts = list(zip(columns["day"].tolist(), columns["shift_type"].tolist(), columns["member"].tolist()))
    own = {(day, kind) for day, kind, row in shifts if codes[row] == code}
    names |= {organisation.members[organisation.members.row_of(codes[row])].name
              for day, kind, row in shifts if (day, kind) in own}
    fit, mentor_of = term.pairing.fit, term.pairing.result.pairing.mentor_of
    for mentee, mentor in enumerate(mentor_of):
        if mentor is not None and fit.mentors[mentor] == code:
            names.add(organisation.students[organisation.students.row_of(fit.mentees[mentee])].name)
    return names


def numbers_of(derivation):
    """Every number that a member's own score unfolds to, as decimals are written."""
    values = [derivation.score.total, *(area.total for area in derivation.areas)]
    for part in (*derivation.areas, *derivation.indicators):
        values += [step.value for step in part.steps]
    for part in derivation.indicators:
        values += [part.score.points, part.score.amount]
    return {f"{value:.2f}".rstrip("0").rstrip(".") for value in values}


def test_nothing_of_any_other_member_stands_on_a_page_but_names_of_who_was_met(planned_term, pages):
    organisation = planned_term.organisation
    people = [*organisation.members, *organisation.students]
    evaluation = planned_term.evaluation
    totals = {member.code: f"{score.total:.2f}".rstrip("0").rstrip(".")
              for member, score in zip(evaluation.roll.members, evaluation.members)}
    looked = 0
    for language in LANGUAGES:
        for row, member in enumerate(organisation.members):
            page = pages[language][row]
            known = met(planned_term, row) | {member.name}
            assert not [each.code for each in people if each.code != member.code and each.code in page]
            typed = page.replace(member.name, "")
            for name in known:
                typed = typed.replace(name, "")
            assert not [each.name for each in people if each.name not in known and each.name in typed], member.code
            own = evaluation.roll.members.row_of(member.code) if member.code in totals else None
            allowed = numbers_of(evaluation.explain(own)) if own is not None else set()
            seen = set(re.findall(r"(?<![\d.])\d+\.\d+(?![\d.])", Page(page).text))
            others = {total for code, total in totals.items() if code != member.code and "." in total}
            assert not (seen & others) - allowed, member.code
            looked += len(seen)
    assert looked > 1000


def test_who_was_met_is_named(planned_term, pages):
    named = 0
    for row in range(len(planned_term.organisation.members)):
        text = Page(pages[Language.zh][row]).text
        assert not [name for name in met(planned_term, row) if name not in text]
        named += len(met(planned_term, row))
    assert named > 50


def typed_words(term):
    """What people typed in one language only: names, subjects, majors, languages."""
    organisation = term.organisation
    words = {each.major for each in organisation.classes}
    for people, subjects in ((organisation.members, "strengths"), (organisation.students, "needs")):
        for person in people:
            words |= {person.name, person.major, *person.languages,
                      *(level.subject for level in getattr(person, subjects))}
    return sorted(filter(None, words), key=len, reverse=True)


def foreign(language, text):
    """Chinese characters on an English page, words of Latin letters on a Chinese one."""
    return re.findall(r"[\u3400-\u9fff\uff01-\uff5e、。]+" if language == Language.en else "[A-Za-z]{2,}", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_one_language(planned_term, pages, language):
    typed = typed_words(planned_term)
    for page in pages[language]:
        text = Page(page).text
        for word in typed:
            text = text.replace(word, "")
        assert not foreign(language, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_well_built_and_asks_for_nothing_else(planned_term, pages, language):
    for row, page in enumerate(pages[language]):
        read = Page(page)
        assert read.html["lang"] == {Language.zh: "zh-CN", Language.en: "en"}[language]
        assert read.heads[0] == 1 and read.heads.count(1) == 1
        assert all(after - before <= 1 for before, after in zip(read.heads, read.heads[1:]))
        assert read.links == [CALENDAR]
        assert "default-src 'none'" in page and "http://" not in page and "https://" not in page
        assert page == page_of(planned_term, row, language)


def test_every_turn_of_the_member_is_on_the_page_once(planned_term, pages):
    columns = planned_term.roster.solution.roster.columns
    codes = [each.code for each in planned_term.roster.problem.members]
    for row, member in enumerate(planned_term.organisation.members):
        stood = sum(codes[each] == member.code for each in columns["member"].tolist())
        assert pages[Language.en][row].count("<time datetime=") == stood


def test_what_counts_and_what_waits_is_told_in_numbers(planned_term, pages):
    evaluation = planned_term.evaluation
    ledger = evaluation.ledger
    waiting = {}
    for record in evaluation.waiting:
        code = ledger.members[ledger[record].member]
        waiting[code] = waiting.get(code, 0) + 1
    assert waiting
    for row, member in enumerate(planned_term.organisation.members):
        text = pages[Language.en][row]
        if member.code in [each.code for each in evaluation.roll.members]:
            told = text[text.index("<section id=waiting"):]
            told = told[:told.index("</section>")]
            assert sum(map(int, re.findall(r"· (\d+) records?<", told))) == waiting.get(member.code, 0)


def test_a_row_that_is_nobodys_is_refused(planned_term):
    with pytest.raises(InvalidInput, match="member: it is not of this organisation"):
        report.member_page(planned_term, len(planned_term.organisation.members))


browser = chromium.browser


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fits_a_phone_also_unfolded_and_the_console_is_silent(browser, pages, tmp_path, language, width):
    path = tmp_path / "page.html"
    for page in pages[language][::9]:
        path.write_text(page, encoding="utf-8")
        opened = chromium.opened(browser, path, width)
        opened.execute_script("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert opened.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
        assert opened.get_log("browser") == []
