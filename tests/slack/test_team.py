import pytest
from slack_bolt.async_app import AsyncBoltContext

from bot.slack.team import UnknownTeamError, team_of, visits


@pytest.mark.parametrize(
    ("known", "team"),
    [
        ({"team_id": "T1"}, "T1"),
        ({"team_id": "T1", "enterprise_id": "E1"}, "T1"),
        ({"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": True}, "E1"),
        ({"team_id": None, "enterprise_id": "E1", "is_enterprise_install": True}, "E1"),
        ({"team_id": None, "enterprise_id": "E1"}, "E1"),
        ({"team_id": "E1", "is_enterprise_install": True}, "E1"),
    ],
)
def test_the_owner_of_data_is_whoever_installed_the_bot(known: dict[str, object], team: str) -> None:
    assert team_of(AsyncBoltContext(known)) == team


@pytest.mark.parametrize("known", [{}, {"team_id": ""}, {"team_id": "T" * 65}, {"team_id": ["T1"]}])
def test_nothing_is_stored_without_an_owner(known: dict[str, object]) -> None:
    with pytest.raises(UnknownTeamError):
        team_of(AsyncBoltContext(known))


@pytest.mark.parametrize(
    "known",
    [
        {"team_id": "T1", "actor_team_id": "T2"},
        {"team_id": "T1", "enterprise_id": "E1", "actor_enterprise_id": "E2"},
    ],
)
def test_a_visitor_is_somebody_of_another_company(known: dict[str, object]) -> None:
    assert visits(AsyncBoltContext(known))


@pytest.mark.parametrize(
    "known",
    [
        {"team_id": "T1", "actor_team_id": "T1"},
        {"team_id": "T1"},
        {"team_id": "T1", "enterprise_id": "E1", "actor_enterprise_id": "E1", "actor_team_id": "T2"},
        {"enterprise_id": "E1", "actor_team_id": "T2"},
    ],
)
def test_a_colleague_is_no_visitor_whichever_workspace_of_the_organisation_they_are_in(
    known: dict[str, object],
) -> None:
    assert not visits(AsyncBoltContext(known))
