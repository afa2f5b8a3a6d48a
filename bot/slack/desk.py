"""What every listener works with, and the way an answer takes from a question to Slack."""

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import Profile, Question
from bot.ports import KeptQuestions, SeenEvents, TeamData
from bot.replies.compose import reply_to
from bot.slack.background import Background
from bot.slack.blocks.message import Message, message
from bot.slack.delivery import Delivery, Refused, Taken, Unknown
from bot.slack.messenger import Messenger
from bot.slack.notices import ANSWER_LOST, failed, not_answered, notice
from bot.slack.payloads import Asker
from bot.usecases.ask import Ask, Outcome

log = logging.getLogger(__name__)

REHEARSED: Final = ("gpt-5.1 vs gpt-4.1-mini 100M", "cheapest model with vision for 20M tokens", "gpt-0", "help")
"""A question of each kind that something is loaded for on first use: names, the ranking, near names."""

Work = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Takes questions in and sends answers out.

    Args:
        ask: Answers questions.
        kept: Remembers the questions behind buttons.
        seen: Tells repetitions.
        teams: Forgets a workspace that has removed the bot.
        messenger: Sends.
        background: Does what is left to do after the acknowledgement.
        now: The present moment.
        profile: What is known of a channel before anybody asks.
    """

    ask: Ask
    kept: KeptQuestions
    seen: SeenEvents
    teams: TeamData
    messenger: Messenger
    background: Background
    now: Callable[[], datetime]
    profile: Profile = field(default_factory=Profile)

    def words(self, text: str) -> Outcome:
        """The answer to what somebody typed."""
        return self.ask.words(text, profile=self.profile, now=self.now())

    def rehearse(self) -> None:
        """Answer a few questions to nobody, so that the first person does not wait for what is loaded on first use."""
        for text in REHEARSED:
            outcome = self.words(text)
            message(reply_to(outcome.question, outcome.answer), kept_as=None)

    def question(self, question: Question) -> Outcome:
        """The answer to a question."""
        return self.ask.question(question, now=self.now())

    async def recalled(self, asker: Asker, kept_as: str | None) -> Question | None:
        """The question that a message's buttons are about, where the asker's team has it."""
        return await self.kept.recall(asker.team, kept_as) if kept_as else None

    def start(self, client: AsyncWebClient, asker: Asker, work: Work, *, once: str | None = None) -> None:
        """Do the work in the background, unless it was done before under the key `once`.

        Whatever goes wrong reaches the asker as one sentence with an id, and the log as a traceback with the same id.
        """
        self.background.start(self._guarded(client, asker, work, once))

    async def _guarded(self, client: AsyncWebClient, asker: Asker, work: Work, once: str | None) -> None:
        try:
            if once is None or await self.seen.first_time(asker.team, once, now=self.now()):
                await work()
        except Exception:
            incident = secrets.token_hex(2)
            log.exception("Answering failed (id %s)", incident)
            await self._confess(client, asker, incident)

    async def _confess(self, client: AsyncWebClient, asker: Asker, incident: str) -> None:
        try:
            await self.tell(client, asker, failed(incident))
        except Exception:
            log.exception("The person could not be told either (id %s)", incident)

    async def tell(self, client: AsyncWebClient, asker: Asker, sentence: str) -> None:
        """Say something to the asker alone."""
        delivery = await self._privately(client, asker, notice(sentence), replace=False)
        if not isinstance(delivery, Taken):
            log.error("A person could not be told something: %s", delivery)

    async def answer_alone(
        self, client: AsyncWebClient, asker: Asker, outcome: Outcome, *, replace: bool = False
    ) -> None:
        """Answer for the asker alone, or in place of the message that they acted on."""
        answer = await self._message(asker, outcome)
        await self._account_for(client, asker, await self._privately(client, asker, answer, replace=replace))

    async def answer_in_thread(self, client: AsyncWebClient, asker: Asker, outcome: Outcome) -> None:
        """Answer in the thread, for all who are in it."""
        answer = await self._message(asker, outcome)
        delivery = await self.messenger.post(client, answer, channel=asker.channel, thread_ts=asker.thread_ts)
        await self._account_for(client, asker, delivery)

    async def answer(self, client: AsyncWebClient, asker: Asker, outcome: Outcome) -> None:
        """Answer where the asker acted: in place of what they alone see, else in the thread."""
        if asker.alone:
            await self.answer_alone(client, asker, outcome, replace=True)
        else:
            await self.answer_in_thread(client, asker, outcome)

    async def _message(self, asker: Asker, outcome: Outcome) -> Message:
        reply = reply_to(outcome.question, outcome.answer)
        if not asker.alone:
            # What all can see needs no sharing.
            reply = reply.model_copy(update={"can_share": False})
        has_buttons = reply.can_share or reply.can_refine or reply.input_share is not None
        return message(reply, kept_as=await self._kept(asker, outcome.question) if has_buttons else None)

    async def _kept(self, asker: Asker, question: Question) -> str | None:
        try:
            return await self.kept.keep(asker.team, question, now=self.now())
        except Exception:
            # An answer without buttons is better than none.
            log.exception("The question could not be kept, so its answer has no buttons")
            return None

    async def _privately(self, client: AsyncWebClient, asker: Asker, what: Message, *, replace: bool) -> Delivery:
        delivery: Delivery = Refused("no response_url")
        if asker.response_url:
            delivery = await self.messenger.respond(
                asker.response_url, what, replace=replace, thread_ts=asker.thread_ts
            )
        if isinstance(delivery, Refused):
            # The address lives for thirty minutes and five uses; the answer is there all the same.
            delivery = await self.messenger.whisper(
                client, what, channel=asker.channel, user=asker.user, thread_ts=asker.thread_ts
            )
        return delivery

    async def _account_for(self, client: AsyncWebClient, asker: Asker, delivery: Delivery) -> None:
        """An answer is never missing in silence: what is lost or refused, its asker is told once."""
        match delivery:
            case Taken():
                return
            case Unknown():
                await self.tell(client, asker, ANSWER_LOST)
            case Refused(error=error):
                log.error("Slack refused an answer: %s", error)
                await self.tell(client, asker, not_answered(error))
