/* The cells of the table of tasks: who holds a right, who may earn it, and whose is for want of others only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "describecase.h"

#include "cli/describe_tasks.h"

/* The tiny ward with four assistants. */
static void describe(const char *const *overrides, int n)
{
    size_t length;
    struct arena arena = {0};
    struct err e = {0};
    jmp_buf exhausted;
    if (setjmp(exhausted))
        fail();
    arena.exhausted = &exhausted;
    describecase_model("/staff/lines/bo/count=4", overrides, n);
    struct describe_demand d;
    assert_int_equal(describe_count(&d, &m, 1, &arena, &e), 0);
    FILE *f = open_memstream(&said, &length);
    describe_tasks_print(f, &m, 0, &d);
    fclose(f);
    arena_free(&arena);
}

/* The end of the line of a task. */
static void expect_cells(const char *task, const char *cells)
{
    const char *line = strstr(said, task);
    assert_non_null(line);
    int n = (int)strcspn(line, "\n"), wanted = (int)strlen(cells);
    if (n < wanted || strncmp(line + n - wanted, cells, (size_t)wanted))
        fail_msg("'%.*s' does not end in '%s'", n, line, cells);
}

static void expect_legend(const char *legend, bool there)
{
    if ((strstr(said, legend) != NULL) != there)
        fail_msg("'%s' in:\n%s", legend, said);
}

/* Nobody holds it, but all four may earn it; then one more person holds it already; then he alone, because nothing is taught. */
static void test_holders(void **state)
{
    (void)state;
    static const char course[] = "/policy/training={\"course\": {\"tasks\": [\"medicine\"], \"occasions\": 5}}";
    static const char cia[] = "/staff/lines/cia={\"unit\": \"ward\", \"role\": \"assistant\", \"signed\": [\"medicine\"], "
                              "\"duty\": \"always\"}";
    static const char rule[] = "/policy/rules/own_medicine/who=[\"all\"]", right[] = "/policy/rights/medicine/assistant=signed";
    DESCRIBE(rule, right, course);
    expect_cells("medicine ", " own (0+4 of 4)         own");
    expect_cells("bell ", "            own           5");
    expect_legend("  (2+5 of 9): 2 of these 9 people hold the right when the run begins, 5 more may earn it in training\n", true);
    expect_legend("(2 of 9)", false);
    tear_down(NULL);
    DESCRIBE(rule, right, course, cia);
    expect_cells("medicine ", " own (1+4 of 5)         own");
    tear_down(NULL);
    DESCRIBE(rule, right, cia);
    expect_cells("medicine ", " own (1 of 5)         own");
    expect_legend("  (2 of 9): 2 of these 9 people hold the right when the run begins\n", true);
    expect_legend("(2+5 of 9)", false);
    expect_legend("ad hoc", false);
}

static void test_ad_hoc(void **state)
{
    (void)state;
    DESCRIBE("/policy/rules/own_medicine/who=[\"all\"]", "/policy/rights/medicine/assistant=ad_hoc");
    expect_cells("medicine ", " own ad hoc         own");
    expect_legend("  ad hoc: only while nobody with the formal right is there\n", true);
}

/* Nothing of this where all have formal rights, and "." where nobody has any. */
static void test_formal(void **state)
{
    (void)state;
    DESCRIBE("/time/days=2");
    expect_cells("medicine ", "           .         own");
    expect_legend("of 9", false);
    expect_legend("ad hoc", false);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {TEST(test_holders), TEST(test_ad_hoc), TEST(test_formal)};
    return cmocka_run_group_tests_name("describe_tasks", tests, NULL, NULL);
}
