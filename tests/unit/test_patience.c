/* Queues, columns, waits and wakes of a unit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

static void expect_queues(const struct unit *u, const struct model *m, const char *expected)
{
    char text[400] = "";
    for (int q = 0; q < u->n_queues; q++) {
        const struct queue_kind *k = &u->queues[q];
        sprintf(text + strlen(text), "%s%s", m->tasks[k->task].label.id, k->critical ? "! " : " ");
        assert_int_equal(u->queue_of[2 * k->task + k->critical], q);
        assert_int_equal(k->relation, RELATION_OTHER);
    }
    assert_string_equal(text, expected);
}

#define ACUITY "'units': {'ward': {'patients': {'acuity': {'ill': {'rank': 1, 'critical': true}, 'well': {'start_share': 1}}}}}"

/* By urgency, then by name; in two where a critical patient makes a difference, and only there. */
static void test_queues(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'tasks': {'a': {'category': 'care', 'urgency': 9, 'duration_min': 1}, 'medicine': {'urgency': 1}}}");
    expect_queues(&x.model.units[0], &x.model, "bell medicine a ");
    assert_int_equal(x.model.units[0].queue_of[2 * modelcase_task(&x.model, "bell") + 1], 0);
    modelcase_free(&x);
    modelcase_good(&x, "{" ACUITY ", 'policy': {'rights': {'bell': {'assistant': 'signed'}}}}");
    expect_queues(&x.model.units[0], &x.model, "bell bell! medicine ");
    modelcase_free(&x);
    modelcase_good(&x, "{" ACUITY ", 'tasks': {'medicine': {'not_if_critical': ['assistant']}}}");
    expect_queues(&x.model.units[0], &x.model, "bell medicine medicine! ");
    modelcase_free(&x);
    modelcase_good(&x, "{" ACUITY ", 'policy': {'rules': {'a': {'task': ['clinical'], 'patient': 'critical', 'patience_min':"
                                  " 7}}}}");
    expect_queues(&x.model.units[0], &x.model, "bell medicine medicine! ");
    assert_int_equal(model_wait(&x.model, &x.model.units[0], 0, 0, 1), 0);
    assert_int_equal(model_wait(&x.model, &x.model.units[0], 0, 0, 2), 7);
    modelcase_free(&x);
    /* no patient is ever critical; or the task is never a patient's */
    modelcase_good(&x, "{'policy': {'rights': {'bell': {'assistant': 'signed'}}}}");
    expect_queues(&x.model.units[0], &x.model, "bell medicine ");
    modelcase_free(&x);
    modelcase_good(&x, "{" ACUITY ", 'tasks': {'bell': {'arises': {'call': {'of': 'unit'}}}}, 'policy': {'rights': {'bell':"
                                  " {'assistant': 'signed'}}}}");
    expect_queues(&x.model.units[0], &x.model, "bell medicine ");
    modelcase_free(&x);
}

/* Without `when` one column; rules that come to the same waits share a column; the night is the day it started on. */
static void test_columns(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{}");
    assert_int_equal(x.model.units[0].n_columns, 1);
    for (int i = 0; i < 28; i++)
        assert_int_equal(x.model.units[0].column_of[i], 0);
    modelcase_free(&x);
    modelcase_good(&x, "{'policy': {'rules': {'night': {'who': ['nurse'], 'when': {'shifts': ['night']}, 'patience_min': 5},"
                       " 'sunday': {'who': ['nurse'], 'when': {'weekdays': ['sun']}, 'patience_min': 5},"
                       " 'monday': {'task': ['bell'], 'when': {'weekdays': ['mon'], 'shifts': ['day']}, 'patience_min': 'never'},"
                       " 'same': {'when': {'weekdays': ['tue']}, 'patience_min': 0}}}}");
    const struct unit *u = &x.model.units[0];
    enum { DAY, EVENING, NIGHT, NONE, SHIFTS };
    assert_int_equal(u->n_columns, 3);
    const int *c = u->column_of;
    int monday = c[DAY], plain = c[EVENING], night = c[NIGHT];
    assert_true(monday != plain && plain != night && monday != night);
    for (int d = 0; d < N_WEEKDAYS; d++) {
        assert_int_equal(c[d * SHIFTS + DAY], d == 0 ? monday : d == 6 ? night : plain);
        assert_int_equal(c[d * SHIFTS + EVENING], d == 6 ? night : plain);
        assert_int_equal(c[d * SHIFTS + NIGHT], night);
        assert_int_equal(c[d * SHIFTS + NONE], d == 6 ? night : plain);
    }
    enum { ASSISTANT, NURSE, BELL = 0, MEDICINE };
    assert_int_equal(model_wait(&x.model, u, monday, NURSE, BELL), MODEL_NEVER);
    assert_int_equal(model_wait(&x.model, u, monday, NURSE, MEDICINE), 0);
    assert_int_equal(model_wait(&x.model, u, night, NURSE, MEDICINE), 5);
    assert_int_equal(model_wait(&x.model, u, night, ASSISTANT, MEDICINE), 0);
    modelcase_free(&x);
}

static void expect_wakes(const struct modelcase *x, const char *task, int n, const int32_t *ticks)
{
    const struct unit *u = &x->model.units[0];
    const struct queue_kind *k = &u->queues[u->queue_of[2 * modelcase_task(&x->model, task)]];
    assert_int_equal(k->n_wakes, n);
    for (int i = 0; i < n; i++)
        assert_int_equal(k->wake_ticks[i], ticks[i]);
}

/* Distinct, positive, finite, sorted: patience of any column, helpers of roles that are here, hold, omission. */
static void test_wakes(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'roles': {'host': {}}, 'tasks': {'bell': {'omit_after_min': 60, 'late_after_min': 7, 'helper':"
                       " {'hold_after_min': 20,"
                       " 'patience_min': {'nurse': 15, 'assistant': 0, 'host': 33}}}, 'medicine': {'omit_after_min': 0}},"
                       " 'policy': {'rules': {"
                       " 'a': {'who': ['nurse'], 'task': ['bell'], 'patience_min': 30}, 'b': {'who': ['nurse'], 'task': ['bell'],"
                       " 'when': {'shifts': ['night']}, 'patience_min': 10}, 'c': {'who': ['assistant'], 'task': ['bell'],"
                       " 'patience_min': 20},"
                       " 'd': {'who': ['host'], 'patience_min': 44}, 'e': {'who': ['assistant'], 'task': ['medicine'],"
                       " 'patience_min': 'never'}}}}");
    expect_wakes(&x, "bell", 5, (int32_t[]){10, 15, 20, 30, 60});
    expect_wakes(&x, "medicine", 0, NULL);
    modelcase_free(&x);
}

/* A class that the unit does not have waits for ever: it is never asked. */
static void test_classes_elsewhere(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'home': {}}, 'staff': {'lines': {'anna': {'unit': 'ward'}, 'bo': {'unit': 'home'}}},"
                       " 'policy': {'rules': {'everyone': {'patience_min': 3}}}}");
    const struct unit *home = &x.model.units[0], *ward = &x.model.units[1];
    assert_int_equal(model_wait(&x.model, home, 0, 0, 0), 3);
    assert_int_equal(model_wait(&x.model, home, 0, 1, 0), MODEL_NEVER);
    assert_int_equal(model_wait(&x.model, ward, 0, 0, 0), MODEL_NEVER);
    assert_int_equal(model_wait(&x.model, ward, 0, 1, 0), 3);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_queues),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_wakes),
        cmocka_unit_test(test_classes_elsewhere),
    };
    return cmocka_run_group_tests_name("patience", tests, NULL, NULL);
}
