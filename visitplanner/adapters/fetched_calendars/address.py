"""What an address of a calendar has to look like, read once and by one pattern, so that no two readers can differ."""

import re
from collections.abc import Collection
from typing import NamedTuple

from visitplanner.adapters.fetched_calendars import limits
from visitplanner.adapters.host_calendars.refused import Refused

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# No name or password, no other port, no address in numbers or brackets, no fragment, nothing beyond ASCII.
_ADDRESS = re.compile(
    rf"(?:https|webcals?)://(?P<host>{_LABEL}(?:\.{_LABEL})+)(?::443)?(?P<target>/[!$-\[\]-~]*)", re.IGNORECASE
)


class Place(NamedTuple):
    """A server by its name in small letters, and what is asked of it: path and query."""

    host: str
    target: str

    @property
    def address(self) -> str:
        return f"https://{self.host}{self.target}"


def place_of(address: str) -> Place:
    """``webcal`` means https, as calendar programs understand it. Raises ``Refused``."""
    found = _ADDRESS.fullmatch(address) if len(address) <= limits.MOST_ADDRESS else None
    if found is None:
        raise Refused("no_address")
    return Place(found["host"].lower(), found["target"])


def is_allowed(host: str, servers: Collection[str]) -> bool:
    """``servers`` are names; ``*.example.org`` stands for every name below that one."""
    return any(host == each or (each.startswith("*.") and host.endswith(each[1:])) for each in servers)
