"""What a benchmark gave, as a table that grows row by row, and as a file that anyone can check."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from visitplanner.entrypoints.cli.table import padded
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, NN_
from visitplanner.use_cases.run_benchmark import BenchmarkResult

BestKnown = Mapping[tuple[str, int | None], int]

NAME, TOURS, VALUE, BOUND = N_("Instance"), N_("Tours"), N_("Value"), N_("Bound")
SECONDS, TO_BOUND = N_("Seconds"), N_("Gap to bound")
KNOWN, TO_KNOWN = N_("Best known"), N_("Gap to best known")
NOTHING = "–"
LEAST_WIDTH = 7


class BenchTable:
    """A row for each result; with ``known`` the gaps are those to the best known values too."""

    def __init__(self, names: Sequence[str], known: BestKnown | None, localiser: Localiser) -> None:
        self._known, self._localiser = known, localiser
        headings = [NAME, TOURS, VALUE, BOUND, TO_BOUND, *([KNOWN, TO_KNOWN] if known is not None else []), SECONDS]
        self._headings = [localiser.text(each) for each in headings]
        self._name_width = max(map(len, (*names, self._headings[0])))
        self._to_bound: list[float] = []
        self._to_known: list[float] = []

    def heading(self) -> str:
        return self._line(self._headings)

    def row(self, result: BenchmarkResult) -> str:
        to_bound = (result.bound - result.value) / max(1, result.bound)
        self._to_bound.append(to_bound)
        cells = [str(result.tours), str(result.value), str(result.bound), self._percent(to_bound)]
        if self._known is not None:
            best = self._known.get((result.instance, result.tours), self._known.get((result.instance, None)))
            cells += [NOTHING, NOTHING] if best is None else self._compared(result.value, best)
        return self._line([result.instance, *cells, f"{result.seconds:.2f}"])

    def summary(self) -> Iterator[str]:
        """The mean gaps, and the worst."""
        yield self._localiser.text(
            NN_(
                "Mean gap to the bound, in %(count)s case: %(mean)s. The greatest: %(worst)s.",
                "Mean gap to the bound, in %(count)s cases: %(mean)s. The greatest: %(worst)s.",
                **self._figures(self._to_bound),
            )
        )
        if self._to_known:
            yield self._localiser.text(
                NN_(
                    "Mean gap to the best known value, in %(count)s case: %(mean)s. The greatest: %(worst)s.",
                    "Mean gap to the best known value, in %(count)s cases: %(mean)s. The greatest: %(worst)s.",
                    **self._figures(self._to_known),
                )
            )
        elif self._known is not None:
            yield self._localiser.text(N_("No best known value is given for any of these instances."))

    def _compared(self, value: int, best: int) -> list[str]:
        self._to_known.append((best - value) / best)
        return [str(best), self._percent(self._to_known[-1])]

    def _figures(self, gaps: Sequence[float]) -> dict[str, str | int]:
        mean = sum(gaps) / len(gaps)
        return {"count": len(gaps), "mean": self._percent(mean), "worst": self._percent(max(gaps))}

    def _percent(self, share: float) -> str:
        return self._localiser.percent(share, decimals=2)

    def _line(self, cells: Sequence[str]) -> str:
        widths = [max(LEAST_WIDTH, len(each)) for each in self._headings[1:]]
        numbers = (padded(cell, width, end=True) for cell, width in zip(cells[1:], widths, strict=True))
        return "  ".join((padded(cells[0], self._name_width), *numbers))


def as_json(results: Sequence[BenchmarkResult]) -> bytes:
    """A list with a line for each result."""
    lines = ",\n".join(json.dumps(asdict(each)) for each in results)
    return f"[\n{lines}\n]\n".encode()
