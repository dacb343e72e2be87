"""`support-process holidays DE-BY 2027`: the holidays of a place, to paste into the calendar."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from ...project.usage import UsageError
from ...text.suggest import closest, did_you_mean

EXTRA = 'pip install "sphinx-support-process[holidays]"'
INDENT = " " * 6
"""So far lines stand below `calendar: working: holidays:`."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place", metavar="PLACE", help="a country, or a part of one: DE, DE-BY (codes of ISO 3166)"
    )
    parser.add_argument("years", nargs="+", type=_year, metavar="YEAR", help="the years")
    parser.add_argument(
        "--category",
        metavar="NAMES",
        default="public",
        help="kinds of holidays, as in public,bank (default: public)",
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="the language of their names, as in en_US (default: that of the country)",
    )


def run(options: argparse.Namespace) -> int:
    lines = []
    for year in options.years:
        found = _found(options.place, year, options.category, options.language)
        lines += [
            f"{INDENT}- {{date: {date}, name: {json.dumps(name, ensure_ascii=False)}}}\n"
            for date, name in sorted(found.items())
        ]
    sys.stdout.write("".join(lines))
    return 0


def _found(place: str, year: int, category: str, language: str | None) -> Mapping[Any, str]:
    """The holidays of a year by their dates. Raises UsageError."""
    try:
        library: Any = import_module("holidays")
    except ImportError:
        message = "holidays come from the package `holidays`, which is not installed"
        raise UsageError(message, f"run `{EXTRA}`") from None
    code, dash, part = place.partition("-")
    code = code.upper()
    if code not in library.list_supported_countries():
        titles = {code: name.replace("_", " ").title() for name, (_, code, *_) in _names().items()}
        advice = did_you_mean(place, titles, titles) or "write the code of ISO 3166, as in `DE`"
        raise UsageError(f"no country `{place}` is known", advice)
    known = library.country_holidays(code)
    names = {**known.subdivisions_aliases, **{name: name for name in known.subdivisions}}
    parts = {name.casefold(): of for name, of in names.items()}
    if dash and part.casefold() not in parts:
        message = f"`{code}` has no part `{part}` whose holidays are known"
        near = closest(part, names)
        advice = f"did you mean `{code}-{names[near]}`?" if near else _listed(known.subdivisions)
        raise UsageError(message, advice)
    categories = [name.strip() for name in category.split(",")]
    for name in categories:
        if name not in known.supported_categories:
            message = f"`{code}` has no category `{name}`"
            raise UsageError(message, _listed(known.supported_categories))
    languages = known.supported_languages
    if language is not None and language not in languages:
        raise UsageError(f"no names of `{code}` are known in `{language}`", _listed(languages))
    found: Mapping[Any, str] = library.country_holidays(
        code,
        subdiv=parts[part.casefold()] if dash else None,
        years=year,
        categories=categories,
        language=language or known.default_language,
    )
    if not found:
        raise UsageError(f"no holidays of `{place}` are known for {year}")
    return found


def _names() -> Mapping[str, tuple[str, ...]]:
    """The classes and codes of countries by their names, as in `saint_lucia`."""
    names: Mapping[str, tuple[str, ...]] = import_module("holidays.registry").COUNTRIES
    return names


def _listed(names: Iterable[str]) -> str:
    return f"known here: {', '.join(sorted(names))}"


def _year(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 9999):
        raise argparse.ArgumentTypeError(f"`{text}` is no year, as in 2027")
    return int(text)
