"""Muster's rosters on terms of one's own making: cost, bound and gap after a few seconds.

    PYTHONPATH=build/release/python python3 tests/bench/roster_term.py [--size everyday|large] [--seconds 2]
        [--seeds 3] [--spaced]

`everyday`: 45 members, 16 weeks, two posts; `large`: 2,000 members, 16 weeks, 60 posts. Evening duty, duty in three
slots a day, and duty round the clock, each with leave, a timetable, wishes and fair loads. With `--spaced` turns of a
member are to lie apart, too.
"""
import argparse
import random
import resource
from datetime import date, timedelta

from muster.roster import problem_from_frames
from roster_measure import measured

FIRST_DAY = date(2026, 9, 7)
WEEKS = 16
SLOTS = {
    "evening": [("evening", "21:20", 40, False)],
    "slots": [("noon", "12:00", 90, False), ("afternoon", "16:00", 120, False), ("evening", "19:00", 150, False)],
    "round the clock": [("day", "07:00", 480, False), ("late", "15:00", 480, False), ("night", "23:00", 480, True)],
}
LIMITS = {
    "evening": {"maximum_consecutive": 2, "minimum_rest": 660},
    "slots": {"maximum_consecutive": 3, "minimum_rest": 660, "maximum_weekends": 10},
    "round the clock": {"maximum_consecutive": 5, "minimum_consecutive": 2, "minimum_days_off": 2, "minimum_rest": 660,
                        "maximum_weekends": 8},
}
FAIR = {"evening": ("minutes", "weekends"), "slots": ("minutes", "weekends"),
        "round the clock": ("minutes", "nights", "weekends")}
SIZES = {"everyday": (45, 2), "large": (2000, 60)}


def term(kind, members, posts, seed, is_spaced=False):
    draw = random.Random(seed)
    days = [FIRST_DAY + timedelta(days=number) for number in range(7 * WEEKS)]
    slots = SLOTS[kind]
    # What the cover wants is about what members can be asked for: two to four shifts a week round the clock, else
    # fewer.
    wanted = max(1, round(members * (3.3 if kind == "round the clock" else 1.6) / 7 / posts / len(slots)))
    shifts = [{"day": day, "shift": f"{name} {post + 1}", "post": f"post {post + 1}", "start": start,
               "minutes": minutes, "night": night,
               "wanted": max(1, wanted + draw.choice((-1, 0, 0, 1)) if wanted > 1 else 1)}
              for day in days for post in range(posts) for name, start, minutes, night in slots]
    codes = [f"M{number + 1}" for number in range(members)]
    names = [f"{name} {post + 1}" for post in range(posts) for name, *_ in slots]
    unavailable, requests = [], []
    for code in codes:
        first = draw.randrange(len(days) - 4)
        away = set(days[first:first + draw.randint(0, 4)])
        taught = {(draw.randrange(5), draw.choice(slots)[0]) for _ in range(2)} if kind != "round the clock" else set()
        unavailable += [{"member": code, "day": day, "reason": "leave"} for day in sorted(away)]
        unavailable += [{"member": code, "day": day, "shift": name, "reason": "timetable"}
                        for day in days if day not in away
                        for name in names if (day.weekday(), name.rsplit(" ", 1)[0]) in taught]
        for day in draw.sample(days, 6):
            if day not in away:
                requests.append({"member": code, "day": day, "wish": "off", "weight": draw.randint(1, 3) * 10})
    return problem_from_frames(shifts, codes, unavailable=unavailable, requests=requests, fairness=FAIR[kind],
                               limits=LIMITS[kind], spacing=True if is_spaced else None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="everyday")
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--kinds", default=",".join(SLOTS))
    parser.add_argument("--spaced", action="store_true")
    options = parser.parse_args()
    print("kind              seed      cost     bound      gap   seconds")
    for kind in options.kinds.split(","):
        for seed in range(1, options.seeds + 1):
            problem = term(kind, *SIZES[options.size], seed, options.spaced)
            found, spent = measured(problem, options.seconds)
            cost = "infeasible" if found.score.hard else found.score.cost
            print(f"{kind:16} {seed:5d} {cost:>9} {found.lower_bound or 0:9d} {found.gap or 0:8.2%} {spent:9.2f}",
                  flush=True)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
