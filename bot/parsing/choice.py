"""What a text says of the models to choose from: sellers, abilities, a most that they may cost."""

from bot.engine.questions import Limits
from bot.parsing.hearing import Heard
from catalog.catalog import Catalog

__all__ = ["choice"]


def choice(heard: Heard, catalog: Catalog, *, brands: bool = False) -> Limits:
    """The limits of a choice. With `brands` a bare brand is the maker's whole list ("cheapest gemini"), else only one
    that stands for no single model ("which claude").
    """
    named = [
        mention.models[0].provider
        for mention in heard.mentions
        if mention.bare and mention.models and (brands or not mention.is_known)
    ]
    wanted = dict.fromkeys((*heard.sellers.wanted, *named))
    barred = heard.sellers.barred
    if barred and not wanted:
        everybody = catalog.providers if heard.wanted.limits.hosts else catalog.names.makers
        wanted = dict.fromkeys(everybody)
    providers = tuple(provider for provider in wanted if provider not in barred)
    return heard.wanted.limits.model_copy(update={"providers": providers})
