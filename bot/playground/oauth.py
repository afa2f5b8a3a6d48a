"""Installing the app by OAuth: a consent page, a code, and the token it is exchanged for."""

import html
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.playground.method import Method, Token, wanted
from bot.playground.rate_limits import Tier
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, RefusalError

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_CONSENT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Install {app}</title></head><body>
<main><h1>{app} asks for access to {team}</h1><p>It asks for: {scopes}</p>
<p><a id="allow" href="{allow}">Allow</a> <a id="cancel" href="{cancel}">Cancel</a></p></main></body></html>"""


async def ask_consent(stage: Stage, request: Request) -> Response:
    """The consent page at `/oauth/v2/authorize`; its links lead back to the app with a code or `access_denied`."""
    query = request.query_params
    back = query.get("redirect_uri", "")
    if query.get("client_id") != stage.credentials.client_id:
        return HTMLResponse("invalid_client_id", 400)
    if not _may_lead_to(stage, back):
        return HTMLResponse("bad_redirect_uri", 400)
    state = query.get("state", "")
    code = stage.codes.issue(now=stage.now())
    page = {
        "app": stage.workspace.bot.real_name,
        "team": stage.workspace.team_name,
        "scopes": query.get("scope", ""),
        "allow": f"{back}?{urlencode({'code': code, 'state': state})}",
        "cancel": f"{back}?{urlencode({'error': 'access_denied', 'state': state})}",
    }
    return HTMLResponse(_CONSENT.format_map({name: html.escape(text) for name, text in page.items()}))


def _may_lead_to(stage: Stage, address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    # A bot that is tried here waits on loopback, whatever its manifest says of production.
    loopback = parts.scheme in {"http", "https"} and parts.hostname in _LOOPBACK
    return loopback or address in stage.manifest.oauth_config.redirect_urls


def _access(stage: Stage, arguments: JsonObject) -> JsonObject:
    if arguments.get("client_id") != stage.credentials.client_id:
        raise RefusalError("invalid_client_id")
    if arguments.get("client_secret") != stage.credentials.client_secret:
        raise RefusalError("bad_client_secret")
    stage.codes.use(str(wanted(arguments, "code")), now=stage.now())
    workspace = stage.workspace
    return {
        "access_token": stage.credentials.bot_token,
        "token_type": "bot",
        "scope": ",".join(sorted(stage.manifest.scopes)),
        "bot_user_id": workspace.bot.id,
        "app_id": workspace.app_id,
        "team": {"id": workspace.team_id, "name": workspace.team_name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": workspace.me.id},
    }


OAUTH_METHODS: Mapping[str, Method] = {"oauth.v2.access": Method(_access, Tier.T4, token=Token.NONE)}
