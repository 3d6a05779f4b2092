"""Every setting: its name, default and one line of meaning. Values come from the environment: VISITPLANNER_<NAME>."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
PREFIX = "VISITPLANNER_"
_SERVER = re.compile(r"(\*\.)?([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}")
"""A name with a dot in it; an address in numbers is none."""


class SettingIsWrong(ValueError):
    """A setting in the environment cannot be read."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings of one running application."""

    instance: Path = ROOT / "instance"
    """Folder of database, keys and job queue; made when missing."""
    database_url: str = ""
    """SQLAlchemy address of the database; empty for SQLite inside the instance folder."""
    host: str = "127.0.0.1"
    """Address the server listens on."""
    port: int = 8000
    """Port the server listens on."""
    threads: int = 8
    """Requests the server answers at the same time."""
    public_url: str = ""
    """Address people use, in every link; https makes cookies secure. Empty: the server's."""
    proxies: int = 0
    """How many proxies stand before the server and set X-Forwarded headers."""
    embedded_worker: bool = True
    """Work on jobs inside the server; switch off where a worker of its own runs."""
    plan_seconds: float = 60.0
    """Longest planning run, in seconds."""
    plan_workers: int = 2
    """Parallel workers of one planning run."""
    upload_limit: int = 5_000_000
    """Largest visit file, in bytes."""
    mail_host: str = ""
    """Mail server that letters are handed to; empty: letters wait, and can be downloaded."""
    mail_port: int = 587
    """Port of the mail server."""
    mail_tls: str = "starttls"
    """How the connection to it is encrypted: starttls, tls (usually port 465), or none."""
    mail_user: str = ""
    """Name to sign in to the mail server with; empty: without."""
    mail_password_file: str = ""
    """File with the password for it, for nobody but the owner to read."""
    mail_from: str = ""
    """Address that letters come from and answers go to; needed with a mail server."""
    reminder_days: str = "5,2"
    """Working days left before the date for an answer when a reminder is drafted for silent hosts; empty: never."""
    imap_host: str = ""
    """Mail server (IMAP over TLS) whose mailbox gets hosts' calendar answers; empty: they are handed over by hand."""
    imap_port: int = 993
    """Port of it."""
    imap_user: str = ""
    """Name to sign in to the mailbox with."""
    imap_password_file: str = ""
    """File with the password for it, for nobody but the owner to read."""
    imap_folder: str = "INBOX"
    """Folder of the mailbox that is looked into."""
    calendar_hosts: str = ""
    """Servers that hosts' published calendars are fetched from, with commas between; *.name: all below; empty: none."""
    rate_limits: bool = True
    """Limit how often one address may try to sign in or fetch."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Config":
        """Raises ``SettingIsWrong`` naming the variable that cannot be read."""
        values = {}
        for each in fields(cls):
            text = environment.get(PREFIX + each.name.upper())
            if text is not None:
                values[each.name] = _read(PREFIX + each.name.upper(), text, type(each.default))
        return cls(**values)

    @property
    def database(self) -> str:
        """The database address with its driver."""
        if not self.database_url:
            return f"sqlite:///{self.instance / 'visitplanner.sqlite'}"
        if self.database_url.startswith("postgresql://"):
            return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)
        return self.database_url

    @property
    def reminder_stages(self) -> tuple[int, ...]:
        """The working days of ``reminder_days``. Raises ``SettingIsWrong``."""
        stages = [each.strip() for each in self.reminder_days.split(",") if each.strip()]
        if not all(each.isascii() and each.isdigit() and len(each) < 3 for each in stages):
            raise SettingIsWrong(f"{PREFIX}REMINDER_DAYS must be numbers with commas between them.")
        return tuple(int(each) for each in stages)

    @property
    def calendar_servers(self) -> tuple[str, ...]:
        """The names of ``calendar_hosts``. Raises ``SettingIsWrong`` where one is no name of a server."""
        names = tuple(each.strip().lower() for each in self.calendar_hosts.split(",") if each.strip())
        if not all(_SERVER.fullmatch(each) for each in names):
            raise SettingIsWrong(f"{PREFIX}CALENDAR_HOSTS must be names of servers with commas between them.")
        return names

    @property
    def queue(self) -> Path:
        """The file of the job queue, apart from the application's database."""
        return self.instance / "jobs.sqlite"

    @property
    def address(self) -> str:
        """Where people find the application, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


def _read(name: str, text: str, kind: type[Any]) -> Any:
    if kind is bool:
        if text.lower() in ("1", "true", "yes", "on"):
            return True
        if text.lower() in ("0", "false", "no", "off", ""):
            return False
        raise SettingIsWrong(f"{name} must be 1 or 0.")
    if issubclass(kind, Path):
        return Path(text).absolute()
    try:
        return kind(text)
    except ValueError:
        raise SettingIsWrong(f"{name} must be a number.") from None
