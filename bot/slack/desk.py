"""What every listener works with, and the way an answer takes from a question to Slack."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.questions import Profile, ProfileQuestion, Question, UnclearQuestion
from bot.ports import Feedback, KeptQuestions, SeenEvents, TeamData
from bot.replies.compose import reply_to
from bot.replies.reply import Reply
from bot.slack.background import Background
from bot.slack.blocks.message import Message, message
from bot.slack.delivery import Delivery, Refused, Taken, Unknown
from bot.slack.messenger import Messenger
from bot.slack.notices import ANSWER_LOST, failed, not_answered, notice
from bot.slack.payloads import Asker
from bot.slack.places import place_of
from bot.usecases.ask import Ask, Outcome
from bot.usecases.contexts import PASSING, SHOWN_ANSWER, Contexts, Place, leaning_on
from bot.usecases.profiles import Picked, Profiles, as_it_holds, is_changed

log = logging.getLogger(__name__)

REHEARSED: Final = (
    "gpt-5.1 vs gpt-4.1-mini 100M",
    "cheapest model with vision for 20M tokens",
    "should we upgrade from gpt-4.1-mini to gpt-5.1 at 100M?",
    "what did we spend last week?",
    "gpt-0",
    "help",
)
"""A question of each kind that something is loaded for on first use: names, ranking, evidence, periods, near names."""

Read = TypeVar("Read")
READ_AT_ONCE: Final = 4_000
"""Characters that are read in a moment; with more the acknowledgements of other requests would wait."""
CONTEXT_LOST: Final = "what this channel runs and what was asked before could not be read just now, so neither counts"
PICKED: Final = "what you picked is remembered for this channel"
HOLDS_FOR_ALL: Final = "it holds for everybody in this channel, and only you see this message"
NOT_FOR_VISITORS: Final = "what quality is worth to this workspace, only its own members can set"
Work = Callable[[], Awaitable[Delivery]]
"""Something to do for somebody, and what became of the message that it came to."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Takes questions in and sends answers out.

    Args:
        ask: Answers questions.
        kept: Remembers the questions behind buttons.
        seen: Tells repetitions.
        contexts: Knows what questions may lean on.
        profiles: Changes what is known of channels and workspaces.
        feedback: Keeps what people thought of answers.
        teams: Forgets a workspace that has removed the bot.
        messenger: Sends.
        background: Does what is left to do after the acknowledgement.
        now: The present moment.
    """

    ask: Ask
    kept: KeptQuestions
    seen: SeenEvents
    contexts: Contexts
    profiles: Profiles
    feedback: Feedback
    teams: TeamData
    messenger: Messenger
    background: Background
    now: Callable[[], datetime]

    async def asked(self, text: str, asker: Asker, *, opens: bool = False, kept_as: str | None = None) -> Outcome:
        """The answer to what somebody typed or pressed where they are; what it says of the channel holds from now on.

        Args:
            text: Their words.
            asker: Who, and where.
            opens: Theirs is the first message of its thread.
            kept_as: The question whose answer they go on from, where they pressed something below it.
        """
        known = await self._known(asker, place_of(asker, opens=opens), kept_as)
        outcome = await self._read(text, known or self.contexts.default)
        if isinstance(outcome.question, ProfileQuestion):
            return await self.applied(asker, outcome.question)
        return outcome if known else outcome.noting(CONTEXT_LOST)

    async def words(self, text: str) -> Outcome:
        """The answer to a text by itself, whoever wrote it wherever, as far as the parser can tell."""
        return await self._parsed(text, self.contexts.default)

    async def applied(self, asker: Asker, question: ProfileQuestion) -> Outcome:
        """Do what a question about the channel's profile says, and answer it with what holds then."""
        if asker.visits and question.worth is not None:
            action = question.action if question.said else "show"
            without = question.model_copy(update={"worth": None, "action": action})
            return (await self.applied(asker, without)).noting(NOT_FOR_VISITORS)
        before = await self.profiles.held(asker.team, asker.channel)
        saved = await self.profiles.apply(asker.team, asker.channel, question, by=asker.user, now=self.now())
        said = question.model_copy(update={"before": before})
        if saved is None or not is_changed(before, saved.setup):
            return self.question(as_it_holds(said, saved.setup if saved else before))
        return _unseen(asker, replace(self.question(as_it_holds(said, saved.setup)), revision=saved.revision))

    async def completed(self, asker: Asker, waiting: UnclearQuestion, picked: Picked) -> Outcome | None:
        """The answer to a question that waited for menus, with what was picked; None where it waits for nothing."""
        if waiting.pending is None:
            return None
        question, saved = await self.profiles.complete(
            asker.team, asker.channel, waiting.pending, picked, by=asker.user, now=self.now()
        )
        outcome = self.question(question)
        return _unseen(asker, replace(outcome.noting(PICKED), revision=saved.revision)) if saved else outcome

    async def _known(self, asker: Asker, place: Place, kept_as: str | None) -> Profile | None:
        try:
            known = await self.contexts.of(place, now=self.now())
            shown = await self.recalled(asker, kept_as)
        except Exception:
            # An answer without context is better than none, as long as it says so.
            log.exception("What is known of a channel could not be read")
            return None
        return self._spoken_of(
            leaning_on(known, shown, called=SHOWN_ANSWER) if shown and shown.intent not in PASSING else known
        )

    def _spoken_of(self, known: Profile) -> Profile:
        if known.thread is None:
            return known
        before = self.ask.spoken_of(known.thread, now=self.now())
        return leaning_on(known, before, called=known.thread_called)

    async def _read(self, text: str, known: Profile) -> Outcome:
        if len(text) > READ_AT_ONCE:
            return await self._parsed(text, known)
        return await self.ask.asked(text, profile=known, now=self.now())

    async def _parsed(self, text: str, known: Profile) -> Outcome:
        return await self.beside(text, lambda: self.ask.words(text, profile=known, now=self.now()))

    async def beside(self, text: str, reading: Callable[[], Read]) -> Read:
        """What comes of reading that text, beside everything else where the text is long."""
        return await asyncio.to_thread(reading) if len(text) > READ_AT_ONCE else reading()

    def rehearse(self) -> None:
        """Answer a few questions to nobody, so that the first person does not wait for what is loaded on first use."""
        for text in REHEARSED:
            outcome = self.ask.words(text, profile=self.contexts.default, now=self.now())
            message(reply_to(outcome.question, outcome.answer), kept_as=None)

    def question(self, question: Question) -> Outcome:
        """The answer to a question."""
        return self.ask.question(question, now=self.now())

    async def recalled(self, asker: Asker, kept_as: str | None) -> Question | None:
        """The question that a message's buttons are about, where the asker's team has it."""
        return await self.kept.recall(asker.team, kept_as, now=self.now()) if kept_as else None

    def start(
        self, client: AsyncWebClient, asker: Asker, work: Work, *, once: str | None = None, again: str | None = None
    ) -> None:
        """Do the work in the background, unless it was done before under the key `once`: then say `again`, if anything.

        What Slack refused, or what broke, may be asked for again. Whatever breaks reaches the asker as one sentence
        with an id, and the log as a traceback with the same id.
        """
        self.background.start(self._guarded(client, asker, work, once, again))

    async def _guarded(
        self, client: AsyncWebClient, asker: Asker, work: Work, once: str | None, again: str | None
    ) -> None:
        try:
            if once is None:
                await work()
            elif await self._is_first(asker, once):
                await self._claimed(asker, work, once)
            elif again and not asker.alone:
                await self.tell(client, asker, again)
        except Exception:
            incident = secrets.token_hex(2)
            log.exception("Answering failed (id %s)", incident)
            await self.tell(client, asker, failed(incident))

    async def _is_first(self, asker: Asker, once: str) -> bool:
        try:
            return await self.seen.first_time(asker.team, once, now=self.now())
        except Exception:
            if not asker.alone:
                raise
            # What one person alone sees may come twice rather than not at all.
            log.exception("It could not be noted that something was answered")
            return True

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

    async def remember(self, place: Place, question: Question) -> None:
        """Let what follows there lean on a question. It never fails."""
        try:
            await self.contexts.remember(place, question, now=self.now())
        except Exception:
            log.exception("A question could not be remembered, so nothing can lean on it")

    async def answer(self, client: AsyncWebClient, asker: Asker, outcome: Outcome) -> Delivery:
        """Answer where the asker acted: in place of what they alone see, else in the thread."""
        if asker.alone:
            return await self.answer_alone(client, asker, outcome, replace=True)
        return await self.answer_in_thread(client, asker, outcome)

    async def _message(self, asker: Asker, outcome: Outcome) -> Message:
        reply = reply_to(outcome.question, outcome.answer)
        # What all can see needs no sharing, and in a direct conversation there is nobody else to see it.
        shares = asker.is_unseen and (reply.can_share or outcome.revision is not None)
        reply = reply.model_copy(update={"can_share": shares})
        kept_as = await self._kept(asker, outcome.question) if _has_buttons(reply) else None
        # Before it is sent: whoever has read an answer can go on from it.
        await self.remember(place_of(asker), outcome.question)
        return message(reply, kept_as=kept_as, undo=outcome.revision)

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


def _unseen(asker: Asker, outcome: Outcome) -> Outcome:
    """A change that holds for a channel, told to whoever made it where nobody else would learn of it."""
    return outcome.noting(HOLDS_FOR_ALL) if asker.is_unseen else outcome


def _has_buttons(reply: Reply) -> bool:
    """Whether anything below the answer comes back to its question."""
    goes_on = (reply.choices, reply.follow_ups, reply.menus, reply.controls, reply.working)
    return reply.can_share or reply.can_refine or reply.input_share is not None or any(goes_on)
