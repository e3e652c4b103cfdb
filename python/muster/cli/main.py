"""How a command ends.

Status 0: done. 1: a proof does not hold. 2: bad input or arguments. 130: stopped by Ctrl-C.
"""
from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from .._muster import Error
from ..messages import in_language
from .arguments import parser
from .language import language_of
from .refusals import refuse

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # who cannot show a letter is told which it is
    language = language_of(arguments)
    options = parser(language).parse_args(arguments)

    def refused(status: int, *lines: str, faults: Sequence[str] = ()) -> int:
        return refuse(options, status, [in_language(line, options.language) for line in lines],
                      [in_language(fault, options.language) for fault in faults or lines])

    try:
        done: int = options.run(options)
        return done
    except KeyboardInterrupt:
        return refused(STOPPED, "\nstopped; nothing was written")
    except BrokenPipeError:  # `| head` closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except Error as error:
        faults = list(getattr(error, "faults", ()))
        count = [f"{len(faults)} faults; nothing was written"] if len(faults) > 1 else []
        return refused(2, str(error), *count, faults=faults or [str(error)])
    except OSError as error:
        return refused(2, f"{error.filename or 'the system'}: {error.strerror or error}; see that the folder is there, "
                          "may be written, and has room")
