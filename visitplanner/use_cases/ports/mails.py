"""Letters in their forms, the mail server that takes them, and the mailbox of answers."""

from collections.abc import Callable
from typing import Protocol

from visitplanner.programme.letter import Letter, Mail


class MailIsRefused(Exception):
    """The mail server will never take this mail; ``words`` are its own."""

    def __init__(self, words: str) -> None:
        super().__init__("refused")
        self.words = words


class MailIsDelayed(Exception):
    """The mail was not taken now, or nobody knows whether it was; ``words`` say why."""

    def __init__(self, words: str, *, server_answers: bool) -> None:
        super().__init__("delayed")
        self.words, self.server_answers = words, server_answers


class Mailer(Protocol):
    """Hands mails to a mail server, if there is one."""

    @property
    def is_ready(self) -> bool:
        """Whether a mail server is set up."""

    @property
    def sender(self) -> str:
        """The address that mails come from; empty where none is set up."""

    def send(self, mail: bytes, *, to: str) -> None:
        """Returns once the server has taken it. Raises ``MailIsRefused`` and ``MailIsDelayed``."""


class LetterForms(Protocol):
    """Writes a letter in the forms in which it goes out."""

    def mail(self, letter: Letter, mail: Mail, *, sender: str) -> bytes:
        """One of its mails, the same octets each time; without a ``sender`` it comes from the letter's author."""

    def pdf(self, letter: Letter) -> bytes: ...

    def docx(self, letter: Letter) -> bytes: ...


class MailboxIsAway(Exception):
    """The mailbox could not be read now; says of the reason only what kind it is."""


class Mailbox(Protocol):
    """Where hosts' answers by calendar come in, if there is one."""

    @property
    def is_ready(self) -> bool:
        """Whether a mailbox is set up."""

    def go_through(self, take: Callable[[str, bytes], bool], *, wanted: Callable[[str], bool], most_bytes: int) -> None:
        """Hand unread mails, by Message-ID, to ``take`` where ``wanted`` says so; marked read where it answers yes.

        Raises ``MailboxIsAway``.
        """
