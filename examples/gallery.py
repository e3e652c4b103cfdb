"""Draws the pictures of docs/gallery.md: gallery.py FOLDER.

A duty roster, a pairing, a ranking and a score unfolded, in English and in Chinese. The score is a page, which Chromium
takes a picture of where it is installed. All people are invented.
"""
from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
import pandas  # noqa: E402
from matplotlib import pyplot  # noqa: E402

import muster  # noqa: E402
from muster.evaluation import Scheme  # noqa: E402
from muster.fonts import families  # noqa: E402

PEOPLE = {"en": ["Ann", "Bo", "Cai", "Dan", "Eve", "Fei", "Gao", "Hui", "Ida", "Jun", "Kim", "Lee"],
          "zh": ["赵安", "钱博", "孙晨", "李丹", "周恩", "吴帆", "郑光", "王涵", "冯佳", "陈凯", "褚兰", "卫明"]}
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 20px 28px; font: 15px/1.5 "DejaVu Sans", "Noto Sans CJK SC", sans-serif; }}
table {{ border-collapse: collapse; }} td, th {{ white-space: nowrap; padding: 1px 10px 1px 0; text-align: left; }}
</style>{}"""


def said(language: str, english: str, chinese: str) -> str:
    return chinese if language == "zh" else english


def roster(language: str) -> Any:
    """Four weeks at a desk around the clock, fair shares, one of twelve on leave for a week."""
    times = {said(language, "morning", "早班"): ("06:00", 2), said(language, "evening", "晚班"): ("14:00", 2),
             said(language, "night", "夜班"): ("22:00", 1)}
    people = PEOPLE[language]
    days = [date(2026, 9, 7) + timedelta(days=at) for at in range(28)]
    shifts = [{"day": day, "shift": shift, "start": start, "minutes": 480, "night": start == "22:00", "minimum": wanted}
              for day in days for shift, (start, wanted) in times.items()]
    leave = [{"member": people[2], "day": day} for day in days[7:14]]
    planned = muster.plan(shifts, people, unavailable=leave, fairness=["shifts", "nights", "weekends"],
                          limits={"minimum_rest": 660, "maximum_consecutive": 5, "maximum_a_day": 1},
                          time_limit=None, work_limit=200_000)
    axes = planned.plot_grid()
    axes.set_title(said(language, "Who stands duty when", "谁何时值班"), fontfamily=families())
    axes.legend_.set_title(said(language, "shift", "班次"))
    for text in [axes.legend_.get_title(), *axes.legend_.get_texts()]:
        text.set_fontfamily(families())
    return axes


def pairing(language: str) -> Any:
    """Eight mentees, four mentors with three places each: the greatest total."""
    draw = random.Random(3)
    mentees, mentors = PEOPLE[language][:8], PEOPLE[language][8:]
    candidates = pandas.DataFrame([(mentee, mentor, draw.randint(20, 95)) for mentee in mentees for mentor in mentors],
                                  columns=["mentee", "mentor", "score"])
    pairs = muster.pair(candidates, capacity=3)
    assert pairs.verify()
    axes = pairs.plot()
    axes.set_title(said(language, "Who helps whom", "谁帮谁"), fontfamily=families())
    axes.figure.axes[-1].set_ylabel(said(language, "points", "分值"), fontfamily=families())
    return axes


def scores(language: str) -> Any:
    """A term's records of twelve, scored by three parts."""
    draw = random.Random(4)
    parts = {"study": (("学习", "study"), "0.4"), "service": (("服务", "service"), "0.35"),
             "conduct": (("作风", "conduct"), "0.25")}
    scheme = Scheme.from_dict({
        "code": "spring", "version": "2026",
        "grades": {"excellent": {"from": 80, "quota": "1/3", "label": muster.Label("优秀", "excellent")},
                   "qualified": {"label": muster.Label("合格", "qualified")}},
        "total": {"label": muster.Label("总分", "total"), "round_to": 1, **{
            code: {"label": muster.Label(*label), "weight": weight, "rule": "line 0:0 20:100"}
            for code, (label, weight) in parts.items()}}})
    source = said(language, "list", "签到表")
    records = pandas.DataFrame([
        {"member": member, "indicator": part, "quantity": round(max(0.0, draw.gauss(5.4, 1)), 1),
         "day": date(2026, 3, 2) + timedelta(days=30 * at), "source": source}
        for member in PEOPLE[language] for part in parts for at in range(3)])
    return muster.evaluate(scheme, records, places=1, is_ranked=True)  # type: ignore[call-arg]  # of a frame


def ranking(language: str) -> Any:
    return scores(language).plot_ranking(language=language, selected=[PEOPLE[language][6]])


def unfolded(language: str, folder: Path) -> None:
    """A total down to its records, every fold open."""
    told = scores(language).explain(PEOPLE[language][6])
    tree = told.to_html(language=getattr(muster.Language, language))
    page = folder / f"score-{language}.html"
    page.write_text(PAGE.format(tree.replace("<details>", "<details open>")), encoding="utf-8")
    if browser := shutil.which("chromium"):
        subprocess.run([browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                        "--window-size=800,890", f"--screenshot={folder / f'score-{language}.png'}", page.as_uri()],
                       check=True, capture_output=True)
        page.unlink()


def draw(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pictures: list[Callable[[str], Any]] = [roster, pairing, ranking]
    for language in PEOPLE:
        for picture in pictures:
            figure = picture(language).figure
            figure.savefig(folder / f"{picture.__name__}-{language}.png", dpi=100, bbox_inches="tight")
            pyplot.close(figure)
        unfolded(language, folder)


if __name__ == "__main__":
    draw(Path(sys.argv[1]).resolve())
