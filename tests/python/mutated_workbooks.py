r"""Workbooks changed from seeds as no spreadsheet writes them: parts, elements, types, styles, strings, days, merges.

Run as a program it reads as many as one likes, with the memory and the time of each bounded, and prints each at fault:

    PYTHONPATH=build/release/python MUSTER_BUILD_DIR=$PWD/build/release \
        /usr/bin/python3 tests/python/mutated_workbooks.py [first] [count]
"""
from __future__ import annotations

import contextlib
import csv
import datetime
import io
import random
import re
import resource
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from pathlib import Path

import openpyxl
from muster.cells import BadCell, Clock, Day
from muster.cli.main import main

TABLES = ("term", "units", "members", "stages", "places", "posts", "duty", "activities", "ledger")
ROOM = 1 << 30  # bytes beyond those that the program has when it begins
LONGEST = 30  # seconds of processor time for one workbook
NUMBERS = ["-1", "0", "1", "4294967296", "9" * 400, "1e999", "-1e999", "nan", "1_0", "0x10", "²", "", " ", "1.5",
           "46272.5", "-46272", "2958466", "1e-320", "٣", "-0", "1E+400", "9" * 4400]
PLACES = ["A1", "B2", "XFD1", "XFD1048576", "A0", "A1048577", "ZZZ9", "AAAA1", "1A", "", "A1:B2", "$A$1", "R1C1", "Ａ１"]
RANGES = ["A1:XFD1048576", "B2:B3", "A2:A1048576", "B3:A2", "A:A", "1:1", "", "A1", "C2:C9", "A1:C1", "B2:ZZZ99999999"]
WORDS = ["=1+1", "<&>", "a" * 40_000, "\u202e", "_x0000_", "_xFFFF_", "张", "#REF!", "'1", "﷽" * 99, "TRUE",
         "2026-09-07"]
KINDS = ["s", "n", "b", "e", "str", "inlineStr", "d", "x", ""]
HOLDERS = ("c", "v", "t", "f", "row", "sheetData", "si", "xf", "numFmt", "sheet", "Relationship", "Override",
           "dimension")
OTHER = [b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", b"<?xml version='1.1'?>",
         b"<!--", b"]]>", b"\0", b"\xff\xfe", b"<a>" * 20_000]


def cell_of(text: str) -> object:
    for kind in (Day(), Clock()):
        with contextlib.suppress(BadCell):
            value = kind.read(text)
            return value if isinstance(value, datetime.date) else datetime.time(value // 60 % 24, value % 60)
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else text


def whole_workbook(folder: Path) -> dict[str, bytes]:
    """The parts of a workbook of tables, which have days, times, numbers, formats and merged cells."""
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["new", str(folder)]) == 0
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in TABLES:
        path = folder / f"{name}.csv"
        sheet = book.create_sheet(name)
        sheet.append([f"Table of {path.stem}"])
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            sheet.append([cell_of(cell.removeprefix("e.g. ")) if cell else None for cell in row])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=3)
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


class Mutator:
    """Changes the parts of one workbook; the same seed makes the same changes."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)

    def changed(self, parts: dict[str, bytes]) -> bytes:
        parts = dict(parts)
        sheets = [name for name in parts if name.startswith("xl/worksheets/")]
        for _ in range(self.draw.choice([1, 1, 1, 2, 3, 8])):
            name = self.draw.choice(sheets if self.draw.random() < 0.6 else sorted(parts))
            change = self.draw.choice([self.attribute, self.attribute, self.attribute, self.text, self.text,
                                       self.element, self.element, self.kind, self.kind, self.merged, self.day,
                                       self.inserted, self.byte])
            parts[name] = change(parts[name])
        return self.packed(parts)

    def packed(self, parts: dict[str, bytes]) -> bytes:
        made = io.BytesIO()
        names = sorted(parts)
        if self.draw.random() < 0.05:
            names.remove(self.draw.choice(names))
        if self.draw.random() < 0.03:
            names.append(self.draw.choice(names))
        way = zipfile.ZIP_DEFLATED
        if self.draw.random() < 0.03:
            way = self.draw.choice([zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a part that is there twice
            with zipfile.ZipFile(made, "w", way) as book:
                for name in names:
                    book.writestr(name, parts[name])
        data = bytearray(made.getvalue())
        if self.draw.random() < 0.03:
            data[self.draw.randrange(len(data))] ^= 1 << self.draw.randrange(8)
        if self.draw.random() < 0.02:
            del data[self.draw.randrange(len(data)):]
        return bytes(data)

    def spot(self, pattern: bytes, content: bytes) -> re.Match[bytes] | None:
        spots = list(re.finditer(pattern, content))
        return self.draw.choice(spots) if spots else None

    def put(self, content: bytes, spot: re.Match[bytes] | None, new: str | bytes) -> bytes:
        made = new.encode() if isinstance(new, str) else new
        return content[:spot.start()] + made + content[spot.end():] if spot else content

    def value(self) -> str:
        return self.draw.choice(self.draw.choice([NUMBERS, NUMBERS, PLACES, RANGES, WORDS, KINDS]))

    def attribute(self, content: bytes) -> bytes:
        return self.put(content, self.spot(rb'(?<==")[^"]*(?=")', content), escaped(self.value()))

    def text(self, content: bytes) -> bytes:
        return self.put(content, self.spot(rb"(?<=>)[^<>]+(?=<)", content), escaped(self.value()))

    def element(self, content: bytes) -> bytes:
        """One is taken away, doubled, put elsewhere or put into itself."""
        name = self.draw.choice(HOLDERS).encode()
        spot = self.spot(rb"<%s\b[^>]*?(?:/>|>.*?</%s>)" % (name, name), content)
        other = self.spot(rb"<%s\b[^>]*?(?:/>|>.*?</%s>)" % (name, name), content)
        if spot is None or other is None:
            return content
        inside = re.sub(rb"(</%s>)?$" % name, lambda end: spot[0] + end[0], spot[0], count=1)
        return self.put(content, spot, self.draw.choice([b"", spot[0] * 2, other[0], spot[0] * 5000, inside]))

    def kind(self, content: bytes) -> bytes:
        """A cell of another type or style."""
        spot = self.spot(rb"<c r=\"\w+\"[^>]*?(?=/?>)", content)
        place = re.match(rb'<c r="\w+"', spot[0])[0].decode() if spot else ""
        style = self.draw.choice(["0", "1", "2", "99"])
        return self.put(content, spot, f'{place} t="{self.draw.choice(KINDS)}" s="{style}"')

    def merged(self, content: bytes) -> bytes:
        ranges = "".join(f'<mergeCell ref="{escaped(self.draw.choice(RANGES))}"/>'
                         for _ in range(self.draw.choice([1, 2, 2000])))
        return content.replace(b"</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>".encode())

    def day(self, content: bytes) -> bytes:
        """Cells of all styles become so great or small a number."""
        number = escaped(self.draw.choice(NUMBERS)).encode()
        return re.sub(rb'(<c r="\w+" s="\d+"[^>]*?><v>)[^<]*', lambda cell: cell[1] + number, content)

    def inserted(self, content: bytes) -> bytes:
        return self.put(content, self.spot(rb"(?=<)", content), self.draw.choice(OTHER))

    def byte(self, content: bytes) -> bytes:
        at = self.draw.randrange(len(content) + 1)
        return content[:at] + bytes([self.draw.randrange(256)]) + content[at + self.draw.randrange(2):]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def fault_of(path: Path) -> str:
    """What is wrong with how a workbook is read: nothing where that is a reading or a refusal in words."""
    out, faults = io.StringIO(), io.StringIO()
    begun = time.process_time()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(faults):
            status = main(["check", str(path)])
    except BaseException:
        return traceback.format_exc()
    took = time.process_time() - begun
    said = faults.getvalue()
    if took > LONGEST:
        return f"{took:.0f} s"
    if status not in (0, 2) or (status == 2) != ("; " in said):
        return f"status {status}: {said[:500]}"
    return next((said[:500] for word in ("MemoryError", "RecursionError", "Warning", "Traceback") if word in said), "")


def run(first: int, count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        parts = whole_workbook(Path(folder) / "term")
        path = Path(folder) / "book.xlsx"
        path.write_bytes(Mutator(0).packed(parts))
        faults = fault_of(path)
        assert not faults, faults
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + ROOM, taken + ROOM))
        at_fault = 0
        for seed in range(first, first + count):
            path.write_bytes(Mutator(seed).changed(parts))
            fault = fault_of(path)
            if fault:
                print(f"seed {seed}: {fault}", flush=True)
                at_fault += 1
    return at_fault


if __name__ == "__main__":
    first, count = (int(each) for each in (sys.argv[1:] + ["0", "100"][len(sys.argv) - 1:]))
    sys.exit(1 if run(first, count) else 0)
