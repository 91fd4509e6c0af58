# Builds avlast and everything about it. GNU make; every path is relative, so a folder with a space in its name will do.
#
#   make deps demo    install what is missing from Debian's packages, build, compare two ways of organising a ward
#   make deps test    the same packages, then every test; the last line is "N passed, N failed"
#   make help         the other targets; V=1 shows the whole commands
#
# CC CXX CPPFLAGS CFLAGS CXXFLAGS LDFLAGS LDLIBS PREFIX DESTDIR are the user's; what the program needs is kept apart from them.
#
# SPDX-License-Identifier: GPL-3.0-or-later

BUILD ?= build
PREFIX ?= /usr/local
CFLAGS ?= -O3 -g
CXXFLAGS ?= -O2 -g
PYTHON ?= /usr/bin/python3

# Debian's packages: to build, for the demo, for the tests.
PACKAGES := gcc g++ libc6-dev libcjson-dev libgsl-dev libmd-dev gnuplot-nox fonts-dejavu-core \
    libcmocka-dev libpcg-cpp-dev python3 python3-simpy3 python3-jsonschema mandoc
CI_PACKAGES := clang valgrind chromium tidy

# No contraction: a fused multiply-add would give other numbers on other machines.
NEEDED := -std=gnu11 -pthread -ffp-contract=off -Iinclude \
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wmissing-prototypes
NEEDED_CXX := -std=c++17 -pthread -Iinclude -Wall -Wextra
LIBS := -lcjson -lgsl -lgslcblas -lmd -lm

objects = $(patsubst %,$(BUILD)/%.o,$(basename $(1)))
SIM := $(filter-out sim/main.c,$(wildcard sim/*/*.c))
HELPERS := $(wildcard tests/testlib.c tests/reference/*.c)
PROGRAMS := $(patsubst tests/%,$(BUILD)/tests/%,$(basename $(wildcard tests/unit/test_*.c tests/unit/test_*.cc tests/verify/test_*.c)))

# `make -jN deps test`: packages first, then the first compilation.
FIRST := $(filter deps deps-ci,$(MAKECMDGOALS))
# As many jobs as processors, unless the caller says how many.
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
MAKEFLAGS += --no-print-directory

.PHONY: all help programs deps deps-ci demo figures test bench instructions sanitize tsan mutation page readme docs install uninstall clean FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/avlast

help:
	@sed -n 's/^#: /  make /p' Makefile

# ---- Building: objects mirror the sources; flags are a prerequisite, so that changing them rebuilds ----

COMPILE = $(CC) $(NEEDED) $(DEFINES) $(CPPFLAGS) $(CFLAGS)
COMPILE_CXX = $(CXX) $(NEEDED_CXX) $(CPPFLAGS) $(CXXFLAGS)
LINK = $(CC) $(CFLAGS) -pthread $(LDFLAGS)
# One short line per step; V=1 shows the whole commands.
say = $(if $(V),,@echo '  $(1)';)
FLAGS = $(COMPILE) | $(COMPILE_CXX) | $(LINK) | $(LIBS) $(LDLIBS)
# A test says in a line of its own what it must be linked with: /* link: -Wl,--wrap=malloc */
wanted = $$(sed -n 's,^/\* link: \(.*\) \*/$$,\1,p' $(1))

$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(FLAGS))' | cmp -s - $@ || echo '$(subst ','\'',$(FLAGS))' > $@

$(BUILD)/%.o: %.c $(BUILD)/flags Makefile | $(FIRST)
	@mkdir -p $(@D)
	$(call say,compile $<)$(COMPILE) -Itests -MMD -MP -c -o $@ $<

$(BUILD)/%.o: %.cc $(BUILD)/flags Makefile | $(FIRST)
	@mkdir -p $(@D)
	$(call say,compile $<)$(COMPILE_CXX) -Itests -MMD -MP -c -o $@ $<

# What the manifest and --version say about how the program was built.
$(BUILD)/sim/report/manifest.o: DEFINES = -DAVLAST_FLAGS='"$(strip $(CPPFLAGS) $(CFLAGS))"'

$(BUILD)/libavlast.a: $(call objects,$(SIM))
	@rm -f $@
	@$(AR) rcs $@ $^

$(BUILD)/libtests.a: $(call objects,$(HELPERS))
	@rm -f $@
	@$(AR) rcs $@ $^

$(BUILD)/avlast: $(BUILD)/sim/main.o $(BUILD)/libavlast.a
	$(call say,link $@)$(LINK) -o $@ $^ $(LIBS) $(LDLIBS)

$(BUILD)/tests/bench/bench: $(BUILD)/tests/bench/bench.o $(BUILD)/libavlast.a
	$(call say,link $@)$(LINK) -o $@ $^ $(LIBS) $(LDLIBS)

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(BUILD)/libtests.a $(BUILD)/libavlast.a
	$(call say,link $@)$(LINK) $(call wanted,$(wildcard tests/$*.c tests/$*.cc)) -o $@ $^ $(if $(wildcard tests/$*.cc),-lstdc++) -lcmocka $(LIBS) $(LDLIBS)

programs: $(BUILD)/avlast $(PROGRAMS)

-include $(patsubst %.o,%.d,$(call objects,$(SIM) sim/main.c $(HELPERS) tests/bench/bench.c)) $(PROGRAMS:=.d)

# ---- What people type ----

#: deps          install what is missing from Debian's packages (as root, or through sudo)
deps:
	@sh tests/deps.sh $(PACKAGES)

#: deps-ci       the same for what only the checks need: clang, valgrind, chromium, tidy
deps-ci:
	@sh tests/deps.sh $(CI_PACKAGES)

#: demo          compare two ways of organising a short-term ward: out/demo
demo: $(BUILD)/avlast
	@sh plots/demo.sh $(BUILD)/avlast out/demo scenarios/short_term_ward_o2.json scenarios/short_term_ward_o3.json --reps 100

#: figures       the pictures of docs/ways.md, from the scenarios: docs/figures
figures: $(BUILD)/avlast
	@mkdir -p docs/figures
	@sh plots/figures.sh $(BUILD)/avlast out/figures --reps 40
	@cp out/figures/*.png docs/figures/

#: test          every test; the last line is "N passed, N failed"
test: programs
	@CC='$(CC)' PYTHON='$(PYTHON)' sh tests/run.sh $(BUILD)

#: bench         nanoseconds per task, beside SimPy: out/bench (BENCH_FAST=1: short; BOUND=program: in turn with it)
bench: $(BUILD)/tests/bench/bench
	@PYTHON='$(PYTHON)' sh tests/bench/run.sh $(BUILD)

#: instructions  instructions per task of the bench ward, counted by valgrind
instructions: $(BUILD)/tests/bench/bench
	@sh tests/bench/instructions.sh $(BUILD)

#: sanitize      every test under the address and undefined-behaviour sanitizers
SAN := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
sanitize: | $(FIRST)
	@$(MAKE) programs BUILD=$(BUILD)/asan CFLAGS='-O1 -g $(SAN)' CXXFLAGS='-O1 -g $(SAN)'
	@SANITIZED=1 AVLAST_TEST_SCALE=0.3 PYTHON='$(PYTHON)' sh tests/run.sh $(BUILD)/asan

#: tsan          the threads under the thread sanitizer
tsan: | $(FIRST)
	@$(MAKE) programs BUILD=$(BUILD)/tsan CFLAGS='-O1 -g -fsanitize=thread' CXXFLAGS='-O1 -g -fsanitize=thread'
	@sh tests/threads.sh $(BUILD)/tsan

#: mutation      break the source in listed ways; the tests must notice each
mutation: | $(FIRST)
	@$(PYTHON) tests/mutation/mutate.py $(BUILD)/mutation

#: page          a small study's page, looked at in a browser
page: $(BUILD)/avlast
	@PYTHON='$(PYTHON)' sh tests/page.sh $(BUILD)

#: readme        run the commands of the README and the guides
readme: programs
	@sh tests/readme.sh $(BUILD)

#: docs          write the pages that the program prints about itself: formats, metrics, columns, the manual
docs: $(BUILD)/avlast
	$(BUILD)/avlast schema > docs/scenario.schema.json
	$(BUILD)/avlast schema --reference > docs/parameters.md
	$(BUILD)/avlast list metrics --markdown > docs/metrics.md
	$(BUILD)/avlast list columns --markdown > docs/columns.md
	$(BUILD)/avlast manual > docs/avlast.1

#: install       to $(DESTDIR)$(PREFIX)
SHARE = $(DESTDIR)$(PREFIX)/share/avlast
DOC = $(DESTDIR)$(PREFIX)/share/doc/avlast
MAN = $(DESTDIR)$(PREFIX)/share/man/man1
COMPLETIONS = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
install: $(BUILD)/avlast
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(SHARE)' '$(DOC)' '$(MAN)' '$(COMPLETIONS)'
	install -m 755 $(BUILD)/avlast '$(DESTDIR)$(PREFIX)/bin/avlast'
	cp -R scenarios plots '$(SHARE)/'
	cp -R README.md LICENSE CITATION.cff CHANGELOG.md docs '$(DOC)/'
	install -m 644 docs/avlast.1 '$(MAN)/avlast.1'
	$(BUILD)/avlast manual --for bash > '$(COMPLETIONS)/avlast'

#: uninstall     removes what install put there
uninstall:
	rm -rf '$(DESTDIR)$(PREFIX)/bin/avlast' '$(SHARE)' '$(DOC)' '$(MAN)/avlast.1' '$(COMPLETIONS)/avlast'

#: clean         removes what was built; results under out/ stay
clean:
	rm -rf $(BUILD)
