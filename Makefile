# The ways into the project. `make` alone lists them.
#
# Written for GNU make 4.3 and a POSIX shell. Every path is relative, so that the checkout may lie
# in a folder with blanks in its name; and programs are run as `.venv/bin/python -m …`, because the
# scripts in .venv/bin name an absolute path and stop working when the folder is moved.

PYTHON ?= python3
# How many processes may work at once; empty means as many as there are processors.
JOBS ?=
CONVERTOPTS ?=
SPHINXOPTS ?=
PYTESTOPTS ?= -n auto --maxprocesses 4 --dist loadfile
PORT ?= 8000
CASES ?= 200000
KILLS ?= 200

# Names of files are Chinese: what switches Python's UTF-8 mode off in a locale of ASCII goes.
ifeq ($(PYTHONUTF8),0)
export PYTHONUTF8 := 1
endif

RUN := .venv/bin/python
# Twice quiet: only its errors are shown. What has no hash, or another one, is not installed.
PIP := $(RUN) -m pip install -qq --disable-pip-version-check --require-hashes
CONVERT = $(RUN) convert.py $(if $(JOBS),--jobs $(JOBS)) $(CONVERTOPTS)
SPHINX = $(RUN) -m sphinx -c docs -b html -j $(or $(JOBS),auto) $(SPHINXOPTS)
# The front page offers the books that lie there.
BOOKS := -D zhbook_books=_build
APT := apt install git make python3-venv

# The day on the title page, and every time stamp in a PDF or EPUB: that of the last commit, or
# today where there is none. The same input so gives the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date -u -d 00:00 +%s)
# LARGE=1 sets the PDF in the type of official papers, 16 pt.
LARGE ?=
BIND = $(RUN) -m sphinx -q -c docs $(if $(JOBS),-j $(JOBS)) $(SPHINXOPTS)
PRINT = $(BIND) -b latex $(if $(LARGE),-D zhbook_large_print=1)

# A locale that this machine does not have would end Sphinx; LANGUAGE keeps the language of messages.
# What is set on the command line of make (`make html LANG=zh_CN.UTF-8`) is asked for as well.
TYPED := $(foreach name,LC_ALL LC_CTYPE LC_MESSAGES LANG LANGUAGE,\
  $(if $(filter command%,$(origin $(name))),$(name)='$($(name))'))
INSTEAD := $(shell $(TYPED) \
  "$(PYTHON)" -I zhbook/cli/setlocale.py 2>/dev/null)
$(foreach variable,$(INSTEAD),$(eval override export $(variable)))

# An environment that was never finished, or whose Python is gone or is another one now, is made
# again: `.venv/made` is written last, and pip lies in a folder named after Python's version.
ENV_STALE := $(shell test -f .venv/made && $(RUN) -c 'import pip' 2>/dev/null || echo again)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help proof html test test-quick check lint types editions serve preview convert
.PHONY: edition-zh-hans edition-zh-hant bench bench-outline bench-references bench-scale
.PHONY: bench-search bench-print docx latexpdf print-zh-hans print-zh-hant epub epub-zh-hans
.PHONY: epub-zh-hant tex tex-deps fuzz faults coverage mutants pins clean distclean again

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

html: convert docs/_build/made-with ## build both editions and say where their front pages lie
# Both at once, each with half of the processors.
	@jobs=$(or $(JOBS),$$(getconf _NPROCESSORS_ONLN)); \
	  test ! -e docs/zh-hant/index.md || jobs=$$(((jobs + 1) / 2)); \
	  $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,$(if $(filter 1,$(JOBS)),,-j2)) \
	    JOBS="$$jobs" edition-zh-hans edition-zh-hant
	@echo
	@echo 'Simplified:   docs/_build/html/index.html'
	@test ! -e docs/zh-hant/index.md || echo 'Traditional:  docs/_build/html/zh-hant/index.html'

test: .venv/tests ## run the tests
	@$(RUN) -m pytest $(PYTESTOPTS)

test-quick: .venv/tests ## run the tests that start no other program: under a minute, no build
	@$(RUN) -m pytest -m 'not slow' $(PYTESTOPTS)

# The tests come last, so that their summary is the last line of a run without mistakes.
check: lint types editions test ## what continuous integration runs: style, types, editions, tests

serve: html .venv/tests ## preview at http://127.0.0.1:8000, built anew after every change (PORT=8000)
# Only what people write is watched; the converter's output lies inside docs/ and would set off
# the next build. The Traditional edition is built first, the browser reloads after the second.
	@MAKEFLAGS= $(RUN) -m sphinx_autobuild --no-initial --port $(PORT) \
	  --watch docs --watch seeds --watch zhbook --watch convert.py \
	  --ignore docs/zh-hans --ignore docs/zh-hant --ignore docs/_build \
	  --ignore docs/addresses.json \
	  --re-ignore '/__pycache__(/|$$)' \
	  --pre-build '$(MAKE) --no-print-directory preview' \
	  -c docs -b html $(BOOKS) -d docs/_build/doctrees/zh-hans $(SPHINXOPTS) \
	  docs/zh-hans docs/_build/html

# What is missing is said before anything is installed, converted or written.
latexpdf: tex ## build the books to print, book.pdf in docs/_build/latex (LARGE=1: 16 pt)
	@$(MAKE) --no-print-directory print-zh-hans print-zh-hant
	@echo
	@echo 'Simplified:   docs/_build/latex/zh-hans/book.pdf'
	@test ! -e docs/zh-hant/index.md || echo 'Traditional:  docs/_build/latex/zh-hant/book.pdf'

docx: convert ## make a Word file of each text, offered on its page by the next make html
	@$(RUN) -m zhbook.cli.word docs/zh-hans docs/_build/docx/zh-hans
	@if test -e docs/zh-hant/index.md; then \
	  $(RUN) -m zhbook.cli.word docs/zh-hant docs/_build/docx/zh-hant; \
	else \
	  rm -rf docs/_build/docx/zh-hant; \
	fi

epub: epub-zh-hans epub-zh-hant ## build the books to carry, book.epub in docs/_build/epub
	@echo
	@echo 'Simplified:   docs/_build/epub/zh-hans/book.epub'
	@test ! -e docs/zh-hant/index.md || echo 'Traditional:  docs/_build/epub/zh-hant/book.epub'

tex-deps: ## print what make latexpdf needs of Debian (INSTALL=1: install it)
	@"$(PYTHON)" -I zhbook/sphinx/latex/fonts.py --apt
	@test -z '$(INSTALL)' || { apt-get update && \
	  DEBIAN_FRONTEND=noninteractive $$("$(PYTHON)" -I zhbook/sphinx/latex/fonts.py --apt) -y; }

proof: .venv/site ## write the editors' proof: docs/_build/proof/index.html
	@$(CONVERT) --proof docs/_build/proof

fuzz: .venv/tests ## try hostile texts and books for a long time (CASES=200000)
	@ZHBOOK_CASES=$(CASES) $(RUN) -m pytest -q -p no:cacheprovider tests/test_hostile.py tests/test_hostile_texts.py

faults: .venv/tests ## kill the converter and the build at many points (KILLS=200)
	@ZHBOOK_KILLS=$(KILLS) $(RUN) -m pytest -q -p no:cacheprovider tests/test_faults.py

coverage: .venv/trust ## measure the lines and branches that the tests reach (below 95 %: fail)
	@$(RUN) -m coverage erase
	@$(RUN) -m coverage run -m pytest $(PYTESTOPTS)
	@$(RUN) -m coverage combine -q
	@$(RUN) -m coverage report --skip-covered --fail-under=95

mutants: .venv/trust ## change what recognises and decides, place by place: do the tests notice?
	@$(RUN) -m mutmut run
	@$(RUN) -m mutmut results

pins: .venv/trust ## fix every version anew, with its hashes (KEEP=1: only what is missing)
	@$(RUN) tools/refresh_pins.py $(if $(KEEP),--keep)

bench: .venv/site ## measure the converter against the least that it could cost
	@PYTHONPATH=. $(RUN) tests/bench/convert.py

bench-outline: .venv/tests ## measure outlines against the corpus that ZHBOOK_CORPUS names
	@PYTHONPATH=. $(RUN) tests/bench/outline.py
	@PYTHONPATH=. $(RUN) tests/bench/layouts.py

bench-scale: .venv/bench ## measure seconds and memory by the number of texts (SIZES="100 400")
	@PYTHONPATH=. $(RUN) tests/bench/scale.py $(SIZES)

bench-references: .venv/site ## count links over ZHBOOK_CORPUS, and show a sample of them
	@PYTHONPATH=. $(RUN) tests/bench/references.py

bench-print: .venv/site ## measure the PDF: pages a second by pages (PAGES="250 500 1000")
	@PYTHONPATH=. $(RUN) tests/bench/print.py $(PAGES)

bench-search: .venv/rivals ## ask the search over ZHBOOK_CORPUS, and other searches beside it
	@PYTHONPATH=. $(RUN) -m tests.bench.search

clean: ## remove what was generated, but not .venv and no file of yours
	@rm -rf docs/_build mutants .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@rm -rf .import_linter_cache
	@find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +
# The folders of the editions are not deleted whole: somebody's own file may lie there, and the
# converter promises to leave it alone. It knows its own ones by the same rule as here (zhbook.book.own),
# with any Python: .venv may never have been made. What stays is named.
	@"$(PYTHON)" -I -B -c 'import sys; sys.path.insert(0, "."); from zhbook.cli.clean import main; \
	  sys.exit(main(["docs"]))'

distclean: clean ## remove .venv as well
	@rm -rf .venv

# ---- The environment -----------------------------------------------------------------------

# `import ensurepip` comes before anything is written: without python3-venv Debian's Python would
# stop in the middle and leave half of an environment.
.venv/made: $(ENV_STALE)
	@command -v "$(PYTHON)" >/dev/null || \
	  { echo '$(PYTHON) is missing; first: $(APT)' >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo '$(PYTHON) is older than Python 3.11; name another: make PYTHON=…' >&2; exit 2; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo '$(PYTHON) cannot make virtual environments; first: $(APT)' >&2; exit 2; }
	@echo 'Making .venv'
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; exit 2; }
	@touch $@

# A stamp is written after its installation, so an interrupted one is done again.
.venv/site: docs/requirements.txt .venv/made
	@echo 'Installing $<'
	@$(PIP) -r $<
	@touch $@

.venv/tests: tests/requirements.txt .venv/site
	@echo 'Installing $<'
	@$(PIP) -r $<
	@touch $@

.venv/trust: tests/trust.txt .venv/tests
	@echo 'Installing $<'
	@$(PIP) -r $<
	@touch $@

.venv/bench: tests/bench/requirements.txt .venv/site
	@echo 'Installing $<'
	@$(PIP) -r $<
	@touch $@

# Without them the search is asked alone. One has no wheel: what builds it is .venv's own
# setuptools, whose hash is known, not one that pip loads for it.
.venv/rivals: tests/bench/search/rivals.txt .venv/tests
	@echo 'Installing $<'
	@if $(PIP) --no-build-isolation -r $<; then touch $@; else echo 'Not installed; they are left out'; fi

# ---- The site ------------------------------------------------------------------------------

# No seed is a prerequisite: names have blanks, and seeds go away. The converter compares what it
# reads with what it wrote, and leaves pages that have not changed as they are.
convert: .venv/site
	@$(CONVERT)

# The extension knows when its own files change. What Sphinx does not know is that it, or MyST, was
# exchanged, or what a function of conf.py does; so it starts afresh then.
docs/_build/made-with: docs/conf.py .venv/site
	@rm -rf docs/_build/doctrees
	@mkdir -p docs/_build
	@touch $@

edition-zh-hans:
	@$(SPHINX) $(BOOKS) -d docs/_build/doctrees/zh-hans docs/zh-hans docs/_build/html

# Quiet: what two processes say of their progress would stand in one line. book.toml can switch
# Traditional off; what was built of it before goes then.
edition-zh-hant:
	@if test -e docs/zh-hant/index.md; then \
	  $(SPHINX) -q $(BOOKS) -d docs/_build/doctrees/zh-hant docs/zh-hant docs/_build/html/zh-hant; \
	else \
	  rm -rf docs/_build/doctrees/zh-hant docs/_build/html/zh-hant; \
	fi

# ---- The books -----------------------------------------------------------------------------

tex:
	@"$(PYTHON)" -I zhbook/sphinx/latex/fonts.py

print-zh-hans: convert docs/_build/made-with
	@$(PRINT) -d docs/_build/doctrees/book-zh-hans docs/zh-hans docs/_build/latex/zh-hans/tex
	@$(RUN) -m zhbook.sphinx.latex.run docs/_build/latex/zh-hans

print-zh-hant: convert docs/_build/made-with
	@if test -e docs/zh-hant/index.md; then \
	  $(PRINT) -d docs/_build/doctrees/book-zh-hant docs/zh-hant docs/_build/latex/zh-hant/tex && \
	  $(RUN) -m zhbook.sphinx.latex.run docs/_build/latex/zh-hant; \
	else \
	  rm -rf docs/_build/doctrees/book-zh-hant docs/_build/latex/zh-hant; \
	fi

epub-zh-hans: convert docs/_build/made-with
	@$(BIND) -b epub -d docs/_build/doctrees/book-zh-hans docs/zh-hans docs/_build/epub/zh-hans

epub-zh-hant: convert docs/_build/made-with
	@if test -e docs/zh-hant/index.md; then \
	  $(BIND) -b epub -d docs/_build/doctrees/book-zh-hant docs/zh-hant docs/_build/epub/zh-hant; \
	else \
	  rm -rf docs/_build/doctrees/book-zh-hant docs/_build/epub/zh-hant; \
	fi

# A mistake in a seed while it is being written must not end the preview: the line that names it
# is shown, and the last good pages stay.
preview:
	-@$(MAKE) --no-print-directory convert docs/_build/made-with && \
	  $(MAKE) --no-print-directory edition-zh-hant

# ---- What `make check` consists of ---------------------------------------------------------

lint: .venv/tests
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .

types: .venv/tests
	@$(RUN) -m mypy

# From nothing, because an unchanged page keeps the warnings of its first reading to itself.
STRICT := -n -W --keep-going
CHECK := docs/_build/check

editions: .venv/site
	@$(CONVERT) --strict
	@rm -rf $(CHECK)
	@$(SPHINX) $(STRICT) -d $(CHECK)/doctrees/zh-hans docs/zh-hans $(CHECK)/html
	@test ! -e docs/zh-hant/index.md || \
	  $(SPHINX) $(STRICT) -d $(CHECK)/doctrees/zh-hant docs/zh-hant $(CHECK)/html/zh-hant
