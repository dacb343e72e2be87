"""Named tuples are those of `typing`, but for the time that their classes take."""

from __future__ import annotations

import pickle

import pytest

from sphinx_support_process.text.named import NamedTuple


class Spot(NamedTuple):
    """A spot on a map."""

    row: int
    name: str = "here"

    @property
    def below(self) -> Spot:
        return self._replace(row=self.row + 1)


def test_items_are_given_by_place_or_by_name_and_some_have_a_default():
    assert Spot(1) == Spot(row=1, name="here") == (1, "here")


def test_items_have_names_and_are_parted_as_those_of_a_tuple():
    row, name = spot = Spot(1, "there")
    assert (row, name) == (spot.row, spot.name) == (1, "there")


def test_a_class_of_named_tuples_has_methods_and_says_what_it_is_for():
    assert Spot(1).below == (2, "here")
    assert Spot.__doc__ == "A spot on a map."


def test_a_named_tuple_is_shown_as_it_is_written():
    assert repr(Spot(1)) == "Spot(row=1, name='here')"


def test_a_named_tuple_can_be_kept_by_sphinx():
    kept = pickle.loads(pickle.dumps(Spot(1)))
    assert (type(kept), kept) == (Spot, Spot(1))


def test_a_named_tuple_is_matched_by_place_and_by_name():
    match Spot(1):
        case Spot(row, name=name):
            assert (row, name) == (1, "here")


def test_the_fields_of_a_named_tuple_can_be_asked_for():
    assert Spot._fields == ("row", "name")
    assert Spot._field_defaults == {"name": "here"}
    assert Spot(1)._asdict() == {"row": 1, "name": "here"}


def test_an_item_that_is_lacking_is_told_by_its_name():
    with pytest.raises(TypeError, match=r"^Spot.__new__\(\) missing 1 .* argument: 'row'$"):
        Spot()  # type: ignore[call-arg]


def test_a_name_that_no_item_has_is_told():
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        Spot(1, colour="red")  # type: ignore[call-arg]


def test_a_class_of_named_tuples_may_be_shown_in_its_own_way():
    class Plain(NamedTuple):
        name: str

        def __repr__(self) -> str:
            return self.name

    assert repr(Plain("here")) == "here"
