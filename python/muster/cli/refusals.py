"""What a command says where it does not do what was asked: to people always, and to programs that asked for JSON."""
from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence


def refuse(options: Namespace, status: int, lines: Sequence[str], faults: Sequence[str] | None = None) -> int:
    """Says the lines, in the language that was asked for; `faults` are those that programs are told. The status."""
    print(*lines, sep="\n", file=sys.stderr)
    if getattr(options, "json", False):
        told = [line.strip() for line in (lines if faults is None else faults)]
        print(json.dumps({"status": status, "faults": told}, ensure_ascii=False, indent=1))
    return status
