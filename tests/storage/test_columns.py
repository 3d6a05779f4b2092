"""Column types refuse what they cannot give back, and sentences lose none of their values."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from visitplanner.language.text import Code, Text
from visitplanner.storage.columns import Minutes, Moment
from visitplanner.storage.sentences import from_plain, to_plain

DIALECT = sqlite.dialect()


def test_a_moment_is_kept_in_utc() -> None:
    in_amman = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=3)))

    kept = Moment().process_bind_param(in_amman, DIALECT)

    assert kept is not None
    assert kept.isoformat() == "2026-11-24T09:00:00+00:00"
    assert Moment().process_result_value(kept.replace(tzinfo=None), DIALECT) == in_amman


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(datetime(2026, 11, 24, 12, 0), DIALECT)


def test_minutes_are_whole() -> None:
    assert Minutes().process_bind_param(90, DIALECT) == 90
    with pytest.raises(ValueError, match="whole"):
        Minutes().process_bind_param(1.5, DIALECT)  # type: ignore[arg-type]  # what it has to refuse


@pytest.mark.parametrize(
    "value",
    [
        "a word",
        7,
        0.5,
        Code("S01"),
        date(2026, 11, 24),
        datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
        {"en": "Amman", "ar": "عمّان"},
        Text("An inner sentence about %(id)s.", {"id": Code("S02")}),
        (Code("S01"), {"en": "Amman", "ar": "عمّان"}, "and more"),
    ],
)
def test_a_sentence_comes_back_with_its_value(value: object) -> None:
    values = {"value": value}
    sentence = Text("About %(value)s.", values, plural="About all %(value)s.")  # type: ignore[arg-type]  # one of each kind

    assert from_plain(to_plain(sentence)) == sentence
