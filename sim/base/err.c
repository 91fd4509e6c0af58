/* One failure, as a code and a sentence: filled where it happens, printed only by main.c and cli/.
 *
 * Also the way out for faults of our own: err_bug prints where and stops the program at once, because results that might be
 * wrong are worse than none. It stays on in release builds, unlike assert.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

int err_set(struct err *e, enum err_code code, const char *format, ...)
{
    if (e->code == ERR_NONE) {
        va_list args;
        va_start(args, format);
        vsnprintf(e->text, sizeof e->text, format, args);
        va_end(args);
        e->code = code;
    }
    return code;
}

_Noreturn void err_bug(const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "avlast: bug at %s:%d: ", file, line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}
