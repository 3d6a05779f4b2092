"""How long the server takes for each page of a visit with 150 sessions, 4 subgroups and 10 days. It judges nothing."""

import time
from datetime import UTC, datetime
from pathlib import Path

from config import Config
from tests.databases import make_tables
from tests.large_visit import LARGE, keep_made_visits
from tests.web.browsing import EMAIL, PASSWORD, Visitor
from tests.web.test_access import SAMPLE, path_of, routes
from visitplanner.app import create_app
from visitplanner.storage.database import db
from visitplanner.use_cases.add_user import add_user

TIMES = 5


def test_pages(tmp_path: Path) -> None:
    config = Config(instance=tmp_path / "instance", rate_limits=False)
    make_tables(config)
    site, now = create_app(config), datetime.now(UTC)
    with site.app_context():
        add_user(EMAIL, passwords=site.extensions["visitplanner"].passwords, now=now, password=PASSWORD)
        keep_made_visits(now)
    coordinator = Visitor(site)
    coordinator.sign_in()

    sample = SAMPLE | {"visit_id": LARGE, "session_id": "OPENING", "entry": "SITE-H001", "step": "sessions"}
    for route in sorted(routes(site), key=lambda each: each.rule):
        if "visit_id" in route.arguments and "GET" in (route.methods or ()):
            path = path_of(route, sample)
            if coordinator.get(path).status_code == 200:
                print(f"\n{_fastest(coordinator, path) * 1000:6.0f} ms  {route.endpoint}", end="")
    with site.app_context():
        db.engine.dispose()


def _fastest(visitor: Visitor, path: str) -> float:
    best = float("inf")
    for _ in range(TIMES):
        began = time.perf_counter()
        visitor.get(path)
        best = min(best, time.perf_counter() - began)
    return best
