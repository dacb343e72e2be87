"""Is what a change alters found again, and nothing else? Random edits, each judged both ways."""

from __future__ import annotations

import json
import os
import random
from typing import Any

import pytest
from test_scope import AROUND, SETTINGS

from sphinx_support_process.checks import Context, again, check, context
from sphinx_support_process.load import Part, joined, part_of
from sphinx_support_process.server.texts import judge
from sphinx_support_process.server.texts.judge import Memory

SERIES = int(os.environ.get("SUPPORT_PROCESS_SERIES", "10"))
"""Random series that are tried; `.ci/more` tries many."""

TARGETS = ["next", "done", "s0", "s1", "p0", "p1", "p2", "p2.s0"]
ROLES = ["agent", "lead", "customer"]
TEXTS = ["Fine.", "An {term}`Incident`.", "See [](#p1.s0) and {support:step}`p2.s1`."]
TITLES = ["Read the mail", "Close the mails", "Do it"]
ODD: dict[str, list[str]] = {
    "targets": [*TARGETS, "nothing", "p1.s9"],
    "roles": [*ROLES, "nobody"],
    "texts": [*TEXTS, "Go back to step 1.", "A fuss.", "{support:step}`s9`"],
    "titles": [*TITLES, "Tell the Support Steward", "Is it an outage?"],
}
USUAL = {"targets": TARGETS, "roles": ROLES, "texts": TEXTS, "titles": TITLES}


class Team:
    """Processes `p0`, `p1` … of some size, a file each, that are edited at random."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = USUAL if chance.random() < 0.6 else ODD
        self.around = {
            key: value for key, value in AROUND.items() if self.words is ODD or key[:2] != "pr"
        }
        self.processes = [self.process() for _ in range(chance.randint(2, 12))]
        self.ids = [f"p{number}" for number in range(len(self.processes))]
        self.files = [f"{id}.yaml" for id in self.ids]
        self.parts: dict[str, Part] = {}

    def one(self, kind: str) -> str:
        return self.chance.choice(self.words[kind])

    def some(self, chances: dict[str, Any], rate: float) -> dict[str, Any]:
        return {key: value() for key, value in chances.items() if self.chance.random() < rate}

    def step(self, number: int) -> dict[str, Any]:
        time = {"sev1": "1 hour", "else": "2 hours"}
        more = {
            "who": lambda: self.one("roles"),
            "text": lambda: self.one("texts"),
            "next": lambda: self.one("targets"),
            "answers": lambda: {"Yes": self.one("targets"), "No": self.one("targets")},
            "run": lambda: f"p{self.chance.randrange(3)}",
            "starts": lambda: f"p{self.chance.randrange(3)}",
            "within": lambda: self.chance.choice(["1 hour", "1 working day", time]),
            "since": lambda: "start",
            "informs": lambda: self.one("roles"),
            "send": lambda: self.chance.choice(["hello", "odd"]),
            "if": lambda: "it is so",
            "otherwise": lambda: self.one("targets"),
            "wait": lambda: {"for": "It"},
            "escalate": lambda: [{"to": self.one("roles")}],
            "ignore": lambda: [{"rule": "silent-handoff", "reason": "They sit together."}],
        }
        return {"id": f"s{number}", "title": self.one("titles"), **self.some(more, 0.15)}

    def process(self) -> dict[str, Any]:
        more = {
            "who": lambda: self.one("roles"),
            "trigger": lambda: self.one("texts"),
            "goal": lambda: self.one("texts"),
            "avoid": lambda: "fuss",
            "outcomes": lambda: {"done": "Done", "yes": "Yes"},
            "always": lambda: self.chance.choice(["s0 before s1", "p1.s0 before s0"]),
            "duties": lambda: [{"id": "watch", "title": "Watch", "every": "1 day", "starts": "p0"}],
        }
        steps = [self.step(number) for number in range(self.chance.randint(1, 4))]
        return {"title": "The first", "steps": steps, **self.some(more, 0.35)}

    def texts(self) -> dict[str, str]:
        """What stands in each file."""
        said: dict[str, Any] = {"team.yaml": self.around}
        for file, id, process in zip(self.files, self.ids, self.processes, strict=True):
            said.setdefault(file, {"processes": {}})["processes"][id] = process
        return {file: json.dumps(each, indent=1) for file, each in sorted(said.items())}

    def edit(self) -> None:
        """Change something, or several things at once."""
        for _ in range(self.chance.choice([1, 1, 1, 2, 4])):
            self.edit_one()

    def edit_around(self) -> None:
        """Take a role away, or give it back."""
        roles = dict(self.around["roles"])
        if roles.pop("lead", None) is None:
            roles = AROUND["roles"]
        self.around = {**self.around, "roles": roles}

    def edit_one(self) -> None:
        number = self.chance.randrange(len(self.processes))
        process = self.processes[number] = json.loads(json.dumps(self.processes[number]))
        step = self.chance.choice(process["steps"])
        edits: list[Any] = [
            lambda: step.update(text=self.one("texts")),
            lambda: step.update(title=self.one("titles")),
            lambda: step.update(who=self.one("roles")),
            lambda: step.update(who=self.one("roles")),
            lambda: process.update(who=self.one("roles")),
            lambda: step.update(next=self.one("targets")),
            lambda: step.update(answers={"Yes": self.one("targets"), "No": "next"}),
            lambda: step.update(run=f"p{self.chance.randrange(3)}"),
            lambda: step.update(starts=f"p{self.chance.randrange(3)}"),
            lambda: [step.pop(key, None) for key in ("next", "answers", "run", "starts")],
            lambda: step.update(within=self.chance.choice(["3 hours", "1 hour"]), since="start"),
            lambda: step.update(informs=self.one("roles")),
            lambda: process.update(always=self.chance.choice(["s0 before s1", "s1 then s0"])),
            lambda: process.pop("trigger", None),
            lambda: process.update(trigger="A mail."),
            self.edit_around,
            lambda: self.ids.__setitem__(number, f"{self.chance.choice('pq')}{number}"),
            lambda: self.files.__setitem__(number, self.chance.choice(self.files)),
            lambda: process["steps"].insert(0, self.step(len(process["steps"]))),
            lambda: process["steps"].pop() if process["steps"][1:] else None,
            lambda: process.update(title=self.chance.choice(["The second", "The third"])),
            lambda: process.update(triger="This is no key."),
            lambda: process.pop("triger", None),
            lambda: step.update(odd="This is none either."),
            lambda: [each.pop("odd", None) for each in process["steps"]],
            lambda: self.processes.__setitem__(number, self.process()),
        ]
        self.chance.choice(edits)()

    def context(self) -> Context:
        """What the files say; of those that are as they were before the parts are the same."""
        for file, text in self.texts().items():
            if file not in self.parts or self.parts[file].text != text:
                self.parts[file] = part_of(file, text)
        return Context(joined(self.parts[file] for file in self.texts()), SETTINGS)


@pytest.mark.parametrize("seed", range(SERIES))
def test_after_random_edits_the_same_is_found_as_if_all_was_judged(seed: int) -> None:
    team, memory = Team(random.Random(seed)), Memory()
    for _ in range(8):
        assert memory.check(team.context()) == check(team.context())
        team.edit()


def test_after_much_was_guessed_no_more_is_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (context, again, judge):
        monkeypatch.setattr(module, "MAX_COMPARED", 12)

    def file(id: str, key: str, names: list[str]) -> Part:
        steps = [{"id": f"s{n}", "title": "Do it", key: [name]} for n, name in enumerate(names)]
        text = json.dumps({"processes": {id: {"title": "First", "steps": steps}}})
        return part_of(f"{id}.yaml", text)

    def numbered(name: str, count: int) -> list[str]:
        return [f"{name}{number}" for number in range(count)]

    around = {"roles": AROUND["roles"], "templates": AROUND["templates"]}
    others = [part_of("team.yaml", json.dumps(around)), file("p0", "send", ["hi"])]
    memory = Memory()
    for count in (1, 9, 1, 9):
        loaded = joined([*others, file("p1", "informs", numbered("lead", count))])
        assert memory.check(Context(loaded, SETTINGS)) == check(Context(loaded, SETTINGS))
