"""How would a careful person write the content? MyST pages, with every line that ours generates."""

from __future__ import annotations

from content import (
    DEFINITION,
    ROLES,
    TEMPLATE_BODY,
    TEMPLATES,
    TERMS,
    Content,
    Process,
    Step,
    jumps,
    replace_tokens,
)

EXTENSIONS = ["myst_parser"]
CONF = ""


def files(content: Content) -> dict[str, str]:
    """Path and text of every file of the project, `conf.py` and the front page aside."""
    found = {"glossary.md": glossary(), "templates.md": templates()}
    for process in content.values():
        found[f"{process.id}.md"] = _page(process, content)
    return found


def glossary() -> str:
    """The page that defines roles and terms."""
    lines = ["# Glossary", "", "```{glossary}"]
    for name in sorted([*ROLES.values(), *TERMS.values()]):
        lines += [name, *(f"  {line}" for line in DEFINITION.split("\n")), ""]
    return "\n".join([*lines[:-1], "```", ""])


def templates() -> str:
    """The page of messages to copy."""
    lines = ["# Templates", ""]
    for id_, title in TEMPLATES.items():
        lines += [f"(template-{id_})=", f"**{title}**", ""]
        lines += ["To: {term}`Community Representative`", ""]
        lines += ["```text", TEMPLATE_BODY, "```", ""]
    return "\n".join(lines)


def _page(process: Process, content: Content) -> str:
    lines = [f"# {process.title}", "", process.goal, ""]
    lines += [f"**Starts when:** {process.trigger}", ""]
    came = [
        f"{other.id}.{step.id}"
        for other in content.values()
        for step, go in jumps(other)
        if go == process.id
    ]
    if came:
        lines += [
            "**Comes from:**",
            "",
            *(f"- {_link(name, process, content)}" for name in came),
            "",
        ]
    for number, step in enumerate(process.steps, 1):
        first, *rest = _step(step, process, content)
        marker = f"{number}. "
        pad = " " * len(marker)
        lines += [marker + first, *(pad + line if line else "" for line in rest), ""]
    return "\n".join(lines)


def _step(step: Step, process: Process, content: Content) -> list[str]:
    def link(target: str) -> str:
        return _link(target, process, content)

    meta = f"Who: {{term}}`{ROLES[step.who]}`"
    if step.within:
        meta += f" · Within: {step.within} since the start"
    lines = [f"({process.id}-{step.id})=", f"**{step.title}**", "", meta, ""]
    for paragraph in step.paragraphs:
        lines += [replace_tokens(paragraph, lambda term: f"{{term}}`{TERMS[term]}`", link), ""]
    lines += [f"- {item}" for item in step.checklist] + [""] * bool(step.checklist)
    for answer, (go, remark) in step.answers.items():
        after = process.after(step)
        leads = after.id if go == "next" and after else go
        lines.append(f"- **{answer}**: {link(leads)}" + (f". {remark}" if remark else ""))
    lines += [""] * bool(step.answers)
    if step.send:
        lines += [f"Send: [{TEMPLATES[step.send]}](#template-{step.send})", ""]
    if step.informs:
        roles = ", ".join(f"{{term}}`{ROLES[id_]}`" for id_ in step.informs)
        lines += [f"Inform: {roles}", ""]
    came = [link(origin.id) for origin, go in jumps(process) if go == step.id]
    if came:
        lines += [f"Comes from: {', '.join(came)}", ""]
    after = process.after(step)
    if after and after.who != step.who:
        lines += [f"Hand over to: {{term}}`{ROLES[after.who]}`", ""]
    return lines[:-1]


def _link(target: str, page: Process, content: Content) -> str:
    if target in content:
        return f"[{content[target].title}]({target}.md)"
    process_id, _, step_id = target.rpartition(".")
    process = content[process_id] if process_id else page
    step = next(step for step in process.steps if step.id == step_id)
    shown = f"step {process.number(step_id)}, {step.title}"
    if process is not page:
        shown = f"{process.title}, {shown}"
    return f"[{shown}](#{process.id}-{step_id})"
