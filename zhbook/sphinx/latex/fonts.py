"""The programs and fonts that the printed book needs, and how Debian gives them.

Run as a script, with any Python and without the project's own packages::

    python3 -I zhbook/sphinx/latex/fonts.py          # says what is missing, exit status 2
    python3 -I zhbook/sphinx/latex/fonts.py --apt    # prints the line for apt
"""

from __future__ import annotations

import shutil
import subprocess
import sys

#: 宋, 黑, 楷 and a face for code, by the ``lang`` of HTML.
FACES = {
    "zh-Hans": ("Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai", "Noto Sans Mono CJK SC"),
    "zh-Hant-TW": ("Noto Serif CJK TC", "Noto Sans CJK TC", "TW-Kai", "Noto Sans Mono CJK TC"),
}
#: For characters that those lack, first to last.
FALLBACKS = {
    "zh-Hans": ("Noto Serif CJK SC", "HanaMinB", "BabelStone Han", "TW-Kai"),
    "zh-Hant-TW": ("Noto Serif CJK TC", "HanaMinB", "BabelStone Han", "LXGW WenKai"),
}
#: For letters and signs that Latin and Chinese faces lack, in both editions, first to last.
SIGNS = ("DejaVu Sans", "HanaMinA", "BabelStone Han", "TW-Kai")
LATIN = ("TeX Gyre Termes", "TeX Gyre Heros", "TeX Gyre Cursor")

PROGRAMS = ("xelatex", "latexmk", "upmendex", "xdvipdfmx", "kpsewhich", "fc-list")
#: A file of each package of TeX that Debian packs apart.
TEX_FILES = (
    "xeCJK.sty",
    "tabulary.sty",
    "fncychap.sty",
    "hyperref.sty",
    "needspace.sty",
    "sRGB.icc",
)

PACKAGES = (
    "make",
    "fontconfig",
    "latexmk",
    "texlive-xetex",
    "texlive-latex-extra",
    "texlive-lang-chinese",
    "texlive-fonts-recommended",
    "fonts-texgyre",
    "fonts-noto-cjk",
    "fonts-lxgw-wenkai",
    "fonts-cns11643-kai",
    "fonts-hanazono",
    "fonts-babelstone-han",
    "fonts-dejavu-core",
)
APT = "apt install --no-install-recommends " + " ".join(PACKAGES)


def output(*command: str) -> str:
    """What a program prints; nothing when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def missing() -> list[str]:
    """The programs, files of TeX and fonts that are not there."""
    programs = [name for name in PROGRAMS if shutil.which(name) is None]
    if programs:
        return programs
    files = [name for name in TEX_FILES if not output("kpsewhich", name).strip()]
    there = {
        name.strip().replace("\\", "")
        for line in output("fc-list", ":", "family").splitlines()
        for name in line.split(",")
    }
    wanted = [
        *LATIN,
        *SIGNS,
        *(n for table in (FACES, FALLBACKS) for row in table.values() for n in row),
    ]
    return files + [name for name in dict.fromkeys(wanted) if name not in there]


def main() -> int:
    """Say what is missing, or with ``--apt`` what to install."""
    if sys.argv[1:] == ["--apt"]:
        print(APT)
        return 0
    lacking = missing()
    if lacking:
        print(f"The printed book needs {', '.join(lacking)}; first: {APT}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
