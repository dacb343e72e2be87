"""Who acts? The roles that pages name, and the owner that a text names first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model.names import pluralise
from ..draft.draft import Role
from ..draft.ids import Ids
from ..passages.passage import Passage, Section
from . import offices
from .prose import ORDER, bare, quoted, sentences
from .table import pattern

_MARK = rf"(?P<mark>{pattern('owner')})"
_SURE = re.compile(pattern("sure-owner"), re.IGNORECASE)
OWNER_LINE = re.compile(
    rf"^[ \t]*[`*_]{{0,3}}{_MARK}[`*_]{{0,3}}[ \u00a0]?:[*_]{{0,3}}(?P<who>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(r"\{(?:term|role)\}`([^`]+)`|\*\*([^*\n]+)\*\*")
_LEAD = re.compile(
    r"[*_]{1,3}([^*_\n:.]{1,60})(?:[:.][*_]{1,3}|[*_]{1,3}\s*:)\s+|([A-Z][\w ]{1,60}?):\s+"
)
_SEVERAL = re.compile(r"\s*(?:,|/|&|\band\b|\bor\b)\s*")
_ROLE_HEAD = re.compile(pattern("role-head"), re.IGNORECASE)
_MEANING_HEAD = re.compile(pattern("meaning-head"), re.IGNORECASE)
_TASKS_OF = re.compile(rf"{pattern('tasks-of')} (?:{pattern('articles')} )?", re.IGNORECASE)
_DOES_HEAD = re.compile(pattern("does-head"), re.IGNORECASE)
_ROLES_HEAD = re.compile(pattern("roles-head"), re.IGNORECASE)
_BOLD_NAME = re.compile(r"^[ \t]*(?:\d+[.)]|[-*+])?[ \t]*\*\*([^*\n]{2,40}?):?\*\*", re.MULTILINE)
_CARRIED = re.compile(
    r"\b(?:carried out|done|performed|handled|followed)\b[^.]{0,100}?\bby\b ([^.]{1,200})"
)
_TELLS = re.compile(
    rf"\b({pattern('tells')} (?:{pattern('articles')} )?)"
    r"((?:\S+ ?){1,4})",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?<![\w-])((?:[\w-]+ ){1,4})(?:who )?(?:continues|takes over|goes on)\b")


class People:
    """The roles found so far, under each spelling of their names."""

    def __init__(self) -> None:
        self.roles: list[Role] = []
        self._ids = Ids()
        self._known: dict[str, Role] = {}

    def gather(self, pages: Iterable[Section]) -> None:
        """Take up each role that the pages mark as one: an owner, a `{role}`, a name in bold."""
        pages = list(pages)
        for name in offices.leading(section.blocks for section in pages):
            self.add(_capital(name))
        for section in pages:
            is_of_roles = _ROLES_HEAD.fullmatch(bare(section.title)) is not None
            for block in section.blocks:
                for name in dict.fromkeys(row[0] for row in roles_of(block)):
                    self.add(name)
                for name in offices.acting(block.text) if block.items else ():
                    self.add(_capital(name))
                for name in offices.repeated(block.text) if block.items else ():
                    self.add(_capital(name))
                for name in _bold_names(block) if is_of_roles else ():
                    self.add(_capital(name))
                for match in OWNER_LINE.finditer(block.text):
                    if _is_whole_line(match):
                        self.owners(match["who"])
                for match in _NAMED.finditer(block.text):
                    self.office(_target(match[1] or match[2]))

    def add(self, name: str) -> str:
        """The id of the role with a name, in the singular or plural; a new one if need be."""
        name = bare(name)
        role = self.known(name)
        if role is None:
            single = offices.single(name)
            role = Role(id=self._ids.new(single, f"role-{len(self.roles) + 1}"), name=single)
            self.roles.append(role)
            for spelling in (single, pluralise(single), name):
                self._known.setdefault(spelling.casefold(), role)
        return role.id

    def known(self, name: str) -> Role | None:
        return self._known.get(bare(name).casefold())

    def office(self, name: str) -> Role | None:
        """The role of a name, a new one if it is made like those of roles: `Release Manager`."""
        if offices.is_office(bare(name)):
            self.add(name)
        return self.known(name)

    def any_office(self, name: str) -> Role | None:
        """The role of a name in any case: `incident lead`; only where the page speaks of people."""
        if self.known(name) is None and offices.is_office_in_any_case(bare(name)):
            self.add(_capital(bare(name)))
        return self.known(name)

    def define(self, block: Passage) -> bool:
        """Take up what a table says of roles; False if it is none of roles."""
        rows = roles_of(block)
        for name, meaning in rows:
            role = self.known(name)
            if role is not None and not role.definition:
                role.definition = meaning
        return bool(rows)

    def heading(self, title: str) -> tuple[list[str], str]:
        """The role of whose steps a heading speaks: `Incident lead`, `Steps for the Scribe`."""
        does = _DOES_HEAD.fullmatch(bare(title))
        if does and (named := self._abbreviated(next(filter(None, does.groups())))):
            return [named.id], bare(title)
        name = _TASKS_OF.sub("", bare(title), count=1) if _TASKS_OF.match(bare(title)) else title
        role = self.any_office(name)
        return ([role.id], bare(title)) if role else ([], "")

    def _abbreviated(self, name: str) -> Role | None:
        """The role of a name, or the only one whose name ends with it."""
        ending = [
            role for role in self.roles if role.name.casefold().endswith(f" {name.casefold()}")
        ]
        return self.known(name) or (ending[0] if len(ending) == 1 else self.any_office(name))

    def owners(self, words: str) -> list[str]:
        """The ids of the roles in `Support Agent`, or in `Engineer and Manager`."""
        parts = [part for part in _SEVERAL.split(bare(words).rstrip(".")) if re.search(r"\w", part)]
        return list(dict.fromkeys(map(self.add, parts)))

    def owner_line(self, text: str) -> tuple[list[str], str, str]:
        """The owners that `Who: …` at the start of a text names, what is not sure, and the rest."""
        match = OWNER_LINE.match(text)
        if match is None or not _is_whole_line(match):
            return [], "", text
        rest = text[match.end() :].lstrip("\n")
        who = self.owners(match["who"])
        is_sure = (
            len(who) == 1 and _SURE.fullmatch(match["mark"]) is not None and "](" not in match[0]
        )
        return who, "" if is_sure else quoted(match[0]), rest

    def lead(self, text: str) -> tuple[list[str], str]:
        """The role in `**Support Agent**: close it`, and what follows."""
        match = _LEAD.match(text)
        if match is None:
            return [], text
        begins = text[match.end() : match.end() + 1]
        is_told = match[1] or begins.islower() or ORDER.match(text, match.end())
        find = self.any_office if is_told else self.office
        role = find(match[1] or match[2])
        rest = text[match.end() :]
        return ([role.id], rest[:1].upper() + rest[1:]) if role else ([], text)

    def lead_in(self, text: str) -> str:
        """The role that a line announces: `The outgoing engineer:`; empty if none."""
        words = bare(text).removesuffix(":").split()
        if not bare(text).endswith(":") or not words:
            return ""
        start = 1 if offices.is_article(words[0]) else 0
        role = self.any_office(" ".join(words[start:])) if words[start:] else None
        return role.id if role else ""

    def behind(self, title: str) -> tuple[str, str]:
        """A title without the role in brackets behind it, and that role."""
        match = re.search(r"\s*\((?:by )?(?:the )?([^()]+)\)$", title)
        role = self.any_office(match[1]) if match else None
        return (title[: match.start()], role.id) if match and role else (title, "")

    def subject(self, text: str) -> tuple[str, str]:
        """The role that begins a sentence, as in `The Support Agent closes …`, and those words."""
        for sentence in sentences(text)[:2]:
            words = bare(sentence).split()
            role, end = self._first(words)
            if role is None:
                role, end = self._acting(words)
            if role and len(words) > end:
                return role.id, " ".join(words[: end + 1])
        return "", ""

    def _acting(self, words: list[str]) -> tuple[Role | None, int]:
        """The role of `the incident lead opens`, where its name ends."""
        if words and offices.is_article(words[0]):
            for end in range(2, min(5, len(words))):
                name = " ".join(words[1:end])
                if offices.acts(words[0], name, words[end:]) and (role := self.any_office(name)):
                    return role, end
        return None, 0

    def carriers(self, text: str) -> tuple[list[str], str]:
        """The roles by whom a process is carried out, and the words that say so."""
        match = _CARRIED.search(bare(text))
        if match is None:
            return [], ""
        found = [self._first(part.split())[0] for part in _SEVERAL.split(match[1])]
        roles = list(dict.fromkeys(role.id for role in found if role))
        return roles, match[0] if roles else ""

    def successor(self, text: str) -> str:
        """The role in `… a Support Agent who continues the process`."""
        for match in _GOES_ON.finditer(bare(text)):
            words = match[1].split()
            for start in range(len(words)):
                if role := self.known(" ".join(words[start:]).removesuffix(" who")):
                    return role.id
        return ""

    def told(self, text: str) -> tuple[str, str]:
        """The role in `Notify the Support Agent`, and those words."""
        for match in _TELLS.finditer(bare(text)):
            words = match[2].split()
            role, end = self._first(words)
            if role:
                return role.id, match[1] + " ".join(words[:end])
        return "", ""

    def _first(self, words: list[str]) -> tuple[Role | None, int]:
        """The role with which words begin, and where its name ends."""
        start = 1 if words[:1] and offices.is_article(words[0]) else 0
        for end in range(start + 4, start, -1):
            name = " ".join(words[start:end]).rstrip(".,;:")
            may_be_new = end > start + 1 and not ORDER.match(name)
            role = self.office(name) if may_be_new else self.known(name)
            if role:
                return role, end
        return None, 0


def _is_whole_line(match: re.Match[str]) -> bool:
    """Whether an owner fills a line: some short names, no sentence and no address."""
    names = bare(match["who"][:200]).rstrip(".")
    return len(names) <= 80 and re.search(r"\. |@|^\W*$", names) is None


def _target(words: str) -> str:
    explicit = re.search(r"<([^<>]*)>$", words)
    return " ".join((explicit[1] if explicit else words).split())


def _bold_names(block: Passage) -> list[str]:
    """What stands in bold at the start of each line, below a heading such as `Roles`."""
    return (
        _BOLD_NAME.findall(block.text) if block.kind in ("bullets", "numbers", "paragraph") else []
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def roles_of(block: Passage) -> list[tuple[str, str]]:
    """The roles that a table lists, each with what it is for; empty if it lists none."""
    rows = block.rows
    if len(rows) < 2 or len(rows[0]) < 2 or not _ROLE_HEAD.fullmatch(bare(rows[0][0])):
        return []
    heads = [bare(cell) for cell in rows[0]]
    if not _MEANING_HEAD.fullmatch(heads[1]):
        return []
    found: list[tuple[str, str]] = []
    for name, meaning, *others in rows[1:]:
        extra = [f"{head}: {cell}" for head, cell in zip(heads[2:], others, strict=True) if cell]
        if not bare(name) or len(name) > 60:
            return []
        found.append((bare(name), "\n\n".join([meaning, *extra])))
    return found


def is_owner_block(block: Passage) -> bool:
    """Whether a block says no more than who does it."""
    match = OWNER_LINE.fullmatch(block.text)
    return block.kind == "paragraph" and match is not None and _is_whole_line(match)
