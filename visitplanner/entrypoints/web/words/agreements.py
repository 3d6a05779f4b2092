"""What the codes of agreements with hosts, their answers and their letters are called."""

from collections.abc import Mapping

from visitplanner.language.text import N_, Text

AGREEMENT: Mapping[str, Text] = {
    "not_sent": N_("Letter not sent yet"),
    "sent": N_("Asked"),
    "reminded": N_("Reminded"),
    "counter_offer": N_("Offers something else"),
    "accepted": N_("Agreed"),
    "declined": N_("Declined"),
    "withdrawn": N_("Withdrawn"),
}
AGREEMENT_TONE: Mapping[str, str] = {
    "sent": "asked",
    "reminded": "asked",
    "counter_offer": "waiting",
    "accepted": "good",
    "declined": "bad",
}
MEETING: Mapping[str, Text] = {
    "asked": N_("No answer yet"),
    "confirmed": N_("Confirmed"),
    "declined": N_("Declined"),
    "counter_offer": N_("Offers something else"),
    "withdrawn": N_("Withdrawn"),
}
MEETING_TONE: Mapping[str, str] = {
    "asked": "asked",
    "confirmed": "good",
    "declined": "bad",
    "counter_offer": "waiting",
}
ANSWERS: Mapping[str, Text] = {
    "confirm": N_("Confirmed"),
    "decline": N_("Declined"),
    "offer": N_("Offers something else"),
    "pass_on": N_("Passed on to a colleague"),
    "undo": N_("Answer undone"),
}
ANSWERS_TONE: Mapping[str, str] = {"confirm": "good", "decline": "bad", "offer": "waiting", "pass_on": "asked"}
BOOKED: Mapping[str, Text] = {
    "held": N_("Time held"),
    "confirmed": N_("Time taken for good"),
}
WAY: Mapping[str, Text] = {
    "web": N_("On these pages"),
    "link": N_("Through the host's link"),
    "phone": N_("By telephone"),
    "calendar": N_("By a reply from a calendar"),
    "upload": N_("By an uploaded file"),
    "worker": N_("By the application itself"),
    "command": N_("From the command line"),
}
LETTER_KIND: Mapping[str, Text] = {
    "times": N_("Question about times"),
    "invitation": N_("Request to a host"),
    "change": N_("Notice of a change"),
    "reminder": N_("Reminder"),
    "withdrawal": N_("Withdrawal"),
    "thanks": N_("Letter of thanks"),
}
LETTER_STATE: Mapping[str, Text] = {
    "draft": N_("Draft"),
    "waiting": N_("Waiting to be sent"),
    "sent": N_("Sent"),
    "refused": N_("Refused by the mail server"),
    "failed": N_("Given up after three days"),
    "bounced": N_("Came back"),
    "discarded": N_("Discarded"),
}
LETTER_TONE: Mapping[str, str] = {
    "draft": "asked",
    "waiting": "waiting",
    "sent": "good",
    "refused": "bad",
    "failed": "bad",
    "bounced": "bad",
    "discarded": "plain",
}
