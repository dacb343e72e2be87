"""Does each command print what it printed? Whole outputs: a change that is meant writes them anew.

`python tests/test_whole_commands.py` does that; look at each difference before it is committed.
"""

from __future__ import annotations

import io
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from building import write
from kept import keep
from whole_projects import PROJECTS

from sphinx_support_process.cli import main
from sphinx_support_process.clock.zones import Zones
from sphinx_support_process.report import FORMATS
from sphinx_support_process.version import __version__

FOLDER = Path(__file__).parent / "whole" / "commands"
GROWN = Path(__file__).parents[1] / "docs" / "examples" / "grown-page.yaml"
PAGE = """\
# Triage

{support:step}`triage.close`, {support:role}`agnet`

```{support:chart} triage
```
"""
EXPORT = "Name,Email,Organization\nAda Example,ada@library.example,Library\nCy,cy@x.example,Other\n"
FILES = {
    "grown": {"support/grown.yaml": GROWN.read_text("utf-8")},
    "everything": {
        **{f"support/{name}": text for name, text in PROJECTS["everything"].items()},
        "docs/index.md": PAGE,
        "export.csv": EXPORT,
        "old.yaml": "".join(PROJECTS["everything"].values()),
    },
    "format2": {
        **{f"support/{name}": text for name, text in PROJECTS["format2"].items()},
        "old.yaml": PROJECTS["format2"]["support.yaml"].replace("outage", "failure"),
    },
    "odd": {
        **{f"support/{name}": text for name, text in PROJECTS["odd"].items()},
        "old.yaml": PROJECTS["lists"]["support.yaml"],
    },
    "lists": {f"support/{name}": text for name, text in PROJECTS["lists"].items()},
}
RENDERED = ("markdown", "checklist", "mermaid", "dot", "d2", "json")
DESKS = (
    *("zammad", "frappe", "django-helpdesk", "request-tracker", "osticket", "freescout"),
    *("chatwoot", "zendesk", "freshdesk", "front", "znuny", "glpi", "json", "csv"),
)
CALLS = {
    "grown": (
        *(f"check --strict --format {name}" for name in ("text", "concise", "github", "markdown")),
        *("check", "check --statistics", "check --statistics --format json", "fix --diff"),
        *("check --select flow --ignore trap --format concise", "stats --format json"),
        *("check --fail-on never --format concise support/none.yaml", "check --select fow"),
    ),
    "everything": (
        *(f"check --strict --pages --format {name}" for name in FORMATS),
        *("fix --diff", "stats", "stats --format json", "stats incident"),
        *(
            "uses triage",
            "uses triage.close --format json",
            "uses agent",
            "uses library",
            "uses no",
        ),
        "rename triage.close triage.finish --diff",
        *("rename agent solver --diff", "rename agent triager", "rename triage first --diff"),
        *("people --compare export.csv", "people --compare export.csv --format json"),
        *("people --export csv", "people --export csv --output out"),
        "people --export json --today 2026-02-15 --output out",
        'due incident --arrived "2026-11-27 15:30"',
        *(f"replies --to {desk}" for desk in DESKS),
        *(f"render {id} --to {to}" for id in ("triage", "incident") for to in RENDERED),
        *("render incidnt", "diff old.yaml support", "cache", "completion bash"),
        *("completion zsh", "completion fish"),
    ),
    "format2": (
        *("check --strict", "stats", "stats outage --format json", "diff old.yaml support"),
        *("diff old.yaml support --format markdown", "diff old.yaml support --moved"),
        'due outage --arrived "2026-12-23 16:30"',
        'due outage --arrived "2026-12-23 16:30" --level sev1 --format json',
        'due outage --arrived "2026-12-23 16:30" --level sev2 --at tell="2026-12-24 09:30"',
        'due outage --arrived "2026-12-23 16:30" --paused "2026-12-23 16:40/2026-12-24 10:00"',
        *("due week --arrived 2026-12-23", "due none --arrived now", "replies --to zammad"),
        *("uses sev1", "rename sev1 grave --diff", "rename outage.tell say --diff"),
    ),
    "lists": (
        *("check --strict", "stats", 'due triage --arrived "2026-03-27 16:30"', "uses outage"),
        *("people --export csv --today 2024-01-01 --output out", "replies --to csv"),
        "people --export json --output out",
    ),
    "odd": (
        *("check --strict", "fix --diff", "stats", "diff old.yaml support --format markdown"),
        *("check --strict --format markdown", "check --strict --format github"),
        'due start-here --arrived "2026-03-28 11:30"',
        'due repair --arrived "2026-10-23 16:30" --format json',
        *(f"render start-here --to {to}" for to in (*RENDERED, "bpmn")),
        *("render repair --to bpmn --executable", "rename start-here intake --diff"),
        *("rename first-line helper --diff", "uses bug", "uses first-line --format json"),
        *(f"replies --to {desk}" for desk in ("zendesk", "freshdesk", "front", "csv", "json")),
        *("diff support old.yaml", "diff support old.yaml --moved"),
    ),
    "none": (
        *("rules", "explain trap", "check", "stats", "render x", "due x --arrived 2026-12-23"),
    ),
}


def said(line: str) -> Iterator[str]:
    """A call of a command, with all that it prints."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(shlex.split(line))
        except SystemExit as exit:
            code = int(exit.code or 0)
    yield f"$ support-process {line}\n{out.getvalue().rstrip()}\n"
    if err.getvalue():
        yield f"--\n{err.getvalue().rstrip()}\n"
    if (made := Path("out")).exists():
        yield f"-- {made}\n{made.read_text('utf-8').rstrip()}\n"
        made.unlink()
    yield f"= {code}\n\n"


def written(project: str) -> str:
    """What is said of a project, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", "1795392000")
        patch.setenv("COLUMNS", "80")
        patch.setenv("SUPPORT_PROCESS_CACHE", "cache")
        patch.delenv("FORCE_COLOR", raising=False)
        zones = Zones("2026z", packaged=True)
        patch.setattr("sphinx_support_process.clock.zones.newest_zones", lambda: zones)
        write(Path.cwd(), FILES.get(project, {}))
        told = "".join(part for line in CALLS[project] for part in said(line))
        return told.replace(str(Path.cwd()), "FOLDER").replace(__version__, "VERSION")


@pytest.mark.parametrize("project", CALLS)
def test_commands_print_what_they_printed(project: str) -> None:
    assert written(project) == (FOLDER / f"{project}.txt").read_text("utf-8")


if __name__ == "__main__":
    keep(FOLDER, {f"{project}.txt": written(project) for project in CALLS})
