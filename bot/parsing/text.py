"""What people typed, without the markup that Slack wraps around it."""

import html
import re
import unicodedata
from typing import Final

__all__ = ["MAX_LENGTH", "clean"]

MAX_LENGTH: Final = 40_000
"""Slack's own limit of a message; what is longer is cut."""

MOST_GROWTH: Final = 500
"""Characters that a text may gain by writing out signs such as ½: far more than any that is meant."""

LABELLED: Final = re.compile(r"<[^<>|\s]{1,2000}\|([^<>]{0,500})>")
REFERENCE: Final = re.compile(r"<(?:[@#!][^<>]{0,200}|(?:https?|mailto|tel):[^<>\s]{0,2000})>")
BARE_LINK: Final = re.compile(r"https?://[^\s<>]{1,2000}")
EMOJI_CODE: Final = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]{1,60}:(?![\w:])")
MARKUP: Final = re.compile(r"[`*]+|(?<![:/])~+|(?<!\w)_+|_+(?!\w)|^[ \t]*>+", re.MULTILINE)
INVISIBLE: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
SPACES: Final = re.compile("[\t\r\x85\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
ALIKE: Final = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "−": "-", "﹣": "-", "－": "-", "→": " -> ", "⇒": " -> ", "➜": " -> ", "×": "x",
    "™": "", "®": "", "©": "", "½": " 1/2", "¼": " 1/4", "¾": " 3/4",
    **{mark: f"^{power}" for power, mark in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    "∕": "/", "⁄": "/", "／": "/", "：": ":", "％": "%", "＄": "$", "\u2028": "\n", "\u2029": "\n",
})  # fmt: skip
SHORT: Final = re.compile(r"(?<![\w/])w/(o\b|[ce](?= \d))?", re.IGNORECASE)
"""'w/', 'w/o' and the weeks of a date: the stroke must not be taken for one before a number ("/1M")."""

IN_FULL: Final = {"": "with ", "o": "without", "c": "week of", "e": "week ending"}


def clean(text: str) -> str:
    """The text as one would read it aloud: links by their label, no mentions, emoji codes, formatting or marks
    that cannot be seen; one kind of quote, hyphen and space. At most `MAX_LENGTH` characters are looked at.
    """
    text = text[:MAX_LENGTH]
    if "<" in text:
        text = REFERENCE.sub(" ", LABELLED.sub(_label, text))
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        plain = SPACES.sub(" ", INVISIBLE.sub("", text)).translate(ALIKE)
        text = unicodedata.normalize("NFKC", plain).translate(ALIKE)[: min(len(text) + MOST_GROWTH, MAX_LENGTH)]
    text = INVISIBLE.sub("", text)
    text = BARE_LINK.sub(" ", text) if "://" in text else text
    text = EMOJI_CODE.sub(" ", text) if ":" in text else text
    text = SHORT.sub(_in_full, text) if "/" in text else text
    return re.sub(r"[ \t\r]+", " ", MARKUP.sub("", text)).strip()


def _in_full(match: re.Match[str]) -> str:
    return IN_FULL[(match[1] or "").lower()]


def _label(match: re.Match[str]) -> str:
    """The label of a link; none for a channel or a person."""
    return " " if match[0].startswith(("<#", "<@", "<!")) else match[1]
