"""The `completion` command: a script by which a shell completes the other commands."""
from __future__ import annotations

import sys
from argparse import Namespace

from ..messages import in_language
from .arguments import parser


def run_completion(options: Namespace) -> int:
    try:
        import shtab
    except ImportError:
        print(in_language("completion: python3-shtab is not installed; install it", options.language), file=sys.stderr)
        return 2
    print(shtab.complete(parser(options.language), shell=options.shell))
    return 0
