"""Who may know which host of the catalogue, for pages to ask."""

from visitplanner.storage.confidants import confidants_of, host_of, is_confidential, withheld_from

__all__ = ["confidants_of", "host_of", "is_confidential", "withheld_from"]
