"""The API between the page in the browser and the stand-in: JSON, same origin, and a stream of what happens."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.playground.faults import Faults
from bot.playground.gestures import GestureError, Gestures
from bot.playground.interactions import Interactions
from bot.playground.schema import is_object
from bot.playground.stage import Stage
from bot.playground.views import View
from bot.playground.wire import JsonObject, RefusalError, json_object
from bot.playground.workspace import Message

_Work = Callable[[JsonObject], Awaitable[JsonObject]]


class PageApi:
    """The endpoints under `/playground/api/`."""

    def __init__(self, stage: Stage, gestures: Gestures, interactions: Interactions) -> None:
        self._stage = stage
        self._gestures = gestures
        self._interactions = interactions

    @property
    def routes(self) -> list[BaseRoute]:
        """One route for each thing the page can read or do."""
        posts: dict[str, _Work] = {
            "message": self._message,
            "action": self._action,
            "suggest": self._suggest,
            "view_submit": self._view_submit,
            "view_close": self._view_close,
            "shortcut": self._shortcut,
            "open": self._open,
            "faults": self._set_faults,
        }
        return [
            Route("/state", self._state),
            Route("/channels/{id}", self._channel),
            Route("/events", self._events),
            Route("/faults", self._faults),
            *(Route(f"/{name}", _posting(work), methods=["POST"]) for name, work in posts.items()),
        ]

    async def _state(self, _request: Request) -> Response:
        workspace, features = self._stage.workspace, self._stage.manifest.features
        users = [{"id": each.id, "name": each.name, "real_name": each.real_name} for each in workspace.users.values()]
        channels = [
            {"id": each.id, "name": each.name, "kind": each.kind, "topic": each.topic}
            for each in workspace.channels.values()
        ]
        me = workspace.me
        return JSONResponse(
            {
                "team": {"id": workspace.team_id, "name": workspace.team_name},
                "me": {"id": me.id, "name": me.name, "real_name": me.real_name, "tz": me.tz},
                "bot": {"user_id": workspace.bot.id, "name": workspace.bot.name},
                "users": users,
                "channels": channels,
                "commands": [each.model_dump(exclude={"should_escape"}) for each in features.slash_commands],
                "shortcuts": [each.model_dump(exclude={"type"}) for each in features.shortcuts],
                "suggested_prompts": self._stage.manifest.suggested_prompts,
                "faults": self._stage.faults.model_dump(mode="json"),
            }
        )

    async def _channel(self, request: Request) -> Response:
        workspace = self._stage.workspace
        channel = workspace.channels.get(request.path_params["id"])
        if channel is None:
            return _refused("There is no such channel.", status=404)
        # Ephemeral messages for a colleague are none of the person's business.
        mine = [each for each in workspace.messages(channel.id, ephemeral=True) if each.only_for == workspace.me.id]
        messages = [workspace.as_seen(each) for each in workspace.messages(channel.id)]
        return JSONResponse({"messages": messages, "ephemeral": [workspace.as_seen(each) for each in mine]})

    async def _events(self, _request: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers={"cache-control": "no-store"})

    async def _stream(self) -> AsyncIterator[str]:
        # Said at once, so that the page knows that it misses nothing from here on.
        yield ": open\n\n"
        async for event in self._stage.feed.watch():
            yield f"data: {json.dumps(event)}\n\n"

    async def _faults(self, _request: Request) -> Response:
        return JSONResponse(self._stage.faults.model_dump(mode="json"))

    async def _set_faults(self, asked: JsonObject) -> JsonObject:
        faults = self._stage.faults
        # All are checked before one is set.
        checked = Faults.model_validate({**faults.model_dump(), **asked})
        for name in asked:
            setattr(faults, name, getattr(checked, name))
        return {"faults": faults.model_dump(mode="json")}

    async def _message(self, asked: JsonObject) -> JsonObject:
        thread = _text(asked, "thread_ts") if asked.get("thread_ts") else None
        await self._gestures.write(_text(asked, "text"), channel=_text(asked, "channel"), thread_ts=thread)
        return {}

    async def _action(self, asked: JsonObject) -> JsonObject:
        action, state = asked.get("action"), asked.get("state") or {}
        if not is_object(action) or not is_object(state) or not all(map(is_object, state.values())):
            raise GestureError("An action is an object, and so is the state.")
        await self._interactions.act(action, on=self._place(asked), state=state)
        return {}

    async def _suggest(self, asked: JsonObject) -> JsonObject:
        return await self._interactions.suggest(
            str(asked.get("value") or ""),
            action_id=_text(asked, "action_id"),
            block_id=_text(asked, "block_id"),
            on=self._place(asked),
        )

    async def _view_submit(self, asked: JsonObject) -> JsonObject:
        values = asked.get("values") or {}
        if not is_object(values) or not all(map(is_object, values.values())):
            raise GestureError("The values are an object of objects.")
        errors = await self._interactions.submit(self._view(asked), values)
        return {"errors": errors} if errors else {}

    async def _view_close(self, asked: JsonObject) -> JsonObject:
        await self._interactions.close(self._view(asked))
        return {}

    async def _shortcut(self, asked: JsonObject) -> JsonObject:
        place = self._stage.workspace.message(_text(asked, "channel"), _text(asked, "message_ts"))
        await self._gestures.shortcut(_text(asked, "callback_id"), message=place)
        return {}

    async def _open(self, asked: JsonObject) -> JsonObject:
        await self._gestures.open(_text(asked, "tab"))
        return {}

    def _view(self, asked: JsonObject) -> View:
        return self._stage.views.find(view_id=_text(asked, "view_id"))

    def _place(self, asked: JsonObject) -> Message | View:
        if asked.get("view_id"):
            return self._view(asked)
        channel = self._stage.workspace.channel(_text(asked, "channel"))
        ephemeral = asked.get("ephemeral")
        kinds = (bool(ephemeral),) if ephemeral is not None else (False, True)
        for kind in kinds:
            for message in self._stage.workspace.messages(channel.id, ephemeral=kind):
                if message.ts == asked.get("message_ts"):
                    return message
        raise RefusalError("message_not_found")


def _text(asked: JsonObject, name: str) -> str:
    value = asked.get(name)
    if isinstance(value, str):
        return value
    raise GestureError(f"{name} is missing.")


def _posting(work: _Work) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            asked = json_object(await request.body())
            if asked is None:
                return _refused("A JSON object is wanted.")
            return JSONResponse({"ok": True, **await work(asked)})
        except ValidationError as error:
            return _refused("; ".join(f"{each['loc'][0]}: {each['msg']}" for each in error.errors()))
        except GestureError as error:
            return _refused(str(error))
        except RefusalError as error:
            return _refused(f"Slack refused it: {error.error}.", status=404)

    return endpoint


def _refused(sentence: str, *, status: int = 400) -> Response:
    return JSONResponse({"ok": False, "error": sentence}, status)
