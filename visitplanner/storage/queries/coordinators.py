"""Whose visits they are, for pages to ask."""

from visitplanner.storage.coordinators import coordinates, coordinators_of

__all__ = ["coordinates", "coordinators_of"]
