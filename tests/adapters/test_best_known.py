"""Lists of best known values are read in both published shapes, and nothing else is taken for one."""

import pytest

from visitplanner.adapters.best_known import BestKnownJson
from visitplanner.language.localise import Localiser
from visitplanner.use_cases.ports import BenchmarkFileIsFaulty

NO_VALUE = "What stands under our01 is no value that could be compared with."


def test_values_stand_by_instance_and_tours() -> None:
    data = b'{"our01": {"1": {"value": 320, "basis": "proven"}, "2": {"value": 590}}}'

    assert BestKnownJson().read(data) == {("our01", 1): 320, ("our01", 2): 590}


def test_or_by_instance_alone_where_it_names_its_tours() -> None:
    assert BestKnownJson().read(b'{"our01": {"benchmark": 308, "other": 300}}') == {("our01", None): 308}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This is no JSON."),
        (b"\xff\xfe\xfd", "This is no JSON."),
        (b"[" * 100_000, "This is no JSON."),
        (b"[]", "This is no list of values by instance."),
        (b'{"our01": 7}', NO_VALUE),
        (b'{"our01": {"one": {"value": 320}}}', NO_VALUE),
        (b'{"our01": {"1": 320}}', NO_VALUE),
        (b'{"our01": {"1": {}}}', NO_VALUE),
        (b'{"our01": {"1": {"value": 0}}}', NO_VALUE),
        (b'{"our01": {"benchmark": true}}', NO_VALUE),
    ],
)
def test_anything_else_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(BenchmarkFileIsFaulty) as refused:
        BestKnownJson().read(data)

    assert Localiser("en").text(refused.value.sentence) == sentence
