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

LEVELLED = """\
levels:
  severity:
    title: Severity
    values:
      sev1: {name: SEV-1, definition: Nobody can work.}
      sev2: {name: SEV-2, definition: Some cannot.}
roles:
  pager: {name: Pager, automatic: true, definition: Rings.}
  first: {name: First on call, held-by: Ada, definition: Comes first.}
  head: {name: Head, held-by: Bob, definition: Decides., reach: "`/page head`"}
  customer: {name: Customer, external: true, definition: Asks.}
processes:
  outage:
    title: Outage
    trigger: An alert.
    who: first
    steps:
      - {id: alert, title: Page somebody, who: pager, informs: first}
      - id: answer
        title: Answer the page
        within: {sev1: 15 minutes, else: 4 hours}
        since: start
      - id: ask
        title: Ask what they see
        if: the logs say too little
        wait: {for: an answer, who: customer, at-most: 2-3 hours}
        otherwise: restart
      - id: restart
        title: Restart the service
        warning: Do not delete its volume.
        expect: The status page turns green.
        otherwise: {go: ask, text: Look further.}
        escalate: {after: 15 minutes, to: head}
      - id: report
        title: Publish the report
        within: {sev1: 1 calendar day, sev2: 2 calendar days}
        since: start
"""
