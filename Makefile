# The commands of the house. `make run` and `make test` install what is missing and say so.
PRESET ?= release
BUILD  := build/$(PRESET)
PORT   ?= 8080
JOBS   ?= $(shell nproc)

.PHONY: help run test build dependencies browser-test bench format lint sanitize fuzz golden clean

help:
	@echo "make run        install, build, load the example summit, write its report, serve http://127.0.0.1:$(PORT)"
	@echo "make test       install, build, run all tests"
	@echo "make bench      benchmarks, each as a ratio to what it ran beside"
	@echo "make format     lay out the sources        make lint   clang-tidy, warnings are errors"
	@echo "make sanitize   tests under sanitisers     make fuzz   60 seconds for each fuzz target"
	@echo "make golden     renew the golden files after looking at what changed"

run: build
	@tools/run.sh $(BUILD)/muster $(PORT)

test: build
	ctest --test-dir $(BUILD) --output-on-failure --no-tests=error
	@tools/count_tests.sh $(BUILD)

build: dependencies
	cmake --preset $(PRESET)
	cmake --build --preset $(PRESET) -j $(JOBS)

dependencies:
	@tools/install.sh build test

bench: PRESET := release
bench: build
	cmake --build --preset $(PRESET) -j $(JOBS) --target benches
	@for program in $(BUILD)/bench/*_bench; do $$program || exit 1; done

format:
	@tools/install.sh lint
	clang-format-19 -i $$(git ls-files '*.cpp' '*.hpp')

lint:
	@tools/install.sh build test lint
	cmake --preset dev
	clang-format-19 --dry-run --Werror $$(git ls-files '*.cpp' '*.hpp')
	run-clang-tidy-19 -quiet -p build/dev -j $(JOBS) $$(git ls-files 'src/*.cpp')

sanitize:
	@$(MAKE) test PRESET=sanitize

fuzz:
	@tools/install.sh build lint
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS)
	@tools/fuzz.sh build/fuzz 60

golden: build
	-MUSTER_RENEW=1 ctest --test-dir $(BUILD)
	@git --no-pager diff --stat -- tests/golden

clean:
	rm -rf build out
