"""The formats a programme is handed out in; menus and addresses come from the list."""

from typing import Protocol

from visitplanner.adapters.exports import ics
from visitplanner.language.localise import Localiser
from visitplanner.language.text import Text
from visitplanner.programme.programme import Programme


class Export(Protocol):
    """One format."""

    NAME: str
    LABEL: Text
    MEDIA_TYPE: str
    EXTENSION: str

    def write(self, programme: Programme, localiser: Localiser) -> bytes: ...


EXPORTS: tuple[Export, ...] = (ics,)
