"""What is shipped of our scripts and styles: how much, and that only blanks and remarks go."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sphinx_support_process.sphinx.output.shipped import (
    SCRIPTS,
    STYLES,
    shipped_script,
    shipped_style,
)

SCRIPT = """\
/* What it does:
   all of it. */
(() => {
  "use strict";

  // a remark
  const address = "https://x.example/*"; // another
  const half = 1 / 2;
  /* A third
     remark. */
  for (const one of [half, `${half} / ${ half } // 2`])
    if (one in address) return typeof one;
  return address.replace(/\\/ [/"] \\//g, " // ");
})();
"""
STYLE = """\
/* A button,
   and what is in it. */
.spp-button > :is(b, i) + b:not(:hover), .spp-bar .spp-button::before {
  content: "→ { ";
  margin: 0 !important;
  width: calc(100% - (1px + 2px) * 3);
}

@media screen and (max-width: 36em) {
  .spp-button { color: red; }
}
"""


def test_a_script_is_shipped_without_remarks_and_blanks() -> None:
    assert shipped_script(SCRIPT) == (
        '(()=>{"use strict";const address="https://x.example/*";const half=1/2;'
        "for(const one of[half,`${half} / ${ half } // 2`])if(one in address)return typeof one;"
        'return address.replace(/\\/ [/"] \\//g," // ");})();'
    )


def test_a_style_is_shipped_without_remarks_and_blanks() -> None:
    assert shipped_style(STYLE) == (
        ".spp-button>:is(b,i) + b:not(:hover),.spp-bar .spp-button::before{"
        'content:"→ { ";margin:0 !important;width:calc(100% - (1px + 2px) * 3)}'
        "@media screen and (max-width:36em){.spp-button{color:red}}"
    )


SCRIPT_TEXTS = {path.stem: shipped_script(path.read_text("utf-8")) for path in SCRIPTS.glob("*.js")}
STYLE_TEXTS = {path.stem: shipped_style(path.read_text("utf-8")) for path in STYLES.glob("*.css")}


@pytest.mark.parametrize("name", SCRIPT_TEXTS)
def test_a_script_can_be_read_as_it_is_shipped(name: str, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node.js")
    path = tmp_path / f"{name}.js"
    path.write_text(SCRIPT_TEXTS[name], encoding="utf-8")
    subprocess.run([node, "--check", path], check=True)


@pytest.mark.parametrize("text", [*SCRIPT_TEXTS.values(), *STYLE_TEXTS.values()])
def test_nothing_that_is_shipped_has_a_remark_or_a_line_break(text: str) -> None:
    assert not re.search(r"/\*|\n", text)


@pytest.mark.parametrize(
    ("parts", "most"),
    [
        ("core", 3_200),
        ("bars chart", 5_700),
        ("replies", 5_200),
        ("clock moment due", 12_700),
        ("checklist", 5_500),
        ("levels walkthrough", 12_400),
        ("filters", 3_400),
    ],
)
def test_a_script_stays_small(parts: str, most: int) -> None:
    texts = [SCRIPT_TEXTS[f"support-process-{part}"] for part in parts.split()]
    assert len("".join(texts).encode()) <= most


@pytest.mark.parametrize(
    ("texts", "most", "most_packed"),
    [(SCRIPT_TEXTS, 47_700, 16_600), (STYLE_TEXTS, 30_500, 7_300)],
    ids=["scripts", "styles"],
)
def test_all_together_stay_small(texts: dict[str, str], most: int, most_packed: int) -> None:
    together = "".join(texts[name] for name in sorted(texts)).encode()
    assert len(together) <= most
    assert len(gzip.compress(together)) <= most_packed
