"""What does a page say of a person? What they do, how they are reached, and what else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..offices import is_group, is_group_of, is_office_in_any_case
from ..patterns import late
from ..table import pattern
from .names import has_title

_WHEN = late(pattern("when-label"), re.IGNORECASE)
_KEEPER = late(pattern("keeper"), re.IGNORECASE)
_STANDS_IN = late(pattern("stands-in"), re.IGNORECASE)
_LONGEST_ROLE = 6
_LONGEST_REST = 12


@dataclass
class Contact:
    """A person of a list; `rest` is what else is said of them."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""
    github: str = ""
    rest: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    """What the line calls their addresses: `Mail`."""
    is_labelled: bool = False
    """Whether their role is no more than words before a colon."""
    is_asked: bool = False
    """Whether they only know how to reach who is meant: `ask Kim Harbour`."""
    is_joined: bool = False
    """Whether an `and` joins them to the one before."""
    is_first_name: bool = False
    """Whether a single word is all of their name."""
    doubts: list[str] = field(default_factory=list)
    """Why they may be somebody else than it seems."""
    is_next: bool = False
    """Whether they stand right behind another name, and no word joins the two."""

    @property
    def is_reached(self) -> bool:
        return bool(self.email or self.phone or self.github)

    @property
    def is_sure(self) -> bool:
        """Whether they are somebody for sure: an office, a title or their own mail says so."""
        return self.is_reached and (self.is_officer or self.has_own_mail or has_title(self.name))

    @property
    def is_titled(self) -> bool:
        """Whether words say that they are a person: a title, or that they are to be asked."""
        return self.is_asked or has_title(self.name)

    @property
    def is_firm(self) -> bool:
        """Whether they may be a firm, behind whose name one of its people stands."""
        return self.is_asked and not self.is_reached and not has_title(self.name)

    @property
    def is_officer(self) -> bool:
        """Whether what they do is the name of an office."""
        return bool(self.role) and is_office(self.role)

    @property
    def is_told(self) -> bool:
        """Whether more is said of them than an entry of a list says."""
        return sum(len(said.split()) for said in self.rest) > _LONGEST_REST

    @property
    def has_own_mail(self) -> bool:
        """Whether their address is made of their name."""
        return self.is_named_in(self.email)

    def is_named_in(self, mail: str) -> bool:
        """Whether an address is made of their name."""
        user = mail.partition("@")[0].casefold()
        names = re.findall(r"[^\W\d_]{3,}", self.name.casefold())
        return any(name[:4] in user for name in names)

    @property
    def may_be_firm(self) -> bool:
        """Whether the site of their address is called like them: `info@blueharbour.example`."""
        joined = re.sub(r"\W", "", self.name.casefold())
        user, _, site = self.email.casefold().partition("@")
        return bool(site) and joined in site.replace("-", "") and joined[:4] not in user

    def forget(self) -> None:
        """Keep what is said of them as words: it may be of somebody else."""
        ways = (self.email, self.phone, self.github and f"@{self.github}")
        self.rest += filter(None, ways)
        self.email = self.phone = self.github = ""


IsRole = Callable[[str], bool]
"""What tells whether a page has a role of some name."""


def is_office(words: str) -> bool:
    """Whether words are what somebody is called for what they do: `treasurer`, `deputy`."""
    return is_office_in_any_case(words) or _STANDS_IN.fullmatch(words) is not None


def is_role(words: str, is_known: IsRole) -> bool:
    """Whether words name what somebody does: an office, a group, a role that the page knows."""
    if _WHEN.match(words) or len(words.split()) > _LONGEST_ROLE:
        return False
    return (
        is_known(words)
        or is_office(words)
        or is_group(words)
        or any(map(is_group_of, words.split()[-1:]))
    )


def may_be_role(words: str, is_known: IsRole) -> bool:
    """Whether words before a name may say what somebody does."""
    if _WHEN.match(words) or _KEEPER.fullmatch(words) or len(words.split()) > _LONGEST_ROLE:
        return False
    is_shaped = words[0].isupper() and not any(map(str.isdigit, words))
    return is_shaped or is_role(words, is_known)
