/* realloc that fails while `no_memory` says so. The program's test is linked with -Wl,--wrap=realloc.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_NO_MEMORY_H
#define TESTS_NO_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

static bool no_memory;

void *__real_realloc(void *p, size_t size);
void *__wrap_realloc(void *p, size_t size);

void *__wrap_realloc(void *p, size_t size)
{
    return no_memory ? NULL : __real_realloc(p, size);
}

#endif
