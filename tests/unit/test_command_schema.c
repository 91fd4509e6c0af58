/* avlast schema: the two documents, and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>

#include "capture.h"
#include "cli/command_schema.h"
#include "scenario/json.h"

static struct capture c;

static void test_schema_is_json(void **state)
{
    (void)state;
    struct arena arena = {0};
    jmp_buf exhausted;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    capture_command(&c, &command_schema, (char *[]){NULL});
    assert_int_equal(c.status, 0);
    const struct value *schema = json_parse(&arena, NULL, "schema", c.out, strlen(c.out));
    assert_non_null(schema);
    assert_non_null(value_at(schema, "properties", "units", NULL));
    arena_free(&arena);
}

static void test_reference(void **state)
{
    (void)state;
    CAPTURE(&c, &command_schema, "--reference");
    assert_int_equal(c.status, 0);
    assert_non_null(strstr(c.out, "tick_s"));
    assert_int_equal(c.out[0], '#'); /* a heading */
}

static void test_misuse(void **state)
{
    (void)state;
    CAPTURE(&c, &command_schema, "x");
    assert_int_equal(c.status, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schema_is_json),
        cmocka_unit_test(test_reference),
        cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
