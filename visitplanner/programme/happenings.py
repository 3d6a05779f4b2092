"""What can happen to a visit, in the words of its record: a sentence for every operation that deeds write down."""

from collections.abc import Mapping

from visitplanner.language.text import N_, Text

HAPPENINGS: Mapping[str, Text] = {
    "visit_created": N_("The visit was begun"),
    "visit_copied": N_("The visit was begun as a copy of an earlier one"),
    "host_entrusted": N_("One more coordinator may know a host with a confidential site"),
    "coordinator_assigned": N_("The visit was given to one more coordinator"),
    "coordinator_withdrawn": N_("The visit was taken from a coordinator"),
    "address_shown": N_("The address of a confidential site was shown to a coordinator"),
    "visit_edited": N_("The visit was edited"),
    "visit_imported": N_("The visit was imported"),
    "plan_kept": N_("A plan was kept"),
    "plan_changed": N_("The plan was changed"),
    "plan_promoted": N_("Another plan became the plan of the visit"),
    "session_moved": N_("A session was moved"),
    "session_pinned": N_("A session was pinned"),
    "session_unpinned": N_("A session was unpinned"),
    "plan_undone": N_("A change of the plan was undone"),
    "plan_redone": N_("A change of the plan was made again"),
    "scenario_found": N_("A repair or another plan was found and kept as a scenario"),
    "scenario_copied": N_("A scenario was copied"),
    "scenario_renamed": N_("A scenario was renamed"),
    "scenario_removed": N_("A scenario was removed"),
    "rule_overridden": N_("A broken rule was accepted, with a reason"),
    "hosts_invited": N_("A host was asked"),
    "link_issued": N_("A new link was made for a host"),
    "link_revoked": N_("A host's link was withdrawn"),
    "host_answered": N_("A host answered"),
    "repair_applied": N_("A proposed repair was applied"),
    "offer_accepted": N_("What a host offered instead was accepted"),
    "offer_refused": N_("What a host offered instead was refused"),
    "answer_undone": N_("An answer was undone"),
    "host_asked_again": N_("A host is to be asked again"),
    "times_asked": N_("A host was asked for its times"),
    "times_link_revoked": N_("A host's link to say its times was withdrawn"),
    "times_given": N_("A host said which times suit it"),
    "times_taken": N_("The times that a host has given were taken over"),
    "clearance_changed": N_("The clearance of persons at a site was changed"),
    "clearance_listed": N_("A list of persons for a site's clearance was downloaded"),
    "clearance_waived": N_("Sessions at a site may be confirmed without clearance, with a reason"),
    "clearance_waiver_withdrawn": N_("Sessions at a site wait for clearance again"),
    "letter_drafted": N_("A letter was drafted"),
    "letter_edited": N_("A letter was edited"),
    "letter_sent": N_("A letter was released for sending"),
    "letter_discarded": N_("A letter was discarded"),
    "letter_delivered": N_("The mail server accepted a letter"),
    "letter_refused": N_("The mail server refused a letter"),
    "letter_bounced": N_("A letter came back"),
    "catalogue_saved": N_("An entry of the catalogue was saved"),
    "catalogue_archived": N_("An entry of the catalogue was archived"),
    "catalogue_brought_back": N_("An entry of the catalogue was brought back from the archive"),
    "catalogue_hours_saved": N_("The standing availability of an organisation was saved"),
    "catalogue_filled": N_("The hosts of a visit were put into the catalogue"),
    "holiday_saved": N_("A holiday of a country was saved"),
    "holiday_taken_back": N_("A correction to the holidays of a country was taken back"),
}
"""One line for each operation. An operation that has none is shown by its name."""


def happening(operation: str) -> Text:
    return HAPPENINGS.get(operation) or N_("Something was done: %(operation)s", operation=operation)
