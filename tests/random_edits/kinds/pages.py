"""What may be edited on pages and in settings: prose, directives, titles, languages, days."""

from __future__ import annotations

from random import Random

from ..project import NEW, Page, Project
from ..registry import edit

SHORT = (
    "{support:step}`triage.close`",
    "{support:role}`boss`",
    "{support:process}`later`",
    "{term}`Budget`",
    "{ref}`support:triage`",
    "{support:template}`queued`",
    "{support:community}`club`",
    "{any}`incident.resolve`",
    "{doc}`who`",
    "{any}`lists`",
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
        [
            *("support:process", "support:checklist", "support:chart"),
            *("support:responsibilities", "support:role"),
        ]
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
    fields = [["name"], ["name", "as"], ["name", "github"], ["name", "email", "until"], "email"]
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
