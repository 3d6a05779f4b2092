"""The installed command, in a process of its own, as a person runs it."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from config import Config
from tests.databases import make_tables, opened
from tests.visit_documents import JORDAN, KENYA
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction

ROOT = Path(__file__).resolve().parents[2]


def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VISITPLANNER_", "LC_", "LANG"))}
    return {**kept, "VISITPLANNER_INSTANCE": str(tmp_path / "instance")}


def command(tmp_path: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "visitplanner", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**environment(tmp_path), "PYTHONPATH": str(ROOT)},
    )


def test_a_file_is_planned_where_nothing_was_set_up(tmp_path: Path) -> None:
    result = command(tmp_path, "plan", KENYA)

    assert result.returncode == 0, result.stderr
    assert "This plan is the best there is" in result.stdout
    assert {each.name for each in tmp_path.iterdir()} == {"itinerary.json", "programme.en.ics", "programme.ar.ics"}


def test_ctrl_c_keeps_the_best_plan_found_so_far(tmp_path: Path) -> None:
    search = subprocess.Popen(
        [sys.executable, "-m", "visitplanner", "plan", str(JORDAN), "--time-limit", "300"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**environment(tmp_path), "PYTHONPATH": str(ROOT)},
    )
    assert search.stderr is not None
    lines = iter(search.stderr.readline, "")
    assert any("best value" in line for line in lines)

    search.send_signal(signal.SIGINT)

    output, _ = search.communicate(timeout=60)
    assert search.returncode == 0
    assert "This plan" in output
    assert (tmp_path / "itinerary.json").exists()


def test_a_visit_goes_in_and_comes_out_with_equal_content(tmp_path: Path) -> None:
    import json

    assert command(tmp_path, "import", JORDAN).returncode == 0
    assert command(tmp_path, "import", JORDAN).returncode == 1
    assert command(tmp_path, "import", "--replace", JORDAN).returncode == 0

    result = command(tmp_path, "export", "V-JOKE-2027", "-o", "out.json")

    assert result.returncode == 0, result.stderr
    assert json.loads((tmp_path / "out.json").read_bytes()) == json.loads(JORDAN.read_bytes())
    assert (tmp_path / "out.json").stat().st_mode & 0o077 == 0
    assert json.loads(command(tmp_path, "export", "V-JOKE-2027").stdout) == json.loads(JORDAN.read_bytes())
    assert command(tmp_path, "export", "V-NONE").returncode == 2


def test_a_faulty_file_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text(JORDAN.read_text().replace("Africa/Nairobi", "Africa/Atlantis"))

    result = command(tmp_path, "import", "broken.json")

    assert result.returncode == 2
    assert "$.cities[0].timezone" in result.stderr
    assert command(tmp_path, "export", "V-JOKE-2027").returncode == 2


def test_a_user_gets_a_password_once_and_only_one(tmp_path: Path) -> None:
    first = command(tmp_path, "user", "add", "someone@example.org")

    assert first.returncode == 0
    assert "The password, shown only this once: " in first.stdout
    assert command(tmp_path, "user", "add", "someone@example.org").returncode == 1
    assert command(tmp_path, "user", "add", "nobody").returncode == 2


def test_a_record_that_somebody_got_at_is_told_from_one_that_is_whole(tmp_path: Path) -> None:
    config = Config(instance=tmp_path / "instance")
    make_tables(config)
    with opened(config):
        for number in range(3):
            with transaction():
                record(f"V-{number}", actor="", channel="command", operation="visit_created", now=datetime.now(UTC))
    whole = command(tmp_path, "record", "verify")
    with sqlite3.connect(tmp_path / "instance" / "visitplanner.sqlite") as database:
        database.execute("DROP TRIGGER audit_event_refuses_delete")
        database.execute("DELETE FROM audit_event WHERE id = 2")
    database.close()

    changed = command(tmp_path, "record", "verify")

    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout.startswith("The record is whole: 3 signed lines.\nThe last signature: ")
    assert changed.returncode == 1
    assert changed.stderr == "The record was changed: line 3 does not follow on the one before it.\n"


def test_a_setting_that_cannot_be_read_is_named_without_a_trace(tmp_path: Path) -> None:
    kept = {**environment(tmp_path), "PYTHONPATH": str(ROOT), "VISITPLANNER_PORT": "high"}

    result = subprocess.run(
        [sys.executable, "-m", "visitplanner", "serve"], capture_output=True, text=True, cwd=tmp_path, env=kept
    )

    assert result.returncode == 1
    assert "VISITPLANNER_PORT must be a number" in result.stderr
    assert "Traceback" not in result.stderr
