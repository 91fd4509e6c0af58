/* What messages add about an unknown word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "scenario/hint.h"

static void test_near(void **state)
{
    struct fixture *x = *state;
    static const char *const names[] = {"host", "nurse"};
    assert_string_equal(hint_near(&x->arena, "nurs", names, 2), "; did you mean 'nurse'?");
    assert_string_equal(hint_near(&x->arena, "porter", names, 2), "");
    assert_string_equal(hint_near(&x->arena, "nurs", names, 1), "");
}

static void test_known(void **state)
{
    struct fixture *x = *state;
    static const char *const names[] = {"host", "nurse", "assistant"};
    assert_string_equal(hint_known(&x->arena, "nurs", names, 3, 2), "; did you mean 'nurse'?");
    assert_string_equal(hint_known(&x->arena, "porter", names, 3, 3), "; known here: host, nurse, assistant");
    assert_string_equal(hint_known(&x->arena, "porter", names, 3, 2), "; known here: host, nurse and 1 more");
    assert_string_equal(hint_known(&x->arena, "porter", names, 1, 2), "; known here: host");
    assert_string_equal(hint_known(&x->arena, "porter", NULL, 0, 2), "; none is known here");
}

int main(void)
{
    const struct CMUnitTest tests[] = {FIXTURE_TEST(test_near), FIXTURE_TEST(test_known)};
    return cmocka_run_group_tests_name("hint", tests, NULL, NULL);
}
