"""Where does a chart stand, and what stands there in formats without pictures?"""

from __future__ import annotations

from collections.abc import Iterator

from ...chart.plan.plan import Options as PictureOptions
from ...chart.plan.process import part
from ...known.known import Known
from ...model import Process, Step
from ..content import Block, Item, Numbered
from ..leaves import Mistake
from ..lines import condition, line
from ..picture import picture
from ..pieces import Title
from ..view import Options, view
from .duties import without_steps
from .steps import who_and_when
from .ways import handed, onward


@view(
    "chart",
    of="processes",
    home="never",
    direction=("down", "right"),
    from_="step",
    to="step",
    highlight="role",
    compact="flag",
    caption="text",
    name="name",
)
def chart(known: Known, shown: Process, options: Options) -> Iterator[Block]:
    """Who does what, and how it goes on, as lanes of roles with steps in them.

    `from` and `to` name the steps between which a part is shown, `highlight` the role whose lane
    alone is in colour; with `compact` the chart tells no times. With a `caption` it is a figure.
    """
    if not shown.steps:
        yield without_steps(shown, "chart")
        return
    first, last = options.step("from"), options.step("to")
    if first and last and first.number > last.number:
        message = f"the step `{first.id}` of `:from:` is after the step `{last.id}` of `:to:`"
        yield Mistake("chart-part", message, "exchange them")
        first = last = None
    role = options.role("highlight")
    drawn = PictureOptions(
        direction=options.word("direction", "down"),  # type: ignore[arg-type]
        first=str(first.id) if first else None,
        last=str(last.id) if last else None,
        highlight=str(role.id) if role else None,
        compact="compact" in options,
    )
    steps = part(shown, drawn.first, drawn.last)
    if steps:
        items = tuple(Item(tuple(_step(known, step))) for step in steps)
        listed = Numbered(items, (), steps[0].number)
        caption = options.word("caption") if "caption" in options else None
        yield picture(known, shown, drawn, (listed,), caption, nameable=True)


def _step(known: Known, step: Step) -> Iterator[Block]:
    yield line(condition(step), Title(step.title), who_and_when(known, step))
    yield from onward(known, step)
    yield from handed(known, step)
