"""Ctrl-C while the command is still being imported: it ends in a sentence, as it does later on."""
from __future__ import annotations

import os
import sys
from types import TracebackType


def is_command() -> bool:
    """Whether this process is `python -m muster` or `muster`, whose first import is this package."""
    return sys.argv[:1] == ["-m"] and "muster" in sys.orig_argv or os.path.basename(sys.argv[0] or "") == "muster"


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    said = "已停止，未写出任何文件" if spoken.startswith("zh") else "stopped; nothing was written"
    print(f"\n{said}", file=sys.stderr)


if is_command():
    sys.excepthook = tell
