"""Under load: many terms in one process, solvers stopped at any moment, many threads at once, forks and processes."""
import gc
import multiprocessing
import os
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

import muster
from muster import Label, Period
from muster.archive import Format, from_bytes, to_bytes
from muster.evaluation import Roll, RollMember, Scheme, evaluate
from muster.org import Member, Organisation, Unit
from muster.programme import Term, TermRoster, four_enters, verify
from muster.record import Evidence, Ledger
from muster.report import html
from muster.roster import Cover, Draft, Options, Problem, Request, Shift, ShiftType, Wish, check, solve
from muster.roster import Member as OnRoster
from muster.roster import verify as verify_roster

MONDAY = date(2026, 9, 7)
PEOPLE = ("ann", "bob", "cai", "dan", "eva", "fei")
SCHEME = Scheme(four_enters())


def problem(seed, days=7, cover=2):
    """Somebody each day; wishes drawn from the seed."""
    draw = random.Random(seed)
    week = [MONDAY + timedelta(day) for day in range(days)]
    return Problem(Draft(
        Period(week[0], week[-1]), shift_types=[ShiftType("D"), ShiftType("N")],
        members=[OnRoster(code) for code in PEOPLE],
        requests=[Request(member, day, wish=Wish.off, weight=draw.randint(1, 90)) for member in range(6) for day in week
                  if draw.random() < 0.4],
        cover=[Cover(Shift(day, kind), minimum=1, wanted=cover, under_weight=100, over_weight=100)
               for day in week for kind in range(2)]))


def small_term(seed, work=200):
    """Six people, one week: planned, evidenced, scored."""
    ledger = Ledger(list(PEOPLE), [row.code for row in SCHEME.indicators])
    draw = random.Random(seed)
    for _ in range(6):
        ledger.append(Evidence(draw.randrange(6), 0, draw.randint(1, 5), day=MONDAY))
    duty = problem(seed)
    return Term(Label(f"第{seed}周", f"week {seed}"), Period(MONDAY, MONDAY + timedelta(6)), branch=0,
                organisation=Organisation(units=[Unit("branch")],
                                          members=[Member(code, code.title(), unit=0) for code in PEOPLE]),
                roster=TermRoster(duty, solve(duty, Options(work_limit=work, time_limit=None))), ledger=ledger,
                evaluation=evaluate(SCHEME, ledger, roll=Roll([RollMember(code) for code in PEOPLE])))


def memory():
    """What this process holds now, in bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def lives(seed):
    """A term from its making to its end: saved and loaded in a form, verified, shown."""
    made = small_term(seed)
    form = (Format.binary, Format.json, Format.xml)[seed % 3]
    again = from_bytes(to_bytes(made, form))
    assert again == made and verify(again).roster == []
    if seed % 10 == 0:
        assert len(html(again)) > 10_000


def test_memory_stays_flat_over_many_terms():
    # MUSTER_MANY_TERMS=10000 for the long run whose figures stand in SECURITY.md.
    count = int(os.environ.get("MUSTER_MANY_TERMS", "150"))
    for seed in range(count // 5):
        lives(seed)
    gc.collect()
    before = memory()
    for seed in range(count // 5, count):
        lives(seed)
    gc.collect()
    grown = memory() - before
    print(f"{count} terms: {before >> 20} MiB after a fifth, {grown / 2**20:+.1f} MiB to the end")
    assert grown < 12 * 2**20


@pytest.mark.parametrize("seed", range(12))
def test_a_roster_search_that_is_stopped_at_any_moment_gives_a_roster_that_holds(seed):
    stop_at = random.Random(seed).randint(1, 40)
    asked = []

    def progress(*_):
        asked.append(1)
        return len(asked) < stop_at

    duty = problem(seed, days=14, cover=3)
    try:
        made = solve(duty, Options(work_limit=200_000, time_limit=None, seed=seed, threads=1 + seed % 2,
                                   progress=progress))
    except muster.Stopped:
        return  # before there was any roster
    assert verify_roster(duty, made).holds
    assert check(duty, made.roster).score == made.score


@pytest.mark.parametrize("seed", range(8))
def test_an_exception_at_any_moment_comes_out_as_it_is_and_leaves_nothing_behind(seed):
    class Enough(Exception):
        pass

    stop_at = random.Random(seed).randint(1, 20)
    asked = []

    def progress(*_):
        asked.append(1)
        if len(asked) >= stop_at:
            raise Enough
        return True

    duty = problem(seed, days=14, cover=3)
    try:
        made = solve(duty, Options(work_limit=100_000, time_limit=None, seed=seed, threads=2, progress=progress))
        assert verify_roster(duty, made).holds and len(asked) < stop_at
    except Enough:
        pass
    few = Options(work_limit=2_000, time_limit=None)
    assert solve(duty, few) == solve(duty, few)


def test_eight_threads_at_once_make_what_one_makes():
    alone = [to_bytes(small_term(seed)) for seed in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(2):
            assert list(pool.map(lambda seed: to_bytes(small_term(seed)), range(8))) == alone


def test_threads_that_ask_one_value_at_once_all_get_the_answer():
    made = small_term(3)
    expected = html(made), to_bytes(made), made.evaluation.explain("ann")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: (html(made), to_bytes(made), made.evaluation.explain("ann")), range(16)))
    assert all(answer == expected for answer in answers)


def test_a_forked_process_goes_on_after_threads_were_used():
    duty = problem(1, days=14)
    solve(duty, Options(work_limit=5_000, time_limit=None, threads=2))
    child = os.fork()
    if child == 0:
        status = 1
        try:
            made = solve(duty, Options(work_limit=5_000, time_limit=None, threads=2))
            status = 0 if verify_roster(duty, made).holds else 2
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def digest(seed):
    return to_bytes(small_term(seed))


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_make_what_this_one_makes(method):
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(_from_here, [(__file__, seed) for seed in range(4)]) == [digest(seed) for seed in range(4)]


def _from_here(given):
    # Named by its file: a process that was begun anew knows this module under no name.
    return digest(given[1])
