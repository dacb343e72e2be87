"""A support process with every way on that a step can have, for the tests of walkthroughs."""

WALK = """\
roles:
  triager: {name: Triager, held-by: Ada, definition: First contact.}
  agent: {name: Agent, held-by: Bob, definition: Solves it.}
terms:
  outage: {name: Outage, definition: All is down.}
templates:
  queued:
    title: Request queued
    to: agent
    subject: "Your request: {{ subject }}"
    body: |
      Hello {{ subject }}.
    placeholders: {subject: what it is about}
processes:
  triage:
    title: Triage
    trigger: A request arrives.
    requires: You are on duty.
    who: triager
    outcomes:
      refused: The request is *refused*.
      settled: It is settled.
    duties:
      - {id: write, title: Write to everybody, every: 4 hours, until: tell}
    steps:
      - id: acknowledge
        title: Acknowledge the request
        phase: Receive
        within: 4 hours
        since: start
        send: queued
        informs: [agent]
        checklist: [Be kind., Be quick.]
        text: |
          (how-to-answer)=
          Answer first[^when]. See {support:step}`solve`.

          [^when]: At once.
      - id: authorise
        title: May they ask?
        phase: Understand
        run: association
        outcomes: {allowed: next, denied: refused}
      - id: kind
        title: What is it?
        informs: [agent]
        answers:
          'An {term}`Outage`': {go: outage, text: It comes first.}
          'As in {support:step}`acknowledge`': acknowledge
          Something else: solve
          A mistake: refused
      - id: solve
        title: Solve it
        who: agent
        wait: {for: the logs, at-most: 2 calendar days, then: kind}
        informs: [triager]
      - id: tell
        title: Tell them
        next: settled
  association:
    title: Association
    who: triager
    outcomes: {allowed: They may, denied: They may not.}
    steps:
      - id: look
        title: Look them up
        informs: [agent]
        answers: {Known: allowed, Unknown: denied, Broken: outage.mend}
  outage:
    title: Outage
    who: agent
    steps:
      - {id: find, title: Find it, next: mend, starts: [association], informs: [triager]}
      - {id: mend, title: Mend it}
"""
