"""A scheme's sheet as people write it: what it takes, what it refuses and at which row, and words for all it holds."""
import csv
import re

import pytest

import muster
from muster import Language
from muster.cli.scheme import lines_of
from muster.evaluation import Count, Deduction, Quota, Scheme, SchemeParts
from muster.messages import in_language
from muster.programme import built_in_schemes
from muster.readers import read_scheme_sheet, write_scheme_sheet
from muster.scheme_chinese import FIELDS, RULES, VALUES
from muster.scheme_fields import Holds, fields_of, rules

HEADS = "类别,编号,模块,上级模块,指标,名称,权重,计分规则,加分项,名额,起点,基础分,保留小数位\n"


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def read(*rows, heads=HEADS):
        columns = heads.strip().split(",")
        lines = [",".join(row.get(column, "") for column in columns) for row in rows]
        (tmp_path / "s.csv").write_text(heads + "\n".join(lines) + "\n", encoding="utf-8")
        notes = []
        scheme = read_scheme_sheet("s.csv", notes=notes)
        read.notes = notes
        return scheme

    return read


def area(code, **more):
    return {"模块": code, **more}


def indicator(code, area="学习", rule="计次 1", **more):
    return {"指标": code, "模块": area, "计分规则": rule, **more}


def told(call):
    with pytest.raises(muster.InvalidInput) as error:
        call()
    chinese = in_language(str(error.value), "zh")
    assert not re.findall(r"(?<![\w.])[a-z]{3,}", re.sub(r"“[^”]*”|s\.csv", "", chinese)), chinese
    return str(error.value).splitlines()


# --- Rules ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(built_in_schemes()))
@pytest.mark.parametrize("is_chinese", [False, True])
def test_every_scheme_of_the_library_is_shown_with_all_its_rules(code, is_chinese):
    scheme = Scheme(built_in_schemes()[code])
    lines = list(lines_of(scheme, is_chinese))
    for each in scheme.indicators:
        assert any(line.strip().startswith(f"{each.code} ") and ": " in line for line in lines), each.code


@pytest.mark.parametrize("said", ["计次", "计次 1", "计次 每次 1", "count"])
def test_a_rule_that_is_the_classs_own_is_written_and_shown(sheet, said, tmp_path):
    scheme = sheet(indicator("a", rule=said))
    assert scheme.indicators["a"].rule == Count(1)
    assert any("a : 计次" in line for line in lines_of(scheme, True))
    write_scheme_sheet(scheme, tmp_path / "w.csv")
    assert "计次" in (tmp_path / "w.csv").read_text(encoding="utf-8-sig")
    assert Scheme.from_dict(scheme.to_dict()) == scheme == Scheme.from_frame(scheme.to_frame())


def test_an_indicator_without_a_rule_is_at_fault(sheet):
    assert told(lambda: sheet(indicator("a"), indicator("b", rule=""))) == [
        's.csv:3: column "计分规则": indicator "b" has no rule; write one, as count 1 (计次 1)']


def test_what_people_write_of_rules_and_numbers_is_read(sheet):
    scheme = sheet(area("学习", 基础分="100分", 保留小数位="2位"), indicator("a", rule="计次 每次10"),
                   indicator("b", rule="计次：10"), indicator("c", rule="扣分5"),
                   indicator("d", rule="求和", 加分项="√"), {"类别": "等次", "编号": "good", "起点": "≥90"},
                   {"类别": "等次", "编号": "rest"})
    rule = [each.rule for each in scheme.indicators]
    assert rule[:3] == [Count(10), Count(10), Deduction(5)] and scheme.indicators["d"].is_bonus
    assert (scheme.areas["学习"].base, scheme.areas["学习"].round_to, scheme.grades["good"].from_) == (100, 2, 90)


# --- Areas and weights ----------------------------------------------------------------------------------------------


def test_areas_that_rows_name_hang_below_the_one_that_a_row_describes(sheet):
    scheme = sheet(area("全班", 基础分="5"), indicator("a", "学习"), indicator("b", "劳动"))
    assert [(each.code, each.parent) for each in scheme.areas] == [("全班", ""), ("学习", "全班"), ("劳动", "全班")]
    assert scheme.areas[scheme.top].code == "全班" and scheme.areas["全班"].base == 5


def test_an_area_is_named_by_its_code_or_its_label_and_by_nothing_else(sheet):
    two = area("study", 名称="学习"), area("work", 名称="劳动")
    scheme = sheet(*two, indicator("a", "学习"), indicator("b", "work"))
    assert scheme.indicators["a"].area == "study"
    assert told(lambda: sheet(*two, indicator("a", "study"), indicator("b", "work"), indicator("c", "wrok"),
                              indicator("d", ""), area("x", 上级模块="stduy"), indicator("e", "x"))) == [
        's.csv:6: column "模块": no row describes area "wrok"; add a row for it, or write "work", or take it out',
        's.csv:7: column "模块": it is blank, and other indicators name an area; name the area',
        's.csv:8: column "上级模块": no row describes area "stduy"; add a row for it, or write "study", or take it out']


def test_an_area_in_which_nothing_lies_is_told_of(sheet):
    assert told(lambda: sheet(area("总"), area("学习"), area("劳动"), indicator("a"), indicator("b", "劳动"))) == [
        's.csv:2: nothing lies in area "总"; take out the row, or name it as the parent of the other areas']
    sheet(area("总"), area("学习", 上级模块="总"), area("劳动", 上级模块="总"), indicator("a"))
    assert sheet.notes == ['s.csv:4: nothing lies in area "劳动"']


def test_weights_in_one_area_are_written_in_one_way(sheet):
    for shares in ("60%", "0.6"):
        assert told(lambda: sheet(area("学习", 权重=shares), area("劳动", 权重="40"), indicator("a"),
                                  indicator("b", "劳动"))) == [
            's.csv:3: column "权重": rows 2 are shares of one or in per cent, and rows 3 whole numbers; write the '
            'weights in one area all in one way']
    scheme = sheet(indicator("a", 权重="0.5"), indicator("b", 权重="0.5"), indicator("c", "劳动", 权重="20"))
    assert scheme.indicators["a"].weight * 2 == 1


@pytest.mark.parametrize("more", [{"rule": "扣分 5"}, {"rule": "否决 最高等次 rest"}, {"加分项": "是"}])
def test_what_adds_or_takes_off_points_has_no_weight(sheet, more):
    assert told(lambda: sheet(indicator("a"), indicator("b", 权重="2", **more))) == [
        's.csv:3: column "权重": what adds or takes off points has no weight; leave the cell blank']


def test_codes_are_those_that_a_ledger_can_name(sheet):
    assert [line.split("; ")[0] for line in told(lambda: sheet(indicator("a b"), indicator("b", "学习、交流")))] == [
        's.csv:2: column "指标": "a b" is not one code', 's.csv:3: column "模块": "学习、交流" is not one code']
    assert sheet(indicator("Ａ１")).indicators["A1"].area == "学习"


def test_a_second_row_of_one_thing_is_told_at_its_row(sheet):
    assert told(lambda: sheet({"类别": "办法", "编号": "x"}, {"类别": "办法", "编号": "y"}, indicator("a"),
                              indicator("a"))) == [
        "s.csv:3: row 2 describes the scheme as well; keep one of the two",
        's.csv:5: row 4 has the code "a" as well; give each a code of its own']
    assert told(lambda: sheet(indicator("学习")))[0].startswith('s.csv:2: scheme: code "学习" stands twice')


def test_a_row_with_a_rule_is_no_total(sheet):
    heads = "名称,模块,指标,计分规则\n"
    scheme = sheet(indicator("a", 名称="出勤"), indicator("b", 名称="合计"), {"名称": "合计", "模块": "2"}, heads=heads)
    assert len(scheme.indicators) == 2 and len(sheet.notes) == 1


# --- Quotas ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["1/3", "1:3", "1：3", "1 of 3", "三分之一", "3分之1"])
def test_a_quota_is_a_share_however_it_is_written(sheet, said, tmp_path):
    scheme = sheet(indicator("a"), {"类别": "等次", "编号": "good", "起点": "80", "名额": said},
                   {"类别": "等次", "编号": "rest"})
    assert scheme.grades["good"].quota == Quota(1, 3)
    for language, cell in ((Language.zh, "3分之1"), (Language.en, "1 of 3")):
        write_scheme_sheet(scheme, tmp_path / "q.csv", language=language)
        assert cell in (tmp_path / "q.csv").read_text(encoding="utf-8-sig")
        assert read_scheme_sheet(tmp_path / "q.csv") == scheme
    assert sheet(indicator("a"), {"类别": "等次", "编号": "good", "起点": "80", "名额": "30% 并列 都给"},
                 {"类别": "等次", "编号": "rest"}).grades["good"].quota == Quota(3, 10, muster.evaluation.Ties.all_in)


@pytest.mark.parametrize("said", ["1月3日", "2026-01-03", "3-Jan", "01:03:00", "5"])
def test_a_quota_that_a_spreadsheet_made_a_day_of_has_its_remedy(sheet, said):
    assert told(lambda: sheet(indicator("a"), {"类别": "等次", "编号": "good", "起点": "80", "名额": said}))[0].endswith(
        "write it as 1:3, 30% or 三分之一")


# --- Words ----------------------------------------------------------------------------------------------------------


def held(holds, seen):
    """Every class that a scheme's fields lead to."""
    if holds is None or holds.made in seen:
        return
    for made in holds.rules:
        held(Holds("record", made), seen)
    held(holds.inner, seen)
    if holds.made is not None:
        seen.append(holds.made)
        if holds.shape == "record":
            for field in fields_of(holds.made):
                held(field.holds, seen)


def test_all_that_a_sheet_can_hold_has_a_chinese_word_of_its_own():
    seen = []
    held(Holds("record", SchemeParts), seen)
    assert len(seen) > 30
    assert [name for name in rules() if name not in RULES] == []
    for made in seen:
        if hasattr(made, "__members__"):
            words = VALUES.get(made.__name__, {})
            assert list(words) == list(made.__members__), made
            assert len(set(words.values())) == len(words), made
        else:
            names = [field.name for field in fields_of(made)]
            assert [name for name in names if name not in FIELDS] == [], made
            heads = [way for name in names for way in FIELDS[name]]
            assert len(set(heads)) == len(heads), made
    assert VALUES["Aggregation"]["ordered"] == "按名次加权" != VALUES["Normalisation"]["rank"]


def test_a_column_that_nobody_knows_lists_chinese_heads_nearest_first(sheet):
    line, = told(lambda: sheet({**indicator("a"), "权数": "2"}, heads=HEADS.replace("权重", "权数")))
    assert line.startswith('s.csv:1: column "权数" is not known; take it out (known are 权重, ')


# --- In a term folder -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["考核办法.csv", "考评办法（修订稿）.csv", "考评办法表.xlsx", "schema.csv"])
def test_a_file_that_is_nearly_called_as_the_scheme_is_told_of(tmp_path, monkeypatch, name):
    from readers_test import GOOD

    monkeypatch.chdir(tmp_path)
    for file, text in GOOD.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    write_scheme_sheet(Scheme.from_dict({"a": "sum"}), tmp_path / name)
    kind = name[-4:] if name.endswith(".csv") else ".xlsx"
    note, = [each for each in muster.readers.read_folder(".").notes if name in each]
    assert note == f"{name}: not read, and scored by the programme's own scheme; to score by it, call it 考评办法{kind}"
    assert in_language(note, "zh") == f"{name}：未读取，考评按内置办法；要按它考评，请改名为考评办法{kind}"
    (tmp_path / "考评办法.xls").write_bytes(b"x")
    assert told(lambda: muster.readers.read_folder(".")) == [
        "考评办法.xls: it is an old workbook (.xls), which is not read; save it as .xlsx or CSV UTF-8"]


def test_what_an_area_has_of_its_own_is_shown(sheet):
    scheme = sheet({**area("学习"), "汇总方式": "取最高", "基础分": "5", "最高分": "90", "保留小数位": "1"},
                   indicator("a", rule="去掉最低 1"), heads=HEADS.strip() + ",汇总方式,最高分\n")
    lines = list(lines_of(scheme, True))
    assert "学习 : 汇总方式 取最高; 基础分 5; 最高分 90; 保留小数位 1" in lines and "  a : 去掉最低 1" in lines, lines


def test_the_command_says_what_of_a_sheet_it_passed_over(tmp_path, monkeypatch, capsys):
    from muster.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.csv").write_text("模块,指标,计分规则\n学习,a,求和\n合计,1,\n", encoding="utf-8")
    assert main(["scheme", "s.csv", "--language", "zh"]) == 0
    assert capsys.readouterr().err.startswith("s.csv:3：")


def test_weights_that_do_not_sum_are_told_at_their_rows(sheet):
    assert told(lambda: sheet(area("学习"), indicator("a", 权重="0"), indicator("b", 权重="0")))[0].startswith(
        's.csv:3, 4: area "学习": weights of its parts sum to 0; ')


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_words_that_a_sheet_would_compute_are_text_in_it_and_come_back(sheet, ending, tmp_path):
    words = ["+1分", "-迟到", "@SUM(A1)", "＋加分", "'引"]
    scheme = sheet(*(indicator(f"i{row}", 名称=word) for row, word in enumerate(words)))
    assert [scheme.indicators[f"i{row}"].label.zh for row in range(len(words))] == words
    path = tmp_path / f"again.{ending}"
    write_scheme_sheet(scheme, path)
    assert read_scheme_sheet(path) == scheme
    if ending == "csv":
        cells = [cell for row in csv.reader(path.open(encoding="utf-8-sig", newline="")) for cell in row]
        assert '"@SUM(A1)"' in cells and "'＋加分" in cells
        assert not [cell for cell in cells if cell and cell[0] in "=+-@＝＋－＠"]
