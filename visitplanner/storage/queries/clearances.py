"""Where clearance stands, for the coordinator's page."""

from visitplanner.storage.clearances import Waiver, clearance_states, waivers_of

__all__ = ["Waiver", "clearance_states", "waivers_of"]
