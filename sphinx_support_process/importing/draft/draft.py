"""What did a page become? The draft of a support process, with a note at all that is not sure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..readers.blocks import At
from .ids import Ids
from .noted import Noted


@dataclass(kw_only=True)
class Role(Noted):
    keys = ("name", "aliases", "held_by", "definition")
    texts = ("definition",)

    id: str
    name: str
    aliases: list[str] = field(default_factory=list)
    held_by: str = ""
    definition: str = ""


@dataclass(kw_only=True)
class Term(Noted):
    keys = ("name", "aliases", "definition")
    texts = ("definition",)

    id: str
    name: str
    aliases: list[str]
    definition: str


@dataclass(kw_only=True)
class Template(Noted):
    """A message; `placeholders` holds under each name the words of the page."""

    keys = ("title", "subject", "body", "placeholders")

    id: str
    title: str
    subject: str = ""
    body: str
    placeholders: dict[str, str]


@dataclass(frozen=True)
class Jump:
    """A sentence that leads elsewhere.

    `said` is the sentence, `word` its first one (`if`, `unless`, `yes`; `case` for one with a
    noun), empty if nothing is asked; `condition` what has to hold, and `where` the words for the
    place, empty if it says none.
    `does` is what is done on the way there, `asked` the question of the page before it.
    """

    said: str
    word: str
    condition: str
    where: str
    does: str = ""
    asked: str = ""

    @property
    def asks(self) -> bool:
        return bool(self.word)


@dataclass(kw_only=True)
class Step(Noted):
    """A step; `numbers` are those that the page gives it, `anchors` what its links call it.

    `label` is what readers see before it, `chapter` the number of the heading of its phase.

    `place` is which item of the page it is, and `speaks` the one that leads on from it;
    `near` are words around it, in its language. `on_answer` is what is done at an answer. `jumps`
    and `failure` have no target yet; `leads` are the answers by which a chart leads to other steps
    or to an outcome, empty for a line without words.
    """

    keys = (
        *("id", "title", "phase", "if_", "who", "accountable", "timebox", "within", "wait"),
        *("otherwise", "status", "run", "send", "consults", "informs", "next", "warning", "text"),
        *("checklist", "expect", "answers"),
    )
    texts = ("text", "checklist", "warning", "expect")

    title: str
    id: str = ""
    numbers: list[int] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    label: str = ""
    phase: str = ""
    chapter: str = ""
    if_: str = ""
    who: list[str] = field(default_factory=list)
    accountable: str = ""
    timebox: str = ""
    within: str = ""
    wait: dict[str, str] = field(default_factory=dict)
    otherwise: str = ""
    status: str = ""
    send: list[str] = field(default_factory=list)
    consults: list[str] = field(default_factory=list)
    informs: list[str] = field(default_factory=list)
    run: str = ""
    next: str = ""
    warning: list[str] = field(default_factory=list)
    expect: str = ""
    text: str = ""
    checklist: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    on_answer: dict[str, str] = field(default_factory=dict)
    jumps: list[Jump] = field(default_factory=list)
    failure: Jump | None = None
    leads: dict[str, Step | str] = field(default_factory=dict)
    place: int = 0
    speaks: int = 0
    near: str = ""
    only_jumps: bool = False
    is_aside: bool = False

    @property
    def is_question(self) -> bool:
        """Whether one of its jumps depends on an answer."""
        return bool(self.jumps) and any(one.asks for one in self.jumps)


@dataclass(kw_only=True)
class Rung(Noted):
    """Whom to call after which time."""

    keys = ("after", "to")

    after: str
    to: str


@dataclass(kw_only=True)
class Level(Noted):
    keys = ("name", "definition")
    texts = ("definition",)

    id: str
    name: str
    definition: str = ""


@dataclass(kw_only=True)
class Scale(Noted):
    """Levels, the gravest first; `times` are the words of the page for each head and level.

    `told` are the heads of times that stand in the definitions of the levels as well.
    """

    keys = ("title",)

    id: str
    title: str
    levels: list[Level] = field(default_factory=list)
    times: dict[str, dict[str, str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)


@dataclass(kw_only=True)
class Promise(Noted):
    """What is promised, to whom; `within` has a duration for each level."""

    keys = ("to", "from_", "until", "within")

    id: str
    to: str
    from_: str
    until: str
    within: dict[str, str] = field(default_factory=dict)


@dataclass(kw_only=True)
class Process(Noted):
    """A process of a page; `numbers` names the step that has a number there.

    `names` are what links call it beside its labels, `chapter` is the number of its heading;
    `taken` are texts of the page that became its keys.
    """

    keys = (
        *("title", "label", "goal", "trigger", "who", "keeper", "verified", "requires"),
        "outcomes",
    )
    texts = ("goal", "trigger")

    id: str
    title: str
    label: list[str] = field(default_factory=list)
    goal: str = ""
    trigger: list[str] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    keeper: str = ""
    verified: str = ""
    requires: list[str] = field(default_factory=list)
    escalate: list[Rung] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    chapter: str = ""
    taken: list[str] = field(default_factory=list)
    numbers: dict[int, Step] = field(default_factory=dict)


@dataclass(kw_only=True)
class Priorities(Noted):
    keys = ("title", "text", "order")
    texts = ("text", "order")

    id: str
    title: str
    text: str
    order: list[str]


@dataclass(kw_only=True)
class Representative(Noted):
    keys = ("name", "email", "phone", "github")

    name: str
    email: str = ""
    phone: str = ""
    github: str = ""

    def is_same(self, other: Representative) -> bool:
        """Whether somebody of the same name is reached in no other way, as far as that is told."""
        ways = ((self.email, other.email), (self.phone, other.phone), (self.github, other.github))
        return all(not (new and known) or new == known for known, new in ways)

    def take(self, other: Representative) -> None:
        """Take up what else is known of the same person."""
        self.email = self.email or other.email
        self.phone = self.phone or other.phone
        self.github = self.github or other.github
        self.take_notes(other)


@dataclass(kw_only=True)
class Community(Noted):
    keys = ("name",)

    id: str
    name: str
    representatives: list[Representative] = field(default_factory=list)
    _named: dict[str, Representative] = field(default_factory=dict, init=False, repr=False)

    def add(self, one: Representative) -> None:
        """Add somebody who speaks for it."""
        self.representatives.append(one)
        self._named.setdefault(one.name, one)

    def named(self, name: str) -> Representative | None:
        """The first one of that name."""
        return self._named.get(name)


@dataclass
class Draft:
    """All of it; `left` are the parts of the pages that became none of it, each with its place.

    `mistakes` of the pages ask for no decision. `consumed` are texts that became structure, such as
    the heads of tables and the names of directives; each word of those `parted` is in the draft, in
    another order.
    """

    statuses: list[str] = field(default_factory=list)
    levels: list[Scale] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    templates: list[Template] = field(default_factory=list)
    processes: list[Process] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    priorities: list[Priorities] = field(default_factory=list)
    communities: list[Community] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    mistakes: list[tuple[str, At, str]] = field(default_factory=list)
    consumed: list[str] = field(default_factory=list)
    parted: list[str] = field(default_factory=list)
    _named: dict[str, Community] = field(default_factory=dict, init=False, repr=False)

    def community(self, name: str, ids: Ids) -> Community:
        """The community of that name, whatever its case; a new one if need be."""
        folded = name.casefold()
        if folded not in self._named:
            made = Community(id=ids.new(name, "community"), name=name)
            self.communities.append(made)
            self._named[folded] = made
        return self._named[folded]

    def entries(self) -> Iterable[Noted]:
        """All that may have notes."""
        yield from (*self.roles, *self.terms, *self.templates, *self.priorities, *self.promises)
        for scale in self.levels:
            yield from (scale, *scale.levels)
        for community in self.communities:
            yield community
            yield from community.representatives
        for process in self.processes:
            yield process
            yield from (*process.escalate, *process.steps)

    def todos(self) -> int:
        """How many places are marked for a person to decide."""
        notes = sum(len(words) for one in self.entries() for words in one.notes.values())
        return notes + len(self.left)
