"""What is a support process? The frozen model, and the one declaration of its YAML format.

Every class below is written in YAML as a mapping with one key per field (`held_by` is `held-by`,
`from_` is `from`); the note beside a field describes it in the JSON Schema and in the reference.
Fields without a note are filled by the loader: `id` with the key that an entry stands under,
`process` with the id of the process around it, `number` with its place in the list, from 1.
A second note `Id` says that the keys of a mapping are ids. Only the loader makes records.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from .record import NONE, Record, record
from .text import (
    Colour,
    Date,
    Duration,
    Id,
    Inline,
    Label,
    Markdown,
    Name,
    Order,
    Plain,
    ProcessId,
    RoleId,
    Rule,
    Since,
    Status,
    StepId,
    StepName,
    Target,
    TemplateId,
    Text,
    Url,
)


@record
class Ignore(Record):
    """A problem that the team accepts for now."""

    rule: Annotated[Rule, "The name of the rule to silence here."]
    reason: Annotated[Text | None, "Why it is accepted."] = None
    until: Annotated[Date | None, "The last day on which it is accepted."] = None


Ignores = Annotated[tuple[Ignore, ...], "Problems accepted here, each with a reason."]


@record
class Working(Record):
    """When the team works."""

    days: Annotated[Text | None, "Working days: `mon-fri`, or a list as in `mon, wed, fri`."] = None
    hours: Annotated[Text | None, 'Working hours of such a day: `"09:00-17:00"`.'] = None
    timezone: Annotated[Text | None, "Time zone of these hours, as in `Europe/Berlin`."] = None


@record
class Calendar(Record):
    """What a working day is, and the team's own units of time."""

    working: Annotated[Working | None, "Days, hours and time zone in which the team works."] = None
    units: Annotated[
        Mapping[str, Duration], "Own units: the name of one (`sprint`) and how long it is."
    ] = NONE


@record
class Role(Record):
    """Who acts: somebody on duty, or somebody outside that the team talks to."""

    id: Id
    name: Annotated[Name, "The name that readers see."]
    plural: Annotated[Name | None, "The plural, where adding an s is wrong."] = None
    aliases: Annotated[tuple[Name, ...], "Other names that writers use for it."] = ()
    avoid: Annotated[tuple[Name, ...], "Words that writers should not use for it."] = ()
    held_by: Annotated[Inline | None, "Who holds the role at the moment."] = None
    external: Annotated[bool, "`true` for somebody outside the team."] = False
    color: Annotated[Colour | None, "Its colour in charts and badges: `#2f7de1`."] = None
    definition: Annotated[Markdown | None, "What the role is for."] = None
    ignore: Ignores = ()


@record
class Term(Record):
    """A word of the team, defined once."""

    id: Id
    name: Annotated[Name, "The term as readers see it."]
    plural: Annotated[Name | None, "The plural, where adding an s is wrong."] = None
    aliases: Annotated[tuple[Name, ...], "Other words that mean the same."] = ()
    avoid: Annotated[tuple[Name, ...], "Words that writers should not use for it."] = ()
    definition: Annotated[Markdown, "What it means."]
    ignore: Ignores = ()


@record
class Placeholder(Record):
    """What to put in place of `{{ name }}` in a template."""

    short: ClassVar[str] = "label"

    label: Annotated[Name, "What to fill in."]
    example: Annotated[Name | None, "An example of it."] = None


@record
class Template(Record):
    """A message to copy, fill in and send."""

    id: Id
    title: Annotated[Name, "What the message is."]
    to: Annotated[tuple[RoleId, ...], "The roles that it is sent to."] = ()
    channel: Annotated[Name | None, "Where it is sent."] = None
    subject: Annotated[Plain | None, "Its subject line; may hold `{{ placeholders }}`."] = None
    body: Annotated[Plain, "Its text, plain; may hold `{{ placeholders }}`."]
    placeholders: Annotated[
        Mapping[str, Placeholder], "Each `{{ name }}` of the template: what to fill in."
    ] = NONE
    ignore: Ignores = ()


@record
class Answer(Record):
    """One answer to a question, and where it leads."""

    short: ClassVar[str] = "go"

    go: Annotated[Target, "Where the answer leads."]
    text: Annotated[Inline | None, "A remark on the answer."] = None


@record
class Wait(Record):
    """A pause until somebody else has done something."""

    for_: Annotated[Inline, "What is waited for."]
    at_most: Annotated[Duration | None, "How long to wait."] = None
    then: Annotated[Target | None, "Where to go on when that time is over."] = None


@record
class Escalate(Record):
    """Whom to call when the owner cannot go on."""

    short: ClassVar[str] = "to"

    to: Annotated[RoleId, "The role to call."]
    when: Annotated[Inline | None, "In which case."] = None


@record
class Step(Record):
    """One thing to do, by one role, at one point of a process."""

    short: ClassVar[str] = "title"

    process: Id
    number: int
    id: Annotated[Id, "The name of the step within its process; links and anchors come from it."]
    title: Annotated[Inline, "What to do, as an imperative; or a question that ends in `?`."]
    who: Annotated[
        tuple[RoleId, ...], "Who does it; of several roles any one may (see `accountable`)."
    ] = ()
    text: Annotated[Markdown | None, "How to do it."] = None
    checklist: Annotated[tuple[Markdown, ...], "Things to do or look at, in any order."] = ()
    phase: Annotated[Inline | None, "Starts a group of steps with this name."] = None
    requires: Annotated[tuple[Markdown, ...], "What must hold before the step can be done."] = ()
    answers: Annotated[Mapping[str, Answer], "For a question: each answer and where it leads."] = (
        NONE
    )
    next: Annotated[Target | None, "Where to go on, if not at the step listed after."] = None
    run: Annotated[ProcessId | None, "Another process to carry out here before going on."] = None
    outcomes: Annotated[
        Mapping[str, Target], "With `run`: each outcome of that process and where it leads."
    ] = NONE
    starts: Annotated[tuple[ProcessId, ...], "Processes that begin here and run on their own."] = ()
    timebox: Annotated[Duration | None, "Stop working on the step after this time."] = None
    within: Annotated[Duration | None, "The deadline: how long after `since` it is done."] = None
    since: Annotated[
        Since | None, "From when the deadline counts: a step of this process, or `start`."
    ] = None
    wait: Annotated[Wait | None, "What the step waits for."] = None
    status: Annotated[Status | None, "The status that the ticket gets."] = None
    send: Annotated[tuple[TemplateId, ...], "Templates of the messages to send."] = ()
    informs: Annotated[tuple[RoleId, ...], "Roles that are told about it."] = ()
    consults: Annotated[tuple[RoleId, ...], "Roles that are asked for advice."] = ()
    accountable: Annotated[RoleId | None, "The one role that answers for it."] = None
    escalate: Annotated[Escalate | None, "Whom to call when the owner cannot go on."] = None
    ignore: Ignores = ()

    @property
    def name(self) -> str:
        """The name of the step across processes: `triage.acknowledge`."""
        return f"{self.process}.{self.id}"


@record
class Duty(Record):
    """Something that recurs while a process runs, and is no step of it."""

    process: Id
    id: Annotated[Id, "The name of the duty within its process."]
    title: Annotated[Inline, "What to do, as an imperative."]
    who: Annotated[tuple[RoleId, ...], "Who does it."] = ()
    every: Annotated[Duration | None, "How often."] = None
    from_: Annotated[StepId | None, "The step with which it begins, if not the first."] = None
    until: Annotated[StepId | None, "The step with which it ends."] = None
    send: Annotated[tuple[TemplateId, ...], "Templates of the messages to send."] = ()
    informs: Annotated[tuple[RoleId, ...], "Roles that are told."] = ()
    text: Annotated[Markdown | None, "How to do it."] = None
    ignore: Ignores = ()


@record
class Process(Record):
    """A sequence of steps from a trigger to an outcome."""

    id: Id
    title: Annotated[Inline, "The name of the process."]
    label: Annotated[tuple[Label, ...], "Extra Sphinx labels, so that old links keep working."] = ()
    goal: Annotated[Markdown | None, "What the process is for."] = None
    trigger: Annotated[tuple[Markdown, ...], "What sets it off."] = ()
    requires: Annotated[tuple[Markdown, ...], "What must hold before it starts."] = ()
    who: Annotated[tuple[RoleId, ...], "The owner of steps that name none."] = ()
    outcomes: Annotated[
        Mapping[str, Inline], "How it can end: an id and a text each; none named is `done`.", Id
    ] = NONE
    always: Annotated[
        tuple[Order, ...], "Promises about order: `A before B`, `A then B`, `never A and B`."
    ] = ()
    avoid: Annotated[tuple[Name, ...], "Words that its texts should not use."] = ()
    duties: Annotated[tuple[Duty, ...], "What recurs while it runs."] = ()
    steps: Annotated[tuple[Step, ...], "The steps, in the order in which they are numbered."]
    ignore: Ignores = ()

    def owners(self, item: Step | Duty) -> tuple[RoleId, ...]:
        """The roles that may do a step or duty of it: those that it names, else the default."""
        return item.who or self.who


@record
class Priorities(Record):
    """Criteria in the order in which they count."""

    id: Id
    title: Annotated[Inline, "What is put in order."]
    text: Annotated[Markdown | None, "When and how to use the list."] = None
    ask: Annotated[tuple[RoleId, ...], "Roles to ask for guidance."] = ()
    order: Annotated[tuple[Markdown, ...], "The criteria, the most important first."]
    ignore: Ignores = ()


@record
class Promise(Record):
    """A time that the team promises to somebody."""

    id: Id
    to: Annotated[RoleId, "Who it is promised to."]
    from_: Annotated[StepName, "From when the time counts: a process, or `process.step`."]
    until: Annotated[StepName, "The step by whose end it is kept: `process.step`."]
    within: Annotated[Duration, "The time that is promised."]
    text: Annotated[Markdown | None, "The promise in words."] = None
    ignore: Ignores = ()


@record
class Representative(Record):
    """A person who may speak for a community."""

    short: ClassVar[str] = "name"

    name: Annotated[Name, "The name of the person."]
    email: Annotated[Name | None, "E-mail address; not published unless asked for."] = None
    phone: Annotated[Name | None, "Telephone number; not published unless asked for."] = None
    github: Annotated[Name | None, "GitHub user name; not published unless asked for."] = None
    since: Annotated[Date | None, "The first day as a representative."] = None
    until: Annotated[Date | None, "The last day as a representative."] = None


@record
class Community(Record):
    """A group that is served, and the people who speak for it."""

    id: Id
    name: Annotated[Name, "The name of the community."]
    url: Annotated[Url | None, "Its web page."] = None
    verified: Annotated[Date | None, "When the list of its people was last confirmed."] = None
    note: Annotated[Inline | None, "A remark."] = None
    representatives: Annotated[tuple[Representative, ...], "The people who may speak for it."] = ()
    ignore: Ignores = ()


@record
class Support(Record):
    """All that the files say together."""

    calendar: Annotated[
        Calendar | None, "What a working day is, and the team's own units of time."
    ] = None
    statuses: Annotated[tuple[Status, ...], "The statuses that a ticket can have."] = ()
    roles: Annotated[Mapping[str, Role], "Who acts."] = NONE
    terms: Annotated[Mapping[str, Term], "The words of the team."] = NONE
    templates: Annotated[Mapping[str, Template], "Messages to copy and fill in."] = NONE
    processes: Annotated[Mapping[str, Process], "The processes."] = NONE
    priorities: Annotated[Mapping[str, Priorities], "Ordered lists of criteria."] = NONE
    promises: Annotated[Mapping[str, Promise], "The times that are promised."] = NONE
    communities: Annotated[Mapping[str, Community], "Who is served, and who speaks for it."] = NONE

    def owners(self, item: Step | Duty) -> tuple[RoleId, ...]:
        """The roles that may do a step or duty."""
        return item.who or self.processes[item.process].who
