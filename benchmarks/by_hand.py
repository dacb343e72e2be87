"""How would a careful person write the content? MyST pages, with every line that ours generates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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

Link = Callable[[str], str]
"""A link to a step or process, from its name as content has it."""


def files(content: Content) -> dict[str, str]:
    """Path and text of every file of the project, `conf.py` and the front page aside."""
    found = {
        "glossary.md": glossary(),
        "templates.md": templates(content, lambda target: _link(target, None, content)),
        **messages(),
    }
    for process in content.values():
        found[f"{process.id}.md"] = _page(process, content)
    return found


def glossary() -> str:
    """The page that defines roles and terms."""
    lines = ["# Glossary", "", "```{glossary}"]
    for name in sorted([*ROLES.values(), *TERMS.values()]):
        lines += [name, *(f"  {line}" for line in DEFINITION.split("\n")), ""]
    return "\n".join([*lines[:-1], "```", ""])


def messages() -> dict[str, str]:
    """The messages to copy, which stand in files of their own since several pages show them."""
    return {_message(id_): TEMPLATE_BODY + "\n" for id_ in TEMPLATES}


def templates(content: Content, link: Link) -> str:
    """The page of messages to copy, and of the steps in which they are sent."""
    lines = ["# Templates", ""]
    for id_, title in TEMPLATES.items():
        sent = [
            link(f"{process.id}.{step.id}")
            for process in content.values()
            for step in process.steps
            if step.send == id_
        ]
        lines += [f"(template-{id_})=", f"**{title}**", ""]
        lines += [*letter(id_), ""]
        lines += [f"Sent in: {', '.join(sent)}", ""] if sent else []
    return "\n".join(lines)


def letter(template: str) -> list[str]:
    """To whom a message is sent, and what it says."""
    whole = f"```{{literalinclude}} {_message(template)}"
    return ["To: {term}`Community Representative`", "", whole, ":language: text", "```"]


def facts(process: Process, content: Content, link: Link) -> Iterator[str]:
    """When a process starts, where work comes from, and where it goes."""
    yield from [process.goal, "", f"**Starts when:** {process.trigger}", ""]
    came = [
        link(f"{other.id}.{step.id}")
        for other in content.values()
        for step, go in jumps(other)
        if go == process.id
    ]
    goes = [link(go) for _, go in jumps(process) if go in content]
    for label, links in ("Comes from", came), ("Goes to", goes):
        if links:
            yield from [f"**{label}:** {', '.join(dict.fromkeys(links))}", ""]


def reply(step: Step) -> list[str]:
    """The message that is sent in a step, ready to copy."""
    title = f"````{{admonition}} Reply: {TEMPLATES[step.send]}"
    return [title, ":class: dropdown", "", *letter(step.send), "````", ""]


def answers(step: Step, process: Process, link: Link) -> Iterator[str]:
    """A list of where each answer leads, and of who takes over there."""
    for answer, (go, remark) in step.answers.items():
        target = process.target(step, go)
        if target:
            back = process.number(target.id) <= process.number(step.id)
            said = ["back to " * back + link(target.id)]
            if target.who != step.who:
                said.append(f"Hand over to {role(target.who)}")
        else:
            said = [f"goes on in {link(go)}"]
        ended = ". ".join(said) + "." * (len(said) > 1 or bool(remark))
        yield f"- **{answer}** → {ended} {remark}".rstrip()


def ending(step: Step, process: Process) -> list[str]:
    """That a process ends after a step, if it does."""
    return [] if process.after(step) else ["Then the process ends.", ""]


def handing_over(step: Step, process: Process, here: str) -> list[str]:
    """Who takes over after a step that asks nothing, and where they hear of it."""
    after = process.after(step)
    if not after or step.answers or after.who == step.who:
        return []
    return [f"**Hand over to {role(after.who)}**, who is informed in {here}.", ""]


def numbers(process: Process) -> str:
    """How much there is of what, in one line."""
    ways = [*process.ways()]
    back = sum(process.number(to.id) <= process.number(step.id) for step, to in ways)
    counts = {
        "step": len(process.steps),
        "question": sum(bool(step.answers) for step in process.steps),
        "hand-over": sum(step.who != to.who for step, to in ways),
        "deadline": sum(bool(step.within) for step in process.steps),
        "reply": len({step.send for step in process.steps} - {""}),
        "way back": back,
    }
    plurals = {"reply": "replies", "way back": "ways back"}
    said = (
        f"{count} {name if count == 1 else plurals.get(name, name + 's')}"
        for name, count in counts.items()
        if count
    )
    return " · ".join(said)


def role(id_: str) -> str:
    """A link to the definition of a role."""
    return f"{{term}}`{ROLES[id_]}`"


def _message(template: str) -> str:
    return f"messages/{template}.txt"


def _page(process: Process, content: Content) -> str:
    def link(target: str) -> str:
        return _link(target, process, content)

    lines = [f"# {process.title}", "", *facts(process, content, link)]
    for number, step in enumerate(process.steps, 1):
        first, *rest = _step(step, process, content)
        marker = f"{number}. "
        pad = " " * len(marker)
        lines += [marker + first, *(pad + line if line else "" for line in rest), ""]
    return "\n".join([*lines, numbers(process), ""])


def _step(step: Step, process: Process, content: Content) -> list[str]:
    def link(target: str, form: str = "") -> str:
        return _link(target, process, content, form)

    lines = [f"({process.id}-{step.id})=", f"**{step.title}**", ""]
    if known := [*_facts(step, process)]:
        lines += [" · ".join(known), ""]
    for paragraph in step.paragraphs:
        lines += [replace_tokens(paragraph, lambda term: f"{{term}}`{TERMS[term]}`", link), ""]
    lines += [f"- {item}" for item in step.checklist] + [""] * bool(step.checklist)
    if step.send:
        lines += reply(step)
    if step.answers:
        lines += [*answers(step, process, lambda to: link(to, "numbered")), ""]
    lines += ending(step, process)
    came = [
        f"{link(origin.id)}, if “{answer}”"
        for origin in process.steps
        for answer, (go, _) in origin.answers.items()
        if go == step.id
    ]
    if came:
        lines += [f"Comes from {'; '.join(came)}.", ""]
    lines += handing_over(step, process, link(step.id, "number"))
    return lines[:-1]


def _facts(step: Step, process: Process) -> Iterator[str]:
    before = process.before(step)
    if not before or before.who != step.who:
        yield f"Who: {role(step.who)}"
    if step.within:
        yield f"Within {step.within} of the start"
    if step.send:
        yield f"Send: [{TEMPLATES[step.send]}](#template-{step.send})"
    if step.informs:
        yield f"Inform: {', '.join(map(role, step.informs))}"


def _link(target: str, page: Process | None, content: Content, form: str = "") -> str:
    """A link to a process or step, as it reads on the page of a process.

    That to a step shows its number and title; the `number` alone, or the step as in a list
    (`numbered`), if that is its form.
    """
    if target in content:
        return f"[{content[target].title}]({target}.md)"
    process_id, _, step_id = target.rpartition(".")
    process = content[process_id] if process_id or not page else page
    step = next(step for step in process.steps if step.id == step_id)
    number = process.number(step_id)
    shown = f"step {number} ({step.title})"
    if form:
        shown = {"number": f"step {number}", "numbered": f"{number}. {step.title}"}[form]
    if process is not page:
        shown = f"{process.title}, {shown}"
    return f"[{shown}](#{process.id}-{step_id})"
