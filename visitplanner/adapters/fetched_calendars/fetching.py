"""Gets what stands at an address: each server is looked up once and asked at exactly the address that was found."""

import socket
import ssl
from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse, HTTPSConnectionPool, Timeout
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError

from visitplanner.adapters.fetched_calendars import limits
from visitplanner.adapters.fetched_calendars.address import Place, is_allowed, place_of
from visitplanner.adapters.fetched_calendars.public import is_public
from visitplanner.adapters.host_calendars.refused import Refused

Resolve: TypeAlias = Callable[[str], Sequence[str]]
"""The addresses in numbers that a name stands for; none where nobody knows it."""
Connect: TypeAlias = Callable[[str, str], HTTPSConnectionPool]
"""A connection to an address in numbers, whose certificate has to be for a name."""

_CHUNK = 65_536
_LEADS_ON = frozenset({301, 302, 303, 307, 308})
# Outlook answers nobody who does not look like a browser.
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 VisitPlanner",
    "Accept": "text/calendar, */*;q=0.1",
    "Accept-Encoding": "gzip",
}


def resolve(host: str) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def connect(address: str, host: str) -> HTTPSConnectionPool:
    return HTTPSConnectionPool(address, 443, server_hostname=host, ssl_context=ssl.create_default_context())


def fetched(address: str, servers: Collection[str], *, resolve: Resolve, connect: Connect) -> bytes:
    """Wherever an address leads on to, everything is looked at anew. Raises ``Refused``."""
    place = place_of(address)
    for _ in range(limits.MOST_REDIRECTS + 1):
        if not is_allowed(place.host, servers):
            raise Refused("not_allowed")
        found = _answer(place, resolve(place.host), connect)
        if isinstance(found, bytes):
            return found
        place = _next(place, found)
    raise Refused("leads_nowhere")


def _next(place: Place, location: str) -> Place:
    try:
        return place_of(urljoin(place.address, location))
    except (Refused, ValueError):
        raise Refused("leads_nowhere") from None


def _answer(place: Place, addresses: Sequence[str], connect: Connect) -> bytes | str:
    """The content, or where it stands instead. A name that leads into a private network leads nowhere at all."""
    if not all(is_public(each) for each in addresses):
        raise Refused("no_answer")
    for each in addresses:
        with connect(each, place.host) as pool:
            try:
                return _content(_asked(pool, place))
            except (NewConnectionError, ConnectTimeoutError):
                continue
            except SSLError:
                raise Refused("certificate") from None
            except HTTPError:
                raise Refused("no_answer") from None
    raise Refused("no_answer")


def _asked(pool: HTTPSConnectionPool, place: Place) -> BaseHTTPResponse:
    return pool.urlopen(
        "GET",
        place.target,
        headers={**_HEADERS, "Host": place.host},
        timeout=Timeout(connect=limits.CONNECT_SECONDS, read=limits.WALL_SECONDS),
        retries=False,
        redirect=False,
        assert_same_host=False,
        preload_content=False,
    )


def _content(response: BaseHTTPResponse) -> bytes | str:
    location = response.headers.get("Location", "")
    if response.status in _LEADS_ON and location:
        return location
    if response.status != 200:
        raise Refused("no_success")
    data = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > limits.MOST_BYTES:
            raise Refused("too_large")
    return bytes(data)
