"""Adds up JUnit files and closes with "N passed, M failed"; a file that is missing or empty counts as a failure."""
from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def count(path: Path) -> tuple[int, int, int]:
    """(passed, failed, skipped) of one JUnit file."""
    if not path.exists():
        print(f"{path.name}: was not written; the runner before it stopped early")
        return 0, 1, 0
    cases = list(ElementTree.parse(path).iter("testcase"))
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = [case for case in cases if case.find("skipped") is not None]
    for case in failed:
        print(f"failed: {case.get('classname')} {case.get('name')}")
    for case in skipped:
        why = case.find("skipped")
        print(f"skipped: {case.get('classname')} {case.get('name')}: {'' if why is None else why.get('message')}")
    if not cases:
        print(f"{path.name}: holds no test")
        return 0, 1, 0
    return len(cases) - len(failed) - len(skipped), len(failed), len(skipped)


def main(paths: list[str]) -> int:
    passed, failed, skipped = (sum(column) for column in zip(*(count(Path(path)) for path in paths)))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
