"""Everyday rosters of one's own making: forty problems of clubs, halls, branches and wards, drawn from a seed.

    PYTHONPATH=build/release/python python3 tests/bench/everyday_problems.py [--seed 1] [--count 40]

tells what each is. 10 to 300 people, 1 to 26 weeks, one to six posts; an evening shift, short shifts by day, short
shifts that overlap (two a day at most), four shifts a day with a night, three of eight hours, two of twelve. Everybody
has leave and wishes, loads are to be fair in minutes, in nights where there are such, mostly in weekends. Some have
skills, part-time, turns that are to lie apart, company, hard minima, or people who join or leave on the way. What is
asked for is less than people can give.
"""
import argparse
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from muster.roster import Company, Keep, Penalty, Within, problem_from_frames

FIRST_DAY = date(2026, 9, 7)
LEAST_PEOPLE, MOST_PEOPLE = 10, 300
WEEKS = (1, 2, 3, 4, 4, 5, 6, 8, 12, 16, 20, 26)
FEATURES = ("skills", "part-time", "spacing", "company", "posts", "minima", "joining")


@dataclass(frozen=True)
class Kind:
    """Shifts of a day (code, start, minutes, night), limits, and how many turns a week a member is asked for."""

    slots: tuple
    limits: dict
    turns: tuple
    weekend: float  # of what is wanted on other days
    measures: tuple = ("minutes", "weekends")


NIGHTS = ("minutes", "nights", "weekends")
KINDS = {
    "evening": Kind((("evening", "19:00", 180, False),), {"maximum_consecutive": 2, "minimum_rest": 660},
                    (0.8, 1.6), 1.0),
    "short": Kind((("noon", "12:00", 90, False), ("afternoon", "16:00", 120, False), ("late", "19:00", 150, False)),
                  {"maximum_consecutive": 3, "minimum_rest": 600}, (1.0, 2.0), 0.7),
    "overlapping": Kind((("a", "08:00", 180, False), ("b", "10:00", 180, False), ("c", "12:00", 180, False),
                         ("d", "14:00", 180, False), ("e", "16:00", 180, False)),
                        {"maximum_a_day": 2, "maximum_consecutive": 4, "minimum_rest": 0}, (1.5, 2.6), 0.6),
    "four": Kind((("morning", "06:00", 360, False), ("day", "12:00", 360, False), ("evening", "18:00", 360, False),
                  ("night", "00:00", 360, True)), {"maximum_consecutive": 5, "minimum_rest": 660},
                 (1.5, 3.6), 0.9, NIGHTS),
    "eight": Kind((("early", "07:00", 480, False), ("late", "15:00", 480, False), ("night", "23:00", 480, True)),
                  {"maximum_consecutive": 5, "minimum_consecutive": 2, "minimum_days_off": 2, "minimum_rest": 660},
                  (2.4, 3.6), 0.8, NIGHTS),
    "twelve": Kind((("day", "07:00", 720, False), ("night", "19:00", 720, True)),
                   {"maximum_consecutive": 4, "minimum_rest": 660}, (1.6, 2.6), 1.0, NIGHTS),
}


@dataclass
class Case:
    """What one problem of the family is like."""

    number: int
    seed: int
    kind: str
    people: int
    weeks: int
    features: frozenset = field(default_factory=frozenset)

    @property
    def days(self):
        return 7 * self.weeks

    def told(self):
        return " ".join([self.kind, *sorted(self.features)])


def cases(seed=1, count=40):
    """The family: sizes spread evenly from the least to the most, and dealt out by chance."""
    draw = random.Random(seed)
    sizes = [round(LEAST_PEOPLE * (MOST_PEOPLE / LEAST_PEOPLE) ** (at / max(1, count - 1))) for at in range(count)]
    weeks = [WEEKS[at * len(WEEKS) // count] for at in range(count)]
    kinds = [list(KINDS)[at % len(KINDS)] for at in range(count)]
    for dealt in (sizes, weeks, kinds):
        draw.shuffle(dealt)
    made = []
    for number in range(count):
        features = {feature for feature in FEATURES if draw.random() < 0.4}
        if kinds[number] in ("eight", "four") or weeks[number] < 3:
            features -= {"spacing"}  # who stands on most days cannot be kept apart
        made.append(Case(number + 1, draw.randrange(2**31), kinds[number], sizes[number], weeks[number],
                         frozenset(features)))
    return made


class Drawing:
    """One problem while it is drawn."""

    def __init__(self, case):
        self.case, self.kind, self.draw = case, KINDS[case.kind], random.Random(case.seed)
        self.days = [FIRST_DAY + timedelta(days=at) for at in range(case.days)]
        self.codes = [f"M{at + 1}" for at in range(case.people)]
        most_posts = max(1, min(6, case.people // (6 * len(self.kind.slots))))
        self.posts = self.draw.randint(min(2, most_posts), most_posts) if "posts" in case.features else 1
        self.rate = self.draw.uniform(*self.kind.turns)
        self.usual = min(minutes for _, _, minutes, _ in self.kind.slots)
        self.part = {code for code in self.codes if "part-time" in case.features and self.draw.random() < 0.25}
        self.skilled = {code for code in self.codes if self.draw.random() < 0.4} | set(self.codes[:3])

    def shifts(self):
        worth = len(self.codes) - len(self.part) / 2
        each = worth * self.rate / 7 / self.posts / len(self.kind.slots)
        rows = []
        for day in self.days:
            level = each * (self.kind.weekend if day.weekday() > 4 else 1.0)
            for post in range(self.posts):
                for at, (name, start, minutes, night) in enumerate(self.kind.slots):
                    wanted = max(1, int(level * (0.7 if night else 1.05) + self.draw.random()))
                    row = {"day": day, "shift": f"{name} {post + 1}", "post": f"post {post + 1}", "start": start,
                           "minutes": minutes, "night": night, "wanted": wanted}
                    if "skills" in self.case.features and at == 0:
                        row["skill"] = "lead"
                    if "minima" in self.case.features:
                        row["minimum"] = max(1, wanted // 2) if wanted > 1 else 0
                    rows.append(row)
        return rows

    def members(self):
        rows = []
        for code in self.codes:
            row = {"member": code, "skills": "lead" if code in self.skilled else None}
            if code in self.part:
                row["share"] = 0.5
                row["maximum_minutes"] = round(self.rate * 0.8 * self.case.weeks + 2) * self.kind.slots[0][2]
            if "joining" in self.case.features and self.draw.random() < 0.1:
                day = self.days[self.draw.randrange(len(self.days))]
                row["from" if self.draw.random() < 0.5 else "until"] = day
            rows.append(row)
        return rows

    def absences_and_wishes(self):
        unavailable, requests = [], []
        names = [f"{name} {post + 1}" for post in range(self.posts) for name, *_ in self.kind.slots]
        weight = max(1, self.usual // 4)
        for code in self.codes:
            first = self.draw.randrange(len(self.days))
            away = set(self.days[first:first + self.draw.randint(0, min(10, self.case.days // 5))])
            taught = {(self.draw.randrange(5), self.draw.choice(self.kind.slots)[0])
                      for _ in range(0 if self.case.kind in ("eight", "twelve") else 2)}
            unavailable += [{"member": code, "day": day, "reason": "leave"} for day in sorted(away)]
            unavailable += [{"member": code, "day": day, "shift": name, "reason": "timetable"}
                            for day in self.days if day not in away
                            for name in names if (day.weekday(), name.rsplit(" ", 1)[0]) in taught]
            for day in self.draw.sample(self.days, max(1, self.case.days // 12)):
                if day not in away:
                    wish = self.draw.choice(("off", "off", "on"))
                    requests.append({"member": code, "day": day, "wish": wish,
                                     "shift": self.draw.choice(names) if self.draw.random() < 0.4 else None,
                                     "weight": self.draw.randint(1, 3) * weight})
        return unavailable, requests

    def companies(self):
        if "company" not in self.case.features:
            return []
        rows = list(range(len(self.codes)))
        self.draw.shuffle(rows)
        pairs = [sorted(rows[2 * at:2 * at + 2]) for at in range(max(1, len(rows) // 15))]
        return [Company(pair, keep=Keep.apart, within=Within.day) if at % 2 else
                Company(pair, keep=Keep.together, penalty=Penalty.soft(max(1, self.usual // 6)))
                for at, pair in enumerate(pairs)]

    def problem(self):
        limits = dict(self.kind.limits)
        if self.case.weeks > 3 and self.draw.random() < 0.4:
            limits["maximum_weekends"] = max(2, round(self.case.weeks * 0.75))
        fairness = list(self.kind.measures)
        if self.draw.random() < 0.2:
            fairness.remove("weekends")
        shifts, members = self.shifts(), self.members()
        unavailable, requests = self.absences_and_wishes()
        return problem_from_frames(shifts, members, unavailable=unavailable, requests=requests, fairness=fairness,
                                   limits=limits, companies=self.companies(),
                                   spacing=True if "spacing" in self.case.features else None)


def problem_of(case):
    return Drawing(case).problem()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    options = parser.parse_args()
    print("case  people  days  shifts  places  what")
    for case in cases(options.seed, options.count):
        problem = problem_of(case)
        print(f"{case.number:4d} {case.people:7d} {case.days:5d} {len(problem.shift_types):7d} "
              f"{sum(row.wanted for row in problem.cover):7d}  {case.told()}")


if __name__ == "__main__":
    main()
