"""The `redact`, `purge` and `audit` commands: a term that tells less, forgets its past, lists its changes."""
from __future__ import annotations

import os
import secrets
from argparse import Namespace
from datetime import date
from typing import Any

from .. import load
from ..archive import Past, Purged, Reader, pseudonymised, purged, redacted
from ..csv_rows import write_rows
from ..messages import in_language
from ..programme import Term, audit
from ..readers import read_folder
from ..readers.cells import kept_from
from ..readers.models.retention import retention_of
from ..time_zones import minutes_ahead
from .as_data import print_data
from .outputs import written_whole
from .refusals import refuse
from .told import names_alone
from .words import label_in
from .write import Told, write_all

KEY = "MUSTER_PSEUDONYM_KEY"

WORDS = {
    "en": {"other": "{archive}: the archive holds {kind}, not a term", "written": "Written",
           "map": "give --map a place outside of --out", "went": "Went", "seals": "reporters under seal",
           "bare": "nothing says what is to be forgotten; give --before or --by",
           "unset": "{folder}: the folder has no table retention; write one, or give --before",
           "nothing": "Nothing was changed.", "by": ", by {by}", "why": ": {why}", "colon": ": "},
    "zh": {"other": "{archive}：存档内容为{kind}，不是学期", "written": "已写出", "map": "--map请放在--out之外",
           "went": "已清除", "seals": "密封的报告人", "bare": "未说明清除什么；请给出--before或--by",
           "unset": "{folder}：文件夹中没有保留期限表；请写一个，或给出--before", "nothing": "没有变更。",
           "by": "，{by}", "why": "：{why}", "colon": "："},
}


def run_redact(options: Namespace) -> int:
    term = read(options)
    if isinstance(term, int):
        return term
    key = os.environ.get(KEY) or secrets.token_hex(32)
    if options.readers != "analysts":
        return write(options, redacted(term, getattr(Reader, options.readers), key=key))
    made = pseudonymised(term, key)
    if options.map is not None:
        if options.out.resolve() in options.map.resolve().parents:
            return refuse(options, 2, [WORDS[options.language]["map"]])
        with open(os.open(options.map, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8-sig",
                  newline="") as file:
            write_rows(file, [["pseudonym", "code"], *sorted(made.real.items())])
    return write(options, made.term)


def run_purge(options: Namespace) -> int:
    term = read(options)
    if isinstance(term, int):
        return term
    say = WORDS[options.language]
    if options.by is None and not options.before:
        return refuse(options, 2, [say["bare"]])
    today = options.today or date.today()
    kept = retention_of(read_folder(options.by), today) if options.by is not None else {}
    if options.by is not None and not kept and not options.before:
        return refuse(options, 2, [say["unset"].format(folder=options.by)])
    made = purged(term, with_given(kept, options.before, today))
    return write(options, made.term, made)


def with_given(kept: dict[Past, date], given: list[tuple[str, Any]], today: date) -> dict[Past, date]:
    """What the command says goes before what the folder does, and what it says of a kind before what it says of all."""
    made = dict(kept)
    for named, when in sorted(given, key=lambda each: each[0] != ""):
        day = when if isinstance(when, date) else kept_from(when, today)
        for kind in [Past.__members__[named]] if named else Past.__members__.values():
            made.pop(kind, None)
            if day is not None:
                made[kind] = day
    return made


def run_audit(options: Namespace) -> int:
    term = read(options)
    if isinstance(term, int):
        return term
    say, entries = WORDS[options.language], audit(term)
    if options.json:
        print_data([{"on": each.on, "what": label_in(each.what, options.language), "about": each.about,
                     "by": each.by, "why": each.why} for each in entries])
    elif not entries:
        print(say["nothing"])
    else:
        for each in entries:
            print(each.on, f"{each.about}  {label_in(each.what, options.language)}"
                  + (say["by"].format(by=each.by) if each.by else "")
                  + (say["why"].format(why=each.why) if each.why else ""))
    return 0


def read(options: Namespace) -> Term | int:
    held = load(options.archive)
    if isinstance(held, Term):
        return held
    other = WORDS[options.language]["other"]
    return refuse(options, 2, [other.format(archive=options.archive, kind=type(held).__name__)])


def write(options: Namespace, term: Term, went: Purged | None = None) -> int:
    minutes_ahead(options.time_zone)
    say = WORDS[options.language]
    with written_whole(options.out) as writing:
        names = write_all(term, writing, Told(options.language, options.time_zone))
    files = [os.path.join(options.out, name) for name in names]
    if options.json:
        data: dict[str, Any] = {"files": names_alone(files)}
        if went is not None:
            data["went"] = {**{kind.name: count for kind, count in went.went.items()}, "seals": went.seals}
        print_data(data)
        return 0
    if went is not None:
        counts = [(label_in(kind.label, options.language), count) for kind, count in went.went.items()]
        if Past.incidents in went.went:
            counts.append((say["seals"], went.seals))
        print(say["went"], *(f"{what}{say['colon']}{count}" for what, count in counts), sep="\n  ")
    print(say["written"], *(in_language(file, options.language) for file in files), sep="\n  ")
    return 0
