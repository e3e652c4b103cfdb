"""Makes the seed corpus anew from the archives of version 0.1, the built-in schemes and small drawn instances.

    /usr/bin/python3 tests/fuzz/seeds.py
"""
import random
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests/fuzz/corpus"
sys.path.insert(0, str(ROOT / "tests/python"))

ENDINGS = ("json", "xml", "muster")  # in the order of archives.cpp
LARGEST = 6000


def kinds():
    """Words of the kinds, in the order of archives.cpp."""
    target = (ROOT / "tests/fuzz/archives.cpp").read_text(encoding="utf-8")
    listed = re.search(r"kinds_of<(.*?)>\(\)", target, re.DOTALL)
    names = [name.strip() for name in listed.group(1).replace("\n", " ").split(",")]
    word_of = {}
    for header in ("kind.hpp", "answer.hpp"):
        text = (ROOT / "include/muster/archive" / header).read_text(encoding="utf-8")
        word_of.update(re.findall(r"kind_of<([\w:<>]+?)> = \"([\w ]+)\"", text))
    return [word_of[name.removeprefix("archive::")] for name in names]


def content(path):
    data = path.read_bytes()
    if path.suffix == ".muster":
        return data[72:]
    if path.suffix == ".json":
        return data[data.index(b'"content": ') + 11:data.rindex(b"\n}")]
    return data[data.index(b"\n", data.index(b"<muster")) + 1:data.rindex(b"\n</muster>")]


def archives():
    order = kinds()
    for path in sorted((ROOT / "tests/data/archives/0.1").iterdir()):
        word = path.stem.replace("_", " ")
        inside = content(path)
        choice = order.index(word) * len(ENDINGS) + ENDINGS.index(path.suffix[1:])
        if len(inside) <= (12_000 if word == "term" else LARGEST):
            yield path.name, bytes([choice]) + inside
            if path.name == "full_pairing_result.json":
                yield "zero-with-a-power.json", bytes([choice]) + inside.replace(b"1e-300", b"0e-300")
            if path.name == "department.muster":  # three were evaluated, one of them incompletely
                counts, least = (3).to_bytes(8, "little"), (1 << 63).to_bytes(8, "little")
                changed = inside.replace(counts + (1).to_bytes(8, "little"), counts + least)
                yield "numbers-of-a-branch.muster", bytes([choice]) + changed
    yield "whole.muster", (ROOT / "tests/data/archives/0.1/ledger.muster").read_bytes()
    yield "whole.json", (ROOT / "tests/data/archives/0.1/roster.json").read_bytes()
    yield "whole.xml", b"\xff" + (ROOT / "tests/data/archives/0.1/goals.xml").read_bytes()


def schemes():
    for path in sorted((ROOT / "src/programme/schemes").glob("*.json")):
        yield path.name, path.read_bytes()


def literals(test, *names):
    text = (ROOT / "tests/unit/roster" / test).read_text(encoding="utf-8")
    return [re.search(rf'{name} = R"\((.*?)\)"', text, re.DOTALL).group(1) for name in names]


def rosters():
    parted = "\n=====\n"
    (instance,) = literals("shift_scheduling_test.cpp", "instance")
    roster = '<Roster><Employee ID="A"><Assign><Day>0</Day><Shift>D</Shift></Assign></Employee></Roster>'
    yield "benchmark.txt", b"\0" + parted.join([instance, roster]).encode()
    (instance,) = literals("inrc1_test.cpp", "instance")
    yield "inrc1.txt", b"\1" + instance.encode()
    yield "inrc2.txt", b"\2" + parted.join(literals("inrc2_test.cpp", "scenario", "history", "week")).encode()
    yield "signs-alone-1", b"\1=\n= = ;\n"
    yield "signs-alone-2", b"\2" + parted.join(["=\n", "= =\n", "===\n"]).encode()
    import inrc_instances
    for seed in (1, 2):
        one, two = inrc_instances.SmallInrc1(seed), inrc_instances.SmallInrc2(seed, weeks=1)
        yield f"inrc1-{seed}.xml", b"\1" + one.as_xml().encode()
        yield f"inrc1-{seed}.txt", b"\1" + one.as_text().encode()
        for form in ("text", "xml", "json"):
            yield f"inrc2-{seed}.{form}", b"\2" + parted.join([*two.files(form), *two.solutions(two.lines())]).encode()


def drawings():
    yield "plain.svg", (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>t</title><g id="a">'
                        b'<rect width="6" height="1" fill="#b3261e"/><text x="1">n</text></g></svg>')
    yield "used.svg", (b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
                       b'viewBox="0 0 9 9"><defs>'
                       b'<clipPath id="c"><rect width="9" height="9"/></clipPath><path id="m" d="M0 0L1 1"/></defs>'
                       b'<use xlink:href="#m" x="2" clip-path="url(#c)" style="fill: red; stroke: none"/></svg>')
    yield "harm.svg", (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script><a href="javascript:1">'
                       b'<image href="http://x/"/></a></svg>')


def words():
    for text in ("0.5", "-12.345678", "1e3", "２", "2026-09-07", "2024-02-29", "07:05", "24:00", "=1+1", "＝cmd",
                 "a,b;c\\\n", "汉" * 60, "<b>'\"&", "99999999999999999999", ".5", "-0"):
        yield text.encode().hex()[:24], text.encode()


def documents():
    """What each reader is given, in the order of documents.cpp, with its number before."""
    for number, reader in enumerate((schemes, rosters, drawings, words)):
        for name, data in reader():
            yield f"{reader.__name__}-{name}", bytes([number]) + data


def drawn(length):
    draw = random.Random(7)
    for number in range(12):
        yield f"{number}", bytes(draw.randrange(256) for _ in range(length))


def small_rosters():
    yield from drawn(10)
    yield from ((f"{name}-frame", data) for name, data in drawn(60))  # number of members, days, types, and so on
    yield "two-types-of-one-name", bytes.fromhex("4dfa")
    yield "cut-short", bytes.fromhex("bdcbea8ee8bb6b29b618")


def corpora():
    """The seeds of each target, as (name, bytes)."""
    return {"archives": archives(), "documents": documents(), "pairings": drawn(48), "small_rosters": small_rosters()}


def main():
    shutil.rmtree(CORPUS, ignore_errors=True)
    for name, seeds in corpora().items():
        (CORPUS / name).mkdir(parents=True)
        for file, data in seeds:
            (CORPUS / name / file).write_bytes(data)


if __name__ == "__main__":
    main()
