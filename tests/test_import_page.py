"""Which page shows what was imported? The headings and labels that it had, and directives."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from building import build

from sphinx_support_process.cli import main
from sphinx_support_process.importing import read_into
from sphinx_support_process.importing.draft.draft import Template
from sphinx_support_process.importing.draft.page import page_of
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read
from sphinx_support_process.importing.readers.blocks import At, Block, Document, Heading, Run

GROWN = """\
(desk)=
# Help desk

Open from 9 to 5.

(help:outage)=
## Outage

1. **Triager:** open a channel.
2. **Triager:** tell the customers, see [](#outage-mail).

## Outage mail

> Dear {{ name }}, it is down.

## Close a case

### Step 1: Ask

Is it solved?

### Step 2: Close

Close it.

## Glossary

### Ticket

What a customer sends.

### Queue

Where tickets wait.

## People

| Name | Team |
| --- | --- |
| Ann Example | Network |

## Opening hours

| Day | Hours |
| --- | --- |
| Monday | 9 to 5 |
"""


def page(text: str, name: str = "a.md") -> str:
    made = read_into(read(name, dedent(text).encode()))
    return page_of(made.sections, made.draft)


def test_a_page_keeps_its_headings_and_shows_what_became_yaml() -> None:
    assert (
        page(GROWN)
        == """\
(desk)=
# Help desk

Open from 9 to 5.

## Outage

```{support:process} outage
```

## Outage mail

```{support:template} outage-mail
```

(step-1-ask)=
(step-2-close)=
## Close a case

```{support:process} close-case
```

(ticket)=
(queue)=
## Glossary

```{support:glossary}
```

## People

```{support:representatives}
```

## Opening hours

| Day | Hours |
| --- | --- |
| Monday | 9 to 5 |
"""
    )


def test_the_label_before_the_first_heading_stays_or_moves_with_the_process() -> None:
    assert (
        page("(help:outage)=\n# Outage\n\nWe drop all.\n\n## Steps\n\n1. Mend it.\n2. Tell.\n")
        == "# Outage\n\n## Steps\n\n```{support:process} outage\n```\n"
    )
    assert page("(top)=\n# Two\n\n## A\n\n1. Mend it.\n2. Tell.\n\n## B\n\n1. Ask.\n2. End.\n") == (
        "(top)=\n# Two\n\n## A\n\n```{support:process} a\n```\n\n"
        "## B\n\n```{support:process} b\n```\n"
    )


def test_what_shows_everything_stands_once_on_a_page() -> None:
    made = page("# W\n\n## Terms\n\nA\n: One.\n\n## Definitions\n\nB\n: Two.\n")

    assert made == "# W\n\n## Terms\n\n```{support:glossary}\n```\n\n## Definitions\n"


def test_phases_are_shown_by_the_process_and_their_names_lead_to_it() -> None:
    made = page("""
        # Close an account

        ## 1. Intake

        1. Open it.
        2. Read it.

        ## 2. Check

        1. Ask.
        2. Compare.
    """)

    assert made == (
        "(1-intake)=\n(2-check)=\n# Close an account\n\n```{support:process} close-account\n```\n"
    )


def test_a_reply_is_shown_once_whether_a_step_sends_it_or_not() -> None:
    made = read_into(read("a.md", b"# P\n\n1. Ask.\n2. Pay.\n"))
    made.draft.templates.append(Template(id="sorry", title="Sorry", body="No.", placeholders={}))

    page = "# P\n\n```{support:process} p\n```\n\n```{support:template} sorry\n```\n"
    assert page_of(made.sections, made.draft) == page
    made.draft.processes[0].steps[0].send.append("sorry")
    assert page_of(made.sections, made.draft) == page


def test_headings_below_the_title_of_a_document_are_a_level_deeper() -> None:
    found: list[Block] = [
        Heading(text=(Run(title),), level=level, at=At(1))
        for level, title in enumerate(("Lost", "Steps", "More"))
    ]
    made = read_into([Document(name="a.odt", blocks=found)])

    assert page_of(made.sections, made.draft) == "# Lost\n\n## Steps\n\n### More\n"


def test_people_below_who_and_name_are_not_on_the_page() -> None:
    row = "| Electrician | Paul Brandt | paul@brandt.example |"
    head = "| Who | Name | Mail |\n| --- | --- | --- |\n"

    assert page(f"# Repairs\n\n## Contacts\n\n{head}{row}\n") == (
        "# Repairs\n\n## Contacts\n\n```{support:representatives}\n```\n"
    )


def test_front_matter_stays_first() -> None:
    assert page("---\ntitle: A\n---\n\n# A\n\nText.\n") == "---\ntitle: A\n---\n\n# A\n\nText.\n"


def test_a_chart_has_a_page_of_its_own() -> None:
    assert page("flowchart TD\n  A[Look] --> B[Mend]\n", "mend.mmd") == (
        "# mend\n\n```{support:process} mend\n```\n"
    )


def test_the_page_builds_and_the_old_names_lead_somewhere(tmp_path: Path) -> None:
    made = read_into(read("a.md", GROWN.encode()))
    files = {"a.md": page_of(made.sections, made.draft)}
    files["support/a.yaml"] = written(made.draft, ["a.md"])
    site = build(tmp_path, {"index.md": "# Start\n\n```{toctree}\na\n```\n"} | files)

    said = [line for line in site.warnings if not line.startswith("support/a.yaml:")]
    assert said == []
    for name in ("desk", "help-outage", "outage-mail", "step-1-ask", "step-2-close", "ticket"):
        assert f'id="{name}"' in site["a.html"]


def test_the_command_writes_the_page_beside_the_draft(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(GROWN, "utf-8")

    assert main(["import", "a.md", "--output", "a.yaml", "--page", "new/a.md"]) == 0
    assert Path("new/a.md").read_text("utf-8") == page(GROWN)
    assert main(["import", "a.md", "--output", "b.yaml", "--page", "new/a.md"]) == 2
    assert "`new/a.md` is there already" in capsys.readouterr().err
    assert not Path("b.yaml").exists()
