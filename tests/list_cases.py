"""A support process with all that lists of roles, promises, words and people can show."""

LISTS = """\
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: Europe/Paris}
roles:
  triager:
    name: Triager
    aliases: [Desk]
    held-by: Ada
    definition: First contact.
  agent: {name: Agent, held-by: Bob, definition: Solves it., avoid: [Steward]}
  customer: {name: Customer, external: true, definition: Asks.}
terms:
  incident:
    name: Incident
    aliases: [Outage]
    avoid: [blackout]
    definition: A disruption.
templates:
  queued: {title: Request queued, to: customer, body: We got it.}
  approval: {title: Approval asked, to: customer, body: "May they?"}
processes:
  triage:
    title: Triage
    trigger: A request arrives.
    goal: Choose how a request is resolved.
    who: triager
    steps:
      - id: take
        title: Take it
        within: 1 working day
        since: start
        send: queued
        informs: [customer]
      - id: grave
        title: Is it an {term}`outage`?
        informs: [agent]
        answers: {Yes: incident, No: ask}
      - {id: ask, title: Ask for approval, who: agent, send: approval, informs: [triager]}
      - {id: close, title: Close it, next: done}
  incident:
    title: Incident response
    goal: End an {term}`incident`.
    who: agent
    steps:
      - {id: look, title: Look at it, informs: [triager]}
      - {id: over, title: "Is it over?", answers: {Yes: done, No: look}}
promises:
  taken: {to: customer, from: triage, until: triage.take, within: 1 working day}
communities:
  tide:
    name: Tidewater Observatory
    url: https://tide.example
    representatives:
      - {name: Noor Haddad, email: noor@tide.example, github: noor-at-tide}
      - {name: Tomás Ferreira, phone: +00 555 0100}
      - {name: Edda Lind, until: 2024-10-14}
  atlas:
    name: Open Atlas
    representatives: [{name: Tomás Ferreira}]
"""

PEOPLE = """\
```{support:representatives}
:step: triage.ask
:former:
```
"""
