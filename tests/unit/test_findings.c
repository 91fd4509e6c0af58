/* Findings: all of them, in order, with copies of their texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/findings.h"

static void test_order_and_counts(void **state)
{
    (void)state;
    struct arena a = {0};
    struct findings f = {.arena = &a};
    char file[] = "ward.json", pointer[] = "/time";
    findings_error(&f, file, pointer, "expected %d, found %d", 1, 2);
    findings_warning(&f, NULL, NULL, "nobody on duty");
    findings_error(&f, "--set", "", "third");
    memset(file, 'x', sizeof file - 1);
    memset(pointer, 'x', sizeof pointer - 1);
    assert_int_equal(f.n_errors, 2);
    assert_int_equal(f.n_warnings, 1);
    const struct finding *x = f.first;
    assert_true(x->is_error);
    assert_string_equal(x->file, "ward.json");
    assert_string_equal(x->pointer, "/time");
    assert_string_equal(x->text, "expected 1, found 2");
    x = x->next;
    assert_false(x->is_error);
    assert_null(x->file);
    assert_string_equal(x->pointer, "");
    assert_string_equal(x->text, "nobody on duty");
    x = x->next;
    assert_true(x->is_error);
    assert_string_equal(x->text, "third");
    assert_ptr_equal(x, f.last);
    assert_null(x->next);
    arena_free(&a);
}

/* What a file holds must not reach a terminal as commands. */
static void test_control_characters(void **state)
{
    (void)state;
    struct arena a = {0};
    struct findings f = {.arena = &a};
    findings_error(&f, "a\nb", "/\033[2J", "found '%s' in the vaktrom på 2. étage", "x\r\t\x7f");
    assert_string_equal(f.first->file, "a?b");
    assert_string_equal(f.first->pointer, "/?[2J");
    assert_string_equal(f.first->text, "found 'x?" "?" "?' in the vaktrom på 2. étage");
    arena_free(&a);
}

static void test_long_texts(void **state)
{
    (void)state;
    struct arena a = {0};
    struct findings f = {.arena = &a};
    char pointer[5000];
    memset(pointer, '/', sizeof pointer);
    pointer[sizeof pointer - 1] = '\0';
    findings_error(&f, "a", pointer, "%s", pointer);
    assert_string_equal(f.first->pointer, pointer);
    assert_int_equal(strlen(f.first->text), 1023);
    arena_free(&a);
}

static void test_too_many(void **state)
{
    (void)state;
    struct arena a = {0};
    struct findings f = {.arena = &a};
    for (int i = 0; i < 3 * FINDINGS_MOST; i++)
        (i % 3 ? findings_error : findings_warning)(&f, "a", "/b", "%d", i);
    assert_int_equal(f.n_errors, 2 * FINDINGS_MOST);
    assert_int_equal(f.n_warnings, FINDINGS_MOST);
    int n = 0;
    for (const struct finding *x = f.first; x; x = x->next, n++)
        if (n < FINDINGS_MOST)
            assert_int_equal(atoi(x->text), n);
    assert_int_equal(n, FINDINGS_MOST + 1);
    assert_string_equal(f.last->text, "there is more: these are the first 1000 findings");
    assert_null(f.last->file);
    assert_string_equal(f.last->pointer, "");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_counts),
        cmocka_unit_test(test_control_characters),
        cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
