/* Accounts by hour, shift and day: sums that must agree, days worked out by hand, weeks of carers, and runs of many years.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include <math.h>

#include "engine/slices.h"
#include "reference/random_scenario.h"
#include "reference/reference.h"
#include "reference/same_accounts.h"

/* ---- Sums that must agree ---------------------------------------------------------------------------------------------- */

static void add_people(struct people_sums *to, const struct people_sums *from)
{
    for (int class = 0; class < N_TIME_CLASSES; class++)
        to->ticks[class] += from->ticks[class];
    to->overtime_ticks += from->overtime_ticks;
}

static void add_care(struct care_sums *to, const struct care_sums *from)
{
    to->made += from->made, to->started += from->started, to->wait_ticks += from->wait_ticks;
    to->may_be_late += from->may_be_late, to->late += from->late, to->omitted += from->omitted, to->lost += from->lost;
    to->older_started += from->older_started, to->older_wait_ticks += from->older_wait_ticks;
    to->patient_ticks += from->patient_ticks, to->asked_s += from->asked_s;
}

/* Slices [from, to) of a role in a unit, and of the unit. */
static struct people_sums people_of(const struct slices *s, int group, int from, int to)
{
    struct people_sums sum = {0};
    for (int i = from; i < to; i++)
        add_people(&sum, &s->people[group * s->n + i]);
    return sum;
}

static struct care_sums care_of(const struct slices *s, int unit, int from, int to)
{
    struct care_sums sum = {0};
    for (int i = from; i < to; i++)
        add_care(&sum, &s->care[unit * s->n + i]);
    return sum;
}

/* The same from the accounts of people and of tasks. */
static struct people_sums people_in_all(const struct accounts *a, int unit, int role)
{
    const struct model *m = a->model;
    struct people_sums sum = {0};
    for (int p = 0; p < m->n_persons; p++) {
        if (m->persons[p].unit != unit || m->persons[p].role != role)
            continue;
        const int64_t *ticks = a->ticks + (ptrdiff_t)p * N_TIME_KINDS * a->n_accounts;
        for (int n = 0; n < a->n_accounts; n++) {
            int class = n < m->n_tasks ? (int)m->tasks[n].category : N_CATEGORIES + n - m->n_tasks;
            if (n == m->n_tasks + TIME_TRAINING)
                class = CATEGORY_TRAINING;
            sum.ticks[class] += ticks[n] + ticks[a->n_accounts + n];
        }
        sum.overtime_ticks += a->persons[p].overtime_ticks;
    }
    return sum;
}

static struct care_sums care_in_all(const struct accounts *a, int unit)
{
    const struct model *m = a->model;
    struct care_sums sum = {.patient_ticks = a->units[unit].patient_ticks};
    for (int t = 0; t < m->n_tasks; t++) {
        const struct task_account *c = &a->tasks[unit * m->n_tasks + t];
        const struct helper *help = &m->tasks[t].helper;
        double asked_s = c->made_s;
        if (help->joint == HELPER_ALL)
            asked_s += c->made_s;
        else if (help->joint == HELPER_CHECK)
            asked_s += help->joint_s * (double)c->made;
        add_care(&sum, &(struct care_sums){.made = c->made, .started = c->started, .wait_ticks = c->wait_ticks,
            .may_be_late = m->tasks[t].late_ticks == MODEL_NEVER ? 0 : c->started, .late = c->late,
            .omitted = c->omitted_in_window, .lost = c->lost_in_window, .older_started = c->older_started,
            .older_wait_ticks = c->older_wait_ticks, .asked_s = asked_s});
    }
    return sum;
}

static void same_people(const struct people_sums *x, const struct people_sums *y)
{
    assert_memory_equal(x, y, sizeof *x);
}

static void same_care(struct care_sums x, struct care_sums y)
{
    assert_true(fabs(x.asked_s - y.asked_s) <= 1e-6 * (1 + x.asked_s));
    x.asked_s = y.asked_s = 0;
    assert_memory_equal(&x, &y, sizeof x);
}

/* Hours, shifts, and the days of the window. */
static void check_sums(const struct accounts *a)
{
    const struct model *m = a->model;
    int first_day = m->warmup_ticks / m->ticks_per_day;
    const struct slices *slices[] = {&a->hours, &a->shifts, &a->days};
    assert_int_equal(a->days_per_slice, 1);
    for (int s = 0; s < 3; s++) {
        int from = s < 2 ? 0 : first_day, to = slices[s]->n;
        for (int u = 0; u < m->n_units; u++) {
            for (int r = 0; r < m->n_roles; r++) {
                struct people_sums all = people_in_all(a, u, r);
                struct people_sums sum = people_of(slices[s], u * m->n_roles + r, from, to);
                same_people(&all, &sum);
            }
            same_care(care_in_all(a, u), care_of(slices[s], u, from, to));
        }
    }
}

static void replicate(struct engine *g, struct accounts *a, uint32_t replication)
{
    struct err e = {0};
    if (engine_run(g, 3, replication, &(struct engine_options){.audit = true}, a, &e))
        fail_msg("%s", e.text);
}

static void test_sums(void **state)
{
    (void)state;
    for (uint64_t number = 1; number <= 200; number++) {
        char *text = random_scenario(number);
        struct model m;
        struct err e = {0};
        testlib_model_of_text(&m, text);
        struct testlib_accounts a;
        testlib_accounts_init(&a, &m);
        struct engine *g = engine_new(&m, &e);
        assert_non_null(g);
        for (uint32_t replication = 1; replication <= 2; replication++) {
            replicate(g, &a.a, replication);
            check_sums(&a.a);
        }
        engine_free(g);
        testlib_accounts_free(&a);
        model_free(&m);
        free(text);
    }
}

/* ---- A day by hand ----------------------------------------------------------------------------------------------------- */

#define SHIFTS \
    "'shifts': {'day': {'start': '07:15', 'end': '15:00'}, 'evening': {'start': '15:00', 'end': '22:15'}}"
#define ANNA_BY_DAY \
    "'staff': {'rota_weeks': 1, 'lines': {'anna': {'duty': 'roster'}}, 'plan': {'ward': {'day': {'mon': {'nurse': 1}}}}}"

static void write_people(char *out, const char *what, const struct people_sums *p)
{
    static const char *const names[N_TIME_CLASSES] = {
        [CATEGORY_CARE] = "care", [CATEGORY_CLINICAL] = "clinical", [N_CATEGORIES + TIME_HOLDING] = "holding",
        [N_CATEGORIES + TIME_BREAK] = "break", [N_CATEGORIES + TIME_IDLE] = "idle",
        [N_CATEGORIES + TIME_IDLE_BLOCKED] = "blocked"};
    enginecase_write(out, "%s", what);
    for (int class = 0; class < N_TIME_CLASSES; class++)
        if (p->ticks[class])
            enginecase_write(out, " %s %" PRId64, names[class] ? names[class] : "?", p->ticks[class]);
    if (p->overtime_ticks)
        enginecase_write(out, " overtime %" PRId64, p->overtime_ticks);
}

static void write_care(char *out, const struct care_sums *c)
{
    static const char *const names[] = {"made", "started", "waited", "may_be_late", "late", "omitted", "lost"};
    const int64_t values[] = {c->made, c->started, c->wait_ticks, c->may_be_late, c->late, c->omitted, c->lost};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (values[i])
            enginecase_write(out, " %s %" PRId64, names[i], values[i]);
    if (c->asked_s > 0)
        enginecase_write(out, " asked %g", c->asked_s / 60);
    if (c->patient_ticks)
        enginecase_write(out, " there %" PRId64, c->patient_ticks);
    enginecase_write(out, "\n");
}

/* Slices of the first unit and of the last role, the nurses, a line each. */
static void expect_slices(const struct enginecase *x, const struct slices *s, int from, int to, const char *expected)
{
    static char found[ENGINECASE_TEXT];
    found[0] = '\0';
    for (int i = from; i < to; i++) {
        char name[20];
        snprintf(name, sizeof name, "%d:", i);
        write_people(found, name, &s->people[(x->m->n_roles - 1) * s->n + i]);
        write_care(found, &s->care[i]);
    }
    enginecase_same(expected, found);
}

/* Anna, 07:15 to 15:00, one patient, and a walk of 40 minutes three times: at 07:05, when she is not there; at 08:50; and at
 * 14:40, so that she stays until 15:20. It is late after 5 minutes. */
static void test_a_day_by_hand(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'units': {'ward': {'beds': 1, 'patients': {'stay_days': 'never'}, " SHIFTS "}}, " ANNA_BY_DAY ","
                       " 'tasks': {" TASK("walk", "40", "'07:05', '08:50', '14:40'", "'late_after_min': 5, ") "}}");
    const struct accounts *a = &x.accounts.a;
    expect_slices(&x, &a->hours, 6, 11, "6: there 60\n"
                                        "7: care 40 idle 5 made 1 started 1 waited 10 may_be_late 1 late 1 asked 40 there 60\n"
                                        "8: care 10 idle 50 made 1 started 1 may_be_late 1 asked 40 there 60\n"
                                        "9: care 30 idle 30 there 60\n"
                                        "10: idle 60 there 60\n");
    expect_slices(&x, &a->hours, 13, 17, "13: idle 60 there 60\n"
                                         "14: care 20 idle 40 made 1 started 1 may_be_late 1 asked 40 there 60\n"
                                         "15: care 20 overtime 20 there 60\n"
                                         "16: there 60\n");
    expect_slices(&x, &a->days, 0, 1, "0: care 120 idle 365 overtime 20 made 3 started 3 waited 10 may_be_late 3 late 1 "
                                      "asked 120 there 1440\n");
    assert_int_equal(a->shifts.n, 3 * N_WEEKDAYS);
    expect_slices(&x, &a->shifts, 0, 2,
                  "0: care 100 idle 365 made 2 started 3 waited 10 may_be_late 3 late 1 asked 80 there 465\n"
                  "1:\n");
    expect_slices(&x, &a->shifts, N_WEEKDAYS, N_WEEKDAYS + 2, "7: care 20 overtime 20 there 435\n"
                                                              "8:\n");
    expect_slices(&x, &a->shifts, 2 * N_WEEKDAYS, 2 * N_WEEKDAYS + 2, "14: made 1 asked 40 there 540\n"
                                                                      "15:\n");
    /* Until 07:15 nobody was there and 40 minutes were asked for. */
    assert_int_equal(a->units[0].understaffed_ticks, 435);
    assert_int_equal(a->units[0].peak_ticks, 10);
    assert_int_equal(a->persons[0].switches, 1);
    assert_int_equal(a->tasks[0].made_s, 7200);
    enginecase_free(&x);
}

/* Without shift windows the day is the shift, of its own weekday. */
static void test_no_shifts(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'time': {'days': 2}, 'units': {'ward': {'beds': 1, 'patients': {'stay_days': 'never'}}}, 'tasks': {"
                       TASK("walk", "800", "'10:00', '11:00'", "'omit_after_min': 60, ") "}}");
    const struct accounts *a = &x.accounts.a;
    assert_int_equal(a->shifts.n, N_WEEKDAYS);
    expect_slices(&x, &a->shifts, 0, 3, "0: care 800 idle 640 made 2 started 1 omitted 1 asked 1600 there 1440\n"
                                        "1: care 800 idle 640 made 2 started 1 omitted 1 asked 1600 there 1440\n"
                                        "2:\n");
    assert_int_equal(a->units[0].understaffed_ticks, 2 * 1440);
    enginecase_free(&x);
}

/* ---- Shifts as a whole ------------------------------------------------------------------------------------------------- */

/* Anna alone, always there; one patient. Of the night of 480 minutes 300 are asked for before midnight and `after` after it. */
static int64_t understaffed_nights(const char *after, const char *days, const char *task)
{
    struct enginecase x;
    char patch[900];
    snprintf(patch, sizeof patch, "{'time': {%s}, 'units': {'ward': {'beds': 1, 'patients': {'stay_days': 'never'}, 'shifts': {"
             "'night': {'start': '22:00', 'end': '06:00'}}}}, 'tasks': {" TASK("long", "300", "'23:00'", "%s") ","
             TASK("short", "%s", "'01:00'", "") "}}", days, task, after);
    enginecase_run(&x, patch);
    int64_t ticks = x.accounts.a.units[0].understaffed_ticks;
    enginecase_free(&x);
    return ticks;
}

#define TWO_DAYS "'days': 2"
#define WITH_WARMUP "'warmup_days': 1, 'days': 1"
#define TWO_PEOPLE "'helper': {'patience_min': {'nurse': 0}}, "
#define CHECKED "'helper': {'joint': 'check', 'check_min': 30, 'patience_min': {'nurse': 0}}, "

static void test_understaffed(void **state)
{
    (void)state;
    /* The first night of the run has its end alone, and the last its beginning: 120 minutes on duty, 300 asked for. */
    assert_int_equal(understaffed_nights("150", TWO_DAYS, ""), 120);
    assert_int_equal(understaffed_nights("180", TWO_DAYS, ""), 120); /* just enough */
    assert_int_equal(understaffed_nights("181", TWO_DAYS, ""), 480 + 120);
    assert_int_equal(understaffed_nights("361", TWO_DAYS, ""), 360 + 480 + 120);
    assert_int_equal(understaffed_nights("150", TWO_DAYS, CHECKED), 120);
    assert_int_equal(understaffed_nights("151", TWO_DAYS, CHECKED), 480 + 120);
    assert_int_equal(understaffed_nights("1", TWO_DAYS, TWO_PEOPLE), 480 + 120);
    /* What lies in the window of the night in which it begins: 360 minutes. */
    assert_int_equal(understaffed_nights("360", WITH_WARMUP, ""), 120);
    assert_int_equal(understaffed_nights("361", WITH_WARMUP, ""), 360 + 120);
}

/* A window within another divides it in three. */
static void test_window_within_a_window(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'units': {'ward': {'beds': 1, 'patients': {'stay_days': 'never'}, 'shifts': {"
                       "'day': {'start': '08:00', 'end': '16:00'}, 'extra': {'start': '10:00', 'end': '11:00'}}}}, 'tasks': {"
                       TASK("long", "119", "'09:00'", "") "," TASK("visit", "61", "'10:00'", "") ","
                       TASK("walk", "301", "'11:00'", "") "}}");
    const struct accounts *a = &x.accounts.a;
    assert_int_equal(a->shifts.care[0].patient_ticks, 7 * 60);
    assert_int_equal(a->shifts.care[N_WEEKDAYS].patient_ticks, 60);
    assert_int_equal(a->units[0].understaffed_ticks, 60 + 300);
    enginecase_free(&x);
}

/* ---- Weeks of carers --------------------------------------------------------------------------------------------------- */

/* One bed; `more` may bring others than anna, who do their part. */
static void expect_weeks(const char *time, const char *patients, const char *task, const char *more, int weeks, int carers)
{
    struct enginecase x;
    char patch[1000];
    snprintf(patch, sizeof patch, "{'time': {%s}, 'units': {'ward': {'beds': 1, 'patients': {'history_days': 0, %s}}},"
             " 'tasks': {%s}}", time, patients, task);
    enginecase_patched(&x, patch, more);
    assert_int_equal(x.accounts.a.units[0].patient_weeks, weeks);
    assert_int_equal(x.accounts.a.units[0].carers, carers);
    enginecase_free(&x);
}

static const char stays[] = "'stay_days': 'never'";

static void test_patient_weeks(void **state)
{
    (void)state;
    static const char seven[] = "'stay_days': 7", less[] = "'stay_days': 6.999", more[] = "'stay_days': 20, 'turnover_h': 1";
    static const char meal[] = PATIENT_TASK("meal", "20", "'08:00', '12:00'", "");
    expect_weeks("'days': 6", stays, meal, NULL, 0, 0);
    expect_weeks("'days': 7", stays, meal, NULL, 1, 1);
    expect_weeks("'days': 13", stays, meal, NULL, 1, 1);
    expect_weeks("'days': 14", stays, meal, NULL, 2, 2);
    expect_weeks("'days': 7, 'warmup_days': 7", stays, meal, NULL, 1, 1);
    expect_weeks("'days': 7, 'warmup_days': 1", stays, meal, NULL, 1, 1); /* of the window, from a Tuesday on */
    expect_weeks("'days': 7", seven, meal, NULL, 1, 1);
    expect_weeks("'days': 8", seven, meal, NULL, 1, 1); /* he leaves when the week is over */
    expect_weeks("'days': 14", less, meal, NULL, 0, 0);
    expect_weeks("'days': 8, 'warmup_days': 1", seven, meal, NULL, 0, 0);
    expect_weeks("'days': 28", more, meal, NULL, 3, 3); /* two, and the fourth of the next one */
}

static void test_carers(void **state)
{
    (void)state;
    static const char bo[] = "{" BO "," RIGHTS(NOT_ASSISTANT("lift")) "}";
    static const char two[] = "{'staff': {'lines': {'anna': {'count': 2}}}}";
    static const char lift[] = PATIENT_TASK("lift", "20", "'08:00'", "'helper': {'patience_min': {'assistant': 0}}, ");
    expect_weeks("'days': 7", stays, PATIENT_TASK("walk", "0", "'08:00'", ""), NULL, 1, 0); /* no ticks, nobody's work */
    expect_weeks("'days': 7", stays, lift, bo, 1, 2);                                       /* bo helps */
    expect_weeks("'days': 7", stays, TASK("walk", "20", "'08:00'", ""), NULL, 1, 0);        /* of no patient */
    expect_weeks("'days': 7", stays, PATIENT_TASK("walk", "20", "'08:00'", ""), two, 1, 2); /* who has been idle longer */
}

/* Taken up by one of two on Sunday at 23:50, and by the other a week later: it counts in the week in which it is taken up. */
static void test_carer_over_a_bound(void **state)
{
    (void)state;
    static const char two[] = "{'staff': {'lines': {'anna': {'count': 2}}}}";
    static const char walk[] = "'walk': {'category': 'care', 'duration_min': 60, 'arises': {'a': {'how': 'scheduled',"
                               " 'times': ['23:50'], 'weekdays': ['sun']}}}";
    expect_weeks("'days': 14", stays, walk, two, 2, 2);
    expect_weeks("'days': 7, 'warmup_days': 7", stays, walk, two, 1, 1);
}

/* More people than a word has bits: 70 walks begin one after another, each by the one who has been idle the longest. */
static void test_many_carers(void **state)
{
    (void)state;
    char patch[4000] = "{'time': {'days': 7}, 'staff': {'lines': {'anna': {'count': 70}}}, 'units': {'ward': {'beds': 1,"
                       " 'patients': {'stay_days': 'never'}}}, 'tasks': {'walk': {'category': 'care', 'duration_min': 100,"
                       " 'arises': {'a': {'how': 'scheduled', 'times': [";
    for (int n = 0; n < 70; n++)
        enginecase_write(patch, "%s'%02d:%02d'", n ? ", " : "", 8 + n / 60, n % 60);
    strcat(patch, "]}}}}}");
    struct enginecase x;
    enginecase_run(&x, patch);
    assert_int_equal(x.accounts.a.units[0].patient_weeks, 1);
    assert_int_equal(x.accounts.a.units[0].carers, 70);
    enginecase_free(&x);
}

/* ---- Years ------------------------------------------------------------------------------------------------------------- */

/* Longer runs are kept by weeks, four weeks, years: never more than 512 slices. */
static void test_days_per_slice(void **state)
{
    (void)state;
    static const struct {
        int days, length;
    } cases[] = {{1, 1}, {512, 1}, {513, 7}, {3584, 7}, {3585, 28}, {14336, 28}, {14337, 364}, {36500, 364}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct enginecase x;
        char patch[100];
        snprintf(patch, sizeof patch, "{'time': {'tick_s': 3600, 'days': %d}}", cases[c].days);
        enginecase_build(&x, patch, NULL);
        const struct accounts *a = &x.accounts.a;
        assert_int_equal(a->days_per_slice, cases[c].length);
        assert_true(a->days.n <= 512 && a->days.n * cases[c].length >= cases[c].days);
        assert_true((a->days.n - 1) * cases[c].length < cases[c].days);
        enginecase_free(&x);
    }
}

/* 600 days, of which ten are warm-up and end within a week: by weeks, the last of them of five days. */
static void test_long_run(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{'time': {'tick_s': 3600, 'warmup_days': 10, 'days': 590}, 'units': {'ward': {'beds': 1,"
                       " 'patients': {'stay_days': 'never'}}}, 'tasks': {" TASK("walk", "120", "'08:00'", "") "}}");
    const struct accounts *a = &x.accounts.a;
    assert_true(a->days_per_slice == 7 && a->days.n == 86);
    for (int week = 0; week < 86; week++) {
        int days = week < 85 ? 7 : 5;
        const struct care_sums *care = &a->days.care[week];
        const struct people_sums *nurses = &a->days.people[a->days.n + week];
        assert_true(care->made == days && care->started == days && care->patient_ticks == 24 * days);
        assert_true(nurses->ticks[CATEGORY_CARE] == 2 * days && nurses->ticks[N_CATEGORIES + TIME_IDLE] == 22 * days);
    }
    assert_int_equal(a->units[0].patient_weeks, 590 / 7);
    struct testlib_accounts expected;
    struct err e = {0};
    testlib_accounts_init(&expected, x.m);
    assert_int_equal(reference_run(x.m, 1, 1, NULL, &expected.a, &e), 0);
    assert_true(same_accounts(&expected.a, a));
    testlib_accounts_free(&expected);
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_a_day_by_hand),
        cmocka_unit_test(test_no_shifts),
        cmocka_unit_test(test_understaffed),
        cmocka_unit_test(test_window_within_a_window),
        cmocka_unit_test(test_patient_weeks),
        cmocka_unit_test(test_carers),
        cmocka_unit_test(test_carer_over_a_bound),
        cmocka_unit_test(test_many_carers),
        cmocka_unit_test(test_days_per_slice),
        cmocka_unit_test(test_long_run),
    };
    return cmocka_run_group_tests_name("slices", tests, NULL, NULL);
}
