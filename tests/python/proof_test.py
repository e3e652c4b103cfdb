"""What an archive calls proved is proved anew, on the command line and on the page; what fails is refused in words."""
import json
import pickle
from datetime import date

import pytest

import muster
from muster import Label, Language, Period
from muster.cli.main import main
from muster.evaluation import Roll, RollMember, Scheme
from muster.org import Member, Organisation, Student, Unit
from muster.pairing import Fit, MenteeProfile, MentorProfile, pair
from muster.programme import Term, TermPairing, TermRoster, four_enters, verify
from muster.record import Evidence, Ledger
from muster.report import html
from muster.roster import (BendCase, BendSplit, BoundCase, BoundCertificate, BoundPart, CompanyPrice, CountedMaximum,
                           Cover, CoverGroup, CoverSplit, Draft, Exhausted, Limits, Options, Problem, Request, Shift,
                           ShiftType, Solution, Status, SumKind, SumPrice, Wish, solve)
from muster.roster import Member as OnRoster

MONDAY = date(2026, 9, 7)
WEEK = Period(MONDAY, date(2026, 9, 13))
PEOPLE = ("ann", "bob", "cai")


def problem(people=PEOPLE):
    """Somebody each day; ann would rather not on Monday, nobody else on any day."""
    days = [date(2026, 9, 7 + day) for day in range(7)]
    wishes = [Request(member, day, wish=Wish.off, weight=50 if member == 0 and day == MONDAY else 60)
              for member in range(3) for day in days]
    return Problem(Draft(WEEK, shift_types=[ShiftType("D")], members=[OnRoster(code) for code in people],
                         requests=wishes,
                         cover=[Cover(Shift(day, 0), minimum=1, wanted=1, under_weight=100, over_weight=100)
                                for day in days]))


def parts():
    fit = Fit([MentorProfile("ann", year=3), MentorProfile("bob", year=3)],
              [MenteeProfile("s1", year=1), MenteeProfile("s2", year=2)])
    paired = pair(fit, capacity=1)
    scheme = Scheme(four_enters())
    ledger = Ledger(list(PEOPLE), [row.code for row in scheme.indicators])
    ledger.append(Evidence(0, 0, 2, day=MONDAY))
    duty = problem()
    return {
        "branch": 0,
        "organisation": Organisation(units=[Unit("branch")],
                                     members=[Member(code, code.title(), unit=0) for code in PEOPLE],
                                     students=[Student("s1", "Su"), Student("s2", "Sun")]),
        "pairing": TermPairing(fit, paired.problem, paired.result),
        "roster": TermRoster(duty, solve(duty, Options(work_limit=20_000, time_limit=None))),
        "ledger": ledger,
        "evaluation": muster.evaluate(scheme, ledger, roll=Roll([RollMember(code) for code in PEOPLE])),
    }


def term(**changed):
    return Term(Label("秋季学期", "autumn"), WEEK, **parts() | changed)


def roster_with(**changed):
    """The roster, saying something else of itself."""
    made = parts()["roster"]
    told = {name: getattr(made.solution, name) for name in ("roster", "score", "lower_bound", "status", "certificate")}
    return TermRoster(made.problem, Solution(**told | changed))


def scores_of_another_fit():
    kept = parts()["pairing"]
    other = Fit([MentorProfile("ann", year=2), MentorProfile("bob", year=3)],
                [MenteeProfile("s1", year=1), MenteeProfile("s2", year=1)])
    return TermPairing(other, kept.problem, kept.result)


def with_codes(people):
    return TermRoster(problem(people), parts()["roster"].solution)


def other_ledger():
    kept = parts()
    ledger = Ledger(list(PEOPLE), list(kept["ledger"].indicators))
    ledger.append(Evidence(1, 0, 2, day=MONDAY))
    return ledger


NO_PRICES = BoundCertificate([0] * 7)

TAMPERED = [
    ("a bound beyond the prices", lambda: {"roster": roster_with(certificate=NO_PRICES, status=Status.feasible)},
     "roster: no hard rule is bent, and it costs 410; no roster costs less than 0 (gap 100.00 %)",
     "roster: NOT PROVEN: it says that no roster costs less than 410, and its certificate proves 0",
     "值班：不成立：称任何值班表代价不低于 410，其证书只证明 0"),
    ("proven best without prices", lambda: {"roster": roster_with(certificate=NO_PRICES, lower_bound=0)},
     "roster: no hard rule is bent, and it costs 410; no roster costs less than 0 (gap 100.00 %)",
     "roster: NOT PROVEN: it says \"proven best\", and is \"no hard rule is bent\"",
     "值班：不成立：称“已证明最优”，实为“满足全部硬性规则”"),
    ("a certificate of another problem", lambda: {"roster": roster_with(certificate=BoundCertificate([0] * 6))},
     "roster: no hard rule is bent, and it costs 410; no bound is proven",
     "roster: NOT PROVEN: bound certificate: it has 6 prices for 7 rows of cover; "
     "give one price for each row, in the problem's order",
     "值班：不成立：称任何值班表代价不低于 410，其证书未证明任何下界"),
    ("another cost", lambda: {
        "roster": roster_with(score=solve(problem(), Options(work_limit=20_000, time_limit=None)).score,
                              lower_bound=411)},
     "roster: no hard rule is bent, and it costs 410; proven best",
     "roster: NOT PROVEN: it says that no roster costs less than 411, and this one costs 410",
     "值班：不成立：称任何值班表代价不低于 411，而此表代价仅 410"),
    ("members' codes swapped", lambda: {"roster": with_codes(("bob", "ann", "cai"))},
     "roster: no hard rule is bent, and it costs 410; proven best",
     "roster: NOT PROVEN: on the roster \"ann\" stands after \"bob\", and in the organisation before",
     "值班：不成立：值班表中“ann”排在“bob”之后，组织名单则在其前"),
    ("scores of another fit", lambda: {"pairing": scores_of_another_fit()},
     "roster: no hard rule is bent, and it costs 410 as it says; proven best",
     "pairing: NOT PROVEN: \"s1\" with \"ann\" is said to score 5, and their fit gives 10",
     "结对：不成立：“s1”与“ann”称得 5 分，按其条件为 10 分"),
    ("an evaluation of another ledger", lambda: {"ledger": other_ledger()},
     "pairing: proven optimal by its prices",
     "evaluation: NOT PROVEN: it was made from another ledger than the term's",
     "考评：不成立：考评所据台账不是本学期的台账"),
]


@pytest.mark.parametrize("changed, recomputed, english, chinese", [row[1:] for row in TAMPERED],
                         ids=[row[0] for row in TAMPERED])
def test_a_tampered_archive_is_refused_with_what_is_so(changed, recomputed, english, chinese, tmp_path, capsys):
    made = term(**changed())
    muster.save(tmp_path / "term.muster", made)
    assert main(["check", str(tmp_path / "term.muster")]) == 1
    said = capsys.readouterr().out.splitlines()
    assert recomputed in said and english in said
    assert main(["check", str(tmp_path / "term.muster"), "--language", "zh"]) == 1
    assert chinese in capsys.readouterr().out.splitlines()
    page = html(made, language=Language.en)
    assert "What does not hold" in page and "seal bad" in page
    assert muster.report.html_escaped(english.partition("NOT PROVEN: ")[2]) in page


def test_what_was_made_here_holds_and_says_how_far_from_the_best_it_is(tmp_path, capsys):
    made = term()
    muster.save(tmp_path / "term.muster", made)
    assert main(["check", str(tmp_path / "term.muster")]) == 0
    assert capsys.readouterr().out.splitlines() == ["pairing: proven optimal by its prices",
                                                    "roster: no hard rule is bent, and it costs 410 as it says; "
                                                    "proven best",
                                                    "evaluation: every score recomputed from the ledger is the same",
                                                    "scheme: proven that one more good record never lowers a total; of "
                                                    "reviews and inspections, one that is no lower than those before"]
    assert verify(made).holds and verify(made).proven == made.roster.solution
    page = html(made, language=Language.en)
    assert "What does not hold" not in page and "seal bad" not in page
    assert "Every hard rule holds, and no roster is better." in page
    assert "Every score was worked out from the ledger once more" in page


def test_the_page_shows_the_bound_that_is_proven_not_the_one_that_is_told():
    page = html(term(**TAMPERED[0][1]()), language=Language.en)
    assert "not all is as told" in page and "no roster is better" not in page


def test_totals_that_were_changed_in_the_file_are_refused_when_it_is_read(tmp_path):
    path = tmp_path / "term.json"
    muster.save(path, term())
    document = json.loads(path.read_text(encoding="utf-8"))

    def totals_in(node):
        if isinstance(node, dict):
            if "totals" in node:
                return node
            node = list(node.values())
        return next((found for found in map(totals_in, node) if found), None) if isinstance(node, list) else None

    assert totals_in(document)["totals"]
    totals_in(document)["totals"][0] = "99"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(muster.Error):
        muster.load(path)


def test_a_certificate_keeps_all_that_it_proves_with(tmp_path):
    certificate = BoundCertificate([3, -1], 2, [CountedMaximum(1, 0)], sums=[SumPrice(1, SumKind.weekends, price=-4)],
                                   cases=[BoundCase(CoverSplit(1, 2)), BoundCase(prices=[4, 0]),
                                          BoundCase(prices=[1, 0], below=9), BoundCase(prices=[1, -2])],
                                   exhausted=Exhausted(7), is_of_hard_cover=True, groups=[CoverGroup([0, 1])],
                                   parts=[BoundPart([2, 0], [BoundCase(prices=[0, 1], below=-5),
                                                             BoundCase(prices=[1, 2, 3])]), BoundPart([1], bends=[
                                              BendCase(BendSplit([18, 19], 2)),
                                              BendCase(scale=8, prices=[-3], cases=[BoundCase(prices=[0, 1], below=4),
                                                                                    BoundCase(prices=[2, 0])]),
                                              BendCase(prices=[0], cases=[BoundCase(prices=[1, 1])])])],
                                   companies=[CompanyPrice(0, 3, member=1, price=-7),
                                              CompanyPrice(1, 2, type=0, member=2, price=5)])
    assert pickle.loads(pickle.dumps(certificate)) == certificate
    assert certificate.exhausted.none_below == 7 and certificate.is_of_hard_cover
    assert certificate.groups[0].rows == [0, 1] and certificate.parts[0].cases[1].prices == [1, 2, 3]
    assert certificate.cases[2].below == 9 and certificate.parts[0].cases[0].below == -5
    assert certificate.cases[1].below is None and certificate.cases[2] != BoundCase(prices=[1, 0])
    bends = certificate.parts[1].bends
    assert bends[0].split.rules == [18, 19] and bends[1].scale == 8 and bends[1].cases[0].below == 4
    assert bends[2].split is None and certificate.parts[0].bends == []
    assert certificate.companies[0].type is None and certificate.companies[1].price == 5
    assert certificate != certificate.replace(companies=[])
    assert certificate != certificate.replace(groups=[]) and certificate != certificate.replace(parts=[])
    assert certificate != certificate.replace(exhausted=None) and certificate != certificate.replace(
        is_of_hard_cover=False)
    made = parts()["roster"].solution
    solution = Solution(made.roster, made.score, certificate=certificate)
    muster.save(tmp_path / "solution.muster", solution)
    assert muster.load(tmp_path / "solution.muster").certificate == certificate


def test_a_roster_that_cannot_be_is_told_with_its_clash(tmp_path, capsys):
    days = [date(2026, 9, 7 + day) for day in range(7)]
    duty = Problem(Draft(WEEK, shift_types=[ShiftType("D")],
                         members=[OnRoster(code, limits=Limits(maximum_consecutive=5)) for code in PEOPLE[:2]],
                         cover=[Cover(Shift(day, 0), minimum=2, wanted=2) for day in days]))
    made = term(roster=TermRoster(duty, solve(duty, Options(work_limit=20_000, time_limit=None))))
    assert verify(made).holds and verify(made).proven.status == Status.infeasible  # what it says is so
    muster.save(tmp_path / "term.muster", made)
    assert main(["check", str(tmp_path / "term.muster")]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[1].startswith("roster: A HARD RULE IS BENT ") and said[1].endswith("; proven: every roster bends one")
    assert said[2:5] == ["roster: these cannot hold together:",
                         "roster: ann is on duty in a row at most 5 days (relax it for this member, "
                         "or make the rule soft)",
                         "roster: 2026-09-07: \"D\" needs at least 2 (lower the minimum of that shift, "
                         "or drop the shift)"]
    assert main(["check", str(tmp_path / "term.muster"), "--language", "zh"]) == 1
    assert "值班：ann 最多连续值班 5 天（可为该成员放宽，或改为软性要求）" in capsys.readouterr().out.splitlines()
