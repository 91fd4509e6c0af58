/* The audit: a state of which one thing is made wrong, and it says so, with seed, replication and tick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include "engine/audit.h"

/* ---- A state with something in every list ------------------------------------------------------------------------------ */

/* Everybody is trained for tasks of his own. At midnight: Anna walks since 23:50, Eva holds a lift, Cleo is busy with `first`
 * while two washes wait; Carl has left his talk for a bell; Bo and Ben are free; Dan, on duty from 22:00, has his break. */
static const char busy[] =
    "{'units': {'ward': {'shifts': {'night': {'start': '22:00', 'end': '06:00'}},"
    " 'breaks': {'meal': {'shift': 'night', 'from': '23:45', 'until': '01:00'}}}}, 'staff': {'rota_weeks': 1, 'lines': {"
    "'anna': {'trained': ['walk']}, 'eva': {'role': 'nurse', 'duty': 'always', 'trained': ['lift']},"
    "'cleo': {'role': 'nurse', 'duty': 'always', 'trained': ['first', 'wash']},"
    "'carl': {'role': 'nurse', 'duty': 'always', 'trained': ['talk', 'bell']},"
    "'bo': {'role': 'assistant', 'duty': 'always'}, 'ben': {'role': 'assistant', 'duty': 'always'},"
    "'dan': {'role': 'assistant'}},"
    "'plan': {'ward': {'night': {'mon': {'assistant': 1}}}}}," RIGHTS("'all': {'nurse': 'trained', 'assistant': 'none'}") ","
    "'tasks': {" TASK("first", "60", "'23:40'", "") "," TASK("walk", "30", "'23:50'", "") ","
    TASK("lift", "30", "'23:50'", "'helper': {'hold_after_min': 0, 'patience_min': {}}, ") ","
    TASK("wash", "30", "'23:51', '23:52'", "'omit_after_min': 20, ") ","
    TASK("talk", "30", "'23:50'", "'interruptible': true, ") ","
    TASK("bell", "30", "'23:55'", "'urgency': 0, 'interrupts': true, ") "}}";

struct scene {
    struct enginecase x;
    struct engine *g;
    struct unit_state *us;
    struct queue *washes;
};

static struct worker *worker(const struct scene *s, const char *id)
{
    return &s->g->workers[enginecase_person(s->x.m, id)];
}

static void begin(struct scene *s)
{
    enginecase_build(&s->x, busy, NULL);
    s->g = s->x.engine;
    s->us = &s->g->units[0];
    s->washes = &s->us->queues[s->x.m->units[0].queue_of[2 * testlib_task(s->x.m, "wash")]];
}

/* Seed 5, replication 3, as it stands at its end. */
static void play(struct scene *s)
{
    assert_int_equal(enginecase_replicate(&s->x, 5, 3), 0);
    assert_int_equal(s->us->n_waiting, 3); /* two washes and the talk */
    assert_int_equal(s->us->n_holding, 1);
    assert_int_equal(s->us->n_on_break, 1);
    assert_ptr_equal(s->washes->ring.next->next, s->washes->ring.prev);
    assert_non_null(s->us->loose);
}

/* ---- One thing made wrong ---------------------------------------------------------------------------------------------- */

static void flip_bit(struct scene *s) { s->us->waiting[0] ^= (uint64_t)1 << (s->washes - s->us->queues); }
static void make_younger(struct scene *s) { s->washes->ring.next->created = s->washes->ring.next->ready = 1440; }
static void cut_back(struct scene *s) { s->washes->ring.prev->prev = NULL; }
static void cut_end(struct scene *s) { s->washes->ring.prev = s->washes->ring.next; }
static void begin_waiting(struct scene *s) { s->washes->ring.next->started = true; }
static void release_waiting(struct scene *s) { s->washes->ring.next->ready++; }
static void own_waiting(struct scene *s) { s->washes->ring.next->owner = worker(s, "bo"); }
static void age(struct scene *s) { s->washes->ring.next->created = s->washes->ring.next->ready = 1420; }
static void move_queue(struct scene *s) { s->washes->ring.next->queue++; }
static void move_loose(struct scene *s) { s->us->loose->place = PLACE_HELD; }
static void give_back(struct scene *s) { s->us->held->place = PLACE_POOL; }
static void forget_task(struct scene *s) { worker(s, "anna")->instance = NULL; }
static void keep_task(struct scene *s) { worker(s, "bo")->instance = s->us->loose; }
static void swap_performer(struct scene *s) { worker(s, "anna")->instance->performer = worker(s, "carl"); }
static void work_while_held(struct scene *s) { worker(s, "eva")->doing = DOING_PERFORM; }
static void end_duty(struct scene *s) { worker(s, "bo")->duty_end = 1440; }
static void leave(struct scene *s) { worker(s, "bo")->doing = DOING_OFF; }
static void count_waiting(struct scene *s) { s->us->n_waiting++; }
static void count_interrupting(struct scene *s) { s->us->n_calling++; }
static void hide_free(struct scene *s) { s->us->free_classes = 0; }
static void count_holding(struct scene *s) { s->us->n_holding++; }
static void count_breaks(struct scene *s) { s->us->n_on_break--; }

static void mix_free(struct scene *s) /* of the two, the first has now become free last */
{
    struct worker *bo = worker(s, "bo"), *ben = worker(s, "ben");
    (bo->next == ben ? bo : ben)->idle_since = 1440;
}

#define COUNTS "the counts of 'ward' are wrong"
#define ELSEWHERE "a list of 'ward' holds an instance that is elsewhere"
#define STRANGERS "and his task do not know of each other"

static void test_one_thing_wrong(void **state)
{
    (void)state;
    static const struct {
        void (*doctor)(struct scene *);
        const char *expected;
    } cases[] = {
        {flip_bit, "queue 5 of 'ward' and its bit differ"},
        {make_younger, "queue 5 of 'ward' is out of order"},
        {cut_back, "queue 5 of 'ward' is out of order"},
        {move_queue, "queue 5 of 'ward' is out of order"},
        {cut_end, "queue 5 of 'ward' has lost its end"},
        {begin_waiting, "queue 5 of 'ward' holds an instance that belongs among the loose"},
        {release_waiting, "queue 5 of 'ward' holds an instance that belongs among the loose"},
        {own_waiting, "queue 5 of 'ward' holds an instance that belongs among the loose"},
        {age, "'wash' waits beyond its limit"},
        {move_loose, ELSEWHERE},
        {give_back, ELSEWHERE},
        {forget_task, "'anna' is bound to a task without working on it, or the reverse"},
        {keep_task, "'bo' is bound to a task without working on it, or the reverse"},
        {swap_performer, "'anna' " STRANGERS},
        {work_while_held, "'eva' " STRANGERS},
        {end_duty, "'bo' is free after the end of duty"},
        {mix_free, "the free of 'ward' are out of order"},
        {leave, "the free of 'ward' are out of order"},
        {count_waiting, COUNTS},
        {count_interrupting, COUNTS},
        {hide_free, "the free of 'ward' and their bits differ"},
        {count_holding, COUNTS},
        {count_breaks, COUNTS},
    };
    struct scene s;
    begin(&s);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[200];
        play(&s);
        audit_state(s.g);
        assert_false(s.g->failed);
        cases[i].doctor(&s);
        audit_state(s.g);
        snprintf(expected, sizeof expected, "audit: seed 5, replication 3, tick 1440: %s", cases[i].expected);
        assert_true(s.g->failed);
        assert_int_equal(s.x.error.code, ERR_AUDIT);
        enginecase_same(expected, s.x.error.text);
    }
    play(&s); /* and the next replication is sound again */
    enginecase_free(&s.x);
}

/* The first thing found is told, not the last. */
static void test_first_failure_is_kept(void **state)
{
    (void)state;
    struct scene s;
    begin(&s);
    play(&s);
    age(&s);
    count_waiting(&s);
    audit_state(s.g);
    assert_string_equal(s.x.error.text, "audit: seed 5, replication 3, tick 1440: 'wash' waits beyond its limit");
    enginecase_free(&s.x);
}

/* ---- In a run ---------------------------------------------------------------------------------------------------------- */

struct vandal {
    struct scene *scene;
    int32_t tick;
    void (*doctor)(struct scene *);
};

static void vandalise(void *self, const struct event *v)
{
    struct vandal *vandal = self;
    if (v->tick == vandal->tick && vandal->doctor) {
        vandal->doctor(vandal->scene);
        vandal->doctor = NULL;
    }
}

static int run_with(struct scene *s, bool audit, int32_t tick, void (*doctor)(struct scene *))
{
    struct vandal vandal = {s, tick, doctor};
    struct event_listener listener = {vandalise, &vandal};
    struct engine_options options = {.audit = audit, .listener = &listener};
    s->x.error = (struct err){0};
    return engine_run(s->x.engine, 7, 2, &options, &s->x.accounts.a, &s->x.error);
}

static void lose_a_minute(struct scene *s) { s->x.accounts.a.ticks[0]++; }
static void lose_a_task(struct scene *s) { s->x.accounts.a.tasks[0].made--; }

#define AT_THE_END "audit: seed 7, replication 2, at the end: "

/* A count goes wrong at 22:00, when Dan comes: found in that tick, and the run ends; accounts gone wrong are found at its end. */
static void test_found_in_the_same_tick(void **state)
{
    (void)state;
    struct scene s;
    begin(&s);
    assert_int_equal(run_with(&s, true, 1320, NULL), 0);
    assert_int_equal(run_with(&s, true, 1320, count_breaks), ERR_AUDIT);
    assert_string_equal(s.x.error.text, "audit: seed 7, replication 2, tick 1320: " COUNTS);
    assert_int_equal(run_with(&s, true, 1320, lose_a_minute), ERR_AUDIT);
    assert_non_null(strstr(s.x.error.text, AT_THE_END "the time accounts of 'anna' add up to 1441 "));
    assert_int_equal(run_with(&s, true, 1320, lose_a_task), ERR_AUDIT);
    assert_non_null(strstr(s.x.error.text, AT_THE_END "'bell' in 'ward': open at start + made is 0, "));
    assert_int_equal(run_with(&s, false, 1320, lose_a_task), 0); /* nobody looks */
    enginecase_free(&s.x);
}

/* ---- The length of the queues ------------------------------------------------------------------------------------------ */

/* For seven ticks: two washes and the lift were never started, the talk was. Of a window that begins in five ticks, two count. */
static void test_queue_ticks(void **state)
{
    (void)state;
    struct scene s;
    begin(&s);
    play(&s);
    struct task_account *wash = &s.x.accounts.a.tasks[testlib_task(s.x.m, "wash")];
    struct task_account *lift = &s.x.accounts.a.tasks[testlib_task(s.x.m, "lift")];
    struct task_account *talk = &s.x.accounts.a.tasks[testlib_task(s.x.m, "talk")];
    assert_int_equal(wash->queue_ticks, 9 + 8);
    assert_int_equal(lift->queue_ticks, 10);
    assert_int_equal(talk->queue_ticks, 0);
    audit_queues(s.g, 1447);
    assert_int_equal(wash->queue_ticks, 17 + 14);
    assert_int_equal(lift->queue_ticks, 17);
    assert_int_equal(talk->queue_ticks, 0);
    s.g->window_from = 1445;
    audit_queues(s.g, 1447);
    assert_int_equal(wash->queue_ticks, 31 + 4);
    audit_queues(s.g, 1444);
    assert_int_equal(wash->queue_ticks, 35);
    enginecase_free(&s.x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_thing_wrong),
        cmocka_unit_test(test_first_failure_is_kept),
        cmocka_unit_test(test_found_in_the_same_tick),
        cmocka_unit_test(test_queue_ticks),
    };
    return cmocka_run_group_tests_name("audit", tests, NULL, NULL);
}
