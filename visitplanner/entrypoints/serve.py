"""Serves the web pages with waitress, and plans in the same process unless a worker of its own runs."""

import signal
from collections.abc import Callable
from types import FrameType
from typing import Protocol

from flask import Flask
from waitress.server import create_server


class Worker(Protocol):
    """What works on jobs beside the pages."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


def serve(app: Flask, *, host: str, port: int, threads: int, worker: Worker | None, ready: Callable[[], None]) -> None:
    """Calls ``ready`` once pages can be fetched, returns when told to end. Raises ``OSError`` for a taken port."""
    server = create_server(app, host=host, port=port, threads=threads, ident=None)
    signal.signal(signal.SIGTERM, _leave)
    if worker is not None:
        worker.start()
    ready()
    try:
        server.run()
    finally:
        server.close()
        if worker is not None:
            worker.stop()


def _leave(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
