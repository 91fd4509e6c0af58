/* Who is free, and for what: the state of a unit as rows tell it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story_state.h"

enum { ANNA, BO_1, BO_2 }; /* the persons of the model, by name */

static struct storycase x;
static struct story_state s;

static int make(void **state)
{
    (void)state;
    storycase_make(&x, "");
    storycase_open(&x, STORY_ENGLISH);
    story_state_init(&s, &x.cast.model, &x.cast.arena);
    for (int p = 0; p < 3; p++)
        s.workers[p].doing = STORY_FREE;
    return 0;
}

static int clear(void **state)
{
    (void)state;
    story_state_free(&s);
    storycase_free(&x);
    return 0;
}

static struct story_row row(int32_t tick, enum event_kind kind, const char *task, uint64_t instance, int person, int helper)
{
    struct story_row r = {.tick = tick, .kind = kind, .task = -1, .patient = 0, .person = person, .helper = helper, .level = -1,
                          .instance = instance};
    for (int t = 0; t < x.cast.model.n_tasks; t++)
        if (!strcmp(x.cast.model.tasks[t].label.id, task))
            r.task = t;
    assert_true(r.task >= 0);
    return r;
}

static struct story_task *arise(const char *task, uint64_t instance)
{
    struct story_row r = row(10, EVENT_CREATED, task, instance, -1, -1);
    return story_state_arise(&s, &r);
}

static void take_up(struct story_task *t, int person, int helper)
{
    struct story_row r = row(12, EVENT_STARTED, "wash", t->instance, person, helper);
    story_state_take_up(&s, t, &r);
}

static struct story_others others(const struct story_task *t, int person)
{
    struct story_row r = row(12, EVENT_STARTED, "wash", t->instance, person, -1);
    return story_state_others(&s, t, &r);
}

static void test_others(void **state)
{
    (void)state;
    struct story_task *wash = arise("wash", 1), *medicine = arise("medicine", 2);
    struct story_others o = others(wash, ANNA);
    assert_true(o.known && !o.nobody && !o.nobody_who_may && o.lower_may);
    assert_int_equal(o.n_free, 2);
    assert_int_equal(o.one, BO_1);
    o = others(medicine, ANNA); /* assistants may not */
    assert_true(!o.nobody && o.nobody_who_may && !o.lower_may);
    assert_int_equal(o.n_free, 0);
    o = others(wash, BO_1);
    assert_true(!o.lower_may); /* the nurse is no lower */
    assert_int_equal(o.n_free, 2);
    s.workers[BO_1].doing = STORY_AWAY;
    s.workers[BO_2].doing = STORY_OFF_DUTY;
    o = others(wash, ANNA);
    assert_true(o.nobody && o.nobody_who_may && o.lower_may); /* there is one, on a break */
    s.workers[BO_1].doing = STORY_WAITING; /* not free, and not quite busy: nothing is claimed */
    o = others(wash, ANNA);
    assert_true(!o.nobody && !o.nobody_who_may);
    assert_int_equal(o.n_free, 0);
}

static void test_rights(void **state)
{
    (void)state;
    struct story_task *wash = arise("wash", 1);
    s.workers[ANNA].doing = STORY_AT_WORK;
    story_state_set_level(&s, 0, 1); /* ill: not for assistants */
    assert_true(others(wash, ANNA).nobody_who_may);
    story_state_set_level(&s, 0, 0);
    assert_false(others(wash, ANNA).nobody_who_may);
    story_state_set_level(&s, 3000, 1); /* room for many at once */
    assert_int_equal(s.level_of[0], 0);
    assert_int_equal(s.level_of[2999], -1);
    assert_true(story_state_may(&x.cast.model, BO_1, wash->task, false));
    assert_false(story_state_may(&x.cast.model, BO_1, wash->task, true));
    struct story_row own = row(10, EVENT_CREATED, "notes", 5, ANNA, -1);
    assert_false(others(story_state_arise(&s, &own), ANNA).known); /* nobody else's */
}

static void test_end_of_tick(void **state)
{
    (void)state;
    struct story_task *wash = arise("wash", 1), *medicine = arise("medicine", 2), *taken = arise("medicine", 3);
    take_up(taken, ANNA, -1);
    story_state_end_tick(&s);
    assert_false(wash->nobody_free);
    assert_true(medicine->nobody_free);
    assert_false(taken->nobody_free);
    struct story_row done = row(15, EVENT_DONE, "medicine", 3, ANNA, -1);
    story_state_leave(&s, taken, &done);
    story_state_end_tick(&s);
    assert_true(medicine->nobody_free); /* of its own tick only */
    assert_int_equal(s.workers[ANNA].doing, STORY_FREE);
}

static void test_tasks(void **state)
{
    (void)state;
    struct story_task *first = arise("wash", 1), *second = arise("lift", 2);
    assert_ptr_equal(story_state_find(&s, 2), second);
    assert_null(story_state_find(&s, 3));
    take_up(second, BO_1, BO_2);
    assert_int_equal(s.workers[BO_2].doing, STORY_AT_WORK);
    assert_int_equal(second->started, 12);
    struct story_row left = row(14, EVENT_HELPER_LEFT, "lift", 2, BO_1, BO_2);
    story_state_helper_leaves(&s, second, &left);
    assert_int_equal(s.workers[BO_2].doing, STORY_FREE);
    assert_int_equal(s.workers[BO_1].doing, STORY_AT_WORK);
    struct story_row called = row(15, EVENT_SUSPENDED, "lift", 2, BO_1, -1);
    called.why = WHY_INTERRUPTION;
    story_state_leave(&s, second, &called);
    assert_ptr_equal(s.workers[BO_1].left, second);
    assert_int_equal(s.workers[BO_1].left_at, 15);
    assert_int_equal(second->ready, 15);
    first->kept = true;
    struct story_row over = row(20, EVENT_OMITTED, "wash", 1, -1, -1);
    story_state_end(&s, first, &over);
    over = row(20, EVENT_WITHDRAWN, "lift", 2, -1, -1);
    story_state_end(&s, second, &over);
    assert_null(s.alive);
    assert_int_equal(first->fate, EVENT_OMITTED);
    assert_ptr_equal(arise("wash", 9), second); /* used again, unlike the one that is kept */
    assert_int_equal(first->ended, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_others, make, clear),
        cmocka_unit_test_setup_teardown(test_rights, make, clear),
        cmocka_unit_test_setup_teardown(test_end_of_tick, make, clear),
        cmocka_unit_test_setup_teardown(test_tasks, make, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
