"""How a command ends.

Status 0: done. 1: a proof does not hold. 2: bad input or arguments. 130: stopped by Ctrl-C.
"""
from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from .._muster import Error
from .arguments import parser

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its status."""
    options = parser("en").parse_args(arguments)
    try:
        done: int = options.run(options)
        return done
    except KeyboardInterrupt:
        print("\nstopped; nothing was written", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # `| head` closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except Error as error:
        print(error, file=sys.stderr)
        count = len(getattr(error, "faults", ()))
        if count > 1:
            print(f"{count} faults; nothing was written", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename or 'the system'}: {error.strerror or error}; see that the folder is there, may be "
              "written, and has room", file=sys.stderr)
        return 2
