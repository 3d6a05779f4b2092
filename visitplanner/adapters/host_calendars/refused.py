"""What the process that reads calendars says when it does not."""


class Refused(Exception):
    """The calendar is not read; ``word`` says why."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
