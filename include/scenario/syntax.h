/* Is this text JSON, and nothing that a lenient parser would take for it?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_SYNTAX_H
#define SCENARIO_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A number of so many characters or more may be another one as a double: how it was written is worth keeping. */
enum { SYNTAX_LONG_NUMBER = 16 };

struct syntax_number {
    uint32_t place;    /* among the numbers of the text, from 0 */
    uint32_t at, length;
};

struct syntax {
    const char *text;  /* in: `length` bytes */
    size_t length;
    int deepest;       /* in: objects and arrays may be nested so deep */
    uint32_t *keys;    /* in: room for length / 4 + 1; out: the offset of every key, in order */
    size_t n_keys;     /* out */
    struct syntax_number *numbers; /* in: room for length / SYNTAX_LONG_NUMBER + 1, or NULL; out: the long numbers, in order */
    size_t n_numbers, n_long;      /* out: all numbers, and those listed */
    size_t at;         /* out: where the error is */
    char error[160];   /* out: what was expected and found */
};

/* Whether all of the text is one strict JSON document; when not, error and at say what and where. */
bool syntax_is_good(struct syntax *s);

#endif
