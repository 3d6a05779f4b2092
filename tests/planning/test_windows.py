"""Sets of time windows and the starts they leave."""

from visitplanner.planning import TimeWindow
from visitplanner.planning.windows import ALWAYS, EVER, cut, outside, starts


def windows(*spans: tuple[int, int]) -> tuple[TimeWindow, ...]:
    return tuple(TimeWindow(*each) for each in spans)


def test_a_window_holds_what_ends_when_it_closes() -> None:
    assert TimeWindow(10, 20).holds(10, 20)
    assert not TimeWindow(10, 20).holds(9, 20)
    assert not TimeWindow(10, 20).holds(10, 21)


def test_a_window_does_not_meet_what_only_touches_it() -> None:
    assert TimeWindow(10, 20).meets(19, 30)
    assert not TimeWindow(10, 20).meets(20, 30)
    assert TimeWindow(10, 20).meets(0, 11)
    assert not TimeWindow(10, 20).meets(0, 10)


def test_what_two_sets_share_is_cut_out() -> None:
    assert cut(windows((0, 10), (20, 30)), windows((5, 25))) == windows((5, 10), (20, 25))
    assert cut(windows((0, 10)), ALWAYS) == windows((0, 10))


def test_windows_that_touch_share_nothing_and_stay_apart() -> None:
    assert cut(windows((0, 10)), windows((10, 20))) == ()
    assert cut(windows((0, 10), (10, 20)), windows((5, 15))) == windows((5, 10), (10, 15))


def test_outside_is_what_no_block_covers() -> None:
    assert outside([]) == ALWAYS
    assert outside(windows((10, 20))) == windows((-EVER, 10), (20, EVER))
    assert outside(windows((30, 40), (10, 20))) == windows((-EVER, 10), (20, 30), (40, EVER))


def test_blocks_that_touch_or_overlap_or_lie_in_each_other_leave_nothing_between() -> None:
    assert outside(windows((10, 20), (20, 30))) == windows((-EVER, 10), (30, EVER))
    assert outside(windows((10, 40), (20, 30), (35, 50))) == windows((-EVER, 10), (50, EVER))


def test_starts_are_on_the_grid_counted_from_the_origin() -> None:
    # From 7, on a grid of 5 from 1: 11 and 16; what begins at 16 and lasts 5 ends at 21.
    assert starts(windows((7, 21)), 5, 1, 5) == (range(11, 17, 5),)
    assert list(starts(windows((7, 20)), 5, 1, 5)[0]) == [11]


def test_a_window_on_the_grid_may_be_filled_exactly() -> None:
    assert [list(each) for each in starts(windows((10, 15)), 5, 0, 5)] == [[10]]
    assert starts(windows((10, 14)), 5, 0, 5) == ()


def test_windows_before_the_origin_have_starts_too() -> None:
    # The grid goes on backwards: -20, -10, 0.
    assert [list(each) for each in starts(windows((-25, 5)), 5, 0, 10)] == [[-20, -10, 0]]
