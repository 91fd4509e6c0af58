/* Memory with one lifetime: taken piece by piece, given back as a whole.
 *
 * A model has one arena, and so has the state of a replication. Running out of memory is handled in one place: the caller
 * who opened the arena sets `exhausted` (setjmp), and arena_take jumps there instead of returning NULL, so code that builds
 * things reads without a check at every line. Whoever jumps back must call arena_free.
 *
 *     jmp_buf exhausted;
 *     if (setjmp(exhausted)) { arena_free(&a); return err_set(e, ERR_MEMORY, "..."); }
 *     a.exhausted = &exhausted;
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    size_t used_bytes;          /* handed out so far, over all blocks */
    size_t limit_bytes;         /* 0 = none; beyond it counts as exhausted */
    jmp_buf *exhausted;         /* where to go when memory runs out; NULL: that is a bug, and ends the program */
};

/* A zeroed struct arena is valid and empty. */
/* `count` objects of `size` bytes, zeroed, 64-byte aligned; never NULL; count 0 gives a valid pointer to nothing. */
void *arena_take(struct arena *a, size_t count, size_t size);
/* A copy of s (length bytes and a NUL). */
char *arena_text(struct arena *a, const char *s, size_t length);
/* Goes where arena_take goes when memory runs out, for what is taken elsewhere. */
_Noreturn void arena_exhaust(struct arena *a);
/* Gives everything back; safe on an empty arena and twice. */
void arena_free(struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_take((a), 1, sizeof(type)))
#define ARENA_ARRAY(a, count, type) ((type *)arena_take((a), (size_t)(count), sizeof(type)))

#endif
