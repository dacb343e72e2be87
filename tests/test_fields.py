"""Do the classes of the model declare the format?"""

import pytest

from sphinx_support_process import model
from sphinx_support_process.model.fields import (
    ListOf,
    MapOf,
    RecordOf,
    Scalar,
    Varied,
    filled,
    keys,
    lacking,
)
from sphinx_support_process.text.kinds import KINDS, Duration, Inline, LevelId, RoleId, Target

CLASSES = [getattr(model, name) for name in model.__all__]


def scalars(shape):
    """The kinds of scalars within a shape, records left out."""
    if isinstance(shape, Scalar):
        yield shape.kind
    elif isinstance(shape, ListOf):
        yield from scalars(shape.item)
    elif isinstance(shape, MapOf | Varied):
        yield from scalars(shape.value)


def test_an_underscore_is_written_as_a_hyphen():
    assert keys(model.Role)["held-by"].field == "held_by"


def test_a_python_keyword_is_written_without_its_underscore():
    assert keys(model.Promise)["from"].field == "from_"


def test_keys_stand_in_the_order_in_which_they_are_declared():
    assert list(keys(model.Wait)) == ["for", "who", "at-most", "then"]


def test_a_field_without_a_default_is_a_required_key():
    required = [key.name for key in keys(model.Promise).values() if key.required]
    assert required == ["to", "from", "until"]


def test_fields_without_a_note_are_filled_by_the_loader():
    assert filled(model.Step) == ("process", "number")


def test_a_tuple_is_a_list():
    assert keys(model.Step)["who"].shape == ListOf(Scalar(RoleId))


def test_a_mapping_to_entries_with_an_id_is_keyed_by_ids():
    assert keys(model.Support)["roles"].shape == MapOf(RecordOf(model.Role, None), named=True)


def test_a_mapping_to_texts_is_keyed_by_what_the_writer_likes():
    assert keys(model.Step)["outcomes"].shape == MapOf(Scalar(Target), named=False)


def test_a_second_note_says_that_keys_are_ids():
    assert keys(model.Process)["outcomes"].shape == MapOf(Scalar(Inline), named=True)


def test_a_record_knows_the_key_that_a_bare_text_stands_for():
    assert keys(model.Step)["otherwise"].shape == RecordOf(model.Otherwise, "go")


def test_a_record_knows_that_one_may_stand_for_a_list_of_them():
    assert keys(model.Step)["escalate"].shape == ListOf(RecordOf(model.Escalate, "to", alone=True))


def test_a_value_may_be_one_or_one_for_each_level():
    assert keys(model.Step)["within"].shape == Varied(Scalar(Duration), LevelId)


def test_a_list_may_be_one_or_one_for_each_level():
    assert keys(model.Step)["informs"].shape == Varied(ListOf(Scalar(RoleId)), LevelId)


def test_of_keys_that_are_either_the_first_is_lacking_where_none_is_written():
    known = keys(model.Template)
    assert [key.name for key in lacking(known, {"title"})] == ["body"]
    assert lacking(known, {"title", "url"}) == []


@pytest.mark.parametrize("cls", CLASSES)
def test_every_key_is_described_in_a_sentence(cls):
    assert [key.name for key in keys(cls).values() if not key.doc.endswith(".")] == []


@pytest.mark.parametrize("cls", CLASSES)
def test_every_scalar_of_the_model_is_of_a_known_kind(cls):
    assert [
        kind for key in keys(cls).values() for kind in scalars(key.shape) if kind not in KINDS
    ] == []


@pytest.mark.parametrize("cls", CLASSES)
def test_the_loader_fills_nothing_but_id_process_and_number(cls):
    assert set(filled(cls)) <= {"id", "process", "number"}


@pytest.mark.parametrize("cls", CLASSES)
def test_a_bare_text_stands_for_a_key_that_there_is(cls):
    short = getattr(cls, "short", None)
    assert short is None or isinstance(keys(cls)[short].shape, Scalar)
