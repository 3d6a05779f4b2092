"""Brings the catalogues up to date with the sentences of the code and the templates; run, it tells what is missing.

Entries are sorted by their sentence and carry file names without line numbers, so that a change to the code changes
no line of a catalogue that says the same.
"""

import sys
import tomllib
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "visitplanner" / "language" / "translations"
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "NN_": (1, 2)}


def extracted() -> Catalog:
    """Every sentence of the code and the templates."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]
    catalogue = Catalog(project="VisitPlanner")
    for mapping in settings["mappings"]:
        found = extract_from_dir(
            ROOT,
            [(mapping["pattern"], mapping["method"])],
            {mapping["pattern"]: {key: value for key, value in mapping.items() if key not in ("method", "pattern")}},
            keywords=KEYWORDS,
            comment_tags=("For translators:",),
            strip_comment_tags=True,
            directory_filter=_is_ours,
        )
        for file, _, message, comments, context in found:
            catalogue.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def catalogues() -> dict[str, Path]:
    """The file of each language that has a catalogue, by language code."""
    return {path.parent.parent.name: path for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))}


def read(code: str) -> Catalog:
    """The catalogue of a language as it stands."""
    with catalogues()[code].open("rb") as source:
        return read_po(source, locale=code)


def is_translated(message: Message) -> bool:
    """Whether a message has all its forms and nobody's guess among them."""
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return not message.fuzzy and all(forms)


def update(code: str, template: Catalog) -> list[str]:
    """Rewrites a catalogue with exactly the template's sentences; answers those without translation."""
    catalogue = read(code)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    written = BytesIO()
    write_po(
        written, catalogue, width=100, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False
    )
    before = catalogues()[code].read_text(encoding="utf-8")
    header, _, _ = before.partition("\n\n")
    after = f"{header}\n\n{written.getvalue().decode().strip()}\n"
    if after != before:
        catalogues()[code].write_text(after, encoding="utf-8")
    return [_sentence(message) for message in catalogue if message.id and not is_translated(message)]


def _sentence(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_ours(folder: str) -> bool:
    """Only the application and its pages are searched: not the tests, not the environment beside them."""
    inside = Path(folder).resolve().relative_to(ROOT)
    return inside.parts[:1] in ((), ("visitplanner",), ("templates",)) and inside.name != "__pycache__"


def main() -> int:
    """Updates every catalogue and names what is left to translate."""
    template = extracted()
    for code in catalogues():
        missing = update(code, template)
        print(f"{code}: {len(template)} sentences, {len(missing)} without translation")
        for sentence in missing:
            print(f"  {sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
