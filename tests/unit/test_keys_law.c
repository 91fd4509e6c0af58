/* Which keys belong to which law.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/keys_law.h"

static void test_keys_of_laws(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "fixed law value ",     "uniform law low high ",       "triangular law low mode high ",
        "exponential law mean ", "lognormal law mean cv ",     "gamma law mean cv ",
        "weibull law mean shape ", "empirical law values ",    "geometric law mean ",
    };
    const struct keys_table *t = &keys_law_table;
    int n = 0;
    for (; t->kinds[n]; n++) {
        char keys[200];
        strcat(strcpy(keys, t->kinds[n]), " ");
        for (int i = 0; i < t->n_rows; i++)
            if (t->rows[i].kinds == 0 || t->rows[i].kinds >> n & 1) {
                assert_true(t->rows[i].required); /* no law has a parameter that may be left out */
                strcat(strcat(keys, t->rows[i].name), " ");
            }
        assert_string_equal(keys, wanted[n]);
    }
    assert_int_equal(n, sizeof wanted / sizeof *wanted);
    assert_string_equal(t->selector, "law");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys_of_laws)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
