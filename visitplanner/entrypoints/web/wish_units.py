"""What one unit of each wish is, in a sentence beside its figure."""

from collections.abc import Mapping

from visitplanner.language.text import N_, Text

UNITS: Mapping[str, Text] = {
    "coverage": N_("The priority of each session held, and for each topic treated the weights of its objectives."),
    "topic_coverage": N_("One for each topic that a session in the plan treats."),
    "objective_coverage": N_("Fifteen for each topic that an objective still lacks, times its weight."),
    "balance_days": N_("One for each minute by which a day’s contact time is far from the mean of the days."),
    "balance_subgroups": N_("One for each minute by which a subgroup’s contact time is far from the mean."),
    "load": N_("Thirty for each full visit a day beyond what people can take in."),
    "min_idle": N_("One for each minute that a subgroup waits on a day beyond half an hour."),
    "min_travel": N_("One for each minute on the road."),
    "seniority_first": N_("Fifteen for each pair of hosts of whom the junior is met first."),
    "topic_order": N_("Fifteen for each pair of sessions in the wrong order."),
    "gentle": N_("Thirty for each time a heavy visit ends a day, is not talked over, or is followed by another."),
    "host_preference": N_("Fifteen for each step down in the windows that a host likes best."),
    "stability": N_("Thirty for each placement that moved, four times as much where its host has confirmed."),
    "free_slot": N_("Sixty for each span of days without a free slot."),
    "slack": N_("One for each minute missing of a quarter of an hour before the sessions that matter most."),
    "cost": N_("One for each unit of the visit’s currency."),
    "edges": N_("One for each minute outside the hours wished for on the first day after travel."),
}
