"""What the person presses, chooses, fills in and closes, and what the bot hears of it."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.gestures import GestureError
from bot.playground.interactions import TROUBLE
from bot.playground.views import View
from bot.playground.wire import JsonObject
from bot.playground.workspace import Message
from tests.fake_slack import FakeSlack, running
from tests.playground.block_samples import actions, button, options, plain, section, select
from tests.playground.tiny_bot import TinyBot, client_of

CONTROLS = actions(
    button(action_id="share", value="7", style="primary"),
    select(action_id="input_share", initial_option=options(2)[0]),
    {"type": "external_select", "action_id": "models", "min_query_length": 1},
    {"type": "overflow", "action_id": "more", "options": options(2)},
    block_id="controls",
)
THUMBS: JsonObject = {
    "type": "context_actions",
    "block_id": "thumbs",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "feedback",
            "positive_button": {"text": plain("Good"), "value": "good"},
            "negative_button": {"text": plain("Bad"), "value": "bad"},
        }
    ],
}
FORM: JsonObject = {
    "type": "modal",
    "callback_id": "refine",
    "private_metadata": "kept",
    "notify_on_close": True,
    "title": plain("Refine"),
    "submit": plain("Go"),
    "blocks": [
        {
            "type": "input",
            "block_id": "volume",
            "label": plain("Volume"),
            "element": {"type": "plain_text_input", "action_id": "volume"},
        },
        {
            "type": "input",
            "block_id": "service",
            "label": plain("Service"),
            "optional": True,
            "element": select(action_id="service"),
        },
    ],
}


@pytest.fixture
def bot() -> TinyBot:
    return TinyBot()


@pytest.fixture
async def slack(bot: TinyBot) -> AsyncIterator[FakeSlack]:
    async with running(bot.build) as fake:
        yield fake


async def posted(slack: FakeSlack) -> Message:
    await client_of(slack).chat_postMessage(channel="#llm-costs", text="x", blocks=[section(), CONTROLS])
    return await slack.next_message()


async def opened(slack: FakeSlack, bot: TinyBot, **more: object) -> View:
    await slack.command("/llmcost refine")
    await client_of(slack).views_open(trigger_id=bot.last["trigger_id"], view={**FORM, **more})
    return await slack.next_view()


async def test_a_pressed_button_is_a_block_action_with_its_message(slack: FakeSlack, bot: TinyBot) -> None:
    message = await posted(slack)

    await slack.press(message, "share")

    payload = bot.last
    first = {"type": "static_select", "selected_option": options(2)[0]}
    assert payload["actions"] == [
        {
            "type": "button",
            "action_id": "share",
            "block_id": "controls",
            "text": plain("Share"),
            "value": "7",
            "style": "primary",
            "action_ts": payload["actions"][0]["action_ts"],
        }
    ]
    assert payload["container"] == {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": "C0LLMCOSTS",
        "is_ephemeral": False,
    }
    assert payload["state"]["values"]["controls"] == {
        "input_share": first,
        "models": {"type": "external_select", "selected_option": None},
    }
    assert payload["message"]["blocks"] == message.blocks
    assert payload["user"] == {"id": "U0PERSON01", "username": "you", "name": "you", "team_id": "T0PLAYGRND"}
    assert {"response_url", "trigger_id", "token", "team", "api_app_id", "channel"} <= payload.keys()


async def test_an_ephemeral_message_is_not_in_its_payload(slack: FakeSlack, bot: TinyBot) -> None:
    await client_of(slack).chat_postEphemeral(channel="#llm-costs", user=slack.me.id, text="x", blocks=[CONTROLS])

    await slack.press(await slack.next_ephemeral(), "Share")

    assert "message" not in bot.last
    assert bot.last["container"]["is_ephemeral"] is True


async def test_a_choice_is_in_the_action_and_in_the_state(slack: FakeSlack, bot: TinyBot) -> None:
    message = await posted(slack)

    await slack.select(message, "input_share", "1")

    chosen = options(2)[1]
    assert bot.last["actions"][0]["selected_option"] == chosen
    assert bot.last["state"]["values"]["controls"]["input_share"] == {
        "type": "static_select",
        "selected_option": chosen,
    }


async def test_an_overflow_menu_has_no_state(slack: FakeSlack, bot: TinyBot) -> None:
    message = await posted(slack)

    await slack.select(message, "more", "1")

    assert bot.last["actions"][0]["selected_option"] == options(2)[1]
    assert "more" not in bot.last["state"]["values"]["controls"]


@pytest.mark.parametrize(
    "action",
    [
        {"action_id": "unknown"},
        {"action_id": "share", "block_id": "elsewhere"},
        {"action_id": "share", "type": "static_select"},
        {"action_id": "input_share", "selected_option": options(3)[2]},
        {"action_id": "input_share"},
        {},
    ],
)
async def test_what_is_not_there_cannot_be_pressed_or_chosen(
    slack: FakeSlack, bot: TinyBot, action: JsonObject
) -> None:
    message = await posted(slack)

    with pytest.raises(GestureError):
        await slack.playground.interactions.act(action, on=message)

    assert bot.heard == []


async def test_the_bot_is_asked_for_the_options_of_an_external_select(slack: FakeSlack, bot: TinyBot) -> None:
    message = await posted(slack)
    bot.says["block_suggestion"] = {"options": options(2)}

    offered = await slack.suggest(message, "models", "gpt")

    assert offered == options(2)
    assert {name: bot.last[name] for name in ("type", "action_id", "block_id", "value")} == {
        "type": "block_suggestion",
        "action_id": "models",
        "block_id": "controls",
        "value": "gpt",
    }


async def test_more_than_100_options_are_refused(slack: FakeSlack, bot: TinyBot) -> None:
    message = await posted(slack)
    bot.says["block_suggestion"] = {"options": options(101)}

    offered = await slack.suggest(message, "models", "gpt")

    assert offered == []
    assert await slack.next_problem() == (
        "The options were refused: no more than 100 items allowed [json-pointer:/options]"
    )


async def test_a_submitted_modal_carries_its_values_and_closes(slack: FakeSlack, bot: TinyBot) -> None:
    view = await opened(slack, bot)

    errors = await slack.submit(view, {"volume": "100M", "service": "1"})

    sent = bot.last["view"]
    assert (errors, slack.views) == ({}, [])
    assert sent["state"]["values"] == {
        "volume": {"volume": {"type": "plain_text_input", "value": "100M"}},
        "service": {"service": {"type": "static_select", "selected_option": options(2)[1]}},
    }
    assert (sent["callback_id"], sent["private_metadata"], sent["id"]) == ("refine", "kept", view.id)
    assert (sent["root_view_id"], sent["previous_view_id"], bot.last["response_urls"]) == (view.id, None, [])


async def test_a_required_input_left_empty_is_not_sent(slack: FakeSlack, bot: TinyBot) -> None:
    view = await opened(slack, bot)
    heard = len(bot.heard)

    errors = await slack.submit(view, {})

    assert errors == {"volume": "Please complete this required field."}
    assert (len(bot.heard), slack.views) == (heard, [view])


async def test_errors_keep_the_modal_open(slack: FakeSlack, bot: TinyBot) -> None:
    view = await opened(slack, bot)
    bot.says["view_submission"] = {"response_action": "errors", "errors": {"volume": "Not a number"}}

    errors = await slack.submit(view, {"volume": "much"})

    assert (errors, slack.views) == ({"volume": "Not a number"}, [view])


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"response_action": "errors", "errors": {"elsewhere": "x"}}, "invalid_errors"),
        ({"response_action": "update", "view": {"type": "modal", "blocks": []}}, "invalid_arguments"),
    ],
)
async def test_a_wrong_answer_to_a_submission_is_trouble(
    slack: FakeSlack, bot: TinyBot, answer: JsonObject, why: str
) -> None:
    view = await opened(slack, bot)
    bot.says["view_submission"] = answer

    await slack.submit(view, {"volume": "1"})

    assert await slack.next_problem() == f"{TROUBLE} ({why})"
    assert slack.views == [view]


async def test_a_submission_may_update_push_or_clear(slack: FakeSlack, bot: TinyBot) -> None:
    view = await opened(slack, bot)
    other = {**FORM, "title": plain("Other")}

    bot.says["view_submission"] = {"response_action": "update", "view": other}
    await slack.submit(view, {"volume": "1"})
    titles = [each.body["title"]["text"] for each in slack.views]
    bot.says["view_submission"] = {"response_action": "push", "view": FORM}
    await slack.submit(view, {"volume": "1"})
    stacked = len(slack.views)
    bot.says["view_submission"] = {"response_action": "clear"}
    await slack.submit(slack.views[-1], {"volume": "1"})

    assert (titles, stacked, slack.views) == (["Other"], 2, [])


async def test_a_closed_modal_is_told_to_the_bot_that_asked(slack: FakeSlack, bot: TinyBot) -> None:
    view = await opened(slack, bot)

    await slack.close(view)

    assert (bot.last["type"], bot.last["view"]["id"], bot.last["is_cleared"]) == ("view_closed", view.id, False)
    with pytest.raises(GestureError, match="not open"):
        await slack.close(view)


async def test_three_modals_stack_and_a_fourth_does_not(slack: FakeSlack, bot: TinyBot) -> None:
    await opened(slack, bot)
    client = client_of(slack)

    async def push() -> None:
        await slack.command("/llmcost push")
        await client.views_push(trigger_id=bot.last["trigger_id"], view=FORM)

    await push()
    await push()
    with pytest.raises(SlackApiError) as refused:
        await push()

    assert refused.value.response["error"] == "push_limit_reached"
    assert [view.stack for view in slack.views] == [
        (),
        (slack.views[0].id,),
        (slack.views[0].id, slack.views[1].id),
    ]


async def test_a_modal_is_pushed_on_another_one_only(slack: FakeSlack, bot: TinyBot) -> None:
    await slack.command("/llmcost push")

    with pytest.raises(SlackApiError) as refused:
        await client_of(slack).views_push(trigger_id=bot.last["trigger_id"], view=FORM)

    assert refused.value.response["error"] == "not_in_modal"


async def test_an_external_id_names_one_open_modal(slack: FakeSlack, bot: TinyBot) -> None:
    named = {**FORM, "external_id": "refine-7"}
    view = await opened(slack, bot, external_id="refine-7")
    client = client_of(slack)
    await slack.command("/llmcost push")

    with pytest.raises(SlackApiError) as refused:
        await client.views_push(trigger_id=bot.last["trigger_id"], view=named)
    await client.views_update(external_id="refine-7", view={**named, "title": plain("Found")})

    assert refused.value.response["error"] == "duplicate_external_id"
    assert (view.body["title"]["text"], len(slack.views)) == ("Found", 1)


async def test_a_modal_may_clear_all_when_it_is_closed(slack: FakeSlack, bot: TinyBot) -> None:
    await opened(slack, bot)
    await slack.command("/llmcost push")
    await client_of(slack).views_push(trigger_id=bot.last["trigger_id"], view={**FORM, "clear_on_close": True})

    await slack.close(slack.views[-1])

    assert slack.views == []


async def test_only_the_top_modal_is_submitted(slack: FakeSlack, bot: TinyBot) -> None:
    below = await opened(slack, bot)
    await slack.command("/llmcost push")
    await client_of(slack).views_push(trigger_id=bot.last["trigger_id"], view=FORM)

    with pytest.raises(GestureError, match="cannot be submitted"):
        await slack.submit(below, {"volume": "1"})


async def test_a_bot_that_fails_is_trouble_and_the_modal_stays(slack: FakeSlack, bot: TinyBot) -> None:
    view = await opened(slack, bot)
    bot.says["view_submission"] = {"response_action": "errors", "errors": {}}  # Bolt refuses to send this

    errors = await slack.submit(view, {"volume": "1"})

    assert (errors, slack.views) == ({}, [view])
    assert await slack.next_problem() == TROUBLE


async def test_the_home_tab_is_updated_in_place_and_guarded_by_its_hash(slack: FakeSlack) -> None:
    home: JsonObject = {"type": "home", "blocks": []}
    client = client_of(slack)
    first = (await client.views_publish(user_id=slack.me.id, view=home))["view"]
    second = (await client.views_publish(user_id=slack.me.id, view=home, hash=first["hash"]))["view"]

    with pytest.raises(SlackApiError) as refused:
        await client.views_publish(user_id=slack.me.id, view=home, hash=first["hash"])

    assert (refused.value.response["error"], first["id"]) == ("hash_conflict", second["id"])


async def test_a_colleagues_home_tab_is_not_shown_to_the_person(slack: FakeSlack) -> None:
    home: JsonObject = {"type": "home", "blocks": []}
    client = client_of(slack)

    first = (await client.views_publish(user_id="U0PERSON02", view=home))["view"]
    again = (await client.views_update(view_id=first["id"], view=home))["view"]

    assert (slack.home, first["id"]) == (None, again["id"])


async def test_only_an_external_select_is_searched_by_the_bot(slack: FakeSlack) -> None:
    message = await posted(slack)

    with pytest.raises(GestureError, match="no such select"):
        await slack.suggest(message, "input_share", "x")


async def test_an_update_with_an_old_hash_conflicts(slack: FakeSlack, bot: TinyBot) -> None:
    view = await opened(slack, bot)
    client, first = client_of(slack), view.hash
    await client.views_update(view_id=view.id, hash=first, view={**FORM, "title": plain("Once")})

    with pytest.raises(SlackApiError) as refused:
        await client.views_update(view_id=view.id, hash=first, view={**FORM, "title": plain("Twice")})

    assert refused.value.response["error"] == "hash_conflict"
    assert view.body["title"]["text"] == "Once"


async def test_a_modal_opened_too_late_or_twice_is_refused(slack: FakeSlack, bot: TinyBot) -> None:
    await slack.command("/llmcost")
    client, trigger = client_of(slack), bot.last["trigger_id"]
    slack.clock.skip(seconds=4)

    with pytest.raises(SlackApiError) as late:
        await client.views_open(trigger_id=trigger, view=FORM)
    await slack.command("/llmcost")
    await client.views_open(trigger_id=bot.last["trigger_id"], view=FORM)
    with pytest.raises(SlackApiError) as again:
        await client.views_open(trigger_id=bot.last["trigger_id"], view=FORM)

    assert [each.value.response["error"] for each in (late, again)] == ["expired_trigger_id", "exchanged_trigger_id"]


async def test_what_was_typed_survives_an_update_where_the_block_stays(slack: FakeSlack, bot: TinyBot) -> None:
    dispatching = {**FORM["blocks"][0], "dispatch_action": True}
    view = await opened(slack, bot, blocks=[dispatching])
    act = slack.playground.interactions.act

    await act({"action_id": "volume", "value": "5M"}, on=view)
    typed = bot.last["view"]["state"]["values"]
    await client_of(slack).views_update(view_id=view.id, view={**FORM, "blocks": [dispatching]})
    kept = await slack.submit(view)

    assert typed == {"volume": {"volume": {"type": "plain_text_input", "value": "5M"}}}
    assert (kept, bot.last["view"]["state"]["values"]) == ({}, typed)
    assert bot.heard[1]["container"] == {"type": "view", "view_id": view.id}
    assert "response_url" not in bot.heard[1]


async def test_an_input_that_dispatches_nothing_is_sent_with_its_form_only(slack: FakeSlack, bot: TinyBot) -> None:
    view = await opened(slack, bot)

    with pytest.raises(GestureError, match="with its form only"):
        await slack.playground.interactions.act({"action_id": "volume", "value": "5M"}, on=view)


async def test_the_home_tab_is_published_and_its_buttons_act(slack: FakeSlack, bot: TinyBot) -> None:
    home = {"type": "home", "blocks": [actions(button(action_id="run"))]}
    await client_of(slack).views_publish(user_id=slack.me.id, view=home)
    assert slack.home is not None

    await slack.press(slack.home, "run")

    assert (bot.last["view"]["type"], bot.last["container"]["view_id"]) == ("home", slack.home.id)


async def thumbed(slack: FakeSlack) -> Message:
    await client_of(slack).chat_postMessage(channel="#llm-costs", text="x", blocks=[section(), THUMBS])
    return await slack.next_message()


async def test_a_feedback_button_comes_with_its_own_value_and_words(slack: FakeSlack, bot: TinyBot) -> None:
    action = {
        "type": "feedback_buttons",
        "action_id": "feedback",
        "block_id": "thumbs",
        "value": "bad",
        "text": "forged",
    }

    await slack.playground.interactions.act(action, on=await thumbed(slack))

    (sent,) = bot.last["actions"]
    assert sent.pop("action_ts")
    assert sent == {
        "type": "feedback_buttons",
        "action_id": "feedback",
        "block_id": "thumbs",
        "text": plain("Bad"),
        "value": "bad",
    }


@pytest.mark.parametrize("value", [None, "", "excellent", ["good"]])
async def test_there_are_only_two_feedback_buttons(slack: FakeSlack, value: object) -> None:
    action = {"action_id": "feedback", "block_id": "thumbs", "value": value}

    with pytest.raises(GestureError, match="neither"):
        await slack.playground.interactions.act(action, on=await thumbed(slack))


async def test_what_every_menu_of_a_message_holds_comes_with_each_choice(slack: FakeSlack, bot: TinyBot) -> None:
    message, model = await posted(slack), {"text": plain("Luna"), "value": "luna"}
    held = {"controls": {"models": {"type": "external_select", "selected_option": model}}}

    await slack.select(message, "input_share", "1", state=held)

    assert bot.last["state"]["values"] == {
        "controls": {
            "input_share": {"type": "static_select", "selected_option": options(2)[1]},
            "models": {"type": "external_select", "selected_option": model},
        }
    }
