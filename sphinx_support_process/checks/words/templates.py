"""Can a template be filled in and sent?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Template
from ...model.varied import united
from ...model.words import MEANINGS
from ...text.kinds import Means
from ...text.paragraphs import PLACEHOLDER
from ...text.problem import Cause
from ...text.suggest import listed, meant
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule

_FOREIGN = r"""(?x)
      \$\{[^{}\n]*\}            # a shell's
      | \[\[[^\[\]\n]*\]\]        # a wiki's
      | \{+[^{}\n]*\}+            # one brace too few or too many
      | <(?![^<>\n]*[@/:])[A-Za-z][^<>\n]*>
      | \{+ | \}+                 # a brace of its own
    """
_ACRONYM = 3
"""Words of so many capitals are acronyms as often as places to fill in."""
_CAPITALS = r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b"


@rule("error", scope="process", lacks=True)
def unknown_placeholder(context: Context) -> Iterator[Finding]:
    """A template uses a placeholder that it does not declare, or that means what no ticket has.

    A placeholder can say with `means` what of a ticket it stands for.

    Whoever fills in the template is not told what to write there, and the line is sent as it is.
    One team compass kept `{{ cluser_name }}` in a message to its communities for 766 days.

    Write the name that the message suggests, or declare it under `placeholders:`.
    """
    for template in context.support.templates.values():
        for text in _texts(template):
            for match in re.finditer(PLACEHOLDER, text):
                name = match[1].strip()
                if name not in template.placeholders:
                    yield Finding(
                        text.at(match.start()),
                        f"`{match[0]}` is no placeholder of `{template.id}`",
                        context.suggest(name, [*template.placeholders])
                        or "declare it under `placeholders:`",
                        f"templates.{template.id}",
                        length=len(match[0]),
                        cause=f"{template.id} {name if template.placeholders else ''}",
                    )
    for text, _, owner in context.written[Means]:
        if text not in MEANINGS:
            message = f"`{text}` is nothing that a placeholder can mean"
            near = meant(text, MEANINGS)
            advice = "; ".join(filter(None, (near and near.advice, listed(MEANINGS))))
            yield Finding(text, message, advice, owner.about)


@rule("warning", scope="process", lacks=True)
def unused_placeholder(context: Context) -> Iterator[Finding]:
    """A template declares a placeholder and does not use it.

    Readers are asked to fill in what appears nowhere, or the place where it belonged was lost.

    Use it in the subject or the body, or remove it.
    """
    for template in context.support.templates.values():
        used = _used(template)
        for text in _texts(template):
            used |= {_name(written) for _, written in _foreign(template, text)}
        declared = template.placeholders if template.body is not None else ()
        unused = [name for name in declared if name not in used]
        if len(unused) > len(used.difference(template.placeholders)):
            for name in unused:
                assert isinstance(name, Text)
                yield Finding(
                    name,
                    f"`{template.id}` does not use its placeholder `{name}`",
                    f"write `{{{{ {name} }}}}` where it belongs, or remove it",
                    f"templates.{template.id}",
                    cause=str(template.id),
                )


@rule("error", scope="process")
def foreign_placeholder(context: Context) -> Iterator[Finding]:
    """A template marks a place to fill in with another syntax than `{{ name }}`.

    Finds `{ NAME }`, `<names of …>`, `[[x]]`, `${x}`, a brace too few or too many, `FIRST_NAME`,
    and `NAME` for a placeholder of that name; a short one, as `ID`, only if it is nowhere else.

    Such a place is overlooked. In one team compass `Hello <names of community representatives>,`
    is a valid HTML tag, so readers saw "Hello ,", and a stray brace was in mail to customers
    for 258 days.

    Write `{{ name }}`, and declare the name under `placeholders:`.
    """
    for template in context.support.templates.values():
        undeclared = Cause("unknown-placeholder", f"templates.{template.id}")
        for text in _texts(template):
            for offset, written in _foreign(template, text):
                name = _name(written)
                advice = f"write `{{{{ {name or 'name'} }}}}`"
                if not name:
                    advice += ", or accept it with `ignore:` if it is meant as it stands"
                elif name not in template.placeholders:
                    advice += ", and declare it under `placeholders:`"
                yield Finding(
                    text.at(offset),
                    f"`{written}` is not how a placeholder is written",
                    advice,
                    f"templates.{template.id}",
                    length=len(written),
                    cause=f"{template.id} {written}",
                    follows=() if template.placeholders else (undeclared,),
                )


def _foreign(template: Template, text: str) -> list[tuple[int, str]]:
    """What looks like a place to fill in, and is no placeholder: offset and text."""
    rest = re.sub(PLACEHOLDER, _blank, text)
    left = template.placeholders.keys() - _used(template)
    left |= {name for name in template.placeholders if len(name) > _ACRONYM}
    capitals = re.finditer(_CAPITALS, re.sub(_FOREIGN, _blank, rest))
    found = [
        *re.finditer(_FOREIGN, rest),
        *(match for match in capitals if "_" in match[0] or match[0].casefold() in left),
    ]
    return [(match.start(), text[match.start() : match.end()]) for match in found]


def _used(template: Template) -> set[str]:
    """What a template names as `{{ name }}`."""
    found = (match[1] for text in _texts(template) for match in re.finditer(PLACEHOLDER, text))
    return {name.strip() for name in found}


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _name(written: str) -> str:
    """The name of the placeholder that is meant, empty if it holds more than words."""
    words = re.fullmatch(r"\W*([^\W\d][\w .-]*?)\W*", written[:200].casefold())
    return "_".join(re.findall(r"\w+", words[1])) if words else ""


def _texts(template: Template) -> Iterator[Text]:
    if template.subject is not None:
        yield template.subject
    if template.body is not None:
        yield template.body


@rule("strict", scope="process", lacks=True, strict=True)
def message_without_template(context: Context) -> Iterator[Finding]:
    """A step informs somebody outside the team, and sends no template.

    Machines (`automatic: true`) write and read in a form of their own.

    What is told inside the team needs no form. What leaves it should read alike whoever writes
    it: reply templates for common cases were asked for again and again.

    Add `send:` with a template, or accept it with `ignore:` where every message differs.
    """
    roles = context.support.roles
    for step in context.flow.ways:
        owners = [roles[id] for id in context.support.owners(step) if id in roles]
        told = [(id, roles[id]) for id in united(step.informs) if id in roles]
        outside = [id for id, role in told if role.external and not role.automatic]
        if outside and not step.send and not any(role.automatic for role in owners):
            yield Finding(
                outside[0],
                f"`{step.id}` informs `{outside[0]}` and sends no template",
                "add `send:` with a template",
                step.name,
                follows=(Cause("unused-definition", "templates"),),
            )
