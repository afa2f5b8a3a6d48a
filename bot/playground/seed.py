"""The workspace that the playground starts with."""

from bot.playground.feed import Feed
from bot.playground.identifiers import Identifiers
from bot.playground.manifest import AppManifest
from bot.playground.workspace import Channel, User, Workspace

TEAM = ("T0PLAYGRND", "Playground")
ME = "U0PERSON01"
COLLEAGUE = "U0PERSON02"
BOT = "U0BOTUSER1"


def seeded(manifest: AppManifest, *, timezone: str, feed: Feed, identifiers: Identifiers) -> Workspace:
    """A team of two people and the bot, with three channels and a DM.

    The bot is in #general and #llm-costs, not in #eng-search: there it has to be invited, as in any workspace.

    Args:
        manifest: The app's manifest; it names the bot.
        timezone: IANA zone of the person who tries the bot.
        feed: Where changes are told.
        identifiers: Where new ids come from.
    """
    people, everyone = {ME, COLLEAGUE}, {ME, COLLEAGUE, BOT}
    name = manifest.features.bot_user.display_name
    return Workspace(
        team=TEAM,
        me=User(ME, "you", "You", timezone),
        others=(User(COLLEAGUE, "sam", "Sam Okafor", "America/New_York"),),
        bot=User(BOT, name.lower(), name, "UTC", is_bot=True),
        channels=(
            Channel("C0LLMCOSTS", "llm-costs", topic="What our models cost us", members=set(everyone)),
            Channel("C0GENERAL1", "general", topic="Company-wide announcements", members=set(everyone)),
            Channel("C0ENGSRCH1", "eng-search", topic="Search team", members=set(people)),
            Channel("D0BOTDM001", name.lower(), kind="im", members={ME, BOT}),
        ),
        feed=feed,
        identifiers=identifiers,
    )
