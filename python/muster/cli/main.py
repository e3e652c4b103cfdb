"""How a command ends.

Status 0: done. 1: a proof does not hold. 2: bad input or arguments. 130: stopped by Ctrl-C.
"""
from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from .._muster import Error
from ..messages import in_language
from .arguments import parser
from .language import language_of

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    language = language_of(arguments)
    options = parser(language).parse_args(arguments)

    def tell(text: str) -> None:
        print(in_language(text, options.language), file=sys.stderr)

    try:
        done: int = options.run(options)
        return done
    except KeyboardInterrupt:
        tell("\nstopped; nothing was written")
        return STOPPED
    except BrokenPipeError:  # `| head` closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except Error as error:
        tell(str(error))
        count = len(getattr(error, "faults", ()))
        if count > 1:
            tell(f"{count} faults; nothing was written")
        return 2
    except OSError as error:
        tell(f"{error.filename or 'the system'}: {error.strerror or error}; see that the folder is there, may be "
             "written, and has room")
        return 2
