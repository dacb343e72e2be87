"""Does the README show what works?"""

import re
from pathlib import Path

import pytest
from reading import support

from sphinx_support_process.clock.durations import Clock
from sphinx_support_process.export import render
from sphinx_support_process.flow import Flow

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def fenced(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_example_is_read_without_a_problem():
    (example,) = fenced("yaml")
    assert list(support(example).processes) == ["triage"]


def test_every_target_of_the_example_leads_somewhere():
    flow = Flow(support(fenced("yaml")[0]))
    assert [way for ways in flow.ways.values() for way in ways if way.to is None] == []


def test_every_role_and_duration_of_the_example_is_known():
    model = support(fenced("yaml")[0])
    (process,) = model.processes.values()
    named = {role for step in process.steps for role in (*step.who, *step.informs)}
    assert named | set(process.who) <= set(model.roles)
    assert [Clock().parse(step.within).minutes for step in process.steps if step.within] == [
        240,
        2880,
    ]


def test_the_picture_of_the_example_is_its_chart():
    picture = (ROOT / "docs/pictures/chart.svg").read_text("utf-8")
    assert picture == render(support(fenced("yaml")[0]), "triage", "svg")


@pytest.mark.parametrize("file", re.findall(r'(?:src|srcset)="([^"]+)"', README))
def test_every_picture_is_there_and_small(file):
    assert 1_000 < (ROOT / file).stat().st_size < 150_000


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_every_link_leads_to_a_file(link):
    assert (ROOT / link).exists()


@pytest.mark.parametrize("heading", ["Build these docs", "Run the tests"])
def test_one_command_that_sets_itself_up_stands_below_a_heading(heading):
    section = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    (command,) = re.findall(r"^```sh\n(.*?)\n```", section, re.MULTILINE | re.DOTALL)
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert "\n" not in command
