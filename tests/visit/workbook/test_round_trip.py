"""A visit that goes into a workbook comes out of it again, in either language, apart from what is sealed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import example
from tests.visit.workbook.grids import document_of, exported, read, said, visit_of
from visitplanner.adapters.workbooks import child
from visitplanner.adapters.workbooks.writing import written
from visitplanner.entrypoints.web.words import WORDS
from visitplanner.language.localise import Localiser
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.sealed_parts import with_kept_sealed, without_sealed
from visitplanner.visit.workbook.cells import clean
from visitplanner.visit.workbook.matching import guessed
from visitplanner.visit.workbook.plain_cells import grid_of, plain_grid
from visitplanner.visit.workbook.reading import read_grid
from visitplanner.visit.workbook.sheets import SHEETS
from visitplanner.visit.workbook.tables import tables_of

EXAMPLES = ("kenya-jordan-2018", "jordan-kenya-5day")
sizes = st.builds(
    Size,
    days=st.integers(2, 5),
    hosts=st.integers(3, 8),
    subgroups=st.integers(1, 3),
    sessions=st.integers(3, 12),
    every_rule=st.booleans(),
)
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(lambda each: bool(clean(each).strip()))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_the_same_after_its_workbook(name: str, language: str) -> None:
    visit, localiser = example(name), Localiser(language)
    tables = tables_of(document_of(visit), WORDS, localiser)

    grid = grid_of(child.read(written(tables, WORDS, localiser)))
    found = read_grid(grid, guessed(grid), WORDS)

    assert found.faults == ()
    assert visit_of(found) == without_sealed(visit)
    assert with_kept_sealed(visit_of(found), visit) == visit


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(size=sizes, seed=st.integers(0, 10_000), language=st.sampled_from(["en", "ar"]))
def test_a_made_up_visit_is_the_same_after_its_workbook(size: Size, seed: int, language: str) -> None:
    visit = generate(size, seed)

    found = read(exported(visit, language))

    assert said(found) == []
    assert with_kept_sealed(visit_of(found), visit) == visit


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(texts, min_size=6, max_size=6))
def test_whatever_people_write_stays_what_they_wrote(texts: list[str]) -> None:
    visit = example()
    words = [clean(each) for each in texts]
    topic = replace(visit.topics[0], name={"en": words[0], "ar": words[1]})
    session = replace(visit.sessions[0], note=words[2], title={"en": words[3], "ar": words[4]})
    visit = replace(visit, topics=(topic, *visit.topics[1:]), sessions=(session, *visit.sessions[1:]))
    visit = replace(visit, meta=replace(visit.meta, article_facts=tuple(words)))

    grid = grid_of(plain_grid(exported(visit)))

    assert visit_of(read(grid)) == without_sealed(visit)


def test_an_empty_text_is_not_an_absent_one() -> None:
    visit = example()
    sessions = (replace(visit.sessions[0], note=""), replace(visit.sessions[1], note='""'), *visit.sessions[2:])
    visit = replace(visit, sessions=sessions)

    assert visit_of(read(exported(visit))) == without_sealed(visit)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_sheet_and_column_is_recognised_by_its_own_name(language: str) -> None:
    localiser = Localiser(language)
    titles = [localiser.text(sheet.label) for sheet in SHEETS]

    mappings = guessed(exported(example(), language))

    assert [each.target for each in mappings] == [sheet.name for sheet in SHEETS]
    assert [list(each.columns.values()) for each in mappings] == [[c.member for c in s.columns] for s in SHEETS]
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)


def test_nothing_that_is_sealed_is_in_a_workbook() -> None:
    visit = example("jordan-kenya-5day")
    sealed = [each.restricted.address for each in visit.sites if each.restricted]
    sealed += [each.restricted.passport_number for each in visit.delegation.members]

    cells = [str(cell) for sheet in exported(visit).sheets for _, row in sheet.rows for cell in row]

    assert len(sealed) > 2
    assert not [each for each in sealed if any(each in cell for cell in cells)]


def test_a_what_if_with_a_sealed_value_leaves_it_out_and_gets_it_back() -> None:
    visit = example()
    change = {"op": "set", "entity": "sites", "id": "SITE-DK", "field": "restricted.address", "value": "CANARY-9"}
    added = {"op": "add", "entity": "sites", "value": {"id": "X", "restricted": {"address": "CANARY-9", "lat": 1.0}}}
    what_if = replace(visit.what_if[0], changes=(change, added))
    visit = replace(visit, what_if=(what_if, *visit.what_if[1:]))

    opened = without_sealed(visit)

    assert "CANARY-9" not in str(opened.what_if)
    assert with_kept_sealed(opened, visit) == visit
