"""Look for repairs once more, though nothing has changed: the last search failed, or was too short."""

from visitplanner.storage.database import transaction
from visitplanner.storage.repairs import forget_repairs, search_of
from visitplanner.storage.visits import locked_visit


def search_again(visit_id: str) -> None:
    """The worker takes it up within seconds. Raises ``VisitIsUnknown``."""
    with transaction():
        locked_visit(visit_id)
        search = search_of(visit_id)
        if search is not None:
            search.state_of_things, search.run_id = "", None
            forget_repairs(visit_id)
