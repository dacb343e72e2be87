"""Who is served, and who may speak for whom? Communities and their representatives."""

from typing import Annotated, ClassVar

from ..text.kinds import Date, Id, Inline, Name, RoleId, Url
from .ignore import Ignores
from .record import Record


class Representative(Record):
    """A person who may speak for a community."""

    short: ClassVar[str] = "name"

    name: Annotated[Name, "The name of the person."]
    email: Annotated[Name | None, "E-mail address; not published unless asked for."] = None
    phone: Annotated[Name | None, "Telephone number; not published unless asked for."] = None
    github: Annotated[Name | None, "GitHub user name; not published unless asked for."] = None
    as_: Annotated[tuple[RoleId, ...], "External roles that they have: as that of a deputy."] = ()
    since: Annotated[Date | None, "The first day as a representative."] = None
    until: Annotated[Date | None, "The last day as a representative."] = None


class Community(Record):
    """A group that is served, and the people who speak for it."""

    id: Id
    name: Annotated[Name, "The name of the community."]
    url: Annotated[Url | None, "Its web page."] = None
    verified: Annotated[Date | None, "When the list of its people was last confirmed."] = None
    note: Annotated[Inline | None, "A remark."] = None
    representatives: Annotated[tuple[Representative, ...], "The people who may speak for it."] = ()
    ignore: Ignores = ()
