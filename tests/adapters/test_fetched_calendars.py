"""Addresses are read by one pattern, and no name leads into a network that is not everybody's."""

from collections.abc import Sequence

import pytest
from urllib3 import HTTPSConnectionPool

from visitplanner.adapters.fetched_calendars.address import Place, is_allowed, place_of
from visitplanner.adapters.fetched_calendars.fetching import connect, fetched
from visitplanner.adapters.fetched_calendars.public import is_public
from visitplanner.adapters.host_calendars.refused import Refused

NOT_PUBLIC = (
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "localhost",
    "",
)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_local_in_any_wrapping_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:4700::6810:1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_what_everybody_can_reach_is_public(address: str) -> None:
    assert is_public(address)


def test_an_address_is_read_as_server_and_target() -> None:
    assert place_of("WEBCAL://Outlook.Office365.COM:443/owa/a/calendar.ics?x=1&y=~") == Place(
        "outlook.office365.com", "/owa/a/calendar.ics?x=1&y=~"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://calendar.test",
        "https://calendar.test:8443/x",
        "https://me@calendar.test/x",
        "https://me:secret@calendar.test/x",
        "https://calendar.test\\@127.0.0.1/x",
        "https://calendar.test/x\\y",
        "https://calendar.test/x#y",
        "https://calendar.test/x y",
        "https://calendar.test/x\r\nHost: y",
        " https://calendar.test/x",
        "https://calendar.test./x",
        "https://localhost/x",
        "https://[::1]/x",
        "https://cälendar.test/x",
        "https://127。0。0。1/x",
        "https://calendar.test/é",
        "http://calendar.test/x",
        "//calendar.test/x",
        "https://calendar.test/" + "x" * 2000,
    ],
)
def test_what_two_readers_could_read_differently_is_no_address(address: str) -> None:
    with pytest.raises(Refused, match=r"^no_address$"):
        place_of(address)


def test_a_star_stands_for_every_name_below_and_for_no_other() -> None:
    assert is_allowed("p12-caldav.icloud.com", ["*.icloud.com"])
    assert is_allowed("calendar.google.com", ["*.icloud.com", "calendar.google.com"])
    assert not is_allowed("icloud.com", ["*.icloud.com"])
    assert not is_allowed("evilicloud.com", ["*.icloud.com"])
    assert not is_allowed("calendar.google.com.evil.example", ["calendar.google.com"])


@pytest.mark.parametrize("private", [each for each in NOT_PUBLIC if each])
@pytest.mark.parametrize("beside", [(), ("93.184.215.14",)])
def test_an_allowed_name_that_leads_into_a_private_network_is_not_followed(private: str, beside: Sequence[str]) -> None:
    def nobody(address: str, host: str) -> HTTPSConnectionPool:
        raise AssertionError(f"{address} was asked")

    with pytest.raises(Refused, match=r"^no_answer$"):
        fetched("https://calendar.test/x", ["calendar.test"], resolve=lambda host: (*beside, private), connect=nobody)


def test_the_connection_goes_to_the_address_that_was_found_and_its_certificate_is_for_the_name() -> None:
    pool = connect("2606:4700::6810:1", "calendar.test")

    assert (pool.host, pool.port, pool.conn_kw["server_hostname"]) == ("2606:4700::6810:1", 443, "calendar.test")
    assert pool.proxy is None
