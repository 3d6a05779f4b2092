"""Shows how a search gets on, and hears the wish to end it: the first Ctrl-C keeps the best plan found so far."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from visitplanner.entrypoints.cli.console import Console
from visitplanner.language.text import N_, Text
from visitplanner.planning import Progress

STOPPING = N_("Stopping; the best plan found so far is kept. Press Ctrl-C again to give up.")
QUIET_SECONDS = 5.0
"""How long a plain log goes without a line while nothing new is found."""


class ProgressLine:
    """A ``watch`` for the planner: one line rewritten in place on a terminal, else a line when there is news."""

    def __init__(self, console: Console, stream: TextIO | None = None) -> None:
        self._console, self._stream = console, stream or sys.stderr
        self._shown: tuple[int | None, int | None] | None = None
        self._shown_at = -QUIET_SECONDS
        self._stopped = self._open = False

    def __call__(self, progress: Progress) -> bool:
        self.hear(progress)
        return not self._stopped

    def hear(self, progress: Progress) -> None:
        """Show where the search stands."""
        if self._stream.isatty():
            self._stream.write(f"\r\x1b[K{self._line(progress)}")
            self._stream.flush()
            self._open = True
        elif self._is_news(progress):
            self._stream.write(self._line(progress) + "\n")
            self._stream.flush()

    @contextmanager
    def listening(self) -> Iterator["ProgressLine"]:
        """While this lasts, Ctrl-C ends the search and not the command."""
        before = signal.signal(signal.SIGINT, self._stop)
        try:
            yield self
        finally:
            signal.signal(signal.SIGINT, before)
            self.close()

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        if self._stopped:
            raise KeyboardInterrupt
        self._stopped = True
        self.close()
        self._console.tell(STOPPING)

    def close(self) -> None:
        if self._open:
            self._stream.write("\n")
            self._open = False

    def _is_news(self, progress: Progress) -> bool:
        state = (progress.value, progress.bound)
        if state == self._shown and progress.elapsed - self._shown_at < QUIET_SECONDS:
            return False
        self._shown, self._shown_at = state, progress.elapsed
        return True

    def _line(self, progress: Progress) -> str:
        return self._console.localiser.text(line_of(progress))


def line_of(progress: Progress) -> Text:
    """Where the search stands, in one sentence."""
    seconds = round(progress.elapsed, 1)
    if progress.value is None:
        return N_("%(seconds)s s: no plan yet.", seconds=seconds)
    if progress.bound is None:
        return N_("%(seconds)s s: best value %(value)s.", seconds=seconds, value=progress.value)
    return N_(
        "%(seconds)s s: best value %(value)s, bound %(bound)s, gap %(gap)s.",
        seconds=seconds,
        value=progress.value,
        bound=progress.bound,
        gap=progress.bound - progress.value,
    )
