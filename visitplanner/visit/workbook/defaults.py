"""What an empty cell stands for, sheet by sheet, where that depends on nothing else."""

from collections.abc import Mapping
from typing import Any

from visitplanner.visit.day_pattern import HOURS, RESERVE_MINUTES

PRECISION = "approximate_city_level"

DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "cities": {"lat": 0.0, "lon": 0.0, "precision": PRECISION},
    "days": {
        "type": "programme",
        "window.start": HOURS.start,
        "window.end": HOURS.end,
        "protected": (),
        "end_reserve_min": RESERVE_MINUTES,
    },
    "protected": {"subgroup_ids": ()},
    "transfers": {"subgroup_ids": (), "mode": "road"},
    "organisations": {"parent_id": None, "protocol_rank": 3},
    "meeting_points": {"lead_min": 15},
    "sites": {
        "confidentiality": "open",
        "meeting_point_id": None,
        "address": None,
        "max_visitors": None,
        "access_min": 0,
        "step_free": None,
        "photo_policy": "ask",
        "clearance.names_required": False,
        "clearance.passport_required": False,
        "clearance.lead_working_days": 0,
        "hours": (),
    },
    "objectives": {"topic_ids": (), "weight": 3},
    "members": {
        "is_head": False,
        "seniority": 3,
        "languages": (),
        "dietary": (),
        "needs_step_free": False,
        "prayer_times": False,
        "code_of_conduct_signed": False,
    },
    "sessions": {
        "type": "meeting",
        "topic_ids": (),
        "required": False,
        "priority": 3,
        "audience.mode": "plenary",
        "audience.subgroup_ids": (),
        "interpretation.mode": "none",
        "interpretation.languages": (),
        "fixed_min": 0,
        "direction": "host_presents",
        "status": "idea",
        "windows": (),
    },
    "rules": {"strength": "hard", "params": {}, "text": ""},
    "interpreters": {"languages": (), "max_min_per_day": 360},
    "costs": {"transfer_per_person": {}},
    "commitments": {
        "partner_organisation_id": None,
        "due_date": None,
        "status": "proposed",
        "topic_ids": (),
        "source_session_id": None,
    },
    "sources": {"url": ""},
    "what_ifs": {"expected": "feasible", "expected_conflict": (), "changes": ()},
}
