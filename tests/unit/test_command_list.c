/* avlast list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>

#include "capture.h"
#include "cli/command_list.h"
#include "engine/event.h"
#include "metrics/metric.h"

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
    assert_null(strstr(c.out, "roles "));
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

static void test_all(void **state)
{
    (void)state;
    capture_command(&c, &command_list, (char *[]){NULL});
    assert_int_equal(c.status, 0);
    assert_memory_equal(c.out, "scenarios:\n", 11);
    assert_non_null(strstr(c.out, "\n\nmetrics:\n"));
    assert_non_null(strstr(c.out, "\n\nevents:\n"));
}

static void test_misuse(void **state)
{
    (void)state;
    CAPTURE(&c, &command_list, "metric");
    assert_int_equal(c.status, 2);
    assert_string_equal(c.err, "avlast: expected scenarios, metrics or events, found 'metric'; did you mean 'metrics'?\n");
    assert_string_equal(c.out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scenarios), cmocka_unit_test(test_metrics), cmocka_unit_test(test_events),
        cmocka_unit_test(test_all),       cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
