/* Which groups two scenarios have, together and alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>

#include "handmade.h"
#include "report/groups.h"

static struct handmade h[2];
static const struct model *models[2] = {&h[0].model, &h[1].model};
static struct rows rows[2];
static struct trials t;
static struct arena arena;
static jmp_buf exhausted;
static int nobody_from = -1; /* in this scenario assistants have lines and no hours */

static int tear_down(void **state)
{
    (void)state;
    trials_free(&t);
    arena_free(&arena);
    nobody_from = -1;
    return 0;
}

/* "id side care_unit" of every group, joined by commas. */
static const char *list(enum groups_kind kind)
{
    static char text[1000];
    static const char *const sides[] = {[GROUPS_BOTH] = "both", [GROUPS_BASE] = "base", [GROUPS_OTHER] = "other"};
    struct group g;
    arena.exhausted = &exhausted;
    if (setjmp(exhausted))
        fail();
    for (int s = 0; s < 2; s++)
        rows_init(&rows[s], models[s], &arena);
    struct err e;
    trials_free(&t);
    assert_int_equal(trials_init(&t, models, rows, 2, 2, &e), 0);
    for (int s = 0; s < 2; s++) /* who is on duty, is so in the second replication */
        for (int i = 0; i < rows[s].n; i++) {
            bool off = s == nobody_from && !strcmp(rows[s].row[i].role, "assistant");
            trials_at(&t, s, 1)->values[i] = 0;
            trials_at(&t, s, 2)->values[i] = off ? 0 : 10;
        }
    text[0] = '\0';
    for (struct groups all = {.kind = kind, .trials = &t, .other = 1}; groups_next(&all, &g);)
        sprintf(text + strlen(text), "%s%s %s '%s'", *text ? ", " : "", g.label->id, sides[g.side], g.care_unit);
    return text;
}

static void test_the_same(void **state)
{
    (void)state;
    handmade_init(&h[0], 2);
    handmade_init(&h[1], 2);
    assert_string_equal(list(GROUPS_ROLES), "nurse both '', assistant both ''");
    assert_string_equal(list(GROUPS_UNITS), "east both '', west both ''");
    assert_string_equal(list(GROUPS_TASKS), "bell both '', medicine both '', wash both ''");
}

/* West, and the people there, are in the other alone; whatever both have is compared in the unit that both have. */
static void test_one_unit_and_two(void **state)
{
    (void)state;
    handmade_init(&h[0], 1);
    handmade_init(&h[1], 2);
    h[1].persons[HANDMADE_CIA].role = 2;
    struct role roles[] = {h[1].roles[0], h[1].roles[1], {.label = HANDMADE_LABEL("porter")}};
    h[1].model.roles = roles;
    h[1].model.n_roles = 3;
    assert_string_equal(list(GROUPS_ROLES), "nurse both 'east', assistant both 'east', porter other ''");
    assert_string_equal(list(GROUPS_UNITS), "east both 'east', west other ''");
}

/* A role that nobody has and a task that no unit has are not there, whatever the files say. */
static void test_nobody(void **state)
{
    (void)state;
    handmade_init(&h[0], 1);
    handmade_init(&h[1], 1);
    h[0].persons[HANDMADE_BO].role = HANDMADE_NURSE;
    for (int critical = 0; critical < 2; critical++)
        h[1].queue_of[HANDMADE_EAST][2 * HANDMADE_WASH + critical] = -1;
    assert_string_equal(list(GROUPS_ROLES), "nurse both 'east', assistant other 'east'");
    assert_string_equal(list(GROUPS_TASKS), "bell both 'east', medicine both 'east', wash base 'east'");
}

/* Lines of the roster without an hour on duty make no role either. */
static void test_nobody_on_duty(void **state)
{
    (void)state;
    handmade_init(&h[0], 1);
    handmade_init(&h[1], 1);
    nobody_from = 1;
    assert_string_equal(list(GROUPS_ROLES), "nurse both 'east', assistant base 'east'");
    nobody_from = 0;
    assert_string_equal(list(GROUPS_ROLES), "nurse both 'east', assistant other 'east'");
}

/* The most competent first; of equal ones as they stand. */
static void test_order_of_roles(void **state)
{
    (void)state;
    struct role roles[] = {{.level = 1}, {.level = 3}, {.level = 1}, {.level = 2}};
    const struct model m = {.roles = roles, .n_roles = 4};
    static const int order[] = {1, 3, 0, 2};
    for (int place = 0; place < 4; place++)
        assert_int_equal(model_role_at(&m, place), order[place]);
}

static void test_label(void **state)
{
    (void)state;
    handmade_init(&h[0], 1);
    handmade_init(&h[1], 2);
    h[1].roles[HANDMADE_NURSE].label.text = "Sister";
    list(GROUPS_ROLES);
    assert_string_equal(groups_label(&t, 1, GROUPS_ROLES, "nurse")->text, "Nurse");
    assert_ptr_equal(groups_label(&t, 1, GROUPS_UNITS, "west"), &h[1].units[HANDMADE_WEST].label);
    assert_ptr_equal(groups_label(&t, 1, GROUPS_TASKS, "bell"), &h[0].tasks[HANDMADE_BELL].label);
    assert_null(groups_label(&t, 1, GROUPS_ROLES, "bell"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {TEST(test_the_same), TEST(test_one_unit_and_two), TEST(test_nobody),
                                       TEST(test_nobody_on_duty), TEST(test_label), TEST(test_order_of_roles)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
