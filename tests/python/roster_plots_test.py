"""Pictures of a roster show what the roster holds."""
from datetime import date, timedelta

import matplotlib
import matplotlib.colors
import pandas
import pytest

import muster

matplotlib.use("Agg")
DAYS = [date(2026, 9, 7) + timedelta(days=at) for at in range(14)]


@pytest.fixture(scope="module")
def planned():
    shifts = [{"day": day, "shift": shift, "start": start, "minutes": 120, "minimum": 1} for day in DAYS
              for shift, start in (("A", "08:00"), ("B", "12:00"))]
    return muster.plan(shifts, [f"m{at}" for at in range(5)], fairness=["shifts", "weekends"], time_limit=None,
                       work_limit=20_000)


def test_the_grid_has_a_bar_for_each_assignment(planned):
    axes = planned.plot_grid()
    assert len(axes.containers) == len(planned.roster) == 28
    assert [text.get_text() for text in axes.get_yticklabels()] == [f"m{at}" for at in range(5)]
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["A", "B"]


def test_a_day_s_shifts_stand_as_they_begin_and_few_days_are_all_named():
    shifts = [{"day": day, "shift": shift, "start": start, "minutes": 120, "minimum": 1}
              for day in DAYS[:3] for shift, start in (("late", "18:00"), ("early", "08:00"))]
    axes = muster.plan(shifts, pandas.DataFrame([{"member": "m1", "maximum_a_day": 2}]),
                       time_limit=None, work_limit=1_000).plot_grid()
    assert [text.get_text() for text in axes.get_xticklabels()] == [f"{day:%m-%d}" for day in DAYS[:3]]
    late, early = (patch.get_facecolor() for patch in axes.get_legend().get_patches())
    bars = sorted((bar for container in axes.containers for bar in container), key=lambda bar: bar.get_x())
    assert [bar.get_facecolor() for bar in bars] == [early, late] * 3


def test_types_of_one_kind_have_shades_of_one_colour():
    shifts = [{"day": DAYS[0], "shift": f"{kind} {skill}", "kind": kind, "wanted": 1}
              for kind in ("E", "N") for skill in ("a", "b")]
    axes = muster.plan(shifts, ["m1", "m2"], time_limit=None, work_limit=1_000).plot_grid()
    hues = [round(matplotlib.colors.rgb_to_hsv(patch.get_facecolor()[:3])[0], 1)
            for patch in axes.get_legend().get_patches()]
    assert hues[0] == hues[1] != hues[2] == hues[3]
    assert len({patch.get_facecolor() for patch in axes.get_legend().get_patches()}) == 4


def test_the_loads_are_those_of_the_fairness_report(planned):
    axes = planned.plot_loads("shifts")
    assert [bar.get_height() for bar in axes.containers[0]] == sorted(planned.fairness()["shifts_load"], reverse=True)
    with pytest.raises(ValueError, match="'days' is none; take one of minutes, shifts, nights, weekends, disliked"):
        planned.plot_loads("days")


def test_there_is_a_picture_for_each_measure(planned):
    assert [axes.get_title() for axes in planned.plot_fairness().axes] == ["Load: shifts", "Load: weekends"]


def test_a_roster_in_one_call_follows_and_stops():
    seen = []

    def follow(*heard):
        seen.append(heard)
        raise KeyboardInterrupt

    shifts = [{"day": day, "shift": shift, "start": start, "minutes": 480, "night": shift == "N", "minimum": 1}
              for day in DAYS for shift, start in (("E", "06:00"), ("L", "14:00"), ("N", "22:00"))]
    with pytest.raises(KeyboardInterrupt):
        muster.plan(shifts, [f"m{at}" for at in range(7)], fairness=["minutes", "nights", "weekends"],
                    limits={"minimum_rest": 660}, time_limit=None, work_limit=50_000_000, progress=follow)
    assert len(seen) == 1
