"""A support process with replies of every kind: wrapped, with a list, kept in the help desk."""

REPLIES = """\
roles:
  triager: {name: Triager, held-by: Ada, definition: First contact.}
  customer: {name: Customer, external: true, definition: Asks.}
templates:
  queued:
    title: Request queued
    to: customer
    channel: Helpdesk reply
    subject: "Re: {{ subject }}"
    body: |
      Hello {{ name }},

      thank you for writing to us. Your request has arrived, and we will find
      somebody to work on it. You will hear from us again as soon as we know who
      that is.

      Kind regards,
      {{ me }}
    placeholders:
      name: {label: first name, means: requester.first-name}
      subject: {label: subject of the ticket, example: New image}
      me: {label: your name, means: agent.name}
  asked:
    title: Details asked
    subject: "A question about: {{ subject }}"
    body: |
      Hello {{ first_name }},

      {{ questions }}

      - See https://example.org/how?a=1&b=2 before, {{ first_name }}.
      - {{ signature }}
    placeholders:
      first_name: {label: first name of the customer, means: requester.first-name}
      subject: subject of the ticket
      questions: your questions, one a line
      signature: {label: who asks, means: agent.name}
  kept: {title: Kept elsewhere, url: "https://desk.example/macros/12"}
  short: {title: Nothing to fill in, body: We have it.}
processes:
  triage:
    title: Triage
    trigger: A request arrives.
    who: triager
    duties:
      - {id: tell, title: Tell how it stands, every: 4 hours, until: ask, send: short}
    steps:
      - {id: take, title: Take the request}
      - {id: acknowledge, title: Acknowledge it, send: queued, informs: [customer]}
      - {id: ask, title: Ask for details, send: [asked, kept], informs: [customer]}
communities:
  library: {name: Library, representatives: [{name: Ann Example, email: hidden7@secret.example}]}
"""
