"""A what-if that goes on in its thread: the same change and start, with what is said now."""

from dataclasses import replace

from bot.engine.questions import Change, Move, Question, WhatIfQuestion
from bot.parsing.changing import change_in, with_share_of_service
from bot.parsing.hearing import Heard
from bot.parsing.known import Known
from bot.parsing.moves import share_in
from bot.parsing.workloads import exact, workload

__all__ = ["supposed_again"]


def supposed_again(heard: Heard, thread: WhatIfQuestion, known: Known) -> Question:
    """What is said now over the thread's change: another part, another model, another factor; a volume alone is that of
    the workload.
    """
    said = change_in(heard, known)
    if not heard.models:
        said = with_share_of_service(said, heard)
    moves = thread.change.moves if said.service_share is not None else _moves(heard, thread)
    read = workload(replace(heard, shares=replace(heard.shares, service=None, cached=None)), known.profile)
    stated = said.model_dump(exclude_defaults=True, exclude={"moves", "volume"})
    change = Change(**{**thread.change.model_dump(), **stated, "moves": moves})
    named = dict.fromkeys(filter(None, (thread.baseline, *(move.model for move in moves))))
    note = f"model and change from {known.profile.thread_called}"
    return thread.model_copy(
        update={
            "models": tuple(named),
            "workload": read.workload,
            "change": change,
            "efforts": {**thread.efforts, **heard.efforts},
            "assumptions": (*heard.notes, note, *read.assumptions),
            "explain": False,
        }
    )


def _moves(heard: Heard, thread: WhatIfQuestion) -> tuple[Move, ...]:
    """The thread's moves with the part and the model said now."""
    share = share_in(heard)
    targets = [model for model in heard.models if model != thread.baseline]
    before = thread.change.moves
    if targets:
        part = share or (before[0].share if before else None)
        return (Move(share=exact(share) if share else part or 1, model=targets[0]),)
    if share is not None and before:
        return (before[0].model_copy(update={"share": exact(share)}), *before[1:])
    return before
