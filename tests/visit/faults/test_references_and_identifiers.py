"""Every identifier is unique in its list, and every mention of one leads somewhere."""

import pytest

from tests.visit_documents import Change, document, faults_of, places

MENTIONS: dict[str, Change] = {
    "$.visit.organiser_id": lambda d: d["visit"].update(organiser_id="NONE"),
    "$.zones[0].city_id": lambda d: d["zones"][0].update(city_id="NONE"),
    "$.travel.matrix[0].from": lambda d: d["travel"]["matrix"][0].update({"from": "NONE"}),
    "$.travel.matrix[8].to": lambda d: d["travel"]["matrix"][8].update(to="NONE"),
    "$.organisations[2].parent_id": lambda d: d["organisations"][2].update(parent_id="NONE"),
    "$.meeting_points[0].city_id": lambda d: d["meeting_points"][0].update(city_id="NONE"),
    "$.meeting_points[1].zone_id": lambda d: d["meeting_points"][1].update(zone_id="NONE"),
    "$.sites[3].organisation_id": lambda d: d["sites"][3].update(organisation_id="NONE"),
    "$.sites[3].zone_id": lambda d: d["sites"][3].update(zone_id="NONE"),
    "$.sites[13].meeting_point_id": lambda d: d["sites"][13].update(meeting_point_id="NONE"),
    "$.days[3].city_by_subgroup.B": lambda d: d["days"][3]["city_by_subgroup"].update(B="NONE"),
    "$.days[3].city_by_subgroup.Z": lambda d: d["days"][3]["city_by_subgroup"].update(Z="NBO"),
    "$.days[4].protected[0].subgroup_ids[0]": lambda d: d["days"][4]["protected"][0].update(subgroup_ids=["Z"]),
    "$.transfers[0].from_city": lambda d: d["transfers"][0].update(from_city="NONE"),
    "$.transfers[1].to_city": lambda d: d["transfers"][1].update(to_city="NONE"),
    "$.transfers[1].subgroup_ids[1]": lambda d: d["transfers"][1].update(subgroup_ids=["B", "Z"]),
    "$.delegation.organisation_id": lambda d: d["delegation"].update(organisation_id="NONE"),
    "$.delegation.members[5].subgroup_id": lambda d: d["delegation"]["members"][5].update(subgroup_id="Z"),
    "$.vehicles[2].city_id": lambda d: d["vehicles"][2].update(city_id="NONE"),
    "$.objectives[0].topic_ids[0]": lambda d: d["objectives"][0].update(topic_ids=["NONE"]),
    "$.sessions[4].host_id": lambda d: d["sessions"][4].update(host_id="NONE"),
    "$.sessions[4].site_id": lambda d: d["sessions"][4].update(site_id="NONE"),
    "$.sessions[4].presenter": lambda d: d["sessions"][4].update(presenter="NONE"),
    "$.sessions[4].topic_ids[0]": lambda d: d["sessions"][4].update(topic_ids=["NONE"]),
    "$.sessions[9].audience.subgroup_ids[0]": lambda d: d["sessions"][9]["audience"].update(
        mode="joint", subgroup_ids=["Z", "A"]
    ),
    "$.constraints[0].params.session_id": lambda d: d["constraints"][0].update(params={"session_id": "NONE"}),
    "$.constraints[5].params.then": lambda d: d["constraints"][5].update(params={"first": "P06", "then": "NONE"}),
    "$.constraints[2].params.briefing_session_id": lambda d: d["constraints"][2].update(
        params={"briefing_session_id": "NONE"}
    ),
    "$.costs.transfer_per_person.TR9": lambda d: d["costs"]["transfer_per_person"].update(TR9=10),
    "$.commitments[0].owner_organisation_id": lambda d: d["commitments"][0].update(owner_organisation_id="NONE"),
    "$.commitments[0].partner_organisation_id": lambda d: d["commitments"][0].update(partner_organisation_id="NONE"),
    "$.commitments[0].source_session_id": lambda d: d["commitments"][0].update(source_session_id="NONE"),
    "$.commitments[0].topic_ids[0]": lambda d: d["commitments"][0].update(topic_ids=["NONE"]),
}


@pytest.mark.parametrize("path", MENTIONS)
def test_a_mention_of_what_does_not_exist_is_a_fault(path: str) -> None:
    visit = document()
    assert faults_of(visit) == ()

    MENTIONS[path](visit)

    assert (path, "unknown_id") in places(faults_of(visit))


@pytest.mark.parametrize(
    "name",
    [
        "cities",
        "zones",
        "transfers",
        "organisations",
        "meeting_points",
        "sites",
        "topics",
        "objectives",
        "subgroups",
        "interpreters",
        "vehicles",
        "sessions",
        "constraints",
        "commitments",
        "what_if",
    ],
)
def test_an_identifier_used_twice_in_a_list_is_a_fault(name: str) -> None:
    visit = document()
    last = len(visit[name])

    visit[name].append(visit[name][0])

    assert (f"$.{name}[{last}].id", "unique_id") in places(faults_of(visit))


def test_one_identifier_may_be_used_in_two_lists() -> None:
    visit = document()

    visit["vehicles"][0]["id"] = "NBO"

    assert faults_of(visit) == ()


def test_members_blocks_and_sources_have_unique_identifiers_too() -> None:
    visit = document()

    visit["delegation"]["members"][3]["id"] = visit["delegation"]["members"][0]["id"]
    visit["days"][4]["protected"].append(visit["days"][4]["protected"][0])
    visit["meta"]["assumptions"].append(visit["meta"]["assumptions"][0])

    assert [path for path, rule in places(faults_of(visit)) if rule == "unique_id"] == [
        f"$.meta.assumptions[{len(visit['meta']['assumptions']) - 1}].id",
        "$.days[4].protected[1].id",
        "$.delegation.members[3].id",
    ]


def test_a_list_longer_than_anybody_could_plan_is_a_fault_by_itself() -> None:
    visit = document()

    visit["zones"] = [{**visit["zones"][0], "id": f"Z{number}"} for number in range(301)]

    assert places(faults_of(visit)) == [("$.zones", "list_length")]
