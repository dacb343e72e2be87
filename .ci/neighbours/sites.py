"""How is a site built beside other extensions? By a process of its own, as everybody builds one."""

import subprocess
import sys
from pathlib import Path

TEAM = """\
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}
roles:
  triager: {name: Triager, held-by: whoever is on duty}
  agent: {name: Agent, held-by: everybody in the team}
terms:
  ticket: {name: Ticket, aliases: [Case], definition: "What a {term}`Triager` reads."}
templates:
  hello: {title: First answer, to: agent, body: Hello.}
processes:
  triage:
    title: First look
    label: support:triage
    goal: Every {term}`Case` is read.
    trigger: A message arrives.
    who: triager
    outcomes:
      solved: It is solved.
    steps:
      - id: read
        title: Is it understood?
        within: 1 hour
        informs: agent
        answers:
          Yes: {go: answer, text: Do not wait.}
          No: solved
      - id: answer
        title: Greet the requester
        who: agent
        send: hello
        text: |
          TEXT
        next: solved
"""

VIEWS = (
    *("process triage", "chart triage", "walkthrough triage", "checklist triage", "overview"),
    *("role triager", "responsibilities", "templates", "glossary"),
)
PAGE = "# Team\n\n" + "".join(
    "```{{support:{}}} {}\n```\n\n".format(*view.partition(" ")[::2]) for view in VIEWS
)
OTHER = """\
# Other

See {support:step}`triage.answer`, {term}`Cases`, {support:role}`agent`, [](#triage.read).
"""


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def project(folder: Path, extensions: list[str], text: str = "Be polite.", **conf: object) -> None:
    """Write a project that shows everything; `conf` is what else stands in conf.py."""
    settings = {
        "project": "Team",
        "extensions": extensions,
        "html_theme": "alabaster",
        "suppress_warnings": ["toc.not_included"],
    }
    lines = (f"{name} = {value!r}\n" for name, value in (settings | conf).items())
    write(
        folder,
        {
            "conf.py": "".join(lines),
            "support/team.yaml": TEAM.replace("TEXT", text.replace("\n", "\n          ")),
            "index.md": PAGE,
            "other.md": OTHER,
        },
    )


def run(*command: str | Path, cwd: Path) -> str:
    """What a command says, which must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)], cwd=cwd, capture_output=True, text=True
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


def build(folder: Path, builder: str = "html", *options: str) -> Path:
    """Build it, with warnings as errors; where the output is."""
    run("sphinx", "-q", "-W", "--keep-going", "-E", "-b", builder, *options, ".", "out", cwd=folder)
    return folder / "out"
