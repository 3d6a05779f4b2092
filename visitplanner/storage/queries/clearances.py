"""Where clearance stands, for the coordinator's page."""

from visitplanner.storage.clearances import clearance_states, waived_sites

__all__ = ["clearance_states", "waived_sites"]
