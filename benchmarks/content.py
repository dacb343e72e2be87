"""What do the pages say? Invented processes of a support team, the same for every spelling.

A text may hold `[[term ID]]` and `[[step PROCESS.STEP]]`; each spelling writes them in its own way.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

STEPS_PER_PROCESS = 20

ROLES = {
    "support-triager": "Support Triager",
    "support-agent": "Support Agent",
    "incident-responder": "Incident Responder",
    "engineering-manager": "Engineering Manager",
    "communication-liaison": "Communication Liaison",
    "community-representative": "Community Representative",
}
TERMS = {
    "change-request": "Change Request",
    "helpdesk": "Helpdesk",
    "hub": "Hub",
    "incident": "Incident",
    "on-call-day": "On-call Day",
    "outage": "Outage",
    "post-mortem": "Post-mortem",
    "runbook": "Runbook",
    "service-window": "Service Window",
    "severity": "Severity",
    "sprint": "Sprint",
    "status-page": "Status Page",
    "support-budget": "Support Budget",
    "tracker": "Tracker",
    "work-board": "Work Board",
}
TEMPLATES = {
    "acknowledged": "Request acknowledged",
    "queued": "Request queued",
    "approval-asked": "Approval asked",
    "update": "News of your request",
    "resolved": "Request resolved",
}
LEVELS = {"high": "High", "medium": "Medium", "low": "Low"}
TEMPLATE_BODY = (
    "Hello,\n\nthank you for writing to us. We have read your message and will come back to you\n"
    "as soon as there is something to tell. Please answer in this thread.\n\nThe support team"
)
DEFINITION = (
    "A word that the team uses in one sense only, so that a new colleague and an old hand mean\n"
    "the same thing by it. Ask when a page seems to use it in another way."
)
VERBS = (
    "Acknowledge Assign Check Collect Compare Describe Document Inspect Record Review Update Verify"
)
THINGS = (
    "access alert deployment evidence log message priority request schedule symptom ticket "
    "workaround"
)
STATES = "approved complete critical known urgent visible"
PLAIN = [
    "Read the whole thread before you write, attachments included, and note what is still missing.",
    "Write in plain words: the reader may be in a classroom with **forty students** waiting.",
    "A short answer today is worth more than a complete one at the end of the week.",
    "Keep what you find in one place, so that whoever takes over tomorrow need not ask again.",
    "If two colleagues disagree, the one who talks to the community decides *for now*.",
    "Run `status --all` first; it takes a minute and answers every other question.",
    "Numbers from memory are wrong more often than not, so copy them from the screen.",
    "Say what you are going to do next and by when, even if it is only to look again.",
    "The [handbook](https://example.org/handbook) has a longer version with pictures.",
    "Nothing here needs special permissions; ask for them when you think that it does.",
]
WITH_TERM = [
    "Look it up in the [[term {}]] when you are not sure, and correct it if it is out of date.",
    "This counts as part of the [[term {}]], so it is planned together with the rest of it.",
    "Mention the [[term {}]] by its name, because people search for that word later.",
    "Whoever looks after the [[term {}]] wants to know about it before the day is over.",
]
WITH_STEP = [
    "You will need the result again in [[step {}]], so keep it at hand.",
    "If it turns out otherwise, what is said in [[step {}]] holds here too.",
    "Do not mix this up with [[step {}]], which looks alike from the outside.",
    "The reasons are the same as for [[step {}]], and so are the exceptions.",
]
ITEMS = [
    "the name of the community and of the person who wrote",
    "what was expected, and what was seen **instead**",
    "the time at which it was noticed first",
    "a link to the page or to the log",
    "who has been told already",
    "whether others see it as well",
]
_TOKEN = re.compile(r"\[\[(term|step) ([a-z0-9.-]+)\]\]")


@dataclass
class Step:
    """One step; `answers` maps an answer to where it leads and a remark.

    `within` is one time, or one for each of the levels.
    """

    id: str
    title: str
    who: str
    paragraphs: list[str] = field(default_factory=list)
    checklist: list[str] = field(default_factory=list)
    answers: dict[str, tuple[str, str]] = field(default_factory=dict)
    within: str | dict[str, str] = ""
    condition: str = ""
    send: str = ""
    informs: list[str] = field(default_factory=list)


@dataclass
class Process:
    """One process, which is one page."""

    id: str
    title: str
    steps: list[Step] = field(default_factory=list)

    @property
    def goal(self) -> str:
        return (
            f"Everybody knows what happens during {self.title.lower()}, and nothing is done twice."
        )

    @property
    def trigger(self) -> str:
        return f"Somebody asks for {self.title.lower()}."

    def number(self, step: str) -> int:
        """The place of a step in the list, from 1."""
        return next(place for place, other in enumerate(self.steps, 1) if other.id == step)

    def after(self, step: Step) -> Step | None:
        """The step that is listed after this one."""
        place = self.number(step.id)
        return self.steps[place] if place < len(self.steps) else None

    def before(self, step: Step) -> Step | None:
        """The step that is listed before this one."""
        place = self.number(step.id)
        return self.steps[place - 2] if place > 1 else None

    def target(self, step: Step, go: str) -> Step | None:
        """The step that an answer leads to, None if that is another process."""
        if go == "next":
            return self.after(step)
        return next((other for other in self.steps if other.id == go), None)

    def ways(self) -> Iterator[tuple[Step, Step]]:
        """Each way from a step to a step."""
        for step in self.steps:
            for go in [go for go, _ in step.answers.values()] or ["next"]:
                if target := self.target(step, go):
                    yield step, target


Content = dict[str, Process]


def invent(steps: int, seed: int = 0) -> Content:
    """About `steps` steps in processes of twenty; the same for the same numbers."""
    rng = random.Random(seed)
    content: Content = {}
    for number in range(1, max(1, steps // STEPS_PER_PROCESS) + 1):
        process = Process(f"process-{number}", f"Procedure {number}")
        content[process.id] = process
        acts = rng.sample(list(product(VERBS.split(), THINGS.split())), STEPS_PER_PROCESS)
        who = rng.choice(list(ROLES))
        for place, (verb, thing) in enumerate(acts):
            title = f"{verb} the {thing}"
            if place % 5 == 3:
                title = f"{verb} the {thing}: is it {rng.choice(STATES.split())}?"
            if rng.random() < 0.25:
                who = rng.choice(list(ROLES))
            process.steps.append(Step(f"{verb}-{thing}".lower(), title, who))
    for process in content.values():
        for place, step in enumerate(process.steps):
            _fill(step, place, process, content, rng)
        _inform(process)
    return content


def _inform(process: Process) -> None:
    """Let each step inform those who go on after it."""
    steps = {step.id: step for step in process.steps}
    for step in process.steps:
        ways = [steps[go] for go, _ in step.answers.values() if go in steps]
        others = [*ways, process.after(step)]
        skipped = [process.after(other) for other in others if other and other.condition]
        owners = [other.who for other in [*others, *skipped] if other]
        step.informs = [who for who in dict.fromkeys(owners) if who != step.who]


def set_conditions(content: Content) -> None:
    """Put a condition on every third step that asks nothing, and let deadlines differ by level."""
    for process in content.values():
        for place, step in enumerate(process.steps):
            if place % 3 == 2 and not step.answers:
                step.condition = "the request comes from a partner"
            if step.within:
                number = place // 3 + 1
                times = (f"{number} working hours", f"{number} working days", f"{number} weeks")
                step.within = dict(zip(LEVELS, times, strict=True))
        _inform(process)


def change_text(content: Content) -> None:
    """Say something else in one step of one process."""
    step = _middle(content).steps[9]
    step.paragraphs[0] = "This sentence is new. " + step.paragraphs[0]


def insert_step(content: Content) -> None:
    """Put a new step at the top of one process, so that all of its steps get another number."""
    process = _middle(content)
    step = Step("new-step", "Breathe in", process.steps[0].who, [PLAIN[0]])
    process.steps.insert(0, step)


def replace_tokens(text: str, term: Callable[[str], str], step: Callable[[str], str]) -> str:
    """The text with each token replaced by what `term` or `step` makes of its name."""
    return _TOKEN.sub(lambda found: (term if found[1] == "term" else step)(found[2]), text)


def jumps(process: Process) -> Iterator[tuple[Step, str]]:
    """Each way that does not lead to the step listed after: its step, and its target."""
    for step in process.steps:
        for go, _ in step.answers.values():
            if go != "next":
                yield step, go


def _middle(content: Content) -> Process:
    processes = list(content.values())
    return processes[len(processes) // 2]


def _fill(step: Step, place: int, process: Process, content: Content, rng: random.Random) -> None:
    linked = process if rng.random() < 0.7 else rng.choice(list(content.values()))
    target = f"{linked.id}.{rng.choice(linked.steps).id}"
    first = [rng.choice(PLAIN), rng.choice(WITH_TERM).format(rng.choice(list(TERMS)))]
    second = [rng.choice(WITH_STEP).format(target), rng.choice(PLAIN)]
    step.paragraphs = (
        [" ".join(first), " ".join(second)] if place % 2 else [" ".join(first + second)]
    )
    if place % 4 == 2:
        step.checklist = rng.sample(ITEMS, 3)
    if place % 3 == 0:
        days = 1 + place // 3
        step.within = f"{days} working day{'s' * (days > 1)}"
    if place % 6 == 1:
        step.send = rng.choice(list(TEMPLATES))
    if place % 5 == 3:
        others = [
            other.id
            for other in content.values()
            if other is not process and other.steps[0].who == step.who
        ]
        go = process.steps[{3: 9, 8: 4, 13: 19, 18: 14}[place]].id
        step.answers = {
            "Yes": (rng.choice(others) if place == 13 and others else go, ""),
            "No": ("next", "This is the usual case."),
        }
