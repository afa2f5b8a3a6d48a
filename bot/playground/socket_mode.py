"""apps.connections.open: how a bot gets the address of a socket."""

from collections.abc import Mapping

from bot.playground.method import Method, Token
from bot.playground.rate_limits import Tier
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject


def _open(stage: Stage, _arguments: JsonObject) -> JsonObject:
    return {"url": stage.sockets.new_address()}


SOCKET_METHODS: Mapping[str, Method] = {"apps.connections.open": Method(_open, Tier.T3, token=Token.APP)}
