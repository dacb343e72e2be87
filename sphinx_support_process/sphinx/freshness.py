"""Which pages are out of date? Those that would show something else than they did.

A page notes what it asks views for, and what they answered. At the next build the views are asked
again, and nothing is parsed: with another answer the page is read again. Where nothing but longer
texts changed, only the views that show texts of the same files are asked, and those that search in
all texts. What a page only mentions is compared after reading, with what stood on the page when it
was last written for this output.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from ..known.names import INNER, kinds_of
from ..text.attached import attached
from ..text.garbage import not_collected
from .build import Build, support_of
from .links.links import anchor_on_page, mentioned
from .links.outside import Outside, outside
from .links.roles import PROCESS
from .memory import settle
from .settings import conf_folder
from .tables import signature
from .translation import catalogues
from .unfinished import Run
from .warnings import is_silent_file, tell

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..pages.view import Asked
    from ..text.problem import Problem


@not_collected()
def outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> Iterable[str]:
    """Read the YAML, tell what is wrong with it, and find the pages to read again.

    All of them where catalogues are collected, in which texts stand with their lines.
    """
    build = support_of(env)
    build.open(conf_folder(app), uses_catalogs=app.builder.use_message_catalog)
    tables, data = build.tables, build.tables.data
    folder = Path(app.doctreedir) / "support-process"
    run = build.run = Run(folder, f"{app.builder.name} {app.outdir}", build.is_new)
    for problem in build.problems:
        if problem.rule != "missing-file" or not _is_silent(problem, build):
            tell(problem)
    now = catalogues(app.config, Path(app.srcdir))
    stale = {*data["unsure"], *run.reading.left()}
    if not build.uses_catalogs or data["catalogues"] != now:
        stale |= tables.pages()
    stale.update(page for page, files in data["files"].items() if _differ(files))
    stale.update(page for page, paths in data["beside"].items() if _come_or_gone(paths))
    if run.is_new:
        stale.update(_changed(build))
    data["catalogues"] = now
    run.changes_pages |= bool(stale or added or changed or removed)
    settle()
    return sorted(stale)


def _is_silent(problem: Problem, build: Build) -> bool:
    """Whether Sphinx would not tell that a file is missing which a text names."""
    place = problem.place
    texts = (it.value for it in build.known.prose.attaching if it.value.file == place.file)
    return any(
        text.at(offset) == place and is_silent_file(build.env.config, kind, name)
        for text in texts
        for kind, name, offset, _ in attached(text)
    )


def _differ(files: dict[str, Any]) -> bool:
    return any(signature(path) != was for path, was in files.items())


def _come_or_gone(paths: dict[str, bool]) -> bool:
    return any(Path(path).is_file() is not there for path, there in paths.items())


def _changed(build: Build) -> Iterator[str]:
    """The pages of which a view would answer something else."""
    from ..pages.view import digest
    from ..pages.views import VIEWS

    answers: dict[Asked, str] = {}
    affected = _affected(build)
    for page, asked, was in build.tables.asked():
        if affected is not None and page not in affected:
            continue
        if asked not in answers:
            answers[asked] = digest(VIEWS[asked.view].content(build.known, asked))
        if answers[asked] != was:
            yield page


def _affected(build: Build) -> set[str] | None:
    """The pages that a change of longer texts may affect, None if more than that changed."""
    data = build.tables.data
    was, now = data["said"], _said(build)
    if [(file, shape) for file, (_, shape) in was.items()] != [
        (file, shape) for file, (_, shape) in now.items()
    ]:
        return None
    changed = {file for file, said in now.items() if was[file] != said}
    showing = (page for page, files in data["sources"].items() if not changed.isdisjoint(files))
    return {*data["searches"], *showing}


def _said(build: Build) -> dict[str, tuple[str, str]]:
    """What each file says now, as fingerprints: of all of it, and of all but longer texts.

    What is not well understood is not taken apart.
    """
    from ..model.shape import REST, shapes

    opened, was = build.opened, build.tables.data["said"]
    if build.context.loaded.problems:
        return {REST: ("", opened.key)}
    same = {file for file, digest in opened.digests.items() if was.get(file, ("",))[0] == digest}
    found = shapes(build.known.support, opened.digests.keys() - same)
    said = {
        file: was[file] if file in same else (digest, found[file])
        for file, digest in opened.digests.items()
    }
    return said | {REST: ("", opened.around + found[REST])}


def mark_pages(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG001
    """Mark the pages that are read now."""
    build = support_of(env)
    build.run.reading.put(docnames)
    build.run.changes_pages |= bool(docnames)


def note_mentions(app: Sphinx, doctree: nodes.document) -> None:
    """Remember to which definitions a page refers, and to which it would if there were any."""
    build, docname = support_of(app.env), app.env.docname
    note = build.tables.note_mention
    for node in doctree.findall(addnodes.pending_xref):
        for of, target in _ours(build, node):
            note(docname, of, target)
        if node.get("refdomain") != "support":
            for of, target in outside(node):
                build.tables.note_outside(docname, of, target)


def _ours(build: Build, node: addnodes.pending_xref) -> Iterator[tuple[str, str]]:
    """The kinds and names of definitions to which a reference leads, or would if there were any."""
    anchor = anchor_on_page(node)
    if anchor is not None:
        yield from mentioned(anchor)
    elif node.get("refdomain") == "support":
        kind, target = node["reftype"], node["reftarget"]
        name = build.full_name(kind, target, node.get(PROCESS))
        if name:
            yield kind, name
        if name != target:
            yield kind, target
    elif node.get("reftype") in ("myst", "any"):
        for kind in kinds_of(node["reftarget"]):
            yield kind, node["reftarget"]


def to_write_again(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Pages that look different from when they were last written for this output.

    Sphinx has numbered its sections, figures and equations by now.
    """
    build = support_of(env)
    run, data = build.run, build.tables.data
    data["unsure"] = sorted(run.reading.unsure())
    if run.is_new:
        problems = build.opened.problems
        data["told"] = build.opened.key, problems, dict(build.opened.looked_for)
        data["said"] = _said(build)
    if run.changes_pages:
        data["pages"] = dict(_fingerprints(build))
    read = run.reading.pages
    lists = (env.files_to_rebuild.get(page, ()) for page in read)
    others = {app.config.root_doc, *read, *chain.from_iterable(lists)} if read else ()
    return sorted(run.written.begin(data["pages"], others))


def _fingerprints(build: Build) -> Iterator[tuple[str, str]]:
    """Each page with a fingerprint of all of ours that it shows and mentions."""
    data = build.tables.data
    said: dict[tuple[str, str], Any] = {}
    leads = Outside(build).leads
    for page in sorted(build.tables.pages()):
        shown = sorted(data["views"].get(page, {}).items())
        mentions = sorted(data["mentions"].get(page, ()))
        for key in mentions:
            if key not in said:
                said[key] = _reading(build, *key)
        others = [leads(*key) for key in sorted(data["outside"].get(page, ()))]
        looks = repr((shown, [said[key] for key in mentions], others)).encode(
            "utf-8", "surrogatepass"
        )
        yield page, blake2b(looks, digest_size=16).hexdigest()


def _reading(build: Build, kind: str, name: str) -> Any:
    """What a mention depends on: how it reads, and where it leads."""
    if name not in build.names(kind):
        new = build.full_name(kind, name, None)
        reading = new and _reading(build, kind, new)
        if kind in INNER and "." not in name:
            return reading, build.called(kind, name), build.known.moved.like(kind, name)
        return reading
    return (
        build.said(kind, name),
        build.tables.shown(kind, name),
        build.tables.walked(kind, name),
        build.tables.doors(name) if kind == "process" else {},
    )


def pages_are_stored(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """What was read is stored: no page of it is half done."""
    support_of(env).run.reading.remove()


def note_written(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Remember that a page is about to be written, and what its file is before."""
    path = _output(app.builder, docname)
    support_of(app.env).run.outputs[docname] = path, signature(path)


def _output(builder: Builder, docname: str) -> str:
    """The file that a page becomes, in builders that make one of each."""
    if hasattr(builder, "get_outfilename"):
        return str(builder.get_outfilename(docname))
    return str(Path(builder.outdir) / f"{docname}{getattr(builder, 'out_suffix', '')}")


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Remember the pages that were written; Sphinx only warns of a file that it could not write."""
    if exception is None:
        run = support_of(app.env).run
        outputs = run.outputs.items()
        run.written.finish([page for page, (path, was) in outputs if signature(path) != was])
