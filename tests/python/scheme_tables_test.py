"""Schemes as dicts, frames and sheets: each reads back to the same scheme, and says at its place what is wrong."""
import json
import random
from datetime import date
from decimal import Decimal

import pandas
import pytest

import muster
from muster import Language
from muster.evaluation import (Area, AwardEntry, AwardTable, Band, Bands, BestOf, Cap, CapPeriod, Combine, Count,
                               Deduction, Exclusive, Grade, Indicator, Knot, Lag, LagFrom, Missing, OncePerEvent, Panel,
                               PanelGroup, Piecewise, Quota, Rate, Scheme, SchemeParts, Sum, Veto, read_scheme)
from muster.programme import built_in_schemes
from muster.readers import read_folder, read_scheme_sheet, write_scheme_sheet
from muster.readers.models.scheme import build_scheme
from muster.scheme_fields import document_of, fields_of, laid_out, rules
from muster.scheme_words import Values, written

BUILT_IN = sorted(built_in_schemes())
TEXTS = ["", "学习", "plain", 'with "quotes"', "=SUM(A1)", "a, b; c", "a:b", "two\nlines", "  spaces  ", "{brace", "[x",
         "-1", "1/3", "是", "e.g. one", "合计", "007", "1e5", "'", "@x", "每次", "each", "注：说明", "100%", "null"]


def refused(call):
    with pytest.raises(muster.InvalidInput) as error:
        call()
    return str(error.value).splitlines()


# --- Round trips ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", BUILT_IN)
def test_every_scheme_of_the_library_goes_to_a_dict_a_frame_and_a_sheet_and_back(code, tmp_path):
    scheme = Scheme(built_in_schemes()[code])
    assert read_scheme(laid_out(document_of(scheme.parts))[0]) == scheme.parts
    as_dict = scheme.to_dict()
    assert Scheme.from_dict(as_dict) == scheme
    assert Scheme.from_dict(json.loads(json.dumps(as_dict))) == scheme, "it can be written as JSON"
    assert Scheme.from_frame(scheme.to_frame()) == scheme
    for language in (Language.zh, Language.en):
        for kind in (".csv", ".xlsx"):
            path = tmp_path / f"{code}{kind}"
            write_scheme_sheet(scheme, path, language=language)
            assert read_scheme_sheet(path) == scheme, (language, kind)


def drawn_rule(chance, others):
    def number():
        return Decimal(chance.randint(-3000, 9000)) / chance.choice([1, 2, 8, 1000])

    rising = sorted(chance.sample(range(-50, 200), 4))
    return chance.choice([
        lambda: Count(number()), lambda: Sum(number()), lambda: BestOf(chance.randint(1, 5), number()),
        lambda: Bands([Band(at, number()) for at in rising], number()),
        lambda: Piecewise([Knot(at, number()) for at in rising[:chance.randint(1, 4)]]),
        lambda: AwardTable([AwardEntry("national", "first", 10), AwardEntry("a b", "c:d", number())]),
        lambda: Lag(LagFrom.fixed_day, date(2026, 5, 1), 3, on_time=5, per_day_late="0.5"),
        lambda: Lag(within=2), lambda: Deduction(abs(number()), by_quantity=chance.random() < 0.5),
        lambda: Rate(chance.choice(others), number()) if others else Sum(),
        lambda: Veto(limit=abs(number()), best_grade="pass"), lambda: Veto(exposure=others[0], best_grade="pass")
        if others else Sum()])()


def drawn_scheme(chance, *, of_people=False):
    """Of people: codes are single words, and what adds or takes off has no weight, as sheets ask for."""
    def label():
        return muster.Label(chance.choice(TEXTS), chance.choice(TEXTS))

    areas = [Area("top", label(), most=chance.choice([None, 100]), round_to=chance.choice([None, 0, 2]))]
    for at in range(chance.randint(1, 6)):
        areas.append(Area(chance.choice(["a-b" if of_people else "a b", "x", "模块", "each", "1"]) + str(at), label(),
                          chance.choice(areas).code, weight=chance.randint(1, 9), base=chance.choice([0, "2.5"]),
                          source=chance.choice(TEXTS)))
    chance.shuffle(areas)
    indicators = []
    for at in range(chance.randint(1, 8)):
        rule = drawn_rule(chance, [each.code for each in indicators])
        plain = not isinstance(rule, (Deduction, Veto))
        ways = [Combine.sum, Combine.mean] if plain and not isinstance(rule, AwardTable) else [Combine.sum]
        combine = chance.choice(ways)
        per_period = 9 if combine == Combine.sum and plain and not isinstance(rule, BestOf) else None
        cap = Cap(chance.choice([None, 5]), per_period, chance.choice([CapPeriod.day, CapPeriod.week]),
                  total=chance.choice([None, "12.25"]))
        is_bonus = plain and chance.random() < 0.2
        indicators.append(Indicator(
            chance.choice(["i", "q-r" if of_people else "q r", "指", "yes", "0"]) + str(at), label(),
            area=chance.choice(areas).code,
            unit=label(), source=chance.choice(TEXTS), rule=rule, combine=combine, cap=cap,
            weight=1 if of_people and (is_bonus or not plain) else chance.randint(1, 8),
            once_per_event=OncePerEvent(chance.random() < 0.3),
            missing=chance.choice([Missing.as_zero, Missing.leave_out]) if plain else Missing.as_zero,
            round_to=chance.randint(0, 6), is_bonus=is_bonus))
    grades = [Grade("best", label(), 90, quota=Quota(chance.randint(0, 2), 3)), Grade("pass", from_="60.5"),
              Grade("fail")]
    codes = [each.code for each in indicators if not isinstance(each.rule, Veto)]
    groups = [PanelGroup("self", weight="0.3"), PanelGroup("peers", label(), weight=2, trim="0.1")]
    panels = [Panel(codes[0], groups)] if codes and chance.random() < 0.5 else []
    return SchemeParts(chance.choice(["own", "自定"]), chance.choice(TEXTS), label(), source=chance.choice(TEXTS),
                       areas=areas, indicators=indicators, grades=grades, panels=panels,
                       ungraded_stages=[muster.org.Stage.applicant] if chance.random() < 0.5 else [])


def valid(parts):
    """Its scheme; none of one that contradicts itself, as a bonus that has a policy for missing data."""
    try:
        return Scheme(parts)
    except muster.InvalidInput:
        return None


@pytest.mark.parametrize("seed", range(60))
def test_a_random_scheme_goes_to_a_dict_a_frame_and_a_sheet_and_back(seed, tmp_path):
    chance = random.Random(seed)
    scheme = next(filter(None, (valid(drawn_scheme(chance)) for _ in range(200))))
    print("seed", seed, scheme.to_dict())
    assert Scheme.from_dict(scheme.to_dict()) == scheme
    assert Scheme.from_frame(scheme.to_frame()) == scheme
    scheme = next(filter(None, (valid(drawn_scheme(chance, of_people=True)) for _ in range(200))))
    path = tmp_path / f"scheme{chance.choice(['.csv', '.xlsx'])}"
    write_scheme_sheet(scheme, path, language=chance.choice([Language.zh, Language.en]))
    assert read_scheme_sheet(path) == scheme


def drawn_value(holds, chance, depth=0):
    """Any value that a field may hold, whatever the class: new rules are drawn as well."""
    if holds.shape == "text":
        return chance.choice(TEXTS)
    if holds.shape == "number":
        return Decimal(chance.randint(-10**9, 10**9)).scaleb(-chance.randint(0, 6))
    if holds.shape == "whole":
        return chance.randint(0, 10**6)
    if holds.shape == "yes":
        return chance.random() < 0.5
    if holds.shape == "day":
        return date(2026, chance.randint(1, 12), chance.randint(1, 28)).isoformat()
    if holds.shape == "label":
        return {"zh": chance.choice(TEXTS), "en": chance.choice(TEXTS)}
    if holds.shape == "word":
        return chance.choice(list(holds.made.__members__))
    if holds.shape == "list":
        return [drawn_value(holds.inner, chance, depth + 1) for _ in range(chance.randint(0, 3))]
    made = chance.choice(holds.rules) if holds.shape == "rule" else holds.made
    name = {"name": {value: key for key, value in rules(holds).items()}[made]} if holds.shape == "rule" else {}
    return {**name, **{field.name: drawn_value(field.holds, chance, depth + 1) for field in fields_of(made)
                       if field.is_needed or chance.random() < 0.5}}


@pytest.mark.parametrize("is_chinese", [False, True])
@pytest.mark.parametrize("made", [Area, Indicator, Grade, Exclusive, Panel, SchemeParts],
                         ids=lambda made: made.__name__)
def test_whatever_a_field_holds_a_cell_says_exactly(made, is_chinese):
    chance = random.Random(7)
    told = []
    values = Values(lambda *fault: told.append(fault))
    for field in fields_of(made):
        for _ in range(200 if field.holds.shape in ("rule", "record", "list") else 30):
            document = drawn_value(field.holds, chance)
            cell = written(field.holds, document, is_chinese)
            read = values.read(field.holds, cell, ())
            full = {**document, **{key: read[key] for key in read if key not in document}} if isinstance(
                document, dict) and isinstance(read, dict) else document
            assert not told and read == full, (field.name, cell, document)
            assert not isinstance(cell, str) or cell[:1] not in "=+-@'\t", "a spreadsheet would take it for a formula"


# --- Short forms ----------------------------------------------------------------------------------------------------


def test_a_dict_of_a_few_words_is_the_scheme_that_its_classes_would_make():
    short = Scheme.from_dict({
        "code": "own", "version": 2, "rounding": "half_up", "round_to": 1,
        "grades": {"good": 80, "pass": {"from": 60, "quota": "1/2 ties all_in"}, "rest": {}},
        "study": {"weight": 2, "label": "学习",
                  "theory": {"weight": 3, "rule": "sum each 0.5", "cap": 20},
                  "essays": {"rule": "bands 1:60 2:80 3:90 below 10", "missing": "leave_out"}},
        "help": {"weight": 0.5, "hours": "line 0:0 40:100", "late": Deduction(2)}})
    own = Scheme(SchemeParts(
        "own", "2", rounding=muster.evaluation.Rounding.half_up,
        grades=[Grade("good", from_=80), Grade("pass", from_=60, quota=Quota(1, 2, muster.evaluation.Ties.all_in)),
                Grade("rest")],
        areas=[Area("all", round_to=1), Area("study", muster.Label("学习", ""), "all", weight=2),
               Area("help", parent="all", weight="0.5")],
        indicators=[Indicator("theory", area="study", weight=3, rule=Sum("0.5"), cap=Cap(total=20)),
                    Indicator("essays", area="study", rule=Bands([Band(1, 60), Band(2, 80), Band(3, 90)], 10),
                              missing=Missing.leave_out),
                    Indicator("hours", area="help", rule=Piecewise([Knot(0, 0), Knot(40, 100)])),
                    Indicator("late", area="help", rule=Deduction(2))]))
    assert short == own


def test_the_only_area_of_a_dict_is_the_top_itself():
    assert [area.code for area in Scheme.from_dict({"work": {"study": "sum"}}).areas] == ["work"]
    assert [area.code for area in Scheme.from_dict({"study": "sum"}).areas] == ["all"]


def test_a_document_is_a_dict_as_well():
    whole = json.loads(muster.programme.scheme_document("four_enters"))
    assert Scheme.from_dict(whole).parts == built_in_schemes()["four_enters"]


@pytest.mark.parametrize("given, lines", [
    ({"study": {"wieght": 2, "rule": "sumx"}}, [
        'scheme.study.wieght: there is no field "wieght" here; write "weight", or take it out',
        'scheme.study.rule: there is no rule "sumx"; write as its name one of ']),
    ({"study": {"rule": "sum", "cap": "20 a week"}}, [
        'scheme.study.cap: "a" is not understood here; write the fields total, per_item, per_period, period']),
    ({"study": {"rule": "count each"}}, ['scheme.study.rule: nothing stands behind "each"; write the fields each']),
    ({"study": {"rule": "line 0:0 a:10"}}, ['scheme.study.rule: "a" is not a number; give a number']),
    ({"study": {"rule": "line 0:0:0"}}, [
        'scheme.study.rule: "0:0:0" is not understood here; write the fields at:points']),
    ({"study": {"rule": "sum", "missing": "zero"}}, [
        'scheme.study.missing: "zero" is no word for it; write one of as_zero (按零计)']),
    ({"study": {"weight": 2}, "b": "sum"}, []),
    ({"study": {"weight": 2, "cap": 20}}, [
        'scheme.study.cap: an area has no field "cap"; give it a "rule", which makes it an indicator']),
    ({"study": {"rule": "sum", "weight": 0.1234567}}, [
        'scheme.study.weight: "weight": "0.1234567" has more than six decimal places; round it to six places']),
    ({"study": {"rule": "sum", "cap": {"totl": 3}}}, [
        'scheme.study.cap.totl: there is no field "totl" here; write "total", or take it out']),
    ({"verison": 2, "study": "sum"}, ['scheme.verison: "2" is no area and no indicator; give a dict with a "rule"']),
    ({"study": {"rule": "sum", "code": "x"}}, [
        "scheme.study.code: it is said twice, as its place says it; take it out"]),
    (5, ["scheme: 5 is no dict; give a dict of fields, areas and indicators"]),
])
def test_what_is_wrong_in_a_dict_is_told_with_the_way_to_it(given, lines):
    if not lines:
        assert Scheme.from_dict(given).areas["study"].weight == 2
        return
    told = refused(lambda: Scheme.from_dict(given))
    assert len(told) == len(lines) and all(line.startswith(start) for line, start in zip(told, lines)), told


# --- Frames ---------------------------------------------------------------------------------------------------------


def test_a_frame_of_few_columns_is_a_scheme():
    frame = pandas.DataFrame({"area": ["study", "study", "help"], "indicator": ["theory", "essays", "hours"],
                              "weight": [0.25, 0.75, 1], "rule": ["sum", "count each 5", "line 0:0 10:100"],
                              "cap": [20, None, None]})
    scheme = Scheme.from_frame(frame, code="own")
    assert [area.code for area in scheme.areas] == ["all", "study", "help"]
    assert scheme.indicators["theory"].weight == Decimal("0.25") and scheme.indicators["theory"].cap.total == 20
    assert scheme.indicators["essays"].rule == Count(5)
    assert scheme == Scheme.from_frame(frame.to_dict("records"), code="own") == Scheme.from_frame(
        frame.to_dict("list"), code="own")


def test_what_is_wrong_in_a_frame_is_told_with_row_and_column():
    rows = [{"area": "a", "indicator": "x", "rule": "sum", "base": 3},
            {"area": "a", "indicator": "y", "rule": "liné 1:2"}, {"kind": "graed", "code": "good"}]
    assert refused(lambda: Scheme.from_frame(rows))[:2] == [
        'scheme:1: column "base": it is of no use in a row of kind indicator; leave the cell blank',
        'scheme:2: column "rule": there is no rule "liné"; write as its name one of ' + ", ".join(
            f"{name} ({muster.scheme_chinese.RULES[name][0]})" if name in muster.scheme_chinese.RULES else name
            for name in rules())]
    assert refused(lambda: Scheme.from_frame([{"area": "a", "indicator": "x", "rule": "sum", "wieght": 3}])) == [
        'scheme: column "wieght" is not known; write "weight", or take it out']
    assert refused(lambda: Scheme.from_frame([{"area": "a", "indicator": "x", "rule": "bands 2:1 1:2"}])) == [
        'scheme:1: indicator "x": band 2 begins at 1, not above the band before at 2; list bands from the lowest up']


# --- Sheets ---------------------------------------------------------------------------------------------------------

SHEET = """考评办法表,,,,,,,,,
类别,编号,模块,指标,名称,权重,计分规则,上限,无数据时,起点,备注
,,学习,,政治学习,60%,,,,,
,,学习,theory,理论学习,2,求和,20,,,每学期
,,学习,essays,心得体会,1,计次 每次 5,,不计入,,
,,帮扶,,结对帮扶,40%,,,,,
,,帮扶,hours,帮扶时长,,折线 0:0 40:100,,,,
等次,good,,,良好,,,,,80,
等次,pass,,,合格,,,,,,
"""


def test_a_secretarys_sheet_is_a_scheme(tmp_path):
    file = tmp_path / "考评办法.csv"
    file.write_text(SHEET, encoding="gb18030")
    scheme = read_scheme_sheet(file)
    assert scheme.code == "考评办法" and scheme.areas["学习"].weight == Decimal("0.6")
    assert scheme.indicators["theory"].cap.total == 20 and scheme.indicators["essays"].missing == Missing.leave_out
    assert scheme.indicators["hours"].rule == Piecewise([Knot(0, 0), Knot(40, 100)])
    assert scheme.grades["good"].from_ == 80


WRONG = "模块,指标,权重,计分规则,上限\n学习,a,1,计次 每次,\n学习,b,一,求和,2 每周 3\n学习,c,1,数一数,\n"


def test_what_is_wrong_in_a_sheet_is_told_in_both_languages(tmp_path, monkeypatch):
    from muster.messages import in_language

    monkeypatch.chdir(tmp_path)
    (tmp_path / "scheme.csv").write_text(WRONG, encoding="utf-8")
    told = refused(lambda: read_scheme_sheet("scheme.csv"))
    assert [line.split("; ")[0] for line in told] == [
        'scheme.csv:2: column "计分规则": nothing stands behind "each"',
        'scheme.csv:3: column "权重": "一" is not a number',
        'scheme.csv:3: column "上限": "每周" is not understood here',
        'scheme.csv:4: column "计分规则": there is no rule "数一数"']
    assert [in_language(line, "zh").split("；")[0] for line in told] == [
        "scheme.csv:2：“计分规则”列：“每次”后面没有内容",
        "scheme.csv:3：“权重”列：“一”不是数",
        "scheme.csv:3：“上限”列：看不懂“每周”",
        "scheme.csv:4：“计分规则”列：没有规则“数一数”"]


def test_columns_of_a_sheet_that_nobody_knows_are_faults_unless_they_are_remarks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scheme.csv").write_text("模块,指标,权数,计分规则,备注\n学习,a,2,求和,x\n", encoding="utf-8")
    assert refused(lambda: read_scheme_sheet("scheme.csv"))[0].startswith('scheme.csv:1: column "权数" is not known; ')
    (tmp_path / "scheme.csv").write_text("姓名,分数\n张三,1\n", encoding="utf-8")
    assert ('scheme.csv:1: column "indicator" is missing; add it, or write the columns area, indicator, weight, rule'
            in refused(lambda: read_scheme_sheet("scheme.csv")))
    assert refused(lambda: write_scheme_sheet(Scheme.from_dict({"a": "sum"}), "scheme.ods")) == [
        "scheme.ods: it is neither .csv nor .xlsx; call it by one of the two"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    from readers_test import GOOD

    monkeypatch.chdir(tmp_path)
    (tmp_path / "term").mkdir()
    for name, text in GOOD.items():
        (tmp_path / "term" / name).write_text(text, encoding="utf-8")
    return tmp_path / "term"


@pytest.mark.parametrize("name", ["scheme.csv", "scheme.xlsx", "考评办法.csv", "考评办法.xlsx"])
def test_a_term_folder_may_hold_its_scheme_as_a_sheet(folder, name):
    own = Scheme.from_dict({"one": {"weight": 2, "a": "count each 2"}, "two": {"b": "count each 3"}}, code="own")
    write_scheme_sheet(own, folder / name)
    term = read_folder("term")
    assert not any("scheme" in note or "考评办法" in note for note in term.notes)
    assert build_scheme(term) == own
    write_scheme_sheet(own, folder / "scheme.json".replace(".json", ".csv" if name != "scheme.csv" else ".xlsx"))
    with pytest.raises(muster.InvalidInput, match="holds the same table; keep one of the two"):
        build_scheme(read_folder("term"))


# --- The command ----------------------------------------------------------------------------------------------------


def run(*arguments):
    from muster.cli import main
    return main(list(arguments))


def test_the_command_lists_shows_and_writes_schemes(tmp_path, capsys):
    assert run("scheme", "--language", "en") == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == list(built_in_schemes())
    assert run("scheme", "additive", "--language", "en") == 0
    out = capsys.readouterr().out
    assert "  study study: count each 3\n" in out and "More evidence never lowers a total." in out
    for name in ("own.xlsx", "own.csv", "own.json"):
        assert run("scheme", "four_enters", "--out", str(tmp_path / name), "--language", "zh") == 0
        capsys.readouterr()
        assert run("scheme", str(tmp_path / name), "--json", "--language", "zh") == 0
        assert read_scheme(capsys.readouterr().out) == built_in_schemes()["four_enters"]
    assert run("scheme", "foor_enters", "--language", "zh") == 2
    assert capsys.readouterr().err == "考评办法：没有考评办法“foor_enters”；请填写“four_enters”\n"
