"""Whose model it is that a host sells: `azure:gpt-5.1` and `openrouter:openai/gpt-5.1` are OpenAI's.

What is on file about a maker's model (limits, benchmark figures) holds for the copies that hosts sell of it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, TypeVar

from catalog.model import ModelId

__all__ = ["by_name", "names_of"]

T = TypeVar("T")

MAKERS: Final[Mapping[str, str]] = {
    "deepseek-ai": "deepseek",
    "meta-llama": "meta",
    "minimaxai": "minimax",
    "mistralai": "mistral",
    "moonshot": "moonshotai",
    "qwen": "alibaba",
    "z-ai": "zai",
    "zai-org": "zai",
    "zhipuai": "zai",
}
"""What hosts call a maker, where that is not the maker's own id."""

RENAMED: Final[Mapping[str, str]] = {
    "alibaba:qwen3-235b-a22b-instruct-2507": "alibaba:qwen3-235b-a22b-2507",
    "alibaba:qwen3-coder-480b-a35b-instruct": "alibaba:qwen3-coder",
    "anthropic:claude-3-5-haiku": "anthropic:claude-3-5-haiku-latest",
    "anthropic:claude-3-7-sonnet": "anthropic:claude-3-7-sonnet-latest",
    "anthropic:claude-3-opus": "anthropic:claude-3-opus-latest",
    "anthropic:claude-4-opus": "anthropic:claude-opus-4-0",
    "anthropic:claude-4-sonnet": "anthropic:claude-sonnet-4-0",
    "anthropic:claude-opus-4": "anthropic:claude-opus-4-0",
    "anthropic:claude-sonnet-4": "anthropic:claude-sonnet-4-0",
    "deepseek:r1": "deepseek:deepseek-r1",
    "meta:llama-4-maverick-17b-128e-instruct": "meta:llama-4-maverick",
    "meta:llama-4-maverick-17b-128e-instruct-fp8": "meta:llama-4-maverick",
    "meta:llama-4-scout-17b-16e-instruct": "meta:llama-4-scout",
    "meta:llama3-1-70b-instruct": "meta:llama-3-1-70b-instruct",
    "meta:llama3-1-8b-instruct": "meta:llama-3-1-8b-instruct",
    "meta:llama3-2-1b-instruct": "meta:llama-3-2-1b-instruct",
    "meta:llama3-2-3b-instruct": "meta:llama-3-2-3b-instruct",
    "meta:llama3-3-70b-instruct": "meta:llama-3-3-70b-instruct",
    "meta:llama4-maverick-17b-instruct": "meta:llama-4-maverick",
    "meta:llama4-scout-17b-instruct": "meta:llama-4-scout",
    "moonshotai:kimi-k2-0711-preview": "moonshotai:kimi-k2",
    "moonshotai:kimi-k2-0905": "moonshotai:kimi-k2-0905-preview",
    "moonshotai:kimi-k2-instruct": "moonshotai:kimi-k2",
    "moonshotai:kimi-k2-instruct-0905": "moonshotai:kimi-k2-0905-preview",
}
"""Models that some hosts call otherwise than the row does under which facts and figures stand."""

# Not "-latest": that alias moves on to the next model, while a row without it stays with the one it was made for.
SNAPSHOT: Final = re.compile(r"-(?:20\d{6}|20\d\d-\d\d-\d\d)(?=$|-)|-v\d+$")
DECIMAL_P: Final = re.compile(r"(?<=\d)p(?=\d)")


def by_name(known: Mapping[ModelId, T]) -> Mapping[str, T]:
    """What is known of makers' models, by every name that a catalog may have for them.

    A bare name counts only where it is one maker's.
    """
    index = {_full_name(model): value for model, value in known.items()}
    # Undated names come second, so that a snapshot never takes the place of a model of that very name.
    for model, value in known.items():
        index.setdefault(SNAPSHOT.sub("", _full_name(model)), value)
    bare: dict[str, list[T]] = {}
    for name, value in index.items():
        bare.setdefault(name.partition(":")[2], []).append(value)
    return index | {name: values[0] for name, values in bare.items() if len(values) == 1}


@lru_cache(maxsize=8192)
def names_of(model: ModelId) -> tuple[str, ...]:
    """What the maker may call a model that its seller calls so, likeliest first: keys of `by_name`."""
    maker, name = _maker(model)
    plain = _plain(name.partition(":")[0])
    undated = SNAPSHOT.sub("", SNAPSHOT.sub("", plain))
    full = (f"{maker}:{plain}", f"{maker}:{undated}")
    # A host that names no maker: the bare name counts, where only one maker has it.
    bare = (plain, undated) if maker == model.provider else ()
    return (*full, *bare, *(RENAMED[name] for name in full[1:] if name in RENAMED))


def _full_name(model: ModelId) -> str:
    return names_of(model)[0]


def _maker(model: ModelId) -> tuple[str, str]:
    seller, name = model.provider, model.name.lower()
    if seller == "aws":
        seller, _, name = name.removeprefix("global.").removeprefix("regional.").partition(".")
    elif "/" in name:
        vendor, _, name = name.rpartition("/")
        seller = vendor.rpartition("/")[2]
    elif seller == "google" and name.startswith("claude"):
        seller = "anthropic"
    elif seller == "fireworks":
        name = DECIMAL_P.sub(".", name)
    return MAKERS.get(seller, seller), name


def _plain(name: str) -> str:
    return name.lower().replace(".", "-")
