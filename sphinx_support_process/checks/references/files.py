"""Are the files there that texts show or hand out?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from os.path import isfile
from typing import TYPE_CHECKING

from ...text.attached import attached
from ...text.beside import beside, docs_around, is_address, is_file, nearest, wrong
from ..context import Context
from ..rule import Finding, rule

if TYPE_CHECKING:
    from pathlib import Path

_COMPARED = 100
"""Looking for a near name counts as much as comparing so many."""


@rule("warning", scope="process")
def missing_file(context: Context) -> Iterator[Finding]:
    """A text shows a picture or offers a download that is not there.

    Its name is read as seen from the YAML file, or from the folder of the docs if it begins with
    `/`. A file outside of both is not copied to the site, and so it counts as missing.

    A reader finds words where the form should be; and a picture is lost as easily as its file is
    renamed or its YAML moved to another folder.

    Write the name that the message suggests, or add the file.
    """
    looked_for = context.looked_for

    is_on_disk = cache(isfile)

    @cache
    def docs(file: str) -> Path | None:
        from pathlib import Path  # which few texts need

        named = context.settings.docs
        return Path(named) if named else docs_around(file, looked_for)

    for text, _, owner in context.prose.attaching:
        if not is_on_disk(text.file):  # it was typed, or comes from elsewhere
            continue
        for _, name, offset, length in attached(text):
            found = None if is_address(name) else beside(name, text.file, docs(text.file))
            if found is None:
                continue
            is_well = found.is_there and found.is_inside
            is_lost = found.is_inside and not found.is_there
            may_guess = is_lost and context.has_time_to_guess(_COMPARED)
            for way in found.ways:
                looked_for[way] = nearest(way) if may_guess else is_file(way)
            if not is_well:
                message, help = wrong(name, found, may_guess=may_guess)
                place = text.at(offset)
                yield Finding(place, message, help, owner.about, length=length)
