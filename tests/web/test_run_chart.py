"""The chart of a run: two lines in steps, as high and as wide as the run is."""

from visitplanner.entrypoints.web.run_chart import EDGE, HEIGHT, WIDTH, chart_of


def corners(line: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (each.split(",") for each in line.split())]


def test_before_there_is_a_value_there_is_nothing_to_draw() -> None:
    assert chart_of([], 3.0) is None
    assert chart_of([(1.0, None, 90)], 3.0) is None


def test_a_value_stays_until_the_next_and_the_bound_ends_where_it_stands() -> None:
    chart = chart_of([(0.0, 50, 150), (5.0, 100, 100)], 10.0)

    assert chart
    assert (chart.lowest, chart.highest, chart.seconds) == (50, 100, 10)
    bottom, top, start, end = HEIGHT - EDGE, EDGE, EDGE, WIDTH - EDGE
    middle = start + (end - start) / 2
    assert corners(chart.value_line) == [(start, bottom), (middle, bottom), (middle, top), (end, top)]
    # The first bound lies above everything, so it is drawn at the edge.
    assert corners(chart.bound_line) == [(start, top), (middle, top), (middle, top), (end, top)]


def test_a_single_value_is_a_level_line() -> None:
    chart = chart_of([(0.5, 7, None)], 2.0)

    assert chart
    assert {y for _, y in corners(chart.value_line)} == {HEIGHT - EDGE}
    assert chart.bound_line == ""
