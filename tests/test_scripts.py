"""What is shipped of our scripts: how much it is, and that nothing but remarks is left out."""

from __future__ import annotations

import pytest

from sphinx_support_process.sphinx.output.scripts import FOLDER, shipped

SCRIPT = """\
/* What it does:
   all of it. */
(() => {
  "use strict";

  // a remark
  const address = "https://x.example/*";
  const half = 1 / 2;
  /* Another
     remark. */
  return address.replace(/\\/\\//g, " // ");
})();
"""


def test_comments_and_indentation_are_left_out() -> None:
    assert shipped(SCRIPT) == (
        '(() => {\n"use strict";\nconst address = "https://x.example/*";\nconst half = 1 / 2;\n'
        'return address.replace(/\\/\\//g, " // ");\n})();\n'
    )


MOST = {"core": 3_300, "bars": 2_200, "checklist": 6_300, "levels": 1_600, "walkthrough": 12_800}


@pytest.mark.parametrize("name", MOST)
def test_a_script_stays_small(name: str) -> None:
    text = (FOLDER / f"support-process-{name}.js").read_text(encoding="utf-8")
    assert len(shipped(text).encode()) <= MOST[name]
