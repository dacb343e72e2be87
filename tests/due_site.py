"""A desk with deadlines of all kinds, for pages that tell when they are due."""

from __future__ import annotations

DESK = """\
calendar:
  working:
    days: mon-fri
    hours: "09:00-17:00"
    timezone: Europe/Berlin
    holidays: [{date: 2026-12-25, name: Christmas Day}, 2027-01-01]
levels:
  severity:
    title: Severity
    values:
      sev1: {name: SEV-1, definition: Nobody can work.}
      sev2: {name: SEV-2, definition: Some cannot work.}
roles:
  desk: {name: Desk, held-by: the rota}
  expert: {name: Expert, held-by: Ada}
  customer: {name: Customer, external: true}
promises:
  answer:
    to: customer
    from: triage
    until: triage.tell
    within: {sev1: 6 working hours, else: 2 working days}
  repair: {to: customer, from: triage.assign, until: repair.mend, within: 2 working days}
processes:
  triage:
    title: Triage of *requests*
    trigger: A mail.
    who: desk
    steps:
      - {id: read, title: Read it, by: end of the working day}
      - {id: assign, title: Assign it, within: 4 working hours, since: start, informs: expert}
      - id: tell
        title: Tell the customer
        who: [desk, expert]
        accountable: expert
        within: 15 minutes
        informs: customer
      - id: look
        title: Look at it
        who: expert
        within: 6 working hours
        since: assign
        wait: {for: details, who: customer, at-most: 5 working days}
        otherwise: report
      - {id: report, title: Report it, who: expert, by: 2 weeks before the review, next: repair}
  repair:
    title: Repair
    who: expert
    steps: [{id: mend, title: Mend it, informs: customer}]
  quiet: {title: Quiet, who: desk, trigger: A word, steps: [{id: wait, title: Wait}]}
"""
