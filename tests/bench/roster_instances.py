"""Instances of one's own in the form of the public shift-scheduling benchmark.

They are of the sizes of those that are not at hand.

    python3 tests/bench/roster_instances.py FOLDER [--seed 1]

Weeks, staff and shift types are those the benchmark's table gives; all else is drawn: groups of types by the time of
the day, each of which the earlier groups cannot follow; four lengths of contract; runs of days off; runs of requests;
cover that asks for about as much as the staff can give. Nothing is known of their best cost but what a bound says.
"""
import argparse
import random
from pathlib import Path

# number: (weeks, staff, types, part of the most minutes that cover asks for)
SIZES = {3: (2, 20, 3, 1.0), 5: (4, 16, 2, 1.0), 7: (4, 20, 3, 1.0), 9: (4, 36, 4, 1.0), 11: (4, 50, 6, 1.0),
         13: (4, 120, 18, 1.0), 15: (6, 45, 6, 0.97), 17: (8, 32, 4, 0.96), 19: (12, 40, 5, 0.93),
         21: (26, 100, 8, 0.9), 23: (52, 100, 16, 0.9)}
GROUPS = "adspn"


def shifts_of(draw, count):
    """(name, minutes, names that cannot follow) for each type, early groups before late ones."""
    groups = sorted(index * min(count, len(GROUPS)) // count for index in range(count))
    names = [f"{GROUPS[group]}{groups[:index].count(group) + 1}" for index, group in enumerate(groups)]
    minutes = [draw.choices((480, 600, 720), (6, 2, 1))[0] if count > 4 else 480 for _ in names]
    return [(name, length, [other for other, its in zip(names, groups) if its < group])
            for name, length, group in zip(names, minutes, groups)]


def contract(draw, weeks):
    """(most minutes, least minutes, longest run, shortest run, shortest run of days off, most weekends)."""
    part, free = draw.choices(((1, draw.choice((2, 2, 3))), (0.6, 3), (0.5, 2)), (8, 1, 1))[0]
    most = round(part * weeks * 2160 / 60) * 60
    # Who works all hours and rests three days at a time needs runs of six.
    longest, range_ = (6, 1080) if part == 1 and free == 3 else (draw.choice((5, 5, 6)), draw.choice((480, 960, 1080)))
    return most, max(0, most - range_), longest, 1 if part < 1 else 2, free, max(1, weeks // 2)


def runs(draw, days, count):
    """Runs of up to four days, `count` days in all, no two of which touch."""
    taken = set()
    while len(taken) < count:
        length = min(draw.randint(1, 4), count - len(taken))
        first = draw.randrange(days - length + 1)
        if not any(day in taken for day in range(first - 1, first + length + 1)):
            taken.update(range(first, first + length))
    return sorted(taken)


def instance(seed, weeks, staff, types, load):
    draw, days = random.Random(seed), 7 * weeks
    shifts = shifts_of(draw, types)
    lines = ["SECTION_HORIZON", str(days), "", "SECTION_SHIFTS"]
    lines += [f"{name},{minutes},{'|'.join(after)}" for name, minutes, after in shifts]
    names = [f"M{number + 1}" for number in range(staff)]
    contracts = [contract(draw, weeks) for _ in names]
    able = [[not_last or draw.random() < 0.72 for not_last in [index == types // 2 for index in range(types)]]
            for _ in names]
    lines += ["", "SECTION_STAFF"]
    for name, limits, can in zip(names, contracts, able):
        night = max(1, weeks * limits[0] // (weeks * 2160))
        most = [0 if not able_to else night if kind[0] == "n" and weeks < 12 else days
                for able_to, (kind, _, _) in zip(can, shifts)]
        maxima = "|".join(f"{kind}={number}" for number, (kind, _, _) in zip(most, shifts))
        lines.append(f"{name},{maxima},{','.join(map(str, limits))}")
    off = [runs(draw, days, max(1, weeks * 7 // 10)) for _ in names]
    lines += ["", "SECTION_DAYS_OFF"] + [",".join([name, *map(str, free)]) for name, free in zip(names, off)]
    wishes = {True: [], False: []}
    for name, free, can in zip(names, off, able):
        first = 0
        while first < days:
            length, kind = draw.randint(1, 4), draw.randrange(types)
            weight, wanted = draw.randint(1, 3), draw.random() < 0.7
            if can[kind]:
                wishes[wanted] += [f"{name},{day},{shifts[kind][0]},{weight}"
                                   for day in range(first, min(first + length, days)) if day not in free]
            first += length + draw.randint(3, 8)
    lines += ["", "SECTION_SHIFT_ON_REQUESTS", *wishes[True], "", "SECTION_SHIFT_OFF_REQUESTS", *wishes[False], "",
              "SECTION_COVER"]
    each = load * sum(limits[0] for limits in contracts) / days / sum(minutes for _, minutes, _ in shifts)
    for day in range(days):
        lines += [
            f"{day},{name},{max(0, round(draw.gauss(each * (0.85 if day % 7 > 4 else 1.06), 0.25 * each + 0.3)))},100,1"
            for name, _, _ in shifts]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for number, size in SIZES.items():
        (options.folder / f"Instance{number}.txt").write_text(instance(options.seed * 1000 + number, *size))


if __name__ == "__main__":
    main()
