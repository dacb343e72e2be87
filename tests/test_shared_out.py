"""Who runs a test? As many processes as there are cores where all are run, else one."""

from types import SimpleNamespace

import pytest
from conftest import pytest_cmdline_main

ALL, NAMED = pytest.Config.ArgsSource.TESTPATHS, pytest.Config.ArgsSource.ARGS


@pytest.mark.parametrize(
    ("run", "asked", "more", "processes", "way"),
    [
        (ALL, None, {}, "auto", "worksteal"),
        (ALL, 0, {}, 0, "no"),
        (NAMED, None, {}, None, "no"),
        (ALL, None, {"workerinput": {}}, None, "no"),
    ],
    ids=["all", "all without others", "named", "a share of all"],
)
def test_only_a_run_of_all_tests_is_shared_out_and_only_once(run, asked, more, processes, way):
    option = SimpleNamespace(numprocesses=asked, dist="no")
    pytest_cmdline_main(
        SimpleNamespace(args_source=run, ArgsSource=type(ALL), option=option, **more)
    )

    assert (option.numprocesses, option.dist) == (processes, way)


def test_without_the_plugin_that_shares_them_out_all_tests_run_in_one_process():
    option = SimpleNamespace()
    pytest_cmdline_main(SimpleNamespace(args_source=ALL, ArgsSource=type(ALL), option=option))

    assert vars(option) == {}
