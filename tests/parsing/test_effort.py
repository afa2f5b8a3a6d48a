"""However a text repeats itself, reading it takes no more than in proportion to its length."""

import gc
import time
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.questions import Profile
from bot.parsing.parse import parse
from catalog.catalog import Catalog

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PIECES = (
    "from ", "to ", "from our ", "20% of our ", "what if ", "half of the ", "gpt-5.1 ", "gpt-5.1 or ", "9", "1,", "1/",
    "80/20 ", "every month ", "and ", "we use ", "should we ", "worth $5 a point ", "if we ", "until ", "for the next ",
    "in ", "input ", "cached ", "- ", "\n", "é", " ", "(", "<a|", "time zone ", "split between ",
    "stay on ", "doubles ", "10x ", "without ", "remember ", "why ", "3M a day ", "\u00a0", "𝟙", "gpt-9-",
)  # fmt: skip
SHORT, LONG = 500, 5_000
TIMES = 20
"""Ten times the text, and as much again for what only a long message has."""


def seconds(text: str, catalog: Catalog) -> float:
    """Processor time, the least of a few: what else the machine does is no part of it."""
    return min(_once(text, catalog) for _ in range(4))


def _once(text: str, catalog: Catalog) -> float:
    start = time.process_time()
    parse(text, catalog, Profile(), NOW)
    return time.process_time() - start


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_a_text_ten_times_as_long_takes_at_most_twenty_times_as_long(catalog: Catalog, pieces: list[str]) -> None:
    words = "".join(pieces)
    short, long = ((words * (length // len(words) + 1))[:length] for length in (SHORT, LONG))
    parse(short, catalog, Profile(), NOW)
    gc.disable()
    try:
        brief, lengthy = seconds(short, catalog), seconds(long, catalog)
    finally:
        gc.enable()

    assert lengthy <= TIMES * brief
