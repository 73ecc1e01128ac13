"""Preflight, the PDF/A checker of Apache PDFBox, as Debian packs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.books import JAVA, missing, need

JARS = Path("/usr/share/java")
PACKAGES = "libpdfbox2-java libactivation-java libjaxb-api-java"
#: Of those packages and of what they need.
NAMES = (
    *("preflight", "xmpbox", "pdfbox2", "fontbox2"),
    *("commons-logging", "javax.activation", "jaxb-api"),
)


def complaints(pdf: Path) -> list[str]:
    """What keeps a PDF from being PDF/A-1b, one line each; nothing for one that is."""
    need("java")
    jars = [JARS / f"{name}.jar" for name in NAMES]
    if lacking := [jar.name for jar in jars if not jar.exists()]:
        missing(f"{', '.join(lacking)} (apt install {PACKAGES})")
    path = ":".join(map(str, jars))
    checker = "org.apache.pdfbox.preflight.Validator_A1b"
    done = subprocess.run(
        [*JAVA, "-cp", path, checker, str(pdf)], capture_output=True, text=True, check=False
    )
    said = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    assert said, done.stderr
    if "is a valid PDF/A-1b file" in said[0]:
        return []
    return said[1:] or said
