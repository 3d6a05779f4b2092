"""Whatever is answered, undone, moved and asked again, in any order: statuses, pins and taken times agree with it."""

import random
from datetime import date, datetime, timedelta
from typing import cast

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import save_itinerary
from tests.fakes import CountedCalendars
from tests.hosting import BY, PARLIAMENT, PLAN, SHELTER, a_visit_to_host, an_itinerary_of, asked, invite, planned
from visitplanner.programme.invitation import SlotState, session_status_of
from visitplanner.programme.replies import Reply
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import Invitation
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import BookedSlotRow
from visitplanner.storage.replies import replies_to
from visitplanner.storage.visits import load_visit, visit_row
from visitplanner.use_cases.follow_plan import follow_plan
from visitplanner.use_cases.record_reply import ReplyTo, record_reply
from visitplanner.use_cases.undo_answer import NothingToUndo, undo_answer
from visitplanner.visit.entities import OfferedWindow

HOSTS = (PARLIAMENT, SHELTER)
REPLIES = (
    Reply("confirm"),
    Reply("decline"),
    Reply("offer", windows=(OfferedWindow(date(2027, 4, 15), "10:00", "12:00"),)),
    Reply("pass_on", colleague="Dr Amina"),
)
TIMES = {
    "A01#1": ("2027-04-13 09:30", "2027-04-15 09:30", None),
    "C01#1": ("2027-04-12 09:00", "2027-04-13 09:00", None),
    "C01#2": ("2027-04-12 11:00", "2027-04-13 11:00"),
}
GROUPS = {"A01#1": "A", "C01#1": "A", "C01#2": "C"}


class World:
    """One visit, and everything that can be done to its agreements."""

    def __init__(self, app: Flask, now: datetime, seed: int) -> None:
        self.app, self.now, self.chance = app, now, random.Random(seed)
        self.visit = planned(a_visit_to_host(), now, PLAN)
        invite(app, self.visit, now, *HOSTS)

    def step(self) -> None:
        self.now += timedelta(hours=1)
        db.session.rollback()
        self.chance.choice((self.answer, self.answer, self.answer, self.undo, self.move, self.ask))()

    def answer(self) -> None:
        host = self.chance.choice(HOSTS)
        agreement = asked(self.visit, host)
        given = {each.occurrence: ReplyTo(each.round, self.chance.choice(REPLIES)) for each in agreement.slots}
        db.session.rollback()
        record_reply(
            agreement.id, given, actor=f"host: {host}", channel="link", calendars=CountedCalendars(), now=self.now
        )

    def undo(self) -> None:
        host = self.chance.choice(HOSTS)
        slot = self.chance.choice(asked(self.visit, host).slots)
        db.session.rollback()
        try:
            undo_answer(self.visit, host, slot.occurrence, calendars=CountedCalendars(), now=self.now, by=BY)
        except NothingToUndo:
            assert slot.state in ("asked", "withdrawn")

    def move(self) -> None:
        chosen = {occurrence: self.chance.choice(times) for occurrence, times in TIMES.items()}
        plan = [(each, GROUPS[each], begins) for each, begins in chosen.items() if begins]
        with transaction():
            itinerary = an_itinerary_of(a_visit_to_host(), plan)
            save_itinerary(itinerary, self.visit, visit_row(self.visit).version, self.now)
            follow_plan(self.visit, by=BY, now=self.now)

    def ask(self) -> None:
        invite(self.app, self.visit, self.now, *HOSTS)

    def check(self) -> int:
        """That everything fits; how many answers there are by now."""
        agreements = [asked(self.visit, each) for each in HOSTS]
        statuses = {each.id: each.status for each in load_visit(self.visit).sessions}
        itinerary = load_itinerary(self.visit)
        assert itinerary
        placed = {each.occurrence: each for each in itinerary.placements}
        booked = {each.occurrence_id: each.state for each in db.session.scalars(select(BookedSlotRow))}
        for agreement in agreements:
            _check_sessions(agreement, statuses)
            for slot in agreement.slots:
                assert (slot.state == "confirmed") == (booked.get(slot.occurrence) == "confirmed"), slot
                if slot.state in ("confirmed", "asked", "counter_offer"):
                    assert slot.occurrence in placed, slot
                if slot.state == "confirmed":
                    assert placed[slot.occurrence].pinned, slot
        return len(replies_to(*(each.id for each in agreements)))


def _check_sessions(agreement: Invitation, statuses: dict[str, str]) -> None:
    for session in {each.session for each in agreement.slots}:
        states = [cast(SlotState, each.state) for each in agreement.slots if each.session == session]
        status = statuses[session]
        assert session_status_of(states, status) == status, (session, states)  # type: ignore[arg-type]  # from the file


@pytest.mark.parametrize("seed", [103, 106])
def test_whatever_happens_in_whatever_order_all_of_it_agrees(either: Flask, now: datetime, seed: int) -> None:
    world, answers = World(either, now, seed), 0

    for _ in range(25):
        world.step()
        before, answers = answers, world.check()
        assert answers >= before
