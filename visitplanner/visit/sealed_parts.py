"""A visit without what is sealed in the application, as it may leave it in files, and put together with it again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from visitplanner.visit.entities import Member, RestrictedPerson, RestrictedPlace, Site, Visit, WhatIf

NO_PLACE = RestrictedPlace("", "", None, None)
NO_PARTICULARS = RestrictedPerson("", "", "")
SEALED = "restricted"


def without_sealed(visit: Visit) -> Visit:
    """Confidential addresses, access notes and the papers of people are empty; everything else stays."""
    members = tuple(replace(each, restricted=NO_PARTICULARS) for each in visit.delegation.members)
    return replace(
        visit,
        sites=tuple(replace(each, restricted=NO_PLACE) if each.restricted else each for each in visit.sites),
        delegation=replace(visit.delegation, members=members),
        what_if=tuple(map(_open_what_if, visit.what_if)),
    )


def with_kept_sealed(visit: Visit, kept: Visit) -> Visit:
    """What was left empty stays what is kept; what is written anew holds instead."""
    sites = {each.id: each for each in kept.sites}
    members = {each.id: each for each in kept.delegation.members}
    what_ifs = {each.id: each for each in kept.what_if}
    delegation = replace(visit.delegation, members=tuple(_member(each, members) for each in visit.delegation.members))
    return replace(
        visit,
        sites=tuple(_site(each, sites) for each in visit.sites),
        delegation=delegation,
        what_if=tuple(_what_if(each, what_ifs) for each in visit.what_if),
    )


def _site(site: Site, kept: Mapping[str, Site]) -> Site:
    old = kept[site.id].restricted if site.id in kept else None
    return replace(site, restricted=old) if old and site.restricted == NO_PLACE else site


def _member(member: Member, kept: Mapping[str, Member]) -> Member:
    empty = member.restricted == NO_PARTICULARS
    return replace(member, restricted=kept[member.id].restricted) if empty and member.id in kept else member


def _what_if(what_if: WhatIf, kept: Mapping[str, WhatIf]) -> WhatIf:
    old = kept.get(what_if.id)
    return old if old is not None and _open_what_if(old) == what_if else what_if


def _open_what_if(what_if: WhatIf) -> WhatIf:
    return replace(what_if, changes=tuple(map(_open_change, what_if.changes)))


def _open_change(change: Mapping[str, Any]) -> Mapping[str, Any]:
    """A change may carry a whole site or member, or one of its sealed values."""
    if SEALED in str(change.get("field", "")).split("."):
        return {**change, "value": _emptied(change.get("value"))}
    return {name: _opened(value) for name, value in change.items()}


def _opened(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _emptied(each) if name == SEALED else _opened(each) for name, each in value.items()}
    return [_opened(each) for each in value] if isinstance(value, list | tuple) else value


def _emptied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _emptied(each) for name, each in value.items()}
    return "" if isinstance(value, str) else None
