"""Seconds of processor time in place of seconds of the clock, for benchmarks on a machine that others use.

`count_processor_time()` begins the program again with a library before the system's that answers every question for the
time by the processor time of the process (processor_clock.cpp; a C++ compiler is needed, once for each run). So limits
and times of this process and of the programs it runs are processor seconds. All threads count, so that comparisons are
of as many threads, or of one.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).with_name("processor_clock.cpp")
SAID = "MUSTER_BENCH_PROCESSOR_TIME"


def add_processor_time(parser):
    parser.add_argument("--processor-time", action="store_true",
                        help="seconds are processor seconds of all threads, for a machine that others use")


def count_processor_time():
    """Nothing where it is done already; else the program begins again."""
    if SAID in os.environ:
        return
    library = Path(tempfile.mkdtemp()) / "processor_clock.so"
    subprocess.run([os.environ.get("CXX", "c++"), "-O2", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
    before = os.environ.get("LD_PRELOAD")
    os.environ |= {SAID: "1", "LD_PRELOAD": f"{library}:{before}" if before else str(library)}
    os.execv(sys.executable, [sys.executable, *sys.argv])
