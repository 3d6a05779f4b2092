"""What the process that reads workbooks says when it does not."""


class Refused(Exception):
    """The file is not read; ``word`` says why, ``values`` what the sentence needs."""

    def __init__(self, word: str, **values: str | int) -> None:
        super().__init__(word)
        self.word, self.values = word, values
