"""What may be edited around the YAML: its files, pictures, pages, catalogues and settings."""

from __future__ import annotations

from random import Random

from .project import NEW, Page, Project, picture
from .registry import change_yaml, edit, happening
from .site import Site

# files


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
        ["  x: [\n", "processes: 7\n", "\tx\n", "roles:\n  triager: {name: Twice}\n"]
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


# pages

SHORT = (
    "{support:step}`triage.close`",
    "{support:role}`boss`",
    "{support:process}`later`",
    "{term}`Budget`",
    "{ref}`support:triage`",
    "{support:template}`queued`",
    "{support:community}`club`",
    "{any}`incident.resolve`",
)


def _page(p: Project, rng: Random) -> str:
    return rng.choice([name for name in p.pages if name != "index.md"])


@edit("prose of a page changes")
def _(p: Project, rng: Random) -> None:
    p.pages[rng.choice(list(p.pages))].blocks.append(p.word("Prose"))


@edit("a page mentions something else")
def _(p: Project, rng: Random) -> None:
    p.pages[rng.choice(list(p.pages))].blocks.append(f"{p.word('See')} {rng.choice(SHORT)}.")


@edit("a page gets another title")
def _(p: Project, rng: Random) -> None:
    p.pages[_page(p, rng)].title = p.word("Page")


@edit("the title of a page mentions a step")
def _(p: Project, rng: Random) -> None:
    p.pages[_page(p, rng)].title = f"About {{support:step}}`triage.close` {p.word()}"


@edit("a page comes")
def _(p: Project, rng: Random) -> None:
    name = p.word("page").replace(" ", "") + rng.choice([".md", ".rst"])
    directive = rng.choice(
        [
            ("support:checklist", rng.choice(["triage", "later"])),
            ("support:role", "boss"),
            ("support:promises", ""),
            ("support:chart", "triage"),
            ("support:process", "sooner"),
            ("support:walkthrough", "incident"),
            ("support:overview", ""),
        ]
    )
    p.pages[name] = Page(p.word("Added"), [(*directive, {}), rng.choice(SHORT)])
    p.order.append(name.partition(".")[0])


@edit("a page goes")
def _(p: Project, rng: Random) -> None:
    name = _page(p, rng)
    if len(p.pages) > 8:
        del p.pages[name]
        if rng.random() < 0.7:
            p.order.remove(name.partition(".")[0])


@edit("a page is renamed")
def _(p: Project, rng: Random) -> None:
    name = _page(p, rng)
    stem, _, suffix = name.partition(".")
    new = p.word(stem[:4]).replace(" ", "")
    p.pages[f"{new}.{suffix}"] = p.pages.pop(name)
    p.order = [new if entry == stem else entry for entry in p.order]
    if stem in p.catalogs and rng.random() < 0.5:
        p.catalogs[new] = p.catalogs.pop(stem)


@edit("the toctree changes its order")
def _(p: Project, rng: Random) -> None:
    rng.shuffle(p.order)


@edit("a directive moves to another page")
def _(p: Project, rng: Random) -> None:
    names = [
        name for name, page in p.pages.items() if any(not isinstance(it, str) for it in page.blocks)
    ]
    source = p.pages[rng.choice(names)]
    block = rng.choice([it for it in source.blocks if not isinstance(it, str)])
    source.blocks.remove(block)
    p.pages[_page(p, rng)].blocks.append(block)


@edit("a directive goes")
def _(p: Project, rng: Random) -> None:
    page = p.pages[_page(p, rng)]
    page.blocks.remove(rng.choice([it for it in page.blocks if not isinstance(it, str)]))


@edit("a directive comes")
def _(p: Project, rng: Random) -> None:
    id = rng.choice([*p.ids("processes"), *NEW["processes"]])
    name = rng.choice(
        ["support:checklist", "support:chart", "support:responsibilities", "support:role"]
    )
    if name == "support:role":
        block = (name, rng.choice([*p.ids("roles"), *NEW["roles"]]), {})
    elif name == "support:responsibilities":
        block = (name, "", {"process": id})
    else:
        block = (name, id, {})
    p.pages[_page(p, rng)].blocks.append(block)


@edit("an option of a directive changes")
def _(p: Project, rng: Random) -> None:
    charts = [it for page in p.pages.values() for it in page.blocks if it[0] == "support:chart"]
    options = rng.choice(charts)[2]
    options |= rng.choice(
        [{"direction": "right"}, {"highlight": "boss"}, {"compact": ""}, {"to": "close"}]
    )


@edit("the label of a page comes or goes")
def _(p: Project, rng: Random) -> None:
    page = p.pages[_page(p, rng)]
    page.label = "" if page.label else p.word("label").replace(" ", "-")


# language and settings


@edit("the language changes")
def _(p: Project, rng: Random) -> None:
    p.conf["language"] = {"en": "fr", "fr": "en"}[p.conf["language"]]


@edit("a translation changes")
def _(p: Project, rng: Random) -> None:
    name = rng.choice(list(p.pages)).partition(".")[0]
    messages = p.catalogs.setdefault(name, {})
    for _ in range(3):
        message = rng.choice(p.texts())
        messages[message] = f"{p.word('Le')} {message}"


@edit("each title gets a translation")
def _(p: Project, rng: Random) -> None:
    name = rng.choice(["triage", "incident", "steps", "glossary", "lists"])
    p.catalogs[name] = {text: f"{p.word('Un')} {text}" for text in p.texts()}


@edit("a catalogue goes")
def _(p: Project, rng: Random) -> None:
    del p.catalogs[rng.choice(list(p.catalogs))]


@edit("the public fields change")
def _(p: Project, rng: Random) -> None:
    fields = [["name"], ["name", "github"], ["name", "email", "until"], "email"]
    p.conf["support_process_public_fields"] = rng.choice(fields)


@edit("the globs of the files change")
def _(p: Project, rng: Random) -> None:
    p.conf["support_process_files"] = rng.choice(
        [
            ["support/*.yaml"],
            "support/**/*.yaml",
            ["support/[q-z]*.yaml"],
            ["support/team.yaml", "support/*.yaml"],
            ["support/t*.yaml", "support/p*.yaml"],
        ]
    )


@edit("a new day begins")
def _(p: Project, rng: Random) -> None:
    p.conf["support_process_today"] = f"2026-0{rng.randrange(1, 8)}-0{rng.randrange(1, 4)}"


@edit("SOURCE_DATE_EPOCH names a new day")
def _(p: Project, rng: Random) -> None:
    p.conf.pop("support_process_today", None)
    p.epoch = str(1_770_000_000 + rng.randrange(400) * 86_400)


@edit("another setting of Sphinx changes")
def _(p: Project, rng: Random) -> None:
    key, value = rng.choice(
        [
            ("nitpicky", True),
            ("smartquotes", False),
            ("numfig", True),
            ("html_short_title", p.word()),
            ("suppress_warnings", ["support-process"]),
            ("extensions", ["sphinx_design", "sphinx_support_process"]),
            ("myst_enable_extensions", ["dollarmath"]),
            ("keep_warnings", True),
            ("option_emphasise_placeholders", True),
        ]
    )
    p.conf[key] = value


@edit("a page is excluded")
def _(p: Project, rng: Random) -> None:
    p.conf["exclude_patterns"] = ["support", "elsewhere", "locales", _page(p, rng)]


@edit("another version of the extension")
def _(p: Project, rng: Random) -> None:
    p.version += 1
