/* What makes demand demand: the same in continuous time at every tick, the same hash whatever else is in the scenario that
 * does not ask for anything, and the same whatever the order of JSON members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reference/random_scenario.h"
#include "reference/whole_demand.h"

static char *replaced(const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    assert_non_null(at);
    char *result = malloc(strlen(text) + strlen(new) + 1);
    assert_non_null(result);
    sprintf(result, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
    return result;
}

static void assert_same_continuous(const struct whole_demand *a, const struct whole_demand *b)
{
    assert_int_equal(a->n_needs, b->n_needs);
    assert_int_equal(a->n_events, b->n_events);
    for (int i = 0; i < a->n_needs; i++) {
        const struct need *x = &a->needs[i].need, *y = &b->needs[i].need;
        assert_true(x->key == y->key && x->x_s == y->x_s && x->work_s == y->work_s);
        assert_true(x->rounding == y->rounding && x->tie == y->tie && x->slot == y->slot && x->k == y->k);
    }
    for (int i = 0; i < a->n_events; i++) { /* sorted by tick, then bed: another order at another tick */
        bool found = false;
        for (int j = 0; j < b->n_events && !found; j++) {
            const struct patient_event *x = &a->events[i], *y = &b->events[j];
            found = x->key == y->key && x->x_s == y->x_s && x->kind == y->kind && x->level == y->level && x->slot == y->slot;
        }
        assert_true(found);
    }
}

/* The scenario, which has ticks of 60 s, against itself with others. */
static void check_at_every_tick(const char *ward)
{
    static const char *const ticks[] = {"'tick_s': 1", "'tick_s': 10", "'tick_s': 720", "'tick_s': 3600"};
    struct model m;
    testlib_model_of_text(&m, ward);
    struct whole_demand all = whole_demand(&m, 34, 1);
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        struct model other;
        char *text = replaced(ward, "'tick_s': 60", ticks[i]);
        testlib_model_of_text(&other, text);
        struct whole_demand others = whole_demand(&other, 34, 1);
        assert_same_continuous(&all, &others);
        whole_demand_free(&others);
        model_free(&other);
        free(text);
    }
    whole_demand_free(&all);
    model_free(&m);
}

static void test_same_at_every_tick(void **state)
{
    (void)state;
    check_at_every_tick(whole_demand_ward);
    char *stream = replaced(whole_demand_ward, "'turnover_h': 5", "'arrivals_per_day': 3");
    check_at_every_tick(stream);
    free(stream);
}

static void test_hash_knows_only_demand(void **state)
{
    (void)state;
    static const char *const unused[][2] = {
        {"'tasks': {", "'tasks': {'aaa': {'category': 'care', 'duration_min': 7},"},
        {"'tasks': {",
         "'tasks': {'zzz': {'category': 'care', 'duration_min': 7, 'arises': {'a': {'how': 'poisson', 'per_day': 0}}},"},
        {"'roles': {", "'roles': {'aaa': {'level': 3},"},
        {"'staff': {'lines': {", "'staff': {'lines': {'aaa': {'role': 'nurse', 'duty': 'always'},"},
        {"'rules': {", "'rules': {'never': {'task': ['call'], 'patience_min': 'never', 'rank': 3},"},
        {"'acuity': {", "'acuity': {'aaa': {'rank': 5},"},
        {"'category': 'care', 'duration_min': {'law': 'exponential'",
         "'category': 'care', 'urgency': 1, 'interrupts': true, 'omit_after_min': 3, "
         "'duration_min': {'law': 'exponential'"},
    };
    struct model m;
    testlib_model_of_text(&m, whole_demand_ward);
    struct whole_demand all = whole_demand(&m, 35, 2);
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++) {
        struct model other;
        char *text = replaced(whole_demand_ward, unused[i][0], unused[i][1]);
        testlib_model_of_text(&other, text);
        struct whole_demand others = whole_demand(&other, 35, 2);
        assert_true(all.hash == others.hash);
        assert_int_equal(all.n_needs, others.n_needs);
        whole_demand_free(&others);
        model_free(&other);
        free(text);
    }
    static const char *const changes[][2] = {
        {"'per_day': 9", "'per_day': 9.01"}, {"'beds': 4", "'beds': 3"},
        {"'cv': 0.6", "'cv': 0.61"},         {"{'law': 'exponential', 'mean': 5}", "{'law': 'exponential', 'mean': 5.01}"},
        {"'mean': 9}", "'mean': 9.1}"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct model other;
        char *text = replaced(whole_demand_ward, changes[i][0], changes[i][1]);
        testlib_model_of_text(&other, text);
        struct whole_demand others = whole_demand(&other, 35, 2);
        assert_true(all.hash != others.hash);
        whole_demand_free(&others);
        model_free(&other);
        free(text);
    }
    struct whole_demand another = whole_demand(&m, 35, 3), seeded = whole_demand(&m, 36, 2);
    assert_true(all.hash != another.hash && all.hash != seeded.hash);
    whole_demand_free(&another);
    whole_demand_free(&seeded);
    whole_demand_free(&all);
    model_free(&m);
}

/* A unit of its own, which asks for nothing, leaves the others alone. */
static void test_hash_and_an_unused_unit(void **state)
{
    (void)state;
    static const char *const tasks[] = {"call", "phone", "pills", "intake", "round", "letter", "alarm"};
    struct model m, other;
    char *text = strdup(whole_demand_ward);
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        char old[40], new[80];
        snprintf(old, sizeof old, "'%s': {", tasks[i]);
        snprintf(new, sizeof new, "'%s': {'units': ['ward'], ", tasks[i]);
        char *next = replaced(text, old, new);
        free(text);
        text = next;
    }
    char *lines = replaced(text, "{'role': 'nurse'", "{'unit': 'ward', 'role': 'nurse'");
    char *units = replaced(lines, "'units': {'ward'", "'units': {'aaa': {}, 'ward'");
    testlib_model_of_text(&m, lines);
    testlib_model_of_text(&other, units);
    assert_int_equal(other.n_units, 2);
    struct whole_demand all = whole_demand(&m, 37, 1), others = whole_demand(&other, 37, 1);
    assert_true(all.n_needs > 0 && all.n_needs == others.n_needs && all.hash == others.hash);
    whole_demand_free(&all);
    whole_demand_free(&others);
    model_free(&m);
    model_free(&other);
    free(text);
    free(lines);
    free(units);
}

static void test_order_of_members(void **state)
{
    (void)state;
    for (uint64_t number = 1; number <= (uint64_t)(60 * testlib_scale()); number++) {
        struct model m, other;
        char *text = random_scenario(number), *reversed = testlib_reversed(text);
        testlib_model_of_text(&m, text);
        testlib_model_of_text(&other, reversed);
        struct whole_demand all = whole_demand(&m, number, 1), others = whole_demand(&other, number, 1);
        assert_true(all.hash == others.hash);
        assert_same_continuous(&all, &others);
        whole_demand_free(&all);
        whole_demand_free(&others);
        model_free(&m);
        model_free(&other);
        free(text);
        free(reversed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_at_every_tick),
        cmocka_unit_test(test_hash_knows_only_demand),
        cmocka_unit_test(test_hash_and_an_unused_unit),
        cmocka_unit_test(test_order_of_members),
    };
    return cmocka_run_group_tests_name("same demand", tests, NULL, NULL);
}
