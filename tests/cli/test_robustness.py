"""How likely a plan is to run on time is told day by day, with the weak links, and nothing confidential."""

from pathlib import Path

import pytest

from tests.cli.test_files import run
from tests.visit_documents import KENYA, document


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planned")
    assert run("plan", KENYA, "-o", folder).exit_code == 0
    return folder / "itinerary.json"


def test_the_chance_of_the_visit_and_of_each_day_is_told_the_same_for_the_same_seed(planned: Path) -> None:
    first, again, other = (run("robustness", KENYA, planned, "--runs", 500, "--seed", seed) for seed in (1, 1, 2))

    assert first.exit_code == 0, first.output
    assert first.stdout.startswith("Chance that the whole visit runs on time, in 500 runs: ")
    assert "Most often late first: “" in first.stdout
    assert first.stdout == again.stdout != other.stdout
    assert sum(line.endswith("2018") for line in first.stdout.splitlines()) == 3


def test_it_is_told_in_arabic_too(planned: Path) -> None:
    result = run("robustness", KENYA, planned, "--runs", 100, "--language", "ar")

    assert result.exit_code == 0
    assert "late" not in result.stdout


def test_a_confidential_site_is_named_by_its_label_only(planned: Path) -> None:
    visit = document(KENYA)
    secrets = [each["name"]["en"] for each in visit["sites"] if each["confidentiality"] == "confidential"]
    assert secrets

    result = run("robustness", KENYA, planned, "--runs", 100)

    assert [each for each in secrets if each in result.output] == []
    assert "CANARY" not in result.output


def test_bad_input_is_refused_by_name(planned: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("[]")

    assert run("robustness", KENYA, planned, "--what-if", "W9").exit_code == 2
    assert run("robustness", KENYA, planned, "--runs", 0).exit_code == 2
    for files in ((tmp_path / "odd.json", planned), (KENYA, tmp_path / "odd.json")):
        result = run("robustness", *files)
        assert (result.exit_code, result.stderr.splitlines()[0]) == (2, f"{tmp_path / 'odd.json'} has 1 fault:")
