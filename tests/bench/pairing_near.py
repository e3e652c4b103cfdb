"""Instances of sparse pairing where people live near or far, seeded: what pairing_bench.py --near measures.

Mentees and mentors are points round thirty centres. A mentee's candidates are the mentors nearest to it; a pair scores
1.5 less the distance, in millionths.
"""
import numpy
from scipy.spatial import cKDTree

UNIT = 1_000_000


def points(count, spread, centres, random):
    around = centres[random.integers(0, len(centres), count)]
    return around + spread * random.standard_normal(around.shape)


def near(mentees, mentors, *, each=50, seed=1, steps=None, dimensions=2, centres=30, spread=(0.05, 0.08)):
    """Columns mentee, mentor, score; `steps`: to how many values scores are rounded."""
    random = numpy.random.default_rng(seed)
    middles = random.random((centres, dimensions))
    helped = points(mentees, spread[0], middles, random)
    helping = points(mentors, spread[1], middles, random)
    distance, mentor = cKDTree(helping).query(helped, k=each)
    order = numpy.argsort(mentor, axis=1)
    mentor = numpy.take_along_axis(mentor, order, axis=1)
    score = 1.5 - numpy.take_along_axis(distance, order, axis=1)
    score = numpy.rint(score * (UNIT if steps is None else steps)).astype(numpy.int64)
    return numpy.repeat(numpy.arange(mentees), each), mentor.ravel(), score.ravel()


def loose(mentees, mentors, each, seed=1):
    """Any candidates, any scores; with ten places for eleven mentees."""
    random = numpy.random.default_rng(seed)
    mentor = numpy.sort(random.integers(0, mentors, (mentees, each)), axis=1)
    while (again := numpy.any(mentor[:, 1:] == mentor[:, :-1], axis=1)).any():
        mentor[again] = numpy.sort(random.integers(0, mentors, (int(again.sum()), each)), axis=1)
    score = random.integers(0, UNIT + 1, mentees * each)
    return numpy.repeat(numpy.arange(mentees), each), mentor.ravel(), score


def instances(quick, seed):
    """(name, places, (mentee, mentor, score), unmatched price)."""
    people = (2000, 200) if quick else (20000, 2000)
    alone = 3 * UNIT // 2

    def made(name, places, size=people, price=alone, **options):
        return name, numpy.full(size[1], places), near(*size, seed=seed, **options), price

    yield made("near: 12 places each", 12)
    yield made("near: 15 places each", 15)
    yield made("near: 20 candidates", 12, each=20)
    if not quick:
        yield made("near: 10,000 x 1,000", 12, size=(10000, 1000))
        yield made("near: 2,000 x 200", 12, size=(2000, 200))
        yield made("near: 40,000 x 4,000", 12, size=(40000, 4000))
    for steps in (100, 1000, 10_000, 100_000):
        yield made(f"near: {steps:,} steps", 12, steps=steps, price=alone * steps // UNIT)
    yield made("near: exactly 10 places each", 10)
    for dimensions in (1, 5):
        yield made(f"near: in {dimensions} dimensions", 12, dimensions=dimensions)
    loosely = (20000, 200) if quick else (200000, 2000)
    yield "loose: one in ten stays alone", numpy.full(loosely[1], 90), loose(*loosely, 5, seed), alone
