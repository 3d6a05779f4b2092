"""The browser tests drive the browser they are told to, and never another one in silence."""

from pathlib import Path

import pytest

from scripts import browser


def test_the_browser_named_in_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = tmp_path / "chromium"
    named.write_text("#!/bin/sh\n")
    named.chmod(0o700)
    monkeypatch.setenv(browser.VARIABLE, str(named))

    assert browser.find() == named


def test_a_named_browser_that_is_not_there_is_not_replaced_by_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "missing"))

    assert browser.find() is None
    assert browser.main() == 3
    assert browser.VARIABLE in capsys.readouterr().err
