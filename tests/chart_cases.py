"""Random support processes for the tests of charts and exporters."""

from __future__ import annotations

import random

from sphinx_support_process.flow import Flow
from sphinx_support_process.load import read_text

WORDS = (
    "ask",
    "the",
    "triager",
    "whether",
    "Störungsmeldung",
    "belongs",
    "community",
    "事件",
    "it",
)


def flow_of(text: str) -> Flow:
    loaded = read_text(text)
    assert loaded.problems == ()
    return Flow(loaded.support)


def _title(rng: random.Random) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 12)))


def random_process(seed: int) -> str:
    """YAML of a process `p` with 1 to 8 roles and 1 to 80 steps, most ways forward, some back."""
    rng = random.Random(seed)
    roles = [f"role-{n}" for n in range(rng.randint(1, 8))]
    count = rng.choice([rng.randint(1, 8), rng.randint(1, 25), rng.randint(1, 80)])
    ids = [f"step-{n}" for n in range(count)]
    ends = ["next", "over", "failed", "other", "other.o2"]
    lines = ["roles:"]
    for role in roles:
        automatic = rng.choice(["", "", "", ", automatic: true"])
        lines.append(f"  {role}: {{name: {_title(rng)[:30].strip()}{automatic}}}")
    levels = ", ".join(f"g{n}: {{name: G-{n}, definition: A level.}}" for n in (1, 2, 3))
    lines += [
        f"levels: {{grave: {{title: How grave, values: {{{levels}}}}}}}",
        "processes:",
        "  other: {title: Another process, steps: [{id: o1, title: One}, {id: o2, title: Two}]}",
        "  p:",
        "    title: A random process",
        "    trigger: [" + ", ".join(_title(rng) for _ in range(rng.randint(0, 3))) + "]",
        "    outcomes: {over: It is over., failed: " + _title(rng) + "}",
        "    steps:",
    ]
    for at, id in enumerate(ids):
        near = [ids[n] for n in range(max(0, at - 4), min(count, at + 6))]
        where = lambda near=near: rng.choice(  # noqa: E731
            [rng.choice(near), rng.choice(ids), rng.choice(ends)]
        )
        lines += [f"      - id: {id}", f"        title: {_title(rng)}"]
        lines.append(f"        who: {rng.choice(roles)}")
        if rng.random() < 0.15:
            lines.append(f"        phase: {_title(rng)}")
        kind = rng.random()
        if kind < 0.4:
            answers = [
                f"'{_title(rng)[:28].strip()} {n}': {where()}" for n in range(rng.randint(1, 5))
            ]
            lines.append("        answers: {" + ", ".join(answers) + "}")
        elif kind < 0.55:
            lines.append(f"        next: {where()}")
        elif kind < 0.65:
            lines += ["        run: other", f"        outcomes: {{done: {where()}}}"]
        if kind >= 0.4 and rng.random() < 0.15:
            lines.append(f"        if: {_title(rng)}")
        if rng.random() < 0.1:
            lines.append("        starts: other")
        if rng.random() < 0.15:
            wait = "{for: an answer, at-most: 5 working days, then: " + where() + "}"
            lines.append(f"        wait: {wait}")
        elif kind >= 0.4 and rng.random() < 0.2:
            causes = [
                "expect: It works.",
                "timebox: {g2: 1 hour, g1: 20 minutes, else: 3 working days}",
                "wait: {for: an answer, at-most: {g1: 20 minutes, else: 5 working days}}",
            ]
            lines += [f"        {cause}" for cause in rng.sample(causes, rng.randint(1, 3))]
            lines.append(f"        otherwise: {where()}")
        if rng.random() < 0.2:
            lines.append("        within: 3 working days")
        if rng.random() < 0.1:
            lines.append(f"        warning: {_title(rng)}")
        if rng.random() < 0.1:
            times = ["5 minutes", "{g1: 5 minutes, g2: 1 hour, else: 3 working days}"]
            rungs = [
                f"{{to: {rng.choice(roles)}, after: {time}, when: {_title(rng)}}}"
                for time in times[: rng.randint(1, 2)]
            ]
            lines.append(f"        escalate: [{', '.join(rungs)}]")
    return "\n".join(lines) + "\n"


def random_processes(seed: int) -> str:
    """YAML of 2 to 16 short processes that run, start and lead to each other."""
    rng = random.Random(seed)
    roles = [f"role-{n}" for n in range(rng.randint(1, 8))]
    ids = [f"process-{n}" for n in range(rng.randint(2, 16))]
    lines = ["roles:"]
    lines += [f"  {role}: {{name: {_title(rng)[:30].strip()}}}" for role in roles]
    lines += ["processes:"]
    for id in ids:
        lines += [f"  {id}:", f"    title: {_title(rng)}", f"    who: {rng.choice(roles)}"]
        lines += ["    steps:"]
        for step in range(rng.randint(1, 4)):
            lines += [f"      - id: step-{step}", f"        title: {_title(rng)}"]
            kind = rng.random()
            if kind < 0.2:
                lines.append(f"        run: {rng.choice(ids)}")
            elif kind < 0.3:
                lines.append(f"        starts: {rng.choice(ids)}")
            elif kind < 0.5:
                answers = [f"'{n}': {rng.choice(ids)}" for n in range(rng.randint(1, 3))]
                lines.append(f"        answers: {{{', '.join(answers)}, no: next}}")
    return "\n".join(lines) + "\n"
