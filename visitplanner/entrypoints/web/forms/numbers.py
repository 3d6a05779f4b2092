"""Whole numbers in addresses and hidden fields, which anybody may write over."""


def number_in(written: str, digits: int = 9) -> int | None:
    """ASCII digits only, and few enough for every database."""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= digits else None
