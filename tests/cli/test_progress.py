"""The progress of a search is one line on a terminal, and news only in a log."""

import io
import signal

import pytest

from visitplanner.entrypoints.cli.console import Console
from visitplanner.entrypoints.cli.progress import ProgressLine
from visitplanner.planning import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_one_line_that_is_written_over() -> None:
    terminal = Terminal()
    line = ProgressLine(Console("en"), terminal)

    line(Progress(0.5, None, None, None))
    line(Progress(1.0, 9, 10, None))
    line.close()

    assert terminal.getvalue() == "\r\x1b[K0.5 s: no plan yet.\r\x1b[K1 s: best value 9, bound 10, gap 1.\n"


def test_a_log_gets_a_line_for_news_and_one_now_and_then() -> None:
    log = io.StringIO()
    line = ProgressLine(Console("en"), log)

    for elapsed, value in ((1.0, 5), (1.2, 5), (1.4, 6), (2.0, 6), (6.4, 6)):
        line(Progress(elapsed, value, None, None))

    assert log.getvalue().splitlines() == [
        "1 s: best value 5.",
        "1.4 s: best value 6.",
        "6.4 s: best value 6.",
    ]


def test_the_first_ctrl_c_ends_the_search_and_the_second_the_command() -> None:
    line = ProgressLine(Console("en"), io.StringIO())
    before = signal.getsignal(signal.SIGINT)

    with line.listening() as watch:
        assert watch(Progress(1.0, None, None, None)) is True
        signal.raise_signal(signal.SIGINT)
        assert watch(Progress(2.0, None, None, None)) is False
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is before
