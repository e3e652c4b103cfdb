"""Instances of the field's benchmark and competitions, from their files, and rosters as their solutions."""
from __future__ import annotations

import os
import pathlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .._muster.roster import (FileForm, FileKind, Problem, Roster, read_benchmark, read_benchmark_roster, read_inrc1,
                              read_inrc1_roster, read_inrc2, read_inrc2_solutions, recognise, write_benchmark_roster,
                              write_inrc1_roster, write_inrc2_history, write_inrc2_solutions)
from ..faults import Faults, Place, path_text
from ..refusal import invalid
from ..text_files import text_of

# n005w4_0_1-2-3-3: scenario, history, weeks.
NAMED = re.compile(r"(?P<scenario>.+)_(?P<history>\d+)_(?P<weeks>\d+(?:-\d+)*)")
ENDINGS = {".txt": FileForm.text, ".xml": FileForm.xml, ".ros": FileForm.xml, ".json": FileForm.json}
PARTS = {FileKind.inrc2_scenario: "scenario", FileKind.inrc2_history: "history", FileKind.inrc2_week: "week"}


@dataclass(frozen=True)
class Instance:
    """What the files of an instance say.

    Attributes
    ----------
    problem : Problem
        What is asked.
    kind : FileKind
        Which benchmark or competition it is of: `shift_scheduling`, `inrc1` or `inrc2_scenario`.
    form : FileForm
        How its files are written, and its solutions where their names do not say otherwise.
    name : str
        Of the instance, or of its scenario where the weeks were given one by one.
    scenario : str
        Of INRC-II, that its solutions name; else the name.
    """

    problem: Problem
    kind: FileKind
    form: FileForm
    name: str
    scenario: str

    def read_solution(self, *files: str | os.PathLike[str]) -> Roster:
        """The roster of a solution: one file, of INRC-II one for each week."""
        paths = [pathlib.Path(file) for file in files]
        texts, names = [text_of(path) for path in paths], [path_text(path) for path in paths]
        if self.kind == FileKind.inrc2_scenario:
            return read_inrc2_solutions(texts, self.problem, sources=names)
        if len(paths) != 1:
            raise invalid("files", f"there are {len(paths)} for one solution", "give one file")
        read = read_inrc1_roster if self.kind == FileKind.inrc1 else read_benchmark_roster
        return read(texts[0], self.problem, source=names[0])

    def write_solution(self, roster: Roster, out: str | os.PathLike[str]) -> list[pathlib.Path]:
        """Writes the roster as a solution; the files that were written.

        Of INRC-II a file for each week, and the history that the next one begins with: `out` with `-0`, `-1` and
        `-history` before its ending, or `out` itself where there is one week.
        """
        out = pathlib.Path(out)
        form = ENDINGS.get(out.suffix.lower(), self.form)
        if self.kind == FileKind.inrc2_scenario:
            weeks = write_inrc2_solutions(self.problem, roster, self.scenario, form=form)
            history = write_inrc2_history(self.problem, roster, self.scenario, form=form)
            names = [f"-{week}" for week in range(len(weeks))] if len(weeks) > 1 else [""]
            files = {out.with_name(f"{out.stem}{name}{out.suffix}"): text
                     for name, text in zip([*names, "-history"], [*weeks, history], strict=True)}
        elif self.kind == FileKind.inrc1:
            form = FileForm.text if form == FileForm.text else FileForm.xml
            files = {out: write_inrc1_roster(self.problem, roster, self.name, form=form)}
        else:
            files = {out: write_benchmark_roster(self.problem, roster, self.name)}
        for path, text in files.items():
            path.write_text(text, encoding="utf-8")
        return list(files)


def read_instance(*files: str | os.PathLike[str]) -> Instance:
    """The instance that files hold; which benchmark or competition it is of is seen by what stands in them.

    Parameters
    ----------
    *files : path
        One file; or of INRC-II a scenario, a history and the weeks after it, or the name of an instance, as
        `n005w4_0_1-2-3-3`, that lies beside the folder of its scenario, in it, or is a folder with the files.

    Raises
    ------
    InvalidInput
        With every line that is at fault.
    """
    if not files:
        raise invalid("files", "none is given", "name the files of an instance")
    paths = [pathlib.Path(file) for file in files]
    named = NAMED.fullmatch(paths[0].name) if len(paths) == 1 and not paths[0].is_file() else None
    name = paths[0].name if named else paths[0].stem
    paths = weeks_of(paths[0], named) if named else paths
    texts = [text_of(path) for path in paths]
    found = [recognise(text, source=path_text(path)) for text, path in zip(texts, paths, strict=True)]
    if any(each.kind in PARTS for each in found):
        return weekly(paths, texts, name if named else None)
    if len(paths) > 1:
        raise invalid(path_text(paths[1]), "it is one file too many", "give one instance")
    kind, form = found[0].kind, found[0].form
    if kind == FileKind.inrc1:
        return Instance(read_inrc1(texts[0], source=path_text(paths[0])), kind, form, found[0].name, found[0].name)
    if kind == FileKind.shift_scheduling:
        return Instance(read_benchmark(texts[0], source=path_text(paths[0])), kind, FileForm.xml, name, name)
    raise invalid(path_text(paths[0]), "it is no instance that is known",
                  "give one of INRC-I, of INRC-II, or of the shift-scheduling benchmark")


def weekly(paths: Sequence[pathlib.Path], texts: Sequence[str], name: str | None) -> Instance:
    """An instance of INRC-II: its files in any order, but for the weeks."""
    faults = Faults()
    parts: dict[FileKind, list[int]] = {kind: [] for kind in PARTS}
    for at, (path, text) in enumerate(zip(paths, texts, strict=True)):
        kind = recognise(text, source=path_text(path)).kind
        if kind in parts:
            parts[kind].append(at)
        else:
            faults.add(Place(path_text(path)), "it is neither scenario nor history nor week of INRC-II", "leave it out")
    for kind in (FileKind.inrc2_scenario, FileKind.inrc2_history):
        if len(parts[kind]) != 1:
            faults.add(Place("files"), f"there are {len(parts[kind])} files with a {PARTS[kind]}", "give one")
    if not parts[FileKind.inrc2_week]:
        faults.add(Place("files"), "there is no file with a week", "give the weeks in their order")
    faults.raise_if_any()
    (scenario,), (history,), weeks = parts.values()
    known = recognise(texts[scenario], source=path_text(paths[scenario]))
    problem = read_inrc2(texts[scenario], texts[history], [texts[week] for week in weeks],
                         sources=[path_text(paths[at]) for at in (scenario, history, *weeks)])
    return Instance(problem, FileKind.inrc2_scenario, known.form, name or known.name, known.name)


def weeks_of(path: pathlib.Path, named: re.Match[str]) -> list[pathlib.Path]:
    """The files that an instance of INRC-II is named after."""
    scenario = named["scenario"]
    wanted = [f"Sc-{scenario}", f"H0-{scenario}-{named['history']}",
              *(f"WD-{scenario}-{week}" for week in named["weeks"].split("-"))]
    folders = [folder for folder in (path, path.parent / scenario, path.parent) if folder.is_dir()]
    faults = Faults()
    found = []
    for name in wanted:
        there = [file for folder in folders for ending in ENDINGS if (file := folder / (name + ending)).is_file()]
        if there:
            found.append(there[0])
        else:
            faults.add(Place(path_text(path)), f'there is no file "{name}" beside it',
                       "give the folder of the scenario, or name the files")
    faults.raise_if_any()
    return found
