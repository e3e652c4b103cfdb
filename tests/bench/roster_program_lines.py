"""Rows for the rules of one member's line, by the rule.

A day on duty, a kind stood that day and a weekend on duty are each 0 or 1: a sum of the day's shifts where no more than
one may be stood, else a variable between each of them and their sum. A rule that counts how far something is bent has a
variable for each place where it may be, that is pushed up when all that makes it so is there: a run of five days, say,
is too long by one where six are stood. Histories count as the days before the first, as far as they tell of them.
"""
from datetime import timedelta

from integer_program import Sum, total

from muster.roster import Bar, PatternStand, Rule

DAY = 24 * 60  # minutes
LONGEST_SHIFT = 2 * DAY
NO_LIMIT = 2**31 - 1


def rest_between(before, days, after):
    """Minutes from the end of a shift to the start of one `days` days later; None where a start is not known."""
    if before.start is None or after.start is None:
        return None
    return days * DAY + minute_of(after.start) - minute_of(before.start) - before.length


def minute_of(start):
    return start.hour * 60 + start.minute


def overlap(before, days, after):
    rest = rest_between(before, days, after)
    if rest is None:
        return days == 0
    return rest < 0 and (days > 0 or rest_between(after, 0, before) < 0)


def is_known(history):
    return history.days_worked > 0 or history.days_off > 0


class Line:
    """One member's: variables of what may be stood, and sums of them."""

    def __init__(self, model, member):
        problem = model.problem
        self.model, self.program, self.member = model, model.program, member
        self.one = model.members[member]
        self.limits, self.firm = problem.limits(member), problem.penalties(member)
        self.history, self.types, self.days = self.one.history, model.types, model.days
        self.stands_alone = model.draft.stands_alone
        self.stands = {(day, kind): self.program.variable(is_whole=True) for day in range(self.days)
                       for kind in range(len(self.types)) if problem.bar(member, model.day(day), kind) == Bar.none}
        self.has_one_a_day = (self.firm.shifts_a_day.is_hard and self.limits.maximum_a_day <= 1) or all(
            overlap(one, 0, other) for at, one in enumerate(self.types) for other in self.types[at + 1:])
        self.on = [self.any_of(day, range(len(self.types))) for day in range(self.days)]
        self.weekends = self.runs_of_days(lambda day: problem.is_weekend(member, model.day(day)))
        self.kinds = {}

    def any_of(self, day, types):
        """1 where any of these types is stood on the day."""
        there = [self.stands[day, kind] for kind in types if (day, kind) in self.stands]
        return total(there) if self.has_one_a_day or len(there) < 2 else self.either(there)

    def either(self, sums):
        """1 where any of them is 1."""
        made = self.program.variable()
        for each in sums:
            self.program.row(made - each, low=0)
        self.program.row(made - total(sums), high=0)
        return made

    def kind(self, name):
        """By day, whether a shift of the kind is stood."""
        if name not in self.kinds:
            types = [at for at, one in enumerate(self.types) if (one.kind or one.code) == name]
            self.kinds[name] = [self.any_of(day, types) for day in range(self.days)]
        return self.kinds[name]

    def nights(self):
        return [self.any_of(day, [at for at, one in enumerate(self.types) if one.is_night])
                for day in range(self.days)]

    def runs_of_days(self, is_in):
        """Days that follow each other of which it is true."""
        runs, last = [], None
        for day in range(self.days):
            if is_in(day):
                runs.append([day]) if last != day - 1 else runs[-1].append(day)
                last = day
        return runs

    def weekends_on(self):
        return [self.either([self.on[day] for day in weekend]) if len(weekend) > 1 else self.on[weekend[0]]
                for weekend in self.weekends]

    def is_member_on(self, day):
        one, at = self.one, self.model.day(day)
        return (one.from_ is None or one.from_ <= at) and (one.until is None or at <= one.until)

    # Runs of a sum that is 0 or 1 on each day; `before`: days up to the first on which it was 1.
    def not_longer(self, states, most, before, penalty):
        if most == NO_LIMIT:
            return
        for last in range(len(states)):
            first = last - most
            if first >= -before:
                window = states[max(0, first):last + 1]
                self.program.bend(total(window) - (len(window) - 1), penalty, 1)

    def not_shorter(self, states, least, edges, penalty):
        """`edges`: days before of the same state, None where not known; and whether the last day ends a run."""
        before, ends = edges
        for first in range(1 if before is None else 0, len(states)):
            self.short_runs(states, first, least - (before if before and first == 0 else 0), (least, ends), penalty)

    def short_runs(self, states, first, missing, asked, penalty):
        """Of a run that begins on the day `first` and is too short by `missing`; less than asked for where it goes on
        from the days before."""
        least, ends = asked
        for length in range(1 if missing == least else 0, missing):
            end = first + length
            if end > len(states) or (end == len(states) and not ends):
                return
            around = ([states[first - 1]] if first > 0 else []) + ([states[end]] if end < len(states) else [])
            found = total(states[first:end]) - (length - 1) - total(around)
            self.program.bend(found, penalty, 1, missing - length)


def shifts_a_day(line):
    most = line.limits.maximum_a_day
    for day in range(line.days):
        there = [line.stands[day, kind] for kind in range(len(line.types)) if (day, kind) in line.stands]
        if len(there) > most:
            line.program.bend(total(there) - most, line.firm.shifts_a_day)
        if line.has_one_a_day and len(there) > 1:
            line.program.row(total(there), high=1)


def never_after(line, before, days):
    """Types that must not be stood so many days after one, for overlap, or for rest where that is hard."""
    least = line.limits.minimum_rest if line.firm.rest.is_hard else 0
    first = line.types[before]
    barred = []
    for at, after in enumerate(line.types):
        rest = rest_between(first, days, after)
        is_close = rest is not None and 0 <= rest < least
        if days > 0 and (overlap(first, days, after) or is_close):
            barred.append(at)
        if days == 0 and at != before and (overlap(first, 0, after)
                                           or (is_close and order(first, before) < order(after, at))):
            barred.append(at)
    return barred


def order(one, at):
    return minute_of(one.start), minute_of(one.start) + one.length, at


def bar_pairs(line, before, day, barred):
    """Not the first with any of the others on the day."""
    there = [line.stands[day, kind] for kind in barred if (day, kind) in line.stands]
    for group in ([total(there)] if there and line.has_one_a_day else there):
        line.program.row(before + group, high=1)


def overlap_and_rest(line):
    """Not two shifts at once, nor, where that is hard, with too little rest between."""
    reach = (LONGEST_SHIFT + line.limits.minimum_rest) // DAY + 1
    for (day, kind), what in line.stands.items():
        for other in () if line.has_one_a_day else never_after(line, kind, 0):
            if (day, other) in line.stands and (kind < other or kind not in never_after(line, other, 0)):
                line.program.row(what + line.stands[day, other], high=1)
        for days in range(1, min(reach, line.days - 1 - day) + 1):
            bar_pairs(line, what, day + days, never_after(line, kind, days))


def soft_rest(line):
    """Of two shifts on days that follow each other, one a day."""
    if line.firm.rest.is_hard or not line.firm.rest.weight or not line.limits.minimum_rest:
        return
    for (day, kind), what in line.stands.items():
        close = [at for at, after in enumerate(line.types) if (day + 1, at) in line.stands
                 and (rest := rest_between(line.types[kind], 1, after)) is not None
                 and 0 <= rest < line.limits.minimum_rest]
        if close:
            line.program.bend(what + total(line.stands[day + 1, at] for at in close) - 1, line.firm.rest, 1)


def succession(line):
    """Not those types on the day after; the last shifts of the history are of the day before the first."""
    barred = {}
    for each in line.model.draft.forbidden_successions:
        barred.setdefault(each.before, set()).add(each.after)
    codes = {one.code: at for at, one in enumerate(line.types)}
    shifts = [(day, kind, what) for (day, kind), what in line.stands.items()]
    shifts += [(-1, codes[last.type], Sum(1)) for last in line.history.last_shifts
               if last.type in codes and last.day == line.model.day(-1)]
    for day, kind, what in shifts:
        there = [line.stands[day + 1, after] for after in barred.get(kind, ()) if (day + 1, after) in line.stands]
        for group in ([total(there)] if there and line.has_one_a_day else there):
            line.program.bend(what + group - 1, line.firm.succession, 1)


def minutes(line):
    stood = total(what * line.types[kind].length for (_, kind), what in line.stands.items())
    if line.limits.minimum_minutes > 0:
        line.program.bend(line.limits.minimum_minutes - stood, line.firm.minimum_minutes)
    if line.limits.maximum_minutes < NO_LIMIT:
        line.program.bend(stood - line.limits.maximum_minutes, line.firm.maximum_minutes)


def shift_type_maximum(line):
    for each in line.limits.of_type:
        stood = total(what for (_, kind), what in line.stands.items() if kind == each.type)
        line.program.bend(stood - each.most, line.firm.shift_type_maximum)


def consecutive(line):
    """Days on duty in a row."""
    history = line.history
    known = is_known(history) or line.stands_alone
    line.not_longer(line.on, line.limits.maximum_consecutive, history.days_worked, line.firm.maximum_consecutive)
    line.not_shorter(line.on, line.limits.minimum_consecutive,
                     (history.days_worked if known else None, line.stands_alone), line.firm.minimum_consecutive)


def days_off(line):
    history = line.history
    known = is_known(history) or line.stands_alone
    off = [1 - on for on in line.on]
    line.not_shorter(off, line.limits.minimum_days_off, (history.days_off if known else None, line.stands_alone),
                     line.firm.minimum_days_off)
    own = [each if line.is_member_on(day) else Sum() for day, each in enumerate(off)]
    line.not_longer(own, line.limits.maximum_days_off, history.days_off, line.firm.maximum_days_off)


def kind_days_before(line, kind):
    """Days up to the first on which the history had a shift of the kind in a row; None where that is not known."""
    if line.stands_alone:
        return 0
    if not is_known(line.history):
        return None
    of_type = {one.code: one.kind or one.code for one in line.types}
    stood = {(last.day, of_type.get(last.type)) for last in line.history.last_shifts}
    days = 0
    while (line.model.day(-1 - days), kind) in stood:
        days += 1
    return max(days, line.history.kind_days) if days else 0


def kind_runs(line):
    for each in line.limits.kind_runs:
        before = kind_days_before(line, each.kind)
        states = line.kind(each.kind)
        line.not_longer(states, each.maximum, before or 0, line.firm.maximum_kind_run)
        line.not_shorter(states, each.minimum, (before, line.stands_alone), line.firm.minimum_kind_run)


def weekends(line):
    """How many, how many in a row, and whether they are worked whole."""
    limits, firm = line.limits, line.firm
    in_a_row = limits.maximum_consecutive_weekends < NO_LIMIT or limits.minimum_consecutive_weekends > 1
    if limits.maximum_weekends < NO_LIMIT or in_a_row:
        states = line.weekends_on()
        if limits.maximum_weekends < NO_LIMIT:
            left = max(0, limits.maximum_weekends - line.history.weekends)
            line.program.bend(total(states) - left, firm.weekends)
        line.not_longer(states, limits.maximum_consecutive_weekends, 0, firm.consecutive_weekends)
        line.not_shorter(states, limits.minimum_consecutive_weekends, (0, True), firm.minimum_consecutive_weekends)


def whole_weekends(line):
    """Worked whole or not at all; with shifts of one kind."""
    if line.limits.complete_weekends:
        for weekend in line.weekends:
            never_in_part(line, [line.on[day] for day in weekend if line.is_member_on(day)])
    if line.limits.identical_weekends:
        names = sorted({one.kind or one.code for one in line.types})
        for weekend in line.weekends:
            kinds = [line.either([line.kind(name)[day] for day in weekend]) for name in names]
            line.program.bend(total(kinds) - 1, line.firm.identical_weekends)


def never_in_part(line, weekend):
    """1 where some of its days are worked and others not."""
    penalty = line.firm.complete_weekends
    pairs = [(one, other) for one in weekend for other in weekend if one is not other]
    is_broken = Sum() if penalty.is_hard else line.program.variable(penalty.weight)
    for one, other in pairs:
        line.program.row(one - other - is_broken, high=0)


def shifts_in_all(line):
    """Of the period and of what the history counts."""
    stood = total(line.stands.values())
    if line.limits.minimum_shifts > line.history.shifts:
        line.program.bend(line.limits.minimum_shifts - line.history.shifts - stood, line.firm.minimum_shifts)
    if line.limits.maximum_shifts < NO_LIMIT:
        left = max(0, line.limits.maximum_shifts - line.history.shifts)
        line.program.bend(stood - left, line.firm.maximum_shifts)


def windows(line):
    for each in line.limits.windows:
        loads = [Sum() for _ in range(line.days)]
        for (day, kind), what in line.stands.items():
            if each.type is None or each.type == kind:
                loads[day] += what * line.model.load_of(each.measure, day, kind)
        for last in range(line.days):
            line.program.bend(total(loads[max(0, last - each.days + 1):last + 1]) - each.most, line.firm.windows)


def night_before_free_weekend(line):
    if not line.limits.no_night_before_free_weekend:
        return
    nights = line.nights()
    for weekend in line.weekends:
        if weekend[0] > 0 and any(map(line.is_member_on, weekend)) and not goes_on(line, weekend):
            off = total(line.on[day] for day in weekend)
            line.program.bend(nights[weekend[0] - 1] - off, line.firm.night_before_free_weekend, 1)


def goes_on(line, weekend):
    """Whether the next roster plans days of it."""
    after = line.model.day(line.days)
    return (not line.stands_alone and weekend[-1] == line.days - 1
            and line.model.problem.is_weekend(line.member, after) and line.is_member_on(line.days))


def days_off_after_nights(line):
    least = line.limits.days_off_after_nights
    if least == 0:
        return
    nights = line.nights()
    others = [at for at, one in enumerate(line.types) if not one.is_night]
    for night in range(line.days - 1):
        for after in range(1, min(least, line.days - 1 - night) + 1):
            day = night + after
            if after > 1:
                stood = line.on[day]
            elif line.has_one_a_day:
                stood = line.any_of(day, others)
            else:
                stood = line.on[day] - nights[day]
            early = nights[night] + stood - 1 - total(line.on[night + 1:day])
            line.program.bend(early, line.firm.days_off_after_nights, 1, least - after + 1)


def patterns(line):
    for row in line.limits.patterns:
        pattern = line.model.draft.patterns[row]
        for first in range(line.days - len(pattern.days) + 1):
            if pattern.weekday not in (0, line.model.day(first).isoweekday()):
                continue
            fits = []
            for at, asked in enumerate(pattern.days):
                on = line.on[first + at]
                if asked.stand == PatternStand.off:
                    fits.append(1 - on)
                elif asked.stand == PatternStand.duty:
                    fits.append(on)
                elif asked.stand == PatternStand.kind:
                    fits.append(line.kind(asked.kind)[first + at])
            line.program.bend(total(fits) - (len(fits) - 1), pattern.penalty, 1)


def alternative_skill(line):
    for (_, kind), what in line.stands.items():
        required = line.types[kind].required_skill
        if required is not None and required not in line.one.skills:
            line.program.charge(what, line.firm.alternative_skill.weight)


def spacing(line):
    """Two turns too close, and pauses too long: each further day of one costs what it adds."""
    asked, fair = line.model.draft.spacing, line.model.problem.fair_distance(line.member)
    if asked is None or fair <= 1 or not asked.weight:
        return

    def squared(part):
        return 0 if part <= 0 else (2 * asked.weight * part * part + fair * fair) // (2 * fair * fair)

    def too_long(apart):
        return squared(min(apart - 2 * fair, fair))

    history = line.history
    before = -1 - history.days_off if is_known(history) else -max(fair, line.limits.minimum_days_off + 1)
    for last in (before, *range(line.days)):
        turn = Sum(1) if last < 0 else line.on[last]
        for day in range(max(0, last + 1), min(last + fair, line.days)):
            between = total(line.on[max(0, last + 1):day])
            line.program.pay(turn + line.on[day] - 1 - between, squared(fair - (day - last)), 1)
        for apart in range(max(2 * fair, -last) + 1, min(3 * fair, line.days - last) + 1):
            off = total(line.on[max(0, last + 1):last + apart])
            line.program.pay(turn - off, too_long(apart) - too_long(apart - 1), 1)


def why_not(problem, draft):
    """What a problem asks for that has no rows here, in words."""
    if draft.published.assignments:
        yield "published shifts"
    if draft.next_begins is not None:
        yield "a gap before the next roster"
    before = draft.period.first - timedelta(days=1)
    begins_within_weekend = any(problem.is_weekend(member, draft.period.first) and problem.is_weekend(member, before)
                                for member in range(len(problem.members)))
    for member, one in enumerate(problem.members):
        limits, firm, history = problem.limits(member), problem.penalties(member), one.history
        yield from why_not_of_line(problem, limits, firm)
        if limits.minimum_consecutive_weekends > 1 and not draft.stands_alone:
            yield "least weekends in a row that may go on"
        if not is_known(history) and not history.weekends_worked:
            continue
        if history.until not in (None, before):
            yield "histories that end earlier"
        if draft.stands_alone or begins_within_weekend:
            yield "histories of a period that stands alone or begins within a weekend"
        if any(last.start is not None for last in history.last_shifts):
            yield "histories with times"
        if (limits.windows or limits.patterns or limits.days_off_after_nights or limits.no_night_before_free_weekend
                or limits.maximum_consecutive_weekends < NO_LIMIT):
            yield "histories that rules look back to for more than runs"
        if limits.kind_runs and history.days_worked and all(last.day != before for last in history.last_shifts):
            yield "histories that do not tell the last shift"


def why_not_of_line(problem, limits, firm):
    types = list(problem.shift_types)
    if limits.maximum_consecutive < NO_LIMIT and any(one.length >= DAY for one in types):
        yield "shifts of a day and more"
    is_one_a_day = firm.shifts_a_day.is_hard and limits.maximum_a_day <= 1
    if not firm.rest.is_hard and firm.rest.weight and limits.minimum_rest:
        reach = (LONGEST_SHIFT + limits.minimum_rest) // DAY + 1
        rests = [rest_between(one, days, other) for one in types for other in types for days in range(2, reach + 1)]
        if not is_one_a_day or any(rest is not None and 0 <= rest < limits.minimum_rest for rest in rests):
            yield "soft rest beyond the next day"
    if limits.identical_weekends and not is_one_a_day:
        yield "alike weekends of several shifts a day"
    calendar = problem.draft.calendar
    if limits.identical_weekends and (len(limits.weekend or calendar.weekend) > 3 or calendar.holidays):
        yield "alike weekends of more than three days"


LINE_RULES = {
    Rule.shifts_a_day: shifts_a_day, Rule.overlap: overlap_and_rest, Rule.rest: soft_rest, Rule.succession: succession,
    Rule.minimum_minutes: minutes, Rule.shift_type_maximum: shift_type_maximum, Rule.maximum_consecutive: consecutive,
    Rule.minimum_days_off: days_off, Rule.minimum_kind_run: kind_runs, Rule.weekends: weekends,
    Rule.complete_weekends: whole_weekends, Rule.minimum_shifts: shifts_in_all, Rule.windows: windows,
    Rule.night_before_free_weekend: night_before_free_weekend, Rule.days_off_after_nights: days_off_after_nights,
    Rule.patterns: patterns, Rule.alternative_skill: alternative_skill, Rule.spacing: spacing,
}
