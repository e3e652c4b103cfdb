"""A folder checked: every fault of every table at once, and a mended copy where one is asked for."""
from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from ..csv_rows import write_rows
from ..messages import in_language
from ..org import Organisation
from ..readers import TermFolder, read_folder
from ..readers.mend import as_table, mend_folder
from ..readers.models.pairing import pair_rules
from ..readers.models.plan import Plan, Planner, as_told, fit_of
from ..readers.models.roster import build_problem
from ..readers.models.term import make_term
from ..readers.models.told import is_published
from .as_data import notes_in, print_data
from .planned import parts_of
from .refusals import refuse

WORDS = {
    "en": {
        "sound": "{folder}: no fault in {tables} tables, {rows} rows; ready to be planned",
        "notes": "Notes",
        "mended": "{copy}: {cells} cells are written otherwise, listed in {changes}",
        "more": "  and {count} more",
        "there": "{copy}: it is there already; name a folder that is not",
    },
    "zh": {
        "sound": "{folder}：{tables}个表共{rows}行，没有问题，可以安排",
        "notes": "提示",
        "mended": "{copy}：改写了{cells}个单元格，见{changes}",
        "more": "  另有{count}处",
        "there": "{copy}：已经存在，请另起一个文件夹名",
    },
}
SHOWN = 20  # changes that are printed; the file has them all


def check_folder(options: Namespace) -> int:
    """Reads it, and builds all that a plan is made from; mends a copy first, where one is asked for."""
    say, path = WORDS[options.language], options.checked
    if options.fix is not None:
        if options.fix.exists():
            return refuse(options, 2, [say["there"].format(copy=options.fix)])
        path = mend(options)
    folder = read_folder(path)
    for _, part in parts_of([folder]):
        examine(part, options.today or date.today())
    rows = sum(len(table) for table in folder.tables.values())
    if options.json:
        print_data({"folder": str(path), "tables": {name: len(table) for name, table in folder.tables.items()},
                    "notes": notes_in(folder.notes, options.language)})
        return 0
    print(say["sound"].format(folder=path, tables=len(folder.tables), rows=rows))
    if folder.notes:
        print(say["notes"], *(in_language(note, options.language) for note in folder.notes), sep="\n  ")
    return 0


def examine(part: TermFolder, today: date) -> None:
    """All that a plan would be refused for, without a plan; of a published one, what `change` would be."""
    if is_published(part):
        make_term(part, as_told(today), today=today, is_scored=False)
        return

    def unsolved(folder: TermFolder, organisation: Organisation) -> Plan:
        fit = fit_of(folder, organisation)
        if fit is not None:
            pair_rules(folder, fit)
        if folder.rows("duty"):
            build_problem(folder, organisation)
        return Plan()
    make_term(part, Planner(unsolved), is_scored=False)


def mend(options: Namespace) -> Path:
    """The mended copy; what was changed is printed, and stands in a file beside it."""
    say, copy = WORDS[options.language], options.fix
    notes: list[str] = []
    changed = mend_folder(options.checked, copy, notes)
    listed = copy.with_name(f"{copy.name}-{'改动' if options.language == 'zh' else 'changes'}.csv")
    with open(listed, "w", encoding="utf-8-sig", newline="") as file:
        write_rows(file, as_table(changed, options.language))
    if not options.json:
        print(say["mended"].format(copy=copy, cells=len(changed), changes=listed))
        for each in changed[:SHOWN]:
            print(f"  {each.place}: {each.column}: {each.before} -> {each.after}")
        if len(changed) > SHOWN:
            print(say["more"].format(count=len(changed) - SHOWN))
    return Path(copy)
