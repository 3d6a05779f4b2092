"""Values that do not belong where a test puts them, and every place of a document to put them."""

from typing import Any

from hypothesis import strategies as st

ODD_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(["2018-02-30", "25:00", "NONE", "__class__", "%(x)s", "*", "S01", "2027-04-12", "10:00", ""]),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=8), st.integers(), max_size=3),
)


def spots(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value of a document but the document itself."""
    if isinstance(value, dict):
        return [spot for key, each in value.items() for spot in [(*way, key), *spots(each, (*way, key))]]
    if isinstance(value, list):
        return [spot for key, each in enumerate(value) for spot in [(*way, key), *spots(each, (*way, key))]]
    return []
