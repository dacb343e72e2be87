"""What stands in a chart? Its texts and links, to be replaced by translated and resolved ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ...flow import DONE, Node, Outcome, Way
from ...known.levels import Levels, gravest_first
from ...model import Duty, Escalate, Process, Role, Step, Support
from ...model.varied import ELSE, ByLevel
from ...text import markup
from ...text.text import Text

_ENDS = ".?!\u3002\uff1f\uff01\u061f"

LONGEST_OUTCOME = 34
"""Characters: the text of an outcome that is longer gives way to its id."""


def sentences(*texts: str) -> str:
    """Texts one after the other, each with an end of its own but the last."""
    *before, last = texts
    return " ".join([*(text if text[-1:] in _ENDS else f"{text}." for text in before), last])


class Words:
    """The texts and links of charts, made from the model as it is written.

    Whoever has better ones overrides `text`, `time`, `href` and `phrase`; all others are made of
    them.
    """

    rtl = False
    """Whether the language is written from right to left."""

    def __init__(self, support: Support) -> None:
        self.support = support
        self._naming = False

    def text(self, text: Text) -> str:
        """A text of the model as plain text in the reader's language."""
        return self.plain(text)

    def time(self, text: Text) -> str:
        """A length of time in the reader's language."""
        return self.text(text)

    def span(self, written: ByLevel[Text], *, brief: bool = False) -> str:
        """A length of time, or those of each level: `15 minutes (SEV-1), else 1 working day`.

        In `brief` the gravest of more than two stands for all: `15 minutes (SEV-1), else …`.
        """
        if not isinstance(written, Mapping):
            return self.time(written)
        if brief and len(written) > 2:
            ((level, each), *_) = gravest_first(self._levels, written)
            return ", ".join([self.case(level, self.time(each)), self.case(ELSE, "…")])
        return ", ".join(self.case(level, self.time(each)) for level, each in written.items())

    def case(self, level: str, value: str) -> str:
        """What holds at a level, or at those that are not named: `else 1 hour`."""
        if level == ELSE:
            return self.phrase("else {value}").format(value=value)
        message = self.phrase("{value} ({level})")
        found = self._levels.level(str(level))
        return message.format(value=value, level=self.text(found.name) if found else level)

    def href(self, node: Node | Role) -> str | None:  # noqa: ARG002
        """Where a step, an outcome, a process or a role is shown, None if nowhere.

        In TikZ an address that begins with `#` is a LaTeX label.
        """
        return None

    def phrase(self, message: str) -> str:
        """A fixed phrase in the reader's language, its `{placeholders}` kept."""
        return message

    def step(self, step: Step) -> str:
        return f"{step.number}. {self.text(step.title)}"

    def referred(self, step: Step) -> str:
        """What a reference to a step says."""
        return self.text(step.title)

    def process(self, process: Process) -> str:
        return self.text(process.title)

    def role(self, role: Role | None) -> str:
        return self.text(role.name) if role else self.phrase("Nobody")

    def outcome(self, outcome: Outcome) -> str:
        """A short name of an outcome: its text, or its id where that is a whole sentence."""
        text = self.text(outcome.text) if outcome.text else ""
        if 0 < len(text) <= LONGEST_OUTCOME:
            return text.removesuffix(".")
        if outcome.id == DONE:
            return self.phrase("Done")
        return outcome.id.replace("-", " ").capitalize()

    def triggers(self, process: Process) -> tuple[str, ...]:
        return tuple(self.text(trigger) for trigger in process.trigger)

    def label(self, way: Way, *, brief: bool = False) -> str:
        """What stands beside the beginning of a way."""
        if way.kind == "answer" and way.label is not None:
            return self.text(way.label)
        if way.kind == "outcome" and way.label is not None:
            return self._run_outcome(way.source, way.label)
        return self._failure(way.source, brief) if way.kind == "timeout" else ""

    def _failure(self, step: Step, brief: bool) -> str:
        """When a step leads where it leads if it fails."""
        limits = [step.wait.at_most if step.wait else None]
        limits += [step.timebox if step.otherwise else None]
        times = [self.span(limit, brief=brief) for limit in limits if limit]
        if not times:
            vain = step.wait is not None and not step.expect
            return self.phrase("no answer") if vain else self.phrase("otherwise")
        late = self.phrase("after {time}")
        message = self.phrase("otherwise, or after {time}") if step.expect else late
        return message.format(time=self.phrase(" or ").join(times))

    def condition(self, step: Step) -> str:
        """When a step is done at all, empty if always."""
        if step.if_ is None:
            return ""
        condition = self.text(step.if_).removesuffix(".")
        return self.phrase("If {condition}:").format(condition=condition)

    def limits(self, step: Step, *, brief: bool = False) -> Iterator[str]:
        """The times of a step, short: its deadline, its timebox, how long it waits."""
        for limit, message in (
            (step.within, self.phrase("within {time}")),
            (step.by, self.phrase("due: {time}")),
            (step.timebox, self.phrase("at most {time}")),
            (step.wait and step.wait.at_most, self.phrase("wait {time}")),
        ):
            if limit:
                yield message.format(time=self.span(limit, brief=brief))
        if step.wait and not step.wait.at_most:
            yield self.phrase("wait")

    def ladder(self, rungs: Iterable[Escalate]) -> list[Escalate]:
        """The rungs that lead to somebody who is known, none where none of them tells a time."""
        known = [rung for rung in rungs if rung.to in self.support.roles]
        return known if any(rung.after for rung in known) else []

    def rung(self, rung: Escalate, *, brief: bool = False) -> str:
        """Whom to call, and after how long; in `brief` the case is left out where there is a time.

        The role must be known.
        """
        time = self.span(rung.after, brief=brief) if rung.after else ""
        when = self.text(rung.when) if rung.when and not (brief and time) else ""
        message = self.phrase("after {time}: {role}") if time else "{role}"
        if when:
            case = self.phrase("when {when}: {role}")
            message = self.phrase("after {time}, when {when}: {role}") if time else case
        role = self.role(self.support.roles[rung.to])
        return message.format(time=time, when=when, role=role)

    def owners(self, item: Step | Duty) -> tuple[Role, ...]:
        """The roles that do a step or a duty."""
        roles = self.support.roles
        return tuple(roles[id] for id in self.support.owners(item) if id in roles)

    def who(self, item: Step | Duty) -> str:
        """The owners of a step or a duty in one line, empty if it has none."""
        return self.phrase(" or ").join(map(self.role, self.owners(item)))

    def details(self, step: Step) -> Iterator[str]:
        """What is told about a step when it is pointed at: owners, deadline, waits, processes."""
        if owners := self.who(step):
            yield owners
        if step.within:
            since = self._since(step)
            far = self.phrase("within {time} of {step}")
            message = far if since else self.phrase("within {time}")
            yield message.format(time=self.span(step.within), step=since)
        if step.by:
            yield self.phrase("due: {time}").format(time=self.span(step.by))
        if step.timebox:
            yield self.phrase("at most {time}").format(time=self.span(step.timebox))
        if step.wait:
            roles = [self.support.roles[id] for id in step.wait.who if id in self.support.roles]
            named = self.phrase("waits for {who}: {what}")
            message = named if roles else self.phrase("waits for {what}")
            who = self.phrase(" or ").join(map(self.role, roles))
            yield message.format(who=who, what=self.text(step.wait.for_))
        if step.run and step.run in self.support.processes:
            process = self.process(self.support.processes[step.run])
            yield self.phrase("runs {process}").format(process=process)

    def _since(self, step: Step) -> str:
        if step.since is None:
            return ""
        other = self._steps.get(f"{step.process}.{step.since}")
        if other:
            return self.phrase("step {number}").format(number=other[0].number)
        return self.phrase("the start")

    def _run_outcome(self, step: Step, id: str) -> str:
        process = self.support.processes.get(step.run or "")
        return self.outcome(Outcome(process, id, process.outcomes.get(id))) if process else id

    def plain(self, text: str) -> str:
        """A MyST text without its markup."""
        return markup.plain(text, self.said)

    def said(self, role: str, target: str) -> str:
        """What a reference without words of its own says; a link has no role."""
        if role and not role.startswith("support:"):
            return target
        said = target.rpartition(".")[2].replace("-", " ")
        if self._naming:  # names may name each other
            return said
        self._naming = True
        try:
            return self._name(role, target) or said
        finally:
            self._naming = False

    def _name(self, role: str, target: str) -> str:
        """What a definition is called, empty if there is no such one."""
        support = self.support
        step = self._named_step(target)
        if step is not None and role in ("support:step", ""):
            return self.referred(step)
        if target in support.processes and role in ("support:process", "support:step", ""):
            return self.process(support.processes[target])
        if target in support.roles and role in ("support:role", ""):
            return self.role(support.roles[target])
        if target in support.templates and role in ("support:template", ""):
            return self.text(support.templates[target].title)
        if target in support.communities and role in ("support:community", ""):
            return self.text(support.communities[target].name)
        return ""

    def _named_step(self, target: str) -> Step | None:
        """The step of this name, or the only one with this id."""
        found = self._steps.get(target, ())
        return found[0] if len(found) == 1 else None

    @cached_property
    def _levels(self) -> Levels:
        return Levels(self.support)

    @cached_property
    def _steps(self) -> Mapping[str, list[Step]]:
        """The steps with a name, and those with an id."""
        found: dict[str, list[Step]] = {}
        for process in self.support.processes.values():
            for step in process.steps:
                found.setdefault(step.name, []).append(step)
                found.setdefault(str(step.id), []).append(step)
        return found
