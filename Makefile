# The commands of the house. `make run` and `make test` install what is missing and say so.
PRESET ?= release
BUILD  := build/$(PRESET)
PORT   ?= 8080
JOBS   ?= $(shell nproc)

.PHONY: help run test build dependencies browser-test bench format lint sanitize tsan fuzz golden package clean

help:
	@echo "make run        install, build the program, load the example summit, write its report, serve http://127.0.0.1:$(PORT)"
	@echo "make test       install, build, run all tests"
	@echo "make bench      benchmarks, each as a ratio to what it ran beside"
	@echo "make format     lay out the sources        make lint   clang-tidy, warnings are errors"
	@echo "make sanitize   all tests under the address and undefined-behaviour sanitisers"
	@echo "make tsan       the write path under the thread sanitiser"
	@echo "make fuzz       60 seconds for each fuzz target"
	@echo "make package    a Debian package, in $(BUILD)"
	@echo "make golden     renew the golden files after looking at what changed"

# The program alone: no test, bench, browser or second database. Ninja itself sees when CMake must run again.
run:
	@tools/install.sh run
	@test -f $(BUILD)/build.ninja || cmake --preset $(PRESET)
	cmake --build --preset $(PRESET) -j $(JOBS) --target muster
	@tools/run.sh $(BUILD)/muster $(PORT)

test: build
	ctest --test-dir $(BUILD) -j $(JOBS) --output-on-failure --no-tests=error
	@tools/count_tests.sh $(BUILD)

build: dependencies
	cmake --preset $(PRESET)
	cmake --build --preset $(PRESET) -j $(JOBS)

dependencies:
	@tools/install.sh run test

bench: PRESET := release
bench: build
	cmake --build --preset $(PRESET) -j $(JOBS) --target benches
	@for program in $(BUILD)/bench/*_bench; do $$program || exit 1; done

format:
	@tools/install.sh lint
	clang-format-19 -i $$(git ls-files '*.cpp' '*.hpp')

lint:
	@tools/install.sh run test lint
	cmake --preset dev -B build/lint -DMUSTER_JOIN_COMMANDS=OFF
	clang-format-19 --dry-run --Werror $$(git ls-files '*.cpp' '*.hpp')
	node tools/lint.mjs build/lint $(JOBS) $$(git ls-files 'src/*.cpp')

sanitize:
	@$(MAKE) test PRESET=sanitize

# The rooms where threads meet. The others have none, and the sanitiser makes them many times slower.
tsan:
	@tools/install.sh run test
	cmake --preset tsan
	cmake --build --preset tsan -j $(JOBS) --target test_store test_net test_web test_mail test_access test_feedback test_app muster
	ctest --test-dir build/tsan --output-on-failure --no-tests=error \
	  -R '^(store|net|web|mail|access|feedback|app|durability_kill|durability_postgres)$$'
	@tools/count_tests.sh build/tsan

fuzz:
	@tools/install.sh run lint
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS) --target fuzzers
	@tools/fuzz.sh build/fuzz 60

golden: build
	-MUSTER_RENEW=1 ctest --test-dir $(BUILD)
	@git --no-pager diff --stat -- tests

# What was built. `out/` may hold a database in which somebody has worked.
clean:
	rm -rf build

# The Debian package and, apart from it, its debug symbols.
package:
	@tools/install.sh run package
	cmake --preset $(PRESET)
	cmake --build --preset $(PRESET) -j $(JOBS) --target muster
	cd $(BUILD) && cpack -G DEB
