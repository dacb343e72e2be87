"""Who acts? The roles that pages name, and the owner that a text names first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ...model.names import pluralise
from ..draft.draft import Role
from ..draft.ids import Ids
from ..passages.passage import Passage, Section
from . import offices
from .patterns import late
from .prose import ORDER, bare, headline, quoted, topic
from .table import pattern

_MARK = rf"(?P<mark>{pattern('owner')})"
_SURE = late(pattern("sure-owner"), re.IGNORECASE)
OWNER_LINE = late(
    rf"^[ \t]*[`*_]{{0,3}}{_MARK}[`*_]{{0,3}}[ \u00a0]?:[*_]{{0,3}}(?P<who>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = late(r"\{(?:term|role)\}`([^`]+)`|\*\*([^*\n]+)\*\*")
_SEVERAL = late(rf"\s*[,/&]\s*|\s+(?:{pattern('and')}|{pattern('or')})\s+", re.IGNORECASE)
_ROLE_HEAD = late(pattern("role-head"), re.IGNORECASE)
_MEANING_HEAD = late(pattern("meaning-head"), re.IGNORECASE)
_DOES = late(rf" {pattern('modals')}(?= )", re.IGNORECASE)
_TASKS_OF = late(rf"^{pattern('tasks-of')} (?:{pattern('articles')} )?", re.IGNORECASE)
_OWN_TASKS = late(rf"(?:['\u2019]s?)?(?: {pattern('own-tasks')})+$", re.IGNORECASE)
_GUIDE_OF = late(
    rf"(?:{pattern('articles')} )?(?:(?P<of>.{{2,40}}?)(?:['\u2019]s?)? {pattern('guide-of')}\b.*"
    rf"|{pattern('guide-of')}\s?: (?P<is>[^()]{{2,40}}?)(?: \([^()]*\))?)",
    re.IGNORECASE,
)
_BRACKETS = late(r"\([^()]*\)")
_WAYS = late(r"\s*[,;|]\s*|\s+(?=[@+(]|\d)")
_NO_OWNER = late(rf"@|(?=[a-z]*\d)[\da-z]{{6,}}$|{pattern('page-state')}\b", re.IGNORECASE)
"""How a name on a site looks, an account, and what state a page is in: `state IN FORCE`."""

_IN_BRACKETS = late(r" \([^()]*\)")
_DOING_TO = late(r"\w+ing (?:[\w-]+ )*\w+s", re.IGNORECASE)
_ON_CALL = late(r"on-?call", re.IGNORECASE)
_SHORT = late(r" \((?P<short>[A-Z][A-Za-z]{1,5}?)s?\)")
_NO_WORDS = late(r"[^\w '\u2019-]")
_LONGEST_NAME = 80
_DOES_HEAD = late(pattern("does-head"), re.IGNORECASE)
_ROLES_HEAD = late(pattern("roles-head"), re.IGNORECASE)
_BOLD_NAME = late(r"^[ \t]*(?:\d+[.)]|[-*+])?[ \t]*\*\*([^*\n]{2,40}?):?\*\*", re.MULTILINE)


class People:
    """The roles found so far, under each spelling of their names; `is_person` knows who is none."""

    def __init__(self, is_person: Callable[[str], bool]) -> None:
        self._is_person = is_person
        self.roles: list[Role] = []
        self._ids = Ids()
        self._known: dict[str, Role] = {}
        self.called: set[str] = set()
        """What lists of contacts call that name nobody: `control room`."""

    def gather(self, pages: Iterable[Section]) -> None:
        """Take up each role that the pages mark as one: an owner, a `{role}`, a name in bold."""
        pages = list(pages)
        for name in offices.leading(section.blocks for section in pages):
            self.add(capital(name))
        for section in pages:
            is_of_roles = of_roles(section.title)
            for block in section.blocks:
                for name, short in _shortened(block.text):
                    self.add_also(capital(name), [short])
                for name in dict.fromkeys(row[0] for row in roles_of(block)):
                    self.add(name)
                for name in offices.acting(block.text) if block.items else ():
                    self.add(capital(name))
                for name in offices.repeated(block.text) if block.items else ():
                    self.add(capital(name))
                for name in _bold_names(block) if is_of_roles else ():
                    self.add(capital(name))
                for match in OWNER_LINE.finditer(block.text):
                    if _is_whole_line(match):
                        self.owners(match["who"])
                for match in _NAMED.finditer(block.text):
                    self.office(_target(match[1] or match[2]))

    def add(self, name: str) -> str:
        """The id of the role with a name, in the singular or plural; a new one if need be."""
        return self.role(name).id

    def role(self, name: str) -> Role:
        """The role with a name, in the singular or plural; a new one if need be."""
        name, holder, rest = self._held(bare(name))
        role = self.known(name)
        if role is None:
            single = offices.single(name)
            role = Role(id=self._ids.new(single, f"role-{len(self.roles) + 1}"), name=single)
            if self._is_person(name):
                role.todo("the page names a person: in which role do they act?")
            self.roles.append(role)
            for spelling in (single, pluralise(single), name):
                self._known.setdefault(spelling.casefold(), role)
        if holder:
            hold(role, holder)
        if rest:
            role.todo(f"the page says {quoted(rest)} of {holder}: how are they reached?", "held_by")
        return role

    def _held(self, name: str) -> tuple[str, str, str]:
        """The name of a role, the person behind or before it, and how the page reaches them.

        `Porter (Kim Harbour, @kim)`.
        """
        first, opens, rest = name.partition(" (")
        inside = rest.removesuffix(")")
        if not opens or inside == rest:
            return name, "", ""
        person, *ways = (one.strip() for one in _WAYS.split(inside))
        if self._is_person(person):
            return first, person, ", ".join(filter(None, ways))
        return (inside, first, "") if self._is_person(first) else (name, "", "")

    def add_also(self, name: str, others: Iterable[str]) -> None:
        """Take up a role under all its names."""
        id = self.add(name)
        role = next(one for one in self.roles if one.id == id)
        for other in map(bare, others):
            if self._known.setdefault(other.casefold(), role) is role and other:
                role.aliases.append(other)

    def known(self, name: str) -> Role | None:
        return self._known.get(bare(name).casefold())

    def office(self, name: str) -> Role | None:
        """The role of a name, a new one if it is made like those of roles: `Release Manager`."""
        if not name[:1].islower() and offices.is_office(bare(name)):
            self.add(name)
        return self.known(name)

    def any_office(self, name: str) -> Role | None:
        """The role of a name in any case: `incident lead`; only where the page speaks of people."""
        if self.known(name) is None and offices.is_office_in_any_case(bare(name)):
            self.add(capital(bare(name)))
        return self.known(name)

    def define(self, block: Passage) -> bool:
        """Take up what a table says of roles; False if it is none of roles."""
        rows = roles_of(block)
        for name, meaning in rows:
            role = self.known(name)
            if role is not None and not role.definition:
                role.definition = meaning
        return bool(rows)

    def actor(self, name: str) -> Role | None:
        """The role of a name in front of what somebody does: `submitter`, `SC`."""
        if self.known(name) is None and offices.is_actor(bare(name)):
            self.add(capital(bare(name)))
        return self.known(name)

    def group(self, name: str) -> Role | None:
        """The role of a part of an organisation in front of what it does: `Support updates …`."""
        if self.known(name) is None and offices.is_named_group(bare(name)):
            self.add(bare(name))
        return self.known(name)

    def acting_group(self, name: str) -> Role | None:
        """The role of a name that marks who acts: an office, or a group such as `Finance`."""
        if self.known(name) is None and offices.is_group(bare(name)):
            self.add(capital(bare(name)))
        return self.any_office(name)

    def heading(self, title: str) -> tuple[list[str], str]:
        """The role of whose steps a heading speaks: `Incident lead`, `Steps for the Scribe`."""
        words = _IN_BRACKETS.sub("", headline(title))
        does = _DOES_HEAD.fullmatch(words)
        if does and (named := self._abbreviated(next(filter(None, does.groups())))):
            return [named.id], words
        if _ON_CALL.fullmatch(words):
            return [], ""
        guide = _GUIDE_OF.fullmatch(words)
        if guide and (role := self.any_office(guide["of"] or guide["is"])):
            return [role.id], words
        if _DOING_TO.fullmatch(words):
            return [], ""
        rest = _TASKS_OF.sub("", words, count=1)
        parts = rest.split() if rest != words else []
        begins = (
            self.any_office(" ".join(parts[:end])) for end in range(min(4, len(parts)), 0, -1)
        )
        role = self.any_office(_OWN_TASKS.sub("", rest)) or next(filter(None, begins), None)
        return ([role.id], words) if role else ([], "")

    def _abbreviated(self, name: str) -> Role | None:
        """The role of a name, or the only one whose name ends with it."""
        ending = [
            role for role in self.roles if role.name.casefold().endswith(f" {name.casefold()}")
        ]
        return self.known(name) or (ending[0] if len(ending) == 1 else self.any_office(name))

    def owners(self, words: str) -> list[str]:
        """The ids of the roles in `Support Agent`, or in `Engineer and Manager`."""
        words = _DOES.split(words, maxsplit=1)[0]
        parts = filter(_may_be, _outside_brackets(bare(words).rstrip(".!")))
        return list(dict.fromkeys(map(self.add, parts)))

    def owner_line(self, text: str) -> tuple[list[str], str, str]:
        """The owners that `Who: …` at the start of a text names, what is not sure, and the rest."""
        match = OWNER_LINE.match(text)
        if match is None or not _is_whole_line(match):
            return [], "", text
        rest = text[match.end() :].lstrip("\n")
        who = self.owners(match["who"])
        is_sure = (
            not _DOES.search(match["who"])
            and len(who) == 1
            and _SURE.fullmatch(match["mark"]) is not None
            and "](" not in match[0]
        )
        return who, "" if is_sure else quoted(match[0]), rest


def hold(role: Role, name: str) -> None:
    """Let a person hold a role."""
    if f", {name}, " not in f", {role.held_by}, ":
        role.held_by = f"{role.held_by}, {name}" if role.held_by else name
    if "held_by" not in role.notes:
        role.todo("who holds it is published wherever the role is defined", "held_by")


def _shortened(text: str) -> Iterator[tuple[str, str]]:
    """The names of roles that a text makes short, each with that: `the Ship Care Group (SCG)`."""
    flat = " ".join(text.replace("*", "").split()) if "(" in text else ""
    for found in _SHORT.finditer(flat):
        before = flat[max(0, found.start() - _LONGEST_NAME) : found.start()]
        words = [one for one in _NO_WORDS.split(before)[-1].split() if one != "-"]
        for start in range(len(words)):
            name = " ".join(words[start:])
            letters = "".join(part[:1] for part in re.split("[ -]", name)).casefold()
            is_whole = letters == found["short"].casefold() and not offices.is_article(words[start])
            is_group = offices.is_group_of(words[-1].casefold())
            if is_whole and (is_group or offices.is_office_in_any_case(name)):
                yield name, found["short"]


def _outside_brackets(words: str) -> list[str]:
    """Words in parts, where what joins them does not stand in brackets."""
    found, begin = [], 0
    plain = _BRACKETS.sub(lambda one: "(" * len(one[0]), words)
    for cut in _SEVERAL.finditer(plain):
        found.append(words[begin : cut.start()])
        begin = cut.end()
    return [*found, words[begin:]]


def _may_be(name: str) -> bool:
    """Whether words may name a role, and are no `anyone but …`, no `when …`, no name on a site."""
    is_name = bool(re.search(r"\w", name)) and not offices.is_no_name(name)
    return is_name and not _NO_OWNER.match(name)


def of_roles(title: str) -> bool:
    """Whether a heading is one above what roles there are."""
    return _ROLES_HEAD.fullmatch(topic(title)) is not None


def _is_whole_line(match: re.Match[str]) -> bool:
    """Whether an owner fills a line: some short names, no sentence and no address."""
    names = bare(_DOES.split(match["who"], maxsplit=1)[0][:200]).rstrip(".")
    is_short = (
        len(names) <= 80 and re.search(r"(?<!\d)\. |@|^\W*$", _BRACKETS.sub("", names)) is None
    )
    return is_short and any(map(_may_be, _outside_brackets(names)))


def _target(words: str) -> str:
    explicit = re.search(r"<([^<>]*)>$", words)
    return " ".join((explicit[1] if explicit else words).split())


def _bold_names(block: Passage) -> list[str]:
    """What stands in bold at the start of each line, below a heading such as `Roles`."""
    is_text = block.kind in ("bullets", "numbers", "paragraph")
    names = _BOLD_NAME.findall(block.text) if is_text else []
    orders = [name for name in names if ORDER.fullmatch(name)]
    return names if len(orders) * 2 <= len(names) else []


def capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def roles_of(block: Passage) -> list[tuple[str, str]]:
    """The roles that a table lists, each with what it is for; empty if it lists none."""
    rows = block.rows
    heads = [bare(cell) for cell in rows[0]] if len(rows) > 1 else []
    told = next((at for at, head in enumerate(heads) if _MEANING_HEAD.fullmatch(head)), 0)
    if not told or not _ROLE_HEAD.fullmatch(heads[0]):
        return []
    found: list[tuple[str, str]] = []
    for row in rows[1:]:
        name = bare(row[0])
        others = [at for at in range(1, len(heads)) if at != told and row[at]]
        if not name or len(name) > 60:
            return []
        found.append(
            (name, "\n\n".join([row[told], *(f"{heads[at]}: {row[at]}" for at in others)]))
        )
    return found


def is_owner_block(block: Passage) -> bool:
    """Whether a block says no more than who does it."""
    match = OWNER_LINE.fullmatch(block.text)
    return block.kind == "paragraph" and match is not None and _is_whole_line(match)
