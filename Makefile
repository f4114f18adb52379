# SPDX-License-Identifier: Apache-2.0
# The few commands a newcomer types. `make run` builds and shows the program, `make test` proves it.
# Two jobs at a time unless told otherwise: make test JOBS=8
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
MAKEFLAGS += --no-print-directory --no-builtin-rules
export CTEST_PARALLEL_LEVEL = $(JOBS)

.DEFAULT_GOAL := run
.PHONY: run test build-release build-dev unit static asan tsan bench golden-update format install-packages clean

# --- using ------------------------------------------------------------------------------------------------------------

run: build-release
	@build/casus tour

build-release:
	@scripts/install-packages run
	@scripts/build release $(JOBS)

# --- proving ----------------------------------------------------------------------------------------------------------

# Quick checks first; the count of tests comes last.
test: install-packages
	@scripts/build dev $(JOBS) all header_check
	@$(MAKE) static
	@$(MAKE) asan
	@$(MAKE) unit
	@echo "make test: all passed"

unit: build-dev
	@ctest --preset dev

static: build-dev
	@scripts/clang-format --check
	@scripts/clang-tidy build/dev $(JOBS)

build-dev:
	@scripts/build dev $(JOBS)

asan:
	@scripts/build asan $(JOBS)
	@ctest --preset asan

tsan:
	@scripts/build tsan $(JOBS)
	@ctest --preset tsan

# --- working ----------------------------------------------------------------------------------------------------------

# Runs every program of benchmarks/; figures in docs come from here.
bench: install-packages
	@scripts/build bench $(JOBS)
	@for program in build/bench/benchmarks/casus_*_bench; do \
	  if [ -x "$$program" ]; then "$$program" $(BENCH_ARGS) || exit 1; else echo "no benchmarks are built yet"; fi; done

# Rewrites the expected part of every golden case to what the program says now; read the difference before keeping it.
golden-update: build-dev
	@CASUS_GOLDEN_UPDATE=1 ctest --preset dev -L golden

format:
	@scripts/clang-format

install-packages:
	@scripts/install-packages test

clean:
	rm -rf build
