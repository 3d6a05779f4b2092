"""The history of the tables can be walked up and down on both databases, and ends at the tables the models describe."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import inspect, text

from config import Config
from tests.databases import opened, throwaway_database
from tests.factories import REFERENCE, a_plan, kept_visit, save_itinerary
from tests.hosting import LABOUR, PARLIAMENT, a_visit_to_host, planned
from visitplanner.app import MIGRATIONS
from visitplanner.storage.database import db, transaction
from visitplanner.storage.migrations import migrate
from visitplanner.storage.scenarios import current_itinerary, scenarios_of
from visitplanner.use_cases.ask_for_times import ask_for_times

PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from config import Config
from tests.databases import make_tables
make_tables(Config(instance=Path({instance!r}), database_url={address!r}))
"""


@contextmanager
def empty_database(kind: str, folder: Path) -> Iterator[AlembicConfig]:
    alembic = AlembicConfig()
    alembic.set_main_option("script_location", str(MIGRATIONS))
    if kind == "sqlite":
        with opened(Config(instance=folder)):
            yield alembic
    else:
        with throwaway_database() as address, opened(Config(instance=folder, database_url=address)):
            yield alembic


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_migrations_go_up_and_down_and_up_again(kind: str, tmp_path: Path) -> None:
    with empty_database(kind, tmp_path) as alembic:
        command.upgrade(alembic, "head")
        all_tables = tables()
        command.downgrade(alembic, "base")
        none = tables()
        command.upgrade(alembic, "head")

        assert all_tables == set(db.metadata.tables)
        assert none == set()
        assert tables() == all_tables


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_migrations_make_exactly_what_the_models_describe(kind: str, tmp_path: Path) -> None:
    with empty_database(kind, tmp_path) as alembic:
        command.upgrade(alembic, "head")

        command.check(alembic)


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    with empty_database("sqlite", tmp_path):
        migrate(MIGRATIONS)
        before = tables()

        migrate(MIGRATIONS)

        assert tables() == before


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_several_processes_that_start_at_once_do_not_disturb_each_other(kind: str, tmp_path: Path) -> None:
    with empty_database(kind, tmp_path):
        address = db.engine.url.render_as_string(hide_password=False)
        program = PROGRAM.format(root=str(MIGRATIONS.parent), instance=str(tmp_path), address=address)
        started = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]

        assert [each.wait() for each in started] == [0, 0, 0]
        assert tables() == set(db.metadata.tables)


def test_a_migration_that_breaks_off_leaves_the_tables_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object, **__: object) -> None:
        raise OSError("disk full")

    with empty_database("sqlite", tmp_path) as alembic:
        command.upgrade(alembic, "0001")
        before = tables()
        monkeypatch.setattr("alembic.op.create_index", full_disk)
        monkeypatch.setattr("alembic.operations.BatchOperations.create_index", full_disk)

        with pytest.raises(OSError, match="disk full"):
            command.upgrade(alembic, "head")

        assert tables() == before


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_plans_from_before_there_were_scenarios_become_the_history_of_the_first(
    kind: str, tmp_path: Path, now: datetime
) -> None:
    with empty_database(kind, tmp_path) as alembic:
        command.upgrade(alembic, "head")
        kept_visit(now)
        with transaction():
            numbers = [save_itinerary(a_plan(status), REFERENCE, 1, now) for status in ("feasible", "optimal")]
        db.session.rollback()

        command.downgrade(alembic, "0004")
        command.upgrade(alembic, "head")

        (scenario,) = scenarios_of(REFERENCE)
        kept = current_itinerary(scenario.id)
        assert kept
        assert (scenario.name, scenario.is_promoted) == ("A", True)
        assert (kept.id, kept.parent_id, kept.itinerary) == (numbers[1], numbers[0], a_plan("optimal"))


def test_references_are_enforced_after_migrating(tmp_path: Path) -> None:
    with empty_database("sqlite", tmp_path):
        migrate(MIGRATIONS)

        assert db.session.execute(text("PRAGMA foreign_keys")).scalar() == 1


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_letters_that_ask_for_times_are_told_from_requests_and_keep_their_mails(
    kind: str, tmp_path: Path, now: datetime
) -> None:
    letters = (
        "SELECT kind, count(mail.letter_id) FROM letter JOIN letter_mail mail ON mail.letter_id = id GROUP BY kind"
    )
    with empty_database(kind, tmp_path) as alembic:
        command.upgrade(alembic, "head")
        visit = planned(a_visit_to_host(), now)
        asked = ask_for_times(
            visit,
            hosts=[PARLIAMENT, LABOUR],
            language="en",
            answer_by=now.date(),
            link=lambda token: token,
            now=now,
            by="a@b",
        )
        before = db.session.execute(text(letters)).all()
        db.session.rollback()

        command.downgrade(alembic, "0016")
        between = db.session.execute(text(letters)).all()
        db.session.rollback()
        command.upgrade(alembic, "head")

        assert asked
        assert (before, between) == ([("times", len(asked))], [("invitation", len(asked))])
        assert db.session.execute(text(letters)).all() == before
