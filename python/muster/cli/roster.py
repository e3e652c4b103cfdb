"""The command `roster`: solves an instance of the field's benchmark or of a nurse rostering competition."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from ..faults import path_text
from ..refusal import invalid
from ..roster import Instance, Options, RosterResult, Solution, Status, read_instance, solve
from .progress import ProgressLine
from .words import label_in

SECONDS = 60  # where nothing else bounds the search
PAGES, DRAWINGS = (".html", ".htm"), (".svg", ".png", ".pdf")  # endings of pictures; matplotlib makes drawings
SAID = {
    "en": {"asked": "{name}: {members} members, {days} days, {types} types of shifts",
           "cost": "Cost {cost:,}, no better than {bound:,}", "open": "Cost {cost:,}, no bound known",
           "gap": ", {gap:.1%} apart", "proven": ", proven best", "hard": "Hard rules are bent {hard} times.",
           "impossible": "It is shown that every roster bends a hard rule.", "part": "  {label}: {cost:,} ({times})",
           "bent": "  {label}: {hard} times, hard", "wrote": "{path}: written", "shift": "shift"},
    "zh": {"asked": "{name}：{members}人，{days}天，{types}种班次", "cost": "代价{cost:,}，最优不低于{bound:,}",
           "open": "代价{cost:,}，下界未知", "gap": "，相差{gap:.1%}", "proven": "，已证明最优",
           "hard": "违反硬性规则{hard}次。", "impossible": "已证明任何排法都违反硬性规则。",
           "part": "  {label}：{cost:,}（{times}次）", "bent": "  {label}：{hard}次，硬性规则", "wrote": "{path}：已写出",
           "shift": "班次"},
}


def run_roster(options: Namespace) -> int:
    """Reads, solves, checks and writes; status 1 where the proof does not hold."""
    picture = picture_of(options)
    instance = read_instance(*options.files)
    with ProgressLine(language=options.language) as progress:
        solution = solve(instance.problem, Options(
            time_limit=options.seconds or (None if options.work else SECONDS), work_limit=options.work,
            seed=options.seed, threads=options.threads,
            progress=progress))
    result = RosterResult(instance.problem, solution)
    holds = result.verify().holds
    written = [] if options.out is None else instance.write_solution(result.roster, options.out)
    if picture is not None:
        draw(result, picture, instance.name, options.language)
        written.append(picture)
    if options.json:
        from .as_data import print_data
        print_data(data(instance, solution, holds, written))
    else:
        print(*lines(instance, solution, options.language),
              *(SAID[options.language]["wrote"].format(path=path) for path in written), sep="\n")
    return 0 if holds else 1


def picture_of(options: Namespace) -> Path | None:
    """Where the picture goes: as asked, or beside the solution; known to be possible before anything is planned."""
    can_draw = find_spec("matplotlib") is not None
    asked: Path | None = options.picture
    for path in (options.out, asked):
        if path is not None and not path.absolute().parent.is_dir():
            raise invalid(path_text(path), "its folder is not there", "make the folder first")
    if asked is None:
        return None if options.out is None else options.out.with_suffix(".svg" if can_draw else ".html")
    ending = asked.suffix.lower()
    if ending not in (*PAGES, *DRAWINGS):
        raise invalid(path_text(asked), "its ending names no kind of picture",
                      "end it in .html, .svg, .png or .pdf")
    if ending in DRAWINGS and not can_draw:
        raise invalid(path_text(asked), "drawings need matplotlib, which is not installed",
                      "end it in .html, or install python3-matplotlib")
    return asked


def draw(result: RosterResult, picture: Path, title: str, language: str) -> None:
    """A row a member, a column a day: a page, or a drawing."""
    if picture.suffix.lower() in PAGES:
        picture.write_text(result.to_html(title=title, language=language), encoding="utf-8")
        return
    from matplotlib import pyplot

    from ..fonts import families
    from ..plain_svg import usual_style
    with usual_style():
        axes = result.plot_grid()
        axes.set_title(title)
        axes.get_legend().set_title(SAID[language]["shift"], prop={"family": families()})
        dated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(picture.suffix.lower())
        axes.figure.savefig(picture, metadata=dated, bbox_inches="tight")
        pyplot.close(axes.figure)


def lines(instance: Instance, solution: Solution, language: str) -> Iterator[str]:
    """What came out, part by part."""
    say, problem, score = SAID[language], instance.problem, solution.score
    yield say["asked"].format(name=instance.name, members=len(problem.members), days=len(problem.period),
                              types=len(problem.shift_types))
    if solution.status == Status.infeasible:
        yield say["impossible"]
    if not score.is_feasible:
        yield say["hard"].format(hard=score.hard)
    bound, gap = solution.lower_bound, solution.gap
    cost = say["open"] if bound is None else say["cost"]
    yield (cost.format(cost=score.cost, bound=bound) + (say["proven"] if solution.status == Status.optimal else
                                                        say["gap"].format(gap=gap) if gap else ""))
    for rule, found in score.by_rule.items():
        if found.hard:
            yield say["bent"].format(label=label_in(rule.label, language), hard=found.hard)
        if found.cost:
            yield say["part"].format(label=label_in(rule.label, language), cost=found.cost, times=found.times)


def data(instance: Instance, solution: Solution, holds: bool, written: list[Path]) -> dict[str, object]:
    """The same for programs."""
    return {"instance": instance.name, "cost": solution.score.cost, "hard_violations": solution.score.hard,
            "lower_bound": solution.lower_bound, "status": solution.status.name, "proof_holds": holds,
            "parts": {rule.name: found.cost for rule, found in solution.score.by_rule.items() if found.cost},
            "files": [str(path) for path in written]}
