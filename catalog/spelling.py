"""How the name of a model is cut into tokens, so that `GPT 5.1`, `gpt-5.1` and `gpt5.1` are the same three.

Letters and digits part where they meet; `4-5` and `4_5` are the version `4.5`; a date is one token with or without
hyphens. Everything here is linear in the text.
"""

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Token", "is_date", "key", "one_edit_apart", "tokens"]

TOKEN: Final = re.compile(
    r"[A-Za-z]+"
    r"|20[2-3]\d-[01]\d-[0-3]\d(?!\d)|20[2-3]\d[01]\d[0-3]\d(?!\d)|(?:0[1-9]|1[0-2])-20[2-3]\d(?!\d)"
    r"|(?<![.\d])\d{1,2}[-_]\d{1,2}(?![\dA-Za-z%]|[.,]\d)"
    r"|\d+(?:\.\d+)?|\+",
    re.ASCII,
)
DATE: Final = re.compile(r"20[2-3]\d[01]\d[0-3]\d|(?:0[1-9]|1[0-2])20[2-3]\d|(?:0[1-9]|1[0-2])\.[0-3]\d")
MONTH: Final = re.compile(r"(?:0\d|1[0-2])[0-3]\d|2[3-7](?:0\d|1[0-2])|0\d|1[0-2]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a name.

    Attributes:
        text: Lower case, versions with a dot, dates without hyphens.
        start, end: Where it stands.
        gap: What stands between it and the token before.
    """

    text: str
    start: int
    end: int
    gap: str

    @property
    def is_number(self) -> bool:
        """A version, a date or an amount."""
        return self.text[0].isdigit()


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    found = list[Token]()
    end = 0
    for match in TOKEN.finditer(text):
        found.append(Token(_normal(match[0]), match.start(), match.end(), text[end : match.start()]))
        end = match.end()
    return found


def key(name: str) -> tuple[str, ...]:
    """The tokens of a name without their places: what two spellings of it have in common."""
    return tuple([_normal(token) for token in TOKEN.findall(name)])


def is_date(token: str) -> bool:
    """Whether a token is the date of a snapshot: `20250929`, `08-2024`, `06-05`, or `2512` and `0905`, as makers
    write it.
    """
    return bool(DATE.fullmatch(token) or (len(token) == len("2512") and MONTH.fullmatch(token)))


def one_edit_apart(one: str, other: str) -> bool:
    """Whether a letter more, less, other or swapped with its neighbour makes one word the other."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])


def _normal(token: str) -> str:
    if token[0].isalpha():
        return token.lower()
    if token[0] == "+":
        return "plus"
    return (
        token.replace("-", "")
        if len(token) >= len("08-2024") and "-" in token
        else token.replace("-", ".").replace("_", ".")
    )
