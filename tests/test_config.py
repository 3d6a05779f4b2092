"""Settings come from the environment, and what cannot be read stops the start with the name of the variable."""

from pathlib import Path

import pytest

from config import ROOT, Config, SettingIsWrong


def test_without_any_setting_everything_is_local() -> None:
    config = Config.from_environment({})

    assert config == Config()
    assert config.database == f"sqlite:///{ROOT}/instance/visitplanner.sqlite"
    assert config.address == "http://127.0.0.1:8000"


def test_settings_are_read_as_what_they_are() -> None:
    config = Config.from_environment(
        {
            "VISITPLANNER_INSTANCE": "/srv/visits",
            "VISITPLANNER_PORT": "9000",
            "VISITPLANNER_EMBEDDED_WORKER": "no",
            "VISITPLANNER_PLAN_SECONDS": "2.5",
            "VISITPLANNER_PUBLIC_URL": "https://visits.example.org/",
            "PORT": "1",
        }
    )

    assert config == Config(
        instance=Path("/srv/visits"),
        port=9000,
        embedded_worker=False,
        plan_seconds=2.5,
        public_url="https://visits.example.org/",
    )
    assert config.address == "https://visits.example.org"
    assert config.queue == Path("/srv/visits/jobs.sqlite")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgresql://me@db/visits", "postgresql+psycopg://me@db/visits"),
        ("postgresql+psycopg://me@db/visits", "postgresql+psycopg://me@db/visits"),
        ("sqlite:////srv/visits.sqlite", "sqlite:////srv/visits.sqlite"),
    ],
)
def test_a_database_address_gets_its_driver(given: str, used: str) -> None:
    assert Config(database_url=given).database == used


@pytest.mark.parametrize(
    ("name", "value"),
    [("VISITPLANNER_PORT", "http"), ("VISITPLANNER_EMBEDDED_WORKER", "maybe"), ("VISITPLANNER_PLAN_SECONDS", "")],
)
def test_a_setting_that_cannot_be_read_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingIsWrong, match=name):
        Config.from_environment({name: value})


def test_calendars_are_fetched_from_servers_with_names_only() -> None:
    assert Config().calendar_servers == ()
    assert Config(calendar_hosts="calendar.google.com, *.iCloud.com,").calendar_servers == (
        "calendar.google.com",
        "*.icloud.com",
    )
    for wrong in ("127.0.0.1", "*", "localhost", "https://calendar.google.com", "*.*.com", "[::1]", "a.com:8443"):
        with pytest.raises(SettingIsWrong, match="VISITPLANNER_CALENDAR_HOSTS"):
            _ = Config(calendar_hosts=wrong).calendar_servers
