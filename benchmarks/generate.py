"""How do the same steps look in each spelling? Writes one Sphinx project for each of them.

python benchmarks/generate.py --steps 200 somewhere/
"""

from __future__ import annotations

import argparse
from pathlib import Path

import as_needs
import as_yaml
import by_hand
from content import Content, invent

SPELLINGS = {"yaml": as_yaml, "by-hand": by_hand, "sphinx-needs": as_needs}

CONF = """\
project = "Benchmark"
extensions = {extensions}
html_theme = "alabaster"
{more}"""


def write(spelling: str, content: Content, folder: Path) -> list[str]:
    """Write a project into a folder; files that are right already stay as they are.

    Returns the paths written, so that a changed `content` tells what a writer would have edited.
    """
    module = SPELLINGS[spelling]
    pages = "\n".join([*content, "glossary", "templates"])
    files = {
        "conf.py": CONF.format(extensions=module.EXTENSIONS, more=module.CONF),
        "index.md": f"# Compass\n\n```{{toctree}}\n{pages}\n```\n",
        **module.files(content),
    }
    written = []
    for name, text in files.items():
        path = folder / name
        if path.exists() and path.read_text("utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        written.append(name)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where to put one folder for each spelling")
    parser.add_argument("--steps", type=int, default=200, help="number of steps (default: 200)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other texts")
    options = parser.parse_args()
    content = invent(options.steps, options.seed)
    for spelling in SPELLINGS:
        write(spelling, content, options.folder / spelling)


if __name__ == "__main__":
    main()
