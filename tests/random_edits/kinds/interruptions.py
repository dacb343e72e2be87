"""What may happen to builds: killed, torn, two at once, twice in one process, of another kind."""

from __future__ import annotations

import shutil
from dataclasses import replace
from random import Random

from ..builds import Kill
from ..project import Project
from ..registry import change_yaml, happening
from ..site import Site


def _kill(rng: Random, below: str, torn: bool = False) -> Kill:
    return Kill(below, rng.choice([1, 1, 2, 2, 3, 3, 4, 5, 7, 10, 14]), torn)


def _pages_too(p: Project, rng: Random) -> None:
    """Change the YAML, and often a page beside it, so that something is always written."""
    change_yaml(p, rng)
    if rng.random() < 0.7:
        p.pages[rng.choice(list(p.pages))].blocks.append(p.word("Prose"))


@happening("a build is killed while it reads")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.killed(_kill(rng, "doctrees"))


@happening("a build is killed while it writes")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.killed(_kill(rng, "out"))


@happening("a build is killed and leaves a torn file")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.killed(_kill(rng, rng.choice(["out", "doctrees"]), torn=True))


@happening("a build is killed at any moment")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.killed(Kill(seconds=rng.uniform(0.05, 0.8)))


@happening("a build is interrupted with Ctrl-C")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.killed(replace(_kill(rng, rng.choice(["out", "doctrees"])), by="ctrl-c"))


@happening("the disk is full during a build")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.killed(replace(_kill(rng, rng.choice(["out", "doctrees"])), by="full disk"))


@happening("a build with two processes is killed")
def _(site: Site, rng: Random) -> None:
    p = site.project
    for page in p.pages.values():
        page.blocks.append(p.word("Prose"))
    change_yaml(p, rng)
    site.killed(Kill(seconds=rng.uniform(0.1, 1.0)), parallel=2)


@happening("a build is killed, and the YAML changes back")
def _(site: Site, rng: Random) -> None:
    before = site.project.copy()
    change_yaml(site.project, rng)
    site.killed(_kill(rng, rng.choice(["out", "doctrees"])))
    site.project = before
    if rng.random() < 0.5:
        site.project.times = dict.fromkeys(before.sources, "past")


@happening("a build is killed, and the YAML changes further")
def _(site: Site, rng: Random) -> None:
    for _ in range(2):
        _pages_too(site.project, rng)
        site.killed(_kill(rng, rng.choice(["out", "doctrees"])))
    change_yaml(site.project, rng)


@happening("two builds run at once")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.two_builds(lambda p: change_yaml(p, rng), rng.uniform(0, 0.6))


@happening("one application builds twice")
def _(site: Site, rng: Random) -> None:
    change_yaml(site.project, rng)
    site.build_twice(lambda p: change_yaml(p, rng))


@happening("one application builds twice, a page changes between")
def _(site: Site, rng: Random) -> None:
    def edit(p: Project) -> None:
        _pages_too(p, rng)
        change_yaml(p, rng)

    site.build_twice(edit)


@happening("one page alone is built")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.build(only=[rng.choice(list(site.project.pages))])


@happening("another builder reads the changes first")
def _(site: Site, rng: Random) -> None:
    """As `make text`, then `make html`: the doctrees are shared."""
    _pages_too(site.project, rng)
    others = [name for name in ("text", "dirhtml", "dummy", "html") if name != site.builder]
    builder = rng.choice(others if site.builder != "gettext" else [])  # it shares no doctrees
    site.build(builder=builder, out=site.kept / f"out-{builder}")


@happening("the same builder writes the changes elsewhere first")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.build(out=site.kept / "out-too")
    shutil.rmtree(site.kept / "out-too")


@happening("the output is deleted")
def _(site: Site, rng: Random) -> None:
    change_yaml(site.project, rng)
    shutil.rmtree(site.kept / "out")


@happening("a file of the output is deleted")
def _(site: Site, rng: Random) -> None:
    names = sorted(
        path for path in (site.kept / "out").iterdir() if path.suffix in (".html", ".txt", ".pot")
    )
    rng.choice(names).unlink()
    change_yaml(site.project, rng)


@happening("the doctrees are deleted")
def _(site: Site, rng: Random) -> None:
    change_yaml(site.project, rng)
    shutil.rmtree(site.kept / "doctrees")


@happening("the environment is deleted or torn")
def _(site: Site, rng: Random) -> None:
    change_yaml(site.project, rng)
    path = site.kept / "doctrees" / "environment.pickle"
    if rng.random() < 0.5:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: rng.randrange(1000)])


@happening("two processes build")
def _(site: Site, rng: Random) -> None:
    _pages_too(site.project, rng)
    site.parallel = 2


@happening("two processes build, and every page has changed")
def _(site: Site, rng: Random) -> None:
    p = site.project
    for page in p.pages.values():
        page.blocks.append(p.word("Prose"))
    change_yaml(p, rng)
    site.parallel = 2


@happening("nothing changes")
def _(site: Site, rng: Random) -> None:
    site.build()
