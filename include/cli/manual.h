/* The manual page avlast(1), in the macros of man(7), which groff and mandoc read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include <stdio.h>

void manual_print(FILE *out);

/* Text for roff: filled lines of at most 78 bytes, nothing in it taken for a request; `words` in back quotes become bold, an
 * empty line begins a paragraph. */
void manual_text(FILE *out, const char *text);

#endif
