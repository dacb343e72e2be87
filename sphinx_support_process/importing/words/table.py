"""By which words does a page say what it means? Those of each language, from a file of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

Language = dict[str, str | list[str]]


@cache
def languages() -> dict[str, Language]:
    """The words of each language, by its name."""
    folder = files(__package__) / "languages"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=str)
    return {one.name.removesuffix(".toml"): tomllib.loads(one.read_text("utf-8")) for one in found}


def listed(kind: str) -> list[str]:
    """The words of a kind in all languages: as they stand there, the longest first."""
    found = [word for language in languages().values() for word in words_of(language, kind)]
    return sorted(dict.fromkeys(found), key=len, reverse=True)


def words_of(language: Language, kind: str) -> list[str]:
    """The words of a kind in one language, as they stand there."""
    value = language.get(kind, [])
    return value.split() if isinstance(value, str) else value


@cache
def pattern(kind: str) -> str:
    """A pattern of any of the words of a kind; it is to be read without regard to case."""
    return f"(?:{'|'.join(listed(kind))})"


def kind_of(words: str, kinds: Iterable[str]) -> str:
    """The first of some kinds that words are of, whatever their case; empty if they are of none."""
    return next((kind for kind in kinds if _any_of(kind).fullmatch(words)), "")


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    return re.compile(pattern(kind), re.IGNORECASE)


@cache
def verbs_behind(article: str) -> tuple[re.Pattern[str], ...]:
    """What verbs look like behind a name with an article, in the languages that have it."""
    return tuple(
        re.compile("|".join(language["acts"]))
        for language in languages().values()
        if language["acts"] and re.fullmatch(_before_names(language), article, re.IGNORECASE)
    )


@lru_cache(maxsize=512)
def is_verb(word: str) -> bool:
    """Whether a word has the shape of a verb behind a name, in a language that tells by it."""
    ways = (language["acts"] for language in languages().values())
    return any(re.fullmatch("|".join(one), word) for one in ways if one)


def _before_names(language: Language) -> str:
    return "|".join([*language["articles"], *language["determiners"]])


def numbers(kind: str) -> dict[str, str]:
    """The numbers that the words of a kind stand for: `amounts`, or `ordinals`."""
    return dict(one.split("=") for one in listed(kind))


@cache
def orders_before_objects() -> tuple[re.Pattern[str], ...]:
    """What an order looks like before what it is about, in each language: `Blow the whistle`."""
    return tuple(
        re.compile(
            rf"(?:{'|'.join(language['order-shapes'])}) (?:{'|'.join(language['objects'])})(?!\w)",
            re.IGNORECASE,
        )
        for language in languages().values()
        if language.get("order-shapes")
    )


@cache
def verbs_of(name: str) -> tuple[re.Pattern[str], ...]:
    """What verbs look like behind an office or group, in the languages that have it: `Gerente`."""
    return tuple(
        re.compile("|".join(language["acts"]))
        for language in languages().values()
        if language["acts"] and (name in _who(language) or name.endswith(_ends(language)))
    )


def _who(language: Language) -> list[str]:
    kinds = ("offices", "offices-first", "groups", "bodies")
    found = (language.get(kind, "") for kind in kinds)
    return [word for words in found if isinstance(words, str) for word in words.split()]


def _ends(language: Language) -> tuple[str, ...]:
    return (*language["office-ends"], *language["group-ends"])
