"""The job queue: huey in an SQLite file of its own. A job carries the number of a planning run and nothing else."""

import json
from collections.abc import Callable
from pathlib import Path

from huey import SqliteHuey
from huey.consumer import Consumer
from huey.registry import Message
from huey.serializer import Serializer


class JobQueue:
    """Puts planning runs into the queue, and works them off one at a time once ``start`` was called.

    A queue forgets a job whose worker dies. The planning run in the database is what counts, and is put here again.
    """

    def __init__(self, path: Path, work: Callable[[int], None]) -> None:
        """``work`` is called with the number of a planning run, in the worker's thread."""
        self._huey = SqliteHuey("visitplanner", filename=str(path), serializer=JsonSerializer(), results=False)
        self._plan = self._huey.task(name="plan")(work)
        self._consumer: Consumer | None = None

    def plan(self, run_id: int) -> None:
        self._plan(run_id)

    def start(self) -> None:
        """Begin to work, in threads of this process."""
        self._consumer = QuietConsumer(self._huey, workers=1, periodic=False, initial_delay=0.1, max_delay=1.0)
        self._consumer.start()

    def stop(self) -> None:
        """Take no further job. Whoever calls this has told the running one to end."""
        if self._consumer is not None:
            self._consumer.stop(graceful=True)
            self._consumer = None


class QuietConsumer(Consumer):
    """Leaves the signals of its process alone, which belong to the server it lives in."""

    def _set_signal_handlers(self) -> None:
        return


class JsonSerializer(Serializer):
    """Jobs as JSON, because reading a pickle runs whatever somebody wrote into it."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps(data._asdict()).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(**json.loads(data))
