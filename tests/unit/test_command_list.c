/* avlast list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>

#include "capture.h"
#include "cli/command_list.h"
#include "engine/event.h"
#include "metrics/metric.h"
#include "report/dictionary.h"

static struct capture c;

static int lines(const char *text)
{
    int n = 0;
    for (; (text = strchr(text, '\n')); text++)
        n++;
    return n;
}

static void test_scenarios(void **state)
{
    (void)state;
    CAPTURE(&c, &command_list, "scenarios");
    assert_int_equal(c.status, 0);
    assert_non_null(strstr(c.out, "short_term_ward_o2 "));
    assert_non_null(strstr(c.out, "bench/ward "));
    assert_null(strstr(c.out, "policies/")); /* parts of scenarios cannot be run */
    assert_null(strstr(c.out, "\nroles "));
}

static void test_metrics(void **state)
{
    (void)state;
    CAPTURE(&c, &command_list, "metrics");
    assert_int_equal(c.status, 0);
    assert_int_equal(lines(c.out), metric_count); /* one line each */
    assert_non_null(strstr(c.out, "wait_min_mean "));
}

static void test_events(void **state)
{
    (void)state;
    CAPTURE(&c, &command_list, "events");
    assert_int_equal(c.status, 0);
    assert_int_equal(lines(c.out), N_EVENT_KINDS);
}

static void test_columns(void **state)
{
    (void)state;
    int n = dictionary_count; /* a line per file, one per column, and one per word that is explained */
    for (int i = 0; i < dictionary_count; i++)
        n += dictionary_files[i].n_columns;
    static const struct meaning *const all[] = {meanings_verdicts, meanings_classes, meanings_outcomes};
    for (int i = 0; i < 3; i++)
        for (const struct meaning *v = all[i]; v->id; v++)
            n++;
    CAPTURE(&c, &command_list, "columns");
    assert_int_equal(c.status, 0);
    assert_int_equal(lines(c.out), n);
    assert_non_null(strstr(c.out, "\nmetrics.csv: one row per replication and number\n  run_id "));
}

/* Only what is named, in the order of the whole list; a name that is none stops all. */
static void test_named(void **state)
{
    (void)state;
    CAPTURE(&c, &command_list, "metrics", "late_share", "wait_min_mean");
    assert_int_equal(c.status, 0);
    assert_int_equal(lines(c.out), 2);
    assert_memory_equal(c.out, "wait_min_mean                    minutes   ", 43);
    CAPTURE(&c, &command_list, "columns", "events_o2.csv");
    assert_memory_equal(c.out, "events.csv: ", 12);
    CAPTURE(&c, &command_list, "events", "done", "created");
    assert_int_equal(lines(c.out), 2);
    CAPTURE(&c, &command_list, "scenarios", "bench/ward", "policies/specialised");
    assert_int_equal(c.status, 0);
    assert_int_equal(lines(c.out), 2); /* a part, too, when it is asked for */
    static const struct {
        const char *what, *name, *says;
    } wrong[] = {
        {"metrics", "wait_min_men", "avlast: no metric is called 'wait_min_men'; did you mean 'wait_min_mean'?\n"},
        {"columns", "run.csv", "avlast: no file is called 'run.csv'; did you mean 'runs.csv'?\n"},
        {"events", "finished", "avlast: no kind of event is called 'finished'\n"},
        {"scenarios", "bench/wrad", "avlast: no scenario is called 'bench/wrad'; did you mean 'bench/ward'?\n"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CAPTURE(&c, &command_list, (char *)wrong[i].what, (char *)wrong[i].name);
        assert_int_equal(c.status, 2);
        assert_string_equal(c.err, wrong[i].says);
        assert_string_equal(c.out, "");
    }
}

static void test_markdown(void **state)
{
    (void)state;
    CAPTURE(&c, &command_list, "metrics", "--markdown", "late_share");
    assert_memory_equal(c.out, "# Metrics\n", 10);
    assert_null(strstr(c.out, "`rostered_h`"));
    CAPTURE(&c, &command_list, "columns", "--markdown");
    assert_memory_equal(c.out, "# Files and columns\n", 20);
    CAPTURE(&c, &command_list, "--markdown", "events");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err, "avlast: --markdown: only metrics and columns have a page\n");
    CAPTURE(&c, &command_list, "--markdown");
    assert_int_equal(c.status, 2);
}

static void test_all(void **state)
{
    (void)state;
    capture_command(&c, &command_list, (char *[]){NULL});
    assert_int_equal(c.status, 0);
    assert_memory_equal(c.out, "scenarios:\n", 11);
    assert_non_null(strstr(c.out, "\n\nmetrics:\n"));
    assert_non_null(strstr(c.out, "\n\nevents:\n"));
    assert_non_null(strstr(c.out, "\n\ncolumns:\nruns.csv: "));
}

static void test_misuse(void **state)
{
    (void)state;
    CAPTURE(&c, &command_list, "metric");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err,
                        "avlast: expected scenarios, metrics, events or columns, found 'metric'; did you mean 'metrics'?\n");
    assert_string_equal(c.out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scenarios), cmocka_unit_test(test_metrics), cmocka_unit_test(test_events),
        cmocka_unit_test(test_columns),   cmocka_unit_test(test_named),   cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_all),       cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
