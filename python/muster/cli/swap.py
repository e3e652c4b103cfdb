"""The `swap` command: by which exchanges somebody gets rid of a turn, and one of them carried out."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ..cells import BadCell, Day, clock
from ..faults import Faults, Place, path_text
from ..programme import Term
from ..readers import TermFolder
from ..roster import Assignment, Exchange, Shift, swaps
from .as_data import print_data
from .changes import Named, minutes_of
from .planned import Done, Work, done, parts_of, read_all
from .progress import ProgressLine
from .words import label_in, weekday

if TYPE_CHECKING:
    from ..org import Organisation
    from ..readers.models.plan import Plan, Planner

WORDS = {
    "en": {"head": "{who}, {turn}: {count} exchanges bend no rule; best first.",
           "none": "{who}, {turn}: no exchange bends no rule.",
           "given": "{number:>3}  {taker} takes {given}", "passed": "; {third} takes {passed} from {taker}",
           "returned": ", gives {returned}", "hand": ", gives nothing",
           "cost": "   (cost {cost:+})", "more": "  and {count} more; --most shows them",
           "choose": "Carry one out: add --choose NUMBER and --out OUT."},
    "zh": {"head": "{who}，{turn}：有{count}种换班不违反规则，最好的在前。",
           "none": "{who}，{turn}：没有不违反规则的换班。",
           "given": "{number:>3}  {taker}接{given}", "passed": "；{third}接{taker}的{passed}",
           "returned": "，换出{returned}", "hand": "，不换出",
           "cost": "   （代价{cost:+}）", "more": "  另有{count}种，加--most可列出",
           "choose": "办理其中一种：加--choose 号码 和 --out OUT。"},
}


@dataclass(frozen=True)
class Asked:
    """Whose turn it is about, and what could become of it."""

    term: Term
    assignment: Assignment
    exchanges: list[Exchange]


def run_swap(options: Namespace) -> int:
    from .plan import require_published

    today = options.today or date.today()
    with ProgressLine(language=options.language) as progress:
        (folder,) = read_all([options.folder], progress)
        require_published(folder)
        options.day = day_of_term(folder, options.day)
        part = part_of_member(folder, options)
        asked = ask(part, options, today, progress)
    if options.choose is None:
        tell(asked, options)
        return 0
    return carry_out_one(folder, options, today, asked)


def ask(part: TermFolder, options: Namespace, today: date, progress: ProgressLine) -> Asked:
    from ..readers.models.plan import as_told

    told = done(part, options, Work(lambda _: as_told(today, progress), today=today, is_scored=False), progress)
    place, faults = Place(str(part.path)), Faults()
    if told.term.roster is None:
        faults.add(place, "no duty was published", "run publish with duty to be stood")
        faults.raise_if_any()
    member = code_of(part, "members", "member", options.member)
    assignment = find_turn(told, member, options, today, place)
    roster = told.term.roster
    assert roster is not None
    found = swaps(roster.problem, roster.solution.roster, assignment, at_most=1000, with_pairs=options.pairs,
                  with_three=options.three)
    if options.other:
        other = code_of(part, "members", "member", options.other)
        codes = [member.code for member in roster.problem.members]
        found = [each for each in found if codes[each.taker] == other
                 or each.third is not None and codes[each.third] == other]
    return Asked(told.term, assignment, found)


def day_of_term(folder: TermFolder, text: str) -> date:
    """A day as the tables' cells may have it; without a year it is one of the term."""
    term = [(row.first_day, row.last_day) for row in folder.rows("term")]
    try:
        read: date = Day().of_sheet(term[0] if term else None).read(text)
    except BadCell as bad:
        faults = Faults()
        faults.add(Place("--day"), bad.fault, bad.remedy)
        raise faults.as_error() from None
    return read


def part_of_member(folder: TermFolder, options: Namespace) -> TermFolder:
    """Of several branches, the one the member is in."""
    parts = [part for _, part in parts_of([folder])]
    code = code_of(folder, "members", "member", options.member)
    return next((part for part in parts if any(member.member == code for member in part.rows("members"))), parts[0])


def code_of(folder: TermFolder, table: str, key: str, asked: str) -> str:
    """The code itself, or that of the only one of the name."""
    rows = folder.rows(table)
    codes = [getattr(row, key) for row in rows]
    if asked in codes:
        return asked
    called = [getattr(row, key) for row in rows if row.name == asked]
    if len(called) == 1:
        return str(called[0])
    faults, place = Faults(), Place(path_text(folder.path))
    if called:
        faults.add(place, f"the name \"{asked}\" is that of several: {', '.join(called)}", "give the code")
    else:
        faults.unknown(place, key, asked, f"{table}.csv", codes)
    raise faults.as_error()


def find_turn(told: Done, member: str, options: Namespace, today: date, place: Place) -> Assignment:
    """The member's turn of that day, at that post where one is named, with that begin where one is given."""
    roster, faults = told.term.roster, Faults()
    assert roster is not None
    problem, row = roster.problem, roster.problem.members.row_of(member)
    post = code_of(told.folder, "posts", "post", options.post) if options.post else ""
    turns = [each for each in roster.solution.roster.assignments if each.member == row]
    there = [each for each in turns if each.shift.day == options.day and post in ("", post_of(problem, each.shift))
             and options.begins in (None, begin_of(problem, each.shift))]
    if len(there) == 1:
        require_free(told, there[0], member, today)
        return there[0]
    if there:
        which = ", ".join(dict.fromkeys(f"{post_of(problem, each.shift)} {clock(begin_of(problem, each.shift))}"
                                        for each in there))
        faults.add(place, f"member \"{member}\" stands {len(there)} turns on {options.day}, at {which}",
                   "name the post with --post, and the begin with --from")
    else:
        days = sorted({str(each.shift.day) for each in turns if each.shift.day >= today})
        faults.add(place, f"member \"{member}\" stands no such turn on {options.day}",
                   f"name one of {', '.join(days[:12])}" if days else "no turn is left to be exchanged")
    raise faults.as_error()


def require_free(told: Done, turn: Assignment, member: str, today: date) -> None:
    """What is gone by, and what the tables pin, is nobody's to give away."""
    faults, day = Faults(), turn.shift.day
    if day < today:
        faults.add(Place("--day"), f"{day} is before {today}, and days gone by stay as they were",
                   "write who stood instead into duty_changes")
        faults.raise_if_any()
    assert told.term.roster is not None
    problem = told.term.roster.problem
    there = (day, post_of(problem, turn.shift), begin_of(problem, turn.shift))
    for row, shift in enumerate(told.folder.rows("duty")):
        if (shift.day, shift.post, shift.from_) == there and member in shift.pinned:
            faults.add(told.folder.needed("duty").place(row), f"member \"{member}\" is pinned to this turn",
                       "take the name out of pinned, or name another turn")
    faults.raise_if_any()


def begin_of(problem: Any, shift: Shift) -> int:
    """In minutes of the day."""
    return minutes_of(problem.shift_types[shift.type].start)


def post_of(problem: Any, shift: Shift) -> str:
    type_ = problem.shift_types[shift.type]
    return str(type_.code if type_.post is None else problem.posts[type_.post].code)


def tell(asked: Asked, options: Namespace) -> None:
    shown = asked.exchanges[:options.most]
    if options.json:
        print_data({"exchanges": [exchange_data(asked, number, each) for number, each in enumerate(shown, 1)]})
        return
    say, named = WORDS[options.language], Named(asked.term.organisation, options.language)
    roster = asked.term.roster
    assert roster is not None
    members = roster.problem.members
    who = named.person(members[asked.assignment.member].code)
    turn = shifts_in_words(asked, [asked.assignment.shift], options.language)
    print(say["head" if shown else "none"].format(who=who, turn=turn, count=len(asked.exchanges)))
    for number, each in enumerate(shown, 1):
        taker = named.person(members[each.taker].code)
        line = say["given"].format(number=number, taker=taker,
                                   given=shifts_in_words(asked, each.given, options.language))
        if each.third is not None:
            line += say["passed"].format(third=named.person(members[each.third].code), taker=taker,
                                         passed=shifts_in_words(asked, each.passed, options.language))
        line += (say["returned"].format(returned=shifts_in_words(asked, each.returned, options.language))
                 if each.returned else say["hand"])
        print(line + say["cost"].format(cost=each.cost_change))
    if len(asked.exchanges) > len(shown):
        print(say["more"].format(count=len(asked.exchanges) - len(shown)))
    if shown:
        print(say["choose"])


def shifts_in_words(asked: Asked, shifts: Iterable[Shift], language: str) -> str:
    roster = asked.term.roster
    assert roster is not None
    words = [f"{shift.day} {weekday(shift.day, language)} {clock(begin_of(roster.problem, shift))} "
             f"{label_in(roster.problem.shift_types[shift.type].name, language)}" for shift in shifts]
    return ("、" if language == "zh" else " and ").join(words)


def exchange_data(asked: Asked, number: int, each: Exchange) -> dict[str, Any]:
    roster = asked.term.roster
    assert roster is not None

    problem = roster.problem

    def turns(shifts: Sequence[Shift]) -> list[dict[str, str]]:
        return [{"day": str(shift.day), "post": post_of(problem, shift), "from": clock(begin_of(problem, shift))}
                for shift in shifts]
    return {"number": number, "taker": problem.members[each.taker].code, "given": turns(each.given),
            "returned": turns(each.returned), "cost_change": each.cost_change,
            "third": None if each.third is None else problem.members[each.third].code, "passed": turns(each.passed)}


def carry_out_one(folder: TermFolder, options: Namespace, today: date, asked: Asked) -> int:
    """Publishes the plan after the exchange."""
    from .carry_out import carry_out

    faults, place = Faults(), Place("--choose")
    if options.out is None:
        faults.add(Place("--out"), "it is missing", "say where to write the plan after the exchange")
    if options.choose > len(asked.exchanges):
        faults.add(place, f"there are {len(asked.exchanges)} exchanges, and no {options.choose}", "choose one of them")
    faults.raise_if_any()
    exchange = asked.exchanges[options.choose - 1]
    branch = asked.term.organisation.units[asked.term.branch].code
    with ProgressLine(language=options.language) as progress:
        return carry_out(options, [options.folder], Work(
            lambda part: exchanging(today, exchange if is_of(part, branch) else None, progress), today=today,
            is_scored=False, told_on=today), progress, [folder])


def is_of(part: TermFolder, branch: str) -> bool:
    (term,) = part.rows("term")
    return bool(term.branch == branch)


def exchanging(today: date, exchange: Exchange | None, progress: ProgressLine) -> Planner:
    """The told plan after an exchange of it."""
    from ..programme import TermRoster
    from ..readers.models.plan import Planner, as_told
    from ..roster import exchanged, judged

    def plan(folder: TermFolder, organisation: Organisation) -> Plan:
        told = as_told(today, progress).plan(folder, organisation)
        if exchange is None or told.roster is None:
            return told
        problem = told.roster.problem
        return replace(told, roster=TermRoster(problem, judged(problem, exchanged(told.roster.solution.roster,
                                                                                  exchange))))
    return Planner(plan, goes_on=True)
