"""What people say and what they are answered, through the real app and signed requests."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.playground.drafts import Draft
from bot.playground.response_urls import MOST_USES
from bot.playground.workspace import Message
from bot.slack.greeting import PROMPTS
from bot.slack.ids import CACHED_SHARE, INPUT_SHARE, MODELS, REFINE, SERVICE, SHARE, VOLUME
from bot.slack.notices import ANSWER_LOST, GONE, NO_MODEL_NAMED, SHARE_LOST, SHARED_BEFORE
from tests.app.whole_bot import bot_before_slack
from tests.fake_slack import FakeSlack

COMPARISON = "gpt-5.1 vs gpt-4.1-mini 100M"
CALL = re.compile(r"<[!@#]")
DIALOGS = [
    (COMPARISON, ("gpt-5.1", "gpt-4.1-mini", "$563", "$100", "3.125×", "6.25×")),
    ("price of gpt-5.1", ("gpt-5.1", "$1.25", "$10.00")),
    ("gpt-5.1 10M", ("gpt-5.1", "$56")),
    ("help", ("gpt-5.1 vs gpt-4.1-mini 100M",)),
    ("gpt-5.1 for the payload service, 10M", ("$56",)),
]
HOSTILE = [
    "<!channel> *bold* `code` gpt-5.1 <@U0000> 10M",
    "<!everyone> gpt-9-<!here>",
    "&lt;!channel&gt; gpt-9",
    "x" * 39_900,
    "gpt-5.1 " * 4_900,
    "\u202egpt-5.1\u0000\u0007",
    "🤖" * 100,
    "gpt-5.1 " + "9" * 31,
    " ".join(["gpt-5.1", "o3", "gpt-4.1-mini"] * 10),
    "gpt-5.1 NaN tokens",
    "gpt-5.1 -5M tokens",
    "gpt-5.1 0 tokens",
    "gpt-5.1 10^30 tokens",
    "gpt-5.1 50M tokens and 80M tokens",
    "gpt-5.1 for €5 <!channel> and £6 <@U0PERSON01>",
]


def shown(message: Message) -> str:
    """Everything that a person can read in a message, and its notification."""
    return f"{message.text}\n{message.blocks}"


def marked_up(message: Message) -> Iterator[str]:
    """The texts of a message in which Slack looks for mentions."""
    yield message.text
    for block in message.blocks or []:
        for text in (block.get("text"), *block.get("elements", ()), *block.get("fields", ())):
            if text and text["type"] == "mrkdwn":
                yield text["text"]


@pytest.mark.parametrize(("said", "answered"), DIALOGS)
async def test_a_command_is_answered_for_its_asker_alone(
    slack: FakeSlack, said: str, answered: tuple[str, ...]
) -> None:
    reply = await slack.command(f"/llmcost {said}")

    answer = await slack.next_ephemeral()
    assert (reply.status, reply.body) == (200, b"")
    assert [words for words in answered if words not in shown(answer)] == []
    assert slack.from_bot("#llm-costs") == []


@pytest.mark.parametrize(("said", "answered"), DIALOGS)
async def test_a_mention_is_answered_in_its_thread(slack: FakeSlack, said: str, answered: tuple[str, ...]) -> None:
    question = await slack.mention(said)

    answer = await slack.next_message()
    assert answer.thread_ts == question.ts
    assert [words for words in answered if words not in shown(answer)] == []


async def test_a_mention_in_a_thread_is_answered_in_that_thread(slack: FakeSlack) -> None:
    root = await slack.say("what do we run?")
    await slack.mention(COMPARISON, thread_ts=root.ts)

    answer = await slack.next_message()

    assert answer.thread_ts == root.ts


async def test_a_direct_message_is_answered_once_in_its_thread(slack: FakeSlack) -> None:
    question = await slack.dm(COMPARISON)

    answer = await slack.next_message(slack.direct)
    await slack.settled()
    assert answer.thread_ts == question.ts
    assert "$563" in answer.text
    assert len(slack.from_bot(slack.direct)) == 1


async def test_what_all_can_see_has_no_button_to_share_it(slack: FakeSlack) -> None:
    await slack.mention(COMPARISON)

    answer = await slack.next_message()

    assert "'action_id': 'refine'" in shown(answer)
    assert "'action_id': 'share'" not in shown(answer)


async def test_other_peoples_messages_in_a_channel_are_left_alone(slack: FakeSlack) -> None:
    await slack.say(f"I wonder about {COMPARISON}")

    await slack.settled()

    assert slack.calls("chat.postMessage") == []


@pytest.mark.parametrize("said", HOSTILE)
async def test_hostile_text_is_answered_and_calls_nobody(slack: FakeSlack, said: str) -> None:
    await slack.mention(said)
    await slack.command(f"/llmcost {said}")

    answers = [await slack.next_message(), await slack.next_ephemeral()]
    for answer in answers:
        assert not CALL.search(" ".join(marked_up(answer)))
        assert len(shown(answer)) < 14_000
    assert slack.problems == []


async def test_sharing_posts_the_answer_once_and_takes_the_private_one_away(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    private = await slack.next_ephemeral()

    await slack.press(private, SHARE)
    await slack.press(private, SHARE)

    shared = await slack.next_message()
    await slack.settled()
    assert f"Shared by <@{slack.me.id}>" in shown(shared)
    assert "$563" in shared.text
    assert "'action_id'" not in shown(shared)
    assert slack.from_bot("#llm-costs") == [shared]
    assert [SHARED_BEFORE in told.text for told in slack.ephemerals()] == [True]


async def test_an_answer_can_be_shared_after_the_bot_was_invited(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}", channel="#eng-search")
    private = await slack.next_ephemeral()
    await slack.press(private, SHARE)
    told = await slack.next_ephemeral()

    await slack.command("/invite @llmcost", channel="#eng-search")
    await slack.press(private, SHARE)

    assert "/invite @llmcost" in told.text
    assert "$563" in (await slack.next_message("#eng-search")).text


async def test_sharing_into_an_archived_channel_says_why_it_cannot(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    private = await slack.next_ephemeral()
    slack.workspace.channel("#llm-costs").is_archived = True

    await slack.press(private, SHARE)

    assert "archived" in (await slack.next_ephemeral()).text
    assert slack.from_bot("#llm-costs") == []


async def test_a_share_whose_answer_is_lost_is_posted_once(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    private = await slack.next_ephemeral()
    slack.faults.drop_next_answer = 1

    await slack.press(private, SHARE)
    told = await slack.next_ephemeral()
    await slack.press(private, SHARE)
    told_again = await slack.next_ephemeral()

    assert SHARE_LOST in told.text
    assert SHARED_BEFORE in told_again.text
    assert len(slack.from_bot("#llm-costs")) == 1


async def test_an_answer_whose_receipt_is_lost_is_posted_once(slack: FakeSlack) -> None:
    await slack.command("/llmcost help")
    await slack.next_ephemeral()
    slack.faults.drop_next_answer = 1

    await slack.mention(COMPARISON)

    await slack.next_message()
    await slack.settled()
    assert len(slack.from_bot("#llm-costs")) == 1


async def test_an_answer_that_a_failing_slack_may_have_lost_is_owned_up_to(slack: FakeSlack) -> None:
    await slack.command("/llmcost help")
    await slack.next_ephemeral()
    slack.faults.server_error_next = 1

    await slack.mention(COMPARISON)

    assert ANSWER_LOST in (await slack.next_ephemeral()).text
    assert slack.from_bot("#llm-costs") == []


async def test_a_link_that_slack_made_of_a_model_is_read_by_its_label(slack: FakeSlack) -> None:
    text = f"<@{slack.workspace.bot.id}> price of <http://gpt-5.1|gpt-5.1>"
    question = await slack.say("…")

    await slack.event(
        {"type": "app_mention", "user": slack.me.id, "channel": question.channel, "ts": question.ts, "text": text}
    )

    assert "$1.25" in shown(await slack.next_message())


async def test_a_rate_limit_is_waited_out(slack: FakeSlack) -> None:
    await slack.command("/llmcost help")
    await slack.next_ephemeral()
    slack.faults.rate_limit_next = 1

    await slack.mention(COMPARISON)

    assert "$563" in (await slack.next_message()).text
    assert [call.status for call in slack.calls("chat.postMessage")] == [429, 200]


@pytest.mark.parametrize(
    "refused", [{"data_visualization"}, {"table"}, {"table", "data_visualization"}, {"table", "context", "actions"}]
)
async def test_a_workspace_without_the_newest_blocks_gets_simpler_ones(slack: FakeSlack, refused: set[str]) -> None:
    slack.faults.refuse_blocks = frozenset(refused)

    await slack.mention(COMPARISON)
    await slack.command(f"/llmcost {COMPARISON}")

    for answer in (await slack.next_message(), await slack.next_ephemeral()):
        assert "$563" in shown(answer)
        assert not refused & {block["type"] for block in answer.blocks or []}


async def test_an_answer_that_no_block_can_carry_is_sent_as_text(slack: FakeSlack) -> None:
    slack.faults.refuse_blocks = frozenset({"table", "data_visualization", "section", "context", "actions"})

    await slack.mention(COMPARISON)

    assert "$563" in (await slack.next_message()).text


async def test_an_event_delivered_twice_is_answered_once(slack: FakeSlack) -> None:
    slack.faults.deliver_twice = True

    await slack.mention(COMPARISON)
    await slack.dm(COMPARISON)

    await slack.next_message()
    await slack.next_message(slack.direct)
    await slack.settled()
    assert len(slack.calls("chat.postMessage")) == 2


async def test_an_edited_mention_is_not_answered_again(slack: FakeSlack) -> None:
    question = await slack.mention(COMPARISON)
    answer = await slack.next_message()

    await slack.event(
        {
            "type": "app_mention",
            "user": slack.me.id,
            "channel": question.channel,
            "ts": question.ts,
            "text": f"{question.text} please",
            "edited": {"user": slack.me.id, "ts": "1700000001.0"},
        }
    )

    await slack.settled()
    assert slack.from_bot("#llm-costs") == [answer]


async def test_the_input_share_changes_in_place(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()

    await slack.select(answer, INPUT_SHARE, "0.8")

    await slack.until(lambda: "$300" in shown(slack.ephemerals()[0]))
    assert slack.ephemerals() == [answer]
    assert "half input" not in answer.text


async def test_the_input_share_changes_again_and_the_change_is_what_is_shared(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()
    await slack.select(answer, INPUT_SHARE, "0.8")
    await slack.until(lambda: "$300" in shown(answer))
    await slack.select(answer, INPUT_SHARE, "1")
    await slack.until(lambda: "$125" in shown(answer))

    await slack.press(answer, SHARE)

    assert "$125" in (await slack.next_message()).text


async def test_of_two_quick_changes_of_the_input_share_the_last_one_stays(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()

    await slack.select(answer, INPUT_SHARE, "0.8")
    await slack.select(answer, INPUT_SHARE, "1")

    await slack.until(lambda: "$125" in shown(answer))
    await slack.settled()
    assert "$125" in shown(answer)


async def test_the_input_share_of_what_all_can_see_changes_in_place_too(slack: FakeSlack) -> None:
    await slack.mention(COMPARISON)
    answer = await slack.next_message()

    await slack.select(answer, INPUT_SHARE, "0.8")

    await slack.until(lambda: "$300" in answer.text)
    assert slack.from_bot("#llm-costs") == [answer]
    assert "'action_id': 'share'" not in shown(answer)


async def test_refining_an_ephemeral_replaces_it(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()

    await slack.press(answer, REFINE)
    await slack.next_view()
    form = await slack.next_view()
    values = {
        MODELS: ["openai:gpt-5.1", "anthropic:claude-sonnet-4-5"],
        VOLUME: "10M",
        INPUT_SHARE: "80",
        CACHED_SHARE: "50",
        SERVICE: "batch",
    }
    errors = await slack.submit(form, values)

    await slack.until(lambda: answer.edited_at)
    assert errors == {}
    assert "10M tokens a month" in answer.text
    assert slack.ephemerals() == [answer]
    assert "batch service" in shown(answer)
    assert "80\u00a0% input" in shown(answer)
    assert "50\u00a0% of the input cached" in shown(answer)
    assert "gpt-4.1-mini" not in shown(answer)


async def test_the_refine_form_shows_what_holds_now(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    await slack.press(await slack.next_ephemeral(), REFINE)
    await slack.next_view()

    form = await slack.next_view()

    fields = {block["block_id"]: block["element"] for block in form.blocks}
    assert [option["value"] for option in fields[MODELS]["initial_options"]] == [
        "openai:gpt-5.1",
        "openai:gpt-4.1-mini",
    ]
    assert fields[VOLUME]["initial_value"] == "100,000,000"
    assert fields[INPUT_SHARE]["initial_value"] == "50"
    assert fields[CACHED_SHARE]["initial_value"] == "0"
    assert fields[SERVICE]["initial_option"]["value"] == "standard"


async def test_a_form_sent_as_it_was_changes_nothing(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()
    before = answer.text
    await slack.press(answer, REFINE)
    await slack.next_view()

    await slack.submit(await slack.next_view())

    await slack.until(lambda: answer.edited_at)
    assert answer.text == before


async def test_mistakes_in_the_refine_form_are_told_beside_their_fields(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    await slack.press(await slack.next_ephemeral(), REFINE)
    await slack.next_view()
    form = await slack.next_view()

    errors = await slack.submit(form, {VOLUME: "a lot"})

    assert errors == {VOLUME: "Write tokens a month as 100M, 2.5B or 3M a day."}
    assert slack.views != []


async def test_refining_what_all_can_see_answers_in_the_thread(slack: FakeSlack) -> None:
    question = await slack.mention(COMPARISON)
    await slack.press(await slack.next_message(), REFINE)
    await slack.next_view()

    await slack.submit(await slack.next_view(), {VOLUME: "10M"})

    answer = await slack.next_message()
    assert answer.thread_ts == question.ts
    assert "10M tokens" in shown(answer)


async def test_the_models_menu_searches_the_catalog(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    await slack.press(await slack.next_ephemeral(), REFINE)
    await slack.next_view()
    form = await slack.next_view()

    found = await slack.suggest(form, MODELS, "sonnet-4-5")

    assert "anthropic:claude-sonnet-4-5" in [option["value"] for option in found]


async def test_an_unknown_model_is_asked_back_and_a_choice_answers(slack: FakeSlack) -> None:
    await slack.command("/llmcost price of gpt-5.1-mini")
    asked_back = await slack.next_ephemeral()
    assert "gpt-5.1-mini" in asked_back.text

    await slack.press(asked_back, "choice:0")

    await slack.until(lambda: "$" in asked_back.text)
    assert slack.ephemerals() == [asked_back]


async def test_a_choice_pressed_twice_where_all_can_see_answers_once(slack: FakeSlack) -> None:
    question = await slack.mention("price of gpt-5.1-mini")
    asked_back = await slack.next_message()

    await slack.press(asked_back, "choice:0")
    await slack.press(asked_back, "choice:0")

    answer = await slack.next_message()
    await slack.settled()
    assert answer.thread_ts == question.ts
    assert slack.from_bot("#llm-costs") == [asked_back, answer]


async def test_price_this_prices_the_models_that_a_message_names(slack: FakeSlack) -> None:
    message = await slack.say("…")
    message.text = "we moved from `gpt-4.1-mini` to <http://gpt-5.1|gpt-5.1>, sigh"

    await slack.shortcut("price_this", message)

    answer = await slack.next_ephemeral()
    assert "gpt-4.1-mini" in shown(answer)
    assert "gpt-5.1" in shown(answer)
    assert slack.from_bot("#llm-costs") == []


async def test_price_this_reads_blocks_where_the_text_names_no_model(slack: FakeSlack) -> None:
    message = await slack.say("New release")
    message.blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "we use *gpt-5.1*"}, "block_id": "b1"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "and gpt-4.1-mini"}], "block_id": "b2"},
    ]

    await slack.shortcut("price_this", message)

    answer = await slack.next_ephemeral()
    assert [name for name in ("gpt-5.1", "gpt-4.1-mini") if name not in shown(answer)] == []


async def test_price_this_says_so_where_no_model_is_named(slack: FakeSlack) -> None:
    message = await slack.say("lunch?")

    await slack.shortcut("price_this", message)

    assert NO_MODEL_NAMED in (await slack.next_ephemeral()).text


async def test_the_home_tab_shows_examples_and_the_date_of_the_prices(slack: FakeSlack) -> None:
    await slack.open("home")

    await slack.until(lambda: slack.home)
    assert slack.home is not None
    assert "gpt-5.1 vs gpt-4.1-mini 100M" in str(slack.home.blocks)
    assert "price list genai-prices 0.2.3 of 4 Nov 2026" in str(slack.home.blocks)


async def test_an_empty_direct_conversation_offers_prompts(slack: FakeSlack) -> None:
    await slack.open("messages")

    await slack.until(lambda: slack.prompts)
    assert slack.prompts == list(PROMPTS)


async def test_a_used_up_response_url_loses_no_answer(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()
    await slack.press(answer, REFINE)
    await slack.next_view()
    form = await slack.next_view()
    for url in slack.playground.stage.response_urls._issued.values():
        url.uses = MOST_USES

    await slack.submit(form, {VOLUME: "10M"})

    assert "10M tokens" in shown(await slack.next_ephemeral())


async def test_buttons_work_after_a_restart(engine: AsyncEngine) -> None:
    async with bot_before_slack(engine) as slack:
        await slack.command(f"/llmcost {COMPARISON}")
        answer = await slack.next_ephemeral()
    async with bot_before_slack(engine) as restarted:
        restarted.workspace.post(
            Draft(answer.text, answer.blocks),
            channel=restarted.workspace.channel("#llm-costs").id,
            user=restarted.workspace.bot.id,
            only_for=restarted.me.id,
            now=restarted.clock.now(),
        )
        await restarted.press(restarted.ephemerals()[0], SHARE)

        assert "$563" in (await restarted.next_message()).text


async def test_buttons_of_a_forgotten_question_say_so(slack: FakeSlack) -> None:
    await slack.command(f"/llmcost {COMPARISON}")
    answer = await slack.next_ephemeral()
    await slack.uninstall()
    await slack.settled()

    await slack.press(answer, SHARE)

    assert GONE in (await slack.next_ephemeral()).text
    assert slack.from_bot("#llm-costs") == []
