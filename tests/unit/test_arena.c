/* Memory with one lifetime: alignment, zeros, limits, and the jump when it runs out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=calloc */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static int calls_left = -1; /* -1: no limit */

void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size)
{
    if (calls_left == 0)
        return NULL;
    calls_left -= calls_left > 0;
    return __real_calloc(n, size);
}

static void test_pieces(void **state)
{
    (void)state;
    struct arena a = {0};
    enum { PIECES = 3000 };
    unsigned char *piece[PIECES];
    size_t total = 0;
    for (int i = 0; i < PIECES; i++) { /* sizes that end blocks in every way, up to far more than a block */
        size_t size = i % 500 == 499 ? 3u << 20 : (size_t)i * 7 % 1000;
        piece[i] = arena_take(&a, size, 1);
        assert_non_null(piece[i]);
        assert_int_equal((uintptr_t)piece[i] % 64, 0);
        for (size_t k = 0; k < size; k++)
            if (piece[i][k] != 0)
                fail_msg("byte %zu of piece %d is not zero", k, i);
        memset(piece[i], i & 0xff, size);
        total += size;
        assert_int_equal(a.used_bytes, total);
    }
    for (int i = 0; i < PIECES; i++) { /* none overlaps another */
        size_t size = i % 500 == 499 ? 3u << 20 : (size_t)i * 7 % 1000;
        for (size_t k = 0; k < size; k += size / 9 + 1)
            assert_int_equal(piece[i][k], i & 0xff);
    }
    arena_free(&a);
    assert_int_equal(a.used_bytes, 0);
    assert_null(a.blocks);
    arena_free(&a);
}

static void test_texts(void **state)
{
    (void)state;
    struct arena a = {0};
    memset(arena_take(&a, 1, 5), 0xff, 5);
    char *first = arena_text(&a, "sykepleier", 3), *second = arena_text(&a, "", 0);
    assert_string_equal(first, "syk");
    assert_string_equal(second, "");
    assert_ptr_equal(second, first + 4); /* packed */
    int *number = ARENA_NEW(&a, int);
    *number = 7;
    assert_int_equal((uintptr_t)number % 64, 0);
    assert_string_equal(first, "syk");
    arena_free(&a);
}

/* What is asked for, and whether it can be had. */
struct wish {
    size_t count, size, limit;
    int blocks;
    bool granted;
};

static void test_running_out(void **state)
{
    (void)state;
    static const struct wish wishes[] = {
        {100, 10, 0, -1, true},          {100, 10, 1000, -1, true},       {100, 10, 999, -1, false}, {0, 10, 1, -1, true},
        {SIZE_MAX / 2 + 1, 2, 0, -1, false},   {SIZE_MAX, 1, 0, -1, false},     {1, SIZE_MAX - 100, 0, -1, false},
        {1, SIZE_MAX / 2, 0, 0, false}, {1 << 20, 1 << 20, 0, 0, false}, {100, 10, 0, 0, false},
    };
    for (volatile size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        struct arena a = {.limit_bytes = wishes[i].limit};
        jmp_buf exhausted;
        volatile bool granted = false;
        if (!setjmp(exhausted)) {
            a.exhausted = &exhausted;
            calls_left = wishes[i].blocks;
            if (arena_take(&a, wishes[i].count, wishes[i].size))
                granted = true;
        }
        calls_left = -1;
        if (granted != wishes[i].granted)
            fail_msg("wish %zu was %s", i, granted ? "granted" : "refused");
        arena_free(&a);
    }
}

/* The limit is for all that was taken. */
static void test_limit_of_all(void **state)
{
    (void)state;
    struct arena a = {.limit_bytes = 1000};
    jmp_buf exhausted;
    a.exhausted = &exhausted;
    volatile int taken = 0;
    if (!setjmp(exhausted))
        for (;; taken++)
            arena_take(&a, 1, 300);
    assert_int_equal(taken, 3);
    arena_free(&a);
}

static void test_goes_on_after_running_out(void **state)
{
    (void)state;
    struct arena a = {0};
    jmp_buf exhausted;
    a.exhausted = &exhausted;
    char *volatile kept = NULL;
    volatile int jumps = 0;
    if (setjmp(exhausted)) {
        jumps++;
        calls_left = -1;
    } else {
        kept = arena_text(&a, "kept", 4);
        calls_left = 0;
    }
    arena_take(&a, 1 << 20, 1); /* fails once, then not */
    assert_int_equal(jumps, 1);
    assert_string_equal(kept, "kept");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_running_out),
        cmocka_unit_test(test_limit_of_all),
        cmocka_unit_test(test_goes_on_after_running_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
