/* Tables for the terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "handmade_days.h"
#include "report/summary.h"

static char *said;
static FILE *out;
static size_t length;

static int set_up(void **state)
{
    (void)state;
    out = open_memstream(&said, &length);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    fclose(out);
    free(said);
    said = NULL;
    return 0;
}

static const char *printed(void)
{
    fflush(out);
    return said;
}

static void test_numbers(void **state)
{
    (void)state;
    char n[SUMMARY_NUMBER_BYTES];
    assert_string_equal(summary_number(n, 1.26, 1, false), "1.3");
    assert_string_equal(summary_number(n, 1.26, 1, true), "+1.3");
    assert_string_equal(summary_number(n, -1.26, 1, false), "-1.3");
    assert_string_equal(summary_number(n, -0.04, 1, true), "0.0");
    assert_string_equal(summary_number(n, 0.04, 1, true), "0.0");
    assert_string_equal(summary_number(n, -0.4, 0, false), "0");
    assert_string_equal(summary_number(n, NAN, 1, true), "-");
    assert_string_equal(summary_number(n, 1e15, 2, false), "1000000000000000.00");
}

static void test_decimals(void **state)
{
    (void)state;
    assert_int_equal(summary_decimals(100), 0);
    assert_int_equal(summary_decimals(9.4), 1);
    assert_int_equal(summary_decimals(0.1), 1);
    assert_int_equal(summary_decimals(0.09), 2);
    assert_int_equal(summary_decimals(0.009), 3);
    assert_int_equal(summary_decimals(0), 3);
}

/* Letters with several bytes take one place. */
static void test_padding(void **state)
{
    (void)state;
    summary_pad(out, "Tørn", 6);
    summary_pad(out, "år", -4);
    summary_pad(out, "too long", 3);
    summary_pad(out, "too long", -3);
    assert_string_equal(printed(), "Tørn    årtoo long  too long");
}

struct study {
    struct handmade h[2];
    const struct model *models[2];
    struct rows rows[2];
    struct trials t;
    struct manifest_scenario scenarios[2];
    struct manifest m;
    struct arena arena;
};

/* Replications whose accounts are handmade; in those of the other scenario the nurse has `more` minutes of bells. */
static void make_study(struct study *s, int n_scenarios, int n_units, int n_replications)
{
    static jmp_buf exhausted;
    struct err e = {0};
    memset(s, 0, sizeof *s);
    s->arena.exhausted = &exhausted;
    if (setjmp(exhausted))
        fail();
    for (int i = 0; i < n_scenarios; i++) {
        handmade_init(&s->h[i], n_units);
        s->models[i] = &s->h[i].model;
        rows_init(&s->rows[i], s->models[i], &s->arena);
        s->scenarios[i].name = i ? "o3" : "o2";
        s->scenarios[i].label = i ? "Specialised" : "o2";
    }
    assert_int_equal(trials_init(&s->t, s->models, s->rows, n_scenarios, n_replications, &e), 0);
    for (int i = 0; i < s->t.n; i++) {
        struct trial *trial = &s->t.trial[i];
        struct handmade *h = &s->h[trial->scenario];
        struct tally tally;
        handmade_init(h, n_units);
        handmade_fill(h);
        h->ticks[HANDMADE_ANNA][TIME_ROSTERED][HANDMADE_BELL] += trial->replication + 20 * trial->scenario;
        tally_init(&tally, &h->model, &s->arena);
        tally_fill(&tally, &h->accounts);
        rows_values(&s->rows[trial->scenario], &tally, trial->values);
    }
    s->m = (struct manifest){.n_scenarios = n_scenarios, .scenarios = s->scenarios, .seed = 5, .n_replications = n_replications};
}

static void free_study(struct study *s)
{
    trials_free(&s->t);
    arena_free(&s->arena);
}

static void expect(const char *line)
{
    if (!strstr(printed(), line))
        fail_msg("no line \"%s\" in:\n%s", line, said);
}

static void test_run(void **state)
{
    (void)state;
    static struct study s;
    make_study(&s, 1, 1, 3);
    summary_run(out, &s.m, &s.t);
    expect("o2: 3 replications of 2 days after 1 of warm-up, seed 5\n");
    expect("Minutes per rostered hour                     Nurse      Assistant\n");
    expect("  clinical                                     23.0            0.0\n");
    /* nurse: bells 90 + 1, 2, 3 minutes in ten hours: 9.2, sd 0.1, t(2) = 4.303 */
    expect("  care                                    9.2 ± 0.2           42.0\n");
    expect("  meal breaks missed, %                         0.0           75.0\n");
    assert_null(strstr(said, "kin")); /* nobody does any */
    expect("Care                                tasks  mean wait, min  95 % wait at most, min        late, %     omitted, %"
           "  not done, min/day\n");
    expect("  all                                57.0            16.0                    62.0           20.0            7.0"
           "               25.0\n");
    expect("  clinical                           25.0            20.0                    62.0           25.0           16.0"
           "               20.0\n");
    expect("  beds in use, %                               75.0\n");
    expect("  carers per patient and week                   2.5\n");
    expect("  time in understaffed shifts, %               25.0\n");
    expect("  more waiting than hands, %                   10.0\n");
    expect("  pay per patient and day, kroner            1558.3\n");
    free_study(&s);
}

/* What a replication came to, of a role, in place of what the accounts say. */
static void set(struct study *s, int scenario, const char *metric, int role, double value)
{
    int row = rows_find(&s->rows[scenario], metric, metric_at(0, role, -1, -1));
    assert_true(row >= 0);
    for (uint32_t r = 1; r <= (uint32_t)s->t.n_replications; r++)
        trials_at(&s->t, scenario, r)->values[row] = value;
}

/* Rights and absence have tables of their own where there is something to tell, and no line of what there is not. */
static void test_rights_and_presence(void **state)
{
    (void)state;
    static struct study s;
    make_study(&s, 1, 1, 2);
    static const char *const none[] = {"missed_shifts_count", "covered_same_role_shifts_count", "covered_lower_role_shifts_count",
                                       "covered_temp_shifts_count", "short_shifts_count", "quick_returns_count", "education_h",
                                       "away_education_h", "education_kr"};
    for (int role = 0; role < HANDMADE_ROLES; role++)
        for (size_t i = 0; i < sizeof none / sizeof *none; i++)
            set(&s, 0, none[i], role, 0);
    summary_run(out, &s.m, &s.t);
    assert_null(strstr(printed(), "Rights and training"));
    assert_null(strstr(said, "Shifts and absence"));
    set(&s, 0, "delegated_share", HANDMADE_ASSISTANT, 0.125);
    set(&s, 0, "rights_open_count", HANDMADE_ASSISTANT, 3);
    set(&s, 0, "days_to_right_restricted_mean", HANDMADE_ASSISTANT, 40);
    set(&s, 0, "missed_shifts_count", HANDMADE_NURSE, 7);
    set(&s, 0, "short_shifts_count", HANDMADE_NURSE, 2);
    summary_run(out, &s.m, &s.t);
    expect("\nRights and training, by who does it           Nurse      Assistant\n"
           "  done by sign-off, % of tasks                  0.0           12.5\n"
           "  rights offered, not yet earned                0.0            3.0\n"
           "  days to a right, or until the end               -           40.0\n"
           "\nShifts and absence, in all                    Nurse      Assistant\n"
           "  planned shifts missed                         7.0            0.0\n"
           "  of them, nobody came                          2.0            0.0\n"
           "\nCare ");
    free_study(&s);
}

static void test_one_replication_has_no_interval(void **state)
{
    (void)state;
    static struct study s;
    make_study(&s, 1, 2, 1);
    summary_run(out, &s.m, &s.t);
    expect("o2: 1 replication of 2 days after 1 of warm-up, seed 5\n");
    expect("  clinical                                     15.3            0.0\n"); /* both units: 230 min in 15 h */
    assert_null(strstr(said, "±"));
    s.scenarios[0].label = "All do all"; /* a label, and the name that files have */
    summary_run(out, &s.m, &s.t);
    expect("All do all (o2): 1 replication of 2 days");
    free_study(&s);
}

static void test_compare(void **state)
{
    (void)state;
    static struct study s;
    struct comparison c;
    struct err e = {0};
    make_study(&s, 2, 1, 3);
    assert_int_equal(comparison_make(&c, &s.t, &s.arena, &e), 0);
    summary_compare(out, &s.m, &s.t, &c);
    expect("base:  o2\nother: Specialised (o3)\n"
           "3 replications of 2 days after 1 of warm-up, seed 5; the same patients and needs in both.\n"
           "Difference = other minus base, with its 95 % interval, each looked at alone; the sentences below look at all of "
           "them.\n\n");
    expect("Minutes per rostered hour                  base      other difference\n");
    expect("Nurse\n  clinical                                 23.0       23.0        0.0\n");
    expect("  care                                      9.2       11.2       +2.0"); /* always 20 minutes in ten hours more */
    expect("Care, all tasks\n");
    free_study(&s);
}

/* A difference that varies has its interval beside it. */
static void test_compare_with_interval(void **state)
{
    (void)state;
    static struct study s;
    struct comparison c;
    struct err e = {0};
    make_study(&s, 2, 1, 3);
    int row = rows_find(&s.rows[0], "wait_min_mean", metric_at(0, -1, -1, -1));
    for (uint32_t r = 1; r <= 3; r++)
        trials_at(&s.t, 1, r)->values[row] += r; /* 1 2 3: mean 2, sd 1, half width 4.303 / sqrt(3) = 2.484 */
    assert_int_equal(comparison_make(&c, &s.t, &s.arena, &e), 0);
    summary_compare(out, &s.m, &s.t, &c);
    expect("  mean wait, min                           16.0       18.0       +2.0   (-0.5 to +4.5)\n");
    free_study(&s);
}

/* What one scenario has alone has its numbers in one column, and a word to it. */
static void test_compare_what_one_has(void **state)
{
    (void)state;
    static struct study s;
    struct comparison c;
    struct err e = {0};
    make_study(&s, 2, 1, 3);
    s.h[1].roles[HANDMADE_ASSISTANT].label = (struct label){.id = "porter", .text = "porter"};
    s.h[1].tasks[HANDMADE_WASH].label = (struct label){.id = "mop", .text = "Mopping floors"};
    rows_init(&s.rows[1], s.models[1], &s.arena);
    assert_int_equal(comparison_make(&c, &s.t, &s.arena, &e), 0);
    summary_compare(out, &s.m, &s.t, &c);
    expect("Assistant (only in base)\n  care                                     42.0          -          -\n");
    expect("Porter (only in other)\n  care                                        -       42.0          -\n");
    expect("Task 'Wash' (only in base)\nTask 'Mopping floors' (only in other)\n");
    assert_null(strstr(said, "Unit '"));
    free_study(&s);
}

/* Scenarios of one and of two units are compared where they meet. */
static void test_compare_units(void **state)
{
    (void)state;
    static struct study s;
    struct comparison c;
    struct err e = {0};
    for (int more = 0; more < 2; more++) {
        make_study(&s, 2, 1, 2);
        handmade_init(&s.h[more], 2);
        rows_init(&s.rows[more], s.models[more], &s.arena);
        trials_free(&s.t);
        assert_int_equal(trials_init(&s.t, s.models, s.rows, 2, 2, &e), 0);
        for (int i = 0; i < s.t.n; i++)
            for (int r = 0; r < s.rows[s.t.trial[i].scenario].n; r++)
                s.t.trial[i].values[r] = 7;
        assert_int_equal(comparison_make(&c, &s.t, &s.arena, &e), 0);
        summary_compare(out, &s.m, &s.t, &c);
        expect("Care, all tasks\n  tasks                                     7.0        7.0        0.0\n");
        expect(more ? "Unit 'West' (only in other)\n" : "Unit 'West' (only in base)\n");
        free_study(&s);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_numbers), TEST(test_decimals), TEST(test_padding), TEST(test_run), TEST(test_one_replication_has_no_interval),
        TEST(test_compare), TEST(test_compare_with_interval), TEST(test_compare_what_one_has),
        TEST(test_compare_units), TEST(test_rights_and_presence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
