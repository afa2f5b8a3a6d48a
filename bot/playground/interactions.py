"""What the person does inside messages and views: presses, selects, searches, submits, closes."""

from collections.abc import Mapping

from bot.playground.block_ids import find_element
from bot.playground.block_rules import Surface
from bot.playground.delivery import Delivery, Kind, Reply
from bot.playground.element_rules import offered_by
from bot.playground.form_mistakes import form_mistakes
from bot.playground.gestures import GestureError
from bot.playground.input_state import held_name, state_of
from bot.playground.payloads import in_message, in_view, interaction, with_trigger
from bot.playground.responses import issue_response_url
from bot.playground.stage import Stage
from bot.playground.text_rules import OPTION_GROUPS, OPTIONS
from bot.playground.view_rules import check_view
from bot.playground.views import View
from bot.playground.wire import JsonObject, RefusalError
from bot.playground.workspace import Message

TROUBLE = "We had some trouble connecting. Try again?"
_CHOOSING = frozenset({"static_select", "multi_static_select", "radio_buttons", "checkboxes", "overflow"})
_STATELESS = frozenset({"button", "overflow", "feedback_buttons", "icon_button"})


class Interactions:
    """The person's hands on the buttons and inputs of the app."""

    def __init__(self, stage: Stage, delivery: Delivery) -> None:
        self._stage = stage
        self._delivery = delivery

    async def act(
        self, action: JsonObject, *, on: Message | View, state: Mapping[str, JsonObject] | None = None
    ) -> Reply:
        """Press a button or choose in a select, outside of a submitted form.

        Args:
            action: Slack's action object: `action_id`, `block_id`, and what was chosen.
            on: The message or view that it stands in.
            state: What the other inputs of the message hold.

        Raises:
            GestureError: If there is no such element, or it does not offer what was chosen.
        """
        element = _acted_on(action, blocks=list(on.blocks or []))
        done = _completed(action, element) | {"action_ts": self._stage.identifiers.timestamp(now=self._stage.now())}
        if element["type"] not in _STATELESS:
            state = _with_choice(state or {}, done)
        payload = {**interaction(self._stage, "block_actions"), **with_trigger(self._stage), "actions": [done]}
        # A view remembers what was chosen; a message does not, so its page sends the state along.
        if isinstance(on, View):
            on.values = {**on.values, **_merged(on.values, state or {})}
            return await self._send({**payload, **in_view(self._stage, on)})
        values = {"values": state_of(list(on.blocks or []), state or {})}
        return await self._send({**payload, **in_message(self._stage, on), **self._answerable(on), "state": values})

    def _answerable(self, message: Message) -> JsonObject:
        me, seen = self._stage.workspace.me.id, (message.ts, message.ephemeral)
        url = issue_response_url(self._stage, channel=message.channel, user=me, original=seen)
        return {"response_url": url}

    async def suggest(
        self, value: str, *, action_id: str, on: Message | View, block_id: str | None = None
    ) -> JsonObject:
        """Type into a select that asks the bot for its options.

        Returns:
            `{"options": […]}` or `{"option_groups": […]}`; no options when the bot's answer is refused.

        Raises:
            GestureError: If there is no such select.
        """
        element = find_element(list(on.blocks or []), action_id=action_id, block_id=block_id)
        if element is None or not element["type"].endswith("external_select"):
            raise GestureError("There is no such select.")
        asked = {"action_id": action_id, "block_id": element["block_id"], "value": value[:255]}
        place = in_view(self._stage, on) if isinstance(on, View) else in_message(self._stage, on)
        reply = await self._send({**interaction(self._stage, "block_suggestion"), **asked, **place})
        return self._offered(reply.json)

    def _offered(self, answer: JsonObject) -> JsonObject:
        check = {"options": OPTIONS, "option_groups": OPTION_GROUPS}
        given = [name for name in check if answer.get(name)]
        problems = [str(each) for name in given for each in check[name](answer[name], f"/{name}")]
        if problems or len(given) > 1:
            self._stage.feed.problem(f"The options were refused: {'; '.join(problems)}")
            return {"options": []}
        return {name: answer[name] for name in given} or {"options": []}

    async def submit(self, view: View, values: Mapping[str, JsonObject]) -> dict[str, str]:
        """Submit a modal.

        Args:
            view: The modal; it must be on top.
            values: What its inputs hold, by block_id and action_id.

        Returns:
            What the person has to mend, by block_id; empty when the modal was taken.

        Raises:
            GestureError: If the modal is not on top or has no submit button.
        """
        if self._stage.views.modals[-1:] != [view] or "submit" not in view.body:
            raise GestureError("This modal cannot be submitted.")
        view.values = {**view.values, **_merged(view.values, values)}
        # Slack's client holds a form back itself; the bot never sees what is empty or wrong by its own rules.
        if mistakes := form_mistakes(view.blocks, state_of(view.blocks, view.values)):
            return self._show_errors(view, mistakes)
        payload = {**interaction(self._stage, "view_submission"), **with_trigger(self._stage)}
        reply = await self._send({**payload, "view": in_view(self._stage, view)["view"], "response_urls": []})
        if reply.failure is not None:
            return {}
        try:
            return self._take_submission(view, reply.json)
        except RefusalError as refusal:
            self._stage.feed.problem(f"{TROUBLE} ({refusal.error})")
            return {}

    def _take_submission(self, view: View, answer: JsonObject) -> dict[str, str]:
        match answer.get("response_action"):
            case None:
                self._stage.views.close(view)
            case "clear":
                self._stage.views.clear()
            case "errors":
                return self._show_errors(view, answer.get("errors"))
            case "update":
                check_view(answer.get("view"), surface=Surface.MODAL)
                self._stage.views.update(view, answer["view"])
            case "push":
                check_view(answer.get("view"), surface=Surface.MODAL)
                self._stage.views.push(answer["view"])
            case _:
                raise RefusalError("invalid_response_action")
        return {}

    def _show_errors(self, view: View, errors: object) -> dict[str, str]:
        # Slack drops errors that name no input, and the person is left with a form that does nothing.
        inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
            raise RefusalError("invalid_errors")
        told = {str(block): str(text) for block, text in errors.items()}
        self._stage.feed.publish({"type": "view_errors", "view_id": view.id, "errors": told})
        return told

    async def close(self, view: View) -> None:
        """Close a modal by its cross or its close button; the bot hears of it when it asked to.

        Raises:
            GestureError: If the modal is not open.
        """
        if view not in self._stage.views.modals:
            raise GestureError("This modal is not open.")
        # Taken down before it is closed, with what was typed.
        closed = in_view(self._stage, view)["view"]
        self._stage.views.close(view)
        if view.body.get("clear_on_close"):
            self._stage.views.clear()
        if view.body.get("notify_on_close"):
            await self._send({**interaction(self._stage, "view_closed"), "view": closed, "is_cleared": False})

    async def _send(self, payload: JsonObject) -> Reply:
        reply = await self._delivery.deliver(Kind.INTERACTION, payload)
        if reply.failure is not None:
            self._stage.feed.problem(TROUBLE)
        return reply


def _acted_on(action: JsonObject, *, blocks: list[JsonObject]) -> JsonObject:
    element = find_element(blocks, action_id=action.get("action_id"), block_id=action.get("block_id"))
    if element is None or action.get("type", element["type"]) != element["type"]:
        raise GestureError("There is no such button or select here.")
    silent = [each for each in blocks if each["type"] == "input" and not each.get("dispatch_action")]
    if element["block_id"] in {block["block_id"] for block in silent}:
        raise GestureError("This input is sent with its form only.")
    if element["type"] in _CHOOSING and not _chosen_is_offered(action, element):
        raise GestureError("That is not among the options.")
    if element["type"] == "feedback_buttons" and _thumb(action, element) is None:
        raise GestureError("That is neither of the two buttons.")
    return element


def _thumb(action: JsonObject, element: JsonObject) -> JsonObject | None:
    """The one of the two feedback buttons that was pressed."""
    sides: list[JsonObject] = [element[side] for side in ("positive_button", "negative_button")]
    return next((side for side in sides if side["value"] == action.get("value")), None)


def _chosen_is_offered(action: JsonObject, element: JsonObject) -> bool:
    many = action.get("selected_options", [])
    chosen = many if isinstance(many, list) else [None]
    if not element["type"].startswith("multi_") and element["type"] != "checkboxes":
        chosen = [action.get("selected_option")]
    return all(option in offered_by(element) for option in chosen)


def _completed(action: JsonObject, element: JsonObject) -> JsonObject:
    """An action with what Slack adds from the element."""
    fixed: JsonObject = {name: element[name] for name in ("type", "action_id", "block_id")}
    if element["type"] in {"button", "icon_button"}:
        return fixed | {name: element[name] for name in ("text", "value", "style") if name in element}
    if thumb := element["type"] == "feedback_buttons" and _thumb(action, element):
        return fixed | {"text": thumb["text"], "value": thumb["value"]}
    return {**action, **fixed}


def _with_choice(state: Mapping[str, JsonObject], action: JsonObject) -> dict[str, JsonObject]:
    held = held_name(action["type"])
    chosen = {action["action_id"]: {"type": action["type"], held: action.get(held)}}
    return {**state, **_merged(state, {action["block_id"]: chosen})}


def _merged(held: Mapping[str, JsonObject], new: Mapping[str, JsonObject]) -> dict[str, JsonObject]:
    """The blocks of `new`, each with what `held` had for its other elements."""
    return {block_id: {**held.get(block_id, {}), **values} for block_id, values in new.items()}
