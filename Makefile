# SPDX-License-Identifier: Apache-2.0
# The few commands a newcomer types. `make run` builds and shows the program, `make test` proves it.
# Two jobs at a time unless told otherwise: make test JOBS=8
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
MAKEFLAGS += --no-print-directory --no-builtin-rules
# Tests wait for disks and servers half of the time, so twice as many run.
export CTEST_PARALLEL_LEVEL = $(shell echo $$((2 * $(JOBS))))

.DEFAULT_GOAL := run
.PHONY: run test build-release build-dev unit static headers asan tsan bench bench-replay bench-record reliability golden-update format install-packages clean

# --- using ------------------------------------------------------------------------------------------------------------

run: build-release
	@build/casus tour

build-release:
	@scripts/install-packages run
	@scripts/build release $(JOBS)

# --- proving ----------------------------------------------------------------------------------------------------------

test: install-packages
	@scripts/build dev $(JOBS) all header_check
	@$(MAKE) unit
	@$(MAKE) static
	@$(MAKE) asan
	@scripts/run-tests --total dev asan

unit: build-dev
	@scripts/run-tests dev

static: install-packages
	@scripts/clang-format --check
	@cmake --preset lint > /dev/null
	@scripts/clang-tidy build/lint $(JOBS)

# Every header compiled alone; `make test` does it for those that no .cpp of their name includes first.
headers: install-packages
	@scripts/build dev $(JOBS) header_check_all

build-dev: install-packages
	@scripts/build dev $(JOBS)

asan: install-packages
	@scripts/build asan $(JOBS)
	@scripts/run-tests asan

tsan: install-packages
	@scripts/build tsan $(JOBS)
	@scripts/run-tests tsan

# What docs/reliability.md promises, shown: which store keeps what, what was killed, forged and planted, and the figures.
reliability: install-packages
	@scripts/build dev $(JOBS) casus_ledger_test casus_postgres_test casus_door_test casus_oracle_test \
	  casus_noninterference_test casus_leaks_test
	@scripts/build bench $(JOBS) casus_record_bench casus_late_bench
	@scripts/reliability build/dev build/bench

# --- working ----------------------------------------------------------------------------------------------------------

# The figures of benchmarks/README.md come from here.
bench: build-release
	@scripts/install-packages test
	@python3 benchmarks/cold.py $(BENCH_ARGS)
	@scripts/build bench $(JOBS)
	@build/bench/casus_steps_bench
	@build/bench/casus_reading_bench

# casus replay beside a wall written by hand and engines people use: benchmarks/replay/README.md.
bench-replay: build-release
	@scripts/install-packages bench
	@scripts/build bench $(JOBS) casus_limit
	@python3 -B benchmarks/replay/run.py $(BENCH_ARGS)

# The record beside plain SQLite: benchmarks/record/README.md.
bench-record: install-packages
	@scripts/build bench $(JOBS) casus_record_bench casus_late_bench
	@build/bench/casus_record_bench $(BENCH_ARGS)
	@build/bench/casus_late_bench

# Rewrites the expected part of every golden case, and the answers of the manual, to what the program says now; read the difference before keeping it.
golden-update: build-dev
	@CASUS_GOLDEN_UPDATE=1 scripts/run-tests dev -L golden

format:
	@scripts/clang-format

install-packages:
	@scripts/install-packages test

clean:
	rm -rf build
