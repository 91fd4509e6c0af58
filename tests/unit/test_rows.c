/* Which rows a model has, in which order, and how two models' rows are matched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "handmade_days.h"
#include "metrics/rows.h"

static struct handmade h;
static struct arena arena;
static jmp_buf exhausted;

static int set_up(void **state)
{
    (void)state;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* "unit/role/category/task" of the rows of one metric, and urgency, shift and weekday where there are, joined by blanks. */
static void list(char *out, const struct rows *r, const char *metric)
{
    *out = '\0';
    for (int i = 0; i < r->n; i++) {
        const struct row *row = &r->row[i];
        if (!strcmp(row->metric->id, metric))
            out += sprintf(out, "%s/%s/%s/%s%s%s%s ", row->care_unit, row->role, row->category, row->task, row->urgency,
                           row->shift, row->weekday);
    }
}

static void test_one_unit(void **state)
{
    (void)state;
    char text[4000];
    struct rows r;
    handmade_init(&h, 1);
    rows_init(&r, &h.model, &arena);
    list(text, &r, "rostered_h");
    assert_string_equal(text, "east/// east/assistant// east/nurse// ");
    list(text, &r, "holding_min_per_rostered_h");
    assert_string_equal(text, "east/assistant// east/nurse// ");
    list(text, &r, "patient_days");
    assert_string_equal(text, "east/// ");
    list(text, &r, "made_count");
    assert_string_equal(text, "east/// east//clinical/ east//care/ east//kin/ east//admin/ east//service/ east//activity/ "
                              "east//training/ east///2 east///7 east///bell east///medicine east///wash east///day east///night "
                              "east///outside east///mon east///tue east///wed east///thu east///fri east///sat east///sun ");
    list(text, &r, "utilisation_share");
    assert_string_equal(text, "east/// east/assistant// east/nurse// east///day east///night east///outside east/assistant//day "
                              "east/assistant//night east/assistant//outside east/nurse//day east/nurse//night "
                              "east/nurse//outside east///mon east///tue east///wed east///thu east///fri east///sat east///sun "
                              "east/assistant//mon east/assistant//tue east/assistant//wed east/assistant//thu "
                              "east/assistant//fri east/assistant//sat east/assistant//sun east/nurse//mon east/nurse//tue "
                              "east/nurse//wed east/nurse//thu east/nurse//fri east/nurse//sat east/nurse//sun ");
    list(text, &r, "done_count");
    assert_string_equal(text, "east/// east///bell east///medicine east///wash east/assistant//bell east/assistant//medicine "
                              "east/assistant//wash east/nurse//bell east/nurse//medicine east/nurse//wash ");
}

/* All units first, under an empty name; a unit has rows only for roles and tasks that it has. */
static void test_two_units(void **state)
{
    (void)state;
    char text[4000];
    struct rows r;
    handmade_init(&h, 2);
    rows_init(&r, &h.model, &arena);
    list(text, &r, "rostered_h");
    assert_string_equal(text, "/// east/// west/// /assistant// /nurse// east/assistant// east/nurse// west/nurse// ");
    list(text, &r, "done_count");
    assert_string_equal(text, "/// east/// west/// ///bell ///medicine ///wash east///bell east///medicine east///wash "
                              "west///bell west///medicine /assistant//bell /assistant//medicine /assistant//wash "
                              "/nurse//bell /nurse//medicine /nurse//wash east/assistant//bell east/assistant//medicine "
                              "east/assistant//wash east/nurse//bell east/nurse//medicine east/nurse//wash west/nurse//bell "
                              "west/nurse//medicine ");
}

/* A shift is of one unit, and a row of all units has none. Where shifts leave no gap, nothing is outside; a unit without shifts
 * has no rows by shift. Weekdays are everybody's, and so are the urgencies of the tasks that a unit has. */
static void test_shifts_weekdays_and_urgencies(void **state)
{
    (void)state;
    char text[4000];
    struct rows r;
    handmade_init(&h, 2);
    h.shifts[HANDMADE_DAY].end_tick = 22 * HANDMADE_HOUR;
    rows_init(&r, &h.model, &arena);
    list(text, &r, "on_duty_h");
    const char *shifts = strstr(text, "east///day "), *weekdays = strstr(text, "///mon");
    assert_true(shifts && weekdays);
    assert_memory_equal(shifts - strlen("west/nurse// "), "west/nurse// east///day east///night east/assistant//day ", 49);
    assert_null(strstr(text, "outside"));
    assert_null(strstr(text, "west///day"));
    assert_memory_equal(weekdays, "///mon ///tue ///wed ///thu ///fri ///sat ///sun east///mon ", 60);
    assert_non_null(strstr(weekdays, "east///sun west///mon "));
    assert_non_null(strstr(weekdays, "west/nurse//sun "));
    assert_null(strstr(weekdays, "west/assistant//"));
    list(text, &r, "wait_min_p50");
    assert_non_null(strstr(text, " ///2 ///7 east///2 east///7 west///2 ///bell "));
    for (int i = 0; i < r.n; i++) { /* names and cells say the same */
        const struct metric_cell *c = &r.row[i].cell;
        assert_true((c->urgency >= 0) == !!*r.row[i].urgency && (c->shift >= 0) == !!*r.row[i].shift);
        assert_true((c->weekday >= 0) == !!*r.row[i].weekday && (c->shift < 0 || c->unit == HANDMADE_EAST));
    }
    struct metric_cell friday = {HANDMADE_EAST, -1, -1, -1, -1, -1, 4}, seven = {-1, -1, -1, 7, -1, -1, -1};
    assert_string_equal(r.row[rows_find(&r, "made_count", friday)].weekday, "fri");
    assert_string_equal(r.row[rows_find(&r, "late_share", seven)].urgency, "7");
}

static void test_rows_are_in_the_order_of_the_table(void **state)
{
    (void)state;
    struct rows r;
    handmade_init(&h, 2);
    rows_init(&r, &h.model, &arena);
    for (int i = 1; i < r.n; i++)
        assert_true(r.row[i].metric >= r.row[i - 1].metric);
    for (int i = 0; i < r.n; i++)
        assert_int_equal(rows_find(&r, r.row[i].metric->id, r.row[i].cell), i); /* no cell twice */
    assert_int_equal(rows_find(&r, "rostered_h", metric_at(0, 0, 0, 0)), -1);
}

/* A task that arises in some way is of the unit even where nobody waits in a queue for it. */
static void test_sources_make_rows(void **state)
{
    (void)state;
    struct rows r;
    struct source wash = {.task = HANDMADE_WASH};
    handmade_init(&h, 2);
    h.units[HANDMADE_WEST].sources = &wash;
    h.units[HANDMADE_WEST].n_sources = 1;
    rows_init(&r, &h.model, &arena);
    assert_true(rows_find(&r, "made_count", metric_at(HANDMADE_WEST, -1, -1, HANDMADE_WASH)) >= 0);
}

static void test_values(void **state)
{
    (void)state;
    struct rows r;
    struct tally t;
    handmade_init(&h, 2);
    handmade_fill(&h);
    rows_init(&r, &h.model, &arena);
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    double *values = ARENA_ARRAY(&arena, r.n, double);
    rows_values(&r, &t, values);
    assert_true(values[rows_find(&r, "rostered_h", metric_at(-1, -1, -1, -1))] == 20);
    assert_true(isnan(values[rows_find(&r, "wait_min_mean", metric_at(HANDMADE_WEST, -1, -1, HANDMADE_MEDICINE))]));
}

static void test_match_by_names(void **state)
{
    (void)state;
    static struct handmade other;
    struct rows a, b;
    handmade_init(&h, 1);
    handmade_init(&other, 2);
    /* the other scenario has a role and a task more, before the others, so no index is the same */
    struct role roles[] = {{.label = HANDMADE_LABEL("aide")}, other.roles[0], other.roles[1]};
    other.model.roles = roles;
    other.model.n_roles = 3;
    for (int p = 0; p < HANDMADE_PERSONS; p++)
        other.persons[p].role++;
    struct task tasks[] = {{.label = HANDMADE_LABEL("ache"), .urgency = 2}, other.tasks[0], other.tasks[1], other.tasks[2]};
    static const int queue_of[8];
    other.model.tasks = tasks;
    other.model.n_tasks = 4;
    other.units[HANDMADE_EAST].queue_of = other.units[HANDMADE_WEST].queue_of = queue_of;
    rows_init(&a, &h.model, &arena);
    rows_init(&b, &other.model, &arena);
    int *match = ARENA_ARRAY(&arena, a.n + b.n, int);
    rows_match(&a, &b, match);
    for (int i = 0; i < a.n; i++) {
        assert_in_range(match[i], 0, b.n - 1); /* all that east has is there too */
        assert_string_equal(a.row[i].care_unit, b.row[match[i]].care_unit);
        assert_string_equal(a.row[i].role, b.row[match[i]].role);
        assert_string_equal(a.row[i].task, b.row[match[i]].task);
        assert_string_equal(a.row[i].urgency, b.row[match[i]].urgency);
        assert_string_equal(a.row[i].shift, b.row[match[i]].shift);
        assert_string_equal(a.row[i].weekday, b.row[match[i]].weekday);
        assert_ptr_equal(a.row[i].metric, b.row[match[i]].metric);
    }
    rows_match(&b, &a, match);
    for (int i = 0; i < b.n; i++)
        assert_int_equal(match[i] >= 0, !strcmp(b.row[i].care_unit, "east") && strcmp(b.row[i].task, "ache"));
}

/* A shift that only one has, by name, makes rows without a partner; the others have theirs. */
static void test_match_shifts(void **state)
{
    (void)state;
    static struct handmade other;
    struct rows a, b;
    handmade_init(&h, 1);
    handmade_init(&other, 1);
    other.shifts[HANDMADE_NIGHT].label = (struct label)HANDMADE_LABEL("late");
    rows_init(&a, &h.model, &arena);
    rows_init(&b, &other.model, &arena);
    int *match = ARENA_ARRAY(&arena, a.n, int);
    rows_match(&a, &b, match);
    for (int i = 0; i < a.n; i++)
        assert_int_equal(match[i], strcmp(a.row[i].shift, "night") ? i : -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_unit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_two_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shifts_weekdays_and_urgencies, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rows_are_in_the_order_of_the_table, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sources_make_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_match_by_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_match_shifts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
