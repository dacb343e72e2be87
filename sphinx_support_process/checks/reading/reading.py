"""Could the files be read? Rules that the loader judges, and ids that are given twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import lru_cache

from ...load.comments import lost_texts
from ...load.questions import questions
from ...model import Level, Process, Role, Support
from ...model.fields import keys
from ...model.names import Entry, pluralise, spellings
from ...model.varied import ELSE
from ...text.problem import Note, short
from ...text.text import Place, Text
from ..context import Context
from ..rule import Finding, rule
from .exclusive import exclusive

_RESERVED = frozenset({"next", "start"})
"""What a target or `since` means that names no step."""


@rule("error", scope="process")
def yaml(_: Context) -> Iterator[Finding]:
    """A file is not YAML that can be read.

    Tells of syntax errors, of a key that is given twice in one mapping (YAML readers keep the
    last one without a word), of aliases that expand beyond measure, and of files that are not
    UTF-8, too large, or unreadable.

    Of such a file all definitions are read that are YAML by themselves, and what is wrong with
    them is reported as well. Rules that judge what is missing elsewhere wait until it is fixed.

    Fix the syntax at the place that is named. A text with `: ` in it has to be quoted.
    """
    yield from ()  # found by the loader


@rule("error", scope="process")
def schema(context: Context) -> Iterator[Finding]:
    """A key is unknown, missing, or holds the wrong kind of value.

    All such problems of a file are reported at once, each at its line and column. Some keys exclude
    each other, as `within` and `by`. A file that defines nothing is a warning.

    A misspelt key is worse than a missing one: the text is there, everybody believes in it,
    and nothing reads it. In one team compass a label without its `=` was shown as plain text for
    144 days.

    Write the key as the message suggests; `support-process schema` prints the JSON Schema, with
    which an editor completes keys while you type.
    """
    for file in context.loaded.empty:  # all else is found by the loader
        some = ", ".join(f"`{name}`" for name in keys(Support))
        message = "there is nothing to check: this file defines nothing"
        yield Finding(Place(file, 1, 1), message, f"write one of {some}", severity="warning")
    yield from exclusive(context)


@rule("warning", scope="process")
def lost_text(context: Context) -> Iterator[Finding]:
    """The rest of a text is a comment, because it begins with `#`.

    In YAML a `#` after a space begins a comment, unless the text is in quotation marks or in
    a `|` block. Looks for comments that follow a text and have no space after their `#`.

    Channels, tickets and tags are written with a `#`, and "a message in #support" becomes "a
    message in" on the page: the rest is in the file, everybody believes in it, and nothing
    reads it.

    Quote the text. If a comment is meant, write a space after its `#`.
    """
    unread = {problem.place.file for problem in context.loaded.problems if problem.rule == "yaml"}
    for file, source in context.loaded.sources.items():
        for line, column, word in lost_texts(source) if file not in unread else ():
            yield Finding(
                Place(file, line, column),
                f"`{word}` is a comment and no part of the text before it",
                "quote the whole text, or write a space after the `#` of a comment",
                length=len(word),
            )


@rule("warning", scope="process")
def question_in_flow_map(context: Context) -> Iterator[Finding]:
    """A text with a `?` is inside `{…}` or `[…]` without quotation marks.

    Such a text is read here as it is written, whichever reader of YAML is installed.

    Others are stricter: PyYAML without libyaml, yamllint, yamlfmt and some editors take the `?` for
    the beginning of a key, and refuse the whole file.

    Quote the text, as `support-process fix` does, or write the mapping on lines of its own.
    """
    told = {problem.place for problem in context.loaded.problems}
    for file in context.loaded.questioned:
        for question in questions(context.loaded.sources[file]):
            if Place(file, question.line, question.column) in told:
                continue
            first = question.text.splitlines()[0]
            yield Finding(
                Place(file, question.line, question.column),
                f"`{short(question.text)}` holds a `?` inside `{question.brackets}`, "
                "which stricter readers of YAML refuse",
                "put the text in quotation marks",
                length=len(first),
            )


@rule("error", scope="names")
def duplicate_id(context: Context) -> Iterator[Finding]:
    """One id or one name means two things.

    Two definitions have the same id in one scope: two steps or duties of a process, two ticket
    statuses, or two entries of one kind in different files. Or a step has the id of an outcome
    of its process or of another process, so that a target could mean either. `next` and `start`
    mean something already, and so does `else` as a level. As a warning, two roles, terms or levels
    share a name, a plural or an alias, in any case of their letters.

    Links and anchors come from ids, so of two equal ones only one can be reached. A `{term}` leads
    to one of two that share a name, and its readers look up the wrong one.

    Rename one of the two; the message names the place of the other. Where only a plural is
    shared that was made by adding an s, say with `plural:` what it is.
    """
    yield from _twice(context.support.statuses, "statuses")
    processes = {str(id): _text(id) for id in context.support.processes}
    for process in context.support.processes.values():
        steps = [step.id for step in process.steps]
        for finding in _twice([*steps, *(duty.id for duty in process.duties)], process.id):
            made = _text(finding.at).place in _titled_places(process)
            advice = "its id is made from its title: give it an `id:` of its own"
            yield finding._replace(help=advice) if made else finding
        yield from _also(process.outcomes, processes, "an outcome", "a process", process.id)
        outcomes = {str(id): _text(id) for id in process.outcomes}
        yield from _also(steps, outcomes, "a step", "an outcome of its process", process.id)
        yield from _also(steps, processes, "a step", "a process", process.id)
        ids = (*steps, *process.outcomes)
        if not _RESERVED.isdisjoint(ids):
            yield from (_reserved(id, process.id) for id in ids if id in _RESERVED)
    for scale in context.support.levels.values():
        yield from (_reserved(id, f"levels.{scale.id}") for id in scale.values if id == ELSE)
    yield from _shared_names(context)


def _reserved(id: object, scope: str) -> Finding:
    message = f"`{id}` has a meaning of its own and cannot be an id"
    return Finding(_text(id), message, "choose another id", f"{scope}.{id}")


def _shared_names(context: Context) -> Iterator[Finding]:
    """Names that two roles or terms share, told once of any two of them."""
    support = context.support
    scopes: dict[str, Iterable[Entry]] = {
        **{f"roles.{role.id}": [role] for role in support.roles.values()},
        **{f"terms.{term.id}": [term] for term in support.terms.values()},
        **{f"levels.{scale.id}": scale.values.values() for scale in support.levels.values()},
    }
    for about, entries in scopes.items():
        for entry in entries:
            told = {entry}
            for name in spellings(entry):
                first = context.names[name.casefold()]
                if first not in told:
                    told.add(first)
                    yield _shared(name, entry, first, about)


def _shared(name: str, entry: Entry, first: Entry, about: str) -> Finding:
    at, other = _written(entry, name), _written(first, name)
    advice = f"rename one of them; the other is at {other.file}:{other.line}"
    for one, text in ((entry, at), (first, other)):
        if text is one.name and text.casefold() != name.casefold():
            advice = f"give `{one.id}` the right `plural:`, or {advice}"
    return Finding(
        at,
        f"`{name}` means both {_kind(first)} and {_kind(entry)}",
        advice,
        about,
        severity="warning",
        related=(Note(other.place, f"{_kind(first)} here"),),
    )


def _written(entry: Entry, name: str) -> Text:
    """The text that a name of a role or term was made from, or stands in."""
    texts = (entry.name, entry.plural or entry.name, *entry.aliases)
    forms = ((text, (text.casefold(), pluralise(text).casefold())) for text in texts)
    return next(text for text, names in forms if name.casefold() in names)


def _kind(entry: Entry) -> str:
    what = "role" if isinstance(entry, Role) else "level" if isinstance(entry, Level) else "term"
    return f"the {what} `{entry.id}`"


@lru_cache(maxsize=1)
def _titled_places(process: Process) -> Set[Place]:
    """Where the titles of steps stand, and the ids that are made from them."""
    return {step.title.place for step in process.steps}


def _twice(ids: Collection[Text], scope: str) -> Iterator[Finding]:
    if len(set(ids)) == len(ids):
        return
    firsts: dict[str, Text] = {}
    for id in ids:
        first = firsts.setdefault(id, id)
        if first is not id:
            message = f"`{id}` is defined twice in `{scope}`"
            yield _finding(id, first, message, "defined here first", scope)


def _also(
    ids: Collection[str], others: Mapping[str, Text], what: str, other: str, process: str
) -> Iterator[Finding]:
    if others.keys().isdisjoint(ids):  # which is told sooner than one by one
        return
    for id in ids:
        if id in others:
            message = f"`{id}` is both {what} and {other}"
            yield _finding(_text(id), others[id], message, f"{other} here", process)


def _finding(id: Text, first: Text, message: str, note: str, scope: str) -> Finding:
    what = "remove" if scope == "statuses" else "rename"
    advice = f"{what} one of them; the other is at {first.file}:{first.line}"
    related = (Note(first.place, note),)
    return Finding(id, message, advice, f"{scope}.{id}", related=related)


def _text(id: object) -> Text:
    assert isinstance(id, Text)
    return id
