"""The board in a visitor's hands: what it shows, what it previews, and what it refuses to overwrite."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.builders import MONDAY, a_problem, a_session, a_subgroup, at
from tests.factories import a_plan, example
from tests.web.browsing import Visitor
from tests.web.conftest import keep_plan
from visitplanner.entrypoints.web.forms.board import wish_in
from visitplanner.planning import Itinerary, SubgroupId
from visitplanner.planning.moving import Target
from visitplanner.storage.database import db

S02 = "occurrence=S02%231"
HTMX = {"HX-Request": "true"}


def board_of(visit: str, rest: str = "") -> str:
    return f"/visits/{visit}/board{rest}"


def shown(page: str) -> dict[str, str]:
    """The scenario and the itinerary that a page's forms name."""
    found = ((name, re.search(rf'name="{name}" value="(\d+)"', page)) for name in ("scenario", "itinerary"))
    return {name: each[1] for name, each in found if each}


def put_in(coordinator: Visitor, visit: str, page: str, **changes: str) -> Any:
    form = {"occurrence": "S02#1", "date": "2018-04-22", "start": "13:00", "reason": "It suits them."}
    return coordinator.post(board_of(visit, "/move"), shown(page) | form | changes)


def test_a_visit_without_a_plan_is_told_to_plan_first(coordinator: Visitor, visit: str) -> None:
    assert "This visit has no programme yet" in coordinator.read(board_of(visit))


def test_cards_stand_on_the_board_and_what_has_no_place_in_the_tray(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(board_of(planned))

    assert page.count('data-occurrence="S01#1"') == 1
    tray = page.partition('class="tray"')[2]
    assert 'data-occurrence="S02#1"' in tray
    assert 'data-occurrence="S01#1"' not in tray
    assert "is away." in tray


def test_breaches_are_told_with_a_sentence_and_marked_on_their_cards(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(board_of(planned))

    assert "is required, but it is not in the plan." in page
    assert page.count("Let it stand…") > 3


def test_a_breach_that_is_let_stand_is_shown_with_its_reason_and_author(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(board_of(planned))
    breaches = re.findall(r'name="breach" value="([^"]+)"', page)

    without = coordinator.post(board_of(planned, "/override"), shown(page) | {"breach": breaches[0], "reason": ""})
    coordinator.post(board_of(planned, "/override"), shown(page) | {"breach": breaches[0], "reason": "Agreed."})
    after = coordinator.read(board_of(planned))

    assert without.status_code == 302
    assert "Reason: Agreed." in after
    assert "1 broken rule is let stand" in after
    assert re.findall(r'name="breach" value="([^"]+)"', after) == breaches[1:]


def test_a_move_is_previewed_with_what_it_breaks_and_costs_and_changes_nothing(
    coordinator: Visitor, planned: str
) -> None:
    page = coordinator.read(board_of(planned, f"/move?{S02}&date=2018-04-22&start=20:00"))

    assert "is outside the hours of" in page
    assert "Keep in spite of that" in page
    assert 'name="reason"' in page
    assert "Altogether" in page
    assert 'data-occurrence="S02#1"' in coordinator.read(board_of(planned)).partition('class="tray"')[2]


def test_what_a_host_has_confirmed_is_moved_with_a_word_about_the_host(coordinator: Visitor, planned: str) -> None:
    move = "/move?occurrence=S01%231&date=2018-04-22&start=10:00"
    pinned = coordinator.read(board_of(planned, move))
    page = coordinator.read(board_of(planned))
    coordinator.post(board_of(planned, "/pin"), shown(page) | {"occurrence": "S01#1", "pinned": "no"})

    confirmed = coordinator.read(board_of(planned, move))

    assert "is pinned and has to stay where it was." in pinned
    assert "its host would have to be asked again." in confirmed
    assert "is pinned and has to stay where it was." not in confirmed


def test_the_board_asks_for_the_form_alone(coordinator: Visitor, planned: str) -> None:
    answer = coordinator.get(board_of(planned, f"/move?{S02}"), headers=HTMX)

    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "Show what it does" in answer.text


@pytest.mark.parametrize(
    ("wish", "fault"),
    [
        ("date=2031-01-01&start=09:00", "Choose a day of the visit."),
        ("date=2018-04-22&start=noon", "Write the time as hours and minutes"),
        ("date=2018-04-22&start=25:00", "Write the time as hours and minutes"),
        ("date=2018-04-22&start=%D9%A9:00", "Write the time as hours and minutes"),
    ],
)
def test_a_wish_that_makes_no_sense_is_told_beside_its_field(
    coordinator: Visitor, planned: str, wish: str, fault: str
) -> None:
    assert fault in coordinator.read(board_of(planned, f"/move?{S02}&{wish}"))


def test_of_several_that_may_attend_one_has_to_be_chosen() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(a_session(), subgroups=groups, audiences={"talk": "one_of"})
    (occurrence,) = problem.occurrences
    time = {"date": "2026-03-02", "start": "09:00"}

    right, wrong, none = (wish_in(time | {"audience": each}, problem, occurrence) for each in ("B", "C", ""))

    assert right.target == Target(MONDAY, at("09:00"), frozenset({SubgroupId("B")}))
    assert list(wrong.faults) == list(none.faults) == ["audience"]


def test_the_windows_of_a_host_are_told_day_by_day(coordinator: Visitor, planned: str) -> None:
    answer = coordinator.get(board_of(planned, f"/windows?{S02}")).json

    assert answer["audiences"] == ["G1"]
    assert answer["windows"]
    for window in answer["windows"]:
        assert set(window) == {"date", "groups", "from", "to"}
        assert 0 <= window["from"] < window["to"] <= 1440


def test_a_session_is_kept_where_it_was_put_and_undo_takes_it_back(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(board_of(planned))

    answer = put_in(coordinator, planned, page)
    kept = coordinator.read(answer.location)
    coordinator.post(board_of(planned, "/step"), shown(kept) | {"direction": "undo"})
    undone = coordinator.read(board_of(planned))
    coordinator.post(board_of(planned, "/step"), shown(undone) | {"direction": "redo"})
    redone = coordinator.read(board_of(planned))

    assert answer.status_code == 302
    assert [
        'data-occurrence="S02#1"' in each.partition('class="tray"')[0] for each in (page, kept, undone, redone)
    ] == [
        False,
        True,
        False,
        True,
    ]
    assert "was put into the plan on" in kept


def test_without_a_reason_a_breach_is_refused_beside_the_field_and_what_was_typed_stays(
    coordinator: Visitor, planned: str
) -> None:
    answer = put_in(coordinator, planned, coordinator.read(board_of(planned)), start="20:00", reason=" ")

    assert answer.status_code == 422
    assert "Say why this may be" in answer.text
    assert 'value="20:00"' in answer.text


def test_a_stale_move_is_refused_with_both_versions_and_can_be_sent_again(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(board_of(planned))
    put_in(coordinator, planned, page, start="14:00")

    refused = put_in(coordinator, planned, page, start="15:00")
    accepted = put_in(coordinator, planned, refused.text, start="15:00")

    assert refused.status_code == 409
    assert "Somebody has changed the plan since you opened the board." in refused.text
    assert "was put into the plan on" in refused.text
    assert 'value="15:00"' in refused.text
    assert accepted.status_code == 302


def test_stale_steps_and_pins_are_refused(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(board_of(planned))
    put_in(coordinator, planned, page)
    put_in(coordinator, planned, coordinator.read(board_of(planned)), start="15:00")

    step = coordinator.post(board_of(planned, "/step"), shown(page) | {"direction": "undo"})
    pin = coordinator.post(board_of(planned, "/pin"), shown(page) | {"occurrence": "S01#1", "pinned": "no"})

    assert (step.status_code, pin.status_code) == (409, 409)


def test_a_pin_is_shown_on_its_card(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(board_of(planned))

    coordinator.post(board_of(planned, "/pin"), shown(page) | {"occurrence": "S01#1", "pinned": "no"})
    after = coordinator.read(board_of(planned))

    assert "is-pinned" in page
    assert "is-pinned" not in after


@pytest.mark.parametrize(
    "path",
    [
        "/move?occurrence=S99%231",
        "/move",
        "/windows?occurrence=nothing",
        "?scenario=99",
        "?scenario=x",
        "?scenario=99999999999999999999",
    ],
)
def test_what_is_not_there_is_not_found(coordinator: Visitor, planned: str, path: str) -> None:
    assert coordinator.get(board_of(planned, path)).status_code == 404


def test_a_visit_that_is_not_there_has_no_board(coordinator: Visitor, planned: str) -> None:
    for path in ("", "/move?occurrence=S01%231", "/windows?occurrence=S01%231"):
        assert coordinator.get(board_of("V-NOWHERE", path)).status_code == 404
    assert coordinator.post(board_of("V-NOWHERE", "/move"), {"occurrence": "S01#1"}).status_code == 404


def test_no_form_or_preview_names_a_confidential_site(coordinator: Visitor, planned: str) -> None:
    visit = example()
    site = next(each for each in visit.sites if each.confidentiality == "confidential")
    assert site.restricted
    secrets = [site.restricted.address, site.restricted.access_note, "CANARY", site.name["en"], site.name["ar"]]
    (hidden, *_) = [each.id for each in visit.sessions if each.site_id == site.id]

    for rest in ("", "&date=2018-04-23&start=22:00", "&out=1"):
        text = coordinator.read(board_of(planned, f"/move?occurrence={hidden}%231{rest}"))
        assert not [each for each in secrets if each in text], rest


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_plan(
    site: Flask, coordinator: Visitor, planned: str, now: datetime
) -> None:
    coordinator.read(board_of(planned))
    few = questions(site, coordinator, board_of(planned))
    keep_plan(site, _full(a_plan()), now)

    many = questions(site, coordinator, board_of(planned))

    assert few == many <= 46


def _full(plan: Itinerary) -> Itinerary:
    """A plan with ten sessions one after the other."""
    (first,) = plan.placements
    placements = tuple(
        replace(first, occurrence=f"S{number:02d}#1", session=f"S{number:02d}", start=1800 + number * 5, end=1860)
        for number in range(1, 11)
    )
    return replace(plan, placements=placements)  # type: ignore[arg-type]  # identifiers of the reference visit


def questions(site: Flask, visitor: Visitor, path: str) -> int:
    """How many statements a page takes."""
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    with site.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        visitor.read(path)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(statements)
