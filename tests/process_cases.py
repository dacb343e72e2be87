"""A support process whose page has all that a page of a process can have."""

PROCESS = """\
roles:
  triager: {name: Triager, held-by: Ada, definition: First contact.}
  agent: {name: Agent, held-by: Bob, definition: Solves it., color: "#123456"}
  head: {name: Head, held-by: Cleo, definition: Decides.}
  robot: {name: Robot, automatic: true, definition: Sends mails.}
terms:
  ticket: {name: Ticket, definition: What is asked.}
templates:
  queued: {title: Request queued, to: agent, body: We have it.}
processes:
  triage:
    title: Triage
    label: support:first
    goal: Find out what it is.
    trigger: A request arrives.
    requires: The desk is open.
    keeper: head
    verified: 2026-09-14
    who: triager
    outcomes: {refused: The request is refused., settled: It is settled.}
    duties:
      - {id: report, title: Say how it stands, who: head, every: 2 hours, until: close}
    steps:
      - {id: take, title: 'Take the {term}`Ticket`', phase: Receive, within: 4 hours, since: start}
      - id: little
        title: Does it need little?
        answers: {'Yes': small, 'No': next, Nonsense: refused}
      - {id: pass, title: Pass it on, send: queued, next: solve}
      - {id: solve, title: Solve it, phase: Solve, who: agent, text: Look closely.}
      - {id: note, title: Note it, who: agent, if: it was hard, next: file}
      - {id: file, title: File it, who: robot}
      - id: again
        title: Is there more?
        who: agent
        informs: [head]
        answers: {'Yes': solve, 'No': close}
      - {id: close, title: Close it, who: head, next: settled}
  small:
    title: Small requests
    who: triager
    steps: [{id: do, title: Do it}, {id: done, title: Tell them}]
"""

FILES = {
    "support/a.yaml": PROCESS,
    "index.md": "# Triage\n\nWhat we do.\n\n```{support:process} triage\n:chart:\n```\n\n"
    "## More\n\n```{support:checklist} triage\n```\n\n"
    "```{toctree}\n:hidden:\nsmall\nothers\n```\n",
    "small.md": "# Small requests\n\n```{support:process} small\n:chart:\n```\n",
    "others.md": "# Others\n\n```{support:glossary}\n```\n\n```{support:templates}\n```\n",
}
"""One page with a process in parts, and one with a process that has none."""


def many(count: int) -> str:
    """A process of so many steps in four lanes, in phases of ten."""
    steps = []
    for number in range(count):
        who = ("triager", "agent", "head", "triager", "robot")[number // 2 % 5]
        phase = f", phase: Part {number // 10 + 1}" if number % 10 == 0 else ""
        steps.append(f"      - {{id: s{number}, title: Do part {number} of it, who: {who}{phase}}}")
    lanes = "\n".join(steps)
    return f"{PROCESS}  many:\n    title: Many steps\n    steps:\n{lanes}\n"
