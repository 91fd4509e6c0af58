/* The start of a run is any moment in the life of a ward: what history leaves behind at time 0 has the laws of a ward that has
 * been in use for ever, known from queueing theory, and keeps them on the days that follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reference/whole_demand.h"
#include "reference/whole_demand_patients.h"

enum { DAYS = 4, REPLICATIONS = 400 };

/* What is counted in each replication. */
struct present {
    struct testlib_sample day[DAYS];  /* patients in the ward at the start of each day */
    struct testlib_sample first;      /* of those at time 0: at the first level */
    struct testlib_sample still;      /* ... still there after 60 hours */
};

static void count_one(const struct whole_demand *d, struct present *p)
{
    int first = 0, still = 0;
    for (int day = 0; day < DAYS; day++)
        testlib_add(&p->day[day], whole_demand_present(d->events, d->n_events, day * 86400.0));
    for (int i = 0; i < d->n_events && d->events[i].tick == 0; i++) {
        const struct patient_event *v = &d->events[i];
        assert_true(v->x_s >= 0); /* what came before is not told */
        if (v->kind != PATIENT_ADMITTED || v->x_s > 0)
            continue;
        first += v->level == 0;
        still++;
        for (int j = i; j < d->n_events; j++)
            still -= d->events[j].key == v->key && d->events[j].kind == PATIENT_DISCHARGED && d->events[j].x_s < 60 * 3600;
    }
    testlib_add(&p->first, first);
    testlib_add(&p->still, still);
}

static struct present count(const char *beds_and_patients)
{
    struct present p = {0};
    struct model m;
    char text[1000];
    snprintf(text, sizeof text,
             "{'time': {'tick_s': 60, 'warmup_days': 0, 'days': %d}, 'roles': {'nurse': {}}, 'units': {'ward': {%s}}, 'tasks': {"
             "'visit': {'category': 'care', 'duration_min': 1, 'arises': {'a': {'how': 'admission'}}}},"
             " 'staff': {'lines': {'nurse': {'role': 'nurse', 'duty': 'always'}}}}", DAYS, beds_and_patients);
    testlib_model_of_text(&m, text);
    for (uint32_t r = 1; r <= (uint32_t)(REPLICATIONS * testlib_scale()); r++) {
        struct whole_demand d = whole_demand(&m, 38, r);
        count_one(&d, &p);
        whole_demand_free(&d);
    }
    model_free(&m);
    return p;
}

/* M/G/infinity: the number there is Poisson with mean rate x mean stay, on every day. */
static void test_beds_enough(void **state)
{
    (void)state;
    struct present p = count("'beds': 100, 'patients': {'arrivals_per_day': 10,"
                             " 'stay_days': {'law': 'gamma', 'mean': 4, 'cv': 0.8}}");
    for (int day = 0; day < DAYS; day++) {
        testlib_expect("patients there, 10 a day for 4 days", &p.day[day], 40);
        int freedom = p.day[day].n - 1;
        double z = (p.day[day].squares / 40 - freedom) / sqrt(2.0 * freedom); /* of the index of dispersion */
        if (fabs(z) > 4)
            fail_msg("the number there on day %d is not Poisson: z %.2f", day, z);
    }
}

/* M/G/c/c: Erlang's loss formula, B(24 beds, 20 offered) = 0.066097, whatever the law of the stay. */
static void test_beds_too_few(void **state)
{
    (void)state;
    struct present p = count("'beds': 24, 'patients': {'arrivals_per_day': 5,"
                             " 'stay_days': {'law': 'lognormal', 'mean': 4, 'cv': 0.8}}");
    for (int day = 0; day < DAYS; day++)
        testlib_expect("patients there, 20 offered to 24 beds", &p.day[day], 20 * (1 - 0.066097));
}

#define FOUR_DAYS \
    "'beds': 100, 'patients': {'arrivals_per_day': 10, 'stay_days': 4, 'acuity': {" \
    "'new': {'start_share': 1, 'sojourn_h': 24, 'next': {'old': 1}}, 'old': {'rank': 1}}"

/* Those present have come at any moment of the last four days: a quarter of them on the last day; and three eighths will have
 * more than 60 hours left. */
static void test_middle_of_the_stay(void **state)
{
    (void)state;
    struct present p = count(FOUR_DAYS "}");
    testlib_expect("patients there", &p.day[0], 40);
    testlib_expect("patients there for less than a day", &p.first, 10);
    testlib_expect("patients there for 60 hours more", &p.still, 15);
}

/* One day brings one day's patients, and none nobody. */
static void test_short_history(void **state)
{
    (void)state;
    struct present p = count(FOUR_DAYS ", 'history_days': 1}");
    for (int day = 0; day < DAYS; day++)
        testlib_expect("patients after a history of a day", &p.day[day], 10 + 10 * day);
    p = count(FOUR_DAYS ", 'history_days': 0}");
    assert_true(p.day[0].mean == 0 && p.day[0].squares == 0);
    for (int day = 1; day < DAYS; day++)
        testlib_expect("patients without history", &p.day[day], 10 * day);
}

/* Beds that are filled again: taken a share stay / (stay + gap) of the time, at 0 as later. */
static void test_beds_filled_again(void **state)
{
    (void)state;
    struct present p = count("'beds': 20, 'patients': {'stay_days': {'law': 'gamma', 'mean': 3, 'cv': 0.8},"
                             " 'turnover_h': {'law': 'exponential', 'mean': 24}}");
    for (int day = 0; day < DAYS; day++)
        testlib_expect("beds taken, 3 days of 4", &p.day[day], 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_beds_enough),
        cmocka_unit_test(test_beds_too_few),
        cmocka_unit_test(test_middle_of_the_stay),
        cmocka_unit_test(test_short_history),
        cmocka_unit_test(test_beds_filled_again),
    };
    return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
