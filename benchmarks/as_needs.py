"""How is the content spelled for sphinx-needs? One need a step, with the options it is made for."""

from __future__ import annotations

import by_hand
from content import ROLES, TEMPLATES, TERMS, Content, Process, Step, replace_tokens

EXTENSIONS = ["myst_parser", "sphinx_needs"]
CONF = """\
myst_enable_extensions = ["colon_fence"]
needs_types = [
    {"directive": "step", "title": "Step", "prefix": "S_", "color": "#ffffff", "style": "node"}
]
needs_fields = {name: {"nullable": True} for name in ("who", "within", "send", "informs")}
needs_links = {"next": {"outgoing": "goes to", "incoming": "comes from"}}
needs_id_required = True
needs_role_need_template = "{{ title }}"
needs_role_need_max_title_length = -1
"""


def files(content: Content) -> dict[str, str]:
    """Path and text of every file of the project, `conf.py` and the front page aside."""
    found = {"glossary.md": by_hand.glossary(), "templates.md": by_hand.templates()}
    for process in content.values():
        lines = [f"# {process.title}", "", process.goal, ""]
        lines += [f"**Starts when:** {process.trigger}", ""]
        for step in process.steps:
            lines += [*_step(step, process, content), ""]
        found[f"{process.id}.md"] = "\n".join(lines)
    return found


def _step(step: Step, process: Process, content: Content) -> list[str]:
    def name(target: str) -> str:
        return (
            (target if "." in target else f"{process.id}.{target}")
            .upper()
            .replace("-", "_")
            .replace(".", "_")
        )

    def link(target: str) -> str:
        if target in content:
            return f"[{content[target].title}]({target}.md)"
        return f"{{need}}`{name(target)}`"

    after = process.after(step)
    ways = [go for go, _ in step.answers.values() if go != "next" and go not in content]
    ways += [after.id] if after else []
    options = {
        "id": name(step.id),
        "who": ROLES[step.who],
        "within": step.within and f"{step.within} since the start",
        "send": step.send and TEMPLATES[step.send],
        "informs": ", ".join(ROLES[id_] for id_ in step.informs),
        "next": ", ".join(map(name, ways)),
    }
    lines = [f":::{{step}} {step.title}"]
    lines += [f":{key}: {value}" for key, value in options.items() if value] + [""]
    for paragraph in step.paragraphs:
        lines += [replace_tokens(paragraph, lambda term: f"{{term}}`{TERMS[term]}`", link), ""]
    lines += [f"- {item}" for item in step.checklist] + [""] * bool(step.checklist)
    for answer, (go, remark) in step.answers.items():
        leads = after.id if go == "next" and after else go
        lines.append(f"- **{answer}**: {link(leads)}" + (f". {remark}" if remark else ""))
    if after and after.who != step.who:
        lines += ["", f"Hand over to: {{term}}`{ROLES[after.who]}`"]
    return [*lines, ":::"]
