"""How is the content spelled for this extension? YAML files, and pages that hold a directive."""

from __future__ import annotations

from content import (
    DEFINITION,
    LEVELS,
    ROLES,
    TEMPLATE_BODY,
    TEMPLATES,
    TERMS,
    Content,
    Process,
    Step,
    replace_tokens,
)

EXTENSIONS = ["myst_parser", "sphinx_support_process"]
CONF = """myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["support-process.unused-definition"]  # a few steps do not use everything
"""
CALENDAR = """\
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}
"""


def files(content: Content) -> dict[str, str]:
    """Path and text of every file of the project, `conf.py` and the front page aside."""
    found = {
        "glossary.md": "# Glossary\n\n:::{support:glossary}\n:::\n",
        "templates.md": "# Templates\n\n:::{support:templates}\n:::\n",
        "support/team.yaml": _team() + (_levels() if _has_levels(content) else ""),
    }
    for process in content.values():
        found[f"{process.id}.md"] = (
            f"# {process.title}\n\n:::{{support:process}} {process.id}\n:::\n"
        )
        found[f"support/{process.id}.yaml"] = _process(process)
    return found


def _team() -> str:
    lines = [CALENDAR + "roles:"]
    for id_, name in ROLES.items():
        lines += [f"  {id_}:", f"    name: {name}", "    held-by: the team"]
        lines += _block("definition", DEFINITION, 4)
    lines.append("terms:")
    for id_, name in TERMS.items():
        lines += [f"  {id_}:", f"    name: {name}", *_block("definition", DEFINITION, 4)]
    lines.append("templates:")
    for id_, title in TEMPLATES.items():
        lines += [f"  {id_}:", f"    title: {title}", "    to: community-representative"]
        lines += _block("body", TEMPLATE_BODY, 4)
    return "\n".join(lines) + "\n"


def _has_levels(content: Content) -> bool:
    return any(isinstance(step.within, dict) for each in content.values() for step in each.steps)


def _levels() -> str:
    lines = ["levels:", "  urgency:", "    title: Urgency", "    values:"]
    for id_, name in LEVELS.items():
        lines += [f"      {id_}:", f"        name: {name}", *_block("definition", DEFINITION, 8)]
    return "\n".join(lines) + "\n"


def _process(process: Process) -> str:
    lines = ["processes:", f"  {process.id}:", f"    title: {process.title}"]
    lines += [*_block("goal", process.goal, 4), f"    trigger: {process.trigger}", "    steps:"]
    for step in process.steps:
        lines += _step(step)
    return "\n".join(lines) + "\n"


def _step(step: Step) -> list[str]:
    lines = [f"      - id: {step.id}", f'        title: "{step.title}"', f"        who: {step.who}"]
    if step.condition:
        lines.append(f"        if: {step.condition}")
    if step.within:
        lines += [f"        within: {_by_level(step.within)}", "        since: start"]
    if step.send:
        lines.append(f"        send: {step.send}")
    if step.informs:
        lines.append(f"        informs: [{', '.join(step.informs)}]")
    lines += _block("text", "\n\n".join(map(_marked, step.paragraphs)), 8)
    if step.checklist:
        lines += ["        checklist:", *(f'          - "{item}"' for item in step.checklist)]
    if step.answers:
        lines.append("        answers:")
    for answer, (go, remark) in step.answers.items():
        spelled = f'{{go: {go}, text: "{remark}"}}' if remark else go
        lines.append(f"          {answer}: {spelled}")
    return lines


def _by_level(within: str | dict[str, str]) -> str:
    if isinstance(within, str):
        return within
    return f"{{{', '.join(f'{level}: {time}' for level, time in within.items())}}}"


def _block(key: str, text: str, indent: int) -> list[str]:
    pad = " " * (indent + 2)
    return [" " * indent + f"{key}: |", *(pad + line if line else "" for line in text.split("\n"))]


def _marked(text: str) -> str:
    return replace_tokens(
        text, lambda term: f"{{term}}`{TERMS[term]}`", lambda step: f"{{support:step}}`{step}`"
    )
