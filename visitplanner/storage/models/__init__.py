"""Every table, one file each; loading this package makes all of them known."""

from visitplanner.storage.models.audit_event import AuditEventRow
from visitplanner.storage.models.booked_slot import BookedSlotRow
from visitplanner.storage.models.calendar_body import CalendarBodyRow
from visitplanner.storage.models.calendar_mail import CalendarMailRow
from visitplanner.storage.models.calendar_slot import CalendarSlotRow
from visitplanner.storage.models.catalogue_city import CatalogueCityRow
from visitplanner.storage.models.catalogue_confidant import CatalogueConfidantRow
from visitplanner.storage.models.catalogue_focal_point import CatalogueFocalPointRow
from visitplanner.storage.models.catalogue_key import CatalogueKeyRow
from visitplanner.storage.models.catalogue_meeting_point import CatalogueMeetingPointRow
from visitplanner.storage.models.catalogue_organisation import CatalogueHoursRow, CatalogueOrganisationRow
from visitplanner.storage.models.catalogue_site import CatalogueSiteRow
from visitplanner.storage.models.catalogue_topic import CatalogueTopicRow
from visitplanner.storage.models.city import CityRow
from visitplanner.storage.models.clearance import ClearanceRow
from visitplanner.storage.models.commitment import CommitmentRow
from visitplanner.storage.models.costs import CostsRow
from visitplanner.storage.models.country_holiday import CountryHolidayRow
from visitplanner.storage.models.day import DayRow, ProtectedBlockRow
from visitplanner.storage.models.delegation import DelegationRow
from visitplanner.storage.models.edit_key import EditKeyRow
from visitplanner.storage.models.feed_link import FeedLinkRow
from visitplanner.storage.models.holiday import HolidayRow
from visitplanner.storage.models.interpreter import InterpreterRow
from visitplanner.storage.models.invitation import AskedSlotRow, InvitationRow
from visitplanner.storage.models.itinerary import ItineraryRow, LunchRow, PlacementRow
from visitplanner.storage.models.letter import LetterMailRow, LetterRow
from visitplanner.storage.models.meeting_point import MeetingPointRow
from visitplanner.storage.models.member import MemberRow
from visitplanner.storage.models.objective import ObjectiveRow
from visitplanner.storage.models.organisation import OrganisationRow
from visitplanner.storage.models.override import OverrideRow
from visitplanner.storage.models.planning_run import PlanningRunRow
from visitplanner.storage.models.presence import PresenceRow
from visitplanner.storage.models.question import QuestionRow
from visitplanner.storage.models.record_end import RecordEndRow
from visitplanner.storage.models.repair import ProposedRepairRow, ReminderRow, RepairSearchRow
from visitplanner.storage.models.reply import ReplyRow
from visitplanner.storage.models.rule import RuleRow
from visitplanner.storage.models.scenario import ScenarioRow
from visitplanner.storage.models.session import OfferedWindowRow, SessionRow
from visitplanner.storage.models.site import OpeningHoursRow, SiteRow
from visitplanner.storage.models.subgroup import SubgroupRow
from visitplanner.storage.models.times_request import TimesRequestRow
from visitplanner.storage.models.topic import TopicRow
from visitplanner.storage.models.transfer import TransferRow
from visitplanner.storage.models.travel_time import TravelTimeRow
from visitplanner.storage.models.user import RoleRow, UserRow
from visitplanner.storage.models.vehicle import VehicleRow
from visitplanner.storage.models.visit import MetaRow, VisitRow
from visitplanner.storage.models.visit_coordinator import VisitCoordinatorRow
from visitplanner.storage.models.what_if import WhatIfRow
from visitplanner.storage.models.workbook_draft import WorkbookDraftRow
from visitplanner.storage.models.zone import ZoneRow

__all__ = [
    "AskedSlotRow",
    "AuditEventRow",
    "BookedSlotRow",
    "CalendarBodyRow",
    "CalendarMailRow",
    "CalendarSlotRow",
    "CatalogueCityRow",
    "CatalogueConfidantRow",
    "CatalogueFocalPointRow",
    "CatalogueHoursRow",
    "CatalogueKeyRow",
    "CatalogueMeetingPointRow",
    "CatalogueOrganisationRow",
    "CatalogueSiteRow",
    "CatalogueTopicRow",
    "CityRow",
    "ClearanceRow",
    "CommitmentRow",
    "CostsRow",
    "CountryHolidayRow",
    "DayRow",
    "DelegationRow",
    "EditKeyRow",
    "FeedLinkRow",
    "HolidayRow",
    "InterpreterRow",
    "InvitationRow",
    "ItineraryRow",
    "LetterMailRow",
    "LetterRow",
    "LunchRow",
    "MeetingPointRow",
    "MemberRow",
    "MetaRow",
    "ObjectiveRow",
    "OfferedWindowRow",
    "OpeningHoursRow",
    "OrganisationRow",
    "OverrideRow",
    "PlacementRow",
    "PlanningRunRow",
    "PresenceRow",
    "ProposedRepairRow",
    "ProtectedBlockRow",
    "QuestionRow",
    "RecordEndRow",
    "ReminderRow",
    "RepairSearchRow",
    "ReplyRow",
    "RoleRow",
    "RuleRow",
    "ScenarioRow",
    "SessionRow",
    "SiteRow",
    "SubgroupRow",
    "TimesRequestRow",
    "TopicRow",
    "TransferRow",
    "TravelTimeRow",
    "UserRow",
    "VehicleRow",
    "VisitCoordinatorRow",
    "VisitRow",
    "WhatIfRow",
    "WorkbookDraftRow",
    "ZoneRow",
]
