"""A coordinator works on the board: drags, moves by keyboard, undoes, and compares what came of it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.factories import REFERENCE
from tests.journeys.window import Window, times_of, window

LANGUAGES = ("en", "ar")
BOARD = f"/visits/{REFERENCE}/board"
SCENARIOS = f"/visits/{REFERENCE}/scenarios"
WIDE = 768
"""From this width on there is a board; below it there is a list, in which nothing is dragged."""
FOCUSED = "document.activeElement.closest('[data-occurrence]').dataset.occurrence"


@pytest.fixture
def copied(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Window]:
    """A window, of a language and a width, on the board of a scenario that nobody else works on."""
    language, width = request.param
    with window(browser, address, language=language, width=width) as here:
        here.sign_in()
        here.go(SCENARIOS)
        here.page.locator("form[action$='/copy'] button").first.click()
        here.page.locator("a[href*='/board?scenario=']").last.click()
        expect(here.page.locator("#board")).to_be_visible()
        yield here
        here.go(SCENARIOS)
        here.page.locator("form[action$='/remove'] button").last.click()


def everywhere(*widths: int) -> list[tuple[str, int]]:
    return [(language, width) for language in LANGUAGES for width in widths]


def card(here: Window, occurrence: str) -> Locator:
    return here.page.locator(f"#board [data-occurrence='{occurrence}']").first


def time_of(here: Window, occurrence: str) -> str:
    return times_of(card(here, occurrence).inner_text())[0]


def drag(here: Window, what: Locator, down: int) -> None:
    """Take a card near its top and let it go so many pixels further down."""
    what.scroll_into_view_if_needed()
    box = what.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 6
    here.page.mouse.move(x, y)
    here.page.mouse.down()
    here.page.mouse.move(x, y + 12, steps=3)
    here.page.mouse.move(x, y + down, steps=5)
    expect(here.page.locator(".drop-mark")).to_be_visible()
    expect(here.page.locator(".free-window").first).to_be_attached()
    here.page.mouse.up()


def drag_in(here: Window, what: Locator) -> None:
    """Take a card from the tray to the last hour of the first lane."""
    what.scroll_into_view_if_needed()
    start, lane = what.bounding_box(), here.page.locator(".lane-ground").first.bounding_box()
    assert start
    assert lane
    here.page.mouse.move(start["x"] + 12, start["y"] + 12)
    here.page.mouse.down()
    here.page.mouse.move(start["x"] + 40, start["y"] - 20, steps=3)
    here.page.mouse.move(lane["x"] + lane["width"] / 2, lane["y"] + lane["height"] - 60, steps=5)
    here.page.mouse.up()
    expect(here.page.locator(".effect")).to_be_visible()


def move_by_keyboard(here: Window, occurrence: str, clock: str) -> None:
    here.page.locator(f"#board [data-occurrence='{occurrence}'] a[data-open]").focus()
    here.page.keyboard.press("Enter")
    expect(here.page.locator("#in-hand")).to_be_focused()
    here.page.fill("#move-start", clock)
    here.page.keyboard.press("Tab")
    expect(here.page.locator(".effect")).to_contain_text(clock)
    keep(here)
    expect(card(here, occurrence)).to_contain_text(clock)


def keep(here: Window) -> None:
    """Keep what is in hand, with a reason where one is asked for."""
    reason = here.page.locator("#move-reason")
    if reason.count():
        reason.fill("The host asked for it.")
    here.page.locator(".effect button[type=submit]").click()
    here.page.wait_for_load_state()


@pytest.mark.browser
@pytest.mark.parametrize("copied", everywhere(360, 768, 1280), indirect=True)
def test_a_session_is_moved_undone_and_compared(copied: Window) -> None:
    before = time_of(copied, "S01#1")
    if copied.page.viewport_size and copied.page.viewport_size["width"] >= WIDE:
        drag(copied, card(copied, "S01#1"), 96)
        expect(copied.page.locator(".effect .hard-list li").first).to_be_visible()
        keep(copied)
        assert time_of(copied, "S01#1") != before
        copied.page.keyboard.press("Control+z")
        expect(card(copied, "S01#1")).to_contain_text(before[:5])

    move_by_keyboard(copied, "S01#1", "16:00")
    copied.page.keyboard.press("Control+z")
    expect(card(copied, "S01#1")).to_contain_text(before[:5])
    copied.page.keyboard.press("Control+Shift+Z")
    expect(card(copied, "S01#1")).to_contain_text("16:00")
    copied.go(SCENARIOS)

    expect(copied.page.locator("#difference")).to_contain_text("16:00")
    assert copied.barriers() == []
    assert copied.sideways() == []
    assert copied.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("copied", everywhere(1280), indirect=True)
def test_a_session_is_put_back_taken_out_and_dragged_in_again(copied: Window) -> None:
    before = time_of(copied, "S01#1")
    drag(copied, card(copied, "S01#1"), 96)
    expect(copied.page.locator(".effect")).to_be_visible()
    barriers = copied.barriers()
    copied.page.locator(".effect [data-close]").click()
    expect(copied.page.locator("#in-hand")).to_be_hidden()
    put_back, focused = time_of(copied, "S01#1"), copied.page.evaluate(FOCUSED)

    copied.page.locator("#board [data-occurrence='S01#1'] a[data-open]").click()
    copied.page.locator("#in-hand a[hx-get*='out=1']").click()
    expect(copied.page.locator(".effect")).to_be_visible()
    keep(copied)
    drag_in(copied, copied.page.locator(".tray [data-occurrence='S01#1']"))
    keep(copied)

    assert (put_back, focused) == (before, "S01#1")
    assert barriers == []
    assert card(copied, "S01#1").is_visible()
    assert copied.complaints == []


@pytest.mark.browser
def test_a_finger_that_rests_on_a_card_drags_it(browser: Browser, address: str) -> None:
    with window(browser, address, language="ar", width=1280, has_touch=True) as here:
        here.sign_in()
        here.go(BOARD)
        what = card(here, "S01#1")
        what.scroll_into_view_if_needed()
        box = what.bounding_box()
        assert box
        finger = here.page.context.new_cdp_session(here.page)
        x, y = box["x"] + box["width"] / 2, box["y"] + 8

        def touch(kind: str, at: float | None = None) -> None:
            points = [] if at is None else [{"x": x, "y": at}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        touch("touchStart", y)
        expect(what).to_have_class(re.compile("is-dragging"))
        for further in range(10, 101, 10):
            touch("touchMove", y + further)
        touch("touchEnd")

        expect(here.page.locator(".effect")).to_be_visible()
        assert here.complaints == []
