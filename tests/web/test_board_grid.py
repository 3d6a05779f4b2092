"""How a programme is laid out: what stands where, how high, and under whose column."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from visitplanner.entrypoints.web.board_grid import Board, Card, lay_out, minutes_of
from visitplanner.programme.programme import Entry, EntryKind, Lane, Programme, ProgrammeDay

AMMAN, NAIROBI = ZoneInfo("Asia/Amman"), ZoneInfo("Africa/Nairobi")
SUNDAY = date(2018, 4, 22)


def an_entry(
    start: str, end: str, title: str = "Meeting", kind: EntryKind = "session", status: str | None = None
) -> Entry:
    return Entry(kind, at(start), at(end), {"en": title}, ("A",), status=status)


def at(clock: str, on: date = SUNDAY, zone: ZoneInfo = AMMAN) -> datetime:
    hour, minute = clock.split(":")
    return datetime(on.year, on.month, on.day, int(hour), int(minute), tzinfo=zone)


def a_board(**lanes: list[Entry]) -> Board:
    day = ProgrammeDay(SUNDAY, "programme", tuple(Lane(id_, {"en": id_}, tuple(rows)) for id_, rows in lanes.items()))
    groups = tuple((id_, {"en": id_}) for id_ in lanes)
    return lay_out(Programme("V", "V-1", {}, {}, SUNDAY, SUNDAY, ("Asia/Amman",), groups, (day,)))


def cards(board: Board) -> list[Card]:
    return [card for day in board.days for card in day.cards]


def test_the_axis_runs_from_full_hour_to_full_hour() -> None:
    board = a_board(A=[an_entry("09:15", "10:45")])

    assert [hour.clock for hour in board.hours] == ["09:00", "10:00"]
    assert board.minutes == 120


def test_a_card_has_one_row_for_each_of_its_minutes() -> None:
    (card,) = cards(a_board(A=[an_entry("09:15", "10:45")]))

    # Two rows of headings, then 15 minutes after 09:00: line 3 + 15.
    assert (card.row, card.end_row) == (18, 108)


def test_what_neighbouring_subgroups_share_is_one_wide_card() -> None:
    shared = an_entry("09:00", "10:00")

    (card,) = cards(a_board(A=[shared], B=[shared]))

    assert (card.column, card.span) == (2, 2)
    assert card.subgroups == ()


def test_what_distant_subgroups_share_is_marked_as_shown_again() -> None:
    shared = an_entry("09:00", "10:00")

    first, again = cards(a_board(A=[shared], B=[], C=[shared]))

    assert (first.column, first.span, first.again) == (2, 1, False)
    assert (again.column, again.span, again.again) == (4, 1, True)
    assert first.subgroups == ({"en": "A"}, {"en": "C"})


def test_cards_follow_the_clock_whoever_they_are_for() -> None:
    board = a_board(A=[an_entry("11:00", "12:00", "late")], B=[an_entry("09:00", "10:00", "early")])

    assert [card.entry.title for card in cards(board)] == [{"en": "early"}, {"en": "late"}]


def test_short_entries_are_written_small() -> None:
    board = a_board(
        A=[
            an_entry("09:00", "09:15"),
            an_entry("09:30", "09:55"),
            an_entry("10:00", "10:45"),
            an_entry("11:00", "12:00"),
        ]
    )

    assert [card.size for card in cards(board)] == ["line", "tight", "short", "full"]


def test_a_session_has_the_colour_of_its_status_and_everything_else_of_its_kind() -> None:
    board = a_board(A=[an_entry("09:00", "10:00", status="confirmed"), an_entry("12:00", "13:00", kind="lunch")])

    assert [card.tone for card in cards(board)] == ["good", "lunch"]


def test_a_journey_over_midnight_ends_with_the_day() -> None:
    night = Entry("transfer", at("22:00"), at("06:00", date(2018, 4, 23)), {"en": "Flight"}, ("A",))

    assert minutes_of(night, SUNDAY) == (22 * 60, 24 * 60)


def test_a_night_flight_does_not_make_the_board_a_night_longer() -> None:
    flight = an_entry("19:00", "23:30", kind="transfer")

    board = a_board(A=[an_entry("09:00", "17:00"), flight])

    assert [hour.clock for hour in board.hours][-1] == "19:00"
    meeting, shown = cards(board)
    assert (shown.end_row - shown.row, shown.begins_before, shown.ends_after) == (60, False, True)
    assert not meeting.ends_after


def test_a_journey_westwards_is_as_high_as_it_is_long() -> None:
    # 10:00 in Nairobi (+03) is 09:00 in Berlin's summer (+02): an hour's flight arrives at the hour it left.
    west = Entry("transfer", at("10:00", zone=NAIROBI), at("10:00", zone=ZoneInfo("Europe/Berlin")), {}, ("A",))

    assert minutes_of(west, SUNDAY) == (600, 660)


def test_a_programme_without_entries_shows_a_working_day() -> None:
    board = a_board(A=[])

    assert board.hours[0].clock == "08:00"
    assert board.minutes == 9 * 60
