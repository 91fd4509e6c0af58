/* JSON text to values, strictly.
 *
 * What the standard (RFC 8259) does not allow is refused, and beyond that whatever would be read as something else than was
 * written: duplicate keys, \u0000, numbers out of the range of a double, a byte order mark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_JSON_H
#define SCENARIO_JSON_H

#include <stddef.h>

#include "base/arena.h"
#include "base/findings.h"
#include "scenario/value.h"

enum { JSON_LARGEST_FILE = 16 << 20, JSON_DEEPEST = 64 };

/* Reads the file at `path`, called `file` in messages and values. Syntax errors go to `findings` with file and
 * line:column; that it cannot be read, with `asker` and `pointer`, the place that named it (asker NULL: the command line).
 * NULL when anything was wrong. Runs out of memory as the arena of the findings does, and leaks nothing then. */
struct value *json_read(struct findings *f, const char *path, const char *file, const char *asker, const char *pointer);

/* The same for a text of `length` bytes followed by a NUL. findings may be NULL: then nothing is said. */
struct value *json_parse(struct arena *a, struct findings *f, const char *file, const char *text, size_t length);

/* The version of the library that parses, "1.7.15". */
const char *json_library(void);

#endif
