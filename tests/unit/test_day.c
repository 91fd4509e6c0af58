/* The needs of a day against a plain list: random ticks, days whose length is no multiple of a word of bits, growth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=realloc */
#include "testlib.h"

#include <stdlib.h>
#include <string.h>

#include "base/pcg.h"
#include "demand/day.h"

static bool no_memory;

void *__real_realloc(void *p, size_t size);
void *__wrap_realloc(void *p, size_t size);

void *__wrap_realloc(void *p, size_t size)
{
    return no_memory ? NULL : __real_realloc(p, size);
}

static void init(struct day *d, int32_t n_ticks, struct arena *arena)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        abort();
    arena->exhausted = &exhausted;
    day_init(d, n_ticks, arena);
    arena->exhausted = NULL;
}

/* One day of n_ticks ticks with about n_needs needs, from first_tick on; ticks[i] is where need i was put. */
static void fill_and_find(struct day *d, struct pcg *dice, int32_t first_tick, int n_needs)
{
    int32_t *ticks = calloc((size_t)n_needs + 1, sizeof *ticks), end = first_tick + d->n_ticks;
    assert_non_null(ticks);
    day_clear(d, first_tick);
    for (int i = 0; i < n_needs; i++) {
        ticks[i] = first_tick + (int32_t)(pcg_next(dice) % (uint32_t)d->n_ticks);
        if (d->n == d->size)
            assert_int_equal(day_grow(d), 0);
        d->needs[d->n] = (struct need){.k = (uint32_t)i};
        day_add(d, ticks[i]);
        assert_int_equal(d->n, i + 1);
    }
    for (int32_t t = first_tick - 2; t < end + 2; t++) {
        int n = 0, there = 0;
        for (int32_t at = day_at(d, t); at >= 0; at = d->needs[at].next, there++)
            assert_int_equal(ticks[d->needs[at].k], t);
        for (int i = 0; i < n_needs; i++)
            n += ticks[i] == t;
        assert_int_equal(there, n); /* all of this tick's, and no others; each once, as all of them sum to n_needs */
        if (t < first_tick)
            continue;
        int32_t next = end;
        for (int i = 0; i < n_needs; i++)
            if (ticks[i] >= t && ticks[i] < next)
                next = ticks[i];
        assert_int_equal(day_next(d, t), next);
    }
    free(ticks);
}

static void test_against_a_list(void **state)
{
    (void)state;
    static const int32_t lengths[] = {24, 63, 64, 65, 128, 1440};
    struct pcg dice = pcg_start(7, 1);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct arena arena = {0};
        struct day d;
        init(&d, lengths[i], &arena);
        for (int day = 0; day < 12; day++)
            fill_and_find(&d, &dice, day * lengths[i], day % 4 == 0 ? day / 4 : 7 * day);
        day_free(&d);
        arena_free(&arena);
    }
}

/* The last tick of a day of 65 is alone in its word; what is asked at or after the end of the day is the next day. */
static void test_last_tick(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct day d;
    init(&d, 65, &arena);
    day_clear(&d, 650);
    assert_int_equal(day_next(&d, 650), 715);
    assert_int_equal(day_grow(&d), 0);
    d.needs[d.n] = (struct need){.k = 9};
    day_add(&d, 714);
    assert_int_equal(day_next(&d, 650), 714);
    assert_int_equal(day_next(&d, 714), 714);
    assert_int_equal(day_next(&d, 715), 715);
    assert_int_equal(day_at(&d, 713), -1);
    assert_int_equal(day_at(&d, 714), 0);
    assert_int_equal(day_at(&d, 714 - 65), -1);
    assert_int_equal(day_at(&d, 714 + 65), -1);
    day_clear(&d, 715);
    assert_int_equal(day_at(&d, 779), -1); /* yesterday's list is gone, though its place in memory is the same */
    assert_int_equal(day_next(&d, 715), 780);
    day_free(&d);
    arena_free(&arena);
}

/* Nothing is read beside the day's own bits, though they say that every tick there has a need. */
static void test_other_days(void **state)
{
    (void)state;
    uint64_t bits[] = {~(uint64_t)0, 0, 0, ~(uint64_t)0};
    int32_t heads[256] = {0};
    struct day d = {.first_tick = 650, .n_ticks = 65, .bits = bits + 1, .head = heads + 64};
    for (int32_t t = 650 - 64; t < 650 + 192; t++)
        assert_int_equal(day_at(&d, t), -1);
    for (int32_t t = 650; t < 650 + 192; t++)
        assert_int_equal(day_next(&d, t), 715);
}

/* Growth keeps what was there; when there is no memory nothing is lost and nothing is added. */
static void test_growth(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct day d;
    init(&d, 24, &arena);
    day_clear(&d, 0);
    int grown = 0;
    for (uint32_t k = 0; k < 5000; k++) {
        if (d.n == d.size) {
            assert_int_equal(day_grow(&d), 0);
            grown++;
        }
        d.needs[d.n] = (struct need){.k = k};
        day_add(&d, 3);
    }
    assert_in_range(grown, 2, 12); /* by doubling */
    int32_t size = d.size;
    no_memory = true;
    assert_int_equal(day_grow(&d), -1);
    no_memory = false;
    assert_int_equal(d.size, size);
    uint32_t k = 5000;
    for (int32_t at = day_at(&d, 3); at >= 0; at = d.needs[at].next)
        assert_int_equal(d.needs[at].k, --k); /* the last one first */
    assert_int_equal(k, 0);
    day_free(&d);
    assert_null(d.needs);
    day_free(&d);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_a_list),
        cmocka_unit_test(test_last_tick),
        cmocka_unit_test(test_other_days),
        cmocka_unit_test(test_growth),
    };
    return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
