"""The catalogue is searched alike on both databases."""

from datetime import datetime

from flask import Flask

from tests.factories import example_file
from tests.web.conftest import tools_of
from visitplanner.storage.catalogue import kept_entries
from visitplanner.storage.queries.catalogue import Wanted, found_entries, visits_by_host
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.fill_catalogue import fill_catalogue
from visitplanner.use_cases.import_visit import import_visit

BY = "coordinator@example.org"


def filled(app: Flask, now: datetime) -> str:
    tools = tools_of(app)
    data = example_file("jordan-kenya-5day")
    visit_id = import_visit(data, files=tools.visit_files, calendars=tools.calendars, now=now)
    fill_catalogue(visit_id, now=now, by=BY)
    return visit_id


def test_both_databases_find_the_same(either: Flask, now: datetime) -> None:
    visit_id = filled(either, now)
    hosts = kept_entries("organisations")
    taught = next(each for each in hosts if each.entity.topic_ids)
    city = next(each.id for each in kept_entries("cities") if each.entity.name["en"] == "Mombasa")

    by_topic = found_entries("organisations", Wanted(topic=taught.entity.topic_ids[0])).entries
    by_city = found_entries("sites", Wanted(city=city, type="shelter")).count
    by_words = found_entries("organisations", Wanted(words="وزاره", country="KE")).count

    assert taught.id in {each.id for each in by_topic}
    assert len(by_topic) < len(hosts)
    assert by_city == 1
    assert by_words >= 1
    assert visits_by_host(load_visit(visit_id).header.start_date, but_not="")
