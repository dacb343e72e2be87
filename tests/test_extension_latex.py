"""What LaTeX is given: boxes to tick, tables that fit pages, what stays together, a whole PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import format2_pages
import pytest
from building import build, md
from checklist_cases import CHECKLIST

BOX = r"{\setlength{\fboxsep}{0pt}\raisebox{-0.6mm}{\framebox[3.5mm]{\rule{0pt}{3.5mm}}}}"


def tex(folder: Path, yaml: str, page: str, **settings: Any) -> str:
    files = {"support/a.yaml": yaml, "index.md": page}
    built = build(folder, files, "latex", nitpicky=False, **settings)
    return built["small.tex"].split("\\begin{document}")[1]


def matrix(roles: int, steps: int) -> str:
    """A process of so many steps, each of which the next role of so many does."""
    held = "".join(f"  r{n}: {{name: Role {n}, held-by: Ada}}\n" for n in range(roles))
    done = "".join(
        f"      - {{id: s{n}, title: Do {n}, who: r{n % roles}}}\n" for n in range(steps)
    )
    return f"roles:\n{held}processes:\n  p:\n    title: P\n    steps:\n{done}"


def table(source: str) -> str:
    """The settings, the beginning and the heads of the first table."""
    start = source.index("\\begin{sphinxuseclass}{spp-wide}")
    return source[start : source.index("\\sphinxmidrule", start)]


def test_a_step_of_a_checklist_has_a_box_to_tick_by_hand(tmp_path: Path) -> None:
    source = tex(tmp_path, CHECKLIST, f"# C\n\n{md('checklist small')}")
    start = "\\item {} \n\\sphinxAtStartPar\n"
    assert f"{start}{BOX}\\enspace{{}}Do it · " in source
    assert source.count(BOX) == 1


def test_a_question_of_a_checklist_has_a_box_for_each_answer_in_place_of_one(
    tmp_path: Path,
) -> None:
    source = tex(tmp_path, CHECKLIST, f"# C\n\n{md('checklist triage')}")
    _, _, question = source.partition("Does it need little? · \\DUrole{support-role}{Triager}\n\n")
    answers, _, after = question.partition("\n\n\\endgroup\n\n\\item {} \n\\sphinxAtStartPar\n")
    lists = rf"\begingroup\renewcommand{{\labelitemi}}{{{BOX}}}\let\labelitemii\labelitemi"
    assert answers.startswith(f"{lists}\n\\begin{{itemize}}\n\\item {{}} \n\\sphinxAtStartPar\n")
    assert answers.count("\\item {}") == 3
    assert after.startswith(f"{BOX}\\enspace{{}}Acknowledge it · ")


def test_columns_of_a_table_are_ragged_and_have_a_least_width(tmp_path: Path) -> None:
    source = tex(tmp_path, matrix(2, 3), f"# M\n\n{md('responsibilities')}")
    assert r"\setlength{\tymin}{\dimexpr(\linewidth-\tabcolsep*2*3)/5\relax}" in table(source)
    assert r"\begin{tabulary}{\linewidth}[t]{LLL}" in table(source)


def test_a_table_of_many_steps_goes_on_on_the_next_page(tmp_path: Path) -> None:
    source = table(tex(tmp_path, matrix(2, 11), f"# M\n\n{md('responsibilities')}"))
    column = r">{\raggedright\arraybackslash}\X"
    columns = f"{column}{{30}}{{62}}{column}{{16}}{{62}}{column}{{16}}{{62}}"
    assert f"\\begin{{longtable}}{{{columns}}}" in source
    assert "\\begin{tabulary}" in table(
        tex(tmp_path / "10", matrix(2, 10), f"# M\n\n{md('responsibilities')}")
    )


def test_many_roles_of_a_matrix_are_written_upwards_close_to_each_other_and_not_linked(
    tmp_path: Path,
) -> None:
    page = f"# M\n\n{md('responsibilities', 'role r0')}"
    heads = table(tex(tmp_path, matrix(6, 7), page))
    assert r"\setlength{\tabcolsep}{3pt}" in heads
    assert re.findall(r"\\rotatebox\{90\}\{(.*)\}", heads) == [rf"Role {n}\," for n in range(6)]
    assert r"\X{32}{44}" in heads
    assert heads.count(r"\X{2}{44}") == 6
    linked = table(tex(tmp_path / "5", matrix(5, 7), page))
    assert r"\hyperref[\detokenize{index:role-r0}]{\sphinxcrossref{Role 0}}" in linked


LEVELS = """\
levels:
  severity:
    title: Severity
    values:
      sev1:
        name: SEV-1
        definition: |
          Nobody can work.

          ```sh
          page everybody
          ```
      sev2: {name: SEV-2, definition: Some cannot.}
"""


def test_a_table_with_code_has_columns_that_may_hold_it(tmp_path: Path) -> None:
    source = table(tex(tmp_path, LEVELS, f"# L\n\n{md('levels severity')}"))
    column = r">{\raggedright\arraybackslash}\X"
    assert f"\\begin{{tabular}}[t]{{{column}{{1}}{{3}}{column}{{2}}{{3}}}}" in source


def test_a_label_of_a_cell_does_not_lower_its_text(tmp_path: Path) -> None:
    source = tex(tmp_path, LEVELS, f"# L\n\n{md('levels severity')}")
    label = r"\phantomsection\label{\detokenize{index:level-severity.sev1}}"
    assert f"\\sphinxAtStartPar\n{label}\\sphinxstylestrong{{SEV\\sphinxhyphen{{}}1}}" in source


def test_a_heading_stays_with_the_table_below_it(tmp_path: Path) -> None:
    source = tex(tmp_path, matrix(2, 3), f"# M\n\n## Who does what\n\n{md('responsibilities')}")
    before, _, after = source.partition("\n\n\n\n\n\\chapter{Who does what}")
    assert before.endswith("\\needspace{15\\baselineskip}")
    assert "\\needspace" not in after


def test_the_line_above_a_map_stays_with_it(tmp_path: Path) -> None:
    yaml = "processes: {p: {title: P, steps: [{run: q}]}, q: {title: Q, steps: [A]}}"
    source = tex(tmp_path, yaml, f"# O\n\n{md('overview', 'process p', 'process q')}")
    before, _, _ = source.partition("\n\\sphinxAtStartPar\n\\sphinxstylestrong{Map: 2 processes}")
    assert before.endswith("\\begin{sphinxuseclass}{spp-folded}\n\\needspace{190pt}\n")


@pytest.mark.parametrize(
    ("engine", "written"),
    [("pdflatex", r"Is it \(\rightarrow\) good"), ("xelatex", "Is it → good")],
)
def test_a_chart_writes_signs_as_the_texts_of_the_engine(
    tmp_path: Path, engine: str, written: str
) -> None:
    yaml = "processes: {p: {title: P, steps: [Is it → good]}}"
    page = f"# P\n\n{md('process p', 'chart p')}"
    source = tex(tmp_path, yaml, page, latex_engine=engine)
    [picture] = re.findall(r"\\begin{tikzpicture}.*?\\end{tikzpicture}", source, re.DOTALL)
    assert written.rpartition(" ")[0] in picture.replace("1. ", "")


@pytest.mark.skipif(shutil.which("latexmk") is None, reason="there is no latexmk")
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no pdflatex")
def test_pdflatex_makes_a_pdf_of_all_views_in_which_all_links_lead_somewhere(
    tmp_path: Path,
) -> None:
    files = {"support/a.yaml": format2_pages.YAML, **format2_pages.PAGES["md"]}
    out = build(tmp_path, files, "latex").out
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "small.tex"]
    subprocess.run(command, cwd=out, check=True, capture_output=True)
    assert (out / "small.pdf").stat().st_size > 0
    log = (out / "small.log").read_text("utf-8", errors="replace")
    assert re.findall(r".*undefined.*|Missing character.*", log) == []
