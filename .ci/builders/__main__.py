"""What is lost in other builders? Dead links, numbers and sentences of the compass.

    .ci/builders BUILDER [EXTENSION]

It builds the compass as text and with that builder, first its own pages, then the same directives
on pages of reStructuredText, there with two processes; and last the example of format 2. It fails
at a warning or a loss.
"""

import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree, rmtree

import links
import reading

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests"))
import building  # noqa: E402
import format2_pages  # noqa: E402

CONF = """\
project = copyright = "Compass"
version = "1"
extensions = ["myst_parser", "sphinx_design", "sphinx_support_process", *{extensions!r}]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
support_process_today = "2026-11-23"
confluence_publish = False
confluence_space_key = "X"
confluence_server_url = "https://wiki.example.org/"
epub_show_urls = "no"
rinoh_documents = [{{"doc": "index", "target": "compass", "template": "article"}}]
html_theme = {theme!r}


def setup(app):
    from sphinx.addnodes import toctree

    def leave_out(app, doctree, docname):  # hidden ones, of which this builder knows nothing
        for node in list(doctree.findall(toctree)) if app.builder.format == "markdown" else ():
            node.parent.remove(node)

    app.connect("doctree-resolved", leave_out)
"""
HANDBOOK = "# Handbook\n\n```{{toctree}}\n{}\n```\n"
DIRECTIVE = re.compile(r"[:`]{3,}\{(toctree|support:\S+)\} ?(.*)")


def in_rst(page: str) -> str:
    """The headings, labels and directives of a page in Markdown."""
    lines, inside = [], False
    for line in page.splitlines():
        if found := re.fullmatch(r"\((.*)\)=", line):
            lines += [f".. _{found[1]}:", ""]
        elif found := re.fullmatch(r"(#+) (.*)", line):
            lines += [found[2], "=-~"[len(found[1]) - 1] * len(found[2]), ""]
        elif found := DIRECTIVE.fullmatch(line):
            lines.append(f".. {found[1]}:: {found[2]}")
            inside = True
        elif inside and re.fullmatch("[:`]{3,}", line):
            lines.append("")
            inside = False
        elif inside:
            lines.append(f"   {line}")
    return "\n".join(lines)


def write_compass(project: Path) -> None:
    copytree(ROOT / "docs" / "compass", project / "compass")
    copytree(ROOT / "docs" / "support", project / "support")
    (project / "index.md").write_text(HANDBOOK.format("compass/index"))


def write_compass_in_rst(project: Path) -> None:
    write_compass(project)
    for path in project.rglob("*.md"):
        path.with_suffix(".rst").write_text(in_rst(path.read_text("utf-8")), "utf-8")
        path.unlink()


def write_format2(project: Path) -> None:
    page = format2_pages.PAGES["md"]["index.md"]
    files = {"index.md": HANDBOOK.format("all"), "all.md": page}
    building.write(project, files | {"support/team.yaml": format2_pages.YAML})


PROJECTS = {
    "Markdown": write_compass,
    "reStructuredText": write_compass_in_rst,
    "format 2": write_format2,
}


def build(builder: str, project: Path, *options: str) -> Path:
    """Build it, without a warning; where the output is."""
    out = project.parent / f"out-{builder}"
    rmtree(out, ignore_errors=True)
    doctrees = project.parent / "doctrees"
    options = ("-qnWE", "--keep-going", "-b", builder, "-d", doctrees, *options)
    subprocess.run([sys.executable, "-m", "sphinx", *options, project, out], check=True)
    return out


def main(builder: str, extension: str = "") -> int:
    project = ROOT / "build" / "more" / "compass" / "project"
    written = reading.WRITTEN[builder]
    extensions = [extension] if extension else []
    theme = "simplepdf_theme" if builder == "simplepdf" else "alabaster"
    bad = 0
    for kind, write in PROJECTS.items():
        rmtree(project, ignore_errors=True)
        project.mkdir(parents=True)
        (project / "conf.py").write_text(CONF.format(extensions=extensions, theme=theme))
        write(project)
        options = () if kind == "Markdown" else written.options
        texts, out = build("text", project), build(written.builder or builder, project, *options)
        pages = sorted(out.rglob(f"*{written.suffix}"))
        followed, dead = links.dead(builder, out, pages)
        lost = reading.lost(written, pages, texts)
        print(*(f"dead link  {line}" for line in dead), sep="\n")
        print(*(f"lost       {line}" for line in lost), sep="\n")
        printed = [path for path in pages if path.suffix == ".pdf"]
        faults = [line for path in printed for line in reading.faults(path)]
        print(*faults, sep="\n")
        print(
            f"{builder}, {kind}: {len(dead)} of {followed} links are dead, "
            f"{len(lost)} sentences are lost"
        )
        bad += len(dead) + len(lost) + len(faults)
    return bool(bad)


sys.exit(main(*sys.argv[1:]))
