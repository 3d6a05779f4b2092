"""The process that fetches calendars, for a network of our own: only the last step, the connection, leads elsewhere."""

import re
import ssl
from collections.abc import Sequence
from pathlib import Path

from urllib3 import HTTPSConnectionPool

from visitplanner.adapters.fetched_calendars.child import main

ABROAD = "93.184.215.14"
"""Stands in for the address of every server with a name of ours."""


def certificate_of(port: int) -> Path:
    """Where the certificate of the server at a port lies, if it is to be trusted."""
    return Path("/tmp") / f"visitplanner-test-{port}.pem"


def resolve(host: str) -> Sequence[str]:
    if host.startswith("private."):
        return (ABROAD, "10.0.0.1")
    return (ABROAD,) if re.match(r"p\d+\.", host) else ()


def connect(address: str, host: str) -> HTTPSConnectionPool:
    assert address == ABROAD
    port = int(host.partition(".")[0][1:])
    known = certificate_of(port)
    context = ssl.create_default_context(cafile=str(known) if known.exists() else None)
    return HTTPSConnectionPool("127.0.0.1", port, server_hostname=host, ssl_context=context)


if __name__ == "__main__":
    main(resolve, connect)
