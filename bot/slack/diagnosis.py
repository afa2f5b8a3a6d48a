"""What Slack says of our token: whether it works, for which workspace, and which scopes it lacks."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.ids import SCOPES

SECONDS: Final = 5
QUIET: Final = logging.getLogger("bot.slack.diagnosis.sdk")


@dataclass(frozen=True, slots=True)
class TokenReport:
    """What is known of a bot token.

    Attributes:
        workspace: Whose it is; empty where it does not work.
        missing: Scopes that the manifest asks for and the token lacks.
        problem: Why Slack refused it or could not be reached; empty where it works.
    """

    workspace: str = ""
    missing: tuple[str, ...] = ()
    problem: str = ""


async def token_report(token: str, *, api_url: str) -> TokenReport:
    """Ask Slack once; nothing is posted."""
    client = AsyncWebClient(token=token, base_url=api_url, timeout=SECONDS, retry_handlers=[], logger=QUIET)
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        return TokenReport(problem=f"Slack refuses it: {error.response.get('error', 'no reason given')}")
    except (TimeoutError, OSError, aiohttp.ClientError) as error:
        return TokenReport(problem=f"Slack cannot be reached at {api_url} ({type(error).__name__})")
    granted = {scope.strip() for scope in _header(answer.headers, "x-oauth-scopes").split(",")}
    return TokenReport(str(answer.get("team", "")), tuple(scope for scope in SCOPES if scope not in granted))


def _header(headers: Mapping[str, str], name: str) -> str:
    return next((value for key, value in headers.items() if key.lower() == name), "")
