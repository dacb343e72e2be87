"""What holds for every test: how many examples are tried, and what no test leaves behind.

The same few examples on every run; `--hypothesis-profile=long` for more.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from sphinx_support_process.load import parsers
from sphinx_support_process.project.cache.folder import VARIABLE

settings.register_profile(
    "few",
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],  # it would measure time
)
settings.register_profile(
    "long",
    max_examples=20_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("few")

_NUMBERS = count()


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """All tests are shared out among the cores; those that are named run one after another."""
    if hasattr(config, "workerinput"):
        return  # a process that got a share asks here, too
    is_all = config.args_source is config.ArgsSource.TESTPATHS
    if is_all and vars(config.option).get("numprocesses", 0) is None:
        config.option.numprocesses, config.option.dist = "auto", "worksteal"


@pytest.fixture(autouse=True)
def no_language_of_an_earlier_build() -> Iterator[None]:
    """Sphinx keeps the catalogues of a build for the whole run of Python."""
    yield
    if "sphinx.locale" in sys.modules:
        sys.modules["sphinx.locale"].translators.clear()


@pytest.fixture(autouse=True)
def no_results_of_an_earlier_test(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results of checks stand in a folder of their own for each test, and none at home."""
    folder = tmp_path_factory.getbasetemp() / f"cache-{next(_NUMBERS)}"
    monkeypatch.setenv(VARIABLE, str(folder))


@pytest.fixture(scope="module", params=["as installed", "in Python"])
def reader(request: pytest.FixtureRequest) -> Iterator[None]:
    """YAML is read with what is installed, and then as if there were no libyaml."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "in Python":
            patch.setattr(parsers, "quick", None)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once, without its windows if it can be; skipped where it is missing."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("needs chromium")
    with sync_api.sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()
