"""A process of its own that reads what a stranger sent: what it is given to start, what it may use, what it may say."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class NothingWasRead(Exception):
    """The process gave no answer that can be used; ``in_time`` tells whether it ended before its time was up."""

    def __init__(self, *, in_time: bool) -> None:
        self.in_time = in_time
        super().__init__()


def answer_of(child: str, *wanted: str, data: bytes, wall_seconds: float, most_answer: int) -> Any:
    """The JSON that the module ``child`` writes when it is started with the data. Raises ``NothingWasRead``.

    It gets no environment but what a Python needs to start.
    """
    environment = {"PATH": os.environ.get("PATH", ""), "OPENBLAS_NUM_THREADS": "1", "PYTHONSAFEPATH": ""}
    try:
        done = subprocess.run(
            [sys.executable, "-m", child, *wanted],
            input=data,
            capture_output=True,
            timeout=wall_seconds,
            cwd=ROOT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NothingWasRead(in_time=False) from None
    if done.returncode or not done.stdout or len(done.stdout) > most_answer:
        # Ended by a signal: it used up its seconds of work.
        raise NothingWasRead(in_time=done.returncode >= 0)
    return json.loads(done.stdout)


def limit_this_process(*, memory: int, cpu_seconds: int) -> None:
    """From here on it can use no more than this, write no file, and leave no image of itself."""
    for which, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(which, (most, most))
