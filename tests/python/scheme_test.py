"""Schemes from Python: documents, the proof that more never costs points, and what a term folder makes of them."""
import pickle
import random
import shutil
from datetime import date, timedelta
from decimal import Decimal

import pytest
from readers_test import GOOD

import muster
from muster.cli.main import main
from muster.evaluation import (Area, Combine, Count, Indicator, Knot, Missing, Piecewise, Roll, RollMember, Scheme,
                               SchemeParts, load_scheme, monotone, read_scheme, write_scheme)
from muster.programme import built_in_schemes, four_enters, platforms, scheme_document
from muster.readers import read_folder
from muster.readers.models.panel import joined_ratings
from muster.readers.models.scheme import build_scheme
from muster.record import Evidence, Ledger

FIRST_DAY = date(2026, 9, 7)
RISING = Piecewise([Knot(0, 0), Knot(10, 100)])
GOOD_TERM = [("theory_sessions", 1, 10), ("volunteer_hours", 5, 4), ("study_points", 60, 10), ("online_sessions", 1, 6),
             *((platform.indicator, 1, 3) for platform in platforms()), ("dormitory_duty", 1, 8),
             ("room_inspection", 95, 1), ("review", 92, 1), ("award", 1, 1)]


def test_a_scheme_is_written_as_its_parts_are():
    scheme = four_enters()
    scheme = scheme if isinstance(scheme, Scheme) else Scheme(scheme)
    assert write_scheme(scheme) == write_scheme(scheme.parts) and Scheme(read_scheme(write_scheme(scheme))) == scheme


@pytest.mark.parametrize("weight", [float("nan"), Decimal("nan")])
def test_a_weight_that_is_no_number_is_shown_as_it_is(weight):
    with pytest.raises(muster.InvalidInput) as error:
        Scheme.from_dict({"study": {"weight": weight, "rule": "sum"}})
    assert str(error.value).lower() == 'scheme.study.weight: "nan" is not a number; give a number'


def total_of(scheme, done, roles=()):
    """The total of a member who did these: indicator, quantity, how often, a day apart."""
    ledger = Ledger(["ann"], [row.code for row in scheme.indicators])
    for code, quantity, times in done:
        for day in range(times):
            award = {"level": ledger.admit_level("national"), "place": ledger.admit_place("first")}
            ledger.append(Evidence(0, ledger.indicators.index(code), Decimal(quantity),
                                   day=FIRST_DAY + timedelta(days=day), **(award if code == "award" else {})))
    return muster.evaluate(scheme, ledger, roll=Roll([RollMember("ann", roles=list(roles))])).members[0].total


@pytest.mark.parametrize("more", [None, *monotone(Scheme(four_enters())).proved])
def test_a_good_term_is_98_22_and_one_more_good_record_never_less(more):
    scheme = Scheme(four_enters())
    quantity = {"room_inspection": 95, "review": 92, "tutoring_hours": 6}.get(more, 1)
    total = total_of(scheme, GOOD_TERM + ([(more, quantity, 1)] if more else []))
    assert total >= Decimal("98.22")
    assert more or total == Decimal("98.22")


@pytest.mark.parametrize("code", sorted(built_in_schemes()))
def test_no_built_in_scheme_takes_points_off_a_random_member_for_more(code):
    scheme = Scheme(built_in_schemes()[code])
    known = monotone(scheme)
    assert known.holds and bool(known) and known.proved
    roles = [row.assigned for row in scheme.indicators if row.assigned]
    for seed in range(25):
        chance = random.Random(seed)
        has = [role for role in roles if chance.random() < 0.5]
        done = [(row, chance.randint(1, 60), chance.randint(0, 8)) for row in known.proved]
        before = total_of(scheme, done, has)
        for more in known.proved:
            reading = scheme.indicators[more].combine != Combine.sum
            held = {row: quantity for row, quantity, times in done if times}
            quantity = held.get(more, 100) if reading else chance.randint(1, 30)
            after = total_of(scheme, [*done, (more, quantity, 1)], has)
            assert after >= before, f"seed {seed}: {more}"


def test_who_loses_by_doing_more_is_named_with_a_member():
    parts = SchemeParts("own", areas=[Area("all")],
                        indicators=[Indicator("study", area="all", rule=RISING),
                                    Indicator("help", area="all", rule=RISING, missing=Missing.leave_out)])
    made = monotone(Scheme(parts))
    assert not made.holds and made.proved == ["study"]
    (finding,) = made.findings
    assert finding.text.en == (
        "indicator \"help\": it does not weigh without a record, and the first one may lie below the rest; "
        "a member with study 10 has 62.500005 with 2.500001 more, and 100 without")
    assert "反例" in finding.text.zh
    witness = finding.witness
    held = [(record.indicator, record.quantity, 1) for record in witness.held]
    assert total_of(Scheme(parts), held) == witness.before
    more = (witness.added.indicator, witness.added.quantity, 1)
    assert total_of(Scheme(parts), [*held, more]) == witness.after < witness.before
    assert pickle.loads(pickle.dumps(made)) == made
    assert repr(made) == "<muster.evaluation.Monotonicity: 1 proved, 1 findings>"


def test_a_scheme_is_a_document_to_copy_and_change(tmp_path):
    document = scheme_document("four_enters")
    assert read_scheme(document) == four_enters()
    assert write_scheme(four_enters()) == document
    file = tmp_path / "own.json"
    file.write_text(document.replace("进寝室", "进公寓楼"), encoding="utf-8")
    assert load_scheme(file).areas["dormitory"].label.zh == "进公寓楼"
    file.write_text(document.replace('"weight": 0.25', '"weigth": 0.25'), encoding="utf-8")
    with pytest.raises(muster.InvalidInput, match='^own.json:[0-9]+: there is no field "weigth" here; take it out, or'):
        load_scheme(file)
    with pytest.raises(muster.InvalidInput, match="write one of additive, base_and_bonus, branch_stars"):
        scheme_document("five_enters")


def test_shares_that_do_not_sum_are_the_schemes_own_fault(tmp_path):
    file = tmp_path / "own.json"
    file.write_text(scheme_document("four_enters").replace('"weight": 0.25', '"weight": 0.2'), encoding="utf-8")
    with pytest.raises(muster.InvalidInput, match='area "four_enters": weights of its parts sum to 0.95'):
        load_scheme(file)


def test_a_document_that_is_no_text_is_refused_and_a_byte_order_mark_is_passed_over(tmp_path, capsys):
    file = tmp_path / "scheme.json"
    text = write_scheme(Scheme(four_enters()))
    for spoilt in (text.encode("utf-16"), b"\xff" + text.encode(), text.encode()[:-3] + b"\xe6\x9c"):
        file.write_bytes(spoilt)
        with pytest.raises(muster.InvalidInput, match="scheme.json: it is no text in UTF-8; save it as UTF-8"):
            load_scheme(file)
        for language, said in (("en", "it is no text in UTF-8"), ("zh", "不是UTF-8文本")):
            assert main(["scheme", str(file), "--language", language]) == 2
            assert said in capsys.readouterr().err
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load_scheme(file) == Scheme(four_enters())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "term").mkdir()
    for name, text in GOOD.items():
        (tmp_path / "term" / name).write_text(text, encoding="utf-8")
    return tmp_path / "term"


RATINGS = ("member,rater,by,points\nM1,self,M1,100\nM1,committee,,80\n"
           + "".join(f"M1,peer,{by},60\n" for by in ("M2", "M3")))


def test_ratings_are_heard_as_the_scheme_says_and_tell_how_they_were_joined(folder):
    (folder / "ratings.csv").write_text(RATINGS, encoding="utf-8")
    (record,) = joined_ratings(read_folder("term"), Scheme(four_enters()))
    assert record[1:6] == ("M1", "review", Decimal(78), date(2026, 12, 27),
                           "ratings.csv: self 100 x 0.3 (1), peer 60 x 0.4 (2), committee 80 x 0.3 (1)")


def test_a_side_that_too_few_of_rated_is_not_heard_and_noted(folder):
    (folder / "ratings.csv").write_text(RATINGS, encoding="utf-8")
    (folder / "raters.csv").write_text("rater,entitled\npeer,4\n", encoding="utf-8")
    term = read_folder("term")
    (record,) = joined_ratings(term, Scheme(four_enters()))
    assert record[3] == 90 and "peer" not in record[5]
    assert term.notes == ["ratings: too few of the side peer rated M1; the other sides share its weight"]
    (folder / "raters.csv").write_text("rater,entitled\npeer,3\n", encoding="utf-8")
    (record,) = joined_ratings(read_folder("term"), Scheme(four_enters()))
    assert record[3] == 78, "two of three"


def test_ratings_that_no_panel_takes_are_named(folder):
    (folder / "ratings.csv").write_text(
        "member,rater,by,points,indicator\nM1,self,M1,100,award\nM1,committee,,80,\n", encoding="utf-8")
    panel = four_enters().panels[0]
    alone = panel.replace(groups=[panel.groups[0].replace(weight=1)])
    only_self = Scheme(four_enters().replace(panels=[alone]))
    with pytest.raises(muster.InvalidInput) as refused:
        list(joined_ratings(read_folder("term"), only_self))
    assert str(refused.value).splitlines() == [
        'term/ratings.csv:2: indicator "award" is not in the scheme\'s panels; add it there or correct the id',
        'term/ratings.csv:3: rater "committee" is not in the panel of review; add it there or correct the id']


def test_a_folder_may_have_its_own_scheme_and_is_told_where_more_costs_points(folder):
    own = SchemeParts("ours", areas=[Area("all"), Area("one", parent="all", weight=1), Area("two", parent="all")],
                      indicators=[Indicator("theory", area="one", rule=Count(1)),
                                  Indicator("help", area="two", rule=RISING, missing=Missing.leave_out)])
    (folder / "scheme.json").write_text(write_scheme(own), encoding="utf-8")
    (folder / "weights.csv").write_text("area,weight\none,40\ntwo,60\n", encoding="utf-8")
    term = read_folder("term")
    scheme = build_scheme(term)
    assert [scheme.areas[code].weight for code in ("one", "two")] == [Decimal("0.4"), Decimal("0.6")]
    (note,) = term.notes
    assert note.startswith('scheme: indicator "help": it does not weigh without a record')
    shutil.copy(folder / "term.csv", folder / "other.csv")
    assert not any("scheme.json" in note for note in read_folder("term").notes)
