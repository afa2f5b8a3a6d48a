"""Answers that come back by a response_url, or in the body of the answer to a command."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground.drafts import read_draft
from bot.playground.hang_up import NoAnswer
from bot.playground.recorder import Call
from bot.playground.response_urls import ResponseUrl
from bot.playground.stage import Stage
from bot.playground.wire import JsonObject, RefusalError, json_object
from bot.playground.workspace import Message

_SPENT = frozenset({"invalid_url", "expired_url", "used_url"})


def issue_response_url(stage: Stage, *, channel: str, user: str, original: tuple[str, bool] | None = None) -> str:
    """A new response_url for a command or an action."""
    secret = stage.response_urls.issue(channel=channel, user=user, original=original, now=stage.now())
    return f"{stage.address}/response/{secret}"


def take_answer(stage: Stage, url: ResponseUrl, payload: JsonObject) -> None:
    """Carry out an answer: delete or replace the original, or post, ephemeral unless it says otherwise.

    Raises:
        RefusalError: As for any message, or `message_not_found` when the original is gone.
    """
    # Deleting wins over any text that comes along.
    if payload.get("delete_original"):
        stage.workspace.delete(_original(stage, url))
        return
    draft = read_draft(payload, refused=stage.faults.refuse_blocks)
    if payload.get("replace_original"):
        stage.workspace.change(_original(stage, url), draft, now=stage.now())
        return
    stage.workspace.post(
        draft,
        channel=url.channel,
        user=stage.workspace.bot.id,
        thread_ts=payload.get("thread_ts"),
        only_for=None if payload.get("response_type") == "in_channel" else url.user,
        now=stage.now(),
    )


def _original(stage: Stage, url: ResponseUrl) -> Message:
    if url.original is None:
        raise RefusalError("message_not_found")
    ts, ephemeral = url.original
    return stage.workspace.any_message(url.channel, ts, ephemeral=ephemeral)


async def answer_by_url(stage: Stage, request: Request) -> Response:
    """The endpoint of every response_url: 200 `ok`, 404 when the address is spent, 400 when the answer is refused."""
    payload: JsonObject = {}
    try:
        url = stage.response_urls.use(request.path_params["secret"], now=stage.now())
        payload = _object(await request.body())
        take_answer(stage, url, payload)
    except RefusalError as refusal:
        # Slack documents 404 for a spent address; 400 for a refused answer is what webhooks do.
        status = 404 if refusal.error in _SPENT else 400
        _note(stage, payload, status, refusal.as_json())
        return JSONResponse(refusal.as_json(), status)
    _note(stage, payload, 200, {"ok": True})
    if stage.faults.drops_the_response():
        return NoAnswer()
    return PlainTextResponse("ok")


def _object(body: bytes) -> JsonObject:
    payload = json_object(body)
    if payload is None:
        raise RefusalError("invalid_payload")
    return payload


def _note(stage: Stage, payload: JsonObject, status: int, answer: JsonObject) -> None:
    stage.recorder.add(Call("response_url", payload, status, answer, stage.now()))
    told = {"ok": answer["ok"], "error": answer.get("error"), "ms": 0}
    stage.feed.publish({"type": "log", "direction": "in", "method": "response_url", **told})
