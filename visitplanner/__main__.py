"""The installed command: joins the rooms up, one by one, as a command asks for them."""

from visitplanner.entrypoints.cli import cli
from visitplanner.use_cases.ports import Calendars, ItineraryFiles, Planner, VisitFiles


class LateRooms:
    """Loads a room when it is first asked for: planning a file waits for no web, and validating one for no solver."""

    def visit_files(self) -> VisitFiles:
        from visitplanner.adapters.visit_file import StudyVisitFiles

        return StudyVisitFiles()

    def itinerary_files(self) -> ItineraryFiles:
        from visitplanner.adapters.itinerary_file import StudyVisitItineraryFiles

        return StudyVisitItineraryFiles()

    def calendars(self) -> Calendars:
        from visitplanner.adapters.exports import ics

        return ics

    def planner(self) -> Planner:
        from visitplanner.adapters.solver_process import SolverProcess

        return SolverProcess()


def main() -> None:
    """Runs the command in ``sys.argv``."""
    cli(obj=LateRooms(), prog_name="visitplanner")


if __name__ == "__main__":
    main()
