"""How is one step shown? Title and owner, facts, how to do it, and where it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from ..flow import Outcome, Way
from ..model import Process, Step, Wait
from .directive import numbered, plain
from .words import _, joined, phrase

if TYPE_CHECKING:
    from .directive import SupportDirective


def phases(
    page: SupportDirective, process: Process, show: Callable[[Step], nodes.list_item]
) -> Iterator[nodes.Node]:
    """The steps as numbered lists, one for each phase, below its name."""
    steps: nodes.enumerated_list | None = None
    for step in process.steps:
        if steps is None or step.phase:
            if step.phase:
                if steps is not None:
                    yield steps
                yield page.texts.titled(nodes.rubric(classes=["spp-phase"]), step.phase)
            steps = numbered("spp-steps", first=step.number)
        steps += show(step)
    if steps is not None:
        yield steps


def step_item(page: SupportDirective, step: Step) -> nodes.list_item:
    """A step with where it goes on and comes from."""
    item = described(page, step)
    item += onward(page, step)
    entries = list(_entries(page, step))
    if entries:
        item += page.paragraph(
            phrase(_("Comes from {places}."), places=joined(entries)), "spp-from"
        )
    return item


def described(page: SupportDirective, step: Step, run: bool = True) -> nodes.list_item:
    """The list item of a step, but for how it goes on; its id is the name of the step.

    Without `run` it does not say which process is carried out.
    """
    item = nodes.list_item("", classes=["spp-step"])
    title = page.texts.titled(nodes.strong(), step.title)
    page.anchor("step", step.name, step.name, item, title.astext() or plain(step.title))
    head: list[nodes.Node] = [title]
    owners = page.owners(step)
    if owners:
        head += [nodes.Text(" · "), *page.badges(owners)]
    item += page.paragraph(head, "spp-step-title")
    facts = list(_facts(page, step, run))
    if facts:
        item += page.paragraph(joined(facts, " · "), "spp-step-facts")
    for text in step.requires:
        item += page.texts.blocks(text)
    if step.text:
        item += page.texts.blocks(step.text)
    if step.checklist:
        lines = (nodes.list_item("", *page.texts.blocks(text)) for text in step.checklist)
        item += page.bullets(lines, "spp-things")
    return item


def _facts(page: SupportDirective, step: Step, run: bool) -> Iterator[list[nodes.Node]]:
    if step.within:
        time = page.duration(step.within)
        since = page.site.flow.steps.get(f"{step.process}.{step.since}")
        if since:
            yield phrase(
                _("Within {time} of {step}"), time=time, step=page.step(since, step.process)
            )
        elif step.since == "start":
            yield phrase(_("Within {time} of the start"), time=time)
        else:
            yield phrase(_("Within {time}"), time=time)
    if step.timebox:
        yield phrase(_("Stop after {time}"), time=page.duration(step.timebox))
    if step.run and run:
        yield phrase(_("Carry out {process}"), process=page.ref("process", step.run))
    if step.starts:
        started = joined(page.ref("process", id) for id in step.starts)
        yield phrase(_("Starts {processes}"), processes=started)
    if step.send:
        sent = joined(page.ref("template", id) for id in step.send)
        yield phrase(_("Send: {templates}"), templates=sent)
    if step.informs:
        yield phrase(_("Inform: {roles}"), roles=page.roles(step.informs))
    if step.consults:
        yield phrase(_("Consult: {roles}"), roles=page.roles(step.consults))
    if step.accountable:
        yield phrase(_("Accountable: {role}"), role=page.ref("role", step.accountable))
    if step.status:
        yield phrase(_("Ticket status: {status}"), status=page.texts.said(step.status))
    if step.escalate:
        role = page.ref("role", step.escalate.to)
        if step.escalate.when:
            when = page.texts.inline(step.escalate.when)
            yield phrase(_("Call {role} when {when}"), role=role, when=when)
        else:
            yield phrase(_("Call {role} if needed"), role=role)


def onward(page: SupportDirective, step: Step) -> Iterator[nodes.Node]:
    """How it goes on: the wait, the answers, or the one way that is not just the next step."""
    ways = page.site.flow.ways[step]
    if step.wait:
        line = list(waiting(page, step.wait))
        for way in ways:
            if way.kind == "timeout":
                line += phrase(_("; otherwise {target}"), target=_target(page, way))
        yield page.paragraph([*line, nodes.Text(".")], "spp-wait")
    named = [way for way in ways if way.kind in ("answer", "outcome")]
    if named:
        yield page.bullets((_answer(page, step, way) for way in named), "spp-answers")
    for way in ways:
        if way.kind == "next":
            line = hand_off(page, way)
            if way.written is not None or not isinstance(way.to, Step):
                line = phrase(_("Then {target}"), target=_target(page, way)) + (
                    [nodes.Text(". "), *line] if line else [nodes.Text(".")]
                )
            if line:
                yield page.paragraph(line, "spp-next")


def waiting(page: SupportDirective, wait: Wait) -> Iterator[nodes.Node]:
    """What is waited for, and how long."""
    yield from phrase(_("Wait for {what}"), what=page.texts.inline(wait.for_))
    if wait.at_most:
        yield from phrase(_(", at most {time}"), time=page.duration(wait.at_most))


def label_of(page: SupportDirective, way: Way) -> nodes.TextElement:
    """An answer, or the outcome of the process that was run."""
    label: nodes.TextElement = nodes.strong()
    if way.label is not None:
        callee = page.site.support.processes.get(way.source.run or "")
        said = callee.outcomes.get(way.label, way.label) if callee else way.label
        label = without_stop(page.texts.titled(label, said))
    return label


def _answer(page: SupportDirective, step: Step, way: Way) -> nodes.list_item:
    label = label_of(page, way)
    line = phrase(_("{answer}: {target}"), answer=label, target=_target(page, way))
    handed = hand_off(page, way)
    line.append(nodes.Text("."))
    line += [nodes.Text(" "), *handed] if handed else []
    if way.kind == "answer" and way.label is not None:
        remark = step.answers[way.label].text
        if remark:
            line += [nodes.Text(" "), *page.texts.inline(remark)]
    return page.item(line)


def _target(page: SupportDirective, way: Way) -> list[nodes.Node]:
    if isinstance(way.to, Outcome) and way.to.text:
        text = without_stop(nodes.inline("", "", *page.texts.inline(way.to.text)))
        return phrase(_("the process ends: {outcome}"), outcome=text.children)
    return target(way, lambda kind, name: page.ref(kind, name, way.source.process))


def target(way: Way, named: Callable[[str, str], nodes.Node]) -> list[nodes.Node]:
    """Where a way leads; `named` makes what names a step or process of its kind and name."""
    if isinstance(way.to, Step):
        is_next = way.to.process == way.source.process and way.to.number == way.source.number + 1
        message = _("go on with {step}") if is_next else _("go to {step}")
        return phrase(message, step=named("step", way.to.name))
    if isinstance(way.to, Process):
        return phrase(_("continue in {process}"), process=named("process", way.to.id))
    if isinstance(way.to, Outcome):
        return phrase(_("the process ends"))
    return phrase("{target}", target=str(way.written or _("the next step")))


def without_stop(node: nodes.TextElement) -> nodes.TextElement:
    """Take the full stop off the end of a text that stands inside a sentence."""
    last = node.children[-1] if node.children else None
    if isinstance(last, nodes.Text) and last.rstrip().endswith("."):
        node.replace(last, nodes.Text(last.rstrip()[:-1]))
    return node


def hand_off(page: SupportDirective, way: Way) -> list[nodes.Node]:
    """Who takes over, where the owner changes."""
    if not isinstance(way.to, Step):
        return []
    new = page.owners(way.to)
    if not new or set(new) == set(page.owners(way.source)):
        return []
    return phrase(_("Hand over to {roles}."), roles=page.roles(new, " / "))


def _entries(page: SupportDirective, step: Step) -> Iterator[list[nodes.Node]]:
    """The ways in that the order of the list does not show."""
    for way in page.site.flow.into.get(step, ()):
        source = way.source
        if source.process == step.process and source.number == step.number - 1:
            continue
        where = page.step(source, step.process)
        if way.label is not None and way.kind == "answer":
            said = plain(page.texts.said(way.label))
            yield phrase(_("{step}, if “{answer}”"), step=where, answer=said)
        elif way.kind == "timeout":
            yield phrase(_("{step}, when the wait is over"), step=where)
        else:
            yield [where]
