"""The page of a term as text: what each of its two languages and each of its two audiences reads, and no more."""
import csv
import io
import re
import shutil

import muster
import pytest
from changed_tables import changed
from muster import InvalidInput, Label, Language, report
from muster.programme import Term
from muster.readers import read_folder
from muster.readers.models.term import build_term
from muster.record import Ledger
from muster.report import Audience, Picture
from page_parts import edition, section, words

SVG = Label('<svg viewBox="0 0 9 9"><path id="a" d="M0 0h9"/><use href="#a"/><text>谁</text></svg>',
            '<svg viewBox="0 0 9 9"><path id="a" d="M0 0h9"/><use href="#a"/><text>who</text></svg>')


@pytest.fixture(scope="module")
def whole(planned_term):
    return report.html(planned_term, language=Language.zh)


@pytest.fixture(scope="module")
def for_members(planned_term):
    return report.html(planned_term, language=Language.en, audience=Audience.members)


def test_both_languages_are_in_it_and_the_one_asked_for_comes_first(planned_term, whole):
    english = report.html(planned_term, language=Language.en)
    assert edition(english, "en").replace("-zh", "") != edition(english, "zh")
    for page, first, other in ((whole, "zh-CN", "en"), (english, "en", "zh-CN")):
        assert page.index(f"<div class=edition lang={first}>") < page.index(f"<div class=edition lang={other}>")
        assert f"value={first} " in page and re.search(rf"value={first} [^>]* checked>", page)
        assert page.count(" checked>") == 1


def test_the_chinese_page_has_no_english_words(whole):
    run = re.compile(r"[A-Za-z]{2,}")
    assert not [text for text in words(edition(whole, "zh")) if run.search(text)]
    assert len(list(words(edition(whole, "zh")))) > 10_000  # it was looked at


def test_the_english_page_has_no_chinese_words_of_ours(planned_term, whole):
    """But for what the branch wrote in Chinese alone: names, subjects, places, sources, reasons."""
    organisation = planned_term.organisation
    ledger = planned_term.ledger
    theirs = {person.name for table in (organisation.members, organisation.students) for person in table}
    theirs |= {level.subject for member in organisation.members for level in member.strengths}
    theirs |= {need.subject for student in organisation.students for need in student.needs}
    theirs |= {language for table in (organisation.members, organisation.students) for person in table
               for language in person.languages}
    theirs |= {student.major for student in organisation.students} | {each.major for each in organisation.classes}
    theirs |= set(ledger.sources) | {each.note.reason for each in ledger.corrections} | {"中文"}
    theirs |= {label.zh for table in (organisation.places, organisation.classes, planned_term.areas.study_groups)
               for label in [row.name for row in table] if label.en in ("", label.zh)}
    run = re.compile(r"[\u4e00-\u9fff]+")
    left = {found for text in words(edition(whole, "en")) for found in run.findall(text)}
    known = "".join(sorted(theirs))
    assert not {found for found in left if found not in known and len(found) > 4}


def test_ids_are_told_apart_and_every_link_leads_to_one(whole):
    names = re.findall(r"<[a-z]+ [^>]*?\bid=([\w-]+)", whole)
    assert len(names) == len(set(names)) > 30
    targets = re.findall(r'href="#([\w-]+)"', whole) + re.findall(r'data-find="([\w-]+)"', whole)
    assert targets and set(targets) <= set(names)


def test_heads_go_down_one_step_at_a_time(whole, for_members):
    for page in (whole, for_members):
        for language in ("zh", "en"):
            levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", edition(page, language))]
            assert levels[0] == 1 and levels.count(1) == 1 and len(levels) > 10
            assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))


def test_members_see_duty_and_pairs_and_nobodys_scores(planned_term, whole, for_members):
    assert all(f"<section id={name}>" in for_members for name in ("duty", "pairing", "scores", "people", "due"))
    assert not [name for name in ("incidents", "gates") if f"<section id={name}" in for_members]
    assert "<table class=sorts id=members>" in whole and "id=members" not in for_members
    scores = section(for_members, "scores")
    people = {member.name for member in planned_term.organisation.members}
    assert not [name for name in people if name in scores or name in section(for_members, "people")]
    totals = {f">{total}<" for total in re.findall(r"<td class=n><b>([\d.]+)</b>", section(whole, "scores"))}
    assert len(totals) > 20 and not [total for total in totals if total in for_members]
    assert "thought report" not in for_members and "thought report" in edition(whole, "en")
    assert len(for_members) < len(whole) / 4


def test_members_do_not_see_who_is_in_a_small_group(planned_term):
    grades = [member.grade for member in planned_term.evaluation.members if member.grade is not None]
    small = min(grades.count(grade) for grade in set(grades))
    shown = {least: section(report.html(planned_term, language=Language.en, audience=Audience.members,
                                        least_group=least), "scores") for least in (1, small + 1)}
    assert "too few" not in shown[1] and f"<td class=n>{small}</td>" in shown[1]
    assert "too few" in shown[small + 1] and f"<td class=n>{small}</td>" not in shown[small + 1]


def test_the_committee_sees_every_number(whole):
    assert "不显示" not in whole and "not shown" not in whole and "too few" not in whole


def test_loads_are_shares_of_what_was_to_be_shared(planned_term, whole):
    """A deviation below one shift is none that anybody could mend."""
    problem = planned_term.roster.problem
    rules = section(whole, "rules")
    shortest = min(kind.length for kind in problem.shift_types)
    listed = re.findall(r"时长 (?:(\d+) 小时)? ?(?:(\d+) 分钟)?，公平份额 (?:(\d+) 小时)? ?(?:(\d+) 分钟)?", rules)
    off = [abs(int(a or 0) * 60 + int(b or 0) - int(c or 0) * 60 - int(d or 0)) for a, b, c, d in listed]
    assert all(amount >= shortest for amount in off) and "相差不足一个班次" in rules


def test_ranks_that_nobody_has_are_no_column(whole):
    assert "进位" not in section(whole, "scores") and "增减" in section(whole, "scores")


def test_people_of_one_name_are_told_apart(example_term, tmp_path):
    folder = tmp_path / "term"
    shutil.copytree(example_term, folder)
    names = {}

    def one_name(rows):
        for row in rows[1:3]:
            names[row[0]] = row[1] = rows[1][1]
        return rows

    changed(folder, "members", one_name)
    term = build_term(read_folder(folder), work=2_000)
    page = report.html(term)
    (name,) = set(names.values())
    scores, _, _ = section(page, "scores").partition("</tbody></table></div>\n<p")
    heads = re.findall(r"<th scope=row>([^<]*)</th>", scores)
    assert len(heads) == len(set(heads)) and sum(head.startswith(name + "·") for head in heads) == 2


def test_pictures_stand_in_their_sections_in_both_languages(planned_term):
    pictures = [Picture(key, SVG, caption=Label(f"图 {key}", f"picture {key}"))
                for key in ("loads", "spacing", "pairs", "areas", "scores")]
    page = report.html(planned_term, language=Language.en, pictures=pictures)
    for key, name in (("loads", "duty"), ("spacing", "duty"), ("pairs", "pairing"), ("areas", "summary"),
                      ("scores", "scores")):
        shown = section(page, name)
        assert f'<svg role=img aria-label="picture {key}"' in shown and "<text>who</text>" in shown
        assert f'<use href="#picture-{key}-a"/>' in shown and f"<figcaption>picture {key}</figcaption>" in shown
        assert f"<figcaption>图 {key}</figcaption>" in section(page, f"{name}-zh")
    ids = re.findall(r"<[a-z]+ [^>]*?\bid=\"?([\w-]+)", page)
    assert len(ids) == len(set(ids))
    members = report.html(planned_term, pictures=pictures, audience=Audience.members)
    assert "图 pairs" in members and "图 scores" not in members and "图 areas" not in members


def test_pictures_of_matplotlib_are_taken(planned_term):
    pyplot = pytest.importorskip("matplotlib.pyplot")
    figure, axes = pyplot.subplots()
    axes.plot([1, 2, 3], [3, 1, 2], label="load")
    axes.legend()
    file = io.StringIO()
    figure.savefig(file, format="svg")
    pyplot.close(figure)
    page = report.html(planned_term, pictures=[Picture("loads", Label(file.getvalue(), file.getvalue()))])
    assert '<figure class="picture fixed"><svg role=img' in page and "http:" not in page and "style=" not in page


def test_pictures_of_the_term_are_taken_as_they_come(planned_term):
    pytest.importorskip("matplotlib")
    from muster.report_pictures import pictures

    zh, en = (pictures(planned_term, language) for language in (Language.zh, Language.en))
    page = report.html(planned_term, pictures=[Picture(key, Label(zh[key], en[key])) for key in zh])
    assert sorted(zh) == ["areas", "loads", "pairs", "scores", "spacing"]
    assert page.count('<figure class="picture"><svg role=img') == 2 * (len(zh) - 1) and "currentColor" in page
    assert page.count('<figure class="picture fits"><svg role=img') == 2  # that of the areas, on a phone as well
    assert "http:" not in page and " style=" not in page


@pytest.mark.parametrize("pictures, message", [
    ([Picture("weather", SVG)], 'picture "weather": the page has no such section; '
                                "call it loads, spacing, pairs, areas or scores"),
    ([Picture("pairs", SVG), Picture("pairs", SVG)], 'picture "pairs": it stands here twice; keep one of the rows'),
    ([Picture("pairs", Label("", "<svg onload='x()'/>"))],
     'picture "pairs": it has the event onload; draw it with shapes and words alone'),
])
def test_pictures_that_fit_nowhere_are_refused(planned_term, pictures, message):
    with pytest.raises(InvalidInput) as refused:
        report.html(planned_term, pictures=pictures)
    assert str(refused.value) == message


def test_no_reporter_stands_beside_an_incident(example_term, planned_term, whole):
    with open(example_term / "incidents.csv", encoding="utf-8-sig", newline="") as file:
        reporters = {row["reporter"] for row in csv.DictReader(file) if row["reporter"]}
    organisation = planned_term.organisation
    names = {person.code: person.name for table in (organisation.members, organisation.students) for person in table}
    for incidents in (section(whole, "incidents"), section(whole, "incidents-en")):
        assert reporters and not [code for code in reporters if code in incidents or names[code] in incidents]


def test_the_page_needs_nothing_else(whole, for_members):
    for page in (whole, for_members):
        assert "http://" not in page and "https://" not in page and " src=" not in page and " style=" not in page
        assert "default-src 'none'" in page


def test_a_term_without_plans_has_a_whole_page(planned_term, tmp_path):
    bare = Term(planned_term.name, planned_term.period, branch=planned_term.branch,
                organisation=planned_term.organisation, ledger=Ledger())
    page = report.html(bare, language=Language.en)
    assert re.findall(r"<section id=(\w+)>", page) == ["summary", "people", "due"]


def test_the_same_term_gives_the_same_bytes(planned_term, whole, tmp_path):
    muster.save(tmp_path / "term.muster", planned_term)
    assert report.html(muster.load(tmp_path / "term.muster")) == whole == report.html(planned_term)
    assert pytest.raises(TypeError, report.html, planned_term, audience="members")


def test_as_many_cases_of_a_rule_are_told_as_the_check_counts(planned_term, whole):
    told = re.findall(r"<tr><th scope=row>([^<]*)</th><td class=n>(\d+)</td>", section(whole, "rules"))
    counted = {rule.label.zh: score.times for rule, score in planned_term.roster.solution.score.by_rule.items()}
    assert told and {rule: int(times) for rule, times in told} == {rule: counted[rule] for rule, _ in told}


def test_members_see_neither_wishes_nor_cases_that_were_not_published(planned_term, whole, for_members):
    """Who is put forward may not have been asked yet."""
    cases = planned_term.management.cases
    open_cases = [case.name.en for case in cases if case.published is None]
    publicity = section(for_members, "publicity")
    assert open_cases and not [name for name in open_cases if name in for_members]
    assert all(case.name.en in publicity for case in cases if case.published)
    assert all(name in edition(whole, "en") for name in open_cases)
    assert "<details" in section(whole, "rules") and "<details" not in section(for_members, "rules")


def test_sums_of_service_stand_last(whole):
    service = section(whole, "areas").partition("</table>")[0]
    assert re.findall("<tr[^>]*>", service)[-1] == "<tr class=sum>" and service.count("class=sum") == 1


def test_of_members_and_duty_alone_nothing_is_told_as_wanting(tmp_path):
    """No list of meetings is kept, and no stages."""
    (tmp_path / "members.csv").write_text("member,name\nM1,甲\nM2,乙\nM3,丙\n", encoding="utf-8")
    (tmp_path / "pattern.csv").write_text("post,weekdays,from,to,first_day,last_day,minimum\n"
                                          "大厅,周一至周五,21:20,22:00,2026-09-07,2026-10-16,1\n", encoding="utf-8")
    term = build_term(read_folder(tmp_path), work=2_000)
    page = report.html(term)
    assert "未登记</td>" in section(page, "due")
    assert "到期未见记录" not in page
    people = section(page, "people")
    assert "未登记发展阶段" in people and all(name in people for name in "甲乙丙")
    assert "没有登记发展阶段" in section(report.html(term, audience=Audience.members), "people")
    assert "下一步" not in report.member_page(term, 0)
