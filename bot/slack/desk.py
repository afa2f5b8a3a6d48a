"""What every listener works with, and the way an answer takes from a question to Slack."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar

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

Read = TypeVar("Read")
READ_AT_ONCE: Final = 4_000
"""Characters that are read in a moment; with more the acknowledgements of other requests would wait."""
Work = Callable[[], Awaitable[Delivery]]
"""Something to do for somebody, and what became of the message that it came to."""


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

    async def words(self, text: str) -> Outcome:
        """The answer to what somebody typed."""
        return await self.beside(text, lambda: self._read(text))

    async def beside(self, text: str, reading: Callable[[], Read]) -> Read:
        """What comes of reading that text, beside everything else where the text is long."""
        return await asyncio.to_thread(reading) if len(text) > READ_AT_ONCE else reading()

    def _read(self, text: str) -> Outcome:
        return self.ask.words(text, profile=self.profile, now=self.now())

    def rehearse(self) -> None:
        """Answer a few questions to nobody, so that the first person does not wait for what is loaded on first use."""
        for text in REHEARSED:
            outcome = self._read(text)
            message(reply_to(outcome.question, outcome.answer), kept_as=None)

    def question(self, question: Question) -> Outcome:
        """The answer to a question."""
        return self.ask.question(question, now=self.now())

    async def recalled(self, asker: Asker, kept_as: str | None) -> Question | None:
        """The question that a message's buttons are about, where the asker's team has it."""
        return await self.kept.recall(asker.team, kept_as, now=self.now()) if kept_as else None

    def start(self, client: AsyncWebClient, asker: Asker, work: Work, *, once: str | None = None) -> None:
        """Do the work in the background, unless it was done before under the key `once`.

        What Slack refused, or what broke, may be asked for again. Whatever breaks reaches the asker as one sentence
        with an id, and the log as a traceback with the same id.
        """
        self.background.start(self._guarded(client, asker, work, once))

    async def _guarded(self, client: AsyncWebClient, asker: Asker, work: Work, once: str | None) -> None:
        try:
            if once is None:
                await work()
            elif await self.seen.first_time(asker.team, once, now=self.now()):
                await self._claimed(asker, work, once)
        except Exception:
            incident = secrets.token_hex(2)
            log.exception("Answering failed (id %s)", incident)
            await self.tell(client, asker, failed(incident))

    async def _claimed(self, asker: Asker, work: Work, once: str) -> None:
        try:
            delivery = await work()
        except Exception:
            await self.seen.release(asker.team, once)
            raise
        if isinstance(delivery, Refused):
            await self.seen.release(asker.team, once)

    async def tell(self, client: AsyncWebClient, asker: Asker, sentence: str) -> Delivery:
        """Say something to the asker alone. It never fails: there would be nobody left to tell."""
        try:
            delivery = await self._privately(client, asker, notice(sentence), replace=False)
        except Exception:
            log.exception("A person could not be told something")
            return Refused("failed")
        if not isinstance(delivery, Taken):
            log.error("A person could not be told something: %s", delivery)
        return delivery

    async def answer_alone(
        self, client: AsyncWebClient, asker: Asker, outcome: Outcome, *, replace: bool = False
    ) -> Delivery:
        """Answer for the asker alone, or in place of the message that they acted on."""
        answer = await self._message(asker, outcome)
        delivery = await self._privately(client, asker, answer, replace=replace)
        match delivery:
            case Refused(error=error):
                # Every way to them was tried, so there is none left to say so.
                log.error("An answer reached nobody: %s", error)
            case Unknown():
                await self.tell(client, asker, ANSWER_LOST)
            case Taken():
                pass
        return delivery

    async def answer_in_thread(self, client: AsyncWebClient, asker: Asker, outcome: Outcome) -> Delivery:
        """Answer in the thread, for all who are in it; what is lost or refused, its asker is told once."""
        answer = await self._message(asker, outcome)
        delivery = await self.messenger.post(client, answer, channel=asker.channel, thread_ts=asker.thread_ts)
        match delivery:
            case Refused(error=error):
                log.warning("Slack refused an answer: %s", error)
                await self.tell(client, asker, not_answered(error))
            case Unknown():
                await self.tell(client, asker, ANSWER_LOST)
            case Taken():
                pass
        return delivery

    async def answer(self, client: AsyncWebClient, asker: Asker, outcome: Outcome) -> Delivery:
        """Answer where the asker acted: in place of what they alone see, else in the thread."""
        if asker.alone:
            return await self.answer_alone(client, asker, outcome, replace=True)
        return await self.answer_in_thread(client, asker, outcome)

    async def _message(self, asker: Asker, outcome: Outcome) -> Message:
        reply = reply_to(outcome.question, outcome.answer)
        if not asker.alone or asker.is_direct:
            # What all can see needs no sharing, and in a direct conversation there is nobody else to see it.
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
        if isinstance(delivery, Refused):
            # Where the bot is no member it cannot whisper, but it can write to the person; buttons to share or refine
            # would act on the wrong conversation there.
            delivery = await self.messenger.post(client, message(what.reply, kept_as=None), channel=asker.user)
        return delivery
