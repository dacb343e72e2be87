"""Does each view look as it did? Whole pages: a change that is meant writes them anew.

`python tests/test_whole_pages.py` does that; look at each difference before it is committed.
"""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import pytest
from article import article
from building import body, build
from kept import keep
from whole_projects import PROJECTS, pages

from sphinx_support_process.clock.zones import Zones

FOLDER = Path(__file__).parent / "whole" / "pages"
DAY = "1795392000"
GERMAN = "odd"
"""Which project is shown in another language, too."""
ZONES = Zones("2026z", packaged=True)
DRAWN = {"process"}
"""In which projects charts are compared as well; elsewhere only that they are there."""


@cache
def written(project: str) -> dict[str, str]:
    """What a project looks like: its pages as HTML and as plain text, and what was told of them."""
    files = {f"support/{name}": text for name, text in PROJECTS[project].items()}
    files = {name: text.replace("          :scale: 50%\n", "") for name, text in files.items()}
    files |= {"support/small.png": "", "support/form.txt": "", **pages(project)}
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        patch.setattr("sphinx_support_process.clock.timetable.newest_zones", lambda: ZONES)
        html = build(Path(name), files)
        text = build(Path(name), {}, "text")
        if project == GERMAN:
            german = build(Path(name), {}, "text", out="german", language="de")
        found = {
            f"{project}-told.txt": "".join(
                f"{line}\n" for line in html.warnings if "[support-process." in line
            ),
            f"{project}-names.txt": "".join(
                f"{kind} {name}: {uri}\n" for (kind, name), uri in sorted(html.inventory.items())
            ),
        }
        for page in ("index", "others"):
            shown = body(html[f"{page}.html"])
            if project not in DRAWN:
                shown = re.sub(r"(<svg)\b.*?(</svg>)", r"\1>…\2", shown, flags=re.DOTALL)
            found[f"{project}-{page}.html"] = article(shown)
            found[f"{project}-{page}.txt"] = text[f"{page}.txt"]
        if project == GERMAN:
            found[f"{project}-german.txt"] = german["index.txt"]
    return found


@pytest.mark.parametrize("project", PROJECTS)
def test_all_views_of_a_project_look_as_they_did(project: str) -> None:
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob(f"{project}-*")}
    assert written(project) == kept


if __name__ == "__main__":
    keep(FOLDER, {name: text for project in PROJECTS for name, text in written(project).items()})
