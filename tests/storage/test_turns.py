"""Two forms with one key, sent at the same moment, are carried out one after the other, on each database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

from flask import Flask

from visitplanner.storage.catalogue import kept_entries
from visitplanner.storage.database import db
from visitplanner.use_cases.save_entry import save_entry
from visitplanner.visit.catalogue import Topic

TOPIC = Topic({"en": "Legal aid", "ar": "المساعدة القانونية"})


def test_a_form_sent_twice_at_once_makes_one_entry_and_gives_both_the_same_answer(either: Flask, now: datetime) -> None:
    together = Barrier(4)

    def send(_: int) -> str:
        with either.app_context():
            together.wait()
            try:
                return save_entry("topics", TOPIC, anyway=True, key="one form", now=now, by="somebody@example.org")
            finally:
                db.session.remove()

    with ThreadPoolExecutor(4) as senders:
        answers = set(senders.map(send, range(4)))

    assert answers == {each.id for each in kept_entries("topics")}
    assert len(answers) == 1
