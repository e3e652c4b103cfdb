"""Small instances of the two nurse rostering competitions, drawn from a seed, in each of their forms."""
import json
import random
from datetime import date, timedelta
from xml.sax.saxutils import escape

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHIFTS = ("Early", "Day", "Late", "Night")


def element(name, inside, **attributes):
    """An element of XML around a text or other elements."""
    own = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    text = "\n".join(inside) if isinstance(inside, list) else escape(str(inside))
    return f"<{name}{own}>{text}</{name}>"


class SmallInrc2:
    """A scenario of a few nurses, a history, and weeks."""

    def __init__(self, seed, weeks=2, before=0):
        self.draw = draw = random.Random(seed)
        self.name, self.length, self.before = f"n{seed:03}w{weeks + before}", weeks + before, before
        self.skills = ["HeadNurse", "Nurse", "Trainee"][:draw.randint(1, 3)]
        self.shifts = {shift: self.bounds(1, 3) for shift in SHIFTS[:draw.randint(2, 4)]}
        names = list(self.shifts)
        self.forbidden = {shift: [after for after in names[:at] if draw.random() < 0.6]
                          for at, shift in enumerate(names)}
        self.contracts = {name: (self.bounds(2, 6, 8), self.bounds(1, 3), self.bounds(1, 3), draw.randint(0, 2),
                                 draw.randint(0, 1)) for name in ("Full", "Half")}
        self.nurses = {f"N_{row}": (draw.choice(list(self.contracts)),
                                    draw.sample(self.skills, draw.randint(1, len(self.skills))))
                       for row in range(draw.randint(2, 5))}
        self.history = {nurse: self.past(names) for nurse in self.nurses}
        self.weeks = [self.week(names) for _ in range(weeks)]

    def bounds(self, least, most, over=4):
        low = self.draw.randint(least, most)
        return low, low + self.draw.randint(0, over)

    def past(self, names):
        shifts, weekends = self.draw.randint(0, 9), self.draw.randint(0, 3)
        if self.draw.random() < 0.4:
            return shifts, weekends, "None", 0, 0, self.draw.randint(1, 6)
        same = self.draw.randint(1, 5)
        return shifts, weekends, self.draw.choice(names), same, same + self.draw.randint(0, 3), 0

    def week(self, names):
        def asked():
            least = int(self.draw.random() < 0.2)
            return least, least + self.draw.randint(0, 2)
        able = {skill for _, skills in self.nurses.values() for skill in skills}
        needs = {(shift, skill): [asked() for _ in DAYS] for shift in names for skill in self.skills if skill in able}
        requests = [(nurse, self.draw.choice([*names, "Any"]), day) for nurse in self.nurses
                    for day in range(7) if self.draw.random() < 0.2]
        return needs, requests

    def lines(self):
        """A shift with one of the nurse's skills, or None, for each nurse and day."""
        return {nurse: [(self.draw.choice(list(self.shifts)), self.draw.choice(skills))
                        if self.draw.random() < 0.65 else None for _ in range(7 * len(self.weeks))]
                for nurse, (_, skills) in self.nurses.items()}

    def solutions(self, lines):
        """The text of each week's solution."""
        made = []
        for week in range(len(self.weeks)):
            rows = [f"{nurse} {DAYS[day]} {' '.join(line[7 * week + day])}" for nurse, line in lines.items()
                    for day in range(7) if line[7 * week + day]]
            made.append("\n".join(["SOLUTION", f"{self.before + week} {self.name}", "",
                                   f"ASSIGNMENTS = {len(rows)}", *rows, ""]))
        return made

    def files(self, form):
        """Scenario, history, and the weeks."""
        return getattr(self, f"as_{form}")()

    def as_text(self):
        def pair(bounds):
            return f"({bounds[0]},{bounds[1]})"
        scenario = [f"SCENARIO = {self.name}", "", f"WEEKS = {self.length}", "", f"SKILLS = {len(self.skills)}",
                    *self.skills, "", f"SHIFT_TYPES = {len(self.shifts)}",
                    *(f"{shift} {pair(bounds)}" for shift, bounds in self.shifts.items()), "",
                    "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS",
                    *(" ".join([shift, str(len(after)), *after]) for shift, after in self.forbidden.items()), "",
                    f"CONTRACTS = {len(self.contracts)}",
                    *(f"{name} {pair(total)} {pair(work)} {pair(off)} {weekends} {whole}"
                      for name, (total, work, off, weekends, whole) in self.contracts.items()), "",
                    f"NURSES = {len(self.nurses)}",
                    *(f"{nurse} {contract} {len(skills)} {' '.join(skills)}"
                      for nurse, (contract, skills) in self.nurses.items())]
        history = ["HISTORY", f"{self.before} {self.name}", "", "NURSE_HISTORY",
                   *(" ".join([nurse, *map(str, past)]) for nurse, past in self.history.items())]
        weeks = [["WEEK_DATA", self.name, "", "REQUIREMENTS",
                  *(f"{shift} {skill} {' '.join(map(pair, days))}" for (shift, skill), days in needs.items()), "",
                  f"SHIFT_OFF_REQUESTS = {len(requests)}",
                  *(f"{nurse} {shift} {DAYS[day]}" for nurse, shift, day in requests)]
                 for needs, requests in self.weeks]
        return ["\n".join([*lines, ""]) for lines in (scenario, history, *weeks)]

    def as_xml(self):
        def bounds(name, pair, most="Maximum"):
            return element(name, [element("Minimum", pair[0]), element(most, pair[1])])

        def listed(name, one, texts):
            return element(name, [element(one, text) for text in texts])
        scenario = element("Scenario", [
            element("NumberOfWeeks", self.length), listed("Skills", "Skill", self.skills),
            element("ShiftTypes", [element("ShiftType", [bounds("NumberOfConsecutiveAssignments", pair)], Id=shift)
                                   for shift, pair in self.shifts.items()]),
            element("ForbiddenShiftTypeSuccessions", [
                element("ShiftTypeSuccession", [element("PrecedingShiftType", shift),
                                                listed("SucceedingShiftTypes", "ShiftType", after)])
                for shift, after in self.forbidden.items()]),
            element("Contracts", [
                element("Contract", [bounds("NumberOfAssignments", total), bounds("ConsecutiveWorkingDays", work),
                                     bounds("ConsecutiveDaysOff", off),
                                     element("MaximumNumberOfWorkingWeekends", weekends),
                                     element("CompleteWeekends", whole)], Id=name)
                for name, (total, work, off, weekends, whole) in self.contracts.items()]),
            element("Nurses", [element("Nurse", [element("Contract", contract), listed("Skills", "Skill", skills)],
                                       Id=nurse) for nurse, (contract, skills) in self.nurses.items()])], Id=self.name)
        names = ("NumberOfAssignments", "NumberOfWorkingWeekends", "LastAssignedShiftType",
                 "NumberOfConsecutiveAssignments", "NumberOfConsecutiveWorkingDays", "NumberOfConsecutiveDaysOff")
        history = element("History", [
            element("Week", self.before), element("Scenario", self.name),
            element("NursesHistory", [element("NurseHistory", [element("Nurse", nurse), *map(element, names, past)])
                                      for nurse, past in self.history.items()])])
        weeks = [element("WeekData", [
            element("Scenario", self.name),
            element("Requirements", [
                element("Requirement", [element("ShiftType", shift), element("Skill", skill),
                                        *(bounds(f"RequirementOn{day}", pair, "Optimal")
                                          for day, pair in zip(WEEKDAYS, days, strict=True))])
                for (shift, skill), days in needs.items()]),
            element("ShiftOffRequests", [
                element("ShiftOffRequest", [element("Nurse", nurse), element("ShiftType", shift),
                                            element("Day", WEEKDAYS[day])]) for nurse, shift, day in requests])])
            for needs, requests in self.weeks]
        return [scenario, history, *weeks]

    def as_json(self):
        def bounds(name, pair):
            return {f"minimum{name}": pair[0], f"maximum{name}": pair[1]}
        scenario = {"id": self.name, "numberOfWeeks": self.length, "skills": self.skills,
                    "shiftTypes": [{"id": shift, **bounds("NumberOfConsecutiveAssignments", pair)}
                                   for shift, pair in self.shifts.items()],
                    "forbiddenShiftTypeSuccessions": [{"precedingShiftType": shift, "succeedingShiftTypes": after}
                                                      for shift, after in self.forbidden.items()],
                    "contracts": [{"id": name, **bounds("NumberOfAssignments", total),
                                   **bounds("NumberOfConsecutiveWorkingDays", work),
                                   **bounds("NumberOfConsecutiveDaysOff", off),
                                   "maximumNumberOfWorkingWeekends": weekends, "completeWeekends": whole}
                                  for name, (total, work, off, weekends, whole) in self.contracts.items()],
                    "nurses": [{"id": nurse, "contract": contract, "skills": skills}
                               for nurse, (contract, skills) in self.nurses.items()]}
        names = ("numberOfAssignments", "numberOfWorkingWeekends", "lastAssignedShiftType",
                 "numberOfConsecutiveAssignments", "numberOfConsecutiveWorkingDays", "numberOfConsecutiveDaysOff")
        history = {"week": self.before, "scenario": self.name,
                   "nurseHistory": [{"nurse": nurse, **dict(zip(names, past, strict=True))}
                                    for nurse, past in self.history.items()]}
        weeks = [{"scenario": self.name,
                  "requirements": [{"shiftType": shift, "skill": skill,
                                    **{f"requirementOn{day}": {"minimum": low, "optimal": best}
                                       for day, (low, best) in zip(WEEKDAYS, days, strict=True)}}
                                   for (shift, skill), days in needs.items()],
                  "shiftOffRequests": [{"nurse": nurse, "shiftType": shift, "day": WEEKDAYS[day]}
                                       for nurse, shift, day in requests]} for needs, requests in self.weeks]
        return [json.dumps(each, indent=1) for each in (scenario, history, *weeks)]


LIMITS = ("MaxNumAssignments", "MinNumAssignments", "MaxConsecutiveWorkingDays", "MinConsecutiveWorkingDays",
          "MaxConsecutiveFreeDays", "MinConsecutiveFreeDays", "MaxConsecutiveWorkingWeekends",
          "MinConsecutiveWorkingWeekends", "MaxWorkingWeekendsInFourWeeks")
FLAGS = ("CompleteWeekends", "IdenticalShiftTypesDuringWeekend", "NoNightShiftBeforeFreeWeekend",
         "TwoFreeDaysAfterNightShifts", "AlternativeSkillCategory")
KINDS = {"E": ("06:30:00", "14:30:00"), "D": ("08:30:00", "16:30:00"), "L": ("14:30:00", "22:30:00"),
         "N": ("22:30:00", "06:30:00"), "DH": ("08:30:00", "16:30:00")}
REQUESTS = {"DAY_OFF": "DayOff", "DAY_ON": "DayOn", "SHIFT_OFF": "ShiftOff", "SHIFT_ON": "ShiftOn"}


class SmallInrc1:
    """A few employees over two or three weeks."""

    def __init__(self, seed):
        self.draw = draw = random.Random(seed)
        self.name = f"small{seed}"
        # From a Monday to Friday, so that no weekend is cut, and to a Tuesday, Wednesday or Thursday.
        first = date(2010, 1, 4) + timedelta(draw.choice([1, 2, 3, 4]))
        last = date(2010, 1, 19) + timedelta(draw.choice([0, 1, 2]))
        self.days = [first + timedelta(day) for day in range((last - first).days + 1)]
        self.skills = ["HeadNurse", "Nurse"]
        self.shifts = {kind: ["HeadNurse"] if kind == "DH" else ["Nurse"]
                       for kind in draw.sample(list(KINDS), draw.randint(2, 5))}
        self.patterns = {str(row): (draw.randint(1, 9), self.pattern()) for row in range(draw.randint(0, 4))}
        self.contracts = {str(row): self.contract() for row in range(draw.randint(1, 3))}
        self.employees = {str(row): (draw.choice(list(self.contracts)), draw.sample(self.skills, draw.randint(1, 2)))
                          for row in range(draw.randint(2, 5))}
        self.weekly = {(day, shift): draw.randint(0, 1) for day in range(7) for shift in self.shifts}
        self.dated = {(draw.choice(self.days), shift): draw.randint(0, 1) for shift in self.shifts}
        self.requests = {kind: {(draw.choice(list(self.employees)), draw.choice(self.days),
                                 draw.choice(list(self.shifts)) if "SHIFT" in kind else None): draw.randint(1, 5)
                                for _ in range(draw.randint(0, 5))} for kind in REQUESTS}

    def pattern(self):
        length = self.draw.randint(2, 3)
        begins = self.draw.choice([None, self.draw.randrange(7)])
        return [(self.draw.choice([*self.shifts, "Any", "None"]),
                 "Any" if begins is None else WEEKDAYS[(begins + at) % 7]) for at in range(length)]

    def contract(self):
        draw = self.draw
        limits, low = {}, 1
        for name in LIMITS:
            if name.startswith("Max"):
                low = draw.randint(1, 4)
                limits[name] = (draw.randint(0, 1), draw.randint(1, 9), low + draw.randint(0, 2))
            else:
                limits[name] = (draw.randint(0, 1), draw.randint(1, 9), low)
        flags = {name: (draw.randint(0, 1), draw.randint(1, 9)) for name in FLAGS}
        weekend = draw.choice(["SaturdaySunday", "FridaySaturdaySunday", "SaturdaySundayMonday"])
        if self.days[0].weekday() in (5, 6):
            weekend = "SaturdaySunday"
        return limits, flags, weekend, draw.sample(list(self.patterns), draw.randint(0, len(self.patterns)))

    def lines(self):
        """A shift or None for each employee and day."""
        busy = self.draw.uniform(0.3, 0.9)
        return {employee: [self.draw.choice(list(self.shifts)) if self.draw.random() < busy else None
                           for _ in self.days] for employee in self.employees}

    def as_text(self):
        def part(name, rows, separator=" = "):
            return ["/" * 20, f"{name}{separator}{len(rows)};", "/" * 20, *(f"{row};" for row in rows), "", ""]

        def contract(name, limits, flags, weekend, patterns):
            return ", ".join([name, f"contract {name}", "(1|1)", *(f"({on}|{weight}|{value})" for on, weight, value
                                                                   in limits.values()), weekend,
                              *(f"({on}|{weight})" for on, weight in flags.values()), str(len(patterns)),
                              " ".join(patterns)])
        lines = ["/" * 20, "SCHEDULING_PERIOD;", "/" * 20, f"{self.name}, {self.days[0]}, {self.days[-1]};", ""]
        lines += part("SKILLS", self.skills)
        lines += part("SHIFT_TYPES", [f"{shift}, shift {shift}, {', '.join(KINDS[shift])}, {len(skills)}, "
                                      f"{' '.join(skills)}" for shift, skills in self.shifts.items()])
        lines += part("CONTRACTS", [contract(name, *each) for name, each in self.contracts.items()])
        lines += part("PATTERNS", [
            f"{name}, {weight}, {len(days)} " + " ".join(f"({shift}|{day})" for shift, day in days)
            for name, (weight, days) in self.patterns.items()])
        lines += part("EMPLOYEES", [f"{name}, employee {name}, {contract}, {len(skills)}, {' '.join(skills)}"
                                    for name, (contract, skills) in self.employees.items()], " ")
        lines += part("DAY_OF_WEEK_COVER", [f"{WEEKDAYS[day]}, {shift}, {people}"
                                            for (day, shift), people in self.weekly.items()])
        lines += part("DATE_SPECIFIC_COVER", [f"{day}, {shift}, {people}"
                                              for (day, shift), people in self.dated.items()])
        for kind, rows in self.requests.items():
            lines += part(f"{kind}_REQUESTS", [", ".join(str(each) for each in (*row, weight) if each is not None)
                                               for row, weight in rows.items()])
        return "\n".join(lines)

    def as_xml(self):
        def listed(name, one, texts):
            return element(name, [element(one, text) for text in texts])

        def contract(name, limits, flags, weekend, patterns):
            return element("Contract", [
                element("Description", f"contract {name}"), element("SingleAssignmentPerDay", "true", weight=1),
                *(element(limit, value, on=on, weight=weight) for limit, (on, weight, value) in limits.items()),
                element("WeekendDefinition", weekend),
                *(element(flag, "true" if on else "false", weight=weight) for flag, (on, weight) in flags.items()),
                listed("UnwantedPatterns", "Pattern", patterns)], ID=name)
        covers = [element("DayOfWeekCover", [element("Day", WEEKDAYS[day]), element("Cover", [
            element("Shift", shift), element("Preferred", people)])]) for (day, shift), people in self.weekly.items()]
        covers += [element("DateSpecificCover", [element("Date", day), element("Cover", [
            element("Shift", shift), element("Preferred", people)])]) for (day, shift), people in self.dated.items()]
        requests = [element(f"{name}Requests", [
            element(name, [*([element("ShiftTypeID", shift)] if shift else []), element("EmployeeID", employee),
                           element("Date", day)], weight=weight)
            for (employee, day, shift), weight in self.requests[kind].items()]) for kind, name in REQUESTS.items()]
        return '<?xml version="1.0" encoding="utf-8"?>\n<!-- <small> -->\n' + element("SchedulingPeriod", [
            element("StartDate", self.days[0]), element("EndDate", self.days[-1]),
            listed("Skills", "Skill", self.skills),
            element("ShiftTypes", [element("Shift", [
                element("StartTime", KINDS[shift][0]), element("EndTime", KINDS[shift][1]),
                element("Description", f"shift {shift}"), listed("Skills", "Skill", skills)], ID=shift)
                for shift, skills in self.shifts.items()]),
            element("Patterns", [element("Pattern", [element("PatternEntries", [
                element("PatternEntry", [element("ShiftType", shift), element("Day", day)], index=at)
                for at, (shift, day) in enumerate(days)])], ID=name, weight=weight)
                for name, (weight, days) in self.patterns.items()]),
            element("Contracts", [contract(name, *each) for name, each in self.contracts.items()]),
            element("Employees", [element("Employee", [
                element("ContractID", contract), element("Name", f"employee {name}"),
                listed("Skills", "Skill", skills)], ID=name) for name, (contract, skills) in self.employees.items()]),
            element("CoverRequirements", covers), *requests], ID=self.name)
