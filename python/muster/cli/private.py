"""The `redact`, `purge` and `audit` commands: a term that tells less, forgets its past, lists its changes."""
from __future__ import annotations

import csv
import os
import secrets
from argparse import Namespace
from typing import Any

from .. import load
from ..archive import Reader, pseudonymised, purged, redacted
from ..messages import in_language
from ..programme import Term, audit
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
           "map": "give --map a place outside of --out", "went": "Went",
           "people": "names and files of people who had left: {count}", "incidents": "incidents closed: {count}",
           "seals": "reporters under seal: {count}", "texts": "reasons, notes and topics: {count}",
           "nothing": "Nothing was changed.", "by": ", by {by}", "why": ": {why}"},
    "zh": {"other": "{archive}：存档内容为{kind}，不是学期", "written": "已写出", "map": "--map请放在--out之外",
           "went": "已清除", "people": "已离开人员的姓名和材料：{count}", "incidents": "已办结的事件：{count}",
           "seals": "密封的报告人：{count}", "texts": "理由、备注和主题：{count}", "nothing": "没有变更。",
           "by": "，{by}", "why": "：{why}"},
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
            csv.writer(file).writerows([["pseudonym", "code"], *sorted(made.real.items())])
    return write(options, made.term)


def run_purge(options: Namespace) -> int:
    term = read(options)
    if isinstance(term, int):
        return term
    made = purged(term, options.before)
    return write(options, made.term,
                 {name: getattr(made, name) for name in ("people", "incidents", "seals", "texts")})


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


def write(options: Namespace, term: Term, went: dict[str, int] | None = None) -> int:
    minutes_ahead(options.time_zone)
    say = WORDS[options.language]
    with written_whole(options.out) as writing:
        names = write_all(term, writing, Told(options.language, options.time_zone))
    files = [os.path.join(options.out, name) for name in names]
    if options.json:
        data: dict[str, Any] = {"files": names_alone(files)}
        print_data(data if went is None else {**data, "went": went})
        return 0
    if went is not None:
        print(say["went"], *(say[name].format(count=count) for name, count in went.items()), sep="\n  ")
    print(say["written"], *(in_language(file, options.language) for file in files), sep="\n  ")
    return 0
