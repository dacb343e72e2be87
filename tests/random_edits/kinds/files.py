"""What may happen to files: YAML that breaks, comes, goes or is linked, pictures, downloads."""

from __future__ import annotations

from random import Random

from ..formats import picture
from ..project import Project
from ..registry import change_yaml, edit, happening
from ..site import Site


@edit("a YAML file breaks")
def _(p: Project, rng: Random) -> None:
    p.tails[rng.choice(list(p.sources))] = "  x: [\n"


@edit("broken YAML is mended")
def _(p: Project, rng: Random) -> None:
    p.tails.clear()


@happening("a YAML file breaks, is built and mended")
def _(site: Site, rng: Random) -> None:
    before = dict(site.project.tails)
    broken = rng.choice(
        ["  x: [\n", "processes: 7\n", "\tx\n", "\0", "roles:\n  triager: {name: Twice}\n"]
    )
    site.project.tails[rng.choice(list(site.project.sources))] = broken
    site.build()
    site.project.tails = before


@happening("a YAML file breaks, is built and mended with an old time")
def _(site: Site, rng: Random) -> None:
    before, path = dict(site.project.tails), rng.choice(list(site.project.sources))
    site.project.tails[path] = "  x: [\n"
    site.build()
    site.project.tails = before
    site.project.times[path] = "past"


@edit("a YAML file goes")
def _(p: Project, rng: Random) -> None:
    path = rng.choice(list(p.sources))
    if len(p.sources) > 1:
        p.gone[path] = p.sources.pop(path)
        p.linked.pop(path, None)


@edit("a YAML file that went comes back")
def _(p: Project, rng: Random) -> None:
    for path, data in p.gone.items():
        p.sources.setdefault(path, data)
    p.gone.clear()
    p.sources = dict(sorted(p.sources.items()))


@happening("a YAML file goes, and comes back after a build")
def _(site: Site, rng: Random) -> None:
    before, p = site.project.copy(), site.project
    del p.sources[rng.choice(list(p.sources))]
    site.build()
    site.project = before
    if rng.random() < 0.5:
        site.project.times = dict.fromkeys(site.project.sources, "past")


@edit("a YAML file is renamed")
def _(p: Project, rng: Random) -> None:
    path = rng.choice(list(p.sources))
    p.linked.pop(path, None)
    p.sources[f"support/{p.word('file').replace(' ', '')}.yaml"] = p.sources.pop(path)


@edit("a YAML file is split in two")
def _(p: Project, rng: Random) -> None:
    data = p.sources[rng.choice(list(p.sources))]
    keys = [key for key in data if rng.random() < 0.5][: len(data) - 1]
    if keys:
        new = f"support/{p.word(rng.choice('az')).replace(' ', '')}.yaml"
        p.sources[new] = {key: data.pop(key) for key in keys}


@edit("all YAML files become one")
def _(p: Project, rng: Random) -> None:
    whole: dict = {}
    for data in p.sources.values():
        for key, value in data.items():
            whole[key] = {**whole.get(key, {}), **value} if isinstance(value, dict) else value
    p.sources, p.linked = {"support/all.yaml": whole}, {}


@edit("a YAML file becomes a link")
def _(p: Project, rng: Random) -> None:
    path = rng.choice(list(p.sources))
    p.linked[path] = f"elsewhere/{p.word('real').replace(' ', '')}.yaml"


@happening("a link to a YAML file leads elsewhere")
def _(site: Site, rng: Random) -> None:
    p, path = site.project, rng.choice(list(site.project.sources))
    p.linked[path] = f"elsewhere/{p.word('real').replace(' ', '')}.yaml"
    site.build()
    change_yaml(p, rng)
    p.linked[path] = f"elsewhere/{p.word('real').replace(' ', '')}.yaml"
    p.times[p.linked[path]] = "past"


@edit("a YAML file is a file again")
def _(p: Project, rng: Random) -> None:
    p.linked.clear()


@edit("comments of the YAML change")
def _(p: Project, rng: Random) -> None:
    p.heads[rng.choice(list(p.sources))] = f"# {p.word('comment')}\n" * rng.randrange(1, 4)


@edit("whitespace of the YAML changes")
def _(p: Project, rng: Random) -> None:
    path = rng.choice(list(p.sources))
    p.indents[path] = rng.choice([2, 3, 4])
    p.heads[path] = "\n" * rng.randrange(4)


@edit("the YAML changes with an old time")
def _(p: Project, rng: Random) -> None:
    change_yaml(p, rng)
    p.times |= dict.fromkeys(p.sources, "past")


@edit("the YAML changes with a time to come")
def _(p: Project, rng: Random) -> None:
    change_yaml(p, rng)
    p.times |= dict.fromkeys(p.sources, "future")


@edit("the YAML changes and keeps time and size")
def _(p: Project, rng: Random) -> None:
    _, _, step = rng.choice(p.steps())
    key = rng.choice([key for key in ("title", "text", "within") if key in step])
    text = step[key]
    changed = text.translate(str.maketrans("aeos124", "eaco231"))
    step[key] = changed if key == "within" else changed[:3] + text[3:]
    p.times |= dict.fromkeys(p.sources, "keep")


@happening("an older branch is checked out")
def _(site: Site, rng: Random) -> None:
    """What the YAML said before comes back with the times of then."""
    older = rng.choice(site.past).copy()
    site.project.sources, site.project.tails = older.sources, older.tails
    site.project.linked, site.project.heads = older.linked, older.heads
    site.project.times = dict.fromkeys(older.sources, "past")


@happening("the YAML changes, is built and changes back with an old time")
def _(site: Site, rng: Random) -> None:
    before = site.project.copy()
    change_yaml(site.project, rng)
    site.build()
    site.project = before
    site.project.times = dict.fromkeys(before.sources, "past")


# pictures and downloads

ASSETS = ("support/map.png", "support/small.png", "support/form.txt")


def _name(rng: Random, p: Project) -> str:
    return rng.choice([name for name in ASSETS if name in p.assets])


@edit("a picture or download goes")
def _(p: Project, rng: Random) -> None:
    name = _name(rng, p)
    p.assets.pop(name)
    p.linked.pop(name, None)


@edit("pictures and downloads come back")
def _(p: Project, rng: Random) -> None:
    p.assets |= {
        "support/map.png": picture(80),
        "support/form.txt": b"A form.\n",
        "support/small.png": picture(9, 9),
    }


@happening("a picture or download goes, and comes back after a build")
def _(site: Site, rng: Random) -> None:
    before = site.project.copy()
    name = _name(rng, site.project)
    site.project.assets.pop(name)
    site.project.linked.pop(name, None)
    site.build()
    site.project = before
    if rng.random() < 0.5:
        site.project.times[name] = "past"


@happening("a picture or download comes that a text named before")
def _(site: Site, rng: Random) -> None:
    p = site.project
    _, _, step = rng.choice(p.steps())
    step["text"] = "See ![](added.png) and {download}`it <added.txt>`.\n"
    p.assets.pop("support/added.png", None)
    p.assets.pop("support/added.txt", None)
    site.build()
    p.assets |= {"support/added.png": picture(7), "support/added.txt": b"More.\n"}
    if rng.random() < 0.5:
        p.times |= dict.fromkeys(["support/added.png", "support/added.txt"], "past")


@edit("a picture is renamed")
def _(p: Project, rng: Random) -> None:
    p.assets["support/added.png"] = p.assets.pop("support/map.png", picture(3))
    if rng.random() < 0.5:
        for _, _, process in p.all("processes"):
            if "goal" in process:
                process["goal"] = process["goal"].replace("map.png", "added.png")


@edit("a picture or download changes")
def _(p: Project, rng: Random) -> None:
    name = _name(rng, p)
    p.assets[name] = (
        picture(rng.randrange(256), rng.randrange(4, 9))
        if name.endswith("png")
        else p.word().encode()
    )


@edit("a picture or download becomes a link")
def _(p: Project, rng: Random) -> None:
    name = _name(rng, p)
    p.linked[name] = f"elsewhere/{p.word('real').replace(' ', '')}.{name[-3:]}"
