"""Several plans of a visit side by side, each with a history in which one can step back and forward.

Everything that writes belongs inside a ``transaction()``, after ``locked_visit``, so that two people take turns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count, product
from string import ascii_uppercase
from typing import Literal, cast

from sqlalchemy import Select, delete, select, update

from visitplanner.language.text import Text
from visitplanner.planning import Itinerary
from visitplanner.storage.database import db
from visitplanner.storage.histories import forget_oldest
from visitplanner.storage.itinerary_rows import itinerary_in, row_of
from visitplanner.storage.models import ItineraryRow, ScenarioRow

MadeBy = Literal["plan", "move", "pin", "repair", "alternative", "fix", "copy"]


MOST_SCENARIOS = 20


class ScenarioIsUnknown(LookupError):
    """The visit has no such scenario."""


class TooManyScenarios(ValueError):
    """A visit has room for ``MOST_SCENARIOS``."""


class NameIsTaken(ValueError):
    """Another scenario of the visit has this name."""


@dataclass(frozen=True)
class Scenario:
    id: int
    visit_id: str
    name: str
    is_promoted: bool
    created_at: datetime


@dataclass(frozen=True)
class Kept:
    """An itinerary with its place in the history of a scenario."""

    id: int
    scenario_id: int
    parent_id: int | None
    visit_version: int
    made_by: MadeBy
    author: str
    note: Text | None
    kept_at: datetime
    itinerary: Itinerary


def scenarios_of(visit_id: str) -> tuple[Scenario, ...]:
    """The scenarios of a visit in the order in which they were made."""
    rows = select(ScenarioRow).where(ScenarioRow.visit_id == visit_id).order_by(ScenarioRow.id)
    return tuple(scenario_in(row) for row in db.session.scalars(rows))


def scenario_of(visit_id: str, scenario_id: int) -> Scenario:
    """Raises ``ScenarioIsUnknown``, also when it is another visit's."""
    return scenario_in(_row(visit_id, scenario_id))


def promoted_scenario(visit_id: str) -> Scenario | None:
    """The scenario that counts: what calendars, letters and pages show as the visit's programme."""
    row = db.session.scalar(
        select(ScenarioRow).where(ScenarioRow.visit_id == visit_id, ScenarioRow.is_promoted.is_(True))
    )
    return None if row is None else scenario_in(row)


def create_scenario(visit_id: str, now: datetime, name: str | None = None) -> int:
    """A new scenario without a plan; its number. The first one is promoted.

    Raises ``NameIsTaken`` and ``TooManyScenarios``.
    """
    taken = {each.name for each in scenarios_of(visit_id)}
    if len(taken) >= MOST_SCENARIOS:
        raise TooManyScenarios(visit_id)
    if name in taken:
        raise NameIsTaken(name)
    called = name or next(each for each in _letters() if each not in taken)
    row = ScenarioRow(visit_id=visit_id, name=called, is_promoted=not taken, created_at=now)
    db.session.add(row)
    db.session.flush()
    return row.id


def rename_scenario(visit_id: str, scenario_id: int, name: str) -> None:
    """Raises ``ScenarioIsUnknown`` and ``NameIsTaken``."""
    row = _row(visit_id, scenario_id)
    if any(each.name == name and each.id != scenario_id for each in scenarios_of(visit_id)):
        raise NameIsTaken(name)
    row.name = name


def promote_scenario(visit_id: str, scenario_id: int) -> None:
    """From now on this scenario is the visit's plan. Raises ``ScenarioIsUnknown``."""
    row = _row(visit_id, scenario_id)
    db.session.execute(update(ScenarioRow).where(ScenarioRow.visit_id == visit_id).values(is_promoted=False))
    db.session.flush()
    row.is_promoted = True
    db.session.flush()


def remove_scenario(visit_id: str, scenario_id: int) -> None:
    """With its whole history. Raises ``ScenarioIsUnknown``."""
    row = _row(visit_id, scenario_id)
    db.session.execute(delete(ScenarioRow).where(ScenarioRow.id == row.id))
    db.session.expire_all()


def forget_scenarios(visit_id: str) -> None:
    """All scenarios of a visit that is no longer what it was."""
    db.session.execute(delete(ScenarioRow).where(ScenarioRow.visit_id == visit_id))
    db.session.expire_all()


def current_itinerary(scenario_id: int) -> Kept | None:
    """Where a scenario stands in its history."""
    row = db.session.scalar(_current(scenario_id))
    return None if row is None else kept_in(row)


def kept_itinerary(itinerary_id: int) -> Kept | None:
    """One itinerary of any history, by its number."""
    row = db.session.get(ItineraryRow, itinerary_id)
    return None if row is None else kept_in(row)


def add_itinerary(
    scenario_id: int,
    itinerary: Itinerary,
    *,
    visit_version: int,
    made_by: MadeBy,
    author: str = "",
    note: Text | None = None,
    now: datetime,
) -> int:
    """Continue the history of a scenario from where it stands, and forget its oldest; the new itinerary's number."""
    before = db.session.scalar(_current(scenario_id))
    row = row_of(itinerary)
    row.visit_id = db.session.scalars(select(ScenarioRow.visit_id).where(ScenarioRow.id == scenario_id)).one()
    row.scenario_id, row.parent_id = scenario_id, None if before is None else before.id
    row.visit_version, row.kept_at = visit_version, now
    row.made_by, row.author, row.note = made_by, author, note
    _stand_at(scenario_id, row)
    forget_oldest(scenario_id)
    return row.id


def step_back(scenario_id: int) -> Kept | None:
    """Go back to the itinerary from which the current one was made; nothing where there is none."""
    row = db.session.scalar(_current(scenario_id))
    before = None if row is None or row.parent_id is None else db.session.get(ItineraryRow, row.parent_id)
    return _go_to(scenario_id, before)


def step_forward(scenario_id: int) -> Kept | None:
    """Undo a step back: go to what was made last from the current itinerary; nothing where nothing was."""
    return _go_to(scenario_id, _after(scenario_id))


def can_step(scenario_id: int) -> tuple[bool, bool]:
    """Whether there is something to undo, and something to redo."""
    row = db.session.scalar(_current(scenario_id))
    return row is not None and row.parent_id is not None, _after(scenario_id) is not None


def _after(scenario_id: int) -> ItineraryRow | None:
    current = select(ItineraryRow.id).where(ItineraryRow.scenario_id == scenario_id, ItineraryRow.is_current.is_(True))
    return db.session.scalar(
        select(ItineraryRow)
        .where(ItineraryRow.scenario_id == scenario_id, ItineraryRow.parent_id == current.scalar_subquery())
        .order_by(ItineraryRow.id.desc())
        .limit(1)
    )


def _go_to(scenario_id: int, row: ItineraryRow | None) -> Kept | None:
    if row is None:
        return None
    _stand_at(scenario_id, row)
    return kept_in(row)


def _stand_at(scenario_id: int, row: ItineraryRow) -> None:
    here = (ItineraryRow.scenario_id == scenario_id, ItineraryRow.is_current.is_(True))
    db.session.execute(update(ItineraryRow).where(*here).values(is_current=False))
    row.is_current = True
    db.session.add(row)
    db.session.flush()


def _current(scenario_id: int) -> Select[tuple[ItineraryRow]]:
    return select(ItineraryRow).where(ItineraryRow.scenario_id == scenario_id, ItineraryRow.is_current.is_(True))


def _row(visit_id: str, scenario_id: int) -> ScenarioRow:
    row = db.session.scalar(select(ScenarioRow).where(ScenarioRow.id == scenario_id, ScenarioRow.visit_id == visit_id))
    if row is None:
        raise ScenarioIsUnknown(scenario_id)
    return row


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    for length in count(1):
        for letters in product(ascii_uppercase, repeat=length):
            yield "".join(letters)


def scenario_in(row: ScenarioRow) -> Scenario:
    """What a row says of a scenario."""
    return Scenario(row.id, row.visit_id, row.name, row.is_promoted, row.created_at)


def kept_in(row: ItineraryRow) -> Kept:
    """The itinerary that a row holds, with its place in the history."""
    return Kept(
        id=row.id,
        scenario_id=row.scenario_id,
        parent_id=row.parent_id,
        visit_version=row.visit_version,
        made_by=cast(MadeBy, row.made_by),
        author=row.author,
        note=row.note,
        kept_at=row.kept_at,
        itinerary=itinerary_in(row),
    )
