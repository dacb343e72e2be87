"""Which catalogues of fixed words are shipped, and what do they say?"""

import gettext
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "sphinx_support_process" / "sphinx" / "locale"
CATALOGUES = {path.parts[-3]: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.mo"))}
"""The compiled catalogue of each language."""

LANGUAGES = list(CATALOGUES)


def translated(language: str) -> dict[str, str]:
    """Each message of a compiled catalogue and its translation."""
    with CATALOGUES[language].open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key: said for key, said in catalogue.items() if key}
