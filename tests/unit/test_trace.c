/* The demand trace: the same numbers as the demand stage, in a defined order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demand/demand.h"
#include "report/trace.h"

static struct model m;
static char *text;
static size_t length;

static int set_up(void **state)
{
    (void)state;
    testlib_model(&m, "tests/cli/data/tiny.json", NULL, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    model_free(&m);
    free(text);
    text = NULL;
    return 0;
}

static int trace(uint32_t replication, bool (*stop)(void), struct err *e)
{
    free(text);
    FILE *f = open_memstream(&text, &length);
    int rc = trace_write(f, "memory", &m, 7, replication, stop, e);
    fclose(f);
    return rc;
}

/* Field n (from 0) of the row that begins at `row`, as a number. */
static double field(const char *row, int n)
{
    for (; n > 0; n--)
        row = strchr(row, ',') + 1;
    return strtod(row, NULL);
}

static void test_columns(void **state)
{
    (void)state;
    struct err e = {0};
    assert_int_equal(trace(1, NULL, &e), 0);
    const char *header = "time_s,tick,kind,care_unit,patient,task,way,k,work_s,rounding,tie,level,condition\n";
    assert_memory_equal(text, header, strlen(header));
    assert_non_null(strstr(text, ",admitted,ward,"));
    assert_non_null(strstr(text, ",discharged,ward,"));
    assert_non_null(strstr(text, ",need,ward,"));
    assert_non_null(strstr(text, ",medicine,rounds,"));
    assert_non_null(strstr(text, ",bell,calls,"));
}

static void test_order_and_counts(void **state)
{
    (void)state;
    struct err e = {0};
    assert_int_equal(trace(1, NULL, &e), 0);
    struct arena arena = {0};
    jmp_buf exhausted;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    struct demand d;
    demand_init(&d, &m, &arena);
    demand_start(&d, 7, 1);
    int64_t needs = 0, events = 0;
    double work_s = 0;
    while (demand_day(&d, &e) > 0) {
        needs += d.day.n;
        events += d.n_events;
        for (int i = 0; i < d.day.n; i++)
            work_s += d.day.needs[i].work_s;
    }
    demand_free(&d);
    arena_free(&arena);

    int64_t needs_told = 0, rows = 0;
    double last_tick = -1, told_s = 0;
    bool needs_began = false;
    for (const char *row = strchr(text, '\n') + 1; *row; row = strchr(row, '\n') + 1, rows++) {
        double tick = field(row, 1);
        bool need = strstr(row, ",need,") && strstr(row, ",need,") < strchr(row, '\n');
        assert_true(tick >= last_tick);
        assert_true((int64_t)(field(row, 0) / m.tick_s) == (int64_t)tick);
        needs_began &= tick == last_tick;
        assert_true(need || !needs_began); /* patients before needs in a tick */
        needs_began |= need;
        last_tick = tick;
        needs_told += need;
        told_s += need ? field(row, 8) : 0;
    }
    assert_int_equal(needs_told, needs);
    assert_int_equal(rows, needs + events);
    assert_true(work_s > 0 && told_s > work_s - 1e-6 && told_s < work_s + 1e-6);
}

/* Many needs in one tick: by time. */
static void test_order_within_a_tick(void **state)
{
    (void)state;
    struct err e = {0};
    const char *const sets[] = {"/time/tick_s=3600"};
    model_free(&m);
    testlib_model(&m, "tests/cli/data/tiny.json", sets, 1);
    assert_int_equal(trace(1, NULL, &e), 0);
    double last_tick = -1, last_s = -1;
    int n_together = 0;
    for (const char *row = strchr(text, '\n') + 1; *row; row = strchr(row, '\n') + 1) {
        const char *need = strstr(row, ",need,");
        if (!need || need > strchr(row, '\n'))
            continue;
        if (field(row, 1) == last_tick) {
            n_together++;
            assert_true(field(row, 0) >= last_s);
        }
        last_tick = field(row, 1);
        last_s = field(row, 0);
    }
    assert_true(n_together > 10);
}

static void test_replications_differ(void **state)
{
    (void)state;
    struct err e = {0};
    assert_int_equal(trace(1, NULL, &e), 0);
    char *first = strdup(text);
    assert_int_equal(trace(1, NULL, &e), 0);
    assert_string_equal(text, first);
    assert_int_equal(trace(2, NULL, &e), 0);
    assert_string_not_equal(text, first);
    free(first);
}

/* Field n of a row as text. */
static const char *text_of(const char *row, int n, char out[64])
{
    for (; n > 0; n--)
        row = strchr(row, ',') + 1;
    snprintf(out, 64, "%.*s", (int)strcspn(row, ",\n"), row);
    return out;
}

/* A need bears the name of somebody who was admitted and has not left: names are unique, and beds do not mix. */
static void test_patients_are_named(void **state)
{
    (void)state;
    struct err e = {0};
    enum { MOST = 200 };
    static char here[MOST][64];
    int n_here = 0, n_needs = 0, n_later = 0;
    const char *const sets[] = {"/units/ward/patients/stay_days=0.3"};
    model_free(&m);
    testlib_model(&m, "tests/cli/data/tiny.json", sets, 1);
    assert_int_equal(trace(1, NULL, &e), 0);
    for (const char *row = strchr(text, '\n') + 1; *row; row = strchr(row, '\n') + 1) {
        char kind[64], name[64];
        text_of(row, 2, kind);
        int i = 0, bed, number, end = 0;
        while (i < n_here && strcmp(here[i], text_of(row, 4, name)))
            i++;
        text_of(row, 4, name);
        assert_true(sscanf(name, "bed %d.%d%n", &bed, &number, &end) == 2 && name[end] == '\0');
        assert_in_range(bed, 1, 4);
        if (!strcmp(kind, "admitted")) {
            assert_int_equal(i, n_here);
            assert_true(n_here < MOST);
            strcpy(here[n_here++], name);
            n_later += field(row, 0) > 0;
        } else if (!strcmp(kind, "discharged")) {
            assert_true(i < n_here);
        } else {
            assert_true(i < n_here);
            n_needs++;
        }
    }
    assert_true(n_later > 10 && n_needs > 50);
}

static bool always(void)
{
    return true;
}

static void test_stop(void **state)
{
    (void)state;
    struct err e = {0};
    assert_int_equal(trace(1, always, &e), ERR_STOPPED);
    assert_null(strstr(text, "\n1000")); /* the first day alone */
}

static void test_full_disk(void **state)
{
    (void)state;
    struct err e = {0};
    FILE *f = fopen("/dev/full", "w");
    assert_int_equal(trace_write(f, "full", &m, 7, 1, NULL, &e), ERR_IO);
    assert_string_equal(e.text, "cannot write to full: No space left on device");
    fclose(f);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_columns), TEST(test_order_and_counts), TEST(test_order_within_a_tick), TEST(test_replications_differ),
        TEST(test_patients_are_named), TEST(test_stop), TEST(test_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
