"""A decision in one sentence that could be forwarded to a manager; what runs out stands in it."""

from decimal import Decimal
from typing import Final

from bot.engine.answered import Shutdown
from bot.engine.gate import Removed
from bot.engine.money import display
from bot.engine.questions import RecommendQuestion
from bot.engine.recommend import RecommendAnswer
from bot.replies.figures import in_a_hundred, point_price, points, signed, test_name
from bot.replies.spans import lower_end, money, span
from bot.replies.tasks import task_words
from bot.replies.words import day, listed, percent
from catalog.model import ModelId

NAMED: Final = 2
"""Models that a headline names one by one."""


def headline(question: RecommendQuestion, answer: RecommendAnswer) -> str:
    """What to do, why, and until when."""
    told = _Told(question, answer)
    match answer.verdict:
        case "stay":
            return told.stay()
        case "switch":
            return told.switch()
        case "split":
            return told.split()
        case "insufficient":
            return told.insufficient()


def end_of(answer: RecommendAnswer, model: ModelId | None) -> Shutdown | None:
    """The announced end of a model on its seller's main API, within the horizon or past."""
    return next((e for e in answer.shutdowns if e.model == model and not e.platform and e.day <= answer.until), None)


def named_and_removed(question: RecommendQuestion, answer: RecommendAnswer) -> tuple[Removed, ...]:
    """The models that the gate removed although somebody named them; of a search it removes many."""
    return tuple(each for each in answer.removed if each.model in {*question.models, question.to_model})


class _Told:
    """The words of one answer."""

    def __init__(self, question: RecommendQuestion, answer: RecommendAnswer) -> None:
        self.question, self.answer = question, answer
        self.base = answer.labels[answer.from_model] if answer.from_model else ""
        self.candidate = answer.labels[answer.to_model] if answer.to_model else ""
        self.task = f" for {task_words(answer.task)}" if answer.task else ""
        self.money = money(question.workload)
        self.span = f"{span(question.workload)}{lower_end(question.workload)}"
        self.gated = named_and_removed(question, answer)
        self.end, self.candidate_end = end_of(answer, answer.from_model), end_of(answer, answer.to_model)

    def stay(self) -> str:
        if self.answer.same_model:
            verb = "Choose" if self.answer.chooses else "Stay on"
            lasts = "" if self.candidate_end else f"; no end is on file for {self.candidate}"
            end = f" – but {self.base} is shut down on {day(self.end.day)}{lasts}" if self.end else ""
            return f"{verb} {self.base}{self.task}: {self.why()}{end}"
        if self.candidate and self.end and not self.answer.chooses:
            return f"Stay off {self.candidate}{self.task} – but move {self._deadline(self.end)}"
        gated = bool(self.gated) and not self.candidate
        before = f"{self._not_weighed()}: " if gated else ""
        if self.answer.chooses and self.end:
            why = "" if gated else f" – {self.why()}"
            before = f"{self._not_weighed()}, and " if gated else ""
            return f"{before}{self._runs_out(self.end)}: choose it{self.task} only until then{why}"
        verb = f"choose {self.base}" if self.answer.chooses else f"stay on {self.base}"
        told = f"{before}{verb if gated else verb[:1].upper() + verb[1:]}{self.task}"
        if self.end:
            return f"{told} for now – but move before {day(self.end.day)}, when it is shut down"
        return told if gated else f"{told}: {self.why()}"

    def switch(self) -> str:
        if self.end and self.end.gone:
            known = self.answer.standing or self.answer.same_model
            untested = "" if known else f", though {self._untested()} compares the two"
            until = f" until {day(self.candidate_end.day)}, when that is shut down, too" if self.candidate_end else ""
            return f"{self.base} was shut down on {day(self.end.day)}: run {self.candidate} instead{until}{untested}"
        if self.candidate_end:
            verb = "choose it" if self.answer.chooses else f"switch to it from {self.base}"
            return f"{self._runs_out(self.candidate_end)}: {verb}{self.task} only until then – {self.why()}"
        return f"{self._switching()}: {self.why()}{self._once_tested()}"

    def split(self) -> str:
        part, task = percent(self.answer.share), self.task
        if self.candidate_end:
            send = f"send {part} of the traffic to it{task} only until then"
            return f"{self._runs_out(self.candidate_end)}: {send} – {self.why()}"
        after = f" – but move {self._deadline(self.end)}" if self.end else f": {self.why()}"
        return f"Send {part} of the traffic to {self.candidate}{task} and keep the rest on {self.base}{after}"

    def insufficient(self) -> str:
        answer = self.answer
        if not self.base or answer.rule == "no price":
            return self._not_weighed()
        if answer.chooses and self.candidate:
            return self._undecided()
        if answer.rule == "gone":
            return self._irreplaceable()
        if not self.candidate:
            other = "a model to weigh it against" if answer.task else "the task, or a model to weigh it against"
            deadline = f" – it is shut down on {day(self.end.day)}" if self.end else ""
            what = task_words(answer.task) if answer.task else "general ability"
            return f"No test of {what} on file compares {self.base} with others: name {other}{deadline}"
        if self.candidate_end:
            ends = self._runs_out(self.candidate_end, called="it")
            return (
                f"Look beyond {self.candidate}{self.task}: {ends}, and {self._untested()} compares it with {self.base}"
            )
        when = self._deadline(self.end) if self.end else "before you move to it"
        saves = f", and it {self._saves()}" if answer.cost_change_usd is not None else ""
        return f"Test {self.candidate}{self.task} {when}: {self._untested()} compares it with {self.base}{saves}"

    def _irreplaceable(self) -> str:
        """What ran is gone, and nothing that was named or is on file can take its place."""
        gone = f" was shut down on {day(self.end.day)}" if self.end else " no longer answers"
        successor = self.end.successor_label if self.end else None
        if self.gated:
            why = f", and {listed(self._gated())} cannot take its place"
        else:
            why = f", and its named successor {successor} cannot be run" if successor else " with no successor named"
        return f"{self.base}{gone}{why}: name a model to weigh instead"

    def _undecided(self) -> str:
        """Nothing compares what is to be chosen from: the cheapest is the one to test first."""
        answer = self.answer
        others = [model for model in (answer.to_model, *answer.others) if model]
        named = listed(answer.labels[model] for model in others)
        told = f"No independent test of {self._what()} on file compares {self.base} with {named}"
        if self.end:
            return f"{told}; {self._runs_out(self.end)}"
        lasts = " that lasts" if any(end_of(answer, model) for model in others) else ""
        return f"{told}: test {self.base} first, the cheapest{lasts}"

    def _what(self) -> str:
        return task_words(self.answer.task) if self.answer.task else "general ability"

    def why(self) -> str:
        """The reason behind a verdict, in a clause."""
        match self.answer.rule:
            case "no dearer and no worse":
                return f"it {self._saves()} and {self._does()}"
            case "no cheaper and no better":
                return f"{self.candidate} {self._saves()} and {self._does()}"
            case "nothing set" | "not worth it":
                return self._trade()
            case "worth it":
                paid = self.question.worth.usd_per_point or Decimal(0)
                worth = f"{point_price(paid)} a point"
                return f"{self._amount()} {self.span} for {self._gain()} pays at the {worth} that you set"
            case "within the limit" | "over the limit":
                more = f"{self._amount()} {self.span}"
                inside = "is within" if self.answer.verdict == "switch" else "is more than"
                return f"{more} for all of it {inside} what you allow"
            case "over the budget":
                budget = f"is over the budget of {display(self.question.budget_usd or Decimal(0))}"
                return f"{self.base} alone {budget}{self._also_over()}"
            case "a solved task costs less":
                return self._solved()
            case "nothing better":
                return "no model compared with it does better, or as well for less"
            case "nothing comparable" | "no price" | "none left" | "gone":
                return self._not_weighed()

    def _also_over(self) -> str:
        """Where the whole of it on the cheaper model does not keep the budget either."""
        cost = next((cost.monthly_usd for cost in self.answer.costs if cost.model == self.answer.to_model), None)
        over = cost is not None and self.question.budget_usd is not None and cost > self.question.budget_usd
        return f", and so is {self.candidate}" if over else ""

    def _saves(self) -> str:
        change = self.answer.cost_change_usd or Decimal(0)
        if not change:
            return "costs the same"
        verb = "saves" if change < 0 else "costs"
        return f"{verb} {self.money(abs(change))}{' more' if change > 0 else ''} {self.span}"

    def _does(self) -> str:
        if self.answer.same_model:
            return "is the same model"
        standing = self.answer.standing
        if standing is None or standing.outcome == "tie":
            return f"shows no difference{' beyond the margin of error' if standing and standing.has_interval else ''}"
        return f"does {standing.outcome} in {test_name(standing)}"

    def _amount(self) -> str:
        return signed(self.money, self.answer.cost_change_usd or Decimal(0))

    def _gain(self) -> str:
        standing = self.answer.standing
        if standing is None:
            return "no figure on file"
        if standing.preference is not None:
            return f"{in_a_hundred(standing.preference)} instead of 50"
        sign = "" if standing.difference > 0 else "−"
        return f"{sign}{points(standing)} in {test_name(standing)}"

    def _trade(self) -> str:
        """What more quality would cost, or less of it would save, where nobody said what it is worth."""
        change = self.answer.cost_change_usd or Decimal(0)
        verb = "would cost" if change > 0 else "would save"
        more = " more" if change > 0 else ""
        return f"{self.candidate} {verb} {self.money(abs(change))}{more} {self.span} for {self._gain()}"

    def _solved(self) -> str:
        solved = self.answer.solved
        if solved is None:
            return "a solved task costs less"
        return f"a solved task costs {point_price(solved.one_usd)} instead of {point_price(solved.other_usd)}"

    def _not_weighed(self) -> str:
        answer = self.answer
        if self.gated:
            return f"{listed(self._gated())} cannot be chosen"
        if answer.unpriced:
            return f"No price on file for {listed(gap.label for gap in answer.unpriced)}"
        return "There is nothing to weigh: name the model that runs now, and one to weigh against it"

    def _gated(self) -> list[str]:
        """The first models that cannot be run, each with the reason, and how many more there are."""
        more = [f"{len(self.gated) - NAMED} more"] if len(self.gated) > NAMED else []
        return [f"{each.label} ({each.reason})" for each in self.gated[:NAMED]] + more

    def _untested(self) -> str:
        """Which tests are missing: those of other tasks may compare the two all the same."""
        if not self.answer.by_task:
            return "no independent test on file"
        return f"no independent test of {self._what()} on file"

    def _once_tested(self) -> str:
        answer = self.answer
        unsure = answer.confidence.level == "low" and answer.rule == "no dearer and no worse"
        return ", if your own test agrees" if unsure else ""

    def _switching(self) -> str:
        """What to switch to, and from what or until when."""
        if self.answer.chooses:
            return f"Choose {self.candidate}{self.task}"
        if self.end:
            return f"Switch to {self.candidate}{self.task} {self._deadline(self.end)}"
        return f"Switch from {self.base} to {self.candidate}{self.task}"

    def _deadline(self, end: Shutdown) -> str:
        return f"before {day(end.day)}, when {self.base} is shut down"

    def _runs_out(self, end: Shutdown, *, called: str = "") -> str:
        successor = f" (successor: {end.successor_label})" if end.successor_label else " (no successor named)"
        return f"{called or end.label} is shut down on {day(end.day)}{successor}"
