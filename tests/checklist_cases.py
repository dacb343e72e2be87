"""A support process with every kind of task that a checklist can have."""

CHECKLIST = """\
roles:
  triager: {name: Triager, held-by: Ada, definition: First contact.}
  agent: {name: Agent, held-by: Bob, definition: Solves it.}
  head: {name: Head, held-by: Cleo, definition: Decides., reach: "`/page head`"}
terms:
  ticket: {name: Ticket, definition: What is asked.}
templates:
  queued: {title: Request queued, to: agent, body: We have it.}
processes:
  triage:
    title: Triage
    trigger: A request arrives.
    who: triager
    outcomes: {refused: The request is refused., settled: It is settled.}
    steps:
      - {id: take, title: 'Take the {term}`Ticket`', phase: Receive}
      - id: little
        title: Does it need little?
        answers: {'Yes': small, 'No': acknowledge, Nonsense: refused}
      - {id: acknowledge, title: Acknowledge it, within: 4 hours, send: queued}
      - id: solve
        title: Solve it
        phase: Solve
        who: agent
        informs: [triager]
        warning: Do not promise anything.
        expect: They are happy.
        otherwise: acknowledge
        escalate: {after: 1 hour, to: head}
      - {id: thank, title: Thank them, if: they were patient, who: agent}
      - id: again
        title: Is there more?
        who: agent
        informs: [triager]
        answers: {'Yes': acknowledge, 'No': close}
      - {id: close, title: Close it, who: agent, next: settled}
  small:
    title: Small requests
    who: triager
    steps: [{id: do, title: Do it}]
"""
