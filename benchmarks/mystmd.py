"""What does a site of mystmd cost with the plugin, compared with the same pages by hand?

    python benchmarks/mystmd.py --steps 2000 --runs 5

Needs `myst` on the path. The CPU of a build is that of all its processes, that of Python among
them; both sites take turns.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import as_yaml
import by_hand
from content import DEFINITION, ROLES, TERMS, Content, invent
from environment import environment

from sphinx_support_process.mystmd.starter import PLUGIN, plugin

THEME = """\
jtex: v1
title: A theme that is never started
version: 1.0.0
source: https://example.org/theme
build: {install: "true", start: "true"}
"""


def files(spelling: str, content: Content) -> dict[str, str]:
    """Path and text of every file of a site."""
    settings = "version: 1\nproject:\n  title: Compass\n"
    if spelling == "yaml":
        settings += f"  plugins: [{PLUGIN}]\n"
        written = as_yaml.files(content)
        written |= {PLUGIN: plugin(), "program": _program(), "pyproject.toml": _project()}
    else:
        written = {**by_hand.files(content), "glossary.md": _glossary()}
    site = "site:\n  template: ./theme\n"
    more = {"myst.yml": settings + site, "theme/template.yml": THEME, "index.md": "# Compass\n"}
    return {**written, **more}


def _program() -> str:
    return f'#!/bin/sh\nexec {sys.executable} -m sphinx_support_process "$@"\n'


def _project() -> str:
    """Settings in which what a few steps do not use is no error."""
    return '[tool.support-process]\nignore = ["unused-definition"]\n'


def _glossary() -> str:
    """The glossary in the spelling of mystmd, which is not that of Sphinx."""
    said = " ".join(DEFINITION.split())
    names = sorted([*ROLES.values(), *TERMS.values()])
    terms = "\n".join(f"{name}\n: {said}\n" for name in names)
    return f"# Glossary\n\n:::{{glossary}}\n{terms}:::\n"


def cpu(site: Path) -> float:
    """The seconds that a build takes, of all its processes; a site with an error ends the run."""
    shutil.rmtree(site / "_build", ignore_errors=True)
    process = subprocess.Popen(
        ["myst", "build", "--site", "--strict"],
        cwd=site,
        env=environment(SUPPORT_PROCESS=str(site / "program")),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{site.name}: the build failed")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=2000, help="number of steps (default: 2000)")
    parser.add_argument("--runs", type=int, default=5, help="timed rounds (default: 5)")
    options = parser.parse_args()
    taken: dict[str, list[float]] = {"by-hand": [], "yaml": []}
    with TemporaryDirectory() as folder:
        for spelling in taken:
            for name, text in files(spelling, invent(options.steps, 0)).items():
                path = Path(folder, spelling, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
                path.chmod(0o755)
        for run in range(options.runs):
            for spelling in sorted(taken, reverse=run % 2 == 1):
                taken[spelling].append(cpu(Path(folder, spelling)))
    hand, ours = taken["by-hand"], taken["yaml"]
    print(
        f"{options.steps} steps, by hand {median(hand):.2f} s, with the plugin {median(ours):.2f} s"
    )
    print(f"the median of {options.runs} pairs: {median(map(float.__truediv__, ours, hand)):.2f} x")


if __name__ == "__main__":
    main()
