/* One failure, as a code and a sentence.
 *
 * Functions that can fail return 0 or a negative code from `enum err_code` and, on failure, fill the caller's `struct err`.
 * Only main.c and cli/ print the sentence and choose the exit status. Invariants of our own are `assert`s, or BUG().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdio.h>

enum err_code {
    ERR_NONE = 0,
    ERR_MEMORY = -1, /* allocation failed, or a stated cap was reached */
    ERR_IO = -2,     /* a file could not be read or written */
    ERR_INPUT = -3,  /* the user asked for something that cannot be: exit status 2 */
    ERR_AUDIT = -4,  /* --audit found accounts that do not balance: a bug of ours */
    ERR_STOPPED = -5 /* a signal asked us to stop */
};

struct err {
    enum err_code code;
    char text[4096]; /* lower case, no full stop, no trailing newline; several failures have a line each */
};

/* Fills *e and returns code, so that a caller can write `return err_set(e, ERR_IO, "...")`. Keeps the first failure. */
int err_set(struct err *e, enum err_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Another failure beside those that *e tells of, in a line of its own, so that a user reads of all at once. The first one's code
 * stays. What there is no room for is left out. Returns code. */
int err_add(struct err *e, enum err_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Writes every line of it, with the name of the program in front: "avlast: ...". */
void err_print(FILE *out, const struct err *e);

/* A fault of ours that would make results wrong: prints where, and aborts. Stays on in release builds. */
#define BUG(...) err_bug(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void err_bug(const char *file, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
