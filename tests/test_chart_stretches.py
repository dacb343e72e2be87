"""What stands on a stretch is what a look at each value would find."""

from __future__ import annotations

import random
from operator import or_

import pytest

from sphinx_support_process.chart.layout.stretches import Stretches


@pytest.mark.parametrize("seed", range(20))
def test_a_stretch_finds_all_that_stand_on_a_part_of_it(seed: int) -> None:
    rng = random.Random(seed)
    places = rng.sample(range(100), rng.randint(2, 40))
    stretches = Stretches(places, or_, 0)
    put: list[tuple[int, int, int]] = []
    for number in range(60):
        first, last = sorted(rng.sample(places, 2))
        met = [value for begin, end, value in put if begin < last and end > first]
        assert stretches.on(first, last) == sum(met)
        stretches.put(first, last, 1 << number)
        put.append((first, last, 1 << number))


def test_stretches_that_only_touch_do_not_meet() -> None:
    stretches = Stretches([1.0, 2.0, 3.0], max, -1.0)
    stretches.put(1.0, 2.0, 7.0)
    assert (stretches.on(2.0, 3.0), stretches.on(1.0, 3.0), stretches.on(1.0, 1.0)) == (-1, 7, -1)
