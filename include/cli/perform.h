/* A study from the command line: what `run` and `compare` have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_PERFORM_H
#define CLI_PERFORM_H

#include <limits.h>

#include "base/err.h"
#include "cli/command.h"

/* Loads the scenarios, runs all replications, writes the results as a whole and prints the main ones on stdout. With several
 * scenarios the first is the base that the others are compared with. Nothing is left behind on failure or after a signal. */
int perform_study(const char *command, const struct invocation *in, struct err *e);

/* Where results go without --out: out/run/NAME, out/compare/BASE-OTHER. Returns out. */
const char *perform_default_out(char out[PATH_MAX], const char *command, const char *const *names, int n);

#endif
