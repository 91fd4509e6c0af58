/* Memory with one lifetime, in blocks that double in size.
 *
 *     blocks -> [ header | used ........ | free ... ] -> [ older block ] -> NULL
 *
 * Only the newest block is filled; what is left in older ones is lost, at most half of all. Blocks come zeroed from calloc,
 * which for large ones costs nothing until a page is touched. Texts are packed without alignment, everything else starts on
 * a cache line, so that arrays used by different threads never share one. Nothing is given back singly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum { LINE = 64, FIRST_BLOCK = 16 << 10, LARGEST_STEP = 4 << 20 };

struct arena_block {
    struct arena_block *older;
    size_t size, used; /* of bytes[] */
    char bytes[];
};

/* Bytes to skip before the next free byte lies on an address that is a multiple of `align`. */
static size_t gap(const struct arena_block *b, size_t align)
{
    return -(uintptr_t)(b->bytes + b->used) & (align - 1);
}

static void add_block(struct arena *a, size_t needed)
{
    size_t size = a->blocks ? a->blocks->size : FIRST_BLOCK / 2;
    size = size < LARGEST_STEP / 2 ? 2 * size : LARGEST_STEP;
    if (size < needed)
        size = needed;
    struct arena_block *b = calloc(1, sizeof *b + size);
    if (!b)
        arena_exhaust(a);
    b->older = a->blocks;
    b->size = size;
    a->blocks = b;
}

static void *take(struct arena *a, size_t bytes, size_t align)
{
    if (bytes > SIZE_MAX / 2 || (a->limit_bytes && bytes > a->limit_bytes - a->used_bytes))
        arena_exhaust(a);
    struct arena_block *b = a->blocks;
    if (!b || b->size - b->used < bytes + align) {
        add_block(a, bytes + align);
        b = a->blocks;
    }
    b->used += gap(b, align);
    void *p = b->bytes + b->used;
    b->used += bytes;
    a->used_bytes += bytes;
    return p;
}

void *arena_take(struct arena *a, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        arena_exhaust(a);
    return take(a, bytes, LINE);
}

char *arena_text(struct arena *a, const char *s, size_t length)
{
    if (length == SIZE_MAX)
        arena_exhaust(a);
    char *copy = take(a, length + 1, 1);
    memcpy(copy, s, length);
    return copy; /* the block is zeroed, so it ends in a NUL */
}

_Noreturn void arena_exhaust(struct arena *a)
{
    if (!a->exhausted)
        BUG("memory ran out in an arena that has nowhere to go");
    longjmp(*a->exhausted, 1);
}

void arena_free(struct arena *a)
{
    for (struct arena_block *b = a->blocks, *older; b; b = older) {
        older = b->older;
        free(b);
    }
    a->blocks = NULL;
    a->used_bytes = 0;
}
