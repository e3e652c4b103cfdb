"""A roster problem from tables: one of shifts, one of members, and those of leave, requests and fairness."""
from datetime import date, datetime, time

from .. import _muster
from .._muster import Label, Period
from .._muster.roster import (Assignment, Bar, Cover, Draft, Fairness, History, Limits, Measure, Member, Penalties, Post, Problem, Request, Shift,
                              ShiftType, ShiftTypeMaximum, Skill, Spacing, Succession, Unavailable, Wish, with_histories)
from ..refusal import invalid
from . import histories as carried
from .weights import Weights

LIMITS = ("minimum_minutes", "maximum_minutes", "maximum_consecutive", "minimum_consecutive", "minimum_days_off", "maximum_weekends", "minimum_rest",
          "maximum_a_day")
USUAL_MINUTES = 480


def problem_from_frames(shifts, members, *, unavailable=(), requests=(), pinned=(), companies=(), successions=(), fairness=("minutes",),
                        histories=None, limits=None, penalties=None, under_weight=None, over_weight=None, spacing=None):
    """The problem that tables describe.

    A table is a DataFrame, a mapping of columns or a list of mappings; empty cells and NaN count as not given.

    Parameters
    ----------
    shifts : table
        A row a shift and day: `day`, `shift` (its code), and where known `post`, `start` (time or "21:20"), `minutes` (480), `night`, `wanted` (1),
        `minimum` (0), `maximum`, `skill` (at least one who has it), `only` (nobody without it).
    members : table or list of codes
        `member`, and where known `name`, `skills` (list, or text separated by ;), `share` (1; a decimal, 0.5 is half), `from` and `until` (first and last day
        of membership, for who joins or leaves within the period), and any field of `Limits`.
    unavailable : table
        `member`, `day`, `shift` (none: all day), `reason` (leave, timetable).
    requests : table
        `member`, `day`, `shift` (none: the whole day), `wish` (on or off), `weight` (1). Never more than a cost.
    pinned : table
        `member`, `day`, `shift`.
    companies : list of Company
        Of rows of members.
    successions : iterable of (before, after)
        Codes of shifts that must not follow from one day to the next.
    fairness : iterable of str or Fairness
        Measures: minutes, shifts, nights, weekends, disliked. By name, one usual shift off the fair share costs its minutes, two four
        times as much; one of what is counted one by one costs half a shift.
    histories : list of History or table, optional
        As `RosterResult.histories` and `histories_to_frame` give them. Members are found by code: who left is passed over, who is new owes nothing.
    limits : mapping, optional
        Fields of `Limits` for everybody; a member's own columns go before.
    penalties : Penalties, optional
    under_weight, over_weight : int, optional
        Cost of each person below and above `wanted`: ten times the minutes of the longest shift, at least 100, so that nobody is
        missing where loads are only uneven.
    spacing : bool, int or Spacing, optional
        A member's turns are to lie apart, at best as far as their fair number leaves days for. With True, two turns on two days running
        cost about two usual shifts off the fair share; a number is another weight, and a `Spacing` names the fair distance, too.

    Raises
    ------
    InvalidInput
        Naming the table, the row and the column at fault.
    """
    shifts, members = rows(shifts, "shifts"), rows(members, "members", single="member")
    skills, posts, types = {}, {}, {}
    for row in members:
        for skill in listed(row.get("skills")):
            skills.setdefault(skill, len(skills))
    if not shifts:
        raise invalid("shifts", "there are none", "give a row for each shift and day")
    lengths = [int(row.get("minutes", USUAL_MINUTES)) for row in shifts]
    weights = Weights.of(lengths)
    under_weight, over_weight = (weights.short if given is None else given for given in (under_weight, over_weight))
    draft_types, cover = [], []
    for at, (row, length) in enumerate(zip(shifts, lengths), 1):
        code, day = str(need(row, "shift", "shifts", at)), day_of(row, "shifts", at)
        post = str(row.get("post", ""))
        if post:
            posts.setdefault(post, len(posts))
        only = row.get("only")
        kind = dict(post=posts.get(post), start=clock(row.get("start"), "shifts", at), length=length, is_night=bool(row.get("night", False)),
                    required_skill=None if only is None else skills.setdefault(str(only), len(skills)))
        made = ShiftType(code, **kind)
        if code not in types:
            types[code] = len(types)
            draft_types.append(made)
        elif draft_types[types[code]] != made:
            raise invalid(f"shifts:{at}", f"shift {code!r} differs here from its rows above", "give another code to shifts of another time or post")
        shift = Shift(day, types[code])
        minimum = int(row.get("minimum", 0))
        wanted = int(row.get("wanted", max(1, minimum)))
        cover.append(Cover(shift, minimum=minimum, wanted=wanted, maximum=int(row.get("maximum", _muster.roster.no_limit)),
                           under_weight=under_weight, over_weight=over_weight))
        for skill in listed(row.get("skill")):
            cover.append(Cover(shift, skill=skills.setdefault(skill, len(skills)), minimum=1, wanted=1))
    people = {str(need(row, "member", "members", at)): at - 1 for at, row in enumerate(members, 1)}

    def member_of(row, table, at):
        return known(people, need(row, "member", table, at), "member", "members", f"{table}:{at}")

    def type_of(row, table, at):
        return None if row.get("shift") is None else known(types, row["shift"], "shift", "shifts", f"{table}:{at}")

    def table(given, name):
        return enumerate(rows(given, name), 1)

    draft = Draft(
        Period(min(each.shift.day for each in cover), max(each.shift.day for each in cover)),
        posts=[Post(code) for code in posts], skills=[Skill(code) for code in skills], shift_types=draft_types,
        members=[member_from(row, limits or {}, skills, types, f"members:{at}") for at, row in enumerate(members, 1)],
        cover=cover,
        forbidden_successions=[Succession(known(types, before, "shift", "shifts", "successions"), known(types, after, "shift", "shifts", "successions"))
                               for before, after in successions],
        unavailable=[Unavailable(member_of(row, "unavailable", at), day_of(row, "unavailable", at), type=type_of(row, "unavailable", at),
                                 reason=choice(Bar, row.get("reason", "unavailable"), "unavailable", at))
                     for at, row in table(unavailable, "unavailable")],
        requests=[Request(member_of(row, "requests", at), day_of(row, "requests", at), type=type_of(row, "requests", at),
                          wish=choice(Wish, row.get("wish", "off"), "requests", at), weight=int(row.get("weight", 1)))
                  for at, row in table(requests, "requests")],
        pinned=[Assignment(member_of(row, "pinned", at), Shift(day_of(row, "pinned", at), known(types, need(row, "shift", "pinned", at), "shift", "shifts", f"pinned:{at}")))
                for at, row in table(pinned, "pinned")],
        companies=list(companies),
        fairness=[each if isinstance(each, Fairness) else weights.fairness(choice(Measure, each, "fairness", at)) for at, each in enumerate(fairness, 1)],
        penalties=penalties or Penalties(),
        spacing=spacing_from(spacing, weights))
    return Problem(with_histories(draft, histories_of(histories)))


def spacing_from(given, weights):
    if given is None or given is False:
        return None
    if given is True:
        return Spacing(weights.spacing)
    return given if isinstance(given, Spacing) else Spacing(int(given))


def histories_of(given):
    if given is None:
        return []
    is_table = hasattr(given, "keys") or hasattr(given, "to_dict") or not all(isinstance(each, History) for each in given)
    return carried.histories_from_frame(given) if is_table else list(given)


def member_from(row, limits, skills, types, place):
    own = {name: int(row[name]) for name in LIMITS if name in row}
    bounds = {**limits, **own}
    of_type = [ShiftTypeMaximum(known(types, code, "shift", "shifts", "limits"), most) for code, most in dict(bounds.pop("of_type", {})).items()]
    name = str(row.get("name", ""))
    return Member(str(row["member"]), Label(name, name), skills=[skills[skill] for skill in listed(row.get("skills"))],
                  limits=Limits(**bounds, of_type=of_type), share=carried.exact(row.get("share", 1), "share", place),
                  from_=carried.day(row.get("from"), place), until=carried.day(row.get("until"), place))


def rows(given, name, single=None):
    """A list of dicts without what is not given."""
    if hasattr(given, "to_dict"):
        given = given.to_dict("records")
    elif hasattr(given, "keys"):
        given = [dict(zip(given.keys(), values)) for values in zip(*given.values())]
    made = []
    for at, row in enumerate(given, 1):
        if single and isinstance(row, str):
            row = {single: row}
        if not hasattr(row, "items"):
            raise invalid(f"{name}:{at}", f"{row!r} is not a row", "give a mapping from column to value")
        made.append({column: value for column, value in row.items() if value is not None and value == value and value != ""})
    return made


def listed(value):
    if value is None:
        return []
    return [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else [str(part) for part in value]


def need(row, column, table, at):
    if column not in row:
        raise invalid(f"{table}:{at}", f"it has no {column!r}", "fill it in")
    return row[column]


def known(ids, code, thing, owner, place):
    if str(code) not in ids:
        raise invalid(place, f"{thing} {str(code)!r} is not in {owner}", "add it there or correct the code")
    return ids[str(code)]


def choice(enumeration, value, table, at):
    if isinstance(value, enumeration):
        return value
    if value not in enumeration.__members__:
        raise invalid(f"{table}:{at}", f"{value!r} is none of {', '.join(enumeration.__members__)}", "write one of these")
    return enumeration.__members__[value]


def day_of(row, table, at):
    value = need(row, "day", table, at)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise invalid(f"{table}:{at}", f"{value!r} is not a day", "write it as 2026-09-07") from None
    if isinstance(value, datetime):  # as is a pandas Timestamp
        return value.date()
    if not isinstance(value, date):
        raise invalid(f"{table}:{at}", f"{value!r} is not a day", "write it as 2026-09-07")
    return value


def clock(value, table, at):
    if value is None or isinstance(value, time):
        return value
    try:
        return time.fromisoformat(str(value).zfill(5))
    except ValueError:
        raise invalid(f"{table}:{at}", f"{value!r} is not a time", "write it as 21:20") from None
