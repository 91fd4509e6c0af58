/* What is wrong with an input, collected in the order of finding.
 *
 * Texts are copied into the arena of the findings. They quote what a file holds, so control characters are shown as '?':
 * a message must not move the cursor of a terminal or break a line of the log. Printing is the business of cli/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *harmless(struct arena *a, const char *s)
{
    char *copy = arena_text(a, s, strlen(s));
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = '?';
    return copy;
}

static void add(struct findings *f, bool is_error, const char *file, const char *pointer, const char *format, va_list args)
{
    char text[1024];
    int n = f->n_errors + f->n_warnings;
    *(is_error ? &f->n_errors : &f->n_warnings) += 1;
    if (n > FINDINGS_MOST)
        return;
    vsnprintf(text, sizeof text, format, args);
    if (n == FINDINGS_MOST) {
        file = pointer = NULL;
        snprintf(text, sizeof text, "there is more: these are the first %d findings", FINDINGS_MOST);
    }
    struct finding *x = ARENA_NEW(f->arena, struct finding);
    x->is_error = is_error;
    x->file = file ? harmless(f->arena, file) : NULL;
    x->pointer = harmless(f->arena, pointer ? pointer : "");
    x->text = harmless(f->arena, text);
    if (f->last)
        f->last->next = x;
    else
        f->first = x;
    f->last = x;
}

void findings_error(struct findings *f, const char *file, const char *pointer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(f, true, file, pointer, format, args);
    va_end(args);
}

void findings_warning(struct findings *f, const char *file, const char *pointer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(f, false, file, pointer, format, args);
    va_end(args);
}
