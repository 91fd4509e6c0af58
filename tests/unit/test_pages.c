/* The generated pages: one row per metric and per column, in tables that hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "metrics/metric.h"
#include "report/dictionary.h"
#include "report/pages.h"

static char *print(void (*page)(FILE *, const bool *), const bool *chosen)
{
    char *text = NULL;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    page(f, chosen);
    fclose(f);
    return text;
}

/* Cells of every row that begins with "| `": all rows of a page have as many. Returns the number of rows. */
static int expect_rows(const char *text, int cells)
{
    int rows = 0;
    for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        if (strncmp(line, "| `", 3))
            continue;
        int bars = 0;
        for (const char *c = line; *c != '\n'; c++)
            bars += *c == '|';
        if (bars != cells + 1)
            fail_msg("%d cells, expected %d: %.80s", bars - 1, cells, line);
        rows++;
    }
    return rows;
}

static bool all[200];

static void test_metrics(void **state)
{
    (void)state;
    char *text = print(pages_metrics, all);
    assert_memory_equal(text, "# Metrics\n\n", 11);
    assert_int_equal(expect_rows(text, 5), metric_count);
    assert_non_null(strstr(text, "| `late_share` | share | share of started tasks"));
    assert_non_null(strstr(text, " | `care_unit` × `role` × `category`; `care_unit` × `role` × `task` |\n"));
    free(text);
}

static void test_columns(void **state)
{
    (void)state;
    int n = 0;
    char *text = print(pages_columns, all);
    for (int i = 0; i < dictionary_count; i++)
        n += dictionary_files[i].n_columns;
    assert_memory_equal(text, "# Files and columns\n\n", 21);
    assert_int_equal(expect_rows(text, 4), n);
    assert_non_null(strstr(text, "\n## runs.csv: one row per scenario and replication\n\n"));
    assert_non_null(strstr(text, "| `seed` | integer |  | Seed of all random numbers. |\n"));
    assert_non_null(strstr(text, " One of `group`, `person`. |\n"));
    assert_non_null(strstr(text, "\nValues of `verdict`:\n\n- `higher`: p_holm is below 0.05"));
    assert_non_null(strstr(text, "\nValues of `at_margin_0_5`, `at_margin_1`, `at_margin_2`:\n\n- `down`: "));
    free(text);
}

static void test_only_what_is_chosen(void **state)
{
    (void)state;
    static bool one[200];
    one[1] = true;
    char *metrics = print(pages_metrics, one), *columns = print(pages_columns, one);
    assert_int_equal(expect_rows(metrics, 5), 1);
    assert_non_null(strstr(metrics, metric_table[1].id));
    assert_int_equal(expect_rows(columns, 4), dictionary_files[1].n_columns);
    free(metrics);
    free(columns);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metrics),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_only_what_is_chosen),
    };
    memset(all, true, sizeof all);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
