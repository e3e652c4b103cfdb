"""A roster that gets better in the background while it is edited."""
import gc
import os
import pickle
import subprocess
import sys
import threading
import time
import weakref
from datetime import date, timedelta

import pytest

import muster
from muster.roster import Assignment, Improver, Problem, Roster, RosterImprover, RosterResult, Shift, check

MONDAY = date(2026, 9, 7)
DAYS = [MONDAY + timedelta(days=at) for at in range(14)]
MEMBERS = ["ann", "bob", "cai", "dan", "eve", "fay"]
SHIFTS = [{"day": day, "shift": shift, "start": start, "minutes": 120, "wanted": 1, "minimum": 1}
          for day in DAYS for shift, start in (("noon", "12:00"), ("late", "19:00"))]
WISHES = [{"member": code, "day": DAYS[(3 * at + 5 * wish) % 14], "weight": 20 + at}
          for at, code in enumerate(MEMBERS) for wish in range(4)]
LITTLE = 30_000


def problem_at_hand() -> Problem:
    return muster.roster.problem_from_frames(SHIFTS, MEMBERS, requests=WISHES, fairness=["shifts", "weekends"],
                                             limits={"maximum_consecutive": 3})


def empty() -> RosterResult:
    problem = problem_at_hand()
    return RosterResult.of(problem, Roster(problem.period, len(problem.members), []))


def test_each_roster_is_better_and_checked_and_the_last_is_the_best():
    with RosterImprover(empty(), work_limit=200_000) as improver:
        told = list(improver)
        assert improver.is_resting and improver.wait() is None
        best = improver.best
    assert told and told[-1].roster == best.roster and best.check().score == best.solution.score
    scores = [(each.solution.score.hard, each.cost) for each in told]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == len(scores)
    assert all(check(each.problem, each.roster).score == each.solution.score for each in told)
    assert best.solution.score.hard == 0 and best.verify().faults == []
    assert "edition 0" in repr(improver)


def test_the_same_work_gives_the_same_rosters():
    def rosters(threads: int) -> list[RosterResult]:
        told: list[RosterResult] = []
        with RosterImprover(empty(), work_limit=LITTLE, seed=3, threads=threads, better=told.append) as improver:
            while improver.wait() is not None:
                pass
            improver.add_leave("ann", DAYS[2], DAYS[5])
            while improver.wait() is not None:
                pass
        return told
    once = rosters(1)
    assert once and once == rosters(1) == rosters(2)


def test_changes_are_heeded_while_it_searches():
    with RosterImprover(empty()) as improver:  # without a limit
        assert improver.wait(60) is not None
        assert improver.pin("bob", DAYS[3], "late") == 1
        bobs = Assignment(1, Shift(DAYS[3], 1))
        assert bobs in improver.best.roster and bobs in improver.problem.draft.pinned
        assert improver.add_leave("ann", DAYS[0], DAYS[13]) == 2
        assert not [each for each in improver.best.roster.assignments if each.member == 0]
        assert improver.set_cover(DAYS[4], "noon", 2) == 3
        (row,) = [row for row in improver.problem.cover if row.shift == Shift(DAYS[4], 0)]
        assert (row.wanted, row.minimum) == (2, 1)
        assert improver.unpin("bob", DAYS[3], "late") == 4
        assert improver.remove_leave("ann", DAYS[0], DAYS[13]) == 5
        assert improver.put(empty()) == improver.edition == 6
        assert improver.change(lambda problem: Problem(problem.draft.replace(unavailable=[]))) == 7
        best = improver.best
        assert best.check().score == best.solution.score
    assert improver.is_resting
    improver.stop()  # once more


@pytest.mark.parametrize("change, message", [
    (lambda improver: improver.pin("zoe", DAYS[0], "late"), '"zoe"'),
    (lambda improver: improver.pin("ann", DAYS[0] - timedelta(days=1), "late"), "2026-09-06 is not one of its days"),
    (lambda improver: improver.unpin("ann", DAYS[0], "late"), "this shift is not pinned"),
    (lambda improver: improver.remove_leave("ann", DAYS[0], DAYS[1]), "the member has no leave on these days"),
    (lambda improver: improver.put(Roster(muster.Period(DAYS[0], DAYS[2]), 6, [])), "it covers 2026-09-07"),
    (lambda improver: improver.set_cover(DAYS[0], "late", -1), "wanted"),
])
def test_what_cannot_be_is_refused_and_changes_nothing(change, message):
    with RosterImprover(empty(), work_limit=LITTLE) as improver:
        while improver.wait() is not None:
            pass
        before = improver.best
        with pytest.raises(muster.InvalidInput, match=message):
            change(improver)
        assert improver.edition == 0 and improver.best == before


def test_what_an_edit_or_the_callback_raises_is_raised():
    def refuse(problem: Problem) -> Problem:
        raise KeyError(problem.members[0].code)
    with RosterImprover(empty(), work_limit=LITTLE) as improver:
        with pytest.raises(KeyError, match="ann"):
            improver.change(refuse)

    def enough(better: RosterResult) -> None:
        raise ZeroDivisionError("enough")
    with RosterImprover(empty(), better=enough) as improver:
        with pytest.raises(ZeroDivisionError, match="enough"):
            while improver.wait(60) is not None:
                pass
        assert improver.is_resting
        for ask in (lambda: improver.best, improver.wait, lambda: next(iter(improver))):  # each time anew
            with pytest.raises(ZeroDivisionError, match="enough"):
                ask()
        assert improver.pin("ann", DAYS[0], "late") == improver.edition == 1


def test_what_is_no_callback_or_no_time_is_refused():
    with pytest.raises(muster.WrongKind, match="better"):
        RosterImprover(empty(), better=3)
    with RosterImprover(empty(), work_limit=0) as improver:
        with pytest.raises(muster.InvalidInput, match="they are not a number"):
            improver.wait(float("nan"))


def test_the_callback_runs_beside_python_and_may_stop_the_search():
    threads, results = set(), []

    def better(result: RosterResult) -> None:
        threads.add(threading.get_ident())
        results.append(result)
        improver.stop()
    improver = RosterImprover(empty(), better=better)
    while not improver.is_resting:
        time.sleep(0.001)
    improver.stop()
    assert len(results) == 1 and threading.get_ident() not in threads


def test_an_improver_that_nobody_holds_ends_with_its_thread():
    before = threading.active_count()
    held = [RosterImprover(empty(), better=lambda result: None)]
    held[0].wait(60)
    gone = weakref.ref(held[0])
    held.clear()
    gc.collect()
    assert gone() is None and threading.active_count() == before


def test_who_holds_an_improver_that_calls_them_can_be_let_go():
    class Cell:
        def __init__(self) -> None:
            self.shown: list[RosterResult] = []
            self.improver = RosterImprover(empty(), better=self.show)

        def show(self, result: RosterResult) -> None:
            self.shown.append(result)
    cell = Cell()
    assert cell.improver.wait(60) is not None
    gone = weakref.ref(cell)
    del cell
    most = time.monotonic() + 60
    while gone() is not None and time.monotonic() < most:  # its thread may be calling it
        time.sleep(0.01)
        gc.collect()
    assert gone() is None


@pytest.mark.parametrize("made", ["RosterImprover(empty(), better=print)",
                                  "Improver(empty().problem, empty().roster, better=print)"])
def test_the_interpreter_ends_with_an_improver_at_work(made):
    script = f"from improver_test import *\nimprover = {made}\nassert improver.wait(60) is not None"
    ended = subprocess.run([sys.executable, "-c", script], cwd=os.path.dirname(__file__), stdout=subprocess.DEVNULL,
                           stderr=subprocess.PIPE, text=True)
    assert ended.returncode == 0 and ended.stderr == ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_may_only_let_go_of_it():
    with RosterImprover(empty()) as improver:
        assert improver.wait(60) is not None
        child = os.fork()
        if child == 0:
            status = 1
            try:
                improver.best
            except muster.InvalidInput as error:
                status = 0 if "another process began it" in str(error) else 2
            improver.stop()
            del improver
            gc.collect()
            with RosterImprover(empty(), work_limit=LITTLE) as own:  # of its own
                status += 0 if own.wait() is not None else 4
            os._exit(status)
        assert os.waitpid(child, 0)[1] == 0
        assert improver.best.solution.score.is_feasible


def test_members_are_named_as_they_are_now():
    with RosterImprover(empty(), work_limit=0) as improver:
        improver.change(lambda problem: Problem(problem.draft.replace(members=[
            member.replace(code=member.code.upper()) for member in problem.draft.members])))
        assert improver.pin("ANN", DAYS[0], "late") == 2
        with pytest.raises(muster.InvalidInput, match='"ann"'):
            improver.pin("ann", DAYS[1], "late")


def test_waiting_ends_when_time_is_over():
    with RosterImprover(empty(), work_limit=0) as improver:  # a quick repair alone
        told = list(improver)
        assert improver.wait() is None and improver.best.roster == told[-1].roster
    best = RosterResult.of(problem_at_hand(), improver.best.roster)
    with RosterImprover(best) as improver:
        began = time.monotonic()
        while improver.wait(0.05) is not None:
            pass
        assert time.monotonic() - began < 60


def test_what_is_told_beneath_can_be_kept():
    start = empty()
    improver = Improver(start.problem, start.roster, work_limit=LITTLE)
    told = improver.wait()
    assert told.edition == 0 and told.number >= 1 and pickle.loads(pickle.dumps(told)) == told
    assert "number" in repr(told) and improver.problem == start.problem
    improver.stop()
