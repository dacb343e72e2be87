"""How is the content spelled for sphinx-needs? One need a step, with the options it is made for."""

from __future__ import annotations

from functools import partial

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
    found = {
        "glossary.md": by_hand.glossary(),
        "templates.md": by_hand.templates(content, lambda target: _link(target, None, content)),
        **by_hand.messages(),
    }
    for process in content.values():
        link = partial(_link, page=process, content=content)
        lines = [f"# {process.title}", "", *by_hand.facts(process, content, link)]
        for step in process.steps:
            lines += [*_step(step, process, content), ""]
        found[f"{process.id}.md"] = "\n".join([*lines, by_hand.numbers(process), ""])
    return found


def _step(step: Step, process: Process, content: Content) -> list[str]:
    link = partial(_link, page=process, content=content)

    after = process.after(step)
    ways = [go for go, _ in step.answers.values() if go != "next" and go not in content]
    ways += [after.id] if after else []
    options = {
        "id": _name(step.id, process),
        "who": ROLES[step.who],
        "within": step.within and f"{step.within} of the start",
        "send": step.send and TEMPLATES[step.send],
        "informs": ", ".join(ROLES[id_] for id_ in step.informs),
        "next": ", ".join(_name(way, process) for way in ways),
    }
    lines = [f":::{{step}} {step.title}"]
    lines += [f":{key}: {value}" for key, value in options.items() if value] + [""]
    for paragraph in step.paragraphs:
        lines += [replace_tokens(paragraph, lambda term: f"{{term}}`{TERMS[term]}`", link), ""]
    lines += [f"- {item}" for item in step.checklist] + [""] * bool(step.checklist)
    if step.send:
        lines += by_hand.reply(step)
    if step.answers:
        lines += [*by_hand.answers(step, process, link), ""]
    lines += by_hand.ending(step, process)
    lines += by_hand.handing_over(step, process, "this step")
    return [*lines[:-1], ":::"]


def _link(target: str, page: Process | None, content: Content) -> str:
    if target in content:
        return f"[{content[target].title}]({target}.md)"
    return f"{{need}}`{_name(target, page)}`"


def _name(target: str, page: Process | None) -> str:
    full = target if "." in target or page is None else f"{page.id}.{target}"
    return full.upper().replace("-", "_").replace(".", "_")
