"""What is a support process? The frozen model, and the one declaration of its YAML format.

Every class is written in YAML as a mapping with one key per field (`held_by` is `held-by`,
`from_` is `from`); the note beside a field describes it in the JSON Schema and in the reference.
Fields without a note are filled by the loader: `id` with the key that an entry stands under,
`process` with the id of the process around it, `number` with its place in the list, from 1.
A second note `Id` says that the keys of a mapping are ids. Only the loader makes records.
"""

from .escalate import Escalate
from .ignore import Ignore
from .moved import Moved
from .people import Community, Representative
from .process import Process
from .step import Answer, Duty, Otherwise, Step, Thing, Wait
from .support import Support
from .time import Calendar, Holiday, Priorities, Promise, Working
from .words import Level, Placeholder, Role, Scale, Template, Term

__all__ = [
    "Answer",
    "Calendar",
    "Community",
    "Duty",
    "Escalate",
    "Holiday",
    "Ignore",
    "Level",
    "Moved",
    "Otherwise",
    "Placeholder",
    "Priorities",
    "Process",
    "Promise",
    "Representative",
    "Role",
    "Scale",
    "Step",
    "Support",
    "Template",
    "Term",
    "Thing",
    "Wait",
    "Working",
]
