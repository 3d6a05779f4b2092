"""What is answered when somebody asks why a session was left out, or why it is where it is; no solver."""

from dataclasses import dataclass

from visitplanner.language.text import Text
from visitplanner.planning.disturbance import Move
from visitplanner.planning.elsewhere import Elsewhere
from visitplanner.planning.itinerary import Fix, Itinerary
from visitplanner.planning.obstacles import Obstacle
from visitplanner.planning.problem import SessionId


@dataclass(frozen=True)
class Included:
    """A plan that holds the session: what it is worth more (or, negative, less), in minutes too, and what gives way."""

    itinerary: Itinerary
    points: int
    travel_minutes: int
    idle_minutes: int
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Why:
    """The answer about one session.

    ``obstacles`` are the rules that forbid it at some of the ``times`` its days would allow, whatever else is planned
    or with everything else where it is; ``conflict`` is what cannot hold together with it; ``included`` a plan with it,
    where one was found; ``elsewhere`` where else it could be. ``verified`` says that the solver, or the checker, has
    confirmed what is said; otherwise the time was too short.
    """

    session: SessionId
    sentences: tuple[Text, ...]
    times: int = 0
    obstacles: tuple[Obstacle, ...] = ()
    conflict: tuple[str, ...] = ()
    included: Included | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    fixes: tuple[Fix, ...] = ()
    verified: bool = True
