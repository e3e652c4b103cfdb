"""The `completion` command: a script by which a shell completes the other commands."""
from __future__ import annotations

import sys
from argparse import Namespace

from .arguments import parser


def run_completion(options: Namespace) -> int:
    try:
        import shtab
    except ImportError:
        print("muster completion: the package shtab (python3-shtab) is not installed; install it", file=sys.stderr)
        return 2
    print(shtab.complete(parser(options.language), shell=options.shell))
    return 0
