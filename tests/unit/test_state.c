/* The state of a replication: what is gathered from the model once, a clean beginning every time, and too little memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc -Wl,--wrap=aligned_alloc -Wl,--wrap=free */
#include "enginecase.h"

#include "engine/state.h"

static long calls_left = -1; /* of malloc, calloc, realloc and aligned_alloc; -1: no limit */
static long n_live;          /* pieces taken and not given back */

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void __real_free(void *p);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);
void __wrap_free(void *p);

static bool granted(void)
{
    if (calls_left == 0)
        return false;
    calls_left -= calls_left > 0;
    n_live++;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return granted() ? __real_malloc(size) : NULL;
}

void *__wrap_calloc(size_t n, size_t size)
{
    return granted() ? __real_calloc(n, size) : NULL;
}

void *__wrap_realloc(void *p, size_t size)
{
    n_live -= p != NULL;
    return granted() ? __real_realloc(p, size) : NULL;
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    return granted() ? __real_aligned_alloc(alignment, size) : NULL;
}

void __wrap_free(void *p)
{
    n_live -= p != NULL;
    __real_free(p);
}

/* Three copies of a ward with a bit of everything, and a kitchen of its own. */
#define CALM_OR_ILL \
    "'calm': {'start_share': 1, 'sojourn_h': 9, 'next': {'ill': 1}}, 'ill': {'rank': 1, 'critical': true, 'sojourn_h': 5," \
    " 'next': {'calm': 1}}"
#define IN_WARD(name, urgency, minutes, more, way) \
    "'" name "': {'units': ['ward'], 'category': 'care', 'urgency': " urgency ", 'duration_min': " minutes ", " more \
    "'arises': {'a': {'how': " way "}}}"
static const char wards[] =
    "{'time': {'days': 3}, 'units': {'kitchen': {}, 'ward': {'copies': 3, 'beds': 3,"
    " 'patients': {'stay_days': {'law': 'exponential', 'mean': 1}, 'turnover_h': 3, 'acuity': {" CALM_OR_ILL "}},"
    " 'shifts': {'day': {'start': '07:00', 'end': '15:00'}},"
    " 'breaks': {'lunch': {'shift': 'day', 'from': '11:00', 'until': '13:00'}}}},"
    "'staff': {'rota_weeks': 1, 'plan': {'ward': {'day': {'all': {'assistant': 1}}}},"
    " 'lines': {'anna': {'unit': 'ward'}, 'bo': {'unit': 'ward', 'role': 'assistant'},"
    " 'cook': {'unit': 'kitchen', 'role': 'assistant', 'duty': 'always'}}},"
    "'policy': {'rules': {'ill': {'patient': 'critical', 'who': ['assistant'], 'patience_min': 15}}}, 'tasks': {"
    IN_WARD("bell", "1", "{'law': 'exponential', 'mean': 4}", "'interrupts': true, ", "'poisson', 'per_day': 20") ","
    IN_WARD("walk", "8", "40", "'interruptible': true, 'omit_after_min': 90, ",
            "'after_done', 'of': 'patient', 'gap_min': 200") ","
    IN_WARD("lift", "5", "10", "'helper': {'patience_min': {'assistant': 0}, 'hold_after_min': 5}, 'max_waiting': 2, ",
            "'scheduled', 'times': ['09:00'], 'spread_min': 60") ","
    IN_WARD("note", "5", "5", "", "'after', 'task': 'bell', 'probability': 0.5}, 'b': {'how': 'per_person'") ","
    TASK("meal", "30", "'08:00'", "'units': ['kitchen'], ") "}}";

/* ---- A clean beginning ------------------------------------------------------------------------------------------------- */

static void assert_same_events(const struct testlib_events *a, const struct testlib_events *b)
{
    assert_int_equal(a->n, b->n);
    for (int i = 0; i < a->n; i++) {
        const struct event *x = &a->all[i], *y = &b->all[i];
        assert_true(x->tick == y->tick && x->kind == y->kind && x->why == y->why && x->unit == y->unit && x->task == y->task);
        assert_true(x->instance == y->instance && x->source == y->source && x->k == y->k && x->slot == y->slot);
        assert_true(x->person == y->person && x->helper == y->helper);
    }
}

/* A replication is the same whether the engine is new or has lived through another one. */
static void test_nothing_is_left_behind(void **state)
{
    (void)state;
    struct enginecase x, fresh;
    enginecase_build(&x, wards, NULL);
    for (uint32_t replication = 1; replication <= 6; replication++) {
        assert_int_equal(enginecase_replicate(&x, 9, 1 + replication % 3), 0); /* 2, 3, 1, 2, 3, 1 */
        enginecase_build(&fresh, wards, NULL);
        assert_int_equal(enginecase_replicate(&fresh, 9, 1 + replication % 3), 0);
        assert_true(x.events.n > 500);
        assert_same_events(&x.events, &fresh.events);
        assert_memory_equal(x.accounts.a.ticks, fresh.accounts.a.ticks,
                            (size_t)(x.m->n_persons * N_TIME_KINDS * x.accounts.a.n_accounts) * sizeof(int64_t));
        assert_memory_equal(x.accounts.a.tasks, fresh.accounts.a.tasks,
                            (size_t)(x.m->n_units * x.m->n_tasks) * sizeof(struct task_account));
        assert_true(x.accounts.a.demand_hash == fresh.accounts.a.demand_hash);
        enginecase_free(&fresh);
    }
    enginecase_free(&x);
}

/* Two engines of one model side by side know nothing of each other. */
static void test_two_engines(void **state)
{
    (void)state;
    struct enginecase x;
    struct err e = {0};
    struct testlib_accounts accounts;
    struct engine_options options = {.audit = true};
    enginecase_build(&x, wards, NULL);
    struct engine *other = engine_new(x.m, &e);
    assert_non_null(other);
    testlib_accounts_init(&accounts, x.m);
    assert_int_equal(enginecase_replicate(&x, 9, 1), 0);
    assert_int_equal(engine_run(other, 9, 2, &options, &accounts.a, &e), 0);
    assert_true(accounts.a.demand_hash != x.accounts.a.demand_hash);
    assert_int_equal(engine_run(other, 9, 1, &options, &accounts.a, &e), 0);
    assert_true(accounts.a.demand_hash == x.accounts.a.demand_hash);
    assert_int_equal(accounts.a.completed, x.accounts.a.completed);
    engine_free(other);
    testlib_accounts_free(&accounts);
    enginecase_free(&x);
}

/* ---- What is gathered from the model ----------------------------------------------------------------------------------- */

static bool bit(const uint64_t *words, int i)
{
    return words[i >> 6] >> (i & 63) & 1;
}

static int queue(const struct enginecase *x, const char *task, bool critical)
{
    int unit = 0;
    while (strcmp(x->m->units[unit].label.id, "ward.1") != 0)
        unit++;
    return x->m->units[unit].queue_of[2 * testlib_task(x->m, task) + critical];
}

/* Who owns, who backs up, what is urgent: bits that say the same as the model's tables. Copies of a unit share them. */
static void test_masks(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, wards, NULL);
    const struct engine *g = x.engine;
    assert_int_equal(x.m->n_units, 4);
    assert_string_equal(x.m->units[0].label.id, "kitchen");
    const struct masks *k = g->units[1].masks;
    assert_ptr_equal(g->units[2].masks->own_classes, k->own_classes);
    assert_ptr_equal(g->units[3].masks->level, k->level);
    assert_ptr_not_equal(g->units[0].masks->own_classes, k->own_classes);
    int bo = modelcase_person(x.m, "bo")->class, anna = modelcase_person(x.m, "anna")->class;
    int bell = queue(&x, "bell", false), ill = queue(&x, "bell", true), walk = queue(&x, "walk", false);
    assert_true(bit(&k->own_classes[bell], bo) && bit(&k->own_classes[bell], anna) && !k->back_up_classes[bell]);
    assert_true(!bit(&k->own_classes[ill], bo) && bit(&k->own_classes[ill], anna));
    assert_true(bit(&k->back_up_classes[ill], bo) && !bit(&k->back_up_classes[ill], anna));
    for (int urgency = 0; urgency < N_URGENCIES; urgency++) {
        assert_int_equal(bit(k->level + urgency, bell), urgency == 1);
        assert_int_equal(bit(k->level + urgency, walk), urgency == 8);
        assert_int_equal(bit(k->from_level + urgency, bell), urgency <= 1);
        assert_int_equal(bit(k->from_level + urgency, walk), urgency <= 8);
    }
    assert_true(bit(k->level_of + bell, ill) && bit(k->level_of + bell, bell) && !bit(k->level_of + bell, walk));
    enginecase_free(&x);
}

/* The sources that follow from a task, that come per person, that are chains; and what all instances of a source share. */
static void test_kinds(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, wards, NULL);
    const struct unit_state *us = &((const struct engine *)x.engine)->units[2];
    const struct masks *k = us->masks;
    int bell = testlib_task(x.m, "bell"), walk = testlib_task(x.m, "walk");
    assert_int_equal(k->first_child[bell + 1] - k->first_child[bell], 1);
    assert_int_equal(k->first_child[walk + 1] - k->first_child[walk], 0);
    assert_string_equal(us->u->sources[k->children[k->first_child[bell]]].id, "note/a");
    assert_int_equal(k->n_per_person, 1);
    assert_string_equal(us->u->sources[k->per_person[0]].id, "note/b");
    assert_true(k->patient_chains);
    assert_false(((const struct engine *)x.engine)->units[0].masks->patient_chains);
    for (int s = 0; s < us->u->n_sources; s++) {
        const struct kind *kind = &us->kinds[s];
        const struct task *task = &x.m->tasks[us->u->sources[s].task];
        assert_true(kind->us == us && kind->unit == 2 && kind->source == s && kind->task == us->u->sources[s].task);
        assert_ptr_equal(kind->pace_per_s, task->pace_per_s);
        assert_true(kind->late_ticks == task->late_ticks && kind->omit_ticks == task->omit_ticks);
        assert_int_equal(kind->urgency, task->urgency);
        assert_true(kind->max_waiting == task->max_waiting && kind->joint == task->helper.joint);
        assert_true(kind->interrupts == task->interrupts && kind->interruptible == task->interruptible);
        assert_int_equal(kind->chain, kind->task == walk);
        assert_int_equal(kind->follows, kind->task == bell || kind->task == walk);
        for (int critical = 0; critical < 2; critical++)
            assert_int_equal(kind->queue[critical], us->u->queue_of[2 * kind->task + critical]);
    }
    enginecase_free(&x);
}

/* ---- More queues than a word has bits ---------------------------------------------------------------------------------- */

enum { MANY = 70 };

static int urgency_of(int task)
{
    return task * 7 % 10;
}

/* MANY tasks of a minute, made a minute apart while Anna is busy until 10:00; then by urgency and age, one a minute. */
static void check_many(const char *policy, enum event_why why)
{
    struct enginecase x;
    static char patch[40000];
    patch[0] = '\0';
    enginecase_write(patch, "{%s'tasks': {" TASK("first", "300", "'05:00'", ""), policy);
    for (int i = 0; i < MANY; i++) {
        char name[16], time[32];
        snprintf(name, sizeof name, "q%02d", i);
        snprintf(time, sizeof time, "%02d:%02d", 6 + i / 60, i % 60);
        enginecase_write(patch, ",'%s': {'category': 'care', 'duration_min': 1, 'urgency': %d, 'arises':"
                         " {'a': {'how': 'scheduled', 'of': 'unit', 'times': ['%s']}}}", name, urgency_of(i), time);
    }
    enginecase_write(patch, "}}");
    enginecase_run(&x, patch);
    assert_int_equal(x.m->units[0].n_words, 2);
    int order[MANY], n = 0, started = 0;
    for (int urgency = 0; urgency < 10; urgency++)
        for (int i = 0; i < MANY; i++)
            if (urgency_of(i) == urgency)
                order[n++] = i;
    for (int e = 0; e < x.events.n; e++) {
        const struct event *v = &x.events.all[e];
        if (v->kind != EVENT_STARTED || v->tick < 600)
            continue;
        assert_int_equal(v->tick, 600 + started);
        assert_int_equal(v->why, why);
        assert_int_equal(atoi(x.m->tasks[v->task].label.id + 1), order[started]);
        started++;
    }
    assert_int_equal(started, MANY);
    enginecase_free(&x);
}

static void test_many_queues(void **state)
{
    (void)state;
    check_many("", WHY_OWN);
    check_many("'policy': {'rules': {'q': {'who': ['nurse'], 'patience_min': 5},"
               "'first': {'task': ['first'], 'patience_min': 0}}},",
               WHY_BACK_UP);
}

/* ---- Many classes of people ---------------------------------------------------------------------------------------------- */

enum { CLASSES = 12 };

/* Twelve nurses, told apart by marks, all but two of them in another ward. One of the two owns washing, and takes the first; the
 * second, two minutes later, is for the one who backs up after 5, at 08:07. */
static void check_classes(int owner, int back_up)
{
    struct enginecase x;
    static char patch[10000];
    char expected[300];
    patch[0] = '\0';
    enginecase_write(patch, "{'units': {'annex': {}}, 'staff': {'lines': {'anna': null");
    for (int i = 0; i < CLASSES; i++)
        enginecase_write(patch, ", 'p%02d': {'unit': '%s', 'role': 'nurse', 'duty': 'always', 'marks': ['m%02d']}", i,
                         i == owner || i == back_up ? "ward" : "annex", i);
    enginecase_write(patch, "}}, 'policy': {'rules': {'everyone': {'patience_min': 'never'},"
                     " 'own': {'who': ['m%02d'], 'patience_min': 0}, 'back_up': {'who': ['m%02d'], 'patience_min': 5}}},"
                     " 'tasks': {" TASK("wash", "30", "'08:00', '08:02'", "'units': ['ward'], ") "}}", owner, back_up);
    enginecase_run(&x, patch);
    assert_int_equal(x.m->n_classes, CLASSES);
    snprintf(expected, sizeof expected,
             "08:00 created wash\n08:00 started wash p%02d own\n08:02 created wash.2\n08:07 started wash.2 p%02d back_up\n"
             "08:30 done wash p%02d\n08:37 done wash.2 p%02d\n", owner, back_up, owner, back_up);
    enginecase_events(&x, expected);
    enginecase_free(&x);
}

static void test_many_classes(void **state)
{
    (void)state;
    for (int i = 0; i < CLASSES; i++)
        check_classes(i, (i + 7) % CLASSES);
}

/* ---- Memory ------------------------------------------------------------------------------------------------------------ */

/* Whichever piece cannot be had: no engine, a sentence, and nothing kept. */
static void test_memory(void **state)
{
    (void)state;
    struct enginecase x;
    struct engine *g = NULL;
    int n = 0;
    enginecase_build(&x, wards, NULL);
    for (; !g; n++) {
        struct err e = {0};
        long live = n_live;
        calls_left = n;
        g = engine_new(x.m, &e);
        calls_left = -1;
        if (g)
            break;
        assert_int_equal(e.code, ERR_MEMORY);
        assert_string_equal(e.text, "not enough memory for the state of a replication");
        assert_int_equal(n_live, live);
    }
    assert_in_range(n, 3, 100); /* the engine, blocks of its arena, the calendar's nodes */
    long live = n_live;
    engine_free(g);
    assert_true(n_live < live);
    engine_free(NULL);
    enginecase_free(&x);
}

/* After many replications the engine gives back all it took. */
static void test_all_is_given_back(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, wards, NULL);
    engine_free(x.engine);
    long live = n_live;
    struct engine_options options = {.audit = true};
    x.engine = engine_new(x.m, &x.error);
    for (uint32_t replication = 1; replication <= 3; replication++)
        assert_int_equal(engine_run(x.engine, 9, replication, &options, &x.accounts.a, &x.error), 0);
    engine_free(x.engine);
    x.engine = NULL;
    assert_int_equal(n_live, live);
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_left_behind),
        cmocka_unit_test(test_two_engines),
        cmocka_unit_test(test_masks),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_many_queues),
        cmocka_unit_test(test_many_classes),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_all_is_given_back),
    };
    return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
