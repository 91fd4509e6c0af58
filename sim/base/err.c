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
#include <string.h>

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

int err_add(struct err *e, enum err_code code, const char *format, ...)
{
    char line[sizeof e->text];
    size_t before = e->code == ERR_NONE ? 0 : strlen(e->text), room = sizeof e->text - before;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (e->code != ERR_NONE && (n < 0 || (size_t)n + 2 > room))
        return code;
    snprintf(e->text + before, room, "%s%s", before ? "\n" : "", line);
    e->code = e->code == ERR_NONE ? code : e->code;
    return code;
}

void err_print(FILE *out, const struct err *e)
{
    for (const char *line = e->text; *line; line += strspn(line, "\n")) {
        int n = (int)strcspn(line, "\n");
        fprintf(out, "avlast: %.*s\n", n, line);
        line += n;
    }
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
