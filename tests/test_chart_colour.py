"""Colours of charts: which role has which, and that everything can be told from its ground."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from chart_cases import flow_of

import sphinx_support_process
from sphinx_support_process.chart.draw.colour import INK, LINE, TINT, WHITE, contrast, mix
from sphinx_support_process.known.colour import TONES, tones
from sphinx_support_process.load import read_text

PACKAGE = Path(sphinx_support_process.__file__).parent
STYLES = PACKAGE / "style"
CSS = (STYLES / "support-process-chart.css").read_text(encoding="utf-8")
BADGES = (STYLES / "support-process.css").read_text(encoding="utf-8")
DARK = ["#131416", "#121212", "#14181e", "#1e1e1e", "#000000"]
"""Dark grounds: those of furo, of themes that follow Material, of pydata, and black."""
DARK_INK = ["#cfd0d0", "#ced6dd", "#ffffffd9"[:7]]


LIGHT_INK = ["#3e4349", "#404040", "#000000"]
"""The text of light themes: those of alabaster, Read the Docs, and furo."""


def share(selector: str) -> float:
    """The share of a role's colour that a style sheet puts into the ground of a selector."""
    mixed = r"(?:[^}]*?currentColor\)? (\d+)%|\s*fill-opacity: 0\.(\d\d?))"
    rule = re.search(rf"\s{re.escape(selector)}\s*\{{{mixed}", CSS + BADGES)
    assert rule
    return int(rule[1] or rule[2].ljust(2, "0")) / 100


QUIET = share(".spp-quiet")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize("tone", TONES)
def test_a_tone_stands_out_from_white_and_from_dark_grounds(tone: str) -> None:
    assert contrast(tone, WHITE) >= 3
    assert all(contrast(tone, dark) >= 3 for dark in DARK)


@pytest.mark.parametrize("tone", [*TONES, LINE])
def test_a_border_stands_out_from_lane_and_box(tone: str) -> None:
    assert contrast(tone, mix(tone, 0.04)) >= 3
    assert contrast(tone, mix(tone, TINT)) >= 3


@pytest.mark.parametrize("tone", [*TONES, LINE])
def test_text_can_be_read_on_every_light_ground(tone: str) -> None:
    for ground in (WHITE, mix(tone, TINT), mix(tone, 0.04), mix(tone, 0.1)):
        assert contrast(INK, ground) >= 7
        assert contrast(LINE, ground) >= 4.5


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("ink", LIGHT_INK)
def test_text_of_light_themes_can_be_read_in_boxes(tone: str, ink: str) -> None:
    ground = mix(tone, share(".spp-shape"))
    assert contrast(ink, ground) >= 7
    assert contrast(mix(ink, QUIET), ground) >= 4.5


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("dark", DARK)
def test_text_can_be_read_on_every_dark_ground(tone: str, dark: str) -> None:
    for ink in DARK_INK:
        quiet = mix(ink, QUIET, dark)
        for selector in (".spp-lane-body", ".spp-shape"):
            ground = mix(tone, share(selector), dark)
            assert contrast(ink, ground) >= 7
            assert contrast(quiet, ground) >= 4.5
            assert contrast(tone, ground) >= 2.9


@pytest.mark.parametrize("colour", [*TONES, "#000000", "#ffffff", "#ffff00", "#0000ff"])
def test_a_badge_can_be_read_on_every_ground_whatever_colour_a_role_has(colour: str) -> None:
    for ink, ground in [(INK, WHITE), *((ink, dark) for ink in DARK_INK for dark in DARK)]:
        assert contrast(ink, mix(colour, share(".spp-by"), ground)) >= 4.5


def test_the_style_sheet_names_the_same_tones() -> None:
    assert tuple(re.findall(r"--spp-tone-\d+, (#[0-9a-f]{6})", BADGES)) == TONES


ROLES = "roles:\n" + "".join(f"  r{n}: {{name: Role {n}}}\n" for n in range(1, 13))


def test_roles_get_the_tones_in_the_order_of_their_declaration() -> None:
    found = tones(flow_of(ROLES).support)
    assert [tone.number for tone in found.values()] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2]
    assert found["r2"] == ("r2", "#16924a", 2)


def test_a_role_added_at_the_end_changes_no_other_tone() -> None:
    before = tones(flow_of(ROLES).support)
    after = tones(flow_of(ROLES + "  r13: {name: Role 13}\n").support)
    assert {role: after[role] for role in before} == before


def test_a_colour_of_its_own_changes_only_that_role() -> None:
    before = tones(flow_of(ROLES).support)
    after = tones(flow_of(ROLES.replace("Role 2", 'Role 2, color: "#ABCDEF"')).support)
    assert after["r2"] == ("r2", "#abcdef", None)
    assert {**after, "r2": before["r2"]} == before


def test_a_colour_that_is_none_is_told() -> None:
    loaded = read_text("roles: {a: {name: A, color: blue}}")
    (problem,) = loaded.problems
    assert problem.message == "`blue` is not a valid colour"
    assert problem.help == 'write it as six hexadecimal digits in quotes: `"#2f7de1"`'
    assert loaded.support.roles["a"].color is None
