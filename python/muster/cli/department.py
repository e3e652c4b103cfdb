"""A command over several branches: each planned by itself, then rolled up and compared."""
from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal

from .. import Label
from ..messages import in_language
from ..programme import BranchResult, Department, branch_result
from ..readers import TermFolder
from .as_data import branch_data, notes_in, print_data
from .managed_summary import joined
from .outputs import written_whole
from .planned import Done, Work, done, note_seal, refused
from .progress import ProgressLine
from .summary import WORDS as SUMMARY
from .summary import told_lines
from .told import names_alone, record, told_as
from .words import label_in, plain_number
from .write import file_names, write_all, write_department

WORDS = {
    "en": {
        "head": "{name}, {unit}: {branches} branches, {members} members, {records} records",
        "branch": "{rank:>3}{change:<6} {name}: {members} members, mean {mean}{rise}, {grades}; {paired} of {mentees} "
                  "paired, {turns} turns ({least} to {most} each); {waiting} records wait{stars}",
        "stars": "; {stars}",
        "young": "; no stars, under a year old",
        "goals": "Goals       {met} of {goals} are met: {open}.",
        "checked": "Every branch's pairing, roster and scores were checked again and are as they say.",
        "notes": "Notes",
        "written": "Written",
        "none": "none open",
    },
    "zh": {
        "head": "{name}，{unit}：{branches}个支部、{members}名成员、{records}条记录",
        "branch": "{rank:>3}{change:<6} {name}：{members}人，平均{mean}{rise}，{grades}；{mentees}名帮扶对象中{paired}名已结对，"
                  "值班{turns}人次（每人{least}至{most}班）；{waiting}条待审{stars}",
        "stars": "；{stars}",
        "young": "；成立未满一年，不评星级",
        "goals": "目标    {goals}项中完成{met}项，未完成：{open}。",
        "checked": "各支部的结对、值班与得分均已重新核对，与所称一致。",
        "notes": "提示",
        "written": "已写出",
        "none": "无",
    },
}


def run(options: Namespace, folders: list[TermFolder], parts: list[tuple[str, TermFolder]], work: Work,
        progress: ProgressLine) -> int:
    from ..readers.models.department import build_department, check_together

    check_together(folders)
    made: list[Done] = []
    for branch, part in parts:
        made.append(done(part, options, work, lambda step, *told: progress(f"{branch}: {step}", *told)))
        if not made[-1].is_good:
            return refused(made[-1].proven, options, progress)
    terms = [each.term for each in made]
    evaluations = [term.evaluation for term in terms if term.evaluation is not None]
    department = build_department(folders, [branch_result(term) for term in terms], evaluations)
    files: list[str] = []
    if not getattr(options, "dry_run", False):
        progress("writing", 0.95)
        files = write(options, folders, made, department, work)
    progress.clear()
    for folder in folders:
        note_seal(folder)
    notes = list(dict.fromkeys(note for folder in folders for note in folder.notes))
    if options.json:
        print_data({"branches": [branch_data(each) for each in made], "files": names_alone(files),
                    "notes": notes_in(notes, options.language)})
        return 0
    say = WORDS[options.language]
    print(*summary_lines(department, options.language), sep="\n")
    for each in made if work.told_on is not None else ():
        print(label_in(each.term.organisation.units[each.term.branch].name, options.language),
              *told_lines(each, options, SUMMARY[options.language]), sep="\n")
    if notes:
        print(say["notes"], *(in_language(note, options.language) for note in notes), sep="\n  ")
    if files:
        print(say["written"], *(in_language(file, options.language) for file in files), sep="\n  ")
    return 0


def write(options: Namespace, folders: list[TermFolder], made: list[Done], department: Department,
          work: Work) -> list[str]:
    """Every branch's files in a folder of its own, what compares them, and what was told; their paths."""
    with ExitStack() as stack:
        if work.told_on is not None:
            for folder in folders:
                record(stack, folder, [each for each in made if each.folder.path == folder.path], options.language)
        writing = stack.enter_context(written_whole(options.out))
        names = write_department(department, writing, options.language)
        codes = [each.term.organisation.units[each.term.branch].code for each in made]
        for each, name in zip(made, file_names(codes)):
            (writing / name).mkdir()
            write_all(each.term, writing / name, told_as(options, each))
            names.append(f"{name}/")
    return [os.path.join(options.out, name) for name in names]


def summary_lines(department: Department, language: str) -> Iterator[str]:
    say, total = WORDS[language], department.total()
    yield say["head"].format(name=label_in(department.name, language), unit=label_in(department.unit, language),
                             branches=len(department.branches), members=total.members, records=total.records)
    last = len(department.branches) + 1
    for row in sorted(range(len(department.branches)), key=lambda row: department.rank(row) or last):
        branch = department.branches[row]
        yield say["branch"].format(
            rank=department.rank(row) or "-", change=in_brackets(department.ranks_gained(row)),
            name=label_in(branch.name, language), members=branch.members,
            mean="-" if branch.mean is None else plain_number(branch.mean), rise=in_brackets(branch.gain),
            grades=joined((f"{label_in(grade.label, language)} {grade.members}" for grade in branch.grades), language),
            paired=branch.paired, mentees=branch.mentees, turns=branch.turns, least=branch.least_turns,
            most=branch.most_turns, waiting=branch.waiting, stars=stars_of(department, row, branch, language))
    if department.goals:
        met = sum(goal.is_met for goal in department.goals)
        still = [goal.code for goal in department.goals if not goal.is_met]
        yield say["goals"].format(met=met, goals=len(department.goals), open=joined(still, language) or say["none"])
    yield say["checked"]


def in_brackets(change: int | Decimal | None) -> str:
    """`(+2)`: what was gained since the term before, where that is known."""
    if change is None:
        return ""
    number = plain_number(Decimal(change))
    return f" ({'+' if change > 0 else ''}{number})"


def stars_of(department: Department, row: int, branch: BranchResult, language: str) -> str:
    say, rating = WORDS[language], department.rating(row)
    if department.stars is None:
        return ""
    if rating is None:
        return say["young"]
    grade = Label() if rating.grade is None else department.stars.scheme.grades[rating.grade].label
    return say["stars"].format(stars=label_in(grade, language)) if rating.grade is not None else ""
