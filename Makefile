# Two commands are all one needs: `make demo` and `make test`. `make` alone lists the rest.
# Needed: Python 3.11 or later with venv, git, make, and a package index that pip can reach.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test fast fresh coverage mutants snapshots lint type format pictures picture package-check accept bench wording speed fit common-terms endure data clean

VENV := .venv
RUN := $(VENV)/bin/python -m
INSTALL := $(RUN) pip install --quiet --disable-pip-version-check

# Nobody's own settings: the same commits, and the same verdicts, on every machine.
export GIT_CONFIG_GLOBAL := /dev/null
export GIT_CONFIG_NOSYSTEM := 1
unexport PYTHONPATH PYTHONHOME

help: ## list what can be made
	@bold=; plain=; \
	if [ -t 1 ] && [ -z "$$NO_COLOR" ]; then bold=$$(printf '\033[1m'); plain=$$(printf '\033[0m'); fi; \
	awk -F ':.*## ' -v bold="$$bold" -v plain="$$plain" \
		'/^[a-z-]+:.*## / { printf "  %smake %-14s%s %s\n", bold, $$1, plain, $$2 }' Makefile

demo: $(VENV)/runs ## build the sample store, its redlines and tables of concordance in demo/
	@$(RUN) tracker demo demo

test: $(VENV)/develops ## run every test
	@$(RUN) pytest --quiet --numprocesses auto --dist loadgroup

fast: $(VENV)/develops ## run the quick tests, in under a minute: fewer made-up texts for each law
	@TRACKER_EXAMPLES=12 $(RUN) pytest --quiet --numprocesses auto -m "not slow"

fresh: $(VENV)/develops ## run the property tests on new random examples: make fresh [SEED=N] [EXAMPLES=N]
	@seed=$${SEED:-$$(date +%s)}; echo "Seed $$seed. The same examples again: make fresh SEED=$$seed"; \
	TRACKER_FRESH=1 TRACKER_EXAMPLES=$(or $(EXAMPLES),300) $(RUN) pytest --quiet --numprocesses auto -m hypothesis \
		--hypothesis-seed=$$seed

coverage: $(VENV)/develops ## measure which lines and branches of tracker/ the whole suite runs
	@$(RUN) pytest --quiet --numprocesses auto --dist loadgroup --cov --cov-report=term:skip-covered

mutants: $(VENV)/develops ## move each threshold and weight, and see that a test fails: make mutants [ONLY="WORD …"]
	@$(RUN) benchmarks.mutants $(ONLY)

snapshots: $(VENV)/develops ## write anew what is pinned in tests/cases and tests/corpus; read the difference before committing
	@$(RUN) tests.support.cases

lint: $(VENV)/develops ## check style and formatting
	@$(RUN) ruff check --quiet && $(RUN) ruff format --quiet --check && echo "Style and formatting are right."

type: $(VENV)/develops ## check the types, strictly
	@$(RUN) mypy

format: $(VENV)/develops ## format the code, and mend what can be mended safely
	@$(RUN) ruff check --quiet --fix-only && $(RUN) ruff format

pictures: $(VENV)/develops ## look at the pages in every view, light, dark, narrow and printed: make pictures TO=DIR [PAGE=FILE]
	@[ -n "$(TO)" ] || { echo "Say where the pictures go: make pictures TO=DIR" >&2; exit 2; }
	@$(RUN) tests.support.screenshots "$(TO)" $(if $(PAGE),"$(PAGE)")

picture: $(VENV)/develops ## take the picture of the README again, from the page as it is made now
	@$(RUN) tests.support.picture

package-check: $(VENV)/develops ## build the wheel and try it in an empty environment elsewhere
	@TRACKER_NO_SKIP=1 $(RUN) pytest --quiet tests/test_package.py

accept: data $(VENV)/develops ## prove every law and figure on real data: make accept DATA=DIR
	@$(RUN) benchmarks.accept "$(DATA)"

bench: data $(VENV)/measures ## compare the matching with plain baselines on real data: make bench DATA=DIR
	@$(RUN) benchmarks.mapping "$(DATA)"

wording: data $(VENV)/measures ## compare the marking of words with other programs on real data: make wording DATA=DIR
	@$(RUN) benchmarks.wording "$(DATA)"

speed: data $(VENV)/measures ## time the whole job, and write docs/performance.md: make speed DATA=DIR
	@$(RUN) benchmarks.speed "$(DATA)" --write docs

fit: data $(VENV)/measures ## fit the weights of the matching anew, and judge them on acts left out: make fit DATA=DIR
	@$(RUN) benchmarks.mapping.fit "$(DATA)"

common-terms: data $(VENV)/measures ## make the tables of terms of law at large: make common-terms DATA=DIR
	@$(RUN) benchmarks.mapping.common_terms "$(DATA)"

endure: $(VENV)/develops ## kill, crowd and fill a store: make endure [TIMES="500 50 1000 300"]
	@$(RUN) benchmarks.store $(TIMES)

data:
	@[ -d "$(DATA)" ] || { echo "There is no folder “$(DATA)”. Say where the data is:" \
		"make $(firstword $(MAKECMDGOALS)) DATA=DIR" >&2; exit 2; }

clean: ## take away all that was made, .venv too
	@rm -rf $(VENV) demo dist build .hypothesis .mypy_cache .pytest_cache .ruff_cache .coverage .coverage.*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made when it is first needed. Each file below stands for one finished step, and is made
# again only when pyproject.toml changed.

$(VENV)/runs: pyproject.toml | $(VENV)/bin/python
	@echo "Installing tracker …"
	@$(INSTALL) -e .
	@touch $@

$(VENV)/develops: pyproject.toml | $(VENV)/bin/python
	@echo "Installing tracker and what its tests need …"
	@$(INSTALL) -e ".[dev]"
	@touch $@ $(VENV)/runs

$(VENV)/measures: pyproject.toml | $(VENV)/bin/python
	@echo "Installing tracker and what the baselines need …"
	@$(INSTALL) -e ".[bench]"
	@touch $@ $(VENV)/runs

# The newest Python on the PATH that works: some names there only say that no such version is installed.
# Half an environment is worse than none.
$(VENV)/bin/python:
	@found=; without_venv=; \
	for python in $(or $(PYTHON),python3.19 python3.18 python3.17 python3.16 python3.15 python3.14 python3.13 \
			python3.12 python3.11 python3 python); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		if "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then found=$$python; break; fi; \
		without_venv=$${without_venv:-$$python}; \
	done; \
	if [ -z "$$found" ] && [ -n "$$without_venv" ]; then \
		echo "$$without_venv is here, but not its module venv. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; \
	elif [ -z "$$found" ]; then \
		echo "Python 3.11 or later is missing." \
			"“$(or $(PYTHON),python3) --version” says: $$($(or $(PYTHON),python3) --version 2>&1 | sed 1q)" >&2; \
		echo "Install it, or name it: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$found" --version) …"; \
	trap 'rm -rf $(VENV); exit 130' INT TERM; \
	"$$found" -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
