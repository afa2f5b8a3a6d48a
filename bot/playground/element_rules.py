"""Rules of the elements of blocks: buttons, selects, inputs."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from bot.playground.rich_text_rules import RICH_TEXT
from bot.playground.schema import Check, Problem, boolean, integer, items, one_of, record, string
from bot.playground.text_rules import (
    IDENTIFIER,
    IMAGE_SOURCE,
    IMAGE_URL,
    OPTION,
    OPTION_GROUPS,
    OPTIONS,
    URL,
    confirm,
    exactly_one,
    option,
    plain,
    slack_file,
    text,
)
from bot.playground.wire import JsonObject

_USER_IDS = items(string(most=255), most=1000)
_ACTING: Mapping[str, Check] = {"action_id": IDENTIFIER}
# The members that elements share are laid out once, from the least to the most.
_ASKING: Mapping[str, Check] = {**_ACTING, "confirm": confirm(), "focus_on_load": boolean}
_SELECT: Mapping[str, Check] = {**_ASKING, "placeholder": plain(150)}
_MULTI: Mapping[str, Check] = {**_SELECT, "max_selected_items": integer(1, 100)}
_TYPED: Mapping[str, Check] = {
    **_ACTING,
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": record(
        {}, optional={"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), most=2, least=1)}
    ),
}
_FILTER = record(
    {},
    optional={
        "include": items(one_of("im", "mpim", "private", "public"), most=4, least=1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
_NUMERAL = re.compile(r"[+-]?[0-9]{0,40}\.?[0-9]{1,40}")
_IDS = items(string(most=255), most=100)


def _numeral(value: object, at: str) -> Iterator[Problem]:
    """A number written as text, as number inputs want their bounds."""
    if not isinstance(value, str) or not _NUMERAL.fullmatch(value):
        yield Problem("must be a number in a string", at)


def offered_by(element: JsonObject) -> list[JsonObject]:
    """The options of a checked select, laid flat when they are in groups."""
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(each for group in groups for each in group["options"])]


def _known_initial(element: JsonObject, at: str) -> Iterator[Problem]:
    """What is chosen at first must be one of the options, to the letter."""
    # Slack compares the whole option: the same value under another text is another option.
    offered = offered_by(element)
    chosen = [*element.get("initial_options", [])]
    chosen += [element["initial_option"]] if "initial_option" in element else []
    if any(each not in offered for each in chosen):
        yield Problem("initial option must match an option", at)


def _static(element: JsonObject, at: str) -> Iterator[Problem]:
    yield from exactly_one(element, at, of=("options", "option_groups"))
    yield from _known_initial(element, at)


def _of(kind: str, optional: Mapping[str, Check], required: Mapping[str, Check] | None = None) -> Check:
    return record({"type": one_of(kind), **(required or {})}, optional=optional)


def _picker(kind: str, initial: str) -> Check:
    more = {"timezone": string(most=255)} if kind == "timepicker" else {}
    placeholder = {} if kind == "datetimepicker" else {"placeholder": plain(150)}
    moment = integer(0, 9_999_999_999) if kind == "datetimepicker" else string(most=10)
    return _of(kind, {**_ASKING, **placeholder, initial: moment, **more})


def _choices(kind: str, initial: str, chosen: Check) -> Check:
    return record(
        {"type": one_of(kind), "options": items(option(text(75)), most=10, least=1)},
        optional={**_ASKING, initial: chosen},
        also=_known_initial,
    )


_FEEDBACK = record({"text": plain(75), "value": string(most=2000)}, optional={"accessibility_label": string(most=75)})

_STATIC_OPTIONS: Mapping[str, Check] = {"options": OPTIONS, "option_groups": OPTION_GROUPS}
_QUERY: Mapping[str, Check] = {"min_query_length": integer(0, 255)}
_CONVERSATIONS: Mapping[str, Check] = {"default_to_current_conversation": boolean, "filter": _FILTER}
_ANSWERS_WITH_URL: Mapping[str, Check] = {"response_url_enabled": boolean}

BUTTONS: Mapping[str, Check] = {
    "button": _of(
        "button",
        {
            **_ACTING,
            "url": URL,
            "value": string(most=2000),
            "style": one_of("primary", "danger"),
            "confirm": confirm(),
            "accessibility_label": string(most=75),
            "agent_prompt": string(most=4000),
            "visible_to_user_ids": _USER_IDS,
        },
        {"text": plain(75)},
    ),
}

FEEDBACK: Mapping[str, Check] = {
    "feedback_buttons": _of("feedback_buttons", _ACTING, {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}),
    "icon_button": _of(
        "icon_button",
        {
            **_ACTING,
            "value": string(most=2000),
            "confirm": confirm(),
            "accessibility_label": string(most=75),
            "visible_to_user_ids": _USER_IDS,
        },
        {"icon": one_of("trash"), "text": plain(75)},
    ),
}

MENUS: Mapping[str, Check] = {
    "static_select": record(
        {"type": one_of("static_select")},
        optional={**_SELECT, **_STATIC_OPTIONS, "initial_option": OPTION},
        also=_static,
    ),
    "external_select": _of("external_select", {**_SELECT, **_QUERY, "initial_option": OPTION}),
    "users_select": _of("users_select", {**_SELECT, "initial_user": IDENTIFIER}),
    "conversations_select": _of(
        "conversations_select",
        {**_SELECT, **_CONVERSATIONS, **_ANSWERS_WITH_URL, "initial_conversation": IDENTIFIER},
    ),
    "channels_select": _of("channels_select", {**_SELECT, **_ANSWERS_WITH_URL, "initial_channel": IDENTIFIER}),
    "multi_static_select": record(
        {"type": one_of("multi_static_select")},
        optional={**_MULTI, **_STATIC_OPTIONS, "initial_options": OPTIONS},
        also=_static,
    ),
    "multi_external_select": _of("multi_external_select", {**_MULTI, **_QUERY, "initial_options": OPTIONS}),
    "multi_users_select": _of("multi_users_select", {**_MULTI, "initial_users": _IDS}),
    "multi_conversations_select": _of(
        "multi_conversations_select", {**_MULTI, **_CONVERSATIONS, "initial_conversations": _IDS}
    ),
    "multi_channels_select": _of("multi_channels_select", {**_MULTI, "initial_channels": _IDS}),
}

CHOICES: Mapping[str, Check] = {
    "radio_buttons": _choices("radio_buttons", "initial_option", option(text(75))),
    "checkboxes": _choices("checkboxes", "initial_options", items(option(text(75)), most=10, least=1)),
    "datepicker": _picker("datepicker", "initial_date"),
    "timepicker": _picker("timepicker", "initial_time"),
    "datetimepicker": _picker("datetimepicker", "initial_date_time"),
}

OVERFLOW: Mapping[str, Check] = {
    "overflow": _of(
        "overflow",
        {**_ACTING, "confirm": confirm()},
        {"options": items(option(plain(75), urls=True), most=5, least=1)},
    ),
}

FIELDS: Mapping[str, Check] = {
    "plain_text_input": _of(
        "plain_text_input",
        {
            **_TYPED,
            "initial_value": string(most=3000, least=0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
    ),
    "number_input": _of(
        "number_input",
        {**_TYPED, "initial_value": _numeral, "min_value": _numeral, "max_value": _numeral},
        {"is_decimal_allowed": boolean},
    ),
    "email_text_input": _of("email_text_input", {**_TYPED, "initial_value": string(most=255)}),
    "rich_text_input": _of("rich_text_input", {**_TYPED, "initial_value": RICH_TEXT}),
    "url_text_input": _of("url_text_input", {**_TYPED, "initial_value": URL}),
}

IMAGE: Mapping[str, Check] = {
    "image": record(
        {"type": one_of("image"), "alt_text": string(most=2000)},
        optional={"image_url": IMAGE_URL, "slack_file": slack_file},
        also=IMAGE_SOURCE,
    ),
}

# Which elements a block takes: an input takes no button, actions take no text field.
IN_SECTION = partial(dict[str, Check], {**BUTTONS, **MENUS, **CHOICES, **OVERFLOW, **IMAGE})
IN_ACTIONS = partial(dict[str, Check], {**BUTTONS, **MENUS, **CHOICES, **OVERFLOW})
IN_INPUT = partial(dict[str, Check], {**MENUS, **CHOICES, **FIELDS})
IN_CONTEXT = partial(dict[str, Check], {**IMAGE, "plain_text": text(3000), "mrkdwn": text(3000)})
IN_CONTEXT_ACTIONS = partial(dict[str, Check], FEEDBACK)
