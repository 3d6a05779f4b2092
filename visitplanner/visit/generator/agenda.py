"""The programme that a made visit is laid around: who is busy in which half-day.

In a half-day a subgroup or a site has one required session only. Mornings begin at nine, afternoons at two, and nobody
meets for more than two hours, so that lunch, prayer, every way and the buffer always fit in between.
"""

from collections.abc import Iterable

from visitplanner.visit.generator.ground import Ground, HalfDay

Audience = tuple[str, ...]
SHELTERS = "shelters"
"""Stands for all confidential sites, of which one a day is visited."""


class Agenda:
    """``held`` says in which half-days a session placed here is held, once for each of its occurrences."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._busy: set[tuple[str, HalfDay]] = set()
        self.held: dict[str, tuple[HalfDay, ...]] = {}

    def place(
        self, session: str, site: str, choices: Iterable[tuple[Audience, ...]], slots: Iterable[HalfDay], shelter: bool
    ) -> bool:
        """Hold a session if it fits. A choice lists the audiences of its occurrences; the first that fits is held."""
        open_slots = tuple(slots)
        for audiences in choices:
            found: list[tuple[Audience, HalfDay]] = []
            for audience in audiences:
                taken = {slot for _, slot in found}
                fitting = (
                    each for each in open_slots if each not in taken and self._is_free(audience, site, each, shelter)
                )
                slot = next(fitting, None)
                if slot is None:
                    break
                found.append((audience, slot))
            else:
                self._hold(session, site, found, shelter)
                return True
        return False

    def _is_free(self, audience: Audience, site: str, slot: HalfDay, shelter: bool) -> bool:
        if any((each, slot) in self._busy for each in (*audience, site)):
            return False
        return not shelter or all(
            (SHELTERS, HalfDay(slot.date, half)) not in self._busy for half in ("morning", "afternoon")
        )

    def _hold(self, session: str, site: str, found: list[tuple[Audience, HalfDay]], shelter: bool) -> None:
        for audience, slot in found:
            self._busy |= {(each, slot) for each in (*audience, site)}
            if shelter:
                self._busy.add((SHELTERS, slot))
        self.held[session] = tuple(slot for _, slot in found)
