"""How many examples are tried? The same few on every run; `--hypothesis-profile=long` for more."""

from hypothesis import HealthCheck, settings

settings.register_profile("few", max_examples=200, deadline=None, derandomize=True)
settings.register_profile(
    "long",
    max_examples=20_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("few")
