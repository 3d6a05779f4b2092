"""From nothing to a plan, as a coordinator who has never seen the tool does it, in each language."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.window import Window, window


@pytest.mark.browser
@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_a_visit_goes_from_nothing_to_a_plan(browser: Browser, address: str, language: str, width: int) -> None:
    with window(browser, address, language=language, width=width) as here:
        here.sign_in()
        visit = begin(here, language)
        name_topics(here, visit)
        add_host(here, visit)
        look_at_what_is_missing(here, visit)
        plan(here, visit)

        assert here.complaints == []


@pytest.mark.browser
def test_a_visit_is_begun_and_filled_without_scripts(browser: Browser, address: str) -> None:
    with window(browser, address, java_script_enabled=False) as here:
        here.sign_in()
        visit = begin(here, "plain")
        name_topics(here, visit)

        expect(here.page.locator("#topics .entry-title")).to_have_count(2)


def fill(here: Window, **fields: str) -> None:
    for name, text in fields.items():
        here.page.locator(f"[name='{name.replace('__', '.')}']").fill(text)


def save(here: Window, form: str = "main form[method='post']") -> None:
    here.page.locator(f"{form} button[type='submit']").first.click()


def begin(here: Window, language: str) -> str:
    here.go("/visits/new")
    assert here.sideways() == []
    fill(here, title__en="A visit from nothing", title__ar="زيارة من الصفر", code=f"NEW {language}", people="6")
    fill(here, start_date="2027-05-02", end_date="2027-05-04", city__en="Amman", city__ar="عمّان")
    fill(here, organiser__en="The organiser", organiser__ar="الجهة المنظمة", delegation__en="The delegation")
    here.page.locator("[name='sending_country']").select_option("KE")
    here.page.locator("[name='host_country']").select_option("JO")
    here.page.locator(".panel-reading button[type='submit']").click()
    here.page.wait_for_url("**/setup/places")
    return here.path.removesuffix("/setup/places")


def name_topics(here: Window, visit: str) -> None:
    here.go(f"{visit}/setup/aims")
    fill(here, topics="Shelters | دور الإيواء\nCourts | المحاكم")
    save(here, "form[action$='/form/topics']")
    expect(here.page.locator("#topics .entry-title")).to_have_count(2)


def add_host(here: Window, visit: str) -> None:
    """A host, then its site, then its session, one after the other."""
    here.go(f"{visit}/setup/hosts/organisations/new")
    fill(here, name__en="Ministry of Social Development", name__ar="وزارة التنمية الاجتماعية")
    save(here, "form[action$='/organisations/new']")
    here.page.wait_for_url("**/sites/new?*")
    assert here.barriers() == []
    save(here, "form[action$='/sites/new']")
    here.page.wait_for_url("**/sessions/new?*")
    here.page.locator("[name='topic_ids']").first.check()
    here.page.locator("[name='required']").check()
    assert here.barriers() == []
    save(here, "form[action$='/sessions/new']")
    here.page.wait_for_url(re.compile(".*/setup/sessions#.*"))


def look_at_what_is_missing(here: Window, visit: str) -> None:
    here.go(f"{visit}/readiness")
    expect(here.page.locator("#must-heading")).to_have_count(0)
    expect(here.page.locator("#should-heading")).to_be_visible()
    assert here.barriers() == []
    assert here.sideways() == []


def plan(here: Window, visit: str) -> None:
    here.go(f"{visit}/plan")
    here.page.locator("main form button").first.click()
    expect(here.page.locator("#proof-heading")).to_be_visible(timeout=60_000)
    here.go(visit)
    expect(here.page.locator(".board-day")).to_have_count(3)
    expect(here.page.locator(".card-title").first).to_be_visible()
