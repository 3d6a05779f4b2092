"""The job queue: huey in an SQLite file of its own. A job carries the number of a planning run and nothing else."""

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from huey import SqliteHuey
from huey.registry import Message


class JobQueue:
    """Puts planning runs into the queue, and works them off one at a time once ``start`` was called.

    A queue forgets a job whose worker dies. The planning run in the database is what counts, and is put here again.
    """

    def __init__(self, path: Path, shared: bool) -> None:
        """``shared`` says that workers with queues of their own may work on the same database."""
        self._path, self._shared = path, shared
        self._claim: int | None = None
        self._huey = SqliteHuey("visitplanner", filename=str(path), serializer=JsonMessages(), results=False)
        self._plan = self._huey.task(name="plan")(self._hand_over)
        self._work: Callable[[int], None] | None = None
        self._consumer: Any = None

    def plan(self, run_id: int) -> None:
        self._plan(run_id)

    def only_worker(self) -> bool:
        """Claim to be the one worker there is; whether that is so. The claim ends with this process."""
        if self._shared:
            return False
        if self._claim is None:
            claim = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(claim)
                return False
            self._claim = claim
        return True

    def start(self, work: Callable[[int], None]) -> None:
        """Call ``work`` with the number of each planning run, one after the other, in a thread of this process."""
        self._work = work
        self._consumer = self._huey.create_consumer(workers=1, periodic=False, initial_delay=0.1, max_delay=1.0)
        # The signals belong to the server that this process is.
        self._consumer._set_signal_handlers = lambda: None
        self._consumer.start()

    def stop(self) -> None:
        """Take no further job, and wait for the running one, which its owner has told to end."""
        if self._consumer is not None:
            self._consumer.stop(graceful=True)
            self._consumer = None
        if self._claim is not None:
            os.close(self._claim)
            self._claim = None

    def _hand_over(self, run_id: int) -> None:
        assert self._work is not None  # only a consumer calls this, and start() made it
        self._work(run_id)


class JsonMessages:
    """Jobs as JSON, because reading a pickle runs whatever somebody wrote into it."""

    def serialize(self, message: Message) -> bytes:
        return json.dumps(message._asdict()).encode()

    def deserialize(self, data: bytes) -> Message:
        return Message(**json.loads(data))
