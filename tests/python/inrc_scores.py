"""What the two nurse rostering competitions charge for a roster, straight from their words and without Muster's model.

INRC-II: Ceschia, Dang, De Causmaecker, Haspeslagh, Schaerf, "Second international nurse rostering competition: problem
description and rules", arXiv 1501.04177. INRC-I: Haspeslagh, De Causmaecker, Stolevik, Schaerf, "First international
nurse rostering competition 2010"; where its words leave a choice (weekends of three days, rules at the ends of the
period), what evaluators of that competition count.
"""
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import groupby

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def pairs(text):
    """(2,5) (1,3) as [(2, 5), (1, 3)]."""
    return [(int(a), int(b)) for a, b in re.findall(r"\((\d+),(\d+)\)", text)]


def sections(text, heads):
    """Lines below each head, which is the first word of a line."""
    found = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if (head := line.split()[0]) in heads:
            found[head] = lines = [line]
        else:
            lines.append(line)
    return found


class Inrc2:
    """A scenario, a history and the weeks that follow it; scores the weeks' solutions."""

    def __init__(self, scenario, history, weeks):
        found = sections(scenario, ("SCENARIO", "WEEKS", "SKILLS", "SHIFT_TYPES", "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS",
                                    "CONTRACTS", "NURSES"))
        self.shifts = {line.split()[0]: pairs(line)[0] for line in found["SHIFT_TYPES"][1:]}
        self.skills = found["SKILLS"][1:]
        self.forbidden = {(words[0], after) for words in map(str.split, found["FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"][1:])
                          for after in words[2:]}
        self.contracts = {line.split()[0]: (*pairs(line), *map(int, line.split()[-2:]))
                          for line in found["CONTRACTS"][1:]}
        self.nurses = {words[0]: (words[1], words[3:]) for words in map(str.split, found["NURSES"][1:])}
        self.length = int(found["WEEKS"][0].split()[-1])
        found = sections(history, ("HISTORY", "NURSE_HISTORY"))
        self.before = int(found["HISTORY"][1].split()[0])
        self.history = {words[0]: words[1:] for words in map(str.split, found["NURSE_HISTORY"][1:])}
        self.weeks = [sections(week, ("WEEK_DATA", "REQUIREMENTS", "SHIFT_OFF_REQUESTS")) for week in weeks]

    def lines(self, solutions):
        """The shift and skill of each nurse on each day, from the weeks' solutions; None: off. And what is twice."""
        days = 7 * len(self.weeks)
        line = {nurse: [None] * days for nurse in self.nurses}
        twice = 0
        for week, text in enumerate(solutions):
            head, *rows = sections(text, ("SOLUTION", "ASSIGNMENTS"))["ASSIGNMENTS"]
            for nurse, day, shift, skill in map(str.split, rows[:int(head.split()[-1])]):
                day = 7 * week + DAYS.index(day)
                twice += line[nurse][day] is not None
                line[nurse][day] = (shift, skill)
        return line, twice

    def score(self, solutions):
        """Costs by part, and hard rules by part."""
        lines, twice = self.lines(solutions)
        cost, hard = Counter(), Counter(single=twice)
        self._cover(lines, cost, hard)
        for nurse, line in lines.items():
            hard["skill"] += sum(one is not None and one[1] not in self.nurses[nurse][1] for one in line)
            self._line(nurse, [one and one[0] for one in line], cost, hard)
        return {part: value for part, value in cost.items() if value}, {part: n for part, n in hard.items() if n}

    def _cover(self, lines, cost, hard):
        for week, found in enumerate(self.weeks):
            for line in found["REQUIREMENTS"][1:]:
                shift, skill = line.split()[:2]
                for day, (least, best) in enumerate(pairs(line)):
                    there = sum(one[7 * week + day] == (shift, skill) for one in lines.values())
                    hard["cover"] += max(0, least - there)
                    cost["optimal cover"] += 30 * max(0, best - there)
            for nurse, shift, day in map(str.split, found.get("SHIFT_OFF_REQUESTS", [""])[1:]):
                stood = lines[nurse][7 * week + DAYS.index(day)]
                cost["preferences"] += 10 * (stood is not None and shift in ("Any", stood[0]))

    def _line(self, nurse, line, cost, hard):
        totals, work, off, weekends, complete = self.contracts[self.nurses[nurse][0]]
        shifts, worked_weekends, last, same, worked, free = self.history[nurse]
        before = None if last == "None" else last
        for day in range(len(line)):
            hard["succession"] += ((line[day - 1] if day else before), line[day]) in self.forbidden
        for shift, (least, most) in self.shifts.items():
            cost["consecutive"] += 15 * off_runs([one == shift for one in line], int(same) if before == shift else 0,
                                                 least, most)
        cost["consecutive"] += 30 * off_runs([one is not None for one in line], int(worked), *work)
        cost["days off"] += 30 * off_runs([one is None for one in line], int(free), *off)
        ends = [(line[day] is not None, line[day + 1] is not None) for day in range(5, len(line), 7)]
        cost["complete weekends"] += 30 * sum(one != other for one, other in ends) * complete
        stood = int(shifts) + sum(one is not None for one in line)
        is_last = self.before + len(self.weeks) == self.length
        cost["total assignments"] += 20 * (beyond(stood, totals[1], int(shifts)) + is_last * max(0, totals[0] - stood))
        stood = int(worked_weekends) + sum(one or other for one, other in ends)
        cost["working weekends"] += 30 * beyond(stood, weekends, int(worked_weekends))


def beyond(value, most, before):
    """What lies above a maximum, of what was added to what was there before."""
    return max(0, value - max(most, before))


def off_runs(line, before, least, most):
    """Days too many in the runs of a line, and too few in those that end in it; `before` days came before it."""
    missed, run = 0, before
    for is_in in line:
        if is_in:
            run += 1
            missed += run > most
        else:
            missed += max(0, least - run) if run else 0
            run = 0
    return missed


# What incomplete weekends count, by which days are worked.
INCOMPLETE = {"WF": 1, "FW": 1, "WWF": 1, "FWW": 1, "WFW": 4, "WFF": 2, "FWF": 2, "FFW": 2,
              "WWWF": 1, "WWFW": 5, "WWFF": 2, "WFWW": 5, "WFWF": 6, "WFFW": 6, "WFFF": 3,
              "FWWW": 1, "FWWF": 2, "FWFW": 6, "FWFF": 3, "FFWW": 2, "FFWF": 3, "FFFW": 3}
LIMITS = ("single", "most shifts", "least shifts", "most days", "least days", "most off", "least off",
          "most weekends", "least weekends", "weekends in four weeks")
FLAGS = ("complete", "identical", "night", "after nights", "skill")


class Inrc1:
    """An instance of the first competition, from its text; scores lines of shifts by nurse."""

    def __init__(self, text):
        found = defaultdict(list)
        for line in filter(None, (line.strip() for line in text.splitlines())):
            if line.startswith("//"):
                continue
            if re.fullmatch(r"[A-Z_]+( =)?( \d+)?;", line):
                section = found[line.split()[0].rstrip(";")]
            else:
                section.append([field.strip() for field in line.rstrip(";").split(",")])
        first, last = (date.fromisoformat(day) for day in found["SCHEDULING_PERIOD"][0][1:3])
        self.days = [first + timedelta(day) for day in range((last - first).days + 1)]
        self.shifts = {row[0]: row[5].split() for row in found["SHIFT_TYPES"]}
        self.nights = {row[0] for row in found["SHIFT_TYPES"] if row[3] <= row[2]}
        self.contracts = {row[0]: self._contract(row) for row in found["CONTRACTS"]}
        self.patterns = {row[0]: (int(row[1]), re.findall(r"\((\w+)\|(\w+)\)", row[2])) for row in found["PATTERNS"]}
        self.nurses = {row[0]: (row[2], row[4].split()) for row in found["EMPLOYEES"]}
        self.cover = {(day, row[1]): int(row[2]) for row in found["DAY_OF_WEEK_COVER"] for day in self.days
                      if WEEKDAYS[day.weekday()] == row[0]}
        self.cover.update({(date.fromisoformat(row[0]), row[1]): int(row[2]) for row in found["DATE_SPECIFIC_COVER"]})
        self.requests = [(kind, row[0], date.fromisoformat(row[1]), row[2] if "SHIFT" in kind else None, int(row[-1]))
                         for kind in ("DAY_OFF_REQUESTS", "DAY_ON_REQUESTS", "SHIFT_OFF_REQUESTS", "SHIFT_ON_REQUESTS")
                         for row in found[kind]]

    @staticmethod
    def _contract(row):
        weekend = next(at for at, field in enumerate(row) if field.endswith(("Sunday", "Monday")))
        numbers = [[int(number) for number in re.findall(r"\d+", field)] for field in row]
        contract = {name: (bool(on), weight, value) for name, (on, weight, value)
                    in zip(LIMITS[1:], numbers[3:weekend], strict=True)}
        contract.update({name: on * weight for name, (on, weight)
                         in zip(FLAGS, numbers[weekend + 1:weekend + 6], strict=True)})
        contract["weekend"] = re.findall("[A-Z][a-z]+", row[weekend])
        contract["patterns"] = row[weekend + 7].split() if weekend + 7 < len(row) else []
        return contract

    def score(self, lines):
        """Costs by part, and hard rules by part, of a shift or None for each nurse and day."""
        cost, hard = Counter(), Counter()
        for day, on in enumerate(self.days):
            for shift in self.shifts:
                there = sum(line[day] == shift for line in lines.values())
                hard["cover"] += abs(there - self.cover.get((on, shift), 0))
        for kind, nurse, on, shift, weight in self.requests:
            stood = lines[nurse][(on - self.days[0]).days]
            is_there = stood is not None if shift is None else stood == shift
            cost["requests"] += weight * (is_there == ("OFF" in kind))
        for nurse, line in lines.items():
            self._line(nurse, line, cost)
        return {part: value for part, value in cost.items() if value}, {part: n for part, n in hard.items() if n}

    def _line(self, nurse, line, cost):
        contract, skills = self.contracts[self.nurses[nurse][0]], self.nurses[nurse][1]

        def charge(limit, amount):
            on, weight, value = contract[limit]
            cost[limit] += on and weight * amount(value)

        stood = sum(shift is not None for shift in line)
        charge("most shifts", lambda most: max(0, stood - most))
        charge("least shifts", lambda least: max(0, least - stood))
        weekends = self._weekends(contract["weekend"])
        worked = [any(line[day] for day in days) for days in weekends]
        for off, states in (("days", [shift is not None for shift in line]), ("off", [shift is None for shift in line]),
                            ("weekends", worked)):
            runs = [len(list(days)) for is_in, days in groupby(states) if is_in]
            charge("most " + off, lambda most, runs=runs: sum(max(0, run - most) for run in runs))
            charge("least " + off, lambda least, runs=runs: sum(max(0, least - run) for run in runs))
        charge("weekends in four weeks", lambda most: max(0, sum(worked) - most))
        self._at_weekends(contract, weekends, line, cost)
        cost["skill"] += contract["skill"] * sum(shift is not None and not set(self.shifts[shift]) <= set(skills)
                                                 for shift in line)
        cost["after nights"] += contract["after nights"] * sum(
            too_early(line[day + 1:day + 3], self.nights) for day, shift in enumerate(line) if shift in self.nights)
        for pattern in contract["patterns"]:
            weight, entries = self.patterns[pattern]
            cost["patterns"] += weight * sum(self._is_at(entries, line, day) for day in range(len(line)))

    def _weekends(self, names):
        starts = [day for day, on in enumerate(self.days) if WEEKDAYS[on.weekday()] == names[0]]
        return [range(start, start + len(names)) for start in starts]

    def _at_weekends(self, contract, weekends, line, cost):
        for days in weekends:
            stood = [line[day] for day in days]
            shape = "".join("W" if shift else "F" for shift in stood)
            cost["complete"] += contract["complete"] * INCOMPLETE.get(shape, 0)
            # Each shift, for each day of the weekend on which it is not stood.
            cost["identical"] += contract["identical"] * sum(len(stood) - stood.count(shift)
                                                             for shift in set(stood) - {None})
            if "W" not in shape and days[0] > 0:
                cost["night"] += contract["night"] * (line[days[0] - 1] in self.nights)

    def _is_at(self, entries, line, day):
        if day + len(entries) > len(line) or entries[0][1] not in ("Any", WEEKDAYS[self.days[day].weekday()]):
            return False
        return all(line[day + at] is not None if shift == "Any" else line[day + at] is None if shift == "None"
                   else line[day + at] == shift for at, (shift, _) in enumerate(entries))


def too_early(after, nights):
    """By how many days a shift after a night comes too early, where two days off should lie between."""
    for off, shift in enumerate(after):
        if shift is not None:
            return 0 if shift in nights and off == 0 else 2 - off
    return 0
