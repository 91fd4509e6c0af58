/* How large a model may be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static void test_lists(void **state)
{
    (void)state;
    char *patch = malloc(100000);
    strcpy(patch, "{'roles': {");
    for (int i = 0; i < 999; i++)
        sprintf(patch + strlen(patch), "%s'r%d': {}", i ? ", " : "", i);
    strcat(patch, "}, 'policy': {'rules': {");
    for (int i = 0; i < 2000; i++)
        sprintf(patch + strlen(patch), "%s'p%d': {'patience_min': 0}", i ? ", " : "", i);
    strcat(patch, "}}}");
    modelcase_errors(patch, "/roles: expected at most 1000 roles, found 1001\n"
                            "/policy/rules: expected at most 2000 patience rules, found 2001\n");
    free(patch);
}

static void test_memory(void **state)
{
    (void)state;
    modelcase_errors("{'units': {'ward': {'beds': 100000, 'copies': 10000}}}",
                     "/units/ward: a run would need about 1395 GiB of memory, expected at most 2; most of it is for unit 'ward', "
                     "10000 x (100000 beds, 2 people, 0 duties in the rota, 7e+05 tasks a day): lower the largest of these"
                     " numbers\n");
    modelcase_errors("{'staff': {'lines': {'anna': {'count': 100000}}}, 'units': {'ward': {'copies': 1000}}}",
                     "/units/ward: a run would need about 83 GiB of memory, expected at most 2; most of it is for unit 'ward', "
                     "1000 x (4 beds, 100001 people, 0 duties in the rota, 28 tasks a day): lower the largest of these"
                     " numbers\n");
    /* duties of the rota: people are made only after this check */
    modelcase_errors("{'staff': {'rota_weeks': 52, 'lines': {'anna': {'count': 1000, 'duty': 'roster'}},"
                     " 'plan': {'ward': {'day': {'all': {'nurse': 1000}}}}}, 'units': {'ward': {'copies': 500}}}",
                     "/units/ward: a run would need about 3.1 GiB of memory, expected at most 2; most of it is for unit 'ward', "
                     "500 x (4 beds, 1001 people, 364000 duties in the rota, 28 tasks a day): lower the largest of these"
                     " numbers\n");
}

/* Every person has an account for each kind of time and band of pay. */
static void test_bands(void **state)
{
    (void)state;
    struct modelcase x, y;
    modelcase_good(&x, "{}");
    modelcase_good(&y, "{'staff': {'supplements': {'a': {'from': '08:00', 'kr_per_h': 1},"
                       " 'b': {'from': '16:00', 'kr_per_h': 1}}}}");
    assert_int_equal(y.model.pay.n_bands, 3);
    assert_true(y.model.run_bytes - x.model.run_bytes == 2 * (3 - 1) * N_PAY_KINDS * sizeof(int64_t)); /* two people */
    modelcase_free(&x);
    modelcase_free(&y);
}

static void test_tasks_a_day(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'bell': {'arises': {'call': {'per_day': 1e9}}}}}",
                     "/units/ward: a run would need about 559 GiB of memory, expected at most 2; most of it is for unit 'ward', "
                     "1 x (4 beds, 2 people, 0 duties in the rota, 4e+09 tasks a day): lower the largest of these"
                     " numbers\n");
}

/* What fits is told to those who run several at once. */
static void test_what_fits(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{}");
    double small = x.model.run_bytes;
    modelcase_free(&x);
    modelcase_good(&x, "{'units': {'ward': {'beds': 100000}}}");
    assert_in_range(small, 10 << 10, 1 << 20);
    assert_in_range(x.model.run_bytes, 100 << 20, 400 << 20);
    modelcase_free(&x);
}

/* What patients ask for counts per bed, what the unit asks for once. */
static void test_per_bed(void **state)
{
    (void)state;
    modelcase_errors("{'tasks': {'bell': {'arises': {'call': {'per_day': 3e7}, 'door': {'how': 'poisson', 'of': 'unit',"
                     " 'per_day': 5e7}}}},"
                     " 'units': {'ward': {'beds': 2}}}",
                     "/units/ward: a run would need about 15 GiB of memory, expected at most 2; most of it is for unit 'ward', "
                     "1 x (2 beds, 2 people, 0 duties in the rota, 1.1e+08 tasks a day): lower the largest of these"
                     " numbers\n");
}

static void test_units(void **state)
{
    (void)state;
    modelcase_errors("{'units': {'a': {'copies': 10000}, 'b': {'copies': 10000}, 'c': {'copies': 10000}, 'ward': {'copies':"
                     " 2768}},"
                     " 'staff': {'lines': {'anna': {'unit': 'ward'}, 'bo': {'unit': 'ward'}}}}",
                     "/units: expected at most 32767 units with all copies, found 32768\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_bands),
        cmocka_unit_test(test_tasks_a_day),
        cmocka_unit_test(test_what_fits),
        cmocka_unit_test(test_per_bed),
        cmocka_unit_test(test_units),
    };
    return cmocka_run_group_tests_name("sizes", tests, NULL, NULL);
}
